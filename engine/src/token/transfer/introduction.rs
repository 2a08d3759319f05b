//! The first words of a session, signed: TRRs where something is open, and who is here where that is known already.
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{SigRole, Signature, signed_message};
use crate::token::transfer::message::Message;
use crate::token::transfer::presence::{Presence, SignedPresence};
use crate::token::transfer::record::Role;
use crate::token::transfer::recovery::{Recovery, SignedRecovery};
use crate::token::transfer::step::{Outcome, Unsigned, Wanted};
use crate::token::transfer::wire;

/// TRRs before they are signed, and what is said after them.
pub struct Introduction {
    /// Where we stand, and with which key we say so.
    pub recoveries: Vec<(KeyPath, Recovery)>,
    /// The session.
    pub transcript: Hash,
    /// Envelopes that follow.
    pub say: Vec<Vec<u8>>,
}

impl Unsigned for Introduction {
    fn wanted(&self) -> Vec<Wanted> {
        let message = |recovery: &Recovery| signed_message(SigRole::Recovery, &recovery.hash(&self.transcript));
        self.recoveries.iter().map(|(key, recovery)| Wanted { key: *key, message: message(recovery) }).collect()
    }

    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let pairs = self.recoveries.into_iter().zip(signatures);
        let signed = pairs.map(|((_, recovery), signature)| SignedRecovery { recovery, signature: *signature });
        let mut say: Vec<Vec<u8>> = signed.map(|recovery| wire::encode(&Message::Recovery(recovery))).collect();
        say.extend(self.say);
        Outcome { say, ..Outcome::default() }
    }
}

/// A presence, before it is signed. Nothing is at stake, so nothing is written.
pub struct PresenceDraft {
    /// What is said.
    pub presence: Presence,
    /// The session.
    pub transcript: Hash,
    /// The speaker's side of it.
    pub role: Role,
    /// The speaker's transfer key.
    pub key: KeyPath,
}

impl Unsigned for PresenceDraft {
    fn wanted(&self) -> Vec<Wanted> {
        let message = signed_message(SigRole::Presence, &self.presence.value(&self.transcript, self.role));
        vec![Wanted { key: self.key, message }]
    }

    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let [signature] = signatures else { return Outcome::default() };
        let signed = SignedPresence { presence: self.presence, signature: *signature };
        Outcome { say: vec![wire::encode(&Message::Presence(Box::new(signed)))], ..Outcome::default() }
    }
}
