//! A committee of 3f + 1 witnesses: what one member votes, when it signs, and how a split vote ends without contradicting what
//! was decided (`docs/spec/09-witness.md`, section 10; PROTOCOL 2.6, F2 and F3). Signatures are verified by [`Ballot::verify`]
//! and [`SignedReport::verify`] before anything is counted here.
mod admit;
mod agenda;
pub mod matter;
pub mod seat;
pub mod word;
pub mod word_wire;

use std::collections::{BTreeMap, BTreeSet};

pub use admit::{MAX_MOMENT_AGE_MS, epoch_may_follow, moment};
pub use agenda::{Stage, agenda, is_decided};

use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, signed_message, verify};
use crate::token::token_id::TokenId;

/// What a committee votes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// What stands at a place; the choice is a hop's link, or the value that the group signs in answer to a surrender.
    Place(TokenId, u16),
    /// Whether a transfer stands; the choice is [`Subject::COMMITTED`] or [`Subject::VOID`].
    Transfer(Hash),
    /// Which keys the epoch of this number of a group revokes; the choice is the value that the group signs.
    Epoch(PublicKey, u16),
}

impl Subject {
    /// The choice that a transfer stands.
    pub const COMMITTED: Hash = {
        let mut choice = [0; 32];
        choice[0] = 1;
        Hash(choice)
    };
    /// The choice that a transfer is void.
    pub const VOID: Hash = {
        let mut choice = [0; 32];
        choice[0] = 2;
        Hash(choice)
    };

    pub(super) fn bytes(&self, report: bool) -> Vec<u8> {
        let kind = if report { 2 } else { 0 };
        match self {
            Self::Place(token_id, seq) => [&[kind], token_id.as_bytes().as_slice(), &seq.to_le_bytes()].concat(),
            Self::Transfer(header) => [&[kind + 1], header.0.as_slice()].concat(),
            Self::Epoch(group, number) => [&[kind + 5], group.0.as_slice(), &number.to_le_bytes()].concat(),
        }
    }
}

/// A member's one vote of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vote {
    /// About what.
    pub subject: Subject,
    /// Counted from 0; every run-off is one more.
    pub round: u16,
    /// For what.
    pub choice: Hash,
}

impl Vote {
    /// The value that the member signs, role `W`.
    pub fn hash(&self) -> Hash {
        Hash::derive("ballot", &[&self.subject.bytes(false), &self.round.to_le_bytes(), &self.choice.0])
    }

    /// The 41 bytes that the member signs.
    pub fn message(&self) -> [u8; 41] {
        signed_message(SigRole::Ballot, &self.hash())
    }
}

/// A vote in a member's hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ballot {
    /// Who votes.
    pub member: PublicKey,
    /// What for.
    pub vote: Vote,
    /// Role `W`.
    pub signature: Signature,
}

impl Ballot {
    /// Checks the member's signature.
    pub fn verify(&self) -> Result<(), SignatureError> {
        verify(&self.member, SigRole::Ballot, &self.vote.hash(), &self.signature)
    }
}

/// 2f + 1 equal votes of one round; two of one round never differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lock {
    /// In which round.
    pub round: u16,
    /// For what.
    pub choice: Hash,
}

/// Where a member stands when it enters a run-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Report {
    /// About what.
    pub subject: Subject,
    /// The round that it enters; it locks and signs in no earlier one any more.
    pub round: u16,
    /// What it voted for in round 0.
    pub first: Option<Hash>,
    /// Its newest certificate.
    pub lock: Option<Lock>,
}

impl Report {
    /// The 41 bytes that the member signs.
    pub fn message(&self) -> [u8; 41] {
        signed_message(SigRole::Ballot, &self.hash())
    }

    /// The value that the member signs, role `W`.
    pub fn hash(&self) -> Hash {
        let locked_round = self.lock.map_or(0, |lock| lock.round.saturating_add(1)).to_le_bytes();
        let (first, locked) = (self.first.unwrap_or(Hash::ZERO), self.lock.map_or(Hash::ZERO, |lock| lock.choice));
        let subject = self.subject.bytes(true);
        Hash::derive("ballot", &[&subject, &self.round.to_le_bytes(), &first.0, &locked_round, &locked.0])
    }
}

/// A report in a member's hand, with the ballots that prove its lock.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SignedReport {
    /// Who reports.
    pub member: PublicKey,
    /// What.
    pub report: Report,
    /// The certificate of its lock; empty without one.
    pub certificate: Vec<Ballot>,
    /// Role `W`.
    pub signature: Signature,
}

impl SignedReport {
    /// Checks the member's signature and every ballot of its certificate.
    pub fn verify(&self) -> Result<(), SignatureError> {
        verify(&self.member, SigRole::Ballot, &self.report.hash(), &self.signature)?;
        self.certificate.iter().try_for_each(Ballot::verify)
    }
}

