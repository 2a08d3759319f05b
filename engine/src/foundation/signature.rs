//! JT-EdDSA: the one rule by which any signature is ever accepted (`docs/spec/02-bytes.md`, sections 2 and 3).
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::foundation::hash::Hash;

/// An Ed25519 public key as 32 bytes; compared by its bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// The short form that two people can compare: eight hexadecimal digits of the key's hash.
    pub fn short(&self) -> String {
        let hash = Hash::derive("key", &[&[1], &self.0]);
        data_encoding::HEXLOWER.encode(&hash.0[..4])
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

/// An Ed25519 signature as 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}
