//! One member of a committee at work, without I/O: what it hears goes in; what it stores, says and answers comes out
//! (`docs/spec/09-witness.md`, section 10). Whoever hosts it carries words between members and keeps the keys.
mod log;
mod signing;
mod table;
mod voting;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

pub use log::SeatRecord;

use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, Signature, SignatureError};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::matter::{Case, Knowledge, Matter, Outcome, Put};
use crate::lifecycle::witness::committee::seat::signing::Signing;
use crate::lifecycle::witness::committee::seat::table::Table;
use crate::lifecycle::witness::committee::word::{Commitment, Decided, Share, Word};
use crate::lifecycle::witness::committee::{Committee, MAX_MOMENT_AGE_MS, Member, Subject, is_decided, moment};
use crate::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use crate::lifecycle::witness::message::{Answer, Question};
use crate::token::transfer::check::IssuanceBook;
use crate::trust::epoch::RevocationEpoch;

/// Most matters of one member that are open at a time; further ones wait with whoever says them.
pub const MAX_OPEN: usize = 1_024;

/// What a member signs with. Its host keeps the keys; nonces are kept in memory only, and each is used once.
pub trait MemberKeys {
    /// Signs with the member's own key.
    fn sign(&mut self, message: &[u8; 41]) -> Signature;
    /// Draws a pair of nonces for the member's share of the group's key.
    fn commit(&mut self) -> Commitment;
    /// Signs with the member's share, and forgets the nonces of its commitment. `None` when they are forgotten.
    fn sign_share(&mut self, own: &Commitment, all: &Commitments, message: &[u8; 41]) -> Option<Share>;
    /// Forgets the nonces of commitments that nothing will be signed with.
    fn forget(&mut self, commitments: &[Commitment]);
    /// Puts shares together to the group's signature; or says whose do not fit.
    ///
    /// # Errors
    /// Fails with the members whose shares are wrong.
    fn aggregate(&self, all: &Commitments, shares: &Shared, message: &[u8; 41]) -> Result<Signature, Vec<PublicKey>>;
}

/// Commitments of the members that sign together.
pub type Commitments = BTreeMap<PublicKey, Commitment>;
/// Their shares of one signature.
pub type Shared = BTreeMap<PublicKey, Share>;

/// What a host brings with every input.
pub struct Host<'a> {
    /// The member's own clock.
    pub now: Timestamp,
    /// Randomness.
    pub dice: &'a mut Dice,
    /// The member's keys.
    pub keys: &'a mut dyn MemberKeys,
}

/// What a host does, one after another. When a write fails nothing after it may be done: the seat begins again from its log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Store all of these or none.
    Write(Vec<SeatRecord>),
    /// Let every other member hear this, after all that was said before.
    Say(Word),
    /// The matter of this id, [`Matter::id`], has come to this.
    Tell(Hash, Outcome),
}

/// Who sits here, and for which group.
#[derive(Clone, Debug)]
pub struct Place {
    /// The member's key.
    pub me: PublicKey,
    /// All members.
    pub committee: Committee,
    /// The group's key, which issuances list as a witness.
    pub group: PublicKey,
}

/// One member of a committee.
pub struct Seat {
    place: Place,
    book: IssuanceBook,
    ledger: Ledger,
    member: Member,
    matters: BTreeMap<Hash, Open>,
    /// What each comes to by the ledger as it is; judging it takes most of a member's time.
    cases: BTreeMap<Hash, Arc<Case>>,
    /// Links of every transfer that was shown and does not stand, by its header (rule 6).
    links: BTreeMap<Hash, BTreeSet<Hash>>,
    /// Matters that are over.
    closed: BTreeSet<Hash>,
    /// Matters that the host waits for.
    asked: BTreeSet<Hash>,
    tables: BTreeMap<Subject, Table>,
    signing: Signing,
    /// Heard, and not yet understood: the matter, or what it rests on, is still to come.
    decided: BTreeMap<(Hash, PublicKey), Decided>,
    outputs: VecDeque<Output>,
}

/// A matter that is open.
struct Open {
    put: Put,
    from: PublicKey,
    /// The member takes part in it: it was put in time. Stays so.
    admitted: bool,
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
            signing: Signing::default(),
            decided: BTreeMap::new(),
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

    /// Puts a matter; [`Output::Tell`] says what it came to. Asked again, it goes on. `false` when too much is open here already.
    #[must_use]
    pub fn put(&mut self, matter: Matter, host: &mut Host<'_>) -> bool {
        let id = matter.id();
        let mut has_room = true;
        // Of one that was put long ago the others may have heard too late to take part in it.
        let goes_on = |open: &Open| open.admitted && !is_over(&open.put, host.now) && open.put.matter.id() == id;
        if !self.matters.values().any(goes_on) {
            let put = Put { matter, at: host.now, epoch: self.epoch() };
            // It may have been put at this very moment before, by another member, and be over.
            self.closed.remove(&put.id());
            has_room = self.open(put, self.place.me);
        }
        if has_room {
            self.asked.insert(id);
        }
        self.advance(host);
        has_room
    }

    /// The host waits for a matter no more: whoever asked has gone.
    pub fn leave(&mut self, matter: &Hash) {
        self.asked.remove(matter);
    }

