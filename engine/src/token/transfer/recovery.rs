//! TRR, by which two wallets that meet again tell each other where they stand (`docs/spec/02-bytes.md`, section 8).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, signed_message, verify};
use crate::token::transfer::message::Message;
use crate::token::transfer::record::{Sid, State};
use crate::token::transfer::step::{Outcome, Unsigned, Wanted};
use crate::token::transfer::wire;

/// Where one wallet stands in one transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Which transfer.
    pub sid: Sid,
    /// The sender's transfer key in it.
    pub key: PublicKey,
    /// The sender's last write.
    pub state: State,
    /// Hash of the last message received, or zero.
    pub last_received: Hash,
    /// Fresh random bytes.
    pub nonce: [u8; 16],
}

impl Recovery {
    /// Lays it out, without the signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer(vec![1, 1]);
        writer.put(self.sid.as_bytes());
        writer.put(&self.key.0);
        writer.u8(self.state.last_write());
        writer.put(self.last_received.as_bytes());
        writer.put(&self.nonce);
        writer.0
    }

    /// The value that role `Z` signs; binds the session's transcript.
    pub fn hash(&self, transcript: &Hash) -> Hash {
        Hash::derive("trr", &[transcript.as_bytes(), &self.encode()])
    }

    /// Reads a signed TRR; its signature is checked by [`SignedRecovery::verify`].
    pub fn parse(bytes: &[u8]) -> Result<SignedRecovery, ReadError> {
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let (sid, key) = (Sid(reader.hash()?), reader.key()?);
        let state = State::of_last_write(reader.u8()?).ok_or(ReadError::OutOfRange("last write"))?;
        let (last_received, nonce) = (reader.hash()?, reader.array()?);
        let signature = reader.signature()?;
        reader.finish()?;
        Ok(SignedRecovery { recovery: Self { sid, key, state, last_received, nonce }, signature })
    }
}

/// A TRR with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedRecovery {
    /// Where the sender stands.
    pub recovery: Recovery,
    /// Role `Z`, by the sender's transfer key.
    pub signature: Signature,
}

impl SignedRecovery {
    /// Lays it out with its signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.recovery.encode();
        bytes.extend_from_slice(&self.signature.0);
        bytes
    }

    /// Checks that the holder of the transfer's peer key speaks, in the session of `transcript`.
    pub fn verify(&self, peer: &PublicKey, transcript: &Hash) -> Result<(), SignatureError> {
        verify(peer, SigRole::Recovery, &self.recovery.hash(transcript), &self.signature)
    }
}

/// TRRs before they are signed, and what is said after them.
pub struct RecoveryDraft {
    /// Where we stand, and with which key we say so.
    pub recoveries: Vec<(KeyPath, Recovery)>,
    /// The session.
    pub transcript: Hash,
    /// Envelopes that follow.
    pub say: Vec<Vec<u8>>,
}

impl Unsigned for RecoveryDraft {
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
