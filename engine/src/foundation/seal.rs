//! How a wallet is sealed at rest: a passphrase wraps a random data key, and the data key seals every stored entry
//! (`docs/spec/05-storage.md`). Randomness and storage are the host's; only arithmetic is here.
use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Bytes of an XChaCha20 nonce, long enough to be drawn at random each time.
pub const NONCE_LENGTH: usize = 24;
/// Bytes that sealing adds: the authentication tag.
pub const TAG_LENGTH: usize = 16;

/// Why something sealed could not be made or read.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum SealError {
    /// The effort is under the floor or over the ceiling.
    #[error("the passphrase effort of {memory_kib} KiB and {passes} passes is out of bounds")]
    Effort {
        /// As asked.
        memory_kib: u32,
        /// As asked.
        passes: u32,
    },
    /// The device has not the memory for it, or the plaintext is too long for the cipher.
    #[error("sealing needs more than this device has")]
    Exhausted,
    /// Another key, another place, another sequence number, or changed bytes: it cannot be told which.
    #[error("the sealed bytes do not open")]
    Unopenable,
}

/// How hard a passphrase is to guess: the cost of Argon2id with one lane, stored beside what it protects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassphraseEffort {
    memory_kib: u32,
    passes: u32,
}

impl PassphraseEffort {
    /// The least that is ever used or accepted.
    pub const FLOOR: Self = Self { memory_kib: 19_456, passes: 2 };
    /// The most that is ever used or accepted, so that a changed header cannot exhaust the device.
    pub const CEILING: Self = Self { memory_kib: 262_144, passes: 32 };
    /// The most memory that calibration chooses: small phones kill a tab that asks for more.
    const CALIBRATED_MEMORY_KIB: u32 = 65_536;

    /// Checks an effort, as read from a header.
    pub fn try_new(memory_kib: u32, passes: u32) -> Result<Self, SealError> {
        let memory_fits = (Self::FLOOR.memory_kib..=Self::CEILING.memory_kib).contains(&memory_kib);
        let passes_fit = (Self::FLOOR.passes..=Self::CEILING.passes).contains(&passes);
        if memory_fits && passes_fit {
            Ok(Self { memory_kib, passes })
        } else {
            Err(SealError::Effort { memory_kib, passes })
        }
    }

    /// Chooses the effort that takes about `budget_ms` where the floor took `floor_ms`: memory first, then passes.
    pub fn calibrate(floor_ms: u64, budget_ms: u64) -> Self {
        let Self { memory_kib, passes } = Self::FLOOR;
        let affordable_kib = u64::from(memory_kib).saturating_mul(budget_ms) / floor_ms.max(1);
        let memory = affordable_kib.clamp(u64::from(memory_kib), u64::from(Self::CALIBRATED_MEMORY_KIB));
        let affordable_passes = affordable_kib.saturating_mul(u64::from(passes)) / memory;
        let chosen = affordable_passes.clamp(u64::from(passes), u64::from(Self::CEILING.passes));
        Self { memory_kib: clamped(memory), passes: clamped(chosen) }
    }

    /// Memory, in KiB.
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over that memory.
    pub fn passes(self) -> u32 {
        self.passes
    }
}

