//! Wallets in one process under a virtual clock.

pub mod chance;
pub mod fixtures;
pub mod link;
pub mod meeting;
pub mod office;
pub mod rogue;
pub mod rogue_payee;
pub mod town;
pub mod wallet;

pub use chance::Chance;
pub use link::Link;
pub use meeting::{Meeting, Outcome};
pub use rogue::{Answer, Rogue};
pub use rogue_payee::RoguePayee;
pub use wallet::{Crash, SimWallet};
