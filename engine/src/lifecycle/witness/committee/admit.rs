//! What a member of a committee takes part in, beside what a single witness would answer (`docs/spec/09-witness.md`, section 10, rules
//! 7 and 8).
use std::collections::BTreeSet;

use crate::foundation::time::Timestamp;
use crate::trust::epoch::{KeyId, RevocationEpoch};

/// How long ago a question may have been put.
pub const MAX_MOMENT_AGE_MS: u64 = 600_000;

/// The moment at which a member first judges a question that was put at `put_at`, by its own clock; `None` while it does not take part:
/// what is signed bears that moment, so that all sign the same, and nobody shall choose it freely. Never ahead of the member's own
/// clock. Only for a first vote: what has been voted for is locked, run off and signed however long it takes.
pub fn moment(put_at: Timestamp, own_clock: Timestamp) -> Option<Timestamp> {
    let age_ms = own_clock.0.checked_sub(put_at.0)?;
    (age_ms <= MAX_MOMENT_AGE_MS).then_some(put_at)
}

/// Whether a member may vote for a committee's next epoch, put at a `moment` that it takes part in: it follows the newest one, begins
/// at that moment, forgets no key of the newest and adds some, each of which is convicted by a fraud proof that the member has
/// verified, about a coin whose issuance the committee settles for.
pub fn epoch_may_follow(
    newest: Option<&RevocationEpoch>,
    next: &RevocationEpoch,
    moment: Timestamp,
    convicts: &BTreeSet<KeyId>,
) -> bool {
    let number = newest.map_or(0, RevocationEpoch::epoch);
    let knows = |key: &KeyId| newest.is_some_and(|newest| newest.contains(key));
    let follows = number.checked_add(1) == Some(next.epoch())
        && next.at() == moment
        && newest.is_none_or(|newest| newest.witness() == next.witness() && newest.at() <= moment);
    let forgets_none = newest.is_none_or(|newest| newest.revoked().iter().all(|key| next.contains(key)));
    let mut added = next.revoked().iter().filter(|key| !knows(key)).peekable();
    follows && forgets_none && added.peek().is_some() && added.all(|key| convicts.contains(key))
}
