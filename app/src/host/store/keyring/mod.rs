//! The wallet's header: its name in the clear, and behind each of its locks the data key, which opens the root seed of its own
//! keys (`docs/spec/05-storage.md`, section 3).
mod first;
pub mod lock;
pub mod words;

use juicetokens_engine::foundation::bytes::{ReadError, Reader, Writer};
use juicetokens_engine::foundation::seal::{DataKey, NONCE_LENGTH, SealError, open, seal};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use self::lock::{Lock, LockKind, NewLock, Opener, SEALED_KEY_LENGTH};
use crate::host::entropy::{self, NoEntropy};

/// The version of new headers.
pub const VERSION: u8 = 2;
const SEED_PLACE: &[u8] = b"JT1/store/meta\0seed";
/// The longest name a wallet may have, in bytes.
const NAME_LIMIT: usize = 255;
/// The most locks of one wallet.
const LOCK_LIMIT: usize = 8;

/// From this all of the wallet's own keys are derived.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RootSeed(pub [u8; 32]);

/// What opens with the right passphrase or passkey.
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
    /// It is of a later version of the app.
    #[error("the wallet's header is of version {0}, which this app does not know")]
    Newer(u8),
    /// The device could not do it.
    #[error("{0}")]
    Refused(String),
    /// The passphrase or the passkey is another.
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
    version: u8,
    name: String,
    locks: Vec<Lock>,
    sealed_seed: [u8; SEALED_KEY_LENGTH],
}

impl Header {
    /// Makes a new wallet's keys and seals them behind one lock.
    pub fn make(name: &str, new: &NewLock<'_>) -> Result<(Self, Keyring), KeyringError> {
        Self::make_with(name, new, RootSeed(entropy::make_bytes()?))
    }

    /// The same for a seed that was there before: a wallet that is put back.
    pub fn make_with(name: &str, new: &NewLock<'_>, root_seed: RootSeed) -> Result<(Self, Keyring), KeyringError> {
        let name: String = name.chars().scan(0, fit_name).collect();
        let keyring = Keyring { data_key: DataKey::new(entropy::make_bytes()?), root_seed };
        let locks = vec![Lock::make(new, &keyring.data_key)?];
        let sealed_seed = seal_seed(&keyring, &name)?;
        Ok((Self { version: VERSION, name, locks, sealed_seed }, keyring))
    }

    /// Opens the keys.
    pub fn unlock(&self, opener: &Opener<'_>) -> Result<Keyring, KeyringError> {
        let data_key = self.open_locks(opener)?;
        let (nonce, sealed) = split(&self.sealed_seed)?;
        let seed = open(&data_key, nonce, &self.seed_place(), sealed).map_err(|_| KeyringError::Damaged("its seed"))?;
        let seed = Zeroizing::new(seed);
        let mut root_seed = RootSeed([0; 32]);
        if seed.len() != root_seed.0.len() {
            return Err(KeyringError::Damaged("its seed's length"));
        }
        root_seed.0.copy_from_slice(&seed);
        Ok(Keyring { data_key, root_seed })
    }

    /// The header with one more lock, for the keys that were unlocked. A passphrase takes the place of the one before; a passkey
    /// that of the same credential.
    pub fn with_lock(&self, keyring: &Keyring, new: &NewLock<'_>) -> Result<Self, KeyringError> {
        let lock = Lock::make(new, &keyring.data_key)?;
        let mut locks = self.kept_locks(&lock.kind)?;
        locks.retain(|known| !is_same(&known.kind, &lock.kind));
        if locks.len() >= LOCK_LIMIT {
            return Err(KeyringError::Refused(format!("a wallet has at most {LOCK_LIMIT} locks")));
        }
        locks.push(lock);
        Ok(Self { version: VERSION, name: self.name.clone(), locks, sealed_seed: seal_seed(keyring, &self.name)? })
    }

    /// The header without a passkey; the last lock stays.
    pub fn without_passkey(&self, credential: &[u8]) -> Result<Self, KeyringError> {
        let mut locks = self.locks.clone();
        locks.retain(|lock| !matches!(&lock.kind, LockKind::Passkey { credential: known, .. } if known == credential));
        if locks.is_empty() {
            return Err(KeyringError::Refused("it is the only lock of this wallet".into()));
        }
        Ok(Self { locks, ..self.clone() })
    }

    /// Whether it is of the first version, whose passphrase has to be set anew before another lock joins it.
    pub fn is_first(&self) -> bool {
        self.version == first::VERSION
    }

