//! Wallets in one process under a virtual clock.

pub mod campaign;
pub mod chance;
pub mod crash;
pub mod desk;
pub mod disk;
pub mod fixtures;
pub mod link;
pub mod meeting;
pub mod office;
pub mod points;
pub mod reference;
pub mod replay;
pub mod rogue;
pub mod rogue_payee;
pub mod tally;
pub mod town;
pub mod village;
pub mod wallet;

pub use chance::Chance;
pub use crash::Crash;
pub use link::Link;
pub use meeting::{Meeting, Outcome};
pub use reference::Reference;
pub use rogue::{Answer, Rogue};
pub use rogue_payee::RoguePayee;
pub use wallet::SimWallet;
