//! A host's keys without a host.
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

use crate::foundation::key::{DeviceId, KeyPath};
use crate::foundation::signature::{PublicKey, Signature};

/// Signs with keys derived from one seed; for tests only.
#[derive(Clone)]
pub struct SoftSigner {
    seed: [u8; 32],
    found: [u8; 32],
}

impl SoftSigner {
    /// A signer whose every key follows from the seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self { seed, found: [0; 32] }
    }

    /// Remembers the secret of the paper that is being taken.
    pub fn find(&mut self, secret: [u8; 32]) {
        self.found = secret;
    }

    /// The public half of a key.
    pub fn public(&self, path: &KeyPath) -> PublicKey {
        PublicKey(self.key(path).verifying_key().to_bytes())
    }

    /// Signs with a key.
    pub fn sign(&self, path: &KeyPath, message: &[u8; 41]) -> Signature {
        Signature(self.key(path).sign(message).to_bytes())
    }

    /// The private half of a key, for the worked vector to print.
    pub fn secret(&self, path: &KeyPath) -> [u8; 32] {
        if *path == KeyPath::Found {
            return self.found;
        }
        let mut digest = Sha256::new();
        digest.update(b"JT1/test-key\0");
        digest.update(self.seed);
        match path {
            KeyPath::Issuer => digest.update([0]),
            KeyPath::Identity => digest.update([2]),
            KeyPath::Transfer { device, day } => {
                digest.update([1]);
                digest.update(day.to_le_bytes());
                if *device != DeviceId::FIRST {
                    digest.update(device.0.to_le_bytes());
                }
            }
            KeyPath::Printed { nonce } => {
                digest.update([2]);
                digest.update(nonce);
            }
            KeyPath::Found => {}
        }
        digest.finalize().into()
    }

    fn key(&self, path: &KeyPath) -> SigningKey {
        SigningKey::from_bytes(&self.secret(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::hash::Hash;
    use crate::foundation::signature::{SigRole, signed_message, verify};

    #[test]
    fn every_path_is_another_key_that_signs() {
        let signer = SoftSigner::new([1; 32]);
        let paths = [KeyPath::Identity, KeyPath::first_device(0), KeyPath::first_device(1)];
        let keys = paths.map(|path| signer.public(&path));
        assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
        assert_ne!(keys[0], SoftSigner::new([2; 32]).public(&KeyPath::Identity));
        for (path, key) in paths.iter().zip(&keys) {
            let signature = signer.sign(path, &signed_message(SigRole::Vote, &Hash::ZERO));
            assert_eq!(verify(key, SigRole::Vote, &Hash::ZERO, &signature), Ok(()));
        }
    }
}
