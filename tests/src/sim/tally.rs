//! Counts of what happened.

/// What happened in one village or in many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Transfers whose offer reached a disk; each ended.
    pub transfers: u64,
    /// Of those, paid.
    pub committed: u64,
    /// Of those, aborted.
    pub aborted: u64,
    /// Losses of power.
    pub crashes: u64,
    /// Writes and reads that a disk failed.
    pub storage_errors: u64,
    /// Clocks that were set.
    pub clock_jumps: u64,
    /// Meetings in which somebody said again what was said before.
    pub replays: u64,
    /// Meetings of a holder with an issuer.
    pub settlements: u64,
    /// Issuers that settled with themselves.
    pub own_settlements: u64,
    /// Of the transfers, those that a side of them forgot: nobody can say how they ended.
    pub forgotten: u64,
    /// Wallets that were quarantined with all they knew.
    pub quarantines: u64,
    /// Wallets that were put back from an older backup.
    pub restores: u64,
    /// Wallets that lived twice, and did not say so.
    pub twins: u64,
    /// Double spends that somebody proved.
    pub proofs: u64,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        Self {
            transfers: self.transfers + other.transfers,
            committed: self.committed + other.committed,
            aborted: self.aborted + other.aborted,
            crashes: self.crashes + other.crashes,
            storage_errors: self.storage_errors + other.storage_errors,
            clock_jumps: self.clock_jumps + other.clock_jumps,
            replays: self.replays + other.replays,
            settlements: self.settlements + other.settlements,
            own_settlements: self.own_settlements + other.own_settlements,
            forgotten: self.forgotten + other.forgotten,
            quarantines: self.quarantines + other.quarantines,
            restores: self.restores + other.restores,
            twins: self.twins + other.twins,
            proofs: self.proofs + other.proofs,
        }
    }
}
