//! TRR, by which two wallets that meet again tell each other where they stand (`docs/spec/02-bytes.md`, section 8).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify};
use crate::token::transfer::record::{Sid, State};

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
