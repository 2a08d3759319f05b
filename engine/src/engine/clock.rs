//! This device's belief about the time, held against its peers' (`docs/spec/07-time.md`). What it decides is whether a coin that
//! is about to expire is taken, before a vote or a commit; never who owns one.
use crate::engine::state::Engine;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::confidence::{Assessment, Confidence};
use crate::foundation::time::{Now, TimeClaim, Timestamp};
use crate::summary::TimeSummary;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::check::Refusal;
use crate::token::transfer::refuse::RefuseCode;

/// How the expiry of a coin is to be judged in a meeting.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExpiryView {
    /// A coin whose expiry has come by now has expired by every clock.
    pub(super) judged_at: Timestamp,
    /// Expiries within these are a matter of opinion.
    pub(super) doubtful: Option<(Timestamp, Timestamp)>,
    /// Whether the two clocks exclude each other, and nothing else tells who is right.
    pub(super) is_contradicted: bool,
}

impl Engine {
    /// Takes in what the host's clocks say. What the engine calls "now" is never before what others have signed.
    pub(super) fn read_clocks(&mut self, now: Now) {
        self.now = self.clocks.read(now, self.wallet.certified_bound());
    }

    /// What this device signs of the time.
    pub(super) fn time_claim(&self) -> TimeClaim {
        self.clocks.belief().claim(self.reading())
    }

    /// The moment by which a day is counted: no clock that jumps ahead makes one pass.
    pub(super) fn steady_moment(&self) -> Timestamp {
        self.clocks.belief().steady_moment(self.reading())
    }

    /// Hears what a peer has signed of the time in M1 or M2, after its signature was verified.
    pub(super) fn hear_claim(&mut self, key: PublicKey, claim: TimeClaim) {
        let Some(session) = self.exchange.as_ref().and_then(|exchange| exchange.pipe.transcript()) else { return };
        self.clocks.hear(session, (key, claim), self.now.uptime_ms);
    }

    /// How the expiry of coins is judged beside this peer.
    pub(super) fn expiry_view(&self, key: &PublicKey, claim: TimeClaim) -> ExpiryView {
        let assessment = self.assess_time(Some((key, claim)));
        if assessment.confidence == Confidence::Inadequate {
            ExpiryView {
                judged_at: assessment.doubtful.0,
                doubtful: Some(assessment.doubtful),
                is_contradicted: assessment.contradicted,
            }
        } else {
            ExpiryView { judged_at: self.now.wall, doubtful: None, is_contradicted: false }
        }
    }

    /// Refuses coins whose expiry lies where the two clocks disagree.
    pub(super) fn judge_expiry(
        &self,
        (key, claim): (&PublicKey, TimeClaim),
        coins: &[AgreedCoin],
    ) -> Result<ExpiryView, Refusal> {
        let view = self.expiry_view(key, claim);
        let Some((from, to)) = view.doubtful else { return Ok(view) };
        match coins.iter().find(|coin| (from..=to).contains(&expiry_of(coin))) {
            Some(coin) => {
                let data = coin.traced.token_id.as_bytes().to_vec();
                Err(Refusal { code: RefuseCode::ClocksDisagree, data })
            }
            None => Ok(view),
        }
    }

    /// Watches whether a peer's clock is ahead whenever coins are about to expire.
    pub(super) fn watch_peer(&mut self, key: PublicKey, coins: &[AgreedCoin]) {
        let Some(first) = coins.iter().map(expiry_of).min() else { return };
        let own = self.time_claim();
        self.clocks.weigh(key, &own, first);
    }

    /// The time as a screen shows it, with its evidence.
    pub fn time_summary(&self) -> TimeSummary {
        let (claim, assessment) = (self.time_claim(), self.assess_time(None));
        TimeSummary {
            confidence: assessment.confidence,
            at: claim.at,
            error_ms: claim.error_ms,
            not_before: self.clocks.belief().lower_bound(self.now.uptime_ms),
            is_corrected: self.clocks.is_corrected(),
            agreeing: u32::try_from(assessment.agreeing).unwrap_or(u32::MAX),
            clocks: u32::try_from(assessment.clocks).unwrap_or(u32::MAX),
            signs: self.clocks.signs().to_vec(),
        }
    }

    fn assess_time(&self, peer: Option<(&PublicKey, TimeClaim)>) -> Assessment {
        self.clocks.assess(&self.time_claim(), peer, self.now.uptime_ms)
    }

    fn reading(&self) -> Now {
        self.clocks.reading().unwrap_or(self.now)
    }
}

fn expiry_of(coin: &AgreedCoin) -> Timestamp {
    Timestamp(u64::from(coin.traced.expiry_minutes) * 60_000)
}
