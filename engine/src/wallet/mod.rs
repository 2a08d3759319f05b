//! The wallet: what is owned, reserved and written down.

mod certified;
pub mod change_set;
mod changes;
mod dial_wire;
pub mod known;
mod state;
mod wire;

pub use state::{ApplyError, Coin, Wallet};
pub use wire::StoredError;
