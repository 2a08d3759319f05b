//! A signer in software, with keys derived from a seed.
use ed25519_dalek::{Signer, SigningKey};

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, Signature};

/// Signs as a host would.
pub struct SoftSigner {
    seed: [u8; 32],
}

impl SoftSigner {
    /// Starts from a seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self { seed }
    }

    /// The public half of a key.
    pub fn public(&self, path: &KeyPath) -> PublicKey {
        PublicKey(self.derive_key(path).verifying_key().to_bytes())
    }

    /// Signs a message with a key.
    pub fn sign(&self, path: &KeyPath, message: &[u8; 41]) -> Signature {
        Signature(self.derive_key(path).sign(message).to_bytes())
    }

    fn derive_key(&self, path: &KeyPath) -> SigningKey {
        let place = match path {
            KeyPath::Issuer => [0; 5],
            KeyPath::Transfer { day } => {
                let [a, b, c, d] = day.to_le_bytes();
                [1, a, b, c, d]
            }
        };
        SigningKey::from_bytes(&Hash::derive("key", &[&self.seed, &place]).0)
    }
}
