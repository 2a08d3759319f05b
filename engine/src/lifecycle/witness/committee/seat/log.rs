//! How a member begins again from what it has stored (`docs/spec/09-witness.md`, section 10).
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::is_decided;
use crate::lifecycle::witness::committee::seat::host::Place;
use crate::lifecycle::witness::committee::seat::record::SeatRecord;
use crate::lifecycle::witness::committee::seat::state::{Open, Seat};
use crate::lifecycle::witness::committee::seat::table::{Table, subject_of};
use crate::lifecycle::witness::committee::word::Word;

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
                let open = Open {
                    put: (**put).clone(),
                    from: self.place.me,
                    admitted: true,
                    handed_on: true,
                    published: true,
                };
                self.matters.insert(put.id(), open);
            }
            Word::Decided(decided) => {
                let id = decided.put.id();
                self.taken.insert(id);
                self.close(&id);
            }
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
