//! The worker's two clocks.
use juicetokens_engine::foundation::time::{Now, Timestamp};
use web_sys::{DedicatedWorkerGlobalScope, Performance};

/// Reads the wall clock and a clock that never goes backwards.
#[derive(Clone)]
pub(super) struct Clock {
    performance: Option<Performance>,
    /// Added to both; only a test build ever sets it.
    offset_ms: u64,
    haste: u64,
}

impl Clock {
    pub(super) fn new(scope: &DedicatedWorkerGlobalScope) -> Self {
        let (offset_ms, haste) = asked(scope);
        Self { performance: scope.performance(), offset_ms, haste }
    }

    /// How fast a test lets the time go until the wallet locks by itself; 1 in what ships.
    pub(super) fn haste(&self) -> u64 {
        self.haste
    }

    /// What both say now.
    pub(super) fn now(&self) -> Now {
        let wall = whole_ms(js_sys::Date::now());
        let uptime = self.performance.as_ref().map_or(wall, |performance| whole_ms(performance.now()));
        Now { wall: Timestamp(wall.saturating_add(self.offset_ms)), uptime_ms: uptime.saturating_add(self.offset_ms) }
    }
}

#[cfg(feature = "failpoints")]
fn asked(scope: &DedicatedWorkerGlobalScope) -> (u64, u64) {
    use super::failpoint::{clock_offset_ms, haste};
    let search = scope.location().search();
    (clock_offset_ms(&search), haste(&search))
}

#[cfg(not(feature = "failpoints"))]
fn asked(_scope: &DedicatedWorkerGlobalScope) -> (u64, u64) {
    (0, 1)
}

/// The browser's clocks are doubles; a conversion to an integer saturates, and cuts the fraction off.
fn whole_ms(milliseconds: f64) -> u64 {
    milliseconds as u64
}
