//! The witness: the engine's own, asked once for each ledger, question and tick, then looked up.
use std::collections::HashMap;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::{SigRole, Signature};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::ledger::{Decision, Ledger, LedgerRecord, Place};
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Registration};
use juicetokens_engine::lifecycle::witness::office::Witness;
use juicetokens_engine::token::transfer::check::IssuanceBook;
use juicetokens_engine::token::transfer::message::{AbortCertificate, Message};
use juicetokens_engine::token::transfer::step::Wanted;
use juicetokens_engine::token::transfer::wire;

use crate::book::{Book, CaseId, Kind, Said, Spend, bit};
use crate::cast::NOW;
use crate::local::{dice, sid_of};
use crate::mutant::Mutant;

/// A ledger's number.
pub type LedgerId = u16;
/// A question's number.
pub type QuestionId = u16;

/// Time goes on by itself until then: after T_exp, and after one window. Later it goes on only while a request waits for it.
pub const QUIET_TICK: u8 = 2;

const HOUR_MS: u64 = 3_600_000;

/// What time it is at a tick: at the meeting, after T_exp, after one window, after another, and so on.
pub fn time_of(tick: u8, window_s: u32) -> Timestamp {
    let window = u64::from(window_s) * 1000;
    match tick {
        0 => NOW,
        1 => NOW.after_ms(HOUR_MS),
        later => NOW.after_ms(HOUR_MS + window * u64::from(later - 1)),
    }
}

/// What the witness decided of a header, as invariants see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing yet.
    Open,
    /// Asked, published, not decided.
    Pending,
    /// It stands.
    Committed,
    /// It is void.
    Void,
}

/// The witness's numbers.
pub struct Court {
    /// Ledgers by number; 0 is empty.
    pub ledgers: Vec<Ledger>,
    /// Questions by number, each with the header it is about.
    pub questions: Vec<(Question, CaseId)>,
    mutant: Option<Mutant>,
    ledger_ids: HashMap<String, LedgerId>,
    question_ids: HashMap<String, QuestionId>,
    memo: HashMap<(LedgerId, QuestionId, u8), (LedgerId, u128)>,
}

impl Court {
    /// Starts with the empty ledger.
    pub fn new(mutant: Option<Mutant>) -> Self {
        let mut court = Self {
            ledgers: Vec::new(),
            questions: Vec::new(),
            mutant,
            ledger_ids: HashMap::new(),
            question_ids: HashMap::new(),
            memo: HashMap::new(),
        };
        court.ledger_id(Ledger::default());
        court
    }

    fn ledger_id(&mut self, ledger: Ledger) -> LedgerId {
        let key = format!("{ledger:?}");
        if let Some(id) = self.ledger_ids.get(&key) {
            return *id;
        }
        let id = LedgerId::try_from(self.ledgers.len()).expect("few ledgers");
        self.ledger_ids.insert(key, id);
        self.ledgers.push(ledger);
        id
    }

    /// The number of a question.
    pub fn question_id(&mut self, question: Question, case: CaseId) -> QuestionId {
        let key = format!("{question:?}");
        if let Some(id) = self.question_ids.get(&key) {
            return *id;
        }
        let id = QuestionId::try_from(self.questions.len()).expect("few questions");
        self.question_ids.insert(key, id);
        self.questions.push((question, case));
        id
    }

    /// A ledger that only listens: the witness was put back from a backup, and knows it. The forgetful one serves on.
    pub fn restored(&mut self) -> LedgerId {
        let mut ledger = Ledger::default();
        if self.mutant != Some(Mutant::ForgetfulWitness) {
            ledger.apply(&LedgerRecord::Listening(Timestamp(u64::MAX)));
        }
        self.ledger_id(ledger)
    }

    /// The ledger after a question, and what is said, as bits.
    pub fn ask(&mut self, book: &mut Book, (ledger, question, tick): (LedgerId, QuestionId, u8)) -> (LedgerId, u128) {
        if let Some(known) = self.memo.get(&(ledger, question, tick)) {
            return *known;
        }
        let answer = self.compute(book, (ledger, question, tick));
        self.memo.insert((ledger, question, tick), answer);
        answer
    }

