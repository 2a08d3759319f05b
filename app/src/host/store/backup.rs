//! The backup file `JTKB`: a whole wallet behind a passphrase of its own (`docs/spec/05-storage.md`, section 5). It holds the root
//! seed, the wallet as one log entry, and every telomeer; no session, for a copy of one would use its numbers a second time.
use juicetokens_engine::foundation::bytes::{ReadError, Reader, Writer};
use juicetokens_engine::foundation::seal::{
    DataKey, NONCE_LENGTH, PassphraseEffort, SealError, derive_wrapping_key, open, seal,
};
use juicetokens_engine::foundation::time::Timestamp;
use thiserror::Error;
use zeroize::Zeroizing;

use super::keyring::RootSeed;
use super::keyring::lock::{Opener, read_effort, write_effort};
use super::{Record, TailKey, rescue};
use crate::host::entropy::{self, NoEntropy};

const MAGIC: &[u8; 4] = b"JTKB";
const VERSION: u8 = 1;
const NAME_LIMIT: usize = 255;
const WRAPPED_LENGTH: usize = 48;
/// No telomeer and no wallet's state is longer, in bytes.
const FIELD_LIMIT: usize = 1 << 28;

/// A wallet as it was when the backup was made.
pub struct Backup {
    /// The person's own name for it.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// All of its own keys.
    pub root_seed: RootSeed,
    /// Everything as one log entry.
    pub entry: Vec<u8>,
    /// Each coin's telomeer, by token id.
    pub tails: Vec<(TailKey, Vec<u8>)>,
    /// Changes that were stored after these and cannot be read any more; only an emergency copy has such.
    pub lost_changes: u64,
}

/// Why bytes are not taken for a backup. Nothing was changed.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum BackupError {
    /// It is something else.
    #[error("this is no backup of a wallet")]
    Foreign,
    /// It is of a later version of the app.
    #[error("this backup is of version {0}, which this app does not know")]
    NewerVersion(u8),
    /// Another passphrase, or changed bytes: it cannot be told which.
    #[error("the passphrase does not open this backup, or the file is damaged")]
    Unopenable,
    /// It opens, and does not read.
    #[error("the backup is damaged")]
    Damaged,
    /// The device could not do it.
    #[error("this device has not got the memory, or no randomness")]
    Exhausted,
}

impl From<NoEntropy> for BackupError {
    fn from(_: NoEntropy) -> Self {
        Self::Exhausted
    }
}

impl From<ReadError> for BackupError {
    fn from(_: ReadError) -> Self {
        Self::Damaged
    }
}

impl Backup {
    /// The file.
    pub fn seal(&self, passphrase: &str, effort: PassphraseEffort) -> Result<Vec<u8>, BackupError> {
        let mut file = Writer(MAGIC.to_vec());
        file.u8(VERSION);
        write_effort(&mut file, effort);
        let salt: [u8; 16] = entropy::make_bytes()?;
        file.put(&salt);
        let (key, key_nonce) = (DataKey::new(entropy::make_bytes()?), entropy::make_bytes()?);
        let wrapping_key = derive_wrapping_key(passphrase.as_bytes(), &salt, effort).map_err(exhausted)?;
        let wrapped = wrapping_key.wrap(&key, key_nonce, &file.0).map_err(exhausted)?;
        let nonce: [u8; NONCE_LENGTH] = entropy::make_bytes()?;
        let sealed = seal(&key, nonce, &file.0, &self.write()).map_err(exhausted)?;
        [&key_nonce[..], &wrapped, &nonce, &sealed].iter().for_each(|part| file.put(part));
        Ok(file.0)
    }

    /// Reads a file with its passphrase: a backup, or an emergency copy, which has the wallet's own.
    pub fn open(file: &[u8], passphrase: &str) -> Result<Self, BackupError> {
        Self::open_with(file, &Opener::Passphrase(passphrase))
    }

    /// The same; an emergency copy opens with a passkey as well.
    pub fn open_with(file: &[u8], opener: &Opener<'_>) -> Result<Self, BackupError> {
        let mut reader = Reader::new(file);
        match reader.array() {
            Ok(magic) if magic == *MAGIC => {}
            Ok(magic) if magic == *rescue::MAGIC => return rescue::open(file, opener),
            _ => return Err(BackupError::Foreign),
        }
        match reader.u8()? {
            VERSION => {}
            newer => return Err(BackupError::NewerVersion(newer)),
        }
        let Opener::Passphrase(passphrase) = opener else { return Err(BackupError::Unopenable) };
        let effort = read_effort(&mut reader)?;
        let salt = reader.array()?;
        let opening = reader.consumed();
        let (key_nonce, wrapped) = (reader.array()?, reader.take(WRAPPED_LENGTH)?);
        let nonce = reader.array()?;
        let sealed = reader.take(reader.rest_len())?;
        let wrapping_key = derive_wrapping_key(passphrase.as_bytes(), &salt, effort).map_err(exhausted)?;
        let key = wrapping_key.unwrap_key(wrapped, key_nonce, opening).map_err(|_| BackupError::Unopenable)?;
        let body = open(&key, nonce, opening, sealed).map_err(|_| BackupError::Unopenable)?;
        Self::read(&Zeroizing::new(body))
    }

