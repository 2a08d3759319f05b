//! Tagged hashes (`docs/spec/02-bytes.md`, section 1).
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

/// A SHA-256 value of 32 bytes; shown and serialized as hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The 32 zero bytes that stand for "nothing".
    pub const ZERO: Self = Self([0; 32]);

    /// Derives `H(name ‖ parts)`: the tag `JT1/name`, a zero byte, then the parts one after another.
    pub fn derive(name: &str, parts: &[&[u8]]) -> Self {
        let mut preimage = Preimage::default();
        [b"JT1/", name.as_bytes(), &[0]].iter().chain(parts).for_each(|part| preimage.put(part));
        Self(preimage.digest())
    }

    /// Hashes a message's bytes as they are, without a tag, to tell messages apart in a recovery.
    pub fn of_message(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// What is to be hashed. Short ones, which are nearly all, are hashed in one go: that takes a third less time than piece by piece.
struct Preimage {
    start: [u8; 192],
    filled: usize,
    /// Once the start is full.
    digest: Option<Sha256>,
}

impl Default for Preimage {
    fn default() -> Self {
        Self { start: [0; 192], filled: 0, digest: None }
    }
}

impl Preimage {
    fn put(&mut self, part: &[u8]) {
        let end = self.filled + part.len();
        match (&mut self.digest, self.start.get_mut(self.filled..end)) {
            (None, Some(free)) => {
                free.copy_from_slice(part);
                self.filled = end;
            }
            (digest, _) => {
                let start = &self.start[..self.filled];
                digest.get_or_insert_with(|| Sha256::new_with_prefix(start)).update(part);
            }
        }
    }

    fn digest(self) -> [u8; 32] {
        match self.digest {
            Some(digest) => digest.finalize().into(),
            None => Sha256::digest(&self.start[..self.filled]).into(),
        }
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(de::Error::custom)?;
        Ok(Self(bytes.try_into().map_err(|_| de::Error::custom("a hash has 32 bytes"))?))
    }
}

/// Defines a newtype over [`Hash`], so that identifiers of different things cannot be mixed.
macro_rules! hash_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $crate::foundation::hash::Hash);

        impl $name {
            /// The 32 bytes.
            pub fn as_bytes(&self) -> &[u8; 32] {
                self.0.as_bytes()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
pub(crate) use hash_id;
