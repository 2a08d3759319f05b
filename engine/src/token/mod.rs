//! Layer 3: coins, their histories, and how a payment is put together.

pub mod amount;
pub mod issuance;
pub mod token_id;
pub mod transfer;
