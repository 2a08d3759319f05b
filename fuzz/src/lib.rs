//! What the app itself reads, beside the decoders of the engine, which are in `juicetokens_tests::fuzz_targets`.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../../app/tests/shared/readers.rs"]
pub mod readers;
