//! Time as an argument: nothing here reads a clock (`docs/spec/02-bytes.md`, section 7).
use serde::{Deserialize, Serialize};

/// A moment of the wall clock, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub u64);

impl Timestamp {
    /// The moment `milliseconds` later, or the last one there is.
    pub fn after_ms(self, milliseconds: u64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// Whole days since 1970.
    pub fn day(self) -> u32 {
        u32::try_from(self.0 / 86_400_000).unwrap_or(u32::MAX)
    }

    /// Whole minutes since 1970.
    pub fn minutes(self) -> u32 {
        u32::try_from(self.0 / 60_000).unwrap_or(u32::MAX)
    }
}

/// What the host's two clocks say when it hands over an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The wall clock, which may be wrong or jump.
    pub wall: Timestamp,
    /// Milliseconds on a clock that never goes backwards, since the host started.
    pub uptime_ms: u64,
}
