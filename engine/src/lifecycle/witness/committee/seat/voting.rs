//! A member votes, locks, and runs off (`docs/spec/09-witness.md`, section 10, rules 1 to 6).
use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::seat::host::{Host, Output};
use crate::lifecycle::witness::committee::seat::record::SeatRecord;
use crate::lifecycle::witness::committee::seat::state::Seat;
use crate::lifecycle::witness::committee::seat::table::{Table, subject_of};
use crate::lifecycle::witness::committee::word::{Lot, Word};
use crate::lifecycle::witness::committee::{Ballot, Draw, SignedReport, Stage, Subject, Vote, is_decided};
use crate::lifecycle::witness::ledger::Decision;

/// How long a member waits in round 0 before it enters a run-off; twice as long in each later one, once 2f + 1 members are in it.
const ROUND_MS: u64 = 5_000;

/// After so many doublings it waits no longer.
const MOST_DOUBLINGS: u16 = 4;

/// How many rounds another member may be ahead before what it says of them has to wait.
const MOST_ROUNDS_AHEAD: u16 = 64;

/// Most subjects of which a member hears before it knows what they are about.
const MAX_TABLES: usize = 16_384;

impl Seat {
    /// Notes what was said about a subject that is open. `false` when there are too many, or it is far ahead.
    pub(super) fn note(&mut self, from: PublicKey, word: Word, now: Timestamp) -> bool {
        let Some((subject, round)) = subject_of(&word) else { return true };
        if is_decided(&self.ledger, &subject) {
            return true;
        }
        if round > self.member.round(&subject).saturating_add(MOST_ROUNDS_AHEAD) {
            return false;
        }
        if self.tables.len() >= MAX_TABLES && !self.tables.contains_key(&subject) {
            return false;
        }
        self.tables.entry(subject).or_insert_with(|| Table::new(now)).note(from, word);
        true
    }

    /// Votes on what comes next, once.
    pub(super) fn vote(&mut self, put: &Hash, stages: &[Stage], host: &mut Host<'_>) {
        for vote in self.member.vote_in_order(stages) {
            self.hand_on(put);
            self.cast(vote, host);
        }
    }

    fn cast(&mut self, vote: Vote, host: &mut Host<'_>) {
        let me = self.place.me;
        if self.tables.get(&vote.subject).is_some_and(|table| table.has_voted(vote.round, &me)) {
            return;
        }
        let ballot = Ballot { member: me, vote, signature: host.keys.sign(&vote.message()) };
        self.note_own(Word::Ballot(ballot), host.now);
    }

    fn note_own(&mut self, word: Word, now: Timestamp) {
        let Some((subject, _)) = subject_of(&word) else { return };
        self.tables.entry(subject).or_insert_with(|| Table::new(now)).note(self.place.me, word.clone());
        self.store_and_say(word);
    }

    /// Locks on whatever 2f + 1 members voted for.
    pub(super) fn lock(&mut self) {
        let mut locked = Vec::new();
        for (subject, table) in &self.tables {
            if self.member.locked(subject).is_some() {
                continue;
            }
            let ballots = table.ballots(self.member.round(subject));
            if let Some(lock) = self.member.lock(&self.place.committee, *subject, &ballots) {
                let proof = ballots.into_iter().filter(|ballot| ballot.vote.choice == lock.choice);
                locked.push(SeatRecord::Locked(*subject, proof.collect()));
            }
        }
        if !locked.is_empty() {
            self.outputs.push_back(Output::Write(locked));
        }
    }

    /// Enters run-offs about what is stuck, and votes in those that it has entered.
    pub(super) fn run_off(&mut self, host: &mut Host<'_>) {
        let may_run = |(subject, table): &(&Subject, &Table)| {
            self.has_waited(subject, table, host.now) || self.member.round(subject) > 0 || table.is_left(0)
        };
        let subjects: Vec<Subject> = self.tables.iter().filter(may_run).map(|(subject, _)| *subject).collect();
        if subjects.is_empty() {
            return;
        }
        let (void, wanted) = (self.void_links(), self.wanted(host));
        for subject in subjects {
            let choices = wanted.get(&subject).map_or(&[][..], Vec::as_slice);
            // What it would vote for now.
            let wish = choices.iter().find(|(choice, admitted)| *admitted && !void.contains(choice));
            let wish = wish.map(|(choice, _)| *choice);
            if let Some(round) = self.next_round(&subject, &void, wish.is_some(), host.now) {
                self.enter((subject, round), &void, wish, host);
            }
            self.draw_lot(&subject, host);
            let shown = choices.iter().map(|(choice, _)| *choice).collect();
            self.vote_again(&subject, (&void, &shown), host);
        }
    }

