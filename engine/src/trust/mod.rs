//! Layer 4: what contradicts what, whose fault it is, and which keys nobody shall trust any more.

pub mod blame;
pub mod conflict;
pub mod epoch;
pub mod fraud_proof;
pub mod later_spend;
pub mod news;
pub mod statement;

#[cfg(test)]
#[path = "scene_tests.rs"]
mod scene;
