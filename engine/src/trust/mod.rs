//! Layer 4: whom and what to trust, and how far.

pub mod chronology;
pub mod dial;
