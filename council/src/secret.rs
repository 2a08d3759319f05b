//! What a member alone knows beside its share of the group's key: it signs what the member says, and opens what is sealed for it.
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use ed25519_dalek::{Signer, SigningKey};
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::Dice;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use x25519_dalek::{PublicKey as ExchangeKey, StaticSecret};
use zeroize::Zeroizing;

/// A member's own keys.
#[derive(Clone)]
pub(crate) struct MemberSecret {
    seed: Zeroizing<[u8; 32]>,
    exchange_seed: Zeroizing<[u8; 32]>,
}

impl MemberSecret {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        Self::of(dice.make_bytes(), dice.make_bytes())
    }

    pub(crate) fn of(seed: [u8; 32], exchange_seed: [u8; 32]) -> Self {
        Self { seed: Zeroizing::new(seed), exchange_seed: Zeroizing::new(exchange_seed) }
    }

    /// For the stored record only.
    pub(crate) fn seeds(&self) -> [&[u8; 32]; 2] {
        [&self.seed, &self.exchange_seed]
    }

    pub(crate) fn key(&self) -> PublicKey {
        PublicKey(SigningKey::from_bytes(&self.seed).verifying_key().to_bytes())
    }

    pub(crate) fn exchange_key(&self) -> [u8; 32] {
        ExchangeKey::from(&self.exchange_secret()).to_bytes()
    }

    pub(crate) fn sign_message(&self, message: &[u8; 41]) -> Signature {
        Signature(SigningKey::from_bytes(&self.seed).sign(message).to_bytes())
    }

    /// Signs as a member, role `W`.
    pub(crate) fn sign(&self, value: &Hash) -> Signature {
        self.sign_message(&signed_message(SigRole::Ballot, value))
    }

    /// Seals for one member what belongs to one draw of this one's first round. The key is used with one nonce, so that nothing else
    /// is ever sealed for the two.
    pub(crate) fn seal(&self, draw: &Hash, to: &[u8; 32], secret: &[u8]) -> Option<Vec<u8>> {
        let key = self.shared(draw, to, [&self.exchange_key(), to])?;
        ChaCha20Poly1305::new(&Key::from(*key)).encrypt(&Nonce::from([0; 12]), secret).ok()
    }

    /// Opens what a member has sealed for this one.
    pub(crate) fn open(&self, draw: &Hash, from: &[u8; 32], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let key = self.shared(draw, from, [from, &self.exchange_key()])?;
        let opened = ChaCha20Poly1305::new(&Key::from(*key)).decrypt(&Nonce::from([0; 12]), sealed);
        opened.ok().map(Zeroizing::new)
    }

    /// The key of one direction. None where the other's key would make it one that everybody knows.
    fn shared(&self, draw: &Hash, other: &[u8; 32], direction: [&[u8; 32]; 2]) -> Option<Zeroizing<[u8; 32]>> {
        let shared = self.exchange_secret().diffie_hellman(&ExchangeKey::from(*other));
        let [from, to] = direction;
        let key = || Hash::derive("founding", &[&[1], shared.as_bytes(), &draw.0, from, to]).0;
        shared.was_contributory().then(|| Zeroizing::new(key()))
    }

    fn exchange_secret(&self) -> StaticSecret {
        StaticSecret::from(*self.exchange_seed)
    }
}
