//! What a member of a committee takes part in, beside what a single witness would answer (`docs/spec/09-witness.md`, section 10, rules
//! 7 and 8).
use std::collections::BTreeSet;

use crate::foundation::time::Timestamp;
use crate::trust::epoch::{KeyId, RevocationEpoch};

/// How long ago a question may have been put.
pub const MAX_MOMENT_AGE_MS: u64 = 600_000;

/// The moment at which a member judges a question that was put at `put_at`, by its own clock; `None` while it does not take part: what
/// is signed bears that moment, so that all sign the same, and nobody shall choose it freely. Never ahead of the member's own
/// clock, or whoever puts a question could end a window early.
pub fn moment(put_at: Timestamp, own_clock: Timestamp) -> Option<Timestamp> {
    let age_ms = own_clock.0.checked_sub(put_at.0)?;
    (age_ms <= MAX_MOMENT_AGE_MS).then_some(put_at)
}

/// Whether a member may vote for a committee's next epoch: it follows the newest one, forgets no key of it, and adds only keys that a
/// fraud proof which the member has verified `convicts`.
pub fn epoch_may_follow(newest: Option<&RevocationEpoch>, next: &RevocationEpoch, convicts: &BTreeSet<KeyId>) -> bool {
    let (number, known) = newest.map_or((0, &[][..]), |newest| (newest.epoch(), newest.revoked()));
    let is_next = number.checked_add(1) == Some(next.epoch())
        && newest.is_none_or(|newest| newest.witness() == next.witness() && newest.at() <= next.at());
    let is_known = |key: &KeyId| known.contains(key);
    is_next
        && known.iter().all(|key| next.contains(key))
        && next.revoked().iter().all(|key| is_known(key) || convicts.contains(key))
}
