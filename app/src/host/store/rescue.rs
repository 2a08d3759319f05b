//! The emergency copy `JTKR`: a wallet's sealed records as they lay in the database (`docs/spec/05-storage.md`, section 8), written
//! by `public/rescue.js` when nothing else runs. It opens with the wallet's own locks, and what of it reads becomes a backup: every
//! entry up to the first that does not.
use juicetokens_engine::foundation::bytes::{ReadError, Reader};
use juicetokens_engine::foundation::seal::DataKey;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::{Engine, Error};
use sha2::{Digest, Sha256};

use super::backup::{Backup, BackupError};
use super::keyring::lock::Opener;
use super::keyring::{Header, KeyringError};
use super::sealed::{open_entry, open_tail};
use super::{Entry, TailKey};

pub(super) const MAGIC: &[u8; 4] = b"JTKR";
const VERSION: u8 = 1;
const SUM_LENGTH: usize = 32;
const NAME_LIMIT: usize = 64;
const STORE_LIMIT: usize = 16;

/// One database of a browser, read and not opened.
#[derive(Debug)]
pub struct EmergencyCopy {
    /// When it was made.
    pub made: Timestamp,
    /// The version of the database.
    pub database_version: u32,
    /// Object stores, each with its name.
    pub stores: Vec<(String, Shelf)>,
}

/// The records of one object store.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Keys and values, in the order of the keys.
    pub records: Vec<(Field, Field)>,
    /// Records whose key was there, and whose value could not be read.
    pub lost: u32,
}

/// A key or a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A whole number.
    Number(u64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A name.
    Text(String),
}

/// Opens a file with one of the wallet's locks.
pub(super) fn open(file: &[u8], opener: &Opener<'_>) -> Result<Backup, BackupError> {
    EmergencyCopy::parse(file)?.open(opener)
}

impl EmergencyCopy {
    /// Reads a file.
    pub fn parse(file: &[u8]) -> Result<Self, BackupError> {
        let mut reader = Reader::new(file);
        if reader.array() != Ok(*MAGIC) {
            return Err(BackupError::Foreign);
        }
        match reader.u8()? {
            VERSION => {}
            newer => return Err(BackupError::NewerVersion(newer)),
        }
        let body = file.len().checked_sub(SUM_LENGTH).and_then(|end| file.split_at_checked(end));
        let whole = body.is_some_and(|(body, sum)| Sha256::digest(body).as_slice() == sum);
        if !whole {
            return Err(BackupError::Damaged);
        }
        let (made, database_version) = (Timestamp(reader.u48()?), reader.u32()?);
        let count = reader.count(STORE_LIMIT)?;
        let stores = (0..count).map(|_| read_shelf(&mut reader)).collect::<Result<_, _>>()?;
        reader.take(SUM_LENGTH)?;
        reader.finish()?;
        Ok(Self { made, database_version, stores })
    }

    /// What of it reads, as a backup.
    pub fn open(&self, opener: &Opener<'_>) -> Result<Backup, BackupError> {
        let header = Header::decode(self.header().ok_or(BackupError::Damaged)?).map_err(unopened)?;
        let keyring = header.unlock(opener).map_err(unopened)?;
        let (engine, through) = self.restore(&keyring.data_key)?;
        let entry = engine.snapshot().ok_or(BackupError::Damaged)?.encode();
        let tails = self.tails(&keyring.data_key, &engine);
        let written = self.number("last_sequence").unwrap_or(through);
        Ok(Backup {
            name: header.name().to_owned(),
            made: self.made,
            root_seed: keyring.root_seed,
            entry,
            tails,
            lost_changes: written.saturating_sub(through),
        })
    }

    /// The newest snapshot that opens, and every entry after it up to the first that does not open or read.
    fn restore(&self, key: &DataKey) -> Result<(Engine, u64), BackupError> {
        let snapshots = self.entries("snapshot").into_iter().rev();
        let snapshot = snapshots.filter_map(|(sequence, bytes)| opened(key, "snapshot", sequence, bytes)).next();
        let through = snapshot.as_ref().map_or(0, |entry| entry.sequence);
        let mut entries: Vec<Entry> = snapshot.into_iter().collect();
        let log = self.entries("log").into_iter().filter(|(sequence, _)| *sequence > through);
        for (expected, (sequence, bytes)) in (through.saturating_add(1)..).zip(log) {
            match opened(key, "log", sequence, bytes).filter(|_| sequence == expected) {
                Some(entry) => entries.push(entry),
                None => break,
            }
        }
        longest_that_reads(entries)
    }