/// What a run-off is decided by, beside the reports.
#[derive(Clone, Copy, Debug)]
pub struct Draw<'a> {
    /// Drawn after the reports were made.
    pub beacon: &'a Hash,
    /// Links of transfers of which an AbortCert was seen, with the hop that each is the link of.
    pub void: &'a BTreeSet<Hash>,
    /// Choices for which the member could vote itself: it was shown what they are for, a chain, a surrender or a request, valid by
    /// itself and, of a request, with the payer's abort or when the member's own window is over. No first vote counts for another
    /// one: nobody might be able to show it, and what it is about would be lost.
    pub shown: &'a BTreeSet<Hash>,
}

/// The members: 3f + 1 of them, of whom f may be evil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
    members: BTreeSet<PublicKey>,
}

impl Committee {
    /// A committee of these members, if they are 3f + 1 for an f of at least 1.
    pub fn new(members: BTreeSet<PublicKey>) -> Option<Self> {
        (members.len() >= 4 && members.len() % 3 == 1).then_some(Self { members })
    }

    /// Whether this key is a member's.
    pub fn contains(&self, member: &PublicKey) -> bool {
        self.members.contains(member)
    }

    /// How many members may be evil: f.
    pub fn most_evil(&self) -> usize {
        self.members.len() / 3
    }

    /// How many members decide: 2f + 1.
    pub fn quorum(&self) -> usize {
        2 * self.most_evil() + 1
    }

    /// What 2f + 1 distinct members voted for in one round, if they did.
    pub fn certified(&self, subject: &Subject, round: u16, ballots: &[Ballot]) -> Option<Lock> {
        let mut votes: BTreeMap<Hash, BTreeSet<PublicKey>> = BTreeMap::new();
        for Ballot { member, vote, .. } in ballots {
            if vote.subject == *subject && vote.round == round && self.members.contains(member) {
                votes.entry(vote.choice).or_default().insert(*member);
            }
        }
        let (choice, _) = votes.into_iter().find(|(_, members)| members.len() >= self.quorum())?;
        Some(Lock { round, choice })
    }

    /// What a member votes for in a run-off: the newest lock among 2f + 1 reports; without one, the choice with the most first votes;
    /// of several, the one with the smallest hash beside a beacon that was drawn after the reports. Void choices do not count, nor
    /// first votes for what was not shown.
    pub fn run_off(
        &self,
        (subject, round): (&Subject, u16),
        reports: &[SignedReport],
        draw: &Draw<'_>,
    ) -> Option<Hash> {
        let counted: BTreeMap<PublicKey, &Report> = reports
            .iter()
            .filter(|signed| self.counts(subject, round, signed))
            .map(|signed| (signed.member, &signed.report))
            .collect();
        if counted.len() < self.quorum() {
            return None;
        }
        let locks = counted.values().filter_map(|report| report.lock).filter(|lock| !draw.void.contains(&lock.choice));
        if let Some(lock) = locks.max() {
            return Some(lock.choice);
        }
        let mut first: BTreeMap<Hash, usize> = BTreeMap::new();
        let counts = |choice: &Hash| draw.shown.contains(choice) && !draw.void.contains(choice);
        for choice in counted.values().filter_map(|report| report.first).filter(counts) {
            *first.entry(choice).or_default() += 1;
        }
        let most = first.values().copied().max()?;
        let tied = first.into_iter().filter(|(_, votes)| *votes == most).map(|(choice, _)| choice);
        tied.min_by_key(|choice| Hash::derive("ballot", &[&[4], &draw.beacon.0, &choice.0]))
    }

    fn counts(&self, subject: &Subject, round: u16, signed: &SignedReport) -> bool {
        let report = &signed.report;
        let is_proved =
            |lock: Lock| lock.round < round && self.certified(subject, lock.round, &signed.certificate) == Some(lock);
        self.members.contains(&signed.member)
            && (report.subject, report.round) == (*subject, round)
            && report.lock.is_none_or(is_proved)
    }
}

/// One member, about all subjects. Every change is stored before what it allows is said; the same question has the same answer
/// for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Member {
    standings: BTreeMap<Subject, Standing>,
}

/// Where a member stands about one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Standing {
    round: u16,
    votes: BTreeMap<u16, Hash>,
    lock: Option<(Lock, Vec<Ballot>)>,
}

impl Member {
    /// Votes on the first stage of a question that it has not locked as the question says, and on nothing after it (rule 5). On nothing
    /// at all while it has voted for something else there: a payment of which one coin is spent elsewhere locks no other coin.
    pub fn vote_in_order(&mut self, stages: &[Stage]) -> Vec<Vote> {
        let open =
            stages.iter().find(|stage| stage.iter().any(|(subject, choice)| self.locked(subject) != Some(*choice)));
        let Some(open) = open.filter(|stage| stage.iter().all(|wanted| self.may_vote(wanted))) else {
            return Vec::new();
        };
        open.iter().filter_map(|(subject, choice)| self.vote(*subject, *choice)).collect()
    }

