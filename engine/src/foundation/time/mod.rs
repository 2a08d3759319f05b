//! Time as an argument: nothing here reads a clock (`docs/spec/02-bytes.md`, section 7, and `docs/spec/07-time.md`).

pub mod answer;
pub mod belief;
pub mod confidence;
mod interval;
pub mod spoofing;

pub use interval::{Now, TimeClaim, Timestamp, TransferTimes};
