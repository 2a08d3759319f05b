//! Layer 3: coins, their histories, and how a payment is put together.

pub mod amount;
pub mod anchor;
pub mod bundle;
pub mod hop;
pub mod issuance;
pub mod merkle;
pub mod needs;
pub mod paper;
pub mod planning;
pub mod surrender;
pub mod telomeer;
pub mod token_id;
pub mod transfer;
pub mod travelling_coin;
pub mod void_evidence;
