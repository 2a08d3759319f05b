//! What one run of the engine knows of clocks.
use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Now;
use crate::foundation::time::belief::ClockBelief;
use crate::foundation::time::spoofing::{ClockSign, PeerWatch};

/// What this run of the engine knows of clocks. A restart forgets it; what others have signed is in the wallet.
#[derive(Default)]
pub(super) struct Clocks {
    pub(super) belief: ClockBelief,
    pub(super) peers: PeerWatch,
    pub(super) signs: Vec<ClockSign>,
    /// Whose claim counts in which session: one meeting is one source, however many keys speak in it.
    pub(super) heard: Option<(Hash, PublicKey)>,
    /// The newest reading as the host gave it.
    pub(super) read: Option<Now>,
    /// Whether the newest reading was behind what others have signed.
    pub(super) corrected: bool,
}
