//! The store on IndexedDB: object stores `meta`, `log`, `snapshot`, `tail`, `session` (`docs/spec/05-storage.md`). Every write is one
//! transaction of strict durability (but for a session's progress) that first checks that this opening still owns the database.
mod opening;
mod transaction;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange};

use self::transaction::{Mode, Transaction, answer, refused};
use super::{Contents, Entry, Record, Store, StoreError, StoredSession, TailKey, check_order};

/// Version 2 has the object store for sessions.
pub const VERSION: u32 = 2;
const META: &str = "meta";
const LOG: &str = "log";
const SNAPSHOT: &str = "snapshot";
const TAIL: &str = "tail";
const SESSION: &str = "session";
const ALL: [&str; 5] = [META, LOG, SNAPSHOT, TAIL, SESSION];

const RECORD: &str = "record";
const PROGRESS: &str = "progress";

const HEADER: &str = "header";
const LAST_SEQUENCE: &str = "last_sequence";
const OWNER_EPOCH: &str = "owner_epoch";
const LEAST_READER: &str = "least_reader";

/// Numbers beside the wallet that are no part of its log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The last entry that a backup holds.
    BackedUpThrough,
    /// When that was made, in milliseconds since 1970.
    BackedUpAt,
    /// When the words were last shown, in milliseconds since 1970.
    WordsShownAt,
    /// How often in a row a passphrase was wrong.
    WrongTries,
    /// After how many minutes without a touch the wallet locks by itself.
    LockAfter,
}

impl Mark {
    fn name(self) -> &'static str {
        match self {
            Self::BackedUpThrough => "backed_up_through",
            Self::BackedUpAt => "backed_up_at",
            Self::WordsShownAt => "words_shown_at",
            Self::WrongTries => "wrong_tries",
            Self::LockAfter => "lock_after",
        }
    }
}

/// The store; the last one opened on a database owns it.
pub struct IndexedDb {
    database: IdbDatabase,
    owner_epoch: u64,
}

