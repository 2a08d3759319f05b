//! The simulator: a host like any other, with a clock that can be turned, a disk that can lose power, and a link that can lose,
//! double, reorder and damage what it carries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test host stops at the first surprise")]

pub mod fuzz_targets;
pub mod sim;
pub mod vectors;
