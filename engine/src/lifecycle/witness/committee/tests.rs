#![allow(clippy::unwrap_used, clippy::panic)]
use std::sync::LazyLock;

use super::*;

const SUBJECT: Subject = Subject::Transfer(Hash([9; 32]));
const CHOICES: [Hash; 2] = [Subject::VOID, Subject::COMMITTED];

/// No choice is void.
static NOTHING: BTreeSet<Hash> = BTreeSet::new();
/// What both are for was shown.
static BOTH: LazyLock<BTreeSet<Hash>> = LazyLock::new(|| CHOICES.into());

fn draw(beacon: &Hash) -> Draw<'_> {
    Draw { beacon, void: &NOTHING, shown: &BOTH }
}

fn key(member: usize) -> PublicKey {
    PublicKey([u8::try_from(member).unwrap() + 1; 32])
}

fn committee() -> Committee {
    Committee::new((0..4).map(key).collect()).unwrap()
}

/// Signatures are checked before anything is counted, so that these need none.
fn ballot(member: usize, round: u16, choice: Hash) -> Ballot {
    Ballot { member: key(member), vote: Vote { subject: SUBJECT, round, choice }, signature: Signature([0; 64]) }
}

fn signed(member: usize, (report, certificate): (Report, Vec<Ballot>)) -> SignedReport {
    SignedReport { member: key(member), report, certificate, signature: Signature([0; 64]) }
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
        let mut members: [Member; 3] = Default::default();
        for (place, member) in members.iter_mut().enumerate() {
            member.vote(SUBJECT, CHOICES[votes >> place & 1]).unwrap();
        }
        let reports: Vec<SignedReport> = (0..3)
            .map(|member| signed(member, members[member].report((SUBJECT, 1), &NOTHING, None).unwrap()))
            .collect();
        let again: Vec<Ballot> = (0..3)
            .map(|member| {
                let vote = members[member].vote_again(&committee(), SUBJECT, &reports, &draw(&Hash([5; 32]))).unwrap();
                Ballot { vote, ..ballot(member, 1, vote.choice) }
            })
            .collect();
        let majority = CHOICES[usize::from(votes.count_ones() >= 2)];
        for member in &mut members {
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
    let winner = |beacon| committee().run_off((&SUBJECT, 1), &reports, &draw(&Hash([beacon; 32]))).unwrap();
    let winners: BTreeSet<Hash> = (0..20).map(winner).collect();
    assert_eq!(winners.len(), 2, "each choice wins under some beacon");
    let mut turned = reports.clone();
    turned.reverse();
    assert_eq!(committee().run_off((&SUBJECT, 1), &turned, &draw(&Hash([3; 32]))), Some(winner(3)));
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
    assert_eq!(committee().run_off((&SUBJECT, 1), &claims, &draw(&Hash::ZERO)), None, "a lock without its ballots");
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
    assert_eq!(member.report((SUBJECT, 0), &NOTHING, None), None);
    assert!(member.report((SUBJECT, 2), &NOTHING, None).is_some());
    assert_eq!(member.report((SUBJECT, 1), &NOTHING, None), None);
    let ballots: Vec<Ballot> = (0..3).map(|member| ballot(member, 0, CHOICES[0])).collect();
    assert_eq!(member.lock(&committee(), SUBJECT, &ballots), None, "round 0 is over for it");
    let mut late = Member::default();
    late.report((SUBJECT, 1), &NOTHING, None);
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

/// The evil member reports a choice that it made up: nobody could show what it is for.
#[test]
fn no_first_vote_counts_for_what_was_not_shown() {
    let made_up = Hash([66; 32]);
    let report = |member, first| signed(member, (Report { subject: SUBJECT, round: 1, first, lock: None }, Vec::new()));
    let reports = [report(0, Some(CHOICES[1])), report(1, None), report(3, Some(made_up))];
    let winner = |beacon: u8, shown: &BTreeSet<Hash>| {
        committee().run_off((&SUBJECT, 1), &reports, &Draw { beacon: &Hash([beacon; 32]), void: &NOTHING, shown })
    };
    assert!((0..20).all(|beacon| winner(beacon, &BOTH) == Some(CHOICES[1])));
    let all = BTreeSet::from([CHOICES[1], made_up]);
    assert!((0..20).any(|beacon| winner(beacon, &all) == Some(made_up)), "it would win ties");
    assert_eq!(winner(0, &NOTHING), None, "a member that was shown nothing votes for nothing");
}

#[test]
fn a_member_votes_in_order_and_signs_what_it_has_locked() {
    let place = |seq| Subject::Place(TokenId(Hash([9; 32])), seq);
    let stages = vec![vec![(place(1), CHOICES[0]), (place(2), CHOICES[1])], vec![(SUBJECT, Subject::COMMITTED)]];
    let mut member = Member::default();
    let lock = |member: &mut Member, subject: Subject, choice: Hash| {
        let ballots = [0, 1, 2].map(|of| Ballot { vote: Vote { subject, round: 0, choice }, ..ballot(of, 0, choice) });
        member.lock(&committee(), subject, &ballots).unwrap();
    };
    let votes = |member: &mut Member| member.vote_in_order(&stages).iter().map(|vote| vote.subject).collect::<Vec<_>>();
    assert_eq!(votes(&mut member), [place(1), place(2)]);
    lock(&mut member, place(1), CHOICES[0]);
    assert_eq!(votes(&mut member), [place(1), place(2)], "what it said before it says again");
    assert_eq!(member.unlocked(&stages), [place(2), SUBJECT]);
    lock(&mut member, place(2), CHOICES[1]);
    assert_eq!(votes(&mut member), [SUBJECT]);
    lock(&mut member, SUBJECT, Subject::COMMITTED);
    assert_eq!((votes(&mut member), member.unlocked(&stages)), (Vec::new(), Vec::new()));
    // Something else stands at a place: nothing beside or after it is voted on, and nothing is signed.
    let mut other = Member::default();
    lock(&mut other, place(1), CHOICES[1]);
    assert_eq!(other.unlocked(&stages), [place(1), place(2), SUBJECT]);
    assert_eq!(votes(&mut other), []);
    let mut undecided = Member::default();
    undecided.vote(place(2), CHOICES[0]);
    assert_eq!(votes(&mut undecided), [], "nor while it has voted for something else");
}

/// Other members may decide otherwise in the round that it has entered.
#[test]
fn a_lock_of_an_earlier_round_is_reported_and_signs_nothing_any_more() {
    let stages = vec![vec![(SUBJECT, CHOICES[1])]];
    let ballots = |round| [0, 1, 2].map(|member| ballot(member, round, CHOICES[1]));
    let mut member = Member::default();
    member.vote(SUBJECT, CHOICES[1]);
    let first = member.lock(&committee(), SUBJECT, &ballots(0));
    assert_eq!(member.unlocked(&stages), []);
    let (report, _) = member.report((SUBJECT, 1), &NOTHING, None).unwrap();
    assert_eq!(report.lock, first);
    assert_eq!((member.locked(&SUBJECT), member.unlocked(&stages)), (None, vec![SUBJECT]));
    member.lock(&committee(), SUBJECT, &ballots(1)).unwrap();
    assert_eq!(member.unlocked(&stages), []);
}
