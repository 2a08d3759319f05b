//! The witness: whoever settles doubt for an issuance, as a value without I/O (`docs/spec/09-witness.md`). The issuer's wallet
//! hosts it; a node can.

mod admit;
pub mod committee;
pub mod ledger;
pub mod message;
pub mod office;
mod prove;
pub mod questions;
pub mod second_copy;
pub mod serve;
pub mod wire;
