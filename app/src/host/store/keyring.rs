//! The wallet's header: its name in the clear, and behind the passphrase the data key and the root seed of its own keys
//! (`docs/spec/05-storage.md`).
use juicetokens_engine::foundation::seal::{
    DataKey, NONCE_LENGTH, PassphraseEffort, SealError, TAG_LENGTH, WrappingKey, derive_wrapping_key, open, seal,
};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::host::entropy::{self, NoEntropy};

const VERSION: u8 = 1;
const SEED_PLACE: &[u8] = b"JT1/store/meta\0seed";
const SEALED_KEY_LENGTH: usize = NONCE_LENGTH + 32 + TAG_LENGTH;
/// The longest name a wallet may have, in bytes.
const NAME_LIMIT: usize = 255;

/// From this all of the wallet's own keys are derived.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RootSeed(pub [u8; 32]);

/// What opens with the right passphrase.
pub struct Keyring {
    /// Seals the store.
    pub data_key: DataKey,
    /// Makes the keys.
    pub root_seed: RootSeed,
}

/// Why a header could not be made or opened.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum KeyringError {
    /// The header does not read.
    #[error("the wallet's header does not read: {0}")]
    Damaged(&'static str),
    /// The device could not do it.
    #[error("{0}")]
    Refused(String),
    /// The passphrase is another.
    #[error("the passphrase does not open this wallet")]
    WrongPassphrase,
}

impl From<NoEntropy> for KeyringError {
    fn from(error: NoEntropy) -> Self {
        Self::Refused(error.to_string())
    }
}

/// A wallet's header, as it is stored.
#[derive(Clone)]
pub struct Header {
    name: String,
    effort: PassphraseEffort,
    salt: [u8; 16],
    wrapped_key: [u8; SEALED_KEY_LENGTH],
    sealed_seed: [u8; SEALED_KEY_LENGTH],
}

impl Header {
    /// Makes a new wallet's keys and seals them.
    pub fn make(name: &str, passphrase: &str, effort: PassphraseEffort) -> Result<(Self, Keyring), KeyringError> {
        let mut header = Self {
            name: name.chars().scan(0, fit_name).collect(),
            effort,
            salt: entropy::make_bytes()?,
            wrapped_key: [0; SEALED_KEY_LENGTH],
            sealed_seed: [0; SEALED_KEY_LENGTH],
        };
        let keyring =
            Keyring { data_key: DataKey::new(entropy::make_bytes()?), root_seed: RootSeed(entropy::make_bytes()?) };
        let wrapping_key = header.wrapping_key(passphrase)?;
        let (key_nonce, seed_nonce) = (entropy::make_bytes()?, entropy::make_bytes()?);
        let wrapped = wrapping_key.wrap(&keyring.data_key, key_nonce, &header.opening()).map_err(refused)?;
        let sealed = seal(&keyring.data_key, seed_nonce, SEED_PLACE, &keyring.root_seed.0).map_err(refused)?;
        join(&mut header.wrapped_key, key_nonce, &wrapped);
        join(&mut header.sealed_seed, seed_nonce, &sealed);
        Ok((header, keyring))
    }

    /// Opens the keys.
    pub fn unlock(&self, passphrase: &str) -> Result<Keyring, KeyringError> {
        let (nonce, wrapped) = split(&self.wrapped_key)?;
        let wrapping_key = self.wrapping_key(passphrase)?;
        let opened = wrapping_key.unwrap_key(wrapped, nonce, &self.opening());
        let data_key = opened.map_err(|_| KeyringError::WrongPassphrase)?;
        let (nonce, sealed) = split(&self.sealed_seed)?;
        let seed = open(&data_key, nonce, SEED_PLACE, sealed).map_err(|_| KeyringError::Damaged("its seed"))?;
        let seed = Zeroizing::new(seed);
        let mut root_seed = RootSeed([0; 32]);
        if seed.len() != root_seed.0.len() {
            return Err(KeyringError::Damaged("its seed's length"));
        }
        root_seed.0.copy_from_slice(&seed);
        Ok(Keyring { data_key, root_seed })
    }

    /// The person's own name for the wallet.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The stored form.
    pub fn encode(&self) -> Vec<u8> {
        [&self.opening()[..], &self.wrapped_key, &self.sealed_seed].concat()
    }

