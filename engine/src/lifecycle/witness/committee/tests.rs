#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;

const SUBJECT: Subject = Subject::Transfer(Hash([9; 32]));
const CHOICES: [Hash; 2] = [Subject::VOID, Subject::COMMITTED];
const EVIL: usize = 3;

fn key(member: usize) -> PublicKey {
    PublicKey([u8::try_from(member).unwrap() + 1; 32])
}

fn committee() -> Committee {
    Committee::new((0..4).map(key).collect()).unwrap()
}

/// Signatures are checked before anything is counted, so that the search needs none.
fn ballot(member: usize, round: u16, choice: Hash) -> Ballot {
    Ballot { member: key(member), vote: Vote { subject: SUBJECT, round, choice }, signature: Signature([0; 64]) }
}

fn signed(member: usize, (report, certificate): (Report, Vec<Ballot>)) -> SignedReport {
    SignedReport { member: key(member), report, certificate, signature: Signature([0; 64]) }
}

/// Which rule the members follow: the real one, or one with something left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    Full,
    /// 2f + 1 votes are final, and a run-off asks only what most voted for.
    VotesAreFinal,
    /// A member that has entered a run-off still signs in the round before.
    SignsBehind,
}

/// A run so far: three honest members, whatever they have said, and who has signed what in which round.
#[derive(Clone, PartialEq, Eq)]
struct Run {
    members: [Member; 3],
    ballots: Vec<Ballot>,
    reports: Vec<SignedReport>,
    signed: BTreeSet<(u16, Hash, usize)>,
    /// A mutant's memory of members before they entered a run-off.
    behind: Vec<(usize, Member)>,
}

impl Run {
    fn begin(first: [usize; 3]) -> Self {
        let mut run = Self {
            members: Default::default(),
            ballots: Vec::new(),
            reports: Vec::new(),
            signed: BTreeSet::new(),
            behind: Vec::new(),
        };
        for (member, choice) in first.into_iter().enumerate() {
            let vote = run.members[member].vote(SUBJECT, CHOICES[choice]).unwrap();
            run.ballots.push(ballot(member, 0, vote.choice));
        }
        run
    }

    /// What is known of a run, without the order in which it came.
    fn digest(&self) -> String {
        let mut ballots: Vec<_> = self.ballots.iter().map(|ballot| (ballot.member, ballot.vote)).collect();
        ballots.sort();
        let mut reports: Vec<String> = self.reports.iter().map(|report| format!("{report:?}")).collect();
        reports.sort();
        format!("{:?} {ballots:?} {reports:?} {:?}", self.members, self.signed)
    }

    /// All ballots of a round: the honest ones, and the evil one's for every choice.
    fn ballots_of(&self, round: u16) -> Vec<Ballot> {
        let honest = self.ballots.iter().copied().filter(|ballot| ballot.vote.round == round);
        honest.chain(CHOICES.map(|choice| ballot(EVIL, round, choice))).collect()
    }

    /// Every choice for which somebody could show a certificate.
    fn certificates(&self, round: u16) -> Vec<Vec<Ballot>> {
        let one = |choice: &Hash| {
            let mut ballots = self.ballots_of(round);
            ballots.retain(|ballot| ballot.vote.choice == *choice);
            ballots
        };
        let shown = CHOICES.iter().map(one);
        shown.filter(|ballots| committee().certified(&SUBJECT, round, ballots).is_some()).collect()
    }

    /// What the evil member might report: any first vote, and no certificate or one that can be shown.
    fn evil_reports(&self, round: u16) -> Vec<SignedReport> {
        let mut proofs = vec![(None, Vec::new())];
        for earlier in 0..round {
            for proof in self.certificates(earlier) {
                proofs.push((committee().certified(&SUBJECT, earlier, &proof), proof));
            }
        }
        let mut reports = Vec::new();
        for (lock, proof) in proofs {
            for first in CHOICES {
                let report = Report { subject: SUBJECT, round, first: Some(first), lock };
                reports.push(signed(EVIL, (report, proof.clone())));
            }
        }
        reports
    }

