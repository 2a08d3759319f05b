//! Moments, clock readings, and what two claims say together (`docs/spec/02-bytes.md`, section 7).
use serde::{Deserialize, Serialize};

use crate::foundation::bytes::U48_MAX;

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

/// What a device signs of its clock: now lies within `error_ms` of `at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeClaim {
    /// What the clock says.
    pub at: Timestamp,
    /// How far it may be off, either way, in milliseconds.
    pub error_ms: u32,
}

impl TimeClaim {
    /// The ten bytes `t6 error4`.
    pub fn to_bytes(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes[..6].copy_from_slice(&self.at.0.min(U48_MAX).to_le_bytes()[..6]);
        bytes[6..].copy_from_slice(&self.error_ms.to_le_bytes());
        bytes
    }

    /// Reads the ten bytes; every value is a claim.
    pub fn from_bytes(bytes: &[u8; 10]) -> Self {
        let [t0, t1, t2, t3, t4, t5, e0, e1, e2, e3] = *bytes;
        let at = Timestamp(u64::from_le_bytes([t0, t1, t2, t3, t4, t5, 0, 0]));
        Self { at, error_ms: u32::from_le_bytes([e0, e1, e2, e3]) }
    }

    /// The earliest moment, in milliseconds since 1970, that the claim allows.
    pub fn earliest(&self) -> u64 {
        self.at.0.saturating_sub(u64::from(self.error_ms))
    }

    /// The latest moment, in milliseconds since 1970, that the claim allows.
    pub fn latest(&self) -> u64 {
        self.at.0.saturating_add(u64::from(self.error_ms))
    }
}

/// When a transfer happened, as its header says: evidence, which no rule of ownership reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TransferTimes {
    /// Not before this.
    pub lo: Timestamp,
    /// Not later than this many seconds after `lo`, rounded up.
    pub width_s: u32,
    /// The payer gives up this many seconds after the upper bound.
    pub expiry_s: u32,
    /// The width did not fit.
    pub saturated: bool,
    /// The two clocks contradict each other.
    pub doubtful: bool,
}

impl TransferTimes {
    /// Derives what two claims say together: where they meet, or all that they cover when they do not.
    pub fn derive_meeting(a: &TimeClaim, b: &TimeClaim, expiry_s: u32) -> Self {
        let (starts, ends) = ([a.earliest(), b.earliest()], [a.latest(), b.latest()]);
        let (inner, outer) =
            ((starts[0].max(starts[1]), ends[0].min(ends[1])), (starts[0].min(starts[1]), ends[0].max(ends[1])));
        let doubtful = inner.0 > inner.1;
        let (lo, hi) = if doubtful { outer } else { inner };
        let lo = lo.min(U48_MAX);
        let width = u32::try_from((hi - lo).div_ceil(1000));
        Self { lo: Timestamp(lo), width_s: width.unwrap_or(u32::MAX), expiry_s, saturated: width.is_err(), doubtful }
    }

    /// The end of the interval.
    pub fn upper(&self) -> Timestamp {
        self.lo.after_ms(u64::from(self.width_s) * 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(at: u64, error_ms: u32) -> TimeClaim {
        TimeClaim { at: Timestamp(at), error_ms }
    }

    #[test]
    fn claims_that_meet_give_their_intersection() {
        let times = TransferTimes::derive_meeting(&claim(100_000, 5_000), &claim(106_500, 3_000), 900);
        assert_eq!((times.lo, times.width_s, times.expiry_s), (Timestamp(103_500), 2, 900));
        assert!(!times.doubtful && !times.saturated);
        assert_eq!(times.upper(), Timestamp(105_500));
        let touching = TransferTimes::derive_meeting(&claim(10, 5), &claim(20, 5), 0);
        assert_eq!((touching.lo, touching.width_s, touching.doubtful), (Timestamp(15), 0, false));
    }

    #[test]
    fn claims_that_do_not_meet_give_their_hull_and_doubt() {
        let (early, late) = (claim(1_000, 500), claim(9_000, 1));
        let times = TransferTimes::derive_meeting(&early, &late, 1);
        assert_eq!(times, TransferTimes::derive_meeting(&late, &early, 1));
        assert_eq!((times.lo, times.width_s, times.doubtful), (Timestamp(500), 9, true));
    }

    #[test]
    fn a_width_that_does_not_fit_saturates() {
        let times = TransferTimes::derive_meeting(&claim(0, 0), &claim(U48_MAX, 0), 1);
        assert_eq!((times.width_s, times.saturated, times.doubtful), (u32::MAX, true, true));
        let extreme = TransferTimes::derive_meeting(&claim(u64::MAX, 0), &claim(u64::MAX, 0), 1);
        assert_eq!(extreme.lo, Timestamp(U48_MAX));
    }

    #[test]
    fn a_claim_takes_ten_bytes() {
        let claim = claim(0x0605_0403_0201, 0x0a09_0807);
        assert_eq!(claim.to_bytes(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(TimeClaim::from_bytes(&claim.to_bytes()), claim);
    }
}