    /// What all that was put would have stand at each subject, and whether the member takes part in it.
    fn wanted(&mut self, host: &mut Host<'_>) -> BTreeMap<Subject, Vec<(Hash, bool)>> {
        let mut wanted: BTreeMap<Subject, Vec<(Hash, bool)>> = BTreeMap::new();
        let open: Vec<(Hash, bool)> = self.matters.iter().map(|(id, open)| (*id, open.admitted)).collect();
        for (id, admitted) in open {
            let Some(case) = self.case(&id, host) else { continue };
            for (subject, choice) in case.stages.iter().flatten().flatten() {
                wanted.entry(*subject).or_default().push((*choice, admitted));
            }
        }
        wanted
    }

    fn has_waited(&self, subject: &Subject, table: &Table, now: Timestamp) -> bool {
        let round = self.member.round(subject);
        let begun = round == 0 || table.has_drawn(round, &self.place.me);
        begun && now >= table.since.after_ms(ROUND_MS << round.min(MOST_DOUBLINGS))
    }

    /// The round that it goes on to: where an honest member is already, or the next one when nothing comes of its own.
    fn next_round(&self, subject: &Subject, void: &BTreeSet<Hash>, wishes: bool, now: Timestamp) -> Option<u16> {
        let (table, round) = (self.tables.get(subject)?, self.member.round(subject));
        let reached = table.reached(self.place.committee.most_evil()).filter(|reached| *reached > round);
        reached.or_else(|| self.is_stuck(subject, table, (void, wishes), now).then(|| round.checked_add(1)).flatten())
    }

    /// Nothing comes of its round: votes are split, another has left it, or what it has locked on is void and something else is wanted.
    fn is_stuck(
        &self,
        subject: &Subject,
        table: &Table,
        (void, wishes): (&BTreeSet<Hash>, bool),
        now: Timestamp,
    ) -> bool {
        let round = self.member.round(subject);
        let stuck = match self.member.locked(subject) {
            Some(choice) => wishes && void.contains(&choice),
            // In a run-off, nobody had anything to vote for.
            None => table.is_split(round) || (wishes && round > 0 && !table.has_voted(round, &self.place.me)),
        };
        (stuck || table.is_left(round)) && self.has_waited(subject, table, now)
    }

    fn enter(
        &mut self,
        (subject, round): (Subject, u16),
        void: &BTreeSet<Hash>,
        wish: Option<Hash>,
        host: &mut Host<'_>,
    ) {
        let Some((report, certificate)) = self.member.report((subject, round), void, wish) else { return };
        let signature = host.keys.sign(&report.message());
        let signed = SignedReport { member: self.place.me, report, certificate, signature };
        self.note_own(Word::Report(Box::new(signed)), host.now);
    }

    /// Its part of the beacon, which nobody can know while members report.
    fn draw_lot(&mut self, subject: &Subject, host: &mut Host<'_>) {
        let round = self.member.round(subject);
        let Some(table) = self.tables.get(subject).filter(|_| round > 0) else { return };
        if table.has_drawn(round, &self.place.me) || table.reports(round).len() < self.place.committee.quorum() {
            return;
        }
        // From now on 2f + 1 members are in this round.
        if let Some(table) = self.tables.get_mut(subject) {
            table.since = host.now;
        }
        let lot = Lot { subject: *subject, round, drawn: Hash(host.dice.make_bytes()) };
        self.note_own(Word::Lot(lot), host.now);
    }

    fn vote_again(
        &mut self,
        subject: &Subject,
        (void, shown): (&BTreeSet<Hash>, &BTreeSet<Hash>),
        host: &mut Host<'_>,
    ) {
        let round = self.member.round(subject);
        let Some(table) = self.tables.get(subject).filter(|_| round > 0) else { return };
        let lots = table.lots(round);
        if table.has_voted(round, &self.place.me) || lots.len() < self.place.committee.quorum() {
            return;
        }
        let draw = Draw { beacon: &beacon(subject, round, &lots), void, shown };
        if let Some(vote) = self.member.vote_again(&self.place.committee, *subject, &table.reports(round), &draw) {
            self.cast(vote, host);
        }
    }

    /// Links of transfers that are void, of all chains that were shown.
    fn void_links(&self) -> BTreeSet<Hash> {
        let is_void = |header: &Hash| matches!(self.ledger.decision(header), Some(Decision::Void(_)));
        let void = self.links.iter().filter(|(header, _)| is_void(header));
        void.flat_map(|(_, links)| links).copied().collect()
    }
}

fn beacon(subject: &Subject, round: u16, lots: &[(PublicKey, Hash)]) -> Hash {
    let (subject, round) = (subject.bytes(false), round.to_le_bytes());
    let lots = lots.iter().flat_map(|(member, drawn)| [member.0.as_slice(), &drawn.0]);
    let head = [[12].as_slice(), &subject, &round];
    Hash::derive("ballot", &head.into_iter().chain(lots).collect::<Vec<_>>())
}