    /// Every collection of reports that a member might have when it votes in a run-off.
    fn collections(&self, round: u16) -> Vec<Vec<SignedReport>> {
        let honest: Vec<&SignedReport> = self.reports.iter().filter(|signed| signed.report.round == round).collect();
        let mut collections = Vec::new();
        for chosen in 0..1_usize << honest.len() {
            let own = honest.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1);
            let own: Vec<SignedReport> = own.map(|(_, signed)| (*signed).clone()).collect();
            for evil in self.evil_reports(round) {
                collections.push([own.clone(), vec![evil]].concat());
            }
            collections.push(own);
        }
        collections
    }

    fn decisions(&self, rule: Rule) -> BTreeSet<Hash> {
        let rounds = 0..=2_u16;
        let by_votes = |round: u16| -> Vec<Hash> {
            let choices = self
                .certificates(round)
                .into_iter()
                .filter_map(move |ballots| committee().certified(&SUBJECT, round, &ballots).map(|lock| lock.choice));
            choices.collect()
        };
        if rule == Rule::VotesAreFinal {
            return rounds.flat_map(by_votes).collect();
        }
        let mut signers: BTreeMap<(u16, Hash), usize> = BTreeMap::new();
        for (round, choice, _) in &self.signed {
            *signers.entry((*round, *choice)).or_default() += 1;
        }
        // The evil member signs whatever helps.
        signers
            .into_iter()
            .filter(|(_, honest)| honest + 1 >= committee().quorum())
            .map(|((_, choice), _)| choice)
            .collect()
    }

    fn next(&self, rule: Rule, last_round: u16) -> Vec<Self> {
        let mut next = Vec::new();
        for member in 0..3 {
            self.sign_steps(member, rule, &mut next);
            self.report_steps(member, last_round, rule, &mut next);
            self.vote_steps(member, rule, &mut next);
        }
        next
    }

    fn round_of(&self, member: usize) -> u16 {
        self.members[member].standings.get(&SUBJECT).map_or(0, |standing| standing.round)
    }

    fn sign_steps(&self, member: usize, rule: Rule, next: &mut Vec<Self>) {
        if rule == Rule::VotesAreFinal {
            return;
        }
        let mut states = vec![self.members[member].clone()];
        states.extend(self.behind.iter().filter(|(whose, _)| *whose == member).map(|(_, state)| state.clone()));
        for (place, state) in states.into_iter().enumerate() {
            let round = state.standings.get(&SUBJECT).map_or(0, |standing| standing.round);
            for ballots in self.certificates(round) {
                let (mut run, mut state) = (self.clone(), state.clone());
                let lock = state.lock(&committee(), SUBJECT, &ballots).unwrap();
                run.signed.insert((lock.round, lock.choice, member));
                if place == 0 {
                    run.members[member] = state;
                }
                next.push(run);
            }
        }
    }

    fn report_steps(&self, member: usize, last_round: u16, rule: Rule, next: &mut Vec<Self>) {
        let round = self.round_of(member) + 1;
        if round > last_round {
            return;
        }
        let mut run = self.clone();
        if rule == Rule::SignsBehind {
            run.behind.push((member, self.members[member].clone()));
        }
        let report = run.members[member].report(SUBJECT, round).unwrap();
        run.reports.push(signed(member, report));
        next.push(run);
    }

    fn vote_steps(&self, member: usize, rule: Rule, next: &mut Vec<Self>) {
        let round = self.round_of(member);
        if round == 0 || self.ballots.iter().any(|cast| cast.member == key(member) && cast.vote.round == round) {
            return;
        }
        let mut choices = BTreeSet::new();
        for mut reports in self.collections(round) {
            if rule == Rule::VotesAreFinal {
                reports.iter_mut().for_each(|signed| signed.report.lock = None);
            }
            for beacon in [Hash([1; 32]), Hash([2; 32])] {
                let mut voter = self.members[member].clone();
                let Some(vote) = voter.vote_again(&committee(), SUBJECT, &reports, &beacon) else { continue };
                if choices.insert(vote.choice) {
                    let mut run = self.clone();
                    run.members[member] = voter;
                    run.ballots.push(ballot(member, round, vote.choice));
                    next.push(run);
                }
            }
        }
    }
}

/// Visits every run; says how many there are and whether one decided two things.
fn search(rule: Rule, last_round: u16) -> (usize, bool) {
    let mut seen = BTreeSet::new();
    // Members differ in nothing but their votes, so only how many voted for what matters.
    let first = [[0, 0, 0], [0, 0, 1], [0, 1, 1], [1, 1, 1]];
    let mut open: Vec<Run> = first.into_iter().map(Run::begin).collect();
    while let Some(run) = open.pop() {
        if !seen.insert(run.digest()) {
            continue;
        }
        if run.decisions(rule).len() > 1 {
            return (seen.len(), true);
        }
        open.extend(run.next(rule, last_round));
    }
    (seen.len(), false)
}

#[test]
fn no_run_of_four_members_decides_two_things_whatever_one_of_them_does() {
    let (runs, violated) = search(Rule::Full, 1);
    assert!(!violated);
    println!("{runs} runs of four members");
    assert!(runs > 500, "the search went nowhere: {runs} runs");
}

#[test]
fn final_votes_and_a_run_off_by_majority_contradict_each_other() {
    assert!(search(Rule::VotesAreFinal, 1).1, "one member that votes both ways breaks it");
}

#[test]
fn a_member_that_signs_behind_its_report_breaks_it() {
    assert!(search(Rule::SignsBehind, 1).1);
}

#[test]
fn two_certificates_of_one_round_never_differ() {
    for votes in 0..8_usize {
        let run = Run::begin([votes & 1, votes >> 1 & 1, votes >> 2]);
        assert!(run.certificates(0).len() <= 1, "{votes:03b}");
    }
}

#[test]
fn members_that_agree_decide_in_one_round_without_the_evil_one() {
    for choice in CHOICES {
        let ballots: Vec<Ballot> = (0..3).map(|member| ballot(member, 0, choice)).collect();
        for _ in 0..3 {
            let mut member = Member::default();
            assert_eq!(member.vote(SUBJECT, choice).unwrap().choice, choice);
            assert_eq!(member.lock(&committee(), SUBJECT, &ballots), Some(Lock { round: 0, choice }));
        }
    }
}

