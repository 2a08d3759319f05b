//! What a member stores before it says anything (`docs/spec/09-witness.md`, section 10).
use crate::lifecycle::witness::committee::word::Word;
use crate::lifecycle::witness::committee::{Ballot, Subject};
use crate::lifecycle::witness::ledger::LedgerRecord;

/// One entry of a member's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatRecord {
    /// It says so: a matter that it takes part in, a ballot, a report, a lot, or what was decided. What it has ever said, in order, is
    /// what the others hear of it when they begin again.
    Said(Word),
    /// It has locked, on these ballots.
    Locked(Subject, Vec<Ballot>),
    /// It was decided.
    Ledger(LedgerRecord),
}
