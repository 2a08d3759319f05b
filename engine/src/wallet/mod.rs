//! The wallet: what is owned, reserved and written down.

mod certified;
pub mod change_set;
mod changes;
mod coin;
pub mod contact;
mod dial_wire;
pub mod host_notes;
pub mod known;
mod state;
mod wire;

pub use coin::Coin;
pub use state::{ApplyError, Wallet};
pub use wire::StoredError;
