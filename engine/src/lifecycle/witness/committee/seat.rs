//! One member of a committee at work, without I/O: what it hears goes in; what it stores, says and answers comes out
//! (`docs/spec/09-witness.md`, section 10). Whoever hosts it carries words between members and keeps the keys.
mod hearing;
mod host;
mod log;
mod offers;
mod record;
mod signing;
mod state;
mod table;
mod voting;

pub use host::{Commitments, Host, MemberKeys, Output, Place, Shared};
pub use record::SeatRecord;
pub use state::Seat;
