//! A coin as it travels between two wallets.
use std::sync::Arc;

use crate::foundation::signature::VerificationBatch;
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::{Course, Telomeer, TelomeerError, Traced};
use crate::token::void_evidence::VoidEvidence;

/// A coin on its way.
#[derive(Clone, Debug)]
pub struct TravellingCoin {
    /// Its chain so far.
    pub telomeer: Arc<Telomeer>,
    /// What its next hop must carry.
    pub void: Vec<VoidEvidence>,
    /// The chain's course, if reading it has recomputed it.
    course: Option<Arc<Course>>,
}

impl TravellingCoin {
    /// Sends a coin on its way.
    pub fn new(telomeer: Arc<Telomeer>, void: Vec<VoidEvidence>) -> Self {
        Self { telomeer, void, course: None }
    }

    /// A coin whose chain's course was recomputed from this very chain.
    pub(super) fn recomputed(telomeer: Telomeer, void: Vec<VoidEvidence>, course: Course) -> Self {
        Self { telomeer: Arc::new(telomeer), void, course: Some(Arc::new(course)) }
    }

    /// [`Telomeer::trace`] without computing again what reading the coin has computed.
    pub fn trace(
        &self,
        issuance: &SignedIssuance,
        batch: &mut VerificationBatch,
        label: usize,
    ) -> Result<Traced, TelomeerError> {
        match &self.course {
            Some(course) => self.telomeer.trace_along(course, issuance, batch, label),
            None => self.telomeer.trace(issuance, batch, label),
        }
    }
}

/// A course says nothing that the chain does not say.
impl PartialEq for TravellingCoin {
    fn eq(&self, other: &Self) -> bool {
        self.telomeer == other.telomeer && self.void == other.void
    }
}

impl Eq for TravellingCoin {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::foundation::hash::Hash;
    use crate::foundation::signature::{PublicKey, SigRole, Signature};
    use crate::token::amount::Denomination;
    use crate::token::anchor::{Anchor, Genesis};
    use crate::token::token_id::IssuanceId;

    fn telomeer(index: u32) -> Telomeer {
        let draft = Anchor::genesis(Genesis {
            issuance: IssuanceId(Hash([1; 32])),
            index,
            denomination: Denomination::of_value(5).unwrap(),
            expiry_minutes: 900,
            anchored_minutes: 100,
            owner: PublicKey([2; 32]),
            issuer: PublicKey([3; 32]),
        });
        Telomeer { anchor: draft.with_signature(Signature([4; 64])), hops: Vec::new() }
    }

    #[test]
    fn coins_of_one_chain_and_evidence_are_equal_whatever_was_recomputed() {
        let void =
            vec![VoidEvidence { kind: SigRole::SenderAbort, header: Hash([5; 32]), signature: Signature([6; 64]) }];
        let coin = TravellingCoin::new(telomeer(1).into(), void.clone());
        let (token_id, anchor) = (telomeer(1).anchor.token_id(), telomeer(1).anchor.hash());
        let course = Course { token_id, anchor, steps: Vec::new() };
        assert_eq!(TravellingCoin::recomputed(telomeer(1), void.clone(), course), coin);
        assert_ne!(TravellingCoin::new(telomeer(2).into(), void), coin);
        assert_ne!(TravellingCoin::new(telomeer(1).into(), Vec::new()), coin);
    }
}
