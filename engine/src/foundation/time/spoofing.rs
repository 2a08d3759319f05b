//! Signs that somebody turns a clock, here or there (`docs/spec/07-time.md`, section 6). A sign blocks nothing by itself.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::foundation::signature::PublicKey;
use crate::foundation::time::belief::DRIFT_DIVISOR;
use crate::foundation::time::interval::{Now, TimeClaim, Timestamp};

/// A wall clock that moves this much more or less than the uptime clock has been set.
pub const JUMP_MS: u64 = 2_000;

/// "Near" an expiry: a day on either side.
pub const NEAR_EXPIRY_MS: u64 = 24 * 60 * 60 * 1000;

/// As many times ahead near an expiry, and never otherwise, is a sign.
pub const AHEAD_IS_A_SIGN: u8 = 3;

/// Peers that are remembered in one run; the one that was heard longest ago makes room.
const MAX_PEERS: usize = 64;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClockSign {
    /// This wallet's wall clock was set ahead while the app ran (or the device slept).
    WallWentAhead {
        /// By how much.
        by_ms: u64,
    },
    /// This wallet's wall clock was set back while the app ran.
    WallWentBack {
        /// By how much.
        by_ms: u64,
    },
    /// This wallet's wall clock says less than others have signed.
    WallBehindSigned {
        /// By how much.
        by_ms: u64,
    },
    /// A peer signed a time that lies before what it signed earlier in this run.
    PeerWentBack {
        /// Its transfer key.
        key: PublicKey,
        /// By how much at least.
        by_ms: u64,
    },
    /// A peer's clock was ahead of this wallet's each time when coins were about to expire.
    PeerAheadNearExpiry {
        /// Its transfer key.
        key: PublicKey,
    },
}

/// Compares two readings of this device's own clocks, in the order in which they were taken.
pub fn compare_readings(before: Now, after: Now) -> Option<ClockSign> {
    let elapsed = after.uptime_ms.checked_sub(before.uptime_ms)?;
    let expected = before.wall.after_ms(elapsed).0;
    let allowed = JUMP_MS.saturating_add(elapsed / DRIFT_DIVISOR);
    match (expected.checked_sub(after.wall.0), after.wall.0.checked_sub(expected)) {
        (Some(by_ms), _) if by_ms > allowed => Some(ClockSign::WallWentBack { by_ms }),
        (_, Some(by_ms)) if by_ms > allowed => Some(ClockSign::WallWentAhead { by_ms }),
        _ => None,
    }
}

/// The first of several intervals, in the order in which they must have happened, that ends before something earlier began.
/// `not_before` is what was signed before the first of them.
pub fn first_backwards(not_before: Timestamp, intervals: &[(Timestamp, Timestamp)]) -> Option<usize> {
    let mut reached = not_before;
    for (place, (from, to)) in intervals.iter().enumerate() {
        if *to < reached {
            return Some(place);
        }
        reached = reached.max(*from);
    }
    None
}

/// What peers have signed of the time in this run.
#[derive(Clone, Debug, Default)]
pub struct PeerWatch {
    heard: BTreeMap<PublicKey, Heard>,
}

#[derive(Clone, Copy, Debug)]
struct Heard {
    claim: TimeClaim,
    uptime_ms: u64,
    ahead_near_expiry: u8,
    in_step: bool,
}

impl PeerWatch {
    /// Hears a verified claim; says whether it goes back behind an earlier one of the same key.
    pub fn hear(&mut self, key: PublicKey, claim: TimeClaim, uptime_ms: u64) -> Option<ClockSign> {
        let known = self.heard.get(&key).copied();
        let reached = known.map(|heard| carried_on(&heard, uptime_ms).earliest());
        let by_ms = reached.and_then(|reached| reached.checked_sub(claim.latest())).filter(|by_ms| *by_ms > 0);
        let (ahead_near_expiry, in_step) = known.map_or((0, false), |heard| (heard.ahead_near_expiry, heard.in_step));
        self.make_room(&key);
        self.heard.insert(key, Heard { claim, uptime_ms, ahead_near_expiry, in_step });
        by_ms.map(|by_ms| ClockSign::PeerWentBack { key, by_ms })
    }

    /// Compares a peer's newest claim with this wallet's own while coins with this first expiry are on the table.
    pub fn weigh(&mut self, key: PublicKey, own: &TimeClaim, first_expiry: Timestamp) -> Option<ClockSign> {
        let heard = self.heard.get_mut(&key)?;
        let ahead = heard.claim.earliest() > own.latest();
        let near = first_expiry.0.abs_diff(own.at.0) <= NEAR_EXPIRY_MS;
        match (ahead, near) {
            (true, true) => heard.ahead_near_expiry = heard.ahead_near_expiry.saturating_add(1),
            (false, _) => heard.in_step = true,
            (true, false) => {}
        }
        let always = heard.ahead_near_expiry >= AHEAD_IS_A_SIGN && !heard.in_step;
        always.then_some(ClockSign::PeerAheadNearExpiry { key })
    }

