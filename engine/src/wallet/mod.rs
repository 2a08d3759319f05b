//! The wallet: what is owned, reserved and written down.

pub mod change_set;
