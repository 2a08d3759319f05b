//! The first words of a session between two wallets with something open: TRRs, signed.
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{SigRole, Signature, signed_message};
use crate::token::transfer::message::Message;
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
