//! A member is asked, hears the others and looks at the clock; then it goes on with everything.
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SignatureError};
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::matter::{Case, Matter, Outcome, Put};
use crate::lifecycle::witness::committee::moment;
use crate::lifecycle::witness::committee::seat::host::Host;
use crate::lifecycle::witness::committee::seat::state::{Open, Seat, is_over};
use crate::lifecycle::witness::committee::word::Word;
use crate::lifecycle::witness::message::Answer;

/// Most matters of one member that are open at a time; further ones wait with whoever says them.
pub(super) const MAX_OPEN: usize = 1_024;

impl Seat {
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
            has_room = self.open(put.clone(), self.place.me);
            if has_room {
                self.hand_on(&put.id());
            }
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
            Word::Decided(decided) => {
                self.hear_decided(*decided);
                true
            }
            Word::Ballot(ballot) => {
                !self.is_of_member(&ballot.member, ballot.verify()) || self.note(from, Word::Ballot(ballot), host.now)
            }
            Word::Report(report) => {
                !self.is_of_member(&report.member, report.verify()) || self.note(from, Word::Report(report), host.now)
            }
            Word::Lot(lot) => self.note(from, Word::Lot(lot), host.now),
            Word::Ready(ready) => ready.member != from || self.hear_ready(ready, host),
            Word::Session(session) => {
                self.join(&session, host);
                true
            }
            Word::Shares(shares) => {
                self.offers.collect(from, shares);
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

    fn open(&mut self, put: Put, from: PublicKey) -> bool {
        let id = put.id();
        if self.closed.contains(&id) || self.matters.contains_key(&id) {
            return true;
        }
        if self.matters.values().filter(|open| open.from == from).count() >= MAX_OPEN {
            return false;
        }
        self.matters.insert(id, Open { put, from, admitted: false, handed_on: false, published: false });
        true
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
        host.keys.forget(&self.offers.take_stale());
    }

    /// Takes part in what was put in time (rule 7).
    fn admit(&mut self, now: Timestamp) {
        let epoch = self.epoch();
        let in_time = |put: &Put| moment(put.at, now).is_some() && put.epoch <= epoch;
        let late = self.matters.values_mut().filter(|open| !open.admitted);
        late.filter(|open| in_time(&open.put)).for_each(|open| open.admitted = true);
    }

    /// Tells the others what something is about before anything is said about it (rule 4).
    pub(super) fn hand_on(&mut self, id: &Hash) {
        let Some(open) = self.matters.get_mut(id).filter(|open| !open.handed_on) else { return };
        open.handed_on = true;
        let word = Word::Put(Box::new(open.put.clone()));
        self.store_and_say(word);
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
        match &case.stages {
            // It contradicts itself.
            None => self.close(id),
            Some(stages) if admitted => self.vote(id, stages, host),
            Some(_) => {}
        }
    }

    /// Nothing is to be decided: it was before, or is refused, or a payee's request is published and waits.
    fn answer_known(&mut self, id: &Hash, put: &Put, case: &Case, now: Timestamp) {
        let (records, outcome) = case.finish(self.place.group, &[]);
        let waits = matches!(outcome, Some(Outcome::Answer(Answer::Pending { .. })));
        // Once: a ledger that is full makes room for it by forgetting another.
        let publishes = |open: &&mut Open| open.admitted && !open.published;
        if let Some(open) = self.matters.get_mut(id).filter(publishes) {
            open.published = true;
            self.write(records, Vec::new());
        }
        if let Some(outcome) = outcome {
            self.tell(&put.matter.id(), outcome);
        }
        if !waits || is_over(put, now) {
            self.close(id);
        }
    }
}