impl IndexedDb {
    /// Opens the database of that name, made if need be, and takes it over.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        Self::open_patiently(name, || {}).await
    }

    /// The same; tells if it has to wait for a tab with an earlier version of the app that holds the database.
    pub async fn open_patiently(name: &str, blocked: impl Fn() + 'static) -> Result<Self, StoreError> {
        let database = opening::open(name, blocked).await?;
        let mut store = Self { database, owner_epoch: 0 };
        store.owner_epoch = store.take_over().await?;
        Ok(store)
    }

    /// The version that the database is of; later than [`VERSION`] where it says that this app may read it.
    pub fn version(&self) -> u32 {
        self.database.version() as u32
    }

    /// The wallet's header; none when there is no wallet. Anything of a wallet without a header is damage, not an empty store.
    pub async fn header(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.read(&ALL)?;
        let header = transaction.value(META, HEADER).await?;
        let mut remains = transaction.number(LAST_SEQUENCE).await?;
        for store in [LOG, SNAPSHOT, TAIL] {
            let count = answer(&transaction.store(store)?.count().map_err(refused)?).await?;
            remains = remains.saturating_add(number_of(&count, store)?);
        }
        transaction.finished().await?;
        if !header.is_undefined() {
            return bytes_of(&header, "the header").map(Some);
        }
        if remains > 0 { Err(StoreError::Damaged("the header is missing".into())) } else { Ok(None) }
    }

    /// Puts the header of a new wallet, and what it begins with, in one transaction; never over another.
    pub async fn create(&self, header: &[u8], first: Vec<Record>) -> Result<(), StoreError> {
        if self.header().await?.is_some() {
            return Err(StoreError::Refused("there is a wallet already".into()));
        }
        self.write(&[LOG, META, SNAPSHOT, TAIL], async |transaction| {
            let value = Uint8Array::from(header);
            transaction.store(META)?.add_with_key(&value, &HEADER.into()).map_err(refused)?;
            for record in first {
                self.add_change(transaction, record).await?;
            }
            Ok(())
        })
        .await
    }

    /// Puts a header over the one that is there: other locks before the same keys.
    pub async fn replace_header(&self, header: &[u8]) -> Result<(), StoreError> {
        self.write(&[META], async |transaction| {
            if transaction.value(META, HEADER).await?.is_undefined() {
                return Err(StoreError::Damaged("the header is missing".into()));
            }
            transaction.store(META)?.put_with_key(&Uint8Array::from(header), &HEADER.into()).map_err(refused)?;
            Ok(())
        })
        .await
    }

    /// A number that is kept beside the wallet; 0 where none was put.
    pub async fn mark(&self, mark: Mark) -> Result<u64, StoreError> {
        let transaction = self.read(&[META])?;
        let number = transaction.number(mark.name()).await?;
        transaction.finished().await?;
        Ok(number)
    }

    /// Puts it.
    pub async fn put_mark(&self, mark: Mark, number: u64) -> Result<(), StoreError> {
        self.write(&[META], async |transaction| {
            transaction.store(META)?.put_with_key(&key_of(number), &mark.name().into()).map_err(refused)?;
            Ok(())
        })
        .await
    }

    /// Closes the database, so that it can be opened anew at once.
    pub fn close(self) {
        self.database.close();
    }

    /// First step of a snapshot: puts it beside the log and the snapshot before it.
    pub async fn put_snapshot(&self, through: u64, bytes: &[u8]) -> Result<(), StoreError> {
        self.write(&[META, SNAPSHOT], async |transaction| {
            let record = Record::Snapshot { through, bytes: Vec::new() };
            self.check(transaction, &record).await?;
            let value = Uint8Array::from(bytes);
            transaction.store(SNAPSHOT)?.put_with_key(&value, &key_of(through)).map_err(refused)?;
            Ok(())
        })
        .await
    }

    /// Second step: reads it back.
    pub async fn read_snapshot(&self, through: u64) -> Result<Vec<u8>, StoreError> {
        let transaction = self.read(&[SNAPSHOT])?;
        let value = answer(&transaction.store(SNAPSHOT)?.get(&key_of(through)).map_err(refused)?).await?;
        transaction.finished().await?;
        bytes_of(&value, "the snapshot")
    }

    /// Third step: cuts what it stands for.
    pub async fn cut(&self, through: u64) -> Result<(), StoreError> {
        self.write(&[LOG, META, SNAPSHOT], async |transaction| {
            let entries = IdbKeyRange::upper_bound(&key_of(through)).map_err(refused)?;
            transaction.store(LOG)?.delete(&entries).map_err(refused)?;
            let earlier = IdbKeyRange::upper_bound_with_open(&key_of(through), true).map_err(refused)?;
            transaction.store(SNAPSHOT)?.delete(&earlier).map_err(refused)?;
            Ok(())
        })
        .await
    }

    /// Adds a change inside the transaction that writes it.
    async fn add_change(&self, transaction: &Transaction, record: Record) -> Result<(), StoreError> {
        self.check(transaction, &record).await?;
        let Record::Change { sequence, bytes, tails } = record else { return Ok(()) };
        let entry = Uint8Array::from(&bytes[..]);
        transaction.store(LOG)?.add_with_key(&entry, &key_of(sequence)).map_err(refused)?;
        transaction.store(META)?.put_with_key(&key_of(sequence), &LAST_SEQUENCE.into()).map_err(refused)?;
        let store = transaction.store(TAIL)?;
        for (key, tail) in &tails {
            let key = Uint8Array::from(&key.0[..]);
            match tail {
                Some(tail) => store.put_with_key(&Uint8Array::from(&tail[..]), &key).map_err(refused)?,
                None => store.delete(&key).map_err(refused)?,
            };
        }
        Ok(())
    }

    /// Checks a record's number inside the transaction that writes it.
    async fn check(&self, transaction: &Transaction, record: &Record) -> Result<(), StoreError> {
        let last = transaction.number(LAST_SEQUENCE).await?;
        let keys = answer(&transaction.store(SNAPSHOT)?.get_all_keys().map_err(refused)?).await?;
        let newest = js_sys::Array::from(&keys).pop();
        let snapshot = if newest.is_undefined() { 0 } else { number_of(&newest, "the snapshot's number")? };
        check_order(record, last, snapshot)
    }

    async fn take_over(&self) -> Result<u64, StoreError> {
        let transaction = Transaction::begin(&self.database, &[META], Mode::Strict)?;
        let owner_epoch = transaction.number(OWNER_EPOCH).await?.saturating_add(1);
        transaction.store(META)?.put_with_key(&key_of(owner_epoch), &OWNER_EPOCH.into()).map_err(refused)?;
        transaction.finished().await?;
        Ok(owner_epoch)
    }

    fn read(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        Transaction::begin(&self.database, stores, Mode::Read)
    }

    /// Runs `work` in one strict transaction, after the owner's check; whatever fails, nothing of it stays.
    async fn write(
        &self,
        stores: &[&str],
        work: impl AsyncFnOnce(&Transaction) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.write_as(Mode::Strict, stores, work).await
    }

    async fn write_as(
        &self,
        mode: Mode,
        stores: &[&str],
        work: impl AsyncFnOnce(&Transaction) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let transaction = Transaction::begin(&self.database, stores, mode)?;
        let owner = transaction.number(OWNER_EPOCH).await;
        let worked = match owner {
            Ok(owner) if owner == self.owner_epoch => work(&transaction).await,
            Ok(_) => Err(StoreError::NotOwner),
            Err(error) => Err(error),
        };
        match worked {
            Ok(()) => transaction.finished().await,
            Err(error) => {
                transaction.abort().await;
                Err(error)
            }
        }
    }
}

