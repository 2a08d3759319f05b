//! Model checking with the engine's own transition functions (`docs/spec/10-proof.md`).
//!
//! Wallets, messages and headers are real: signed, encoded and checked by the engine, once each. What is searched is how
//! they can follow one another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod book;
pub mod cast;
pub mod coalition;
pub mod committee;
pub mod configuration;
mod conflict;
pub mod court;
pub mod facts;
pub mod invariant;
pub mod local;
pub mod mutant;
pub mod search;
mod trace;
pub mod world;
mod wrong;
