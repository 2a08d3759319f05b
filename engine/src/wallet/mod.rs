//! The wallet: what is owned, reserved and written down.

pub mod change_set;
mod changes;
mod state;
mod wire;

pub use state::{ApplyError, Coin, Wallet};
pub use wire::StoredError;
