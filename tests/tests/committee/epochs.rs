//! A committee agrees on the keys that nobody shall take coins from (`docs/spec/09-witness.md`, section 10, rule 8).
use std::collections::BTreeSet;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::committee::matter::{Matter, Outcome};
use juicetokens_engine::lifecycle::witness::committee::{
    Ballot, Committee, Draw, Member, SignedReport, Subject, Vote, agenda, epoch_may_follow,
};
use juicetokens_engine::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use juicetokens_engine::lifecycle::witness::message::Answer;
use juicetokens_engine::trust::epoch::{KeyId, RevocationEpoch, RevocationEpochDraft};
use juicetokens_tests::sim::office::Person;
use juicetokens_tests::sim::town::Town;

use super::council::{Council, EVERY_EVIL};
use super::keys::{Group, MEMBERS};

const AT: Timestamp = Timestamp(1_760_300_000_000);
const HONEST: usize = 3;

fn kid(number: u8) -> KeyId {
    [number; 8]
}

fn draft(group: PublicKey, number: u16, at: Timestamp, keys: &[u8]) -> RevocationEpochDraft {
    RevocationEpoch::draft(group, number, at, keys.iter().map(|key| kid(*key))).unwrap()
}

fn unsigned(draft: RevocationEpochDraft) -> RevocationEpoch {
    draft.with_signature(Signature([0; 64]))
}

/// What three honest members come to when each wants its own epoch first; the fourth says nothing.
fn decide(ledger: &Ledger, wanted: &[RevocationEpoch; HONEST]) -> Hash {
    let people: Vec<Person> = (10..).take(usize::from(MEMBERS)).map(Person::new).collect();
    let committee = Committee::new(people.iter().map(Person::key).collect()).unwrap();
    let mut members = vec![Member::default(); HONEST];
    let stages = wanted.each_ref().map(|epoch| agenda(ledger, &[LedgerRecord::Epoch(epoch.encode())]).unwrap());
    let subject = Subject::Epoch(wanted[0].witness(), wanted[0].epoch());
    let ballot = |member: usize, vote: Vote| {
        let signature = people[member].sign(SigRole::Ballot, &vote.hash());
        Ballot { member: people[member].key(), vote, signature }
    };
    let mut ballots: Vec<Ballot> = Vec::new();
    for (seat, member) in members.iter_mut().enumerate() {
        ballots.extend(member.vote_in_order(&stages[seat]).into_iter().map(|vote| ballot(seat, vote)));
    }
    assert!(ballots.iter().all(|ballot| ballot.vote.subject == subject && ballot.verify().is_ok()));
    if committee.certified(&subject, 0, &ballots).is_none() {
        let (void, shown) = (BTreeSet::new(), wanted.iter().map(RevocationEpoch::value).collect());
        let mut reports = Vec::new();
        for (seat, member) in members.iter_mut().enumerate() {
            let (report, certificate) = member.report((subject, 1), &void, None).unwrap();
            let signature = people[seat].sign(SigRole::Ballot, &report.hash());
            reports.push(SignedReport { member: people[seat].key(), report, certificate, signature });
        }
        assert!(reports.iter().all(|report| report.verify().is_ok()));
        let draw = Draw { beacon: &Hash([5; 32]), void: &void, shown: &shown };
        for (seat, member) in members.iter_mut().enumerate() {
            ballots.push(ballot(seat, member.vote_again(&committee, subject, &reports, &draw).unwrap()));
        }
    }
    let locks: BTreeSet<Hash> =
        members.iter_mut().map(|member| member.lock(&committee, subject, &ballots).unwrap().choice).collect();
    assert_eq!(locks.len(), 1, "members lock on one epoch");
    let choice = *locks.first().unwrap();
    for (member, stages) in members.iter().zip(&stages) {
        assert_eq!(member.unlocked(stages).is_empty(), stages[0][0].1 == choice, "it signs only what it has locked");
    }
    choice
}

