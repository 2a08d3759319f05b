//! A coin as it travels between two wallets.
use std::sync::Arc;

use crate::foundation::signature::VerificationBatch;
use crate::token::hop::VoidEvidence;
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::{Step, Telomeer, TelomeerError, Traced};

/// A coin on its way.
#[derive(Clone, Debug)]
pub struct TravellingCoin {
    /// Its chain so far.
    pub telomeer: Arc<Telomeer>,
    /// What its next hop must carry.
    pub void: Vec<VoidEvidence>,
    /// The chain's steps, if reading it has recomputed them.
    steps: Option<Arc<Vec<Step>>>,
}

impl TravellingCoin {
    /// Sends a coin on its way.
    pub fn new(telomeer: Arc<Telomeer>, void: Vec<VoidEvidence>) -> Self {
        Self { telomeer, void, steps: None }
    }

    /// A coin whose chain's steps were recomputed from this very chain.
    pub(super) fn recomputed(telomeer: Telomeer, void: Vec<VoidEvidence>, steps: Vec<Step>) -> Self {
        Self { telomeer: Arc::new(telomeer), void, steps: Some(Arc::new(steps)) }
    }

    /// [`Telomeer::trace`] without computing again what reading the coin has computed.
    pub fn trace(
        &self,
        issuance: &SignedIssuance,
        batch: &mut VerificationBatch,
        label: usize,
    ) -> Result<Traced, TelomeerError> {
        match &self.steps {
            Some(steps) => self.telomeer.trace_along(steps, issuance, batch, label),
            None => self.telomeer.trace(issuance, batch, label),
        }
    }
}

/// Steps say nothing that the chain does not say.
impl PartialEq for TravellingCoin {
    fn eq(&self, other: &Self) -> bool {
        self.telomeer == other.telomeer && self.void == other.void
    }
}

impl Eq for TravellingCoin {}
