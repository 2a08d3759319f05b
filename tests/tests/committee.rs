//! A committee is one key: what three of four sign together with FROST verifies like any witness's word
//! (`docs/spec/09-witness.md`, section 10).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod at_the_links;
mod at_the_table;
mod at_work;
mod by_chance;
mod council;
mod epochs;
mod in_wallets;
mod keys;
mod power;

use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch, verify};
use juicetokens_engine::lifecycle::witness::committee::{Ballot, Committee, Lock, Member, Subject, Vote};
use juicetokens_engine::lifecycle::witness::ledger::Ledger;
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Taken, TakenAnswer};
use juicetokens_engine::lifecycle::witness::office::Witness;
use juicetokens_engine::lifecycle::witness::questions::check_retired;
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_tests::sim::office::{Person, issue};
use juicetokens_tests::sim::town::{Town, chain_of};

use keys::{Group, MEMBERS};

/// The committee's witness answers a question; the group signs.
fn answer(group: &mut Group, issuance: &SignedIssuance, question: &Question, absent: usize) -> Answer {
    let book = BTreeMap::from([(issuance.id(), issuance.clone())]);
    let ledger = Ledger::default();
    let witness = Witness { ledger: &ledger, book: &book, key: (KeyPath::Issuer, group.key()), epoch: 1 };
    let now = issuance.issuance.issued;
    let draft = witness.answer(question, now, &mut Dice::new(&Entropy([1; 32])));
    let signatures: Vec<Signature> = draft.wanted().iter().map(|wanted| group.sign(&wanted.message, absent)).collect();
    draft.finish(&signatures).1
}

fn trace(issuance: &SignedIssuance, chain: &Telomeer) -> bool {
    let mut batch = VerificationBatch::new();
    let traced = chain.trace(issuance, &mut batch, 0);
    traced.is_ok() && batch.verify(&mut Dice::new(&Entropy([2; 32]))).is_ok()
}

#[test]
fn a_groups_checkpoint_is_a_checkpoint_to_every_wallet() {
    let mut group = Group::new();
    let town = Town::new();
    let issuance = issue(&town.office.signer, |issuance| issuance.witnesses = vec![group.key()]);
    let coin = town.office.coin_of(&issuance, 0, town.payer.key());
    for absent in 0..usize::from(MEMBERS) {
        let Answer::Taken(taken) = answer(&mut group, &issuance, &town.payer.renewal(&coin), absent) else {
            panic!("the coin is taken")
        };
        let [TakenAnswer { taken: Taken::Renewed(anchor), .. }] = taken.as_slice() else {
            panic!("the coin is renewed: {taken:?}")
        };
        assert_eq!(anchor.encode().len(), 191);
        assert_eq!(verify(&group.key(), SigRole::Anchor, &anchor.hash(), &anchor.signature), Ok(()));
        assert!(trace(&issuance, &chain_of(anchor.clone())));
        let mut forged = anchor.clone();
        forged.owner = town.other.key();
        assert!(!trace(&issuance, &chain_of(forged)));
    }
}

#[test]
fn a_groups_abort_certificate_and_retirement_are_one_signature_each() {
    let mut group = Group::new();
    let town = Town::new();
    let issuance = issue(&town.office.signer, |issuance| issuance.witnesses = vec![group.key()]);
    let mut filed = town.payee.file(&issuance, &town.deal.header);
    filed.sender_abort = Some(town.payer.sign(SigRole::SenderAbort, &town.deal.id()));
    let Answer::Void(certificate) = answer(&mut group, &issuance, &Question::FileAbort(Box::new(filed)), 0) else {
        panic!("with the payer's abort it is void at once")
    };
    assert_eq!(certificate.witness, group.key());
    assert_eq!(verify(&group.key(), SigRole::AbortCertificate, &town.deal.id(), &certificate.signature), Ok(()));
    let back = town.payer.surrender(&town.office.coin_of(&issuance, 0, town.payer.key()), None);
    let Answer::Taken(taken) = answer(&mut group, &issuance, &Question::Surrender(vec![back.clone()]), 1) else {
        panic!("the coin is taken")
    };
    let [TakenAnswer { taken: Taken::Retired(signature), .. }] = taken.as_slice() else {
        panic!("the coin is retired: {taken:?}")
    };
    assert!(check_retired(&back.surrender, signature, &issuance));
}

#[test]
fn ballots_count_once_their_signatures_hold() {
    let people: Vec<Person> = (10..14).map(Person::new).collect();
    let keys: BTreeSet<PublicKey> = people.iter().map(Person::key).collect();
    let committee = Committee::new(keys).unwrap();
    let subject = Subject::Transfer(Town::new().deal.id());
    let cast = |person: &Person| {
        let vote = Member::default().vote(subject, Subject::COMMITTED).unwrap();
        Ballot { member: person.key(), vote, signature: person.sign(SigRole::Ballot, &vote.hash()) }
    };
    let ballots: Vec<Ballot> = people.iter().take(3).map(cast).collect();
    assert!(ballots.iter().all(|ballot| ballot.verify().is_ok()));
    let lock = Lock { round: 0, choice: Subject::COMMITTED };
    assert_eq!(Member::default().lock(&committee, subject, &ballots), Some(lock));
    let stolen = Ballot { member: people[3].key(), ..ballots[0] };
    assert!(stolen.verify().is_err());
    let turned = Ballot { vote: Vote { choice: Subject::VOID, ..ballots[0].vote }, ..ballots[0] };
    assert!(turned.verify().is_err());
}
