//! How long nobody has touched the screen, and what follows from it: a warning, then the lock. By both clocks, the one that ran more:
//! the uptime clock of some devices stands still while they sleep.
use juicetokens_engine::foundation::time::Now;

use crate::model::wallet_link::LockAfter;

/// So long before the lock closes, a person is warned.
const WARNING_MS: u64 = 20_000;
const MINUTE_MS: u64 = 60_000;

/// Counts from the last touch.
pub(super) struct Idleness {
    after: LockAfter,
    touched: Now,
    warned: bool,
    /// How fast a test lets the time go; 1 in what ships.
    haste: u64,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Nothing, for so long.
    Nothing(Option<u64>),
    /// To warn: so long before the lock closes.
    Warning(u64),
    /// To lock.
    Lock,
}

impl Idleness {
    pub(super) fn new(now: Now, haste: u64) -> Self {
        Self { after: LockAfter::default(), touched: now, warned: false, haste: haste.max(1) }
    }

    /// What was chosen.
    pub(super) fn after(&self) -> LockAfter {
        self.after
    }

    /// Another time was chosen.
    pub(super) fn set(&mut self, after: LockAfter) {
        self.after = after;
    }

    /// Somebody is there. Says whether that takes back a warning.
    pub(super) fn touch(&mut self, now: Now) -> bool {
        self.touched = now;
        std::mem::take(&mut self.warned)
    }

    /// Whether the lock has to close.
    pub(super) fn is_over(&self, now: Now) -> bool {
        self.left_ms(now) == Some(0)
    }

    /// What is due now; a warning is due once.
    pub(super) fn look(&mut self, now: Now) -> Due {
        let Some(left) = self.left_ms(now) else { return Due::Nothing(None) };
        if left == 0 {
            Due::Lock
        } else if self.warned {
            Due::Nothing(Some(self.real(left)))
        } else if left <= WARNING_MS {
            self.warned = true;
            Due::Warning(self.real(left))
        } else {
            Due::Nothing(Some(self.real(left - WARNING_MS)))
        }
    }

    fn left_ms(&self, now: Now) -> Option<u64> {
        let uptime = now.uptime_ms.saturating_sub(self.touched.uptime_ms);
        let wall = now.wall.0.saturating_sub(self.touched.wall.0);
        let idle = uptime.max(wall).saturating_mul(self.haste);
        Some((u64::from(self.after.minutes()?) * MINUTE_MS).saturating_sub(idle))
    }

    fn real(&self, milliseconds: u64) -> u64 {
        milliseconds.div_ceil(self.haste)
    }
}

#[cfg(test)]
mod tests {
    use juicetokens_engine::foundation::time::Timestamp;

    use super::*;

    fn at(wall_s: u64, uptime_s: u64) -> Now {
        Now { wall: Timestamp(1_000_000 + wall_s * 1000), uptime_ms: uptime_s * 1000 }
    }

    fn after_a_minute() -> Idleness {
        let mut idleness = Idleness::new(at(0, 0), 1);
        idleness.set(LockAfter::OneMinute);
        idleness
    }

    #[test]
    fn a_person_is_warned_once_and_then_the_lock_closes() {
        let mut idleness = after_a_minute();
        assert_eq!(idleness.look(at(10, 10)), Due::Nothing(Some(30_000)));
        assert_eq!(idleness.look(at(40, 40)), Due::Warning(20_000));
        assert_eq!(idleness.look(at(45, 45)), Due::Nothing(Some(15_000)));
        assert_eq!(idleness.look(at(60, 60)), Due::Lock);
    }

    #[test]
    fn a_touch_takes_the_warning_back() {
        let mut idleness = after_a_minute();
        assert!(!idleness.touch(at(1, 1)), "there was none");
        idleness.look(at(50, 50));
        assert!(idleness.touch(at(59, 59)));
        assert_eq!(idleness.look(at(60, 60)), Due::Nothing(Some(39_000)));
        assert_eq!(idleness.look(at(100, 100)), Due::Warning(19_000));
    }

    #[test]
    fn a_device_that_slept_was_idle_by_its_wall_clock_and_one_whose_clock_is_set_back_by_the_other() {
        assert_eq!(after_a_minute().look(at(3_600, 2)), Due::Lock);
        let mut idleness = Idleness::new(at(5_000, 0), 1);
        idleness.set(LockAfter::OneMinute);
        assert_eq!(idleness.look(at(0, 59)), Due::Warning(1_000));
        assert_eq!(idleness.look(at(0, 60)), Due::Lock);
    }

    #[test]
    fn never_is_never() {
        let mut idleness = Idleness::new(at(0, 0), 1);
        idleness.set(LockAfter::Never);
        assert_eq!(idleness.look(at(u64::from(u32::MAX), 0)), Due::Nothing(None));
    }

    #[test]
    fn a_test_in_haste_waits_no_longer_than_it_must() {
        let mut idleness = Idleness::new(at(0, 0), 10);
        idleness.set(LockAfter::OneMinute);
        assert_eq!(idleness.look(at(0, 0)), Due::Nothing(Some(4_000)));
        assert_eq!(idleness.look(at(4, 4)), Due::Warning(2_000));
        assert_eq!(idleness.look(at(6, 6)), Due::Lock);
    }
}