fn clamped(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// What a passphrase becomes; wraps and unwraps a [`DataKey`] and nothing else.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct WrappingKey([u8; 32]);

/// Derives the key that a passphrase stands for; slow on purpose.
pub fn derive_wrapping_key(
    passphrase: &[u8],
    salt: &[u8; 16],
    effort: PassphraseEffort,
) -> Result<WrappingKey, SealError> {
    let parameters = Params::new(effort.memory_kib, effort.passes, 1, Some(32))
        .map_err(|_| SealError::Effort { memory_kib: effort.memory_kib, passes: effort.passes })?;
    let mut key = WrappingKey([0; 32]);
    let mut blocks = memory(&parameters)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into_with_memory(passphrase, salt, &mut key.0, blocks.as_mut_slice())
        .map_err(|_| SealError::Exhausted)?;
    Ok(key)
}

/// Derives the key that a passkey stands for: what its authenticator answers is random already, and needs no effort.
pub fn derive_passkey_wrapping_key(secret: &[u8; 32]) -> WrappingKey {
    let mut key = WrappingKey([0; 32]);
    // The only failure of an expansion is an output over 8,160 bytes; this one has 32.
    let _ = Hkdf::<Sha256>::new(Some(b"JT1/passkey"), secret).expand(b"wrap", &mut key.0);
    key
}

/// The memory that Argon2 fills. It is wiped afterwards, for the key can be computed from its last blocks alone; and a device
/// that has not got it is told so instead of being stopped.
fn memory(parameters: &Params) -> Result<Zeroizing<Vec<Block>>, SealError> {
    let mut blocks = Zeroizing::new(Vec::new());
    blocks.try_reserve_exact(parameters.block_count()).map_err(|_| SealError::Exhausted)?;
    blocks.resize(parameters.block_count(), Block::new());
    Ok(blocks)
}

impl WrappingKey {
    /// Wraps a data key; `associated_data` is what must not change beside it.
    pub fn wrap(&self, key: &DataKey, nonce: [u8; NONCE_LENGTH], associated_data: &[u8]) -> Result<Vec<u8>, SealError> {
        encrypt(&self.0, nonce, associated_data, &key.0)
    }

    /// Unwraps a data key; a wrong passphrase shows here.
    pub fn unwrap_key(
        &self,
        wrapped: &[u8],
        nonce: [u8; NONCE_LENGTH],
        associated_data: &[u8],
    ) -> Result<DataKey, SealError> {
        let bytes = Zeroizing::new(decrypt(&self.0, nonce, associated_data, wrapped)?);
        let mut key = DataKey([0; 32]);
        if bytes.len() != key.0.len() {
            return Err(SealError::Unopenable);
        }
        key.0.copy_from_slice(&bytes);
        Ok(key)
    }
}

/// The random key under which everything of one wallet is sealed.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// Takes 32 fresh random bytes.
    pub fn new(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// Stands in for an identifier where it would be readable: the same for the same key, a riddle to everybody else.
    pub fn blind(&self, identifier: &[u8]) -> [u8; 32] {
        let mut blinded = [0; 32];
        // The only failure of an expansion is an output over 8,160 bytes; this one has 32.
        let _ = Hkdf::<Sha256>::new(Some(b"JT1/blind"), &self.0).expand(identifier, &mut blinded);
        blinded
    }
}

/// Seals `plaintext`; `associated_data` says which place it belongs to, and must be the same when it is opened.
pub fn seal(
    key: &DataKey,
    nonce: [u8; NONCE_LENGTH],
    associated_data: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, SealError> {
    encrypt(&key.0, nonce, associated_data, plaintext)
}

/// Opens what [`seal`] made, if it was made with this key for this place.
pub fn open(
    key: &DataKey,
    nonce: [u8; NONCE_LENGTH],
    associated_data: &[u8],
    sealed: &[u8],
) -> Result<Vec<u8>, SealError> {
    decrypt(&key.0, nonce, associated_data, sealed)
}

fn encrypt(key: &[u8; 32], nonce: [u8; NONCE_LENGTH], aad: &[u8], msg: &[u8]) -> Result<Vec<u8>, SealError> {
    XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), Payload { msg, aad })
        .map_err(|_| SealError::Exhausted)
}

