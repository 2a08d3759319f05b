//! The software signer: the wallet's own keys, derived from its root seed, and the key of a paper that is being taken.
use ed25519_dalek::{Signer as _, SigningKey};
use hkdf::Hkdf;
use juicetokens_engine::foundation::key::{DeviceId, KeyPath};
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::host::store::keyring::RootSeed;

/// Derives a key when it is needed, and forgets it.
pub(in crate::host) struct Signer {
    root: RootSeed,
    found: Zeroizing<[u8; 32]>,
}

impl Signer {
    pub(in crate::host) fn new(root: RootSeed) -> Self {
        Self { root, found: Zeroizing::default() }
    }

    /// What all keys come from, for a backup.
    pub(in crate::host) fn root_seed(&self) -> RootSeed {
        RootSeed(self.root.0)
    }

    /// Keeps the secret of the paper that is being looked at or taken, in place of the last one; its public half.
    pub(in crate::host) fn find(&mut self, secret: Zeroizing<[u8; 32]>) -> PublicKey {
        self.found = secret;
        self.public_key(KeyPath::Found)
    }

    /// The public half of a key.
    pub(in crate::host) fn public_key(&self, path: KeyPath) -> PublicKey {
        PublicKey(self.derive(path).verifying_key().to_bytes())
    }

    /// A signature by a key.
    pub(in crate::host) fn sign(&self, path: KeyPath, message: &[u8]) -> Signature {
        Signature(self.derive(path).sign(message).to_bytes())
    }

    /// The seed of a key, for the paper that it stands on.
    pub(in crate::host) fn secret(&self, path: KeyPath) -> Zeroizing<[u8; 32]> {
        let mut secret = Zeroizing::new([0; 32]);
        match name(path) {
            // The only failure of an expansion is an output over 8,160 bytes; this one has 32.
            Some(name) => drop(Hkdf::<Sha256>::new(Some(b"JT1/key"), &self.root.0).expand(&name, &mut *secret)),
            None => secret.clone_from(&self.found),
        }
        secret
    }

    fn derive(&self, path: KeyPath) -> SigningKey {
        SigningKey::from_bytes(&self.secret(path))
    }
}

/// What stands for a path in the derivation; never changes, or coins would lie under keys that nobody finds. What was found is not
/// derived.
fn name(path: KeyPath) -> Option<Vec<u8>> {
    Some(match path {
        KeyPath::Issuer => b"issuer".to_vec(),
        KeyPath::Identity => b"identity".to_vec(),
        KeyPath::Transfer { device: DeviceId::FIRST, day } => [&b"transfer/"[..], &day.to_le_bytes()].concat(),
        KeyPath::Transfer { device, day } => [&b"transfer/"[..], &device.0.to_le_bytes(), &day.to_le_bytes()].concat(),
        KeyPath::Printed { nonce } => [&b"printed/"[..], &nonce].concat(),
        KeyPath::Found => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_has_its_own_key_and_always_the_same() {
        let signer = Signer::new(RootSeed([1; 32]));
        let again = Signer::new(RootSeed([1; 32]));
        let other = Signer::new(RootSeed([2; 32]));
        let transfer = |device, day| KeyPath::Transfer { device: DeviceId(device), day };
        let paths = [
            KeyPath::Issuer,
            KeyPath::Identity,
            transfer(0, 1),
            transfer(0, 256),
            transfer(1, 1),
            transfer(256, 1),
            transfer(1, 256),
            KeyPath::Printed { nonce: [1; 16] },
            KeyPath::Printed { nonce: [2; 16] },
        ];
        for (place, path) in paths.iter().enumerate() {
            assert_eq!(signer.public_key(*path), again.public_key(*path));
            assert_ne!(signer.public_key(*path), other.public_key(*path));
            for later in &paths[place + 1..] {
                assert_ne!(signer.public_key(*path), signer.public_key(*later));
            }
        }
    }

    #[test]
    fn what_was_found_signs_until_something_else_is() {
        let mut signer = Signer::new(RootSeed([1; 32]));
        let printed = signer.secret(KeyPath::Printed { nonce: [1; 16] });
        let key = signer.find(printed);
        assert_eq!(key, signer.public_key(KeyPath::Printed { nonce: [1; 16] }));
        assert_ne!(signer.find(Zeroizing::new([9; 32])), key);
    }

    #[test]
    fn a_signature_holds_under_the_public_key() {
        let signer = Signer::new(RootSeed([1; 32]));
        let key = ed25519_dalek::VerifyingKey::from_bytes(&signer.public_key(KeyPath::Issuer).0);
        let signature = ed25519_dalek::Signature::from_bytes(&signer.sign(KeyPath::Issuer, b"forty-one bytes").0);
        assert!(key.is_ok_and(|key| key.verify_strict(b"forty-one bytes", &signature).is_ok()));
    }
}
