//! Signatures that were found to hold, so that a coin seen again costs hashing only, and the keys of those who sign right now;
//! in memory, and never stored.
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

use crate::foundation::equation::{Key, StatementId, beginning};

/// The last signatures that held. Only a batch that verified as a whole fills it; each entry binds key, message and signature.
///
/// It can be filled behind a shared reference: what it knows changes how long an answer takes, never the answer.
#[derive(Clone, Debug)]
pub struct SignatureCache {
    entries: RefCell<Entries>,
    /// The last keys that signed something alone, as points: a peer signs three or four times in a meeting.
    keys: RefCell<VecDeque<Key>>,
    capacity: usize,
}

#[derive(Clone, Debug, Default)]
struct Entries {
    known: StatementSet,
    oldest_first: VecDeque<StatementId>,
}

/// Statements, found by how they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct StatementSet(BTreeMap<u64, StatementId>);

impl StatementSet {
    /// Whether it is new. Of two that begin alike only the first is kept, and the other stays new.
    pub(super) fn insert(&mut self, id: &StatementId) -> bool {
        let mut is_new = false;
        let kept = self.0.entry(beginning(id)).or_insert_with(|| {
            is_new = true;
            *id
        });
        is_new || kept != id
    }

    fn contains(&self, id: &StatementId) -> bool {
        self.0.get(&beginning(id)) == Some(id)
    }

    fn remove(&mut self, id: &StatementId) {
        if self.contains(id) {
            self.0.remove(&beginning(id));
        }
    }
}

impl SignatureCache {
    /// How many signatures it keeps, the newest: four times those of 63 coins with 16 hops each of its own, in about 1 MB.
    pub const CAPACITY: usize = 8_192;
    const KEYS: usize = 4;

    /// Starts with nothing and keeps the last `capacity`.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { entries: RefCell::default(), keys: RefCell::default(), capacity }
    }

    /// How many it knows.
    pub fn len(&self) -> usize {
        self.entries.borrow().known.0.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn contains(&self, id: &StatementId) -> bool {
        self.entries.borrow().known.contains(id)
    }

    /// The point that a key's bytes stand for, if there is one; it is kept for a while.
    pub(super) fn decode(&self, bytes: &[u8; 32]) -> Option<Key> {
        if let Some(known) = self.known_key(bytes) {
            return Some(known);
        }
        let key = Key::decode(bytes)?;
        let mut keys = self.keys.borrow_mut();
        keys.truncate(Self::KEYS - 1);
        keys.push_front(key);
        Some(key)
    }

    /// The same, if it is kept.
    pub(super) fn known_key(&self, bytes: &[u8; 32]) -> Option<Key> {
        self.keys.borrow().iter().find(|key| key.bytes() == bytes).copied()
    }

    /// Only for signatures that hold.
    pub(super) fn insert(&self, ids: impl Iterator<Item = StatementId>) {
        if self.capacity == 0 {
            return;
        }
        let Entries { known, oldest_first } = &mut *self.entries.borrow_mut();
        for id in ids {
            if known.insert(&id) {
                oldest_first.push_back(id);
            }
        }
        while oldest_first.len() > self.capacity {
            let Some(oldest) = oldest_first.pop_front() else { return };
            known.remove(&oldest);
        }
    }
}

impl Default for SignatureCache {
    fn default() -> Self {
        Self::with_capacity(Self::CAPACITY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_make_room() {
        let cache = SignatureCache::with_capacity(3);
        assert!(cache.is_empty());
        cache.insert([1, 2, 1].into_iter().map(|seed| [seed; 64]));
        cache.insert([3, 4].into_iter().map(|seed| [seed; 64]));
        assert_eq!(cache.len(), 3);
        assert_eq!([1, 2, 3, 4].map(|seed| cache.contains(&[seed; 64])), [false, true, true, true]);
        let nothing = SignatureCache::with_capacity(0);
        nothing.insert([[1; 64]].into_iter());
        assert!(nothing.is_empty());
    }

    #[test]
    fn what_only_begins_like_something_known_is_not_known() {
        let (known, mut other) = ([7; 64], [7; 64]);
        other[63] = 8;
        let cache = SignatureCache::default();
        cache.insert([known, other].into_iter());
        assert!(cache.contains(&known) && !cache.contains(&other));
        let mut set = StatementSet::default();
        assert_eq!([known, known, other, other].map(|id| set.insert(&id)), [true, false, true, true]);
        set.remove(&other);
        assert!(set.contains(&known));
        set.remove(&known);
        assert!(!set.contains(&known));
    }
}