    /// What a new store begins with: the wallet as it was, and the word that it was put back.
    pub fn into_records(self, restored: Vec<u8>) -> (RootSeed, [Record; 2]) {
        let tails = self.tails.into_iter().map(|(key, tail)| (key, Some(tail))).collect();
        let wallet = Record::Change { sequence: 1, bytes: self.entry, tails };
        (self.root_seed, [wallet, Record::Change { sequence: 2, bytes: restored, tails: Vec::new() }])
    }

    /// The body of the file before it is sealed: the seed is in it as it is, so that it goes nowhere but into [`Self::seal`].
    pub fn write(&self) -> Zeroizing<Vec<u8>> {
        let size = self.entry.len() + self.tails.iter().map(|(_, tail)| tail.len() + 36).sum::<usize>();
        // In one piece: what grows leaves copies of the seed behind.
        let mut body = Writer(Vec::with_capacity(size + NAME_LIMIT + 64));
        body.u48(self.made.0);
        body.text(&self.name);
        body.put(&self.root_seed.0);
        put_field(&mut body, &self.entry);
        body.u32(self.tails.len() as u32);
        for (key, tail) in &self.tails {
            body.put(&key.0);
            put_field(&mut body, tail);
        }
        Zeroizing::new(body.0)
    }

    /// Reads the body of an opened file: whoever sealed it chose that as well.
    pub fn read(body: &[u8]) -> Result<Self, BackupError> {
        let mut reader = Reader::new(body);
        let (made, name, root_seed) = (Timestamp(reader.u48()?), reader.text(NAME_LIMIT)?, RootSeed(reader.array()?));
        let entry = take_field(&mut reader)?;
        let count = reader.u32()?;
        let tails = (0..count).map(|_| Ok((TailKey(reader.array()?), take_field(&mut reader)?)));
        let tails = tails.collect::<Result<_, ReadError>>()?;
        reader.finish()?;
        Ok(Self { name, made, root_seed, entry, tails, lost_changes: 0 })
    }
}

fn put_field(writer: &mut Writer, bytes: &[u8]) {
    writer.u32(bytes.len() as u32);
    writer.put(bytes);
}

fn take_field(reader: &mut Reader<'_>) -> Result<Vec<u8>, ReadError> {
    let length = reader.u32()? as usize;
    if length > FIELD_LIMIT {
        return Err(ReadError::TooLong { limit: FIELD_LIMIT, seen: length });
    }
    reader.take(length).map(<[u8]>::to_vec)
}

fn exhausted(_: SealError) -> BackupError {
    BackupError::Exhausted
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn backup() -> Backup {
        Backup {
            name: "Stall ü".into(),
            made: Timestamp(1_760_000_000_000),
            root_seed: RootSeed([7; 32]),
            entry: b"all of Lemon Market".to_vec(),
            tails: vec![(TailKey([1; 32]), b"one".to_vec()), (TailKey([2; 32]), Vec::new())],
            lost_changes: 0,
        }
    }

    fn sealed() -> Vec<u8> {
        backup().seal("a lemon a day", PassphraseEffort::FLOOR).unwrap()
    }

    #[test]
    fn a_wallet_comes_back_from_its_file() {
        let read = Backup::open(&sealed(), "a lemon a day").unwrap();
        let made = backup();
        assert_eq!((&read.name, read.made, &read.root_seed.0), (&made.name, made.made, &made.root_seed.0));
        assert_eq!((&read.entry, &read.tails), (&made.entry, &made.tails));
    }

    #[test]
    fn the_file_tells_nothing() {
        let file = sealed();
        let holds = |secret: &[u8]| file.windows(secret.len()).any(|window| window == secret);
        assert!(!holds(b"Lemon") && !holds(&[7; 8]) && !holds("Stall".as_bytes()) && holds(MAGIC));
    }

    #[test]
    fn what_does_not_open_is_told_apart() {
        let file = sealed();
        let open = |file: &[u8], passphrase| Backup::open(file, passphrase).err();
        assert_eq!(open(&file, "a melon a day"), Some(BackupError::Unopenable));
        assert_eq!(open(b"%PDF-1.7", "a lemon a day"), Some(BackupError::Foreign));
        assert_eq!(open(b"", "a lemon a day"), Some(BackupError::Foreign));
        let mut newer = file.clone();
        newer[4] = 2;
        assert_eq!(open(&newer, "a lemon a day"), Some(BackupError::NewerVersion(2)));
        assert_eq!(open(&file[..30], "a lemon a day"), Some(BackupError::Damaged));
        assert_eq!(open(&file[..file.len() - 1], "a lemon a day"), Some(BackupError::Unopenable));
        // Salt, wrapped key, body.
        for place in [14, 60, file.len() - 20] {
            let mut changed = file.clone();
            changed[place] ^= 1;
            assert_eq!(open(&changed, "a lemon a day"), Some(BackupError::Unopenable), "byte {place}");
        }
        let mut greedy = file.clone();
        greedy[5..9].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(open(&greedy, "a lemon a day"), Some(BackupError::Damaged), "an effort that no device has");
    }
}
