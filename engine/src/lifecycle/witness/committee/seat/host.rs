//! What stands around a seat: the clock, dice and keys that its host brings, and what the host is to do.
use std::collections::BTreeMap;

use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::Committee;
use crate::lifecycle::witness::committee::matter::Outcome;
use crate::lifecycle::witness::committee::seat::record::SeatRecord;
use crate::lifecycle::witness::committee::word::{Commitment, Share, Word};

/// What a member signs with. Its host keeps the keys; nonces are kept in memory only, and each is used once.
pub trait MemberKeys {
    /// Signs with the member's own key.
    fn sign(&mut self, message: &[u8; 41]) -> Signature;
    /// Draws a pair of nonces for the member's share of the group's key.
    fn commit(&mut self) -> Commitment;
    /// Whether these are two points that a nonce can have; a session with others could not be signed.
    fn is_commitment(&self, commitment: &Commitment) -> bool;
    /// Signs with the member's share, and forgets the nonces of its commitment. `None` when they are forgotten.
    fn sign_share(&mut self, own: &Commitment, all: &Commitments, message: &[u8; 41]) -> Option<Share>;
    /// Forgets the nonces of commitments that nothing will be signed with.
    fn forget(&mut self, commitments: &[Commitment]);
    /// Puts shares together to the group's signature; or says whose do not fit.
    ///
    /// # Errors
    /// Fails with the members whose shares are wrong.
    fn aggregate(&self, all: &Commitments, shares: &Shared, message: &[u8; 41]) -> Result<Signature, Vec<PublicKey>>;
}

/// Commitments of the members that sign together.
pub type Commitments = BTreeMap<PublicKey, Commitment>;
/// Their shares of one signature.
pub type Shared = BTreeMap<PublicKey, Share>;

/// What a host brings with every input.
pub struct Host<'a> {
    /// The member's own clock.
    pub now: Timestamp,
    /// Randomness.
    pub dice: &'a mut Dice,
    /// The member's keys.
    pub keys: &'a mut dyn MemberKeys,
}

/// What a host does, one after another. When a write fails nothing after it may be done: the seat begins again from its log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Store all of these or none.
    Write(Vec<SeatRecord>),
    /// Let every other member hear this, after all that was said before.
    Say(Word),
    /// The matter of this id, [`Matter::id`], has come to this.
    Tell(Hash, Outcome),
}

/// Who sits here, and for which group.
#[derive(Clone, Debug)]
pub struct Place {
    /// The member's key.
    pub me: PublicKey,
    /// All members.
    pub committee: Committee,
    /// The group's key, which issuances list as a witness.
    pub group: PublicKey,
}
