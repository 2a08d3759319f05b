//! When a step happens.
use crate::foundation::time::{TimeClaim, Timestamp};

/// When a step happens, by this device.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The wall clock, as the protocol uses it.
    pub now: Timestamp,
    /// What this device would sign of it.
    pub claim: TimeClaim,
}
