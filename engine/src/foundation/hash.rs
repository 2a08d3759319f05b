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
        let opening: [&[u8]; 3] = [b"JT1/", name.as_bytes(), &[0]];
        let mut start = [0; SHORT];
        let mut filled = 0;
        for part in opening.iter().chain(parts) {
            let end = filled + part.len();
            let Some(free) = start.get_mut(filled..end) else { return Self(digest_long(&opening, parts)) };
            // Most parts are hashes and keys, which are copied faster when their length is known beforehand.
            match (<&mut [u8; 32]>::try_from(&mut *free), <&[u8; 32]>::try_from(*part)) {
                (Ok(free), Ok(part)) => *free = *part,
                _ => free.copy_from_slice(part),
            }
            filled = end;
        }
        Self(Sha256::digest(&start[..filled]).into())
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

/// Up to so many bytes, which are nearly all preimages, are hashed in one go: that takes a third less time than piece by piece.
const SHORT: usize = 192;

fn digest_long(opening: &[&[u8]], parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    opening.iter().chain(parts).for_each(|part| digest.update(part));
    digest.finalize().into()
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
