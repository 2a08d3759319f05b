//! Layer 1: hashes, keys, signatures, time and randomness.

pub mod bytes;
pub mod hash;
pub mod key;
pub mod random;
pub mod seal;
pub mod signature;
pub mod signature_cache;
pub mod time;
