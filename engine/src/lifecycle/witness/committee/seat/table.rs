//! What was said about one subject that is not decided yet.
use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::committee::word::{Lot, Word};
use crate::lifecycle::witness::committee::{Ballot, SignedReport, Subject};

/// What was said about one subject. Of what a member says twice in one round the first counts.
#[derive(Default)]
pub(super) struct Table {
    /// Since when the member waits in its round.
    pub(super) since: Timestamp,
    ballots: BTreeMap<(u16, PublicKey), Ballot>,
    reports: BTreeMap<(u16, PublicKey), SignedReport>,
    lots: BTreeMap<(u16, PublicKey), Hash>,
}

impl Table {
    pub(super) fn new(since: Timestamp) -> Self {
        Self { since, ..Self::default() }
    }

    /// Notes what a member says; other words are not about a subject.
    pub(super) fn note(&mut self, from: PublicKey, word: Word) {
        match word {
            Word::Ballot(ballot) => {
                self.ballots.entry((ballot.vote.round, ballot.member)).or_insert(ballot);
            }
            Word::Report(signed) => {
                self.reports.entry((signed.report.round, signed.member)).or_insert(*signed);
            }
            Word::Lot(Lot { round, drawn, .. }) => {
                self.lots.entry((round, from)).or_insert(drawn);
            }
            _ => {}
        }
    }

    pub(super) fn ballots(&self, round: u16) -> Vec<Ballot> {
        of_round(&self.ballots, round).map(|(_, ballot)| *ballot).collect()
    }

    pub(super) fn reports(&self, round: u16) -> Vec<SignedReport> {
        of_round(&self.reports, round).map(|(_, report)| report.clone()).collect()
    }

    pub(super) fn lots(&self, round: u16) -> Vec<(PublicKey, Hash)> {
        of_round(&self.lots, round).map(|(member, drawn)| (member, *drawn)).collect()
    }

    pub(super) fn has_voted(&self, round: u16, member: &PublicKey) -> bool {
        self.ballots.contains_key(&(round, *member))
    }

    pub(super) fn has_drawn(&self, round: u16, member: &PublicKey) -> bool {
        self.lots.contains_key(&(round, *member))
    }

    /// Whether somebody has gone on to a later round.
    pub(super) fn is_left(&self, round: u16) -> bool {
        self.reports.keys().next_back().is_some_and(|(newest, _)| *newest > round)
    }

    /// The latest round that more than `most_evil` members have entered.
    pub(super) fn reached(&self, most_evil: usize) -> Option<u16> {
        let mut newest: BTreeMap<&PublicKey, u16> = BTreeMap::new();
        for (round, member) in self.reports.keys() {
            newest.insert(member, *round);
        }
        let mut rounds: Vec<u16> = newest.into_values().collect();
        rounds.sort_unstable_by(|a, b| b.cmp(a));
        rounds.get(most_evil).copied()
    }

    /// Whether members voted for different things.
    pub(super) fn is_split(&self, round: u16) -> bool {
        of_round(&self.ballots, round).map(|(_, ballot)| ballot.vote.choice).collect::<BTreeSet<_>>().len() > 1
    }
}

fn of_round<T>(said: &BTreeMap<(u16, PublicKey), T>, round: u16) -> impl Iterator<Item = (PublicKey, &T)> {
    let all = (round, PublicKey([0; 32]))..=(round, PublicKey([255; 32]));
    said.range(all).map(|((_, member), said)| (*member, said))
}

/// What a word is about, and in which round.
pub(super) fn subject_of(word: &Word) -> Option<(Subject, u16)> {
    match word {
        Word::Ballot(ballot) => Some((ballot.vote.subject, ballot.vote.round)),
        Word::Report(signed) => Some((signed.report.subject, signed.report.round)),
        Word::Lot(lot) => Some((lot.subject, lot.round)),
        _ => None,
    }
}
