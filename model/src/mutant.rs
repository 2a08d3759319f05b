//! Rules that are known to break the protocol (PROTOCOL 3.6, and more). Each is a lie told to the engine's functions, an outcome
//! that is bent, or a step added beside them, never a switch in them; for each a search must find a violation of the named
//! invariants.

/// A rule changed for the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// The payer rolls back on a timeout after S2.
    RollbackAfterCommit,
    /// The payee unlocks its change alone at T_exp.
    UnlockAtExpiry,
    /// Change is spendable before acknowledgement or anchor.
    ChangeSpendableAtCommit,
    /// An M5 that comes after filing is taken.
    LateCommitAfterFiling,
    /// The witness lets the payer abort alone.
    WitnessAbortsForPayer,
    /// The witness takes change without an acknowledgement and without live payment.
    WitnessTakesChangeAlone,
    /// R3 is written although Y has not left.
    FiledBeforeItLeaves,
    /// The AbortCert is timed from T_exp alone, whenever the request was published.
    TimedFromExpiryAlone,
    /// A5 of an unrelated transfer frees the payee.
    ForeignVoidEvidence,
    /// Blame convicts on Y without an AbortCert.
    ReceiverAbortAlone,
    /// Blame excuses by evidence that names an unrelated transfer.
    UnrelatedEvidenceExcuses,
    /// The witness locks places without saying which link stands there.
    LocksWithoutLink,
    /// A payer answers A5 for a transfer that it does not know.
    AbortForUnknown,
    /// M5 is said before S2 is on the disk.
    UnflushedCommit,
    /// M4 is said before R1 is on the disk.
    UnflushedVote,
    /// A restored wallet goes on as if nothing had happened.
    RestoreWithoutQuarantine,
    /// A restored witness has forgotten its locks and serves on.
    ForgetfulWitness,
    /// ABANDON where there is a witness.
    MixedRules,
    /// A payee that was released votes for the same offer when it comes again.
    OfferTakenAgain,
}

impl Mutant {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::RollbackAfterCommit,
        Self::UnlockAtExpiry,
        Self::ChangeSpendableAtCommit,
        Self::LateCommitAfterFiling,
        Self::WitnessAbortsForPayer,
        Self::WitnessTakesChangeAlone,
        Self::FiledBeforeItLeaves,
        Self::TimedFromExpiryAlone,
        Self::ForeignVoidEvidence,
        Self::ReceiverAbortAlone,
        Self::UnrelatedEvidenceExcuses,
        Self::LocksWithoutLink,
        Self::AbortForUnknown,
        Self::UnflushedCommit,
        Self::UnflushedVote,
        Self::RestoreWithoutQuarantine,
        Self::ForgetfulWitness,
        Self::MixedRules,
        Self::OfferTakenAgain,
    ];
}