#[test]
fn of_two_epochs_of_one_number_one_is_signed_and_the_rest_follows() {
    let mut group = Group::new();
    let key = group.key();
    let wanted = [&[1][..], &[2], &[2]].map(|keys| unsigned(draft(key, 1, AT, keys)));
    let choice = decide(&Ledger::default(), &wanted);
    assert_eq!(choice, wanted[1].value(), "most wanted it");
    let first = draft(key, 1, AT, &[2]);
    let signature = group.sign(&signed_message(SigRole::Epoch, &first.value()), 3);
    let first = first.with_signature(signature);
    assert!(first.verify().is_ok(), "an epoch of a committee is like any other");
    let mut ledger = Ledger::default();
    ledger.apply(&LedgerRecord::Epoch(first.encode()));
    assert_eq!(agenda(&ledger, &[LedgerRecord::Epoch(wanted[0].encode())]), None, "its number is over");
    assert_eq!(agenda(&ledger, &[LedgerRecord::Epoch(first.encode())]), Some(Vec::new()), "it is decided");
    let next = unsigned(draft(key, 2, AT, &[1, 2]));
    let convicts = BTreeSet::from([kid(1)]);
    assert!(epoch_may_follow(Some(&first), &next, AT, &convicts));
    assert_eq!(decide(&ledger, &[next.clone(), next.clone(), next.clone()]), next.value());
}

#[test]
fn no_member_votes_for_an_epoch_that_revokes_an_honest_key_or_forgets_one() {
    let (key, other) = (Group::new().key(), Person::new(9).key());
    let convicts: BTreeSet<KeyId> = [kid(1), kid(2)].into();
    let newest = unsigned(draft(key, 4, AT, &[1]));
    let may = |next: &RevocationEpoch| epoch_may_follow(Some(&newest), next, AT, &convicts);
    assert!(may(&unsigned(draft(key, 5, AT, &[1, 2]))));
    assert!(!may(&unsigned(draft(key, 5, AT, &[1]))), "nothing is new, and numbers run out");
    assert!(!may(&unsigned(draft(key, 5, Timestamp(AT.0 + 1), &[1, 2]))), "it begins when it was put, not later");
    assert!(!may(&unsigned(draft(key, 5, AT, &[1, 3]))), "nothing convicts this key");
    assert!(!may(&unsigned(draft(key, 5, AT, &[2]))), "one is forgotten");
    assert!(!may(&unsigned(draft(key, 6, AT, &[1, 2]))), "a number is left out");
    assert!(!may(&unsigned(draft(key, 4, AT, &[1, 2]))), "the number was given");
    let earlier = Timestamp(AT.0 - 1);
    assert!(!epoch_may_follow(Some(&newest), &unsigned(draft(key, 5, earlier, &[1, 2])), earlier, &convicts));
    assert!(!may(&unsigned(draft(other, 5, AT, &[1, 2]))), "another group's");
    assert!(epoch_may_follow(None, &unsigned(draft(key, 1, AT, &[1])), AT, &convicts));
    assert!(!epoch_may_follow(None, &unsigned(draft(key, 2, AT, &[1])), AT, &convicts));
    let last = unsigned(draft(key, u16::MAX, AT, &[1]));
    assert!(!epoch_may_follow(Some(&last), &unsigned(draft(key, 1, AT, &[1, 2])), AT, &convicts));
}

/// Whoever was cheated shows the proof, and the group revokes the key; it is not revoked again.
#[test]
fn a_group_revokes_whom_a_proof_convicts() {
    for evil in EVERY_EVIL {
        let mut council = Council::new(evil);
        let town = Town::new();
        let ([renewal, paid], _) = council.claims();
        council.ask(&renewal).unwrap();
        let Some(Answer::Dead { proof, .. }) = council.ask(&paid) else { panic!("the coin was renewed") };
        let matter = Matter::Epoch(vec![proof]);
        let told = [0, 1, 2].map(|member| council.ask_matter(member, &matter));
        let Some(Outcome::Epoch(epoch)) = &told[0] else { panic!("{told:?}") };
        assert!(epoch.verify().is_ok() && epoch.witness() == council.group.key());
        assert_eq!((epoch.epoch(), epoch.revoked()), (1, &[town.payer.key().kid()][..]), "{evil:?}");
        assert!(told.iter().all(|other| *other == told[0]), "{evil:?}: {told:?}");
        council.agree();
        let forged = Matter::Epoch(vec![vec![1, 2, 3]]);
        assert_eq!(council.ask_matter(0, &forged), told[0], "nothing convicts anybody else");
    }
}
