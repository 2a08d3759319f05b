//! The four-packet transfer (`docs/spec/04-transfer.md`).
//!
//! `payer` and `payee` hold the two sides' steps as pure functions: a record and a message go in, and a step comes out that
//! names the signatures it needs, then the one write, then the words that may follow it.

pub mod agreement;
pub mod check;
pub mod credential;
pub mod doubt;
pub mod introduction;
pub mod message;
pub mod moment;
pub mod own_move;
pub mod payee;
pub mod payer;
pub mod plan;
pub mod presence;
pub mod receipt;
pub mod record;
pub mod recovery;
pub mod refuse;
pub mod request;
pub mod sid;
pub mod step;
pub mod table;
pub mod taking;
pub mod wire;

#[cfg(test)]
mod tests;
