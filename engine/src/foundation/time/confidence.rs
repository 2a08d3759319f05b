//! How sure a wallet may be of the time: independent sources are counted (`docs/spec/07-time.md`, section 4).
use serde::{Deserialize, Serialize};

use crate::foundation::time::interval::{TimeClaim, Timestamp};

/// A certified lower bound speaks for a clock only when it is at most this old by that clock: a day.
pub const BOUND_IS_RECENT_MS: u64 = 24 * 60 * 60 * 1000;

/// How sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// Too few sources agree. Two devices tolerate no liar.
    #[default]
    Inadequate,
    /// Two agree, and one of them is certified.
    Consensus,
    /// Three or more agree, and they are more than half.
    Verified,
}

/// What can be held against a wallet's own clock.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The claim of the peer of this meeting.
    pub peer: Option<TimeClaim>,
    /// Claims of other peers of this run, carried on by the uptime clock; one for each.
    pub others: Vec<TimeClaim>,
    /// Not earlier than this: signed by others.
    pub lower_bound: Option<Timestamp>,
    /// A fresh answer of a trusted source, carried on by the uptime clock.
    pub answered: Option<TimeClaim>,
}

/// What the sources say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// How sure the time is.
    pub confidence: Confidence,
    /// Clocks that share a moment with this wallet's own, its own included.
    pub agreeing: usize,
    /// Clocks that were asked, this wallet's own included.
    pub clocks: usize,
    /// Whether the peer's clock and this wallet's exclude each other.
    pub contradicted: bool,
    /// From the earliest to the latest moment that one of the two sides believes in.
    pub doubtful: (Timestamp, Timestamp),
}

/// Counts the sources that share one moment with the wallet's own claim.
pub fn assess(own: &TimeClaim, evidence: &Evidence) -> Assessment {
    let floor = evidence.lower_bound.unwrap_or_default().0;
    let mut clocks = vec![(own.earliest().max(floor), own.latest())];
    let told = evidence.peer.iter().chain(&evidence.others).chain(&evidence.answered);
    clocks.extend(told.map(|claim| (claim.earliest(), claim.latest())));
    let agreeing = most_agreeing(&clocks);
    let majority = agreeing * 2 > clocks.len();
    let certified = usize::from(is_recent(own, evidence.lower_bound));
    let answer_agrees = evidence.answered.is_some_and(|claim| meets(own, &claim));
    let confidence = if agreeing >= 3 && majority {
        Confidence::Verified
    } else if agreeing > 0 && majority && (certified == 1 || answer_agrees) && agreeing + certified >= 2 {
        Confidence::Consensus
    } else {
        Confidence::Inadequate
    };
    let contradicted = evidence.peer.is_some_and(|peer| !meets(own, &peer));
    Assessment { confidence, agreeing, clocks: clocks.len(), contradicted, doubtful: hull(own, evidence.peer.as_ref()) }
}

/// The largest number of intervals, the first included, that share a moment of the first.
fn most_agreeing(clocks: &[(u64, u64)]) -> usize {
    let Some(&(from, to)) = clocks.first() else { return 0 };
    let starts = clocks.iter().map(|&(start, _)| start.max(from)).filter(|start| *start <= to);
    starts.map(|at| clocks.iter().filter(|&&(start, end)| start <= at && at <= end).count()).max().unwrap_or(0)
}

fn is_recent(own: &TimeClaim, bound: Option<Timestamp>) -> bool {
    bound.is_some_and(|bound| bound.0 <= own.latest() && own.earliest() <= bound.0.saturating_add(BOUND_IS_RECENT_MS))
}

fn meets(own: &TimeClaim, other: &TimeClaim) -> bool {
    own.earliest() <= other.latest() && other.earliest() <= own.latest()
}

fn hull(own: &TimeClaim, peer: Option<&TimeClaim>) -> (Timestamp, Timestamp) {
    let peer = peer.unwrap_or(own);
    (Timestamp(own.earliest().min(peer.earliest())), Timestamp(own.latest().max(peer.latest())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: u64 = 3_600_000;
    const NOON: u64 = 1_000 * HOUR_MS;

    fn claim(at: u64) -> TimeClaim {
        TimeClaim { at: Timestamp(at), error_ms: 10_000 }
    }

    fn level(evidence: &Evidence) -> Confidence {
        assess(&claim(NOON), evidence).confidence
    }

    #[test]
    fn alone_or_with_one_other_nothing_is_sure() {
        assert_eq!(level(&Evidence::default()), Confidence::Inadequate);
        let agreed = Evidence { peer: Some(claim(NOON + 3_000)), ..Evidence::default() };
        let assessment = assess(&claim(NOON), &agreed);
        assert_eq!((assessment.confidence, assessment.agreeing), (Confidence::Inadequate, 2));
        assert!(!assessment.contradicted);
        assert_eq!(assessment.doubtful, (Timestamp(NOON - 10_000), Timestamp(NOON + 13_000)));
    }

    #[test]
    fn two_that_agree_with_one_certified_are_consensus() {
        let recent = Evidence { lower_bound: Some(Timestamp(NOON - HOUR_MS)), ..Evidence::default() };
        assert_eq!(level(&recent), Confidence::Consensus);
        let old = Evidence { lower_bound: Some(Timestamp(NOON - 30 * HOUR_MS)), ..Evidence::default() };
        assert_eq!(level(&old), Confidence::Inadequate);
        assert_eq!(level(&Evidence { peer: Some(claim(NOON)), ..old }), Confidence::Inadequate);
        let answered = Evidence { answered: Some(claim(NOON)), ..Evidence::default() };
        assert_eq!(level(&answered), Confidence::Consensus);
        let contradicted = Evidence { answered: Some(claim(NOON + HOUR_MS)), ..Evidence::default() };
        assert_eq!(level(&contradicted), Confidence::Inadequate);
    }

    #[test]
    fn three_that_agree_are_verified_and_one_liar_among_four_changes_nothing() {
        let agreed = Evidence { peer: Some(claim(NOON)), others: vec![claim(NOON + 5_000)], ..Evidence::default() };
        assert_eq!(level(&agreed), Confidence::Verified);
        let lied = Evidence { peer: Some(claim(NOON + 48 * HOUR_MS)), others: vec![claim(NOON); 2], ..agreed };
        let assessment = assess(&claim(NOON), &lied);
        assert_eq!((assessment.confidence, assessment.agreeing, assessment.clocks), (Confidence::Verified, 3, 4));
        assert!(assessment.contradicted);
    }

    #[test]
    fn three_of_six_are_no_majority() {
        let others = [0, 0, 9, 18, 27].map(|hours| claim(NOON + hours * HOUR_MS)).to_vec();
        assert_eq!(level(&Evidence { others, ..Evidence::default() }), Confidence::Inadequate);
    }

    #[test]
    fn pairs_that_agree_with_us_but_not_with_each_other_are_not_three() {
        let evidence =
            Evidence { peer: Some(claim(NOON - 15_000)), others: vec![claim(NOON + 15_000)], ..Evidence::default() };
        assert_eq!(assess(&claim(NOON), &evidence).agreeing, 2);
    }

    #[test]
    fn what_lies_before_a_signed_time_is_no_agreement() {
        let behind = Evidence {
            peer: Some(claim(NOON)),
            others: vec![claim(NOON)],
            lower_bound: Some(Timestamp(NOON + HOUR_MS)),
            ..Evidence::default()
        };
        assert_eq!(assess(&claim(NOON), &behind).agreeing, 0);
        assert_eq!(level(&behind), Confidence::Inadequate);
    }
}
