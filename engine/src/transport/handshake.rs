//! Each side's part in the hello, up to the moment where there are keys (`docs/spec/03-session.md`, section 4).
use super::hello::Hello;
use super::meeting::{Meeting, Met};
use super::session::{self, Agreement, HelloSecret};
use crate::foundation::random::Entropy;

/// A, which shows its commitment and answers the first B that echoes it. It opens to that one alone: whoever has seen the
/// opening could search for an answer that gives a certain code.
pub(super) struct Committing {
    secret: HelloSecret,
    commitment: [u8; 32],
}

impl Committing {
    pub(super) fn new(mut entropy: Entropy) -> Self {
        let secret = HelloSecret::draw(&mut entropy);
        let commitment = session::commitment(&secret.public_key(), &secret.nonce());
        Self { secret, commitment }
    }

    pub(super) fn hello(&self) -> Hello {
        Hello::Commit { commitment: self.commitment }
    }

    /// Meets the B of this answer, if it is one to our commitment.
    pub(super) fn take(&self, answer: &Hello, session: [u8; 4], uptime_ms: u64) -> Option<Meeting> {
        let Hello::Answer { commitment, key, .. } = answer else { return None };
        let (commit, answer) = (self.hello().write(), answer.write());
        if *commitment != self.commitment || session != session::session_id(&commit, &answer) {
            return None;
        }
        let opening = Hello::Open { key: self.secret.public_key(), nonce: self.secret.nonce() }.write();
        let agreement = self.secret.agree(*key, [&commit, &answer, &opening])?;
        let Agreement { transcript, payee_to_payer, payer_to_payee } = agreement;
        let met = Met { session, transcript, commitment: self.commitment, answer, sealing: payee_to_payer };
        Some(Meeting::new(met, payer_to_payee, Some(opening), uptime_ms))
    }
}

/// B, which has answered a commitment and waits for the opening.
pub(super) struct Answering {
    secret: HelloSecret,
    commitment: [u8; 32],
    hello: Hello,
    session: [u8; 4],
    last_heard_ms: u64,
}

/// What an opening led to.
pub(super) enum Opened {
    Met(Box<Meeting>),
    /// It is not what was committed to.
    Swapped,
}

impl Answering {
    /// Answers with a key and a nonce that were never shown before: an A that knew them could choose its commitment by them.
    pub(super) fn new(commitment: [u8; 32], entropy: &mut Entropy, uptime_ms: u64) -> Self {
        let secret = HelloSecret::draw(entropy);
        let hello = Hello::Answer { commitment, key: secret.public_key(), nonce: secret.nonce() };
        let session = session::session_id(&Hello::Commit { commitment }.write(), &hello.write());
        Self { secret, commitment, hello, session, last_heard_ms: uptime_ms }
    }

    pub(super) fn session(&self) -> [u8; 4] {
        self.session
    }

    pub(super) fn commitment(&self) -> [u8; 32] {
        self.commitment
    }

    pub(super) fn hello(&self) -> Hello {
        self.hello
    }

    pub(super) fn hear(&mut self, uptime_ms: u64) {
        self.last_heard_ms = self.last_heard_ms.max(uptime_ms);
    }

    pub(super) fn silent_ms(&self, uptime_ms: u64) -> u64 {
        uptime_ms.saturating_sub(self.last_heard_ms)
    }

    /// Checks an opening of this session.
    pub(super) fn open(&self, key: [u8; 32], nonce: [u8; 32], uptime_ms: u64) -> Opened {
        if session::commitment(&key, &nonce) != self.commitment {
            return Opened::Swapped;
        }
        let (commit, answer) = (Hello::Commit { commitment: self.commitment }.write(), self.hello.write());
        let hellos = [&commit[..], &answer, &Hello::Open { key, nonce }.write()];
        let Some(agreement) = self.secret.agree(key, hellos) else { return Opened::Swapped };
        let Agreement { transcript, payee_to_payer, payer_to_payee } = agreement;
        let (session, commitment) = (self.session, self.commitment);
        let met = Met { session, transcript, commitment, answer, sealing: payer_to_payee };
        Opened::Met(Box::new(Meeting::new(met, payee_to_payer, None, uptime_ms)))
    }
}