    /// The version of its form.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The locks, to be shown and asked for.
    pub fn locks(&self) -> impl Iterator<Item = &LockKind> {
        self.locks.iter().map(|lock| &lock.kind)
    }

    /// The person's own name for the wallet.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The stored form.
    pub fn encode(&self) -> Vec<u8> {
        if self.version == first::VERSION {
            return first::encode(self);
        }
        let mut writer = Writer(vec![self.version]);
        writer.text(&self.name);
        writer.u8(u8::try_from(self.locks.len()).unwrap_or(u8::MAX));
        self.locks.iter().for_each(|lock| lock.write(&mut writer));
        writer.put(&self.sealed_seed);
        writer.0
    }

    /// Reads the stored form, of this version or the first.
    pub fn decode(bytes: &[u8]) -> Result<Self, KeyringError> {
        let header = match bytes.first() {
            Some(&first::VERSION) => first::decode(bytes),
            _ => Self::read(bytes),
        };
        header.map_err(|error| match error {
            ReadError::Version { seen } if seen > VERSION => KeyringError::Newer(seen),
            ReadError::Version { .. } => KeyringError::Damaged("its version is another"),
            ReadError::Truncated => KeyringError::Damaged("it is too short"),
            ReadError::TrailingBytes => KeyringError::Damaged("it is too long"),
            ReadError::OutOfRange("effort") => KeyringError::Damaged("its effort"),
            _ => KeyringError::Damaged("its fields"),
        })
    }

    fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let version = reader.u8()?;
        if version != VERSION {
            return Err(ReadError::Version { seen: version });
        }
        let name = reader.text(NAME_LIMIT)?;
        let count = reader.count(LOCK_LIMIT)?;
        let locks = (0..count).map(|_| Lock::read(&mut reader)).collect::<Result<Vec<_>, _>>()?;
        if locks.is_empty() {
            return Err(ReadError::OutOfRange("locks"));
        }
        let sealed_seed = reader.array()?;
        reader.finish()?;
        Ok(Self { version, name, locks, sealed_seed })
    }

    /// There is at most one passphrase, and one passkey of a name: the lock that the opener is for decides.
    fn open_locks(&self, opener: &Opener<'_>) -> Result<DataKey, KeyringError> {
        let opened = self.locks.iter().find_map(|lock| lock.open(opener, &self.associated_data(lock)));
        opened.unwrap_or(Err(KeyringError::WrongPassphrase))
    }

    fn associated_data(&self, lock: &Lock) -> Vec<u8> {
        match self.version {
            first::VERSION => first::opening(self),
            _ => lock.kind.associated_data(),
        }
    }

    fn seed_place(&self) -> Vec<u8> {
        match self.version {
            first::VERSION => SEED_PLACE.to_vec(),
            _ => place_of_seed(&self.name),
        }
    }

    /// The locks that stay beside a new one. Those of the first version were bound to another form: its one passphrase can only
    /// be taken over by typing it anew, which is what brings a new lock about.
    fn kept_locks(&self, new: &LockKind) -> Result<Vec<Lock>, KeyringError> {
        match (self.version, new) {
            (first::VERSION, LockKind::Passkey { .. }) => {
                Err(KeyringError::Refused("the passphrase has to be set anew first".into()))
            }
            (first::VERSION, LockKind::Passphrase { .. }) => Ok(Vec::new()),
            _ => Ok(self.locks.clone()),
        }
    }
}

fn is_same(known: &LockKind, new: &LockKind) -> bool {
    match (known, new) {
        (LockKind::Passphrase { .. }, LockKind::Passphrase { .. }) => true,
        (LockKind::Passkey { credential, .. }, LockKind::Passkey { credential: other, .. }) => credential == other,
        _ => false,
    }
}

fn seal_seed(keyring: &Keyring, name: &str) -> Result<[u8; SEALED_KEY_LENGTH], KeyringError> {
    let nonce = entropy::make_bytes()?;
    let sealed = seal(&keyring.data_key, nonce, &place_of_seed(name), &keyring.root_seed.0).map_err(refused)?;
    let mut joined = [0; SEALED_KEY_LENGTH];
    join(&mut joined, nonce, &sealed);
    Ok(joined)
}

fn place_of_seed(name: &str) -> Vec<u8> {
    [SEED_PLACE, &[0], name.as_bytes()].concat()
}

/// Keeps whole characters while they fit.
fn fit_name(length: &mut usize, character: char) -> Option<char> {
    *length += character.len_utf8();
    (*length <= NAME_LIMIT).then_some(character)
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
#[path = "tests.rs"]
mod tests;
