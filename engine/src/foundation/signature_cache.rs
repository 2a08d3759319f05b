//! Signatures that were found to hold, so that a coin seen again costs hashing only, and the keys of those who sign right now;
//! in memory, and never stored.
use std::cell::RefCell;
use std::collections::VecDeque;

use ed25519_zebra::VerificationKey;

use crate::foundation::hash::Hash;

/// Digests of signatures, of which nothing is asked but whether one is there.
#[allow(clippy::disallowed_types, reason = "never walked, so that its order is nowhere to be seen")]
pub(super) type Digests = std::collections::HashSet<Hash>;

/// The last signatures that held. Only a batch that verified as a whole fills it; each entry binds key, message and signature.
///
/// It can be filled behind a shared reference: what it knows changes how long an answer takes, never the answer.
#[derive(Clone, Debug)]
pub struct SignatureCache {
    entries: RefCell<Entries>,
    /// The last keys that signed something alone, as points: a peer signs three or four times in a meeting.
    keys: RefCell<VecDeque<VerificationKey>>,
    capacity: usize,
}

#[derive(Clone, Debug, Default)]
struct Entries {
    known: Digests,
    oldest_first: VecDeque<Hash>,
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
        self.entries.borrow().known.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn contains(&self, digest: &Hash) -> bool {
        self.entries.borrow().known.contains(digest)
    }

    /// The point that a key's bytes stand for, if there is one.
    pub(super) fn decode(&self, bytes: &[u8; 32]) -> Option<VerificationKey> {
        let mut keys = self.keys.borrow_mut();
        if let Some(known) = keys.iter().find(|key| <[u8; 32]>::from(**key) == *bytes) {
            return Some(*known);
        }
        let key = VerificationKey::try_from(*bytes).ok()?;
        keys.truncate(Self::KEYS - 1);
        keys.push_front(key);
        Some(key)
    }

    /// Only for signatures that hold.
    pub(super) fn insert(&self, digests: impl Iterator<Item = Hash>) {
        if self.capacity == 0 {
            return;
        }
        let mut entries = self.entries.borrow_mut();
        entries.known.reserve(digests.size_hint().0);
        for digest in digests {
            if entries.known.insert(digest) {
                entries.oldest_first.push_back(digest);
            }
        }
        while entries.known.len() > self.capacity {
            let Some(oldest) = entries.oldest_first.pop_front() else { return };
            entries.known.remove(&oldest);
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
        cache.insert([1, 2, 1].into_iter().map(|seed| Hash([seed; 32])));
        cache.insert([3, 4].into_iter().map(|seed| Hash([seed; 32])));
        assert_eq!(cache.len(), 3);
        assert_eq!([1, 2, 3, 4].map(|seed| cache.contains(&Hash([seed; 32]))), [false, true, true, true]);
        let nothing = SignatureCache::with_capacity(0);
        nothing.insert([Hash([1; 32])].into_iter());
        assert!(nothing.is_empty());
    }
}
