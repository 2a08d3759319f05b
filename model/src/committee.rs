//! A committee of four witnesses of whom one is evil, with the engine's own members: every order of votes, certificates,
//! signatures and run-offs about one subject (`docs/spec/09-witness.md`, section 10): a transfer, which stands or is void, or a place
//! at which a void transfer's link may stand beside what its owner signed since.
//!
//! What was said stays, and may come at any time, again, or never. The evil member votes for everything, signs everything, and
//! reports whatever can be shown. Signatures are checked before anything is counted, so that the search makes none.
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::hash::Hasher;
use std::time::Instant;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::lifecycle::witness::committee::{
    Ballot, Committee, Draw, Member, Report, SignedReport, Subject, Vote,
};
use juicetokens_engine::token::token_id::TokenId;

use crate::configuration::Searched;
use crate::invariant::Invariant;
use crate::search::Found;

/// A committee's rule changed for the worse. Each must let it decide both ways (I5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitteeMutant {
    /// f + 1 equal votes are a certificate.
    FewVotes,
    /// f + 1 members make the group's signature.
    FewSigners,
    /// 2f + 1 votes are the decision, and a run-off asks only what most voted for.
    VotesAreFinal,
    /// A member that has entered a run-off still signs in the round before.
    SignsBehind,
    /// A vote leaves before it is on the disk, and the member stops in between.
    UnflushedBallot,
    /// A run-off leaves out a link for which nobody showed an AbortCert.
    VoidUnproved,
}

impl CommitteeMutant {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::FewVotes,
        Self::FewSigners,
        Self::VotesAreFinal,
        Self::SignsBehind,
        Self::UnflushedBallot,
        Self::VoidUnproved,
    ];

    /// What is decided where it does harm.
    pub fn world(self) -> World {
        if self == Self::VoidUnproved { World::Place } else { World::Transfer }
    }
}

/// What the committee decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum World {
    /// Whether a transfer stands.
    Transfer,
    /// What stands at a place: the link of a transfer that is void, of which members learn when they do, what the owner signed
    /// since, or what it signed a second time.
    Place,
}

impl World {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Transfer, Self::Place];

    /// What its search is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Transfer => "a committee of four, one evil",
            Self::Place => "a committee of four, one evil, at a place of a void transfer",
        }
    }

    /// How many run-offs a search has: at the place, a second one is more runs than a machine holds.
    pub fn last_round(self, full: bool) -> u16 {
        if full && self == Self::Transfer { 2 } else { 1 }
    }

    fn subject(self) -> Subject {
        match self {
            Self::Transfer => Subject::Transfer(Hash([9; 32])),
            Self::Place => Subject::Place(TokenId(Hash([9; 32])), 1),
        }
    }

    fn choices(self) -> &'static [Hash] {
        match self {
            Self::Transfer => &[Subject::VOID, Subject::COMMITTED],
            Self::Place => &[VOID_LINK, SECOND, SINCE],
        }
    }
}

const VOID_LINK: Hash = Hash([11; 32]);
/// Carries the AbortCert: only who has seen that would vote for it.
const SINCE: Hash = Hash([12; 32]);
const SECOND: Hash = Hash([13; 32]);
const HONEST: usize = 3;
const EVIL: usize = 3;
/// How many of the four may be evil.
const F: usize = 1;

/// Searches every run up to a round; until the first that decides both ways, if there is one.
pub fn search(world: World, mutant: Option<CommitteeMutant>, last_round: u16) -> Searched {
    let started = Instant::now();
    let committee = Committee::new((0..4).map(key).collect()).unwrap();
    let rules = Rules { world, mutant, last_round, committee, shown: some_of(world.choices()) };
    let (mut found, mut seen) = (Found::default(), BTreeSet::new());
    let mut open: VecDeque<Run> = first_votes(world).into_iter().map(|first| Run::begin(world, first)).collect();
    seen.extend(open.iter().map(Run::digest));
    while let Some(run) = open.pop_front() {
        let decided = run.decisions(&rules).len();
        found.resolved += usize::from(decided == 1);
        if decided > 1 {
            found.violations.insert(Invariant::I5, run.said);
            break;
        }
        for next in run.next(&rules) {
            found.transitions += 1;
            if seen.insert(next.digest()) {
                open.push_back(next);
            }
        }
    }
    found.states = seen.len();
    let name = mutant.map_or_else(|| world.name().to_owned(), |mutant| format!("{mutant:?}"));
    Searched { name, found, seconds: started.elapsed().as_secs_f64() }
}

fn some_of(choices: &[Hash]) -> Vec<BTreeSet<Hash>> {
    let picked = |number: usize| choices.iter().enumerate().filter(move |(place, _)| number >> place & 1 == 1);
    (1..1 << choices.len()).map(|number| picked(number).map(|(_, choice)| *choice).collect()).collect()
}

