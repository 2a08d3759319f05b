//! A committee's member in a wallet: how wallets that are linked found a group, and how its members settle together
//! (`docs/spec/14-committee-links.md`). No I/O: bytes of links, the disk and time go in and out of one state machine.
//!
//! The rules of a committee are the engine's ([`juicetokens_engine::lifecycle::witness::committee`]); here are its keys (FROST), who
//! its members are, and how what they say reaches all of them.
pub mod border;
pub mod council;

mod founding;
mod keys;
mod links;
mod minutes;
mod packages;
mod roster;
mod secret;
mod sitting;
mod wire;
