//! A coin's chain while it is followed: no more than its next leaf needs.
use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::token::anchor::Anchor;
use crate::token::hop::{Direction, HeaderFields, leaf_hash, link_hash};
use crate::token::telomeer::{Course, Step};
use crate::token::token_id::TokenId;
use crate::token::void_evidence::{VoidEvidence, void_hash};

/// Where a chain has come to.
pub(super) struct Chain {
    token_id: TokenId,
    seq: u16,
    head: Hash,
    /// Who owns the coin here.
    pub(super) owner: PublicKey,
}

impl Chain {
    pub(super) fn start(anchor: &Anchor) -> Self {
        Self { token_id: anchor.token_id(), seq: anchor.seq, head: anchor.hash(), owner: anchor.owner }
    }

    /// What is known of a chain that was not followed yet, with room for so many hops.
    pub(super) fn course(&self, hops: usize) -> Course {
        Course { token_id: self.token_id, anchor: self.head, steps: Vec::with_capacity(hops) }
    }

    /// The leaf of the next hop. Numbers that run out are refused where the chain is traced, not here.
    pub(super) fn leaf(&self, new_owner: &PublicKey, void: &[VoidEvidence]) -> Hash {
        leaf_hash(&self.token_id, self.seq.wrapping_add(1), &self.head, new_owner, &void_hash(void))
    }

    /// Goes on to the next hop, whose leaf is under a header.
    pub(super) fn advance(
        &mut self,
        leaf: &Hash,
        (fields, header): (HeaderFields, Hash),
        direction: Direction,
        new_owner: PublicKey,
    ) -> Step {
        let link = link_hash(leaf, &header, direction);
        let seq = self.seq.wrapping_add(1);
        let step = Step { seq, prev: self.head, owner: self.owner, new_owner, fields, header, link };
        (self.seq, self.head, self.owner) = (seq, link, new_owner);
        step
    }
}
