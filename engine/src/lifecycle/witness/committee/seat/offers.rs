//! What members offer to sign, and the sessions that were convened here.
use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::seat::host::{Commitments, Host, Shared};
use crate::lifecycle::witness::committee::word::{Commitment, Ready, Session, Share, Shares};

/// What is offered, and the sessions that were convened here. Nothing of it is stored: nonces are forgotten when the power goes.
#[derive(Default)]
pub(super) struct Offers {
    /// The member's own newest offers, by matter.
    pub(super) mine: BTreeMap<Hash, Ready>,
    /// When it first offered to sign each.
    pub(super) since: BTreeMap<Hash, Timestamp>,
    /// Every member's newest offer, by matter.
    pub(super) newest: BTreeMap<(Hash, PublicKey), Ready>,
    /// Offers that a session was convened with, by matter and [`Ready::value`].
    pub(super) used: BTreeSet<(Hash, Hash)>,
    pub(super) sessions: BTreeMap<Hash, Running>,
    /// Whose shares were wrong, about which matter.
    pub(super) wrong: BTreeSet<(Hash, PublicKey)>,
    /// Own commitments with which nothing will be signed: of another round, or of a matter that is over.
    pub(super) stale: Vec<Commitment>,
}

/// A session that was convened here.
pub(super) struct Running {
    pub(super) since: Timestamp,
    pub(super) session: Session,
    pub(super) messages: Vec<[u8; 41]>,
    pub(super) shares: BTreeMap<PublicKey, Vec<Share>>,
}

impl Offers {
    /// Notes a member's part of a session that was convened here.
    pub(super) fn collect(&mut self, from: PublicKey, shares: Shares) {
        let Some(running) = self.sessions.get_mut(&shares.session) else { return };
        let takes_part = running.session.ready.iter().any(|ready| ready.member == from);
        if takes_part && shares.shares.len() == running.messages.len() {
            running.shares.entry(from).or_insert(shares.shares);
        }
    }

    /// A matter is over.
    pub(super) fn close(&mut self, put: &Hash) {
        self.stale.extend(self.mine.remove(put).into_iter().flat_map(|mine| mine.commitments));
        self.since.remove(put);
        self.newest.retain(|(about, _), _| about != put);
        self.used.retain(|(about, _)| about != put);
        self.sessions.retain(|_, running| running.put() != Some(*put));
        self.wrong.retain(|(about, _)| about != put);
    }

    /// Commitments to forget.
    pub(super) fn take_stale(&mut self) -> Vec<Commitment> {
        std::mem::take(&mut self.stale)
    }

    /// Offers that nobody has used, of members that stand as this one does.
    pub(super) fn pool(&self, put: &Hash, mine: &Ready) -> Vec<Ready> {
        let offers = self.newest.range((*put, PublicKey([0; 32]))..=(*put, PublicKey([255; 32])));
        let fits = |ready: &&Ready| {
            ready.stand == mine.stand
                && ready.commitments.len() == mine.commitments.len()
                && !self.used.contains(&(*put, ready.value()))
                && !self.wrong.contains(&(*put, ready.member))
                && !self.sessions.values().any(|running| running.is_owed_by(put, &ready.member))
        };
        offers.map(|(_, ready)| ready).filter(fits).cloned().collect()
    }
}

impl Running {
    pub(super) fn put(&self) -> Option<Hash> {
        self.session.ready.first().map(|ready| ready.put)
    }

    pub(super) fn is_owed_by(&self, put: &Hash, member: &PublicKey) -> bool {
        let takes_part = self.session.ready.iter().any(|ready| (&ready.put, &ready.member) == (put, member));
        takes_part && !self.shares.contains_key(member)
    }

    pub(super) fn is_complete(&self) -> bool {
        self.shares.len() == self.session.ready.len()
    }

    /// The group's signatures, or who spoils them.
    pub(super) fn aggregate(&self, host: &Host<'_>) -> Result<Vec<Signature>, Vec<PublicKey>> {
        let sign = |(place, message): (usize, &[u8; 41])| {
            let share = |(member, shares): (&PublicKey, &Vec<Share>)| Some((*member, *shares.get(place)?));
            let shares: Shared = self.shares.iter().filter_map(share).collect();
            host.keys.aggregate(&commitments(&self.session.ready, place), &shares, message)
        };
        self.messages.iter().enumerate().map(sign).collect()
    }
}

pub(super) fn commitments(ready: &[Ready], place: usize) -> Commitments {
    ready.iter().filter_map(|ready| Some((ready.member, *ready.commitments.get(place)?))).collect()
}
