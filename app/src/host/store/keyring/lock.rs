//! What opens a wallet's header: a passphrase, or a passkey of the device (`docs/spec/05-storage.md`, section 3). Each lock wraps
//! the same data key, so that any of them opens the wallet and each can be changed alone.
use juicetokens_engine::foundation::bytes::{ReadError, Reader, Writer};
use juicetokens_engine::foundation::seal::{
    DataKey, NONCE_LENGTH, PassphraseEffort, SealError, TAG_LENGTH, WrappingKey, derive_passkey_wrapping_key,
    derive_wrapping_key,
};

use super::{KeyringError, refused};
use crate::host::entropy;

/// Bytes of 32 sealed ones.
pub(super) const SEALED_KEY_LENGTH: usize = NONCE_LENGTH + 32 + TAG_LENGTH;
/// The longest credential id that a browser may give, in bytes.
const CREDENTIAL_LIMIT: usize = 1023;
const PLACE: &[u8] = b"JT1/store/meta\0lock";
const PASSPHRASE: u8 = 0;
const PASSKEY: u8 = 1;

/// What a person has to open a wallet with.
pub enum Opener<'a> {
    /// As typed.
    Passphrase(&'a str),
    /// Which passkey, and what its authenticator answers for the lock's salt.
    Passkey {
        /// The browser's id of it.
        credential: &'a [u8],
        /// The answer of its pseudo-random function.
        secret: &'a [u8; 32],
    },
}

/// What a new lock is made of.
pub enum NewLock<'a> {
    /// A passphrase, and how hard it is to be to guess.
    Passphrase(&'a str, PassphraseEffort),
    /// A passkey.
    Passkey {
        /// The browser's id of it.
        credential: &'a [u8],
        /// What its authenticator was asked.
        salt: [u8; 32],
        /// What it answered.
        secret: &'a [u8; 32],
    },
}

/// How a lock's key is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockKind {
    /// By Argon2id.
    Passphrase {
        /// Its cost.
        effort: PassphraseEffort,
        /// Drawn with the lock.
        salt: [u8; 16],
    },
    /// By an authenticator.
    Passkey {
        /// The browser's id of it.
        credential: Vec<u8>,
        /// What to ask its pseudo-random function.
        salt: [u8; 32],
    },
}

/// A lock, as it is stored.
#[derive(Clone)]
pub(super) struct Lock {
    pub(super) kind: LockKind,
    pub(super) wrapped_key: [u8; SEALED_KEY_LENGTH],
}

impl Lock {
    /// Makes a lock before a data key.
    pub(super) fn make(new: &NewLock<'_>, data_key: &DataKey) -> Result<Self, KeyringError> {
        let (kind, wrapping_key) = match *new {
            NewLock::Passphrase(passphrase, effort) => {
                let salt = entropy::make_bytes()?;
                (LockKind::Passphrase { effort, salt }, stretch(passphrase, &salt, effort)?)
            }
            NewLock::Passkey { credential, .. } if credential.len() > CREDENTIAL_LIMIT => {
                return Err(KeyringError::Refused("the passkey's name is too long".into()));
            }
            NewLock::Passkey { credential, salt, secret } => {
                let kind = LockKind::Passkey { credential: credential.to_vec(), salt };
                (kind, derive_passkey_wrapping_key(secret))
            }
        };
        let nonce = entropy::make_bytes()?;
        let wrapped = wrapping_key.wrap(data_key, nonce, &kind.associated_data()).map_err(refused)?;
        let mut wrapped_key = [0; SEALED_KEY_LENGTH];
        super::join(&mut wrapped_key, nonce, &wrapped);
        Ok(Self { kind, wrapped_key })
    }

    /// Opens it, if the opener is one for such a lock; the error of a wrong one is `WrongPassphrase`.
    pub(super) fn open(&self, opener: &Opener<'_>, associated_data: &[u8]) -> Option<Result<DataKey, KeyringError>> {
        let wrapping_key = match (&self.kind, opener) {
            (LockKind::Passphrase { effort, salt }, Opener::Passphrase(passphrase)) => {
                stretch(passphrase, salt, *effort)
            }
            (LockKind::Passkey { credential, .. }, Opener::Passkey { credential: used, secret })
                if credential == used =>
            {
                Ok(derive_passkey_wrapping_key(secret))
            }
            _ => return None,
        };
        Some(wrapping_key.and_then(|key| {
            let (nonce, wrapped) = super::split(&self.wrapped_key)?;
            key.unwrap_key(wrapped, nonce, associated_data).map_err(|_: SealError| KeyringError::WrongPassphrase)
        }))
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        self.kind.write(writer);
        writer.put(&self.wrapped_key);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        Ok(Self { kind: LockKind::read(reader)?, wrapped_key: reader.array()? })
    }
}

impl LockKind {
    /// Bound to the wrapped key, so that none of it can be exchanged.
    pub(super) fn associated_data(&self) -> Vec<u8> {
        let mut writer = Writer(PLACE.to_vec());
        self.write(&mut writer);
        writer.0
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Passphrase { effort, salt } => {
                writer.u8(PASSPHRASE);
                write_effort(writer, *effort);
                writer.put(salt);
            }
            Self::Passkey { credential, salt } => {
                writer.u8(PASSKEY);
                writer.u16(u16::try_from(credential.len()).unwrap_or(u16::MAX));
                writer.put(credential);
                writer.put(salt);
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        match reader.u8()? {
            PASSPHRASE => Ok(Self::Passphrase { effort: read_effort(reader)?, salt: reader.array()? }),
            PASSKEY => {
                let length = usize::from(reader.u16()?);
                if length > CREDENTIAL_LIMIT {
                    return Err(ReadError::TooLong { limit: CREDENTIAL_LIMIT, seen: length });
                }
                Ok(Self::Passkey { credential: reader.take(length)?.to_vec(), salt: reader.array()? })
            }
            _ => Err(ReadError::OutOfRange("lock")),
        }
    }
}

/// Writes an effort; also in backups.
pub(in super::super) fn write_effort(writer: &mut Writer, effort: PassphraseEffort) {
    writer.u32(effort.memory_kib());
    writer.u32(effort.passes());
}

/// Reads an effort and checks its bounds; also in backups.
pub(in super::super) fn read_effort(reader: &mut Reader<'_>) -> Result<PassphraseEffort, ReadError> {
    let (memory_kib, passes) = (reader.u32()?, reader.u32()?);
    PassphraseEffort::try_new(memory_kib, passes).map_err(|_| ReadError::OutOfRange("effort"))
}

fn stretch(passphrase: &str, salt: &[u8; 16], effort: PassphraseEffort) -> Result<WrappingKey, KeyringError> {
    derive_wrapping_key(passphrase.as_bytes(), salt, effort).map_err(refused)
}
