//! Where a wallet is kept: load, append, tail (`docs/spec/05-storage.md`).
pub mod backup;
pub mod indexed_db;
pub mod keyring;
pub mod memory;
pub mod rescue;
pub mod sealed;

use thiserror::Error;

use crate::host::entropy::NoEntropy;

/// The contract. A store either answers with what was written or with an error; never with less.
// The wallet lives in one thread: its futures need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait Store {
    /// Everything but the tails.
    async fn load(&self) -> Result<Contents, StoreError>;

    /// Writes a record whole or not at all; done means it survives a power cut.
    async fn append(&self, record: Record) -> Result<(), StoreError>;

    /// The tails of these keys; a key that has none is left out.
    async fn tail(&self, keys: &[TailKey]) -> Result<Vec<(TailKey, Vec<u8>)>, StoreError>;

    /// The session that a break has interrupted, in its own place beside the log.
    async fn session(&self) -> Result<Option<StoredSession>, StoreError>;

    /// Puts a session in its place, or empties the place, of its progress too; done means it survives a power cut.
    async fn put_session(&self, record: Option<Vec<u8>>) -> Result<(), StoreError>;

    /// Puts progress beside the session. May be lost in a power cut.
    async fn put_progress(&self, progress: Vec<u8>) -> Result<(), StoreError>;
}

/// A session as it is stored; no record of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// Keys, numbers, messages.
    pub record: Vec<u8>,
    /// How far the messages under way had come.
    pub progress: Option<Vec<u8>>,
}

/// Names a tail: a token id, or what stands in for it where token ids are sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TailKey(pub [u8; 32]);

/// What is appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// One change to the wallet, with the tails that change with it.
    Change {
        /// One more than the last.
        sequence: u64,
        /// The log entry.
        bytes: Vec<u8>,
        /// Tails to put; `None` drops one.
        tails: Vec<(TailKey, Option<Vec<u8>>)>,
    },
    /// All changes so far in one. The entries it stands for are cut only after it was read back.
    Snapshot {
        /// The last entry it stands for.
        through: u64,
        /// All of them as one entry.
        bytes: Vec<u8>,
    },
}

/// What is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The snapshot, if one was made.
    pub snapshot: Option<Entry>,
    /// The entries after it, oldest first, without a gap.
    pub log: Vec<Entry>,
}

/// An entry and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number; for a snapshot that of the last entry it stands for.
    pub sequence: u64,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Contents {
    /// The number of the last entry; 0 when there is none.
    pub fn last_sequence(&self) -> u64 {
        self.log.last().or(self.snapshot.as_ref()).map_or(0, |entry| entry.sequence)
    }

    /// The bytes alone, oldest first.
    pub fn into_entries(self) -> Vec<Vec<u8>> {
        self.snapshot.into_iter().chain(self.log).map(|entry| entry.bytes).collect()
    }

    /// Checks that nothing is missing between the snapshot and `last_sequence`.
    fn checked(self, last_sequence: u64) -> Result<Self, StoreError> {
        let first = self.snapshot.as_ref().map_or(0, |entry| entry.sequence).saturating_add(1);
        let gap = self.log.iter().zip(first..).any(|(entry, expected)| entry.sequence != expected);
        if gap || self.last_sequence() != last_sequence {
            return Err(StoreError::Damaged(format!("entries are missing: {last_sequence} were written")));
        }
        Ok(self)
    }
}

/// Why a store did not do what was asked. Nothing was written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum StoreError {
    /// What is there does not read, or is not all there.
    #[error("the stored wallet is damaged: {0}")]
    Damaged(String),
    /// A later version of the app has written it; nothing of it is touched.
    #[error("a later version of the app has stored this wallet")]
    Newer,
    /// Another owner has opened the store since.
    #[error("another tab has taken over the wallet")]
    NotOwner,
    /// A record's number does not follow the last one.
    #[error("record {found} does not follow {last}")]
    OutOfOrder {
        /// The last number written.
        last: u64,
        /// The number asked for.
        found: u64,
    },
    /// The browser would not.
    #[error("the browser refused to store: {0}")]
    Refused(String),
}

impl From<NoEntropy> for StoreError {
    fn from(error: NoEntropy) -> Self {
        Self::Refused(error.to_string())
    }
}

/// Checks a record's number against what is written: a change must be the next, a snapshot must stand for entries that are
/// there and not go back behind an earlier snapshot.
fn check_order(record: &Record, last: u64, snapshot: u64) -> Result<(), StoreError> {
    let (found, follows) = match record {
        Record::Change { sequence, .. } => (*sequence, last.checked_add(1) == Some(*sequence)),
        Record::Snapshot { through, .. } => (*through, (snapshot..=last).contains(through)),
    };
    if follows { Ok(()) } else { Err(StoreError::OutOfOrder { last, found }) }
}
