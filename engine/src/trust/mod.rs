//! Layer 4: whom and what to trust, and how far: what contradicts what, whose fault it is, and which keys nobody trusts.

pub mod blame;
pub mod chronology;
pub mod conflict;
pub mod dial;
pub mod epoch;
pub mod fraud_proof;
pub mod news;
mod shown_void;
pub mod statement;

#[cfg(test)]
#[path = "scene_tests.rs"]
pub(crate) mod scene;