impl Store for IndexedDb {
    async fn load(&self) -> Result<Contents, StoreError> {
        let transaction = self.read(&ALL)?;
        let last_sequence = transaction.number(LAST_SEQUENCE).await?;
        let snapshot = transaction.entries(SNAPSHOT).await?.pop();
        let mut log = transaction.entries(LOG).await?;
        transaction.finished().await?;
        // Between a snapshot's second and third step the log still holds what the snapshot stands for.
        let through = snapshot.as_ref().map_or(0, |entry| entry.sequence);
        log.retain(|entry| entry.sequence > through);
        Contents { snapshot, log }.checked(last_sequence)
    }

    async fn append(&self, record: Record) -> Result<(), StoreError> {
        match record {
            Record::Change { .. } => {
                let add = async |transaction: &Transaction| self.add_change(transaction, record).await;
                self.write(&[LOG, META, SNAPSHOT, TAIL], add).await
            }
            Record::Snapshot { through, bytes } => {
                self.put_snapshot(through, &bytes).await?;
                if self.read_snapshot(through).await? != bytes {
                    return Err(StoreError::Damaged("the snapshot read back differs".into()));
                }
                self.cut(through).await
            }
        }
    }

    async fn tail(&self, keys: &[TailKey]) -> Result<Vec<(TailKey, Vec<u8>)>, StoreError> {
        let transaction = self.read(&[TAIL])?;
        let store = transaction.store(TAIL)?;
        let mut tails = Vec::new();
        for key in keys {
            let value = answer(&store.get(&Uint8Array::from(&key.0[..])).map_err(refused)?).await?;
            if !value.is_undefined() {
                tails.push((*key, bytes_of(&value, "a tail")?));
            }
        }
        transaction.finished().await?;
        Ok(tails)
    }

    async fn session(&self) -> Result<Option<StoredSession>, StoreError> {
        let transaction = self.read(&[SESSION])?;
        let record = transaction.value(SESSION, RECORD).await?;
        let progress = transaction.value(SESSION, PROGRESS).await?;
        transaction.finished().await?;
        if record.is_undefined() {
            return Ok(None);
        }
        let progress = (!progress.is_undefined()).then(|| bytes_of(&progress, "a session's progress")).transpose()?;
        Ok(Some(StoredSession { record: bytes_of(&record, "a session")?, progress }))
    }

    async fn put_session(&self, record: Option<Vec<u8>>) -> Result<(), StoreError> {
        self.write(&[META, SESSION], async |transaction| {
            let store = transaction.store(SESSION)?;
            match record {
                Some(record) => store.put_with_key(&Uint8Array::from(&record[..]), &RECORD.into()).map(drop),
                None => store.clear().map(drop),
            }
            .map_err(refused)?;
            Ok(())
        })
        .await
    }

    async fn put_progress(&self, progress: Vec<u8>) -> Result<(), StoreError> {
        self.write_as(Mode::Relaxed, &[META, SESSION], async |transaction| {
            let value = Uint8Array::from(&progress[..]);
            transaction.store(SESSION)?.put_with_key(&value, &PROGRESS.into()).map_err(refused)?;
            Ok(())
        })
        .await
    }
}

/// IndexedDB's numbers are doubles; beyond 2^53 entries the sequence would stop, with an error.
fn key_of(sequence: u64) -> JsValue {
    JsValue::from_f64(sequence as f64)
}

fn number_of(value: &JsValue, what: &str) -> Result<u64, StoreError> {
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    match value.as_f64() {
        Some(number) if (0.0..LIMIT).contains(&number) && number.fract() == 0.0 => Ok(number as u64),
        _ => Err(StoreError::Damaged(format!("{what} is no number"))),
    }
}

fn bytes_of(value: &JsValue, what: &str) -> Result<Vec<u8>, StoreError> {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => Ok(bytes.to_vec()),
        None => Err(StoreError::Damaged(format!("{what} holds no bytes"))),
    }
}

impl Transaction {
    /// A number in `meta`; 0 where none was put yet.
    async fn number(&self, name: &str) -> Result<u64, StoreError> {
        let value = self.value(META, name).await?;
        if value.is_undefined() { Ok(0) } else { number_of(&value, name) }
    }

    async fn value(&self, store: &str, name: &str) -> Result<JsValue, StoreError> {
        answer(&self.store(store)?.get(&name.into()).map_err(refused)?).await
    }

    /// Everything in a store whose keys are sequence numbers, in their order.
    async fn entries(&self, store: &str) -> Result<Vec<Entry>, StoreError> {
        let store = self.store(store)?;
        let keys = js_sys::Array::from(&answer(&store.get_all_keys().map_err(refused)?).await?);
        let values = js_sys::Array::from(&answer(&store.get_all().map_err(refused)?).await?);
        let entry = |(key, value): (JsValue, JsValue)| {
            Ok(Entry { sequence: number_of(&key, "an entry's number")?, bytes: bytes_of(&value, "an entry")? })
        };
        keys.iter().zip(values.iter()).map(entry).collect()
    }
}
