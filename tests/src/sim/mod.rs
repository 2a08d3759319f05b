//! Wallets in one process under a virtual clock.

pub mod chance;
pub mod fixtures;
pub mod link;
pub mod meeting;
pub mod wallet;

pub use chance::Chance;
pub use link::Link;
pub use meeting::{Meeting, Outcome};
pub use wallet::{Crash, SimWallet};
