//! What this run of the engine knows of clocks. A restart forgets it; what others have signed is in the wallet.
use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::belief::ClockBelief;
use crate::foundation::time::confidence::{Assessment, Evidence, assess};
use crate::foundation::time::spoofing::{ClockSign, PeerWatch, compare_readings};
use crate::foundation::time::{Now, TimeClaim, Timestamp};

/// Signs that are kept for the screen.
const MAX_SIGNS: usize = 16;

/// This device's belief, its peers' claims, and what looks wrong.
#[derive(Default)]
pub(super) struct Clocks {
    belief: ClockBelief,
    peers: PeerWatch,
    signs: Vec<ClockSign>,
    /// Whose claim counts in which session: one meeting is one source, however many keys speak in it.
    heard: Option<(Hash, PublicKey)>,
    /// The newest reading as the host gave it.
    newest: Option<Now>,
    /// Whether the newest reading was behind what others have signed.
    corrected: bool,
}

impl Clocks {
    /// Takes in a reading, and says what to act by.
    pub(super) fn read(&mut self, now: Now, bound: Option<Timestamp>) -> Now {
        let sign = self.newest.replace(now).and_then(|before| compare_readings(before, now));
        self.note(sign);
        self.belief.read(now);
        if let Some(bound) = bound {
            self.belief.certify(bound, now.uptime_ms);
        }
        let corrected = self.belief.is_corrected(now);
        if corrected && !self.corrected {
            let bound = self.belief.lower_bound(now.uptime_ms).unwrap_or_default();
            self.note(Some(ClockSign::WallBehindSigned { by_ms: bound.0.saturating_sub(now.wall.0) }));
        }
        self.corrected = corrected;
        Now { wall: self.belief.moment(now), ..now }
    }

    /// Hears a verified claim of a peer in a session; a second key of the same session is not a second source.
    pub(super) fn hear(&mut self, session: Hash, (key, claim): (PublicKey, TimeClaim), uptime_ms: u64) {
        if self.heard.is_some_and(|(heard, of)| heard == session && of != key) {
            return;
        }
        self.heard = Some((session, key));
        let sign = self.peers.hear(key, claim, uptime_ms);
        self.note(sign);
    }

    /// Watches whether a peer is ahead whenever coins are about to expire.
    pub(super) fn weigh(&mut self, key: PublicKey, own: &TimeClaim, first_expiry: Timestamp) {
        let sign = self.peers.weigh(key, own, first_expiry);
        self.note(sign);
    }

    /// Counts the sources, with a peer or without one.
    pub(super) fn assess(&self, own: &TimeClaim, peer: Option<(&PublicKey, TimeClaim)>, uptime_ms: u64) -> Assessment {
        let evidence = Evidence {
            peer: peer.map(|(_, claim)| claim),
            others: self.peers.others(peer.map(|(key, _)| key), uptime_ms),
            lower_bound: self.belief.lower_bound(uptime_ms),
            answered: self.belief.answered(uptime_ms),
        };
        assess(own, &evidence)
    }

    pub(super) fn belief(&self) -> &ClockBelief {
        &self.belief
    }

    pub(super) fn signs(&self) -> &[ClockSign] {
        &self.signs
    }

    pub(super) fn is_corrected(&self) -> bool {
        self.corrected
    }

    pub(super) fn reading(&self) -> Option<Now> {
        self.newest
    }

    fn note(&mut self, sign: Option<ClockSign>) {
        let Some(sign) = sign else { return };
        if self.signs.len() == MAX_SIGNS {
            self.signs.remove(0);
        }
        self.signs.push(sign);
    }
}