    /// Hears a member's next word. `false` when there is no room for it now: the host says it again later, and nothing of this member's
    /// that comes after it before.
    #[must_use]
    pub fn hear(&mut self, from: PublicKey, word: Word, host: &mut Host<'_>) -> bool {
        if !self.place.committee.contains(&from) || from == self.place.me {
            return true;
        }
        let has_room = match word {
            Word::Put(put) => self.open(*put, from),
            Word::Decided(decided) => self.hear_decided(from, *decided),
            Word::Ballot(ballot) => {
                !self.is_of_member(&ballot.member, ballot.verify()) || self.note(from, Word::Ballot(ballot), host.now)
            }
            Word::Report(report) => {
                !self.is_of_member(&report.member, report.verify()) || self.note(from, Word::Report(report), host.now)
            }
            Word::Lot(lot) => self.note(from, Word::Lot(lot), host.now),
            Word::Ready(ready) => ready.member != from || self.hear_ready(ready),
            Word::Session(session) => {
                self.join(&session, host);
                true
            }
            Word::Shares(shares) => {
                self.signing.collect(from, shares);
                true
            }
        };
        self.advance(host);
        has_room
    }

    fn is_of_member(&self, key: &PublicKey, signed: Result<(), SignatureError>) -> bool {
        self.place.committee.contains(key) && signed.is_ok()
    }

    /// Time has passed: what waits for it goes on.
    pub fn tick(&mut self, host: &mut Host<'_>) {
        self.advance(host);
    }

    /// The number of the newest epoch.
    fn epoch(&self) -> u16 {
        RevocationEpoch::parse(&self.ledger.epoch).map_or(0, |epoch| epoch.epoch())
    }

    fn open(&mut self, put: Put, from: PublicKey) -> bool {
        let id = put.id();
        if self.closed.contains(&id) || self.matters.contains_key(&id) {
            return true;
        }
        if self.matters.values().filter(|open| open.from == from).count() >= MAX_OPEN {
            return false;
        }
        self.note_links(&put);
        self.matters.insert(id, Open { put, from, admitted: false });
        true
    }

    fn note_links(&mut self, put: &Put) {
        for step in put.matter.chains().into_iter().filter_map(|chain| chain.steps().ok()).flatten() {
            if !self.ledger.is_committed(&step.header) {
                self.links.entry(step.header).or_default().insert(step.link);
            }
        }
    }

    /// Goes on with everything until nothing changes.
    fn advance(&mut self, host: &mut Host<'_>) {
        loop {
            let said = self.outputs.len();
            self.admit(host.now);
            let ids: Vec<Hash> = self.matters.keys().copied().collect();
            ids.iter().for_each(|id| self.consider(id, host));
            self.lock();
            self.run_off(host);
            ids.iter().for_each(|id| self.offer(id, host));
            self.convene(host);
            self.take_decided(host);
            if self.outputs.len() == said {
                break;
            }
        }
        host.keys.forget(&self.signing.take_stale());
    }

    /// Takes part in what was put in time, and hands it on (rules 4 and 7).
    fn admit(&mut self, now: Timestamp) {
        let epoch = self.epoch();
        let in_time = |put: &Put| moment(put.at, now).is_some() && put.epoch <= epoch;
        let mut admitted = Vec::new();
        for open in self.matters.values_mut().filter(|open| !open.admitted && in_time(&open.put)) {
            open.admitted = true;
            admitted.push(Word::Put(Box::new(open.put.clone())));
        }
        admitted.into_iter().for_each(|word| self.store_and_say(word));
    }

    /// What an open matter comes to. A payee's request is judged anew each time, by the clock.
    fn case(&mut self, id: &Hash, host: &mut Host<'_>) -> Option<Arc<Case>> {
        if let Some(case) = self.cases.get(id) {
            return Some(Arc::clone(case));
        }
        let put = &self.matters.get(id)?.put;
        let case = Arc::new(self.knowledge().case(put, host.now, host.dice));
        if !matches!(put.matter, Matter::Question(Question::FileAbort(_))) {
            self.cases.insert(*id, Arc::clone(&case));
        }
        Some(case)
    }

    fn knowledge(&self) -> Knowledge<'_> {
        Knowledge { ledger: &self.ledger, book: &self.book, group: self.place.group }
    }

    /// Answers what is known already, and votes on what is not.
    fn consider(&mut self, id: &Hash, host: &mut Host<'_>) {
        let (Some(case), Some(open)) = (self.case(id, host), self.matters.get(id)) else { return };
        let (put, admitted) = (open.put.clone(), open.admitted);
        if case.is_known() {
            return self.answer_known(id, &put, &case, host.now);
        }
        if is_over(&put, host.now) && matches!(put.matter, Matter::Greeting(_)) {
            return self.close(id);
        }
        if let (true, Some(stages)) = (admitted, &case.stages) {
            self.vote(stages, host);
        }
    }

    /// Nothing is to be decided: it was before, or is refused, or a payee's request is published and waits.
    fn answer_known(&mut self, id: &Hash, put: &Put, case: &Case, now: Timestamp) {
        let (records, outcome) = case.finish(self.place.group, &[]);
        let waits = matches!(outcome, Some(Outcome::Answer(Answer::Pending { .. })));
        self.write(records, Vec::new());
        if let Some(outcome) = outcome {
            self.tell(&put.matter.id(), outcome);
        }
        if !waits || is_over(put, now) {
            self.close(id);
        }
    }

    fn tell(&mut self, matter: &Hash, outcome: Outcome) {
        if self.asked.remove(matter) {
            self.outputs.push_back(Output::Tell(*matter, outcome));
        }
    }

    fn close(&mut self, id: &Hash) {
        self.matters.remove(id);
        self.cases.remove(id);
        self.closed.insert(*id);
        self.signing.close(id);
    }

    /// Stores ledger records and what is said of them, in one write; then says it.
    fn write(&mut self, records: Vec<LedgerRecord>, words: Vec<Word>) {
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

    fn store_and_say(&mut self, word: Word) {
        self.write(Vec::new(), vec![word]);
    }
}

/// Nobody takes part in it any more who has not yet.
fn is_over(put: &Put, now: Timestamp) -> bool {
    now.0.saturating_sub(put.at.0) > MAX_MOMENT_AGE_MS
}
