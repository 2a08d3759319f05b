//! A coin as it travels between two wallets.
use std::sync::Arc;

use crate::token::hop::VoidEvidence;
use crate::token::telomeer::Telomeer;

/// A coin on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravellingCoin {
    /// Its chain so far.
    pub telomeer: Arc<Telomeer>,
    /// What its next hop must carry.
    pub void: Vec<VoidEvidence>,
}