/// What the honest members are shown first; one may be shown nothing before the run-off. Members differ in nothing else, so only
/// how many voted for what matters, and a later vote does nothing that an early one does not.
fn first_votes(world: World) -> Vec<[Option<Hash>; HONEST]> {
    let shown: Vec<Option<Hash>> = [None].into_iter().chain(world.choices().iter().copied().map(Some)).collect();
    let mut all = Vec::new();
    for first in 0..shown.len() {
        for second in first..shown.len() {
            all.extend((second..shown.len()).map(|third| [shown[first], shown[second], shown[third]]));
        }
    }
    // Without it, a place is decided as a transfer is.
    all.retain(|votes| world == World::Transfer || votes.contains(&Some(VOID_LINK)));
    all
}

fn key(member: usize) -> PublicKey {
    PublicKey([u8::try_from(member).unwrap() + 1; 32])
}

fn ballot(subject: Subject, member: usize, (round, choice): (u16, Hash)) -> Ballot {
    Ballot { member: key(member), vote: Vote { subject, round, choice }, signature: Signature([0; 64]) }
}

fn signed(member: usize, (report, certificate): (Report, Vec<Ballot>)) -> SignedReport {
    SignedReport { member: key(member), report, certificate, signature: Signature([0; 64]) }
}

struct Rules {
    world: World,
    mutant: Option<CommitteeMutant>,
    last_round: u16,
    committee: Committee,
    /// Which choices a member may have been shown: some or all.
    shown: Vec<BTreeSet<Hash>>,
}

impl Rules {
    fn are(&self, mutant: CommitteeMutant) -> bool {
        self.mutant == Some(mutant)
    }

    /// What counts for nothing with a member at some moment: it has seen the AbortCert by then, or it has not. That it may have
    /// forgotten it the next time makes more runs than there are, and none fewer.
    fn voids(&self) -> Vec<BTreeSet<Hash>> {
        let unproved = self.are(CommitteeMutant::VoidUnproved).then_some(SECOND);
        let seen = [None, Some(VOID_LINK)].into_iter().take(if self.world == World::Place { 2 } else { 1 });
        seen.map(|seen| seen.into_iter().chain(unproved).collect()).collect()
    }

    /// What a member may have seen by the time it votes in a run-off, and what the beacon may be.
    fn draws<'a>(&'a self, voids: &'a [BTreeSet<Hash>]) -> impl Iterator<Item = Draw<'a>> {
        let seen = voids.iter().flat_map(|void| self.shown.iter().map(move |shown| (void, shown)));
        seen.flat_map(|(void, shown)| BEACONS.each_ref().map(|beacon| Draw { beacon, void, shown }))
    }

    /// What a member may be shown, and would vote for, when it enters a run-off.
    fn wishes(&self, void: &BTreeSet<Hash>) -> Vec<Option<Hash>> {
        match self.world {
            World::Transfer => vec![None],
            World::Place if void.contains(&VOID_LINK) => vec![Some(SECOND), Some(SINCE)],
            World::Place => vec![Some(SECOND)],
        }
    }
}

/// A run so far: the honest members, what all have said, and who has signed what in which round.
#[derive(Clone)]
struct Run {
    members: [(Member, u16); HONEST],
    ballots: BTreeSet<(u16, Hash, usize)>,
    reports: Vec<SignedReport>,
    signed: BTreeSet<(u16, Hash, usize)>,
    /// A mutant's memory of members before they entered a run-off.
    behind: Vec<(usize, Member, u16)>,
    /// Which member a mutant has made forget.
    forgot: Option<usize>,
    /// How it came to this.
    said: Vec<String>,
}

impl Run {
    fn begin(world: World, first: [Option<Hash>; HONEST]) -> Self {
        let mut run = Self {
            members: Default::default(),
            ballots: BTreeSet::new(),
            reports: Vec::new(),
            signed: BTreeSet::new(),
            behind: Vec::new(),
            forgot: None,
            said: Vec::new(),
        };
        for (member, choice) in first.into_iter().enumerate() {
            if let Some(choice) = choice {
                run.vote_first(world.subject(), member, choice);
            }
        }
        run
    }

    fn vote_first(&mut self, subject: Subject, member: usize, choice: Hash) {
        let vote = self.members[member].0.vote(subject, choice).unwrap();
        self.ballots.insert((0, vote.choice, member));
        self.said.push(format!("member {member} votes {} in round 0", told(&vote.choice)));
    }

    /// What is known of a run, without the order in which it came.
    fn digest(&self) -> Hash {
        let mut reports: Vec<Vec<u8>> = self.reports.iter().map(bytes_of).collect();
        reports.sort();
        Hash::of_message(&bytes_of(&(&self.members, &self.ballots, reports, &self.signed, &self.behind, self.forgot)))
    }

