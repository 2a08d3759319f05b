//! A coin as it travels between two wallets.
use std::sync::Arc;

use crate::foundation::signature::VerificationBatch;
use crate::token::hop::VoidEvidence;
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::{Course, Telomeer, TelomeerError, Traced};

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
