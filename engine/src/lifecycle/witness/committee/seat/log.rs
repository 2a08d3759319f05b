//! What a member stores before it says anything, and how it begins again from that (`docs/spec/09-witness.md`, section 10).
use super::{Open, Place, Seat, Table};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::seat::voting::subject_of;
use crate::lifecycle::witness::committee::word::Word;
use crate::lifecycle::witness::committee::{Ballot, Subject, is_decided};
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

impl Seat {
    /// Sits down again with what was stored, whole entries in their order. What was heard of others they say again.
    pub fn restore(place: Place, log: &[SeatRecord]) -> Self {
        let mut seat = Self::new(place);
        log.iter().for_each(|record| seat.recall(record));
        seat.tables.retain(|subject, _| !is_decided(&seat.ledger, subject));
        seat
    }

    fn recall(&mut self, record: &SeatRecord) {
        match record {
            SeatRecord::Ledger(record) => self.ledger.apply(record),
            SeatRecord::Locked(subject, ballots) => {
                self.member.lock(&self.place.committee, *subject, ballots);
            }
            SeatRecord::Said(word) => self.recall_word(word),
        }
    }

    fn recall_word(&mut self, word: &Word) {
        match word {
            Word::Put(put) => {
                self.note_links(put);
                let open = Open { put: (**put).clone(), from: self.place.me, admitted: true };
                self.matters.insert(put.id(), open);
            }
            Word::Decided(decided) => self.close(&decided.put),
            Word::Ballot(ballot) => self.member.recall_vote(&ballot.vote),
            Word::Report(signed) => self.member.recall_round(&signed.report),
            Word::Lot(_) | Word::Ready(_) | Word::Session(_) | Word::Shares(_) => {}
        }
        if let Some((subject, _)) = subject_of(word) {
            let table = self.tables.entry(subject).or_insert_with(|| Table::new(Timestamp(0)));
            table.note(self.place.me, word.clone());
        }
    }

    /// What this member has said and stored, from the front.
    pub fn said(log: &[SeatRecord]) -> impl Iterator<Item = &Word> {
        log.iter().filter_map(|record| match record {
            SeatRecord::Said(word) => Some(word),
            SeatRecord::Locked(..) | SeatRecord::Ledger(_) => None,
        })
    }
}