    fn compute(&mut self, book: &mut Book, (id, question, tick): (LedgerId, QuestionId, u8)) -> (LedgerId, u128) {
        let (asked, case) = self.questions[usize::from(question)].clone();
        let mut ledger = self.ledgers[usize::from(id)].clone();
        let now = time_of(tick, book.cast.issuance.issuance.challenge_window_s);
        let (mut records, mut answer) = serve(book, &ledger, &asked, now);
        self.bend((&asked, case), (&mut records, &mut answer), book);
        for record in &records {
            ledger.apply(record);
        }
        let mut says = match asked {
            // Y is with the witness from now on, whatever it answers.
            Question::FileAbort(_) => bit(book.mark_id(Kind::Filed, case)),
            _ => 0,
        };
        match answer {
            Answer::Registered(_) | Answer::Committed { .. } => says |= bit(book.mark_id(Kind::Registered, case)),
            Answer::Void(certificate) => says |= bit(certificate_id(book, *certificate)),
            _ => {}
        }
        (self.ledger_id(ledger), says)
    }

    /// What mutants make of the witness's answer.
    fn bend(
        &self,
        (asked, case): (&Question, CaseId),
        (records, answer): (&mut Vec<LedgerRecord>, &mut Answer),
        book: &Book,
    ) {
        let window = u64::from(book.cast.issuance.issuance.challenge_window_s) * 1000;
        let held = &book.cases[usize::from(case)];
        match (self.mutant, asked) {
            (Some(Mutant::TimedFromExpiryAlone), Question::FileAbort(_)) => {
                for record in records {
                    if let LedgerRecord::Filed { decides_at, .. } = record {
                        *decides_at = NOW.after_ms(HOUR_MS / 2 + window);
                    }
                }
            }
            (Some(Mutant::LocksWithoutLink), Question::FileAbort(_))
                if records.iter().any(|record| matches!(record, LedgerRecord::Voided(_))) =>
            {
                records.extend(held.tails.iter().cloned().map(LedgerRecord::Registered));
            }
            (Some(Mutant::WitnessTakesChangeAlone), Question::Register(tails))
                if matches!(answer, Answer::Dead { .. }) =>
            {
                let change = tails.iter().filter(|tail| {
                    let id = tail.anchor.token_id();
                    held.change.iter().any(|spend| book.cast.coins[spend.coin].id == id)
                });
                records.extend(change.cloned().map(LedgerRecord::Registered));
                records.push(LedgerRecord::Committed(held.header, book.commits(case)));
                let (header, witness) = (held.header, book.cast.witness_key());
                let signature = book.cast.witness_sign(SigRole::Registration, &header);
                *answer = Answer::Registered(Box::new(Registration { header, witness, signature }));
            }
            _ => {}
        }
    }

    /// The forbidden answer to a payer's own abort.
    pub fn abort_for_payer(&mut self, book: &mut Book, ledger: LedgerId, case: CaseId) -> Option<(LedgerId, u128)> {
        let mut ledger = self.ledgers[usize::from(ledger)].clone();
        let header = book.cases[usize::from(case)].header;
        if matches!(ledger.decision(&header), Some(Decision::Committed(_) | Decision::Void(_))) {
            return None;
        }
        let deal = book.cast.deals[book.cases[usize::from(case)].deal].clone();
        let signature: Signature = book.cast.witness_sign(SigRole::AbortCertificate, &header);
        let witness = book.cast.witness_key();
        let sid = sid_of(&book.cast, &deal);
        let certificate = AbortCertificate { sid, header, witness, signature };
        ledger.apply(&LedgerRecord::Voided(certificate));
        let says = bit(certificate_id(book, certificate));
        Some((self.ledger_id(ledger), says))
    }