    fn after(&self, said: String) -> Self {
        let mut run = self.clone();
        run.said.push(said);
        run
    }

    /// All ballots for a choice: the honest ones, and the evil one's.
    fn ballots_for(&self, subject: Subject, round: u16, choice: Hash) -> Vec<Ballot> {
        let honest = self.ballots.iter().filter(|(when, what, _)| (*when, *what) == (round, choice));
        let voters = honest.map(|(.., member)| *member).chain([EVIL]);
        voters.map(|member| ballot(subject, member, (round, choice))).collect()
    }

    /// Every certificate of a round that somebody could show.
    fn certificates(&self, round: u16, rules: &Rules) -> Vec<Vec<Ballot>> {
        let (subject, choices) = (rules.world.subject(), rules.world.choices());
        let mut shown: Vec<Vec<Ballot>> =
            choices.iter().map(|choice| self.ballots_for(subject, round, *choice)).collect();
        if rules.are(CommitteeMutant::FewVotes) {
            // Whoever counts f + 1 takes the missing ones for given.
            shown.iter_mut().filter(|ballots| ballots.len() > F).for_each(|ballots| {
                let choice = ballots[0].vote.choice;
                ballots.extend((0..HONEST).map(|member| ballot(subject, member, (round, choice))));
            });
        }
        shown.retain(|ballots| rules.committee.certified(&subject, round, ballots).is_some());
        shown
    }

    /// What was decided, and is not void.
    fn decisions(&self, rules: &Rules) -> BTreeSet<Hash> {
        if rules.are(CommitteeMutant::VotesAreFinal) {
            let certified = (0..=rules.last_round).flat_map(|round| self.certificates(round, rules));
            return certified.map(|ballots| ballots[0].vote.choice).collect();
        }
        let enough = if rules.are(CommitteeMutant::FewSigners) { F + 1 } else { rules.committee.quorum() };
        let mut signers: BTreeMap<(u16, Hash), usize> = BTreeMap::new();
        for (round, choice, _) in &self.signed {
            *signers.entry((*round, *choice)).or_default() += 1;
        }
        // The evil member signs whatever helps.
        let decided = signers.into_iter().filter(|(_, honest)| honest + 1 >= enough);
        decided.map(|((_, choice), _)| choice).filter(|choice| *choice != VOID_LINK).collect()
    }

    fn next(&self, rules: &Rules) -> Vec<Self> {
        let mut next = Vec::new();
        for member in 0..HONEST {
            self.sign_steps(member, rules, &mut next);
            self.enter_run_off(member, rules, &mut next);
            self.run_off_votes(member, rules, &mut next);
            if rules.are(CommitteeMutant::UnflushedBallot) {
                self.forget_steps(member, rules, &mut next);
            }
        }
        next
    }

    /// The member locks on a certificate of its round and signs.
    fn sign_steps(&self, member: usize, rules: &Rules, next: &mut Vec<Self>) {
        let (now, round) = &self.members[member];
        let behind = self.behind.iter().filter(|(whose, ..)| *whose == member);
        let states = [(now, *round, true)].into_iter().chain(behind.map(|(_, state, round)| (state, *round, false)));
        for (state, round, is_now) in states {
            for ballots in self.certificates(round, rules) {
                let mut state = state.clone();
                let lock = state.lock(&rules.committee, rules.world.subject(), &ballots).unwrap();
                let mut run = self.after(format!("member {member} signs {} in round {round}", told(&lock.choice)));
                run.signed.insert((lock.round, lock.choice, member));
                if is_now {
                    run.members[member].0 = state;
                }
                next.push(run);
            }
        }
    }

    fn enter_run_off(&self, member: usize, rules: &Rules, next: &mut Vec<Self>) {
        let round = self.members[member].1 + 1;
        if round > rules.last_round {
            return;
        }
        let subject = rules.world.subject();
        let mut reported = Vec::new();
        for void in rules.voids() {
            for wish in rules.wishes(&void) {
                let mut state = self.members[member].0.clone();
                let report = state.report((subject, round), &void, wish).unwrap();
                if !reported.contains(&report) {
                    reported.push(report.clone());
                    next.push(self.reporting(member, (state, round), report, rules));
                }
            }
        }
    }

    fn reporting(&self, member: usize, now: (Member, u16), report: (Report, Vec<Ballot>), rules: &Rules) -> Self {
        let round = now.1;
        let mut run = self.after(format!("member {member} reports and enters round {round}"));
        if rules.are(CommitteeMutant::SignsBehind) {
            run.behind.push((member, self.members[member].0.clone(), round - 1));
        }
        run.members[member] = now;
        run.reports.push(signed(member, report));
        run
    }