    /// What other peers than `but` claimed within the last day, carried on by the uptime clock.
    pub fn others(&self, but: Option<&PublicKey>, uptime_ms: u64) -> Vec<TimeClaim> {
        let others = self.heard.iter().filter(|(key, _)| Some(*key) != but);
        let recent = others.filter(|(_, heard)| uptime_ms.saturating_sub(heard.uptime_ms) <= NEAR_EXPIRY_MS);
        recent.map(|(_, heard)| carried_on(heard, uptime_ms)).collect()
    }

    fn make_room(&mut self, key: &PublicKey) {
        if self.heard.len() < MAX_PEERS || self.heard.contains_key(key) {
            return;
        }
        let oldest = self.heard.iter().min_by_key(|(_, heard)| heard.uptime_ms).map(|(key, _)| *key);
        oldest.and_then(|key| self.heard.remove(&key));
    }
}

fn carried_on(heard: &Heard, uptime_ms: u64) -> TimeClaim {
    let elapsed = uptime_ms.saturating_sub(heard.uptime_ms);
    let drift = u32::try_from(elapsed / DRIFT_DIVISOR).unwrap_or(u32::MAX);
    TimeClaim { at: heard.claim.at.after_ms(elapsed), error_ms: heard.claim.error_ms.saturating_add(drift) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_MS: u64 = NEAR_EXPIRY_MS;
    const PEER: PublicKey = PublicKey([4; 32]);

    fn now(wall: u64, uptime_ms: u64) -> Now {
        Now { wall: Timestamp(wall), uptime_ms }
    }

    fn claim(at: u64) -> TimeClaim {
        TimeClaim { at: Timestamp(at), error_ms: 100 }
    }

    #[test]
    fn a_wall_clock_that_is_set_while_the_app_runs_is_seen() {
        assert_eq!(compare_readings(now(DAY_MS, 0), now(DAY_MS + 61_000, 60_000)), None);
        assert_eq!(
            compare_readings(now(DAY_MS, 0), now(DAY_MS, 60_000)),
            Some(ClockSign::WallWentBack { by_ms: 60_000 })
        );
        assert_eq!(
            compare_readings(now(DAY_MS, 0), now(3 * DAY_MS, DAY_MS)),
            Some(ClockSign::WallWentAhead { by_ms: DAY_MS })
        );
        assert_eq!(compare_readings(now(DAY_MS, 60_000), now(0, 0)), None, "another run of the host");
    }

    #[test]
    fn a_peer_whose_time_goes_back_is_seen() {
        let mut watch = PeerWatch::default();
        assert_eq!(watch.hear(PEER, claim(DAY_MS), 1_000), None);
        assert_eq!(watch.hear(PEER, claim(DAY_MS + 9_900), 11_000), None);
        let sign = watch.hear(PEER, claim(DAY_MS + 5_000), 12_000);
        assert_eq!(sign, Some(ClockSign::PeerWentBack { key: PEER, by_ms: 5_700 }));
    }

    #[test]
    fn a_peer_that_is_ahead_only_when_it_pays_is_seen() {
        let mut watch = PeerWatch::default();
        watch.hear(PEER, claim(DAY_MS + 60_000), 0);
        let (own, expiry) = (claim(DAY_MS), Timestamp(DAY_MS + 3_600_000));
        assert_eq!(watch.weigh(PEER, &own, Timestamp(90 * DAY_MS)), None);
        let signs: Vec<bool> = (0..3).map(|_| watch.weigh(PEER, &own, expiry).is_some()).collect();
        assert_eq!(signs, [false, false, true]);
        watch.hear(PEER, claim(DAY_MS), 0);
        assert_eq!(watch.weigh(PEER, &own, expiry), None, "it was in step once");
    }

    #[test]
    fn other_peers_are_carried_on_and_forgotten_after_a_day() {
        let mut watch = PeerWatch::default();
        watch.hear(PEER, claim(DAY_MS), 0);
        watch.hear(PublicKey([5; 32]), claim(DAY_MS), 20_000);
        let carried = TimeClaim { at: Timestamp(DAY_MS + 20_000), error_ms: 102 };
        assert_eq!(watch.others(Some(&PublicKey([5; 32])), 20_000), [carried]);
        assert_eq!(watch.others(None, DAY_MS + 10_000).len(), 1);
    }

    #[test]
    fn no_more_peers_than_there_is_room_for() {
        let mut watch = PeerWatch::default();
        for place in 0..100_u8 {
            watch.hear(PublicKey([place; 32]), claim(DAY_MS), u64::from(place));
        }
        assert_eq!(watch.others(None, 100).len(), MAX_PEERS);
    }

    #[test]
    fn times_along_a_chain_do_not_go_back() {
        let at = |from: u64, to: u64| (Timestamp(from), Timestamp(to));
        assert_eq!(first_backwards(Timestamp(5), &[at(4, 6), at(5, 5), at(9, 12)]), None);
        assert_eq!(first_backwards(Timestamp(7), &[at(4, 6)]), Some(0));
        assert_eq!(first_backwards(Timestamp(0), &[at(10, 12), at(3, 9), at(20, 21)]), Some(1));
        assert_eq!(first_backwards(Timestamp(0), &[]), None);
    }
}