fn decrypt(key: &[u8; 32], nonce: [u8; NONCE_LENGTH], aad: &[u8], msg: &[u8]) -> Result<Vec<u8>, SealError> {
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(nonce), Payload { msg, aad })
        .map_err(|_| SealError::Unopenable)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const NONCE: [u8; NONCE_LENGTH] = [7; NONCE_LENGTH];

    fn place(store: &str, sequence: u64) -> Vec<u8> {
        [store.as_bytes(), &sequence.to_le_bytes()].concat()
    }

    #[test]
    fn a_sealed_entry_opens_in_its_own_place_only() {
        let key = DataKey::new([1; 32]);
        let sealed = seal(&key, NONCE, &place("log", 4), b"seven coins").unwrap();
        assert_eq!(open(&key, NONCE, &place("log", 4), &sealed).unwrap(), b"seven coins");
        assert_eq!(open(&key, NONCE, &place("log", 5), &sealed), Err(SealError::Unopenable));
        assert_eq!(open(&key, NONCE, &place("snapshot", 4), &sealed), Err(SealError::Unopenable));
        assert_eq!(open(&DataKey::new([2; 32]), NONCE, &place("log", 4), &sealed), Err(SealError::Unopenable));
    }

    #[test]
    fn no_changed_bit_goes_unnoticed() {
        let key = DataKey::new([1; 32]);
        let sealed = seal(&key, NONCE, b"place", b"seven").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open(&key, NONCE, b"place", &changed), Err(SealError::Unopenable), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert_eq!(open(&key, NONCE, b"place", &sealed[..length]), Err(SealError::Unopenable), "{length} bytes");
        }
    }

    #[test]
    fn the_plaintext_is_nowhere_in_the_sealed_bytes() {
        let marker = b"PLAINTEXT-MARKER";
        let key = DataKey::new([3; 32]);
        let sealed = seal(&key, NONCE, b"place", &[marker.as_slice(), &[0; 500], marker].concat()).unwrap();
        assert!(!sealed.windows(8).any(|window| marker.windows(8).any(|part| part == window)));
        assert!(!key.blind(marker).windows(4).any(|window| marker.windows(4).any(|part| part == window)));
    }

    #[test]
    fn only_the_same_passphrase_salt_and_effort_unwrap_the_data_key() {
        let key_of = |passphrase: &[u8], salt, effort| derive_wrapping_key(passphrase, &salt, effort).unwrap();
        let floor = PassphraseEffort::FLOOR;
        let wrapped = key_of(b"lemon", [1; 16], floor).wrap(&DataKey::new([9; 32]), NONCE, b"header").unwrap();

        let unwrapped = key_of(b"lemon", [1; 16], floor).unwrap_key(&wrapped, NONCE, b"header").unwrap();
        let sealed = seal(&DataKey::new([9; 32]), NONCE, b"", b"x").unwrap();
        assert_eq!(open(&unwrapped, NONCE, b"", &sealed).unwrap(), b"x");

        let three_passes = PassphraseEffort::try_new(19_456, 3).unwrap();
        for wrong in [
            key_of(b"lemon", [1; 16], floor).unwrap_key(&wrapped, NONCE, b"other header"),
            key_of(b"melon", [1; 16], floor).unwrap_key(&wrapped, NONCE, b"header"),
            key_of(b"lemon", [2; 16], floor).unwrap_key(&wrapped, NONCE, b"header"),
            key_of(b"lemon", [1; 16], three_passes).unwrap_key(&wrapped, NONCE, b"header"),
        ] {
            assert_eq!(wrong.err(), Some(SealError::Unopenable));
        }
    }

    #[test]
    fn a_passphrase_becomes_plain_argon2id() {
        let floor = PassphraseEffort::FLOOR;
        let parameters = Params::new(floor.memory_kib, floor.passes, 1, Some(32)).unwrap();
        let mut expected = [0; 32];
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
        argon2.hash_password_into(b"lemon", &[1; 16], &mut expected).unwrap();
        assert_eq!(derive_wrapping_key(b"lemon", &[1; 16], floor).unwrap().0, expected);
    }

    #[test]
    fn a_weak_or_an_exhausting_effort_is_refused() {
        for (memory_kib, passes) in [(19_455, 2), (19_456, 1), (0, 0), (262_145, 2), (19_456, 33), (u32::MAX, u32::MAX)]
        {
            assert_eq!(PassphraseEffort::try_new(memory_kib, passes), Err(SealError::Effort { memory_kib, passes }));
        }
        assert_eq!(PassphraseEffort::try_new(19_456, 2), Ok(PassphraseEffort::FLOOR));
    }

    #[test]
    fn calibration_spends_the_budget_and_never_goes_under_the_floor() {
        let cost = |effort: PassphraseEffort| u64::from(effort.memory_kib) * u64::from(effort.passes);
        for floor_ms in [0, 1, 10, 60, 250, 999, 1000, 5000, u64::MAX] {
            let chosen = PassphraseEffort::calibrate(floor_ms, 1000);
            assert_eq!(PassphraseEffort::try_new(chosen.memory_kib, chosen.passes), Ok(chosen), "{floor_ms} ms");
            let taken_ms = u128::from(cost(chosen)) * u128::from(floor_ms) / u128::from(cost(PassphraseEffort::FLOOR));
            assert!(taken_ms <= 1000 || chosen == PassphraseEffort::FLOOR, "{floor_ms} ms became {taken_ms} ms");
        }
        assert_eq!(PassphraseEffort::calibrate(500, 1000), PassphraseEffort { memory_kib: 38_912, passes: 2 });
        assert_eq!(PassphraseEffort::calibrate(5000, 1000), PassphraseEffort::FLOOR);
    }

    #[test]
    fn a_blinded_identifier_depends_on_the_key_and_the_identifier() {
        let key = DataKey::new([1; 32]);
        assert_eq!(key.blind(b"a"), DataKey::new([1; 32]).blind(b"a"));
        assert_ne!(key.blind(b"a"), key.blind(b"b"));
        assert_ne!(key.blind(b"a"), DataKey::new([2; 32]).blind(b"a"));
    }
}
