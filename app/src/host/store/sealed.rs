//! A store whose disk sees nothing: every entry is sealed for its own place before it is written. The wallet can only be given
//! a store of this type, so that there is no way to forget it.
use juicetokens_engine::foundation::seal::{DataKey, NONCE_LENGTH, SealError, open, seal};

use zeroize::Zeroizing;

use super::{Contents, Entry, Record, Store, StoreError, StoredSession, TailKey};
use crate::host::entropy;

const VERSION: u8 = 1;
/// The two places of a session: no numbers of entries, but each opens in its own place only.
const RECORD: u64 = 0;
const PROGRESS: u64 = 1;

/// A store and the key that everything in it is sealed under.
pub struct Sealed<S> {
    inner: S,
    key: DataKey,
}

impl<S: Store> Sealed<S> {
    /// Seals a store.
    pub fn new(inner: S, key: DataKey) -> Self {
        Self { inner, key }
    }

    /// The store inside: what is there beside sealed entries.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    /// The store inside, for the next key.
    pub fn into_inner(self) -> S {
        self.inner
    }

    fn open_tail(&self, key: TailKey, stored: &[u8]) -> Result<Vec<u8>, StoreError> {
        open_tail(&self.key, key, stored)
    }

    fn open_entry(&self, store: &str, entry: Entry) -> Result<Entry, StoreError> {
        open_entry(&self.key, store, entry)
    }

    fn disclose(&self, place: &[u8], stored: &[u8], what: &str) -> Result<Vec<u8>, StoreError> {
        disclose(&self.key, place, stored, what)
    }
}

/// A coin's telomeer as it was before it was sealed.
pub(super) fn open_tail(key: &DataKey, name: TailKey, stored: &[u8]) -> Result<Vec<u8>, StoreError> {
    let (sequence, sealed) = stored.split_first_chunk::<8>().ok_or_else(|| damaged("a tail"))?;
    disclose(key, &tail_place(u64::from_le_bytes(*sequence), name), sealed, "a tail")
}

/// An entry of `log` or `snapshot` as it was before it was sealed.
pub(super) fn open_entry(key: &DataKey, store: &str, entry: Entry) -> Result<Entry, StoreError> {
    let what = format!("{store} {}", entry.sequence);
    let bytes = disclose(key, &place(store, entry.sequence), &entry.bytes, &what)?;
    Ok(Entry { sequence: entry.sequence, bytes })
}

fn disclose(key: &DataKey, place: &[u8], stored: &[u8], what: &str) -> Result<Vec<u8>, StoreError> {
    let rest = match stored.split_first() {
        Some((&VERSION, rest)) => rest,
        Some((later, _)) if *later > VERSION => return Err(StoreError::Newer),
        _ => return Err(damaged(what)),
    };
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_LENGTH>().ok_or_else(|| damaged(what))?;
    open(key, *nonce, place, sealed).map_err(|_: SealError| damaged(what))
}

type SealedTail = (TailKey, Option<Vec<u8>>);

/// A record as it is written; also for a store that is only about to be made.
pub(in crate::host) fn seal_record(key: &DataKey, record: Record) -> Result<Record, StoreError> {
    Ok(match record {
        Record::Change { sequence, bytes, tails } => {
            let seal_tail = |(name, tail)| seal_tail(key, sequence, name, tail);
            Record::Change {
                sequence,
                bytes: close(key, &place("log", sequence), &bytes)?,
                tails: tails.into_iter().map(seal_tail).collect::<Result<_, _>>()?,
            }
        }
        Record::Snapshot { through, bytes } => {
            Record::Snapshot { through, bytes: close(key, &place("snapshot", through), &bytes)? }
        }
    })
}

fn seal_tail(key: &DataKey, sequence: u64, name: TailKey, tail: Option<Vec<u8>>) -> Result<SealedTail, StoreError> {
    let sealed = match tail {
        // The number of the entry it came with stands before it: without it the place is not known.
        Some(tail) => Some([&sequence.to_le_bytes()[..], &close(key, &tail_place(sequence, name), &tail)?].concat()),
        None => None,
    };
    Ok((TailKey(key.blind(&name.0)), sealed))
}

fn close(key: &DataKey, place: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, StoreError> {
    let nonce = entropy::make_bytes::<NONCE_LENGTH>()?;
    let sealed = seal(key, nonce, place, plaintext).map_err(|error| StoreError::Refused(error.to_string()))?;
    Ok([&[VERSION], &nonce[..], &sealed].concat())
}

impl<S: Store> Store for Sealed<S> {
    async fn load(&self) -> Result<Contents, StoreError> {
        let Contents { snapshot, log } = self.inner.load().await?;
        Ok(Contents {
            snapshot: snapshot.map(|entry| self.open_entry("snapshot", entry)).transpose()?,
            log: log.into_iter().map(|entry| self.open_entry("log", entry)).collect::<Result<_, _>>()?,
        })
    }

    async fn append(&self, record: Record) -> Result<(), StoreError> {
        let sealed = seal_record(&self.key, record)?;
        self.inner.append(sealed).await
    }

    async fn tail(&self, keys: &[TailKey]) -> Result<Vec<(TailKey, Vec<u8>)>, StoreError> {
        let blinded: Vec<TailKey> = keys.iter().map(|key| TailKey(self.key.blind(&key.0))).collect();
        let stored = self.inner.tail(&blinded).await?;
        let key_of =
            |found: TailKey| keys.iter().zip(&blinded).find(|(_, blinded)| **blinded == found).map(|(key, _)| *key);
        let open_one = |(found, bytes): (TailKey, Vec<u8>)| {
            let key = key_of(found).ok_or_else(|| damaged("a tail that nobody asked for"))?;
            Ok((key, self.open_tail(key, &bytes)?))
        };
        stored.into_iter().map(open_one).collect()
    }

    async fn session(&self) -> Result<Option<StoredSession>, StoreError> {
        let Some(StoredSession { record, progress }) = self.inner.session().await? else { return Ok(None) };
        let record = self.disclose(&place("session", RECORD), &record, "the session")?;
        let open = |progress: Vec<u8>| self.disclose(&place("session", PROGRESS), &progress, "the session's progress");
        Ok(Some(StoredSession { record, progress: progress.map(open).transpose()? }))
    }

    async fn put_session(&self, record: Option<Vec<u8>>) -> Result<(), StoreError> {
        let seal = |record: Vec<u8>| close(&self.key, &place("session", RECORD), &Zeroizing::new(record));
        self.inner.put_session(record.map(seal).transpose()?).await
    }

    async fn put_progress(&self, progress: Vec<u8>) -> Result<(), StoreError> {
        self.inner.put_progress(close(&self.key, &place("session", PROGRESS), &progress)?).await
    }
}

/// What must be the same when an entry is opened: the object store and the number.
fn place(store: &str, sequence: u64) -> Vec<u8> {
    [b"JT1/store/", store.as_bytes(), &[0], &sequence.to_le_bytes()].concat()
}

fn tail_place(sequence: u64, key: TailKey) -> Vec<u8> {
    [&place("tail", sequence)[..], &key.0].concat()
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged(format!("{what} does not open"))
}
