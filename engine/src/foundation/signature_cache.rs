//! Signatures that were found to hold, so that a coin seen again costs hashing only; in memory, and never stored.
use std::collections::{BTreeSet, VecDeque};

use crate::foundation::hash::Hash;

/// The last signatures that held. Only a batch that verified as a whole fills it; each entry binds key, message and signature.
#[derive(Clone, Debug)]
pub struct SignatureCache {
    known: BTreeSet<Hash>,
    oldest_first: VecDeque<Hash>,
    capacity: usize,
}

impl SignatureCache {
    /// How many signatures it keeps, the newest: those of 63 coins with 16 hops that came together many times over, and in
    /// memory about 1 MB.
    pub const CAPACITY: usize = 8_192;

    /// Starts with nothing and keeps the last `capacity`.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { known: BTreeSet::new(), oldest_first: VecDeque::new(), capacity }
    }

    /// How many it knows.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn contains(&self, digest: &Hash) -> bool {
        self.known.contains(digest)
    }

    /// Only for signatures that hold.
    pub(super) fn insert(&mut self, digest: Hash) {
        if self.known.insert(digest) {
            self.oldest_first.push_back(digest);
        }
        while self.known.len() > self.capacity {
            let Some(oldest) = self.oldest_first.pop_front() else { return };
            self.known.remove(&oldest);
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
        let mut cache = SignatureCache::with_capacity(3);
        assert!(cache.is_empty());
        for seed in [1, 2, 1, 3, 4] {
            cache.insert(Hash([seed; 32]));
        }
        assert_eq!(cache.len(), 3);
        assert_eq!([1, 2, 3, 4].map(|seed| cache.contains(&Hash([seed; 32]))), [false, true, true, true]);
        let mut nothing = SignatureCache::with_capacity(0);
        nothing.insert(Hash([1; 32]));
        assert!(nothing.is_empty());
    }
}
