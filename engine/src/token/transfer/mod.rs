//! The four-packet transfer (`docs/spec/04-transfer.md`).

pub mod record;
pub mod refuse;