    /// Reads the stored form.
    pub fn decode(bytes: &[u8]) -> Result<Self, KeyringError> {
        let mut rest = bytes;
        let [version, name_length] = take(&mut rest)?;
        if version != VERSION {
            return Err(KeyringError::Damaged("its version is another"));
        }
        let name = rest.split_off(..usize::from(name_length)).ok_or(KeyringError::Damaged("it is too short"))?;
        let memory_kib = u32::from_le_bytes(take(&mut rest)?);
        let passes = u32::from_le_bytes(take(&mut rest)?);
        let header = Self {
            name: String::from_utf8(name.to_vec()).map_err(|_| KeyringError::Damaged("its name"))?,
            effort: PassphraseEffort::try_new(memory_kib, passes).map_err(|_| KeyringError::Damaged("its effort"))?,
            salt: take(&mut rest)?,
            wrapped_key: take(&mut rest)?,
            sealed_seed: take(&mut rest)?,
        };
        if rest.is_empty() { Ok(header) } else { Err(KeyringError::Damaged("it is too long")) }
    }

    /// Everything before the wrapped key; bound to it, so that none of it can be exchanged.
    fn opening(&self) -> Vec<u8> {
        let name_length = u8::try_from(self.name.len()).unwrap_or(u8::MAX);
        let memory_kib = self.effort.memory_kib().to_le_bytes();
        let passes = self.effort.passes().to_le_bytes();
        [&[VERSION, name_length], self.name.as_bytes(), &memory_kib, &passes, &self.salt].concat()
    }

    fn wrapping_key(&self, passphrase: &str) -> Result<WrappingKey, KeyringError> {
        derive_wrapping_key(passphrase.as_bytes(), &self.salt, self.effort).map_err(refused)
    }
}

/// Keeps whole characters while they fit.
fn fit_name(length: &mut usize, character: char) -> Option<char> {
    *length += character.len_utf8();
    (*length <= NAME_LIMIT).then_some(character)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], KeyringError> {
    let (taken, left) = rest.split_first_chunk::<N>().ok_or(KeyringError::Damaged("it is too short"))?;
    *rest = left;
    Ok(*taken)
}

fn join(target: &mut [u8; SEALED_KEY_LENGTH], nonce: [u8; NONCE_LENGTH], sealed: &[u8]) {
    for (place, byte) in target.iter_mut().zip(nonce.iter().chain(sealed)) {
        *place = *byte;
    }
}

fn split(joined: &[u8; SEALED_KEY_LENGTH]) -> Result<([u8; NONCE_LENGTH], &[u8]), KeyringError> {
    let (nonce, sealed) = joined.split_first_chunk().ok_or(KeyringError::Damaged("its keys"))?;
    Ok((*nonce, sealed))
}

fn refused(error: SealError) -> KeyringError {
    KeyringError::Refused(error.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn make() -> (Header, Keyring) {
        Header::make("Stall ü", "a lemon a day", PassphraseEffort::FLOOR).unwrap()
    }

    #[test]
    fn the_passphrase_brings_the_keys_back() {
        let (header, keyring) = make();
        let read = Header::decode(&header.encode()).unwrap();
        let opened = read.unlock("a lemon a day").unwrap();
        assert_eq!(opened.root_seed.0, keyring.root_seed.0);
        assert_eq!(opened.data_key.blind(b"x"), keyring.data_key.blind(b"x"));
        assert_eq!(read.name(), "Stall ü");
        assert_eq!(read.unlock("a melon a day").err(), Some(KeyringError::WrongPassphrase));
    }

    #[test]
    fn the_stored_header_holds_neither_passphrase_nor_seed() {
        let (header, keyring) = make();
        let stored = header.encode();
        let holds = |secret: &[u8]| secret.windows(6).any(|part| stored.windows(6).any(|window| window == part));
        assert!(!holds(b"a lemon a day"));
        assert!(!holds(&keyring.root_seed.0));
        assert!(holds("Stall ü".as_bytes()), "the search itself finds what is there");
    }

    #[test]
    fn a_changed_header_never_gives_keys() {
        let (header, _) = make();
        let stored = header.encode();
        for length in 0..stored.len() {
            assert!(matches!(Header::decode(&stored[..length]).err(), Some(KeyringError::Damaged(_))));
        }
        assert!(Header::decode(&[&stored[..], &[0]].concat()).is_err());
        // One byte of each field: version, name, memory, passes, salt, key, seed.
        for place in [0, 3, 10, 14, 18, 40, 120, stored.len() - 1] {
            let mut changed = stored.clone();
            changed[place] ^= 1;
            assert!(
                Header::decode(&changed).and_then(|header| header.unlock("a lemon a day")).is_err(),
                "byte {place}"
            );
        }
    }

    #[test]
    fn a_long_name_is_cut_at_a_whole_character() {
        let (header, _) = Header::make(&"é".repeat(300), "x", PassphraseEffort::FLOOR).unwrap();
        assert_eq!(header.name().chars().count(), 127);
        assert_eq!(Header::decode(&header.encode()).unwrap().name(), header.name());
    }
}