    /// The member votes in its run-off, by any reports that it may have and any beacon.
    fn run_off_votes(&self, member: usize, rules: &Rules, next: &mut Vec<Self>) {
        let round = self.members[member].1;
        if round == 0 || self.ballots.iter().any(|(when, _, whose)| (*when, *whose) == (round, member)) {
            return;
        }
        let (subject, voids) = (rules.world.subject(), rules.voids());
        let mut choices = BTreeSet::new();
        for mut reports in self.collections(round, rules) {
            if rules.are(CommitteeMutant::VotesAreFinal) {
                reports.iter_mut().for_each(|signed| signed.report.lock = None);
            }
            for draw in rules.draws(&voids) {
                let choice = rules.committee.run_off((&subject, round), &reports, &draw);
                if choice.is_none_or(|choice| !choices.insert(choice)) {
                    continue;
                }
                let mut voter = self.members[member].0.clone();
                let vote = voter.vote_again(&rules.committee, subject, &reports, &draw).unwrap();
                let mut run = self.after(format!("member {member} votes {} in round {round}", told(&vote.choice)));
                run.members[member].0 = voter;
                run.ballots.insert((round, vote.choice, member));
                next.push(run);
            }
            if choices.len() == rules.world.choices().len() {
                return;
            }
        }
    }

    /// A mutant's member stops once behind its word, and votes again as if for the first time.
    fn forget_steps(&self, member: usize, rules: &Rules, next: &mut Vec<Self>) {
        if self.forgot.is_some() || self.members[member].1 > 0 {
            return;
        }
        for choice in rules.world.choices() {
            let mut run = self.after(format!("member {member} forgets its vote"));
            (run.members[member].0, run.forgot) = (Member::default(), Some(member));
            run.vote_first(rules.world.subject(), member, *choice);
            next.push(run);
        }
    }

    /// Every collection of reports that a member might have when it votes in a run-off.
    fn collections(&self, round: u16, rules: &Rules) -> Vec<Vec<SignedReport>> {
        let honest: Vec<&SignedReport> = self.reports.iter().filter(|signed| signed.report.round == round).collect();
        let evil: Vec<SignedReport> = self.evil_reports(round, rules);
        let mut collections = Vec::new();
        for chosen in 0..1_usize << honest.len() {
            let own = honest.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1);
            let own: Vec<SignedReport> = own.map(|(_, signed)| (*signed).clone()).collect();
            // Fewer than a quorum of reports decide nothing.
            if own.len() + 1 >= rules.committee.quorum() {
                collections.extend(evil.iter().map(|evil| [own.as_slice(), std::slice::from_ref(evil)].concat()));
                collections.push(own);
            }
        }
        collections
    }

    /// What the evil member might report: any first vote, and no certificate or one that can be shown.
    fn evil_reports(&self, round: u16, rules: &Rules) -> Vec<SignedReport> {
        let subject = rules.world.subject();
        let mut proofs = vec![(None, Vec::new())];
        for earlier in 0..round {
            for proof in self.certificates(earlier, rules) {
                proofs.push((rules.committee.certified(&subject, earlier, &proof), proof));
            }
        }
        let mut reports = Vec::new();
        for (lock, proof) in proofs {
            for first in rules.world.choices() {
                let report = Report { subject, round, first: Some(*first), lock };
                reports.push(signed(EVIL, (report, proof.clone())));
            }
        }
        reports
    }
}

/// Everything that tells a value from another, as bytes.
fn bytes_of(value: &impl std::hash::Hash) -> Vec<u8> {
    let mut bytes = Bytes(Vec::new());
    value.hash(&mut bytes);
    bytes.0
}

/// Keeps what it is fed with.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

/// Of which one lets each choice win a tie; a test says so.
const BEACONS: [Hash; 2] = [Hash([1; 32]), Hash([5; 32])];

fn told(choice: &Hash) -> &'static str {
    match *choice {
        Subject::VOID => "void",
        Subject::COMMITTED => "committed",
        VOID_LINK => "the void transfer's link",
        SINCE => "what was signed since",
        _ => "what was signed a second time",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_choice_wins_a_tie_under_one_of_the_beacons() {
        let (subject, choices) = (World::Transfer.subject(), World::Transfer.choices());
        let report = |member: usize| Report { subject, round: 1, first: Some(choices[member % 2]), lock: None };
        let reports: Vec<SignedReport> = (0..4).map(|member| signed(member, (report(member), Vec::new()))).collect();
        let committee = Committee::new((0..4).map(key).collect()).unwrap();
        let (void, shown) = (&BTreeSet::new(), &choices.iter().copied().collect());
        let winner = |beacon| committee.run_off((&subject, 1), &reports, &Draw { beacon, void, shown }).unwrap();
        let winners = BEACONS.each_ref().map(winner);
        assert_ne!(winners[0], winners[1]);
    }
}
