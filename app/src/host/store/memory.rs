//! A store without a disk: for tests, and to show how little a store has to be.
use std::cell::{RefCell, RefMut};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Contents, Entry, Record, Store, StoreError, StoredSession, TailKey, check_order};

/// What outlives a [`Memory`], as a disk outlives a browser.
#[derive(Clone, Default)]
pub struct Disk(Rc<RefCell<Sectors>>);

#[derive(Default)]
struct Sectors {
    owner_epoch: u64,
    last_sequence: u64,
    log: BTreeMap<u64, Vec<u8>>,
    snapshot: Option<Entry>,
    tails: BTreeMap<TailKey, Vec<u8>>,
    session: Option<StoredSession>,
}

impl Disk {
    /// All bytes on it, for a search.
    pub fn bytes(&self) -> Vec<u8> {
        let sectors = self.0.borrow();
        let snapshot = sectors.snapshot.iter().map(|entry| &entry.bytes);
        let keys = sectors.tails.keys().flat_map(|key| key.0);
        let session = sectors.session.iter().flat_map(|session| session.progress.iter().chain([&session.record]));
        let values = sectors.log.values().chain(snapshot).chain(sectors.tails.values()).chain(session);
        values.flatten().copied().chain(keys).collect()
    }

    /// Puts one entry's bytes in another's place, as somebody with the disk in hands could.
    pub fn copy_entry(&self, from: u64, to: u64) {
        let mut sectors = self.0.borrow_mut();
        if let Some(bytes) = sectors.log.get(&from).cloned() {
            sectors.log.insert(to, bytes);
        }
    }

    /// Takes an entry away.
    pub fn lose_entry(&self, sequence: u64) {
        self.0.borrow_mut().log.remove(&sequence);
    }
}

/// The store; the last one opened on a disk owns it.
pub struct Memory {
    disk: Disk,
    owner_epoch: u64,
}

impl Memory {
    /// Opens what is on the disk, and takes it over.
    pub fn open(disk: &Disk) -> Self {
        let mut sectors = disk.0.borrow_mut();
        sectors.owner_epoch += 1;
        Self { disk: disk.clone(), owner_epoch: sectors.owner_epoch }
    }
}

impl Memory {
    fn own(&self) -> Result<RefMut<'_, Sectors>, StoreError> {
        let sectors = self.disk.0.borrow_mut();
        if sectors.owner_epoch == self.owner_epoch { Ok(sectors) } else { Err(StoreError::NotOwner) }
    }
}

impl Store for Memory {
    async fn load(&self) -> Result<Contents, StoreError> {
        let sectors = self.disk.0.borrow();
        let log = sectors.log.iter().map(|(sequence, bytes)| Entry { sequence: *sequence, bytes: bytes.clone() });
        Contents { snapshot: sectors.snapshot.clone(), log: log.collect() }.checked(sectors.last_sequence)
    }

    async fn append(&self, record: Record) -> Result<(), StoreError> {
        let mut sectors = self.own()?;
        let snapshot = sectors.snapshot.as_ref().map_or(0, |entry| entry.sequence);
        check_order(&record, sectors.last_sequence, snapshot)?;
        match record {
            Record::Change { sequence, bytes, tails } => sectors.put_change(sequence, bytes, tails),
            Record::Snapshot { through, bytes } => {
                sectors.snapshot = Some(Entry { sequence: through, bytes });
                sectors.log = sectors.log.split_off(&through.saturating_add(1));
            }
        }
        Ok(())
    }

    async fn tail(&self, keys: &[TailKey]) -> Result<Vec<(TailKey, Vec<u8>)>, StoreError> {
        let sectors = self.disk.0.borrow();
        Ok(keys.iter().filter_map(|key| sectors.tails.get(key).map(|bytes| (*key, bytes.clone()))).collect())
    }

    async fn session(&self) -> Result<Option<StoredSession>, StoreError> {
        Ok(self.disk.0.borrow().session.clone())
    }

    async fn put_session(&self, record: Option<Vec<u8>>) -> Result<(), StoreError> {
        let mut sectors = self.own()?;
        let progress = sectors.session.take().and_then(|session| session.progress);
        sectors.session = record.map(|record| StoredSession { record, progress });
        Ok(())
    }

    async fn put_progress(&self, progress: Vec<u8>) -> Result<(), StoreError> {
        if let Some(session) = &mut self.own()?.session {
            session.progress = Some(progress);
        }
        Ok(())
    }
}

impl Sectors {
    fn put_change(&mut self, sequence: u64, bytes: Vec<u8>, tails: Vec<(TailKey, Option<Vec<u8>>)>) {
        self.log.insert(sequence, bytes);
        self.last_sequence = sequence;
        for (key, tail) in tails {
            match tail {
                Some(tail) => self.tails.insert(key, tail),
                None => self.tails.remove(&key),
            };
        }
    }
}