    /// Whether a request waits for a later moment.
    pub fn awaits(&self, ledger: LedgerId, book: &Book, tick: u8) -> bool {
        let now = time_of(tick, book.cast.issuance.issuance.challenge_window_s);
        let ledger = &self.ledgers[usize::from(ledger)];
        let mut decisions = book.cases.iter().filter_map(|case| ledger.decision(&case.header));
        decisions.any(|decision| matches!(decision, Decision::Pending { decides_at, .. } if now < *decides_at))
    }

    /// Headers whose request was published at this very tick.
    pub fn just_published(&self, ledger: LedgerId, book: &Book, tick: u8) -> Vec<CaseId> {
        let now = time_of(tick, book.cast.issuance.issuance.challenge_window_s);
        let ledger = &self.ledgers[usize::from(ledger)];
        let is_new = |case: &CaseId| {
            let decision = ledger.decision(&book.cases[usize::from(*case)].header);
            matches!(decision, Some(Decision::Pending { published, .. }) if *published == now)
        };
        (0..CaseId::try_from(book.cases.len()).expect("few headers")).filter(is_new).collect()
    }

    /// What was decided of a header.
    pub fn fate(&self, ledger: LedgerId, book: &Book, case: CaseId) -> Fate {
        match self.ledgers[usize::from(ledger)].decision(&book.cases[usize::from(case)].header) {
            None => Fate::Open,
            Some(Decision::Pending { .. }) => Fate::Pending,
            Some(Decision::Committed(_)) => Fate::Committed,
            Some(Decision::Void(_)) => Fate::Void,
        }
    }

    /// Whether something else than `link` stands at a place; `None` asks whether anything stands there.
    pub fn contradicts(&self, ledger: LedgerId, book: &Book, (coin, seq): (usize, u16), link: Option<&Hash>) -> bool {
        match self.ledgers[usize::from(ledger)].place(&book.cast.coins[coin].id, seq) {
            None => false,
            Some(Place::Hop { link: known, .. }) => Some(known) != link,
            Some(Place::Surrender(..) | Place::Checkpoint { .. }) => true,
        }
    }

    /// The hop that stands at a place instead of `link`.
    pub fn standing(&self, ledger: LedgerId, book: &Book, (coin, seq): (usize, u16), link: &Hash) -> Option<Hash> {
        match self.ledgers[usize::from(ledger)].place(&book.cast.coins[coin].id, seq) {
            Some(Place::Hop { link: known, .. }) if known != link => Some(*known),
            _ => None,
        }
    }

    /// Whether a header's hop is dead because something else stands in its place.
    pub fn is_dead(&self, ledger: LedgerId, book: &Book, spend: &Spend) -> bool {
        let hops = spend.prior.iter().map(|(seq, link)| (*seq, link)).chain([(spend.seq, &spend.link)]);
        hops.into_iter().any(|(seq, link)| self.contradicts(ledger, book, (spend.coin, seq), Some(link)))
    }
}

fn serve(book: &Book, ledger: &Ledger, question: &Question, now: Timestamp) -> (Vec<LedgerRecord>, Answer) {
    let issuances: IssuanceBook = [(book.cast.issuance.id(), book.cast.issuance.clone())].into();
    let key = (KeyPath::Issuer, book.cast.witness_key());
    let witness = Witness { ledger, book: &issuances, key, epoch: 0 };
    let draft = witness.answer(question, now, &mut dice());
    let sign = |wanted: &Wanted| book.cast.issuer.sign(&wanted.key, &wanted.message);
    let signatures: Vec<Signature> = draft.wanted().iter().map(sign).collect();
    draft.finish(&signatures)
}

fn certificate_id(book: &mut Book, certificate: AbortCertificate) -> u8 {
    let place = book.cases.iter().position(|case| case.header == certificate.header).expect("a header that was filed");
    let deal = book.cases[place].deal;
    let message = Message::AbortCertificate(certificate);
    let (bytes, case) = (wire::encode(&message), CaseId::try_from(place).ok());
    book.message_id(Said { bytes, message: Some(message), kind: Kind::AbortCertificate, deal, case })
}
