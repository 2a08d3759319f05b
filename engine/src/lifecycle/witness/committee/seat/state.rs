//! What a member knows, and the one way in which it changes and says anything.
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::matter::{Case, Knowledge, Matter, Outcome, Put};
use crate::lifecycle::witness::committee::seat::host::{Host, Output, Place};
use crate::lifecycle::witness::committee::seat::offers::Offers;
use crate::lifecycle::witness::committee::seat::record::SeatRecord;
use crate::lifecycle::witness::committee::seat::table::Table;
use crate::lifecycle::witness::committee::word::{Decided, Word};
use crate::lifecycle::witness::committee::{MAX_MOMENT_AGE_MS, Member, Subject, is_decided};
use crate::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use crate::lifecycle::witness::message::Question;
use crate::token::transfer::check::IssuanceBook;
use crate::trust::epoch::RevocationEpoch;

/// One member of a committee.
pub struct Seat {
    pub(super) place: Place,
    pub(super) book: IssuanceBook,
    pub(super) ledger: Ledger,
    pub(super) member: Member,
    pub(super) matters: BTreeMap<Hash, Open>,
    /// What each comes to by the ledger as it is; judging it takes most of a member's time.
    pub(super) cases: BTreeMap<Hash, Arc<Case>>,
    /// Links of every transfer that was shown and does not stand, by its header (rule 6).
    pub(super) links: BTreeMap<Hash, BTreeSet<Hash>>,
    /// Matters that are over.
    pub(super) closed: BTreeSet<Hash>,
    /// Matters that the host waits for.
    pub(super) asked: BTreeSet<Hash>,
    pub(super) tables: BTreeMap<Subject, Table>,
    pub(super) offers: Offers,
    /// Heard, and not yet written: what it rests on is still to come.
    pub(super) decided: BTreeMap<Hash, Decided>,
    /// What was decided and written, by [`Put::id`].
    pub(super) taken: BTreeSet<Hash>,
    pub(super) outputs: VecDeque<Output>,
}

/// A matter that is open.
pub(super) struct Open {
    pub(super) put: Put,
    pub(super) from: PublicKey,
    /// The member takes part in it: it was put in time. Stays so.
    pub(super) admitted: bool,
    /// The others have been told of it here: before anything else is said about it.
    pub(super) handed_on: bool,
    /// What a payee asked was published here.
    pub(super) published: bool,
}

impl Seat {
    /// A seat at which nothing has happened yet.
    pub fn new(place: Place) -> Self {
        Self {
            place,
            book: BTreeMap::new(),
            ledger: Ledger::default(),
            member: Member::default(),
            matters: BTreeMap::new(),
            cases: BTreeMap::new(),
            links: BTreeMap::new(),
            closed: BTreeSet::new(),
            asked: BTreeSet::new(),
            tables: BTreeMap::new(),
            offers: Offers::default(),
            decided: BTreeMap::new(),
            taken: BTreeSet::new(),
            outputs: VecDeque::new(),
        }
    }

    /// Learns of issuances that the group settles for.
    pub fn learn(&mut self, book: IssuanceBook) {
        self.book.extend(book);
        self.cases.clear();
    }

    /// What was decided.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What the host is to do next.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// The number of the newest epoch.
    pub(super) fn epoch(&self) -> u16 {
        RevocationEpoch::parse(&self.ledger.epoch).map_or(0, |epoch| epoch.epoch())
    }

    fn note_links(&mut self, put: &Put) {
        for step in put.matter.chains().into_iter().filter_map(|chain| chain.steps().ok()).flatten() {
            if !self.ledger.is_committed(&step.header) {
                self.links.entry(step.header).or_default().insert(step.link);
            }
        }
    }

    /// What an open matter comes to. A payee's request is judged anew each time, by the clock.
    pub(super) fn case(&mut self, id: &Hash, host: &mut Host<'_>) -> Option<Arc<Case>> {
        if let Some(case) = self.cases.get(id) {
            return Some(Arc::clone(case));
        }
        let put = self.matters.get(id)?.put.clone();
        let case = Arc::new(self.knowledge().case(&put, host.now, host.dice));
        if case.shows_chains() {
            self.note_links(&put);
        }
        if !matches!(put.matter, Matter::Question(Question::FileAbort(_))) {
            self.cases.insert(*id, Arc::clone(&case));
        }
        Some(case)
    }

    pub(super) fn knowledge(&self) -> Knowledge<'_> {
        Knowledge { ledger: &self.ledger, book: &self.book, group: self.place.group }
    }

    pub(super) fn tell(&mut self, matter: &Hash, outcome: Outcome) {
        if self.asked.remove(matter) {
            self.outputs.push_back(Output::Tell(*matter, outcome));
        }
    }

    pub(super) fn close(&mut self, id: &Hash) {
        self.matters.remove(id);
        self.cases.remove(id);
        self.closed.insert(*id);
        self.offers.close(id);
    }

    /// Stores ledger records and what is said of them, in one write; then says it.
    pub(super) fn write(&mut self, records: Vec<LedgerRecord>, words: Vec<Word>) {
        records.iter().for_each(|record| self.ledger.apply(record));
        if !records.is_empty() {
            self.cases.clear();
            self.tables.retain(|subject, _| !is_decided(&self.ledger, subject));
            self.links.retain(|header, _| !self.ledger.is_committed(header));
        }
        let records = records.into_iter().map(SeatRecord::Ledger);
        let log: Vec<SeatRecord> = records.chain(words.iter().cloned().map(SeatRecord::Said)).collect();
        if !log.is_empty() {
            self.outputs.push_back(Output::Write(log));
        }
        self.outputs.extend(words.into_iter().map(Output::Say));
    }

    pub(super) fn store_and_say(&mut self, word: Word) {
        self.write(Vec::new(), vec![word]);
    }
}

/// Nobody takes part in it any more who has not yet.
pub(super) fn is_over(put: &Put, now: Timestamp) -> bool {
    now.0.saturating_sub(put.at.0) > MAX_MOMENT_AGE_MS
}
