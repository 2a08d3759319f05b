//! A committee's member in a wallet: how wallets that are linked found a group, and how its members settle together
//! (`docs/spec/14-committee-links.md`). No I/O: bytes of links, the disk and time go in and out of one state machine.
//!
//! The rules of a committee are the engine's (`engine/src/lifecycle/witness/committee`); here are its keys (FROST), who
//! its members are, and how what they say reaches all of them.
pub mod border;
#[cfg(feature = "member")]
pub mod council;

#[cfg(feature = "member")]
mod founding;
#[cfg(feature = "member")]
mod keys;
#[cfg(feature = "member")]
mod links;
#[cfg(feature = "member")]
mod minutes;
#[cfg(feature = "member")]
mod packages;
#[cfg(feature = "member")]
mod roster;
#[cfg(feature = "member")]
mod secret;
#[cfg(feature = "member")]
mod sitting;
#[cfg(feature = "member")]
mod wire;
