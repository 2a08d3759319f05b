//! The keys of a session, and the code by which two people know that nobody stands between them
//! (`docs/spec/03-session.md`, sections 4 and 5). Nothing in this file can be printed.
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};

/// Bytes that encryption adds to a message.
pub const TAG_BYTES: usize = 16;
/// The last number that a message can have; after it the session is over.
pub const LAST_MESSAGE: u8 = 250;

/// Derives the commitment to a key and a nonce, which A shows first.
pub fn commitment(key: &[u8; 32], nonce: &[u8; 32]) -> [u8; 32] {
    Hash::derive("hello", &[key, nonce]).0
}

/// Derives the id of the session between an A that shows `commit` and a B that shows `answer`.
pub fn session_id(commit: &[u8], answer: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = Hash::derive("session", &[commit, answer]).0;
    [a, b, c, d]
}

/// The 20 bits of a transcript that people compare: as four of 32 symbols, and as six digits.
pub fn code(transcript: &Hash) -> ([u8; 4], String) {
    let [a, b, c, ..] = transcript.0;
    let bits = u32::from_le_bytes([a, b, c, 0]) & 0xF_FFFF;
    let symbols = [15, 10, 5, 0].map(|shift| (bits >> shift) as u8 & 31);
    (symbols, format!("{:06}", bits % 1_000_000))
}

/// One side's key and nonce, for one hello.
pub(super) struct HelloSecret {
    secret: StaticSecret,
    nonce: Zeroizing<[u8; 32]>,
}

impl HelloSecret {
    /// Draws a fresh pair, and moves the entropy on so that it is never drawn again.
    pub(super) fn draw(entropy: &mut Entropy) -> Self {
        let mut dice = Dice::new(entropy);
        let (secret, nonce) = (Zeroizing::new(dice.make_bytes()), Zeroizing::new(dice.make_bytes()));
        entropy.0 = dice.make_bytes();
        Self { secret: StaticSecret::from(*secret), nonce }
    }

    /// A pair that was chosen, for the shared vectors.
    #[cfg(any(test, feature = "testing"))]
    pub(super) fn of(secret: StaticSecret, nonce: [u8; 32]) -> Self {
        Self { secret, nonce: Zeroizing::new(nonce) }
    }

    pub(super) fn public_key(&self) -> [u8; 32] {
        PublicKey::from(&self.secret).to_bytes()
    }

    pub(super) fn nonce(&self) -> [u8; 32] {
        *self.nonce
    }

    /// Agrees on the keys over the three hellos (A's commitment, B's answer, A's opening). A peer's key that would make the
    /// secret one that everybody knows gives nothing.
    pub(super) fn agree(&self, peer_key: [u8; 32], hellos: [&[u8]; 3]) -> Option<Agreement> {
        let shared = self.secret.diffie_hellman(&PublicKey::from(peer_key));
        if !shared.was_contributory() {
            return None;
        }
        let transcript = Hash::derive("transcript", &hellos);
        let schedule = Hkdf::<Sha256>::new(Some(transcript.as_bytes()), shared.as_bytes());
        let (mut payee_to_payer, mut payer_to_payee) = (Zeroizing::new([0; 32]), Zeroizing::new([0; 32]));
        schedule.expand(b"JT1/payee to payer", payee_to_payer.as_mut_slice()).ok()?;
        schedule.expand(b"JT1/payer to payee", payer_to_payee.as_mut_slice()).ok()?;
        Some(Agreement { transcript, payee_to_payer, payer_to_payee })
    }
}

/// What two sides share after the hello.
pub(super) struct Agreement {
    pub(super) transcript: Hash,
    pub(super) payee_to_payer: Zeroizing<[u8; 32]>,
    pub(super) payer_to_payee: Zeroizing<[u8; 32]>,
}

/// Encrypts this side's messages; owns their numbers, so that none is ever given to two plaintexts.
pub(super) struct SealingKey {
    key: Zeroizing<[u8; 32]>,
    last_number: u8,
}

impl SealingKey {
    pub(super) fn new(key: Zeroizing<[u8; 32]>) -> Self {
        Self::after(key, 0)
    }

    /// Goes on after the numbers that are used up.
    pub(super) fn after(key: Zeroizing<[u8; 32]>, last_number: u8) -> Self {
        Self { key, last_number }
    }

    pub(super) fn last_number(&self) -> u8 {
        self.last_number
    }

    /// For the stored session only.
    pub(super) fn secret(&self) -> &[u8; 32] {
        &self.key
    }

    /// Encrypts the next message. There is none after [`LAST_MESSAGE`].
    pub(super) fn seal(&mut self, plaintext: &[u8]) -> Option<(u8, Vec<u8>)> {
        if self.last_number >= LAST_MESSAGE {
            return None;
        }
        self.last_number += 1;
        let ciphertext = cipher(&self.key).encrypt(&nonce(self.last_number), plaintext).ok()?;
        Some((self.last_number, ciphertext))
    }
}

/// Decrypts the peer's messages.
pub(super) struct OpeningKey(Zeroizing<[u8; 32]>);

impl OpeningKey {
    pub(super) fn new(key: Zeroizing<[u8; 32]>) -> Self {
        Self(key)
    }

    /// For the stored session only.
    pub(super) fn secret(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) fn open(&self, number: u8, ciphertext: &[u8]) -> Option<Vec<u8>> {
        cipher(&self.0).decrypt(&nonce(number), ciphertext).ok()
    }
}

fn cipher(key: &Zeroizing<[u8; 32]>) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(<&Key>::from(&**key))
}

fn nonce(number: u8) -> Nonce {
    let mut bytes = [0; 12];
    bytes[0] = number;
    Nonce::from(bytes)
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