    /// What of a question it has not locked as the question says, from the front. When it is nothing, the member may take part in
    /// signing the answer.
    pub fn unlocked(&self, stages: &[Stage]) -> Vec<Subject> {
        let open = stages.iter().flatten().filter(|(subject, choice)| self.locked(subject) != Some(*choice));
        open.map(|(subject, _)| *subject).collect()
    }

    /// What it has locked on in the round that it is in: an earlier lock is reported, and neither signed nor built on any more.
    pub fn locked(&self, subject: &Subject) -> Option<Hash> {
        let standing = self.standings.get(subject)?;
        standing.lock.as_ref().filter(|(lock, _)| lock.round == standing.round).map(|(lock, _)| lock.choice)
    }

    /// The round that it is in about a subject.
    pub fn round(&self, subject: &Subject) -> u16 {
        self.standings.get(subject).map_or(0, |standing| standing.round)
    }

    /// Learns again from its own log that it has voted.
    pub(super) fn recall_vote(&mut self, vote: &Vote) {
        let standing = self.standings.entry(vote.subject).or_default();
        standing.round = standing.round.max(vote.round);
        standing.votes.insert(vote.round, vote.choice);
    }

    /// Learns again from its own log that it has entered a round.
    pub(super) fn recall_round(&mut self, report: &Report) {
        let standing = self.standings.entry(report.subject).or_default();
        standing.round = standing.round.max(report.round);
    }

    fn may_vote(&self, (subject, choice): &(Subject, Hash)) -> bool {
        let first = self.standings.get(subject).and_then(|standing| standing.votes.get(&0));
        self.locked(subject).or(first.copied()).is_none_or(|voted| voted == *choice)
    }

    /// Votes for what it was shown first; asked again about the subject, it says the same.
    pub fn vote(&mut self, subject: Subject, choice: Hash) -> Option<Vote> {
        let standing = self.standings.entry(subject).or_default();
        if standing.round > 0 && !standing.votes.contains_key(&0) {
            return None;
        }
        let choice = *standing.votes.entry(0).or_insert(choice);
        Some(Vote { subject, round: 0, choice })
    }

    /// Locks on a certificate of the round that it is in. Only then, and only for this choice, it takes part in signing.
    pub fn lock(&mut self, committee: &Committee, subject: Subject, ballots: &[Ballot]) -> Option<Lock> {
        let standing = self.standings.entry(subject).or_default();
        let lock = committee.certified(&subject, standing.round, ballots)?;
        let proof = ballots.iter().filter(|ballot| {
            let counts = committee.contains(&ballot.member);
            counts && (ballot.vote.subject, ballot.vote.round, ballot.vote.choice) == (subject, lock.round, lock.choice)
        });
        standing.lock = Some((lock, proof.copied().collect()));
        Some(lock)
    }

    /// Enters a later round and says where it stands; the certificate goes with the report. Nothing for a round that it has left.
    /// `wish` is what it was shown and would vote for now, should its first vote be void.
    pub fn report(
        &mut self,
        (subject, round): (Subject, u16),
        void: &BTreeSet<Hash>,
        wish: Option<Hash>,
    ) -> Option<(Report, Vec<Ballot>)> {
        let standing = self.standings.entry(subject).or_default();
        if round == 0 || round < standing.round {
            return None;
        }
        standing.round = round;
        let counts = |lock: &Lock| lock.round < round && !void.contains(&lock.choice);
        let earlier = standing.lock.as_ref().filter(|(lock, _)| counts(lock));
        let (lock, certificate) = earlier.map_or((None, Vec::new()), |(lock, proof)| (Some(*lock), proof.clone()));
        let first = standing.votes.values().find(|choice| !void.contains(*choice)).copied().or(wish);
        Some((Report { subject, round, first, lock }, certificate))
    }

    /// Votes in the run-off that it has entered, by its rule; once a round.
    pub fn vote_again(
        &mut self,
        committee: &Committee,
        subject: Subject,
        reports: &[SignedReport],
        draw: &Draw<'_>,
    ) -> Option<Vote> {
        let standing = self.standings.entry(subject).or_default();
        let round = standing.round;
        if round == 0 {
            return None;
        }
        let choice = match standing.votes.get(&round) {
            Some(choice) => *choice,
            None => committee.run_off((&subject, round), reports, draw)?,
        };
        standing.votes.insert(round, choice);
        Some(Vote { subject, round, choice })
    }
}

#[cfg(test)]
mod tests;
