//! What a wallet believes of the time: its wall clock, held against what has been signed and against a clock that never
//! goes backwards (`docs/spec/07-time.md`, sections 1 to 3).
use crate::foundation::time::answer::FreshAnswer;
use crate::foundation::time::interval::{Now, TimeClaim, Timestamp};

/// Half a second: what even a clock that was set this moment may be off.
pub const BASE_ERROR_MS: u64 = 500;

/// Drift: a hundred millionths, one millisecond in each of these many. A real clock drifts a tenth of that.
pub const DRIFT_DIVISOR: u64 = 10_000;

/// How long ago a device that says nothing about it is taken to have been set: a day.
pub const UNKNOWN_AGE_MS: u64 = 24 * 60 * 60 * 1000;

/// The error of a clock that was set this long ago: half a second and 100 ppm.
pub fn error_after(age_ms: u64) -> u32 {
    u32::try_from(BASE_ERROR_MS.saturating_add(age_ms / DRIFT_DIVISOR)).unwrap_or(u32::MAX)
}

/// A belief about the time. It lives as long as the host's uptime clock: a restart forgets everything but the stored bound.
#[derive(Clone, Debug, Default)]
pub struct ClockBelief {
    /// When the host's two clocks were first read in this run.
    first: Option<Now>,
    /// Not earlier than this, known since this uptime.
    certified: Option<(Timestamp, u64)>,
    /// The newest fresh answer, and the uptime at which its question was asked.
    answer: Option<(TimeClaim, u64)>,
}

impl ClockBelief {
    /// Notes what the clocks say when an input comes.
    pub fn read(&mut self, now: Now) {
        self.first.get_or_insert(now);
    }

    /// Raises the certified lower bound; an earlier one changes nothing.
    pub fn certify(&mut self, not_before: Timestamp, uptime_ms: u64) {
        if not_before > self.lower_bound(uptime_ms).unwrap_or_default() {
            self.certified = Some((not_before, uptime_ms));
        }
    }

    /// Takes a fresh answer to a question asked at `asked_ms` of the uptime clock and answered by `answered_ms`.
    pub fn synchronise(&mut self, answer: &FreshAnswer, asked_ms: u64, answered_ms: u64) {
        let mut claim = answer.claim();
        let travelled = answered_ms.saturating_sub(asked_ms);
        claim.error_ms = claim.error_ms.saturating_add(u32::try_from(travelled).unwrap_or(u32::MAX));
        self.answer = Some((claim, asked_ms));
        self.certify(Timestamp(claim.at.0.saturating_sub(u64::from(claim.error_ms))), answered_ms);
    }

    /// The certified lower bound, carried on by the uptime clock less its drift.
    pub fn lower_bound(&self, uptime_ms: u64) -> Option<Timestamp> {
        let (not_before, since_ms) = self.certified?;
        let elapsed = uptime_ms.saturating_sub(since_ms);
        Some(not_before.after_ms(elapsed - elapsed / DRIFT_DIVISOR))
    }

    /// The moment to act by: the wall clock; a fresh answer carried on, where the wall clock contradicts it; never before the
    /// certified lower bound.
    pub fn moment(&self, now: Now) -> Timestamp {
        let told = match self.answered(now.uptime_ms) {
            Some(claim) if now.wall.0 < claim.earliest() || now.wall.0 > claim.latest() => claim.at,
            _ => now.wall,
        };
        told.max(self.lower_bound(now.uptime_ms).unwrap_or_default())
    }

    /// What this device signs of the time. A corrected clock claims the certified bound as its earliest moment.
    pub fn claim(&self, now: Now) -> TimeClaim {
        if let Some(claim) = self.answered(now.uptime_ms) {
            return claim;
        }
        let error_ms = error_after(UNKNOWN_AGE_MS.saturating_add(self.run_ms(now)));
        let moment = self.moment(now);
        let at = if self.is_corrected(now) { moment.after_ms(u64::from(error_ms)) } else { moment };
        TimeClaim { at, error_ms }
    }

    /// Whether the wall clock says less than has been signed, and is therefore ignored.
    pub fn is_corrected(&self, now: Now) -> bool {
        self.lower_bound(now.uptime_ms).is_some_and(|bound| now.wall < bound)
    }

    /// The earlier of two readings of "now": the moment to act by, and the one at which this run began, carried on by the uptime
    /// clock. A wall clock that jumps ahead does not make a day pass.
    pub fn steady_moment(&self, now: Now) -> Timestamp {
        let moment = self.moment(now);
        let carried = self.first.map(|first| first.wall.after_ms(self.run_ms(now)));
        let bound = self.lower_bound(now.uptime_ms).unwrap_or_default();
        carried.map_or(moment, |carried| carried.max(bound).min(moment))
    }

