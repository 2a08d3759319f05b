//! A coin at hand, small: wallets hold many, and only their telomeers stay on the disk.
use std::sync::Arc;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::time::Timestamp;
use crate::token::amount::Denomination;
use crate::token::issuance::{Authority, IssuanceId, SignedIssuance};
use crate::token::transfer::record::Sid;
use crate::token::void_evidence::{MAX_VOIDS, VoidEvidence};
use crate::wallet::change_set::{CoinRecord, Standing, Surrendered};

/// A coin with what its issuance says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coin {
    /// Its value.
    pub denomination: Denomination,
    /// Hands it may still pass through.
    pub hands_left: u8,
    /// Its place in the issuance.
    pub index: u32,
    /// The key it lies under.
    pub owner: KeyPath,
    /// Sequence number of its newest hop, or of its anchor.
    pub seq: u16,
    /// `prev` of its next hop.
    pub head: Hash,
    /// Hops since the anchor.
    pub hops: u8,
    /// When it expires, in minutes since 1970.
    pub expiry_minutes: u32,
    /// Received and not anchored.
    pub on_trust: bool,
    /// Whether it may be spent at all.
    pub standing: Standing,
    /// Somebody spent it twice; only its witness can say whose it is.
    pub contested: bool,
    kind: Arc<Kind>,
    /// Few coins have any of it.
    bound: Option<Box<Bound>>,
}

/// What all coins of one issuance share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    issuance: IssuanceId,
    authority: Authority,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Bound {
    void: Vec<VoidEvidence>,
    held_by: Option<Sid>,
    surrendered: Option<Surrendered>,
}

impl Coin {
    /// Puts a stored coin beside its issuance; `None` when that has no such coin.
    pub(super) fn new(record: &CoinRecord, issuance: &SignedIssuance, kind: Arc<Kind>) -> Option<Self> {
        let is_bound = !record.void.is_empty() || record.held_by.is_some() || record.surrendered.is_some();
        let (held_by, surrendered) = (record.held_by, record.surrendered);
        Some(Self {
            denomination: issuance.issuance.denomination_of(record.index)?,
            hands_left: issuance.issuance.hop_limit.saturating_sub(record.hops),
            index: record.index,
            owner: record.owner,
            seq: record.seq,
            head: record.head,
            hops: record.hops,
            expiry_minutes: record.expiry_minutes,
            on_trust: record.on_trust,
            standing: record.standing,
            contested: false,
            kind,
            bound: is_bound.then(|| Box::new(Bound { void: record.void.clone(), held_by, surrendered })),
        })
    }

    /// Its issuance.
    pub fn issuance(&self) -> IssuanceId {
        self.kind.issuance
    }

    /// Its kind.
    pub fn authority(&self) -> Authority {
        self.kind.authority
    }

    /// What its next hop must carry.
    pub fn void(&self) -> &[VoidEvidence] {
        self.bound.as_ref().map_or(&[], |bound| &bound.void)
    }

    /// The transfer that locks it.
    pub fn held_by(&self) -> Option<Sid> {
        self.bound.as_ref().and_then(|bound| bound.held_by)
    }

    /// Whether it was signed over to the witness.
    pub fn surrendered(&self) -> Option<Surrendered> {
        self.bound.as_ref().and_then(|bound| bound.surrendered)
    }

    /// Whether it was put on paper here, and is not known to have been taken from it.
    pub fn is_on_paper(&self) -> bool {
        self.owner.is_on_paper()
    }

    /// The coin as it is stored.
    pub fn record(&self) -> CoinRecord {
        CoinRecord {
            issuance: self.issuance(),
            index: self.index,
            owner: self.owner,
            seq: self.seq,
            head: self.head,
            hops: self.hops,
            expiry_minutes: self.expiry_minutes,
            on_trust: self.on_trust,
            void: self.void().to_vec(),
            held_by: self.held_by(),
            standing: self.standing,
            surrendered: self.surrendered(),
        }
    }

    pub(super) fn is_spendable(&self, now: Timestamp) -> bool {
        let fresh = u64::from(self.expiry_minutes) * 60_000 > now.0;
        let free = !self.contested && self.standing == Standing::Free && self.surrendered().is_none();
        let free = free && !self.is_on_paper();
        free && self.held_by().is_none() && fresh && self.hands_left > 0 && self.void().len() <= MAX_VOIDS
    }

    /// After a restore nobody knows what happened since; an offer that nobody will decide locks nothing.
    pub(super) fn quarantine(&mut self, was_offered: bool) {
        if self.standing == Standing::Dead {
            return;
        }
        self.standing = Standing::Quarantined;
        if let Some(bound) = self.bound.as_mut().filter(|_| was_offered) {
            bound.held_by = None;
        }
    }

    /// A quarantined coin at a later place of whose chain something stands was paid out since. The place at which this wallet itself
    /// gave it to be renewed is none of those.
    pub(super) fn bury_if_passed(&mut self, newest_place: Option<u16>) {
        let was_renewed = self.surrendered().is_some_and(|surrendered| surrendered.new_owner.is_some());
        let own_place = self.seq.saturating_add(was_renewed.into());
        if self.standing == Standing::Quarantined && newest_place.is_some_and(|seq| seq > own_place) {
            self.standing = Standing::Dead;
        }
    }

    /// Each abort by a payer adds a statement to the change it frees. A coin that carries as many as a hop holds is kept for
    /// payments, which add none: with one more, nobody could take it and the log could not be read.
    pub(super) fn is_free_as_change(&self, now: Timestamp) -> bool {
        self.is_spendable(now) && self.void().len() < MAX_VOIDS
    }
}

impl From<&SignedIssuance> for Kind {
    fn from(issuance: &SignedIssuance) -> Self {
        Self { issuance: issuance.id(), authority: issuance.authority() }
    }
}
