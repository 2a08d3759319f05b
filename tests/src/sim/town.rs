//! A payment that two people have signed, and a witness that knows nothing of it yet.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::lifecycle::witness::message::{Answer, FileAbort, Question, Taken};
use juicetokens_engine::token::anchor::Anchor;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::message::AbortCertificate;
use juicetokens_engine::token::transfer::refuse::RefuseCode;

use crate::sim::office::{Deal, Office, Person};

/// Milliseconds of a day.
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// The challenge window.
pub const WINDOW_MS: u64 = 3 * DAY_MS;

/// Two people and what they signed: the payer's coins 0 and 1 for the payee's coin 2.
pub struct Town {
    /// The witness.
    pub office: Office,
    /// S.
    pub payer: Person,
    /// R.
    pub payee: Person,
    /// Somebody else.
    pub other: Person,
    /// What the two have signed.
    pub deal: Deal,
}

impl Town {
    /// A town in which nothing is registered yet.
    #[expect(clippy::new_without_default, reason = "a scene, not a value")]
    pub fn new() -> Self {
        let (office, payer, payee, other) = (Office::new(), Person::new(2), Person::new(3), Person::new(4));
        let (paid, change) = ([office.coin(0, &payer), office.coin(1, &payer)], office.coin(2, &payee));
        let deal = Deal::new((&payer, &payee), &[&paid[0], &paid[1]], &[&change], (1, &[]));
        Self { office, payer, payee, other, deal }
    }

    /// The payee's request.
    pub fn file(&self) -> Question {
        file(self.payee.file(&self.office.issuance, &self.deal.header))
    }

    /// The same, with the payer's abort.
    pub fn file_with_abort(&self) -> Question {
        let filed = self.payee.file(&self.office.issuance, &self.deal.header);
        let abort = self.payer.sign(SigRole::SenderAbort, &self.deal.id());
        file(FileAbort { sender_abort: Some(abort), ..filed })
    }

    /// The certificate that it is void.
    pub fn void(&mut self) -> AbortCertificate {
        match self.office.ask(&self.file_with_abort()) {
            Answer::Void(certificate) => *certificate,
            other => panic!("with the payer's abort it is void at once: {other:?}"),
        }
    }

    /// The payer's second use of its first coin.
    pub fn second_spend(&self) -> Deal {
        Deal::new((&self.payer, &self.other), &[&self.office.coin(0, &self.payer)], &[], (2, &[]))
    }
}

/// A request as a question.
pub fn file(filed: FileAbort) -> Question {
    Question::FileAbort(Box::new(filed))
}

/// Chains as a question.
pub fn register(chains: &[&Telomeer]) -> Question {
    Question::Register(chains.iter().map(|chain| (*chain).clone()).collect())
}

/// The transfer that a witness says, and signs, to stand.
pub fn registered(answer: &Answer) -> Option<Hash> {
    match answer {
        Answer::Registered(registration) | Answer::Committed { registration, .. } => {
            registration.verify().unwrap();
            Some(registration.header)
        }
        _ => None,
    }
}

/// The checkpoint that was given.
pub fn renewed(taken: Taken) -> Anchor {
    match taken {
        Taken::Renewed(anchor) => anchor,
        other => panic!("not renewed: {other:?}"),
    }
}

/// Whether the coin was somebody else's.
pub fn is_dead(taken: &Taken) -> bool {
    matches!(taken, Taken::Dead(_))
}

/// A chain that has just begun anew.
pub fn chain_of(anchor: Anchor) -> Telomeer {
    Telomeer { anchor, hops: Vec::new() }
}

/// Not every coin of the payment was shown, and the payee has acknowledged nothing.
pub const REFUSED_INCOMPLETE: Answer = Answer::Refused(RefuseCode::Incomplete);