    fn tails(&self, key: &DataKey, engine: &Engine) -> Vec<(TailKey, Vec<u8>)> {
        // A database lists its keys in their order, and so does a copy of it.
        let stored: Vec<(&[u8], &[u8])> =
            self.records("tail").filter_map(|(name, tail)| name.bytes().zip(tail.bytes())).collect();
        let tail = |id: [u8; 32]| {
            let place = stored.binary_search_by(|(name, _)| (*name).cmp(&key.blind(&id))).ok()?;
            Some((TailKey(id), open_tail(key, TailKey(id), stored.get(place)?.1).ok()?))
        };
        engine.token_ids().filter_map(|id| tail(*id.as_bytes())).collect()
    }

    fn entries(&self, store: &str) -> Vec<(u64, &[u8])> {
        let entry = |(key, value): &'_ (Field, Field)| match (key, value) {
            (Field::Number(sequence), Field::Bytes(_)) => Some(*sequence),
            _ => None,
        };
        self.records(store).filter_map(|pair| entry(pair).zip(pair.1.bytes())).collect()
    }

    /// An object store by its name.
    pub fn store(&self, name: &str) -> Option<&Shelf> {
        self.stores.iter().find(|(each, _)| each == name).map(|(_, shelf)| shelf)
    }

    fn records(&self, store: &str) -> impl Iterator<Item = &(Field, Field)> {
        self.store(store).into_iter().flat_map(|shelf| &shelf.records)
    }

    fn meta(&self, name: &str) -> Option<&Field> {
        self.records("meta").find(|(key, _)| *key == Field::Text(name.into())).map(|(_, value)| value)
    }

    /// The wallet's header, as it is stored.
    pub fn header(&self) -> Option<&[u8]> {
        self.meta("header")?.bytes()
    }

    fn number(&self, name: &str) -> Option<u64> {
        match self.meta(name)? {
            Field::Number(number) => Some(*number),
            Field::Bytes(_) | Field::Text(_) => None,
        }
    }
}

impl Field {
    fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Number(_) | Self::Text(_) => None,
        }
    }
}

fn opened(key: &DataKey, store: &str, sequence: u64, bytes: &[u8]) -> Option<Entry> {
    open_entry(key, store, Entry { sequence, bytes: bytes.to_vec() }).ok()
}

/// Entries open one by one, but only in their order do they make a wallet: from the first on that does not fit, they are left out.
fn longest_that_reads(entries: Vec<Entry>) -> Result<(Engine, u64), BackupError> {
    let numbers: Vec<u64> = entries.iter().map(|entry| entry.sequence).collect();
    let bytes: Vec<Vec<u8>> = entries.into_iter().map(|entry| entry.bytes).collect();
    let (engine, count) = match Engine::restore(&bytes) {
        Ok(engine) => (Ok(engine), bytes.len()),
        Err(Error::DamagedLog { entry, .. }) => (Engine::restore(&bytes[..entry.min(bytes.len())]), entry),
        Err(error) => (Err(error), 0),
    };
    let through = count.checked_sub(1).and_then(|last| numbers.get(last)).copied().unwrap_or(0);
    engine.map(|engine| (engine, through)).map_err(|_| BackupError::Damaged)
}

fn read_shelf(reader: &mut Reader<'_>) -> Result<(String, Shelf), ReadError> {
    let name = reader.text(NAME_LIMIT)?;
    let (lost, count) = (reader.u32()?, reader.u32()?);
    let records =
        (0..count).map(|_| Ok((read_field(reader)?, read_field(reader)?))).collect::<Result<_, ReadError>>()?;
    Ok((name, Shelf { records, lost }))
}

fn read_field(reader: &mut Reader<'_>) -> Result<Field, ReadError> {
    Ok(match reader.u8()? {
        0 => Field::Number(u64::from_le_bytes(reader.array()?)),
        1 => Field::Bytes(read_bytes(reader)?.to_vec()),
        2 => Field::Text(std::str::from_utf8(read_bytes(reader)?).map_err(|_| ReadError::NotUtf8)?.to_owned()),
        _ => return Err(ReadError::OutOfRange("kind")),
    })
}

fn read_bytes<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], ReadError> {
    let length = reader.u32()? as usize;
    reader.take(length)
}

fn unopened(error: KeyringError) -> BackupError {
    match error {
        KeyringError::WrongPassphrase => BackupError::Unopenable,
        KeyringError::Damaged(_) => BackupError::Damaged,
        KeyringError::Newer(version) => BackupError::NewerVersion(version),
        KeyringError::Refused(_) => BackupError::Exhausted,
    }
}
