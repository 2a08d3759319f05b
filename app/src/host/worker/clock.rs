//! The worker's two clocks.
use juicetokens_engine::foundation::time::{Now, Timestamp};
use web_sys::{DedicatedWorkerGlobalScope, Performance};

/// Reads the wall clock and a clock that never goes backwards.
#[derive(Clone)]
pub(super) struct Clock {
    performance: Option<Performance>,
    /// Added to both; only a test build ever sets it.
    offset_ms: u64,
}

impl Clock {
    pub(super) fn new(scope: &DedicatedWorkerGlobalScope) -> Self {
        Self { performance: scope.performance(), offset_ms: offset_ms(scope) }
    }

    /// What both say now.
    pub(super) fn now(&self) -> Now {
        let wall = whole_ms(js_sys::Date::now());
        let uptime = self.performance.as_ref().map_or(wall, |performance| whole_ms(performance.now()));
        Now { wall: Timestamp(wall.saturating_add(self.offset_ms)), uptime_ms: uptime.saturating_add(self.offset_ms) }
    }
}

#[cfg(feature = "failpoints")]
fn offset_ms(scope: &DedicatedWorkerGlobalScope) -> u64 {
    super::failpoint::clock_offset_ms(&scope.location().search())
}

#[cfg(not(feature = "failpoints"))]
fn offset_ms(_scope: &DedicatedWorkerGlobalScope) -> u64 {
    0
}

/// The browser's clocks are doubles; a conversion to an integer saturates, and cuts the fraction off.
fn whole_ms(milliseconds: f64) -> u64 {
    milliseconds as u64
}
