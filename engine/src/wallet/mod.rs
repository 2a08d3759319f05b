//! The wallet: what is owned, reserved and written down.

pub mod change_set;
mod wallet;
mod wire;

pub use wallet::{ApplyError, Coin, Wallet};
pub use wire::StoredError;