#[test]
fn a_split_vote_ends_in_a_run_off_when_all_see_the_same_reports() {
    for votes in 0..8_usize {
        let mut run = Run::begin([votes & 1, votes >> 1 & 1, votes >> 2]);
        let reports: Vec<SignedReport> =
            (0..3).map(|member| signed(member, run.members[member].report(SUBJECT, 1).unwrap())).collect();
        let again: Vec<Ballot> = (0..3)
            .map(|member| {
                let vote = run.members[member].vote_again(&committee(), SUBJECT, &reports, &Hash([5; 32])).unwrap();
                Ballot { vote, ..ballot(member, 1, vote.choice) }
            })
            .collect();
        let majority = CHOICES[usize::from(votes.count_ones() >= 2)];
        for member in &mut run.members {
            let lock = member.lock(&committee(), SUBJECT, &again);
            assert_eq!(lock, Some(Lock { round: 1, choice: majority }), "{votes:03b}");
        }
    }
}

#[test]
fn a_tie_is_decided_by_the_beacon_and_by_nothing_that_was_known_before() {
    let report = |member, first| {
        let report = Report { subject: SUBJECT, round: 1, first: Some(first), lock: None };
        signed(member, (report, Vec::new()))
    };
    let reports: Vec<_> = (0..4).map(|member| report(member, CHOICES[member % 2])).collect();
    let winner = |beacon| committee().run_off(&SUBJECT, 1, &reports, &Hash([beacon; 32])).unwrap();
    let winners: BTreeSet<Hash> = (0..20).map(winner).collect();
    assert_eq!(winners.len(), 2, "each choice wins under some beacon");
    let mut turned = reports.clone();
    turned.reverse();
    assert_eq!(committee().run_off(&SUBJECT, 1, &turned, &Hash([3; 32])), Some(winner(3)));
}

#[test]
fn only_distinct_members_of_the_committee_count() {
    let three = |members: [usize; 3]| members.map(|member| ballot(member, 0, CHOICES[1]));
    assert_eq!(committee().certified(&SUBJECT, 0, &three([0, 1, 1])), None);
    assert_eq!(committee().certified(&SUBJECT, 0, &three([0, 1, 7])), None);
    assert_eq!(committee().certified(&SUBJECT, 1, &three([0, 1, 2])), None, "another round");
    assert_eq!(committee().certified(&Subject::Transfer(Hash::ZERO), 0, &three([0, 1, 2])), None);
    assert!(committee().certified(&SUBJECT, 0, &three([0, 1, 2])).is_some());
    let bare = Report { subject: SUBJECT, round: 1, first: None, lock: Some(Lock { round: 0, choice: CHOICES[1] }) };
    let claims = [0, 1, 2].map(|member| signed(member, (bare, Vec::new())));
    assert_eq!(committee().run_off(&SUBJECT, 1, &claims, &Hash::ZERO), None, "a lock without its ballots");
}

#[test]
fn a_committee_has_three_f_and_one_members() {
    let of = |count: usize| Committee::new((0..count).map(key).collect()).map(|committee| committee.quorum());
    assert_eq!([0, 1, 3, 4, 5, 6, 7, 10].map(of), [None, None, None, Some(3), None, None, Some(5), Some(7)]);
}

#[test]
fn a_member_votes_once_and_never_in_a_round_that_it_left() {
    let mut member = Member::default();
    let first = member.vote(SUBJECT, CHOICES[0]).unwrap();
    assert_eq!(member.vote(SUBJECT, CHOICES[1]), Some(first));
    assert_eq!(member.report(SUBJECT, 0), None);
    assert!(member.report(SUBJECT, 2).is_some());
    assert_eq!(member.report(SUBJECT, 1), None);
    let ballots: Vec<Ballot> = (0..3).map(|member| ballot(member, 0, CHOICES[0])).collect();
    assert_eq!(member.lock(&committee(), SUBJECT, &ballots), None, "round 0 is over for it");
    let mut late = Member::default();
    late.report(SUBJECT, 1);
    assert_eq!(late.vote(SUBJECT, CHOICES[0]), None);
}

#[test]
fn votes_and_reports_are_signed_by_what_they_say() {
    let place = Subject::Place(TokenId(Hash([9; 32])), 3);
    let vote = Vote { subject: place, round: 1, choice: Hash([2; 32]) };
    let by_hand = Hash::derive("ballot", &[&[0], &[9; 32], &[3, 0], &[1, 0], &[2; 32]]);
    assert_eq!((vote.hash(), vote.message()[8]), (by_hand, b'W'));
    let report = Report { subject: SUBJECT, round: 1, first: None, lock: None };
    let by_hand = Hash::derive("ballot", &[&[3], &[9; 32], &[1, 0], &[0; 32], &[0, 0], &[0; 32]]);
    assert_eq!(report.message()[9..], by_hand.0);
}