    /// A fresh answer carried on by the uptime clock, with its error grown.
    pub fn answered(&self, uptime_ms: u64) -> Option<TimeClaim> {
        let (claim, asked_ms) = self.answer?;
        let age_ms = uptime_ms.saturating_sub(asked_ms);
        let at = claim.at.after_ms(age_ms);
        Some(TimeClaim { at, error_ms: claim.error_ms.saturating_add(error_after(age_ms)) })
    }

    fn run_ms(&self, now: Now) -> u64 {
        self.first.map_or(0, |first| now.uptime_ms.saturating_sub(first.uptime_ms))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const DAY_MS: u64 = 86_400_000;

    fn now(wall: u64, uptime_ms: u64) -> Now {
        Now { wall: Timestamp(wall), uptime_ms }
    }

    #[test]
    fn the_error_is_half_a_second_and_100_ppm() {
        assert_eq!(error_after(0), 500);
        assert_eq!(error_after(9_999), 500);
        assert_eq!(error_after(10_000), 501);
        assert_eq!(error_after(DAY_MS), 9_140);
        assert_eq!(error_after(u64::MAX), u32::MAX);
    }

    #[test]
    fn a_clock_that_nobody_compared_was_set_a_day_ago_and_drifts_on() {
        let mut belief = ClockBelief::default();
        belief.read(now(DAY_MS, 0));
        assert_eq!(belief.claim(now(DAY_MS, 0)), TimeClaim { at: Timestamp(DAY_MS), error_ms: 9_140 });
        assert_eq!(belief.claim(now(2 * DAY_MS, DAY_MS)).error_ms, 17_780);
    }

    #[test]
    fn a_clock_behind_a_signed_time_is_ignored() {
        let mut belief = ClockBelief::default();
        belief.read(now(5 * DAY_MS, 100));
        belief.certify(Timestamp(9 * DAY_MS), 100);
        belief.certify(Timestamp(7 * DAY_MS), 100);
        let later = now(5 * DAY_MS + 10_000, 10_100);
        assert!(belief.is_corrected(later));
        assert_eq!(belief.moment(later), Timestamp(9 * DAY_MS + 9_999));
        assert_eq!(belief.claim(later).earliest(), 9 * DAY_MS + 9_999);
        let ahead = now(11 * DAY_MS, 10_100);
        assert!(!belief.is_corrected(ahead));
        assert_eq!(belief.moment(ahead), Timestamp(11 * DAY_MS));
    }

    #[test]
    fn only_a_fresh_answer_corrects_a_clock_that_is_ahead() {
        let signed = crate::foundation::time::answer::SignedTime {
            nonce: [1; 32],
            claim: TimeClaim { at: Timestamp(DAY_MS), error_ms: 50 },
            key: crate::testing::SoftSigner::new([1; 32]).public(&crate::foundation::key::KeyPath::Issuer),
            signature: crate::foundation::signature::Signature([0; 64]),
        };
        let value = crate::foundation::time::answer::SignedTime::value(&signed.nonce, &signed.claim);
        let message = crate::foundation::signature::signed_message(crate::foundation::signature::SigRole::Time, &value);
        let signature =
            crate::testing::SoftSigner::new([1; 32]).sign(&crate::foundation::key::KeyPath::Issuer, &message);
        let fresh = crate::foundation::time::answer::SignedTime { signature, ..signed }.into_fresh(&[1; 32]).unwrap();
        let mut belief = ClockBelief::default();
        belief.synchronise(&fresh, 1_000, 1_200);
        let reading = now(3 * DAY_MS, 11_000);
        assert_eq!(belief.moment(reading), Timestamp(DAY_MS + 10_000));
        let claim = belief.claim(reading);
        assert_eq!((claim.at, claim.error_ms), (Timestamp(DAY_MS + 10_000), 50 + 200 + 501));
        assert_eq!(belief.moment(now(DAY_MS + 10_100, 11_000)), Timestamp(DAY_MS + 10_100), "the wall clock agrees");
    }

    #[test]
    fn a_wall_clock_that_jumps_ahead_makes_no_day_pass() {
        let mut belief = ClockBelief::default();
        belief.read(now(DAY_MS, 0));
        assert_eq!(belief.steady_moment(now(9 * DAY_MS, 1_000)), Timestamp(DAY_MS + 1_000));
        assert_eq!(belief.steady_moment(now(DAY_MS / 2, 1_000)), Timestamp(DAY_MS / 2));
        assert_eq!(belief.steady_moment(now(2 * DAY_MS, DAY_MS)), Timestamp(2 * DAY_MS));
        belief.certify(Timestamp(4 * DAY_MS), 0);
        assert_eq!(belief.steady_moment(now(9 * DAY_MS, 0)), Timestamp(4 * DAY_MS), "what is signed has passed");
    }
}
