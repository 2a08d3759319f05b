//! A committee is one key: what three of four sign together with FROST verifies like any witness's word
//! (`docs/spec/09-witness.md`, section 10).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod at_the_table;
mod at_work;
mod council;
mod epochs;

use std::collections::{BTreeMap, BTreeSet};

use frost_ed25519::keys::{IdentifierList, KeyPackage, PublicKeyPackage, generate_with_dealer};
use frost_ed25519::rand_core::{CryptoRng, Error, RngCore};
use frost_ed25519::{Identifier, SigningPackage, aggregate, round1, round2};
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
use juicetokens_tests::sim::Chance;
use juicetokens_tests::sim::office::{Person, issue};
use juicetokens_tests::sim::town::{Town, chain_of};

const MEMBERS: u16 = 4;
const QUORUM: u16 = 3;

/// The simulator's dice, for a crate that wants a generator.
struct Dealer(Chance);

impl RngCore for Dealer {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.bytes())
    }

    fn fill_bytes(&mut self, target: &mut [u8]) {
        target.iter_mut().for_each(|byte| [*byte] = self.0.bytes());
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(target);
        Ok(())
    }
}

impl CryptoRng for Dealer {}

/// Four members with shares of one key.
struct Group {
    shares: BTreeMap<Identifier, KeyPackage>,
    public: PublicKeyPackage,
    dealer: Dealer,
}

impl Group {
    fn new() -> Self {
        let mut dealer = Dealer(Chance::new(12));
        let (shares, public) = generate_with_dealer(MEMBERS, QUORUM, IdentifierList::Default, &mut dealer).unwrap();
        let shares = shares.into_iter().map(|(member, share)| (member, KeyPackage::try_from(share).unwrap())).collect();
        Self { shares, public, dealer }
    }

    fn key(&self) -> PublicKey {
        PublicKey(self.public.verifying_key().serialize().unwrap().try_into().unwrap())
    }

    /// Three members sign; the fourth is away.
    fn sign(&mut self, message: &[u8; 41], absent: usize) -> Signature {
        let mut signers = self.shares.clone();
        let absent = *signers.keys().nth(absent).unwrap();
        signers.remove(&absent);
        let (mut nonces, mut commitments) = (BTreeMap::new(), BTreeMap::new());
        for (member, share) in &signers {
            let (nonce, commitment) = round1::commit(share.signing_share(), &mut self.dealer);
            nonces.insert(*member, nonce);
            commitments.insert(*member, commitment);
        }
        let package = SigningPackage::new(commitments, message);
        let signed =
            signers.iter().map(|(member, share)| (*member, round2::sign(&package, &nonces[member], share).unwrap()));
        let signature = aggregate(&package, &signed.collect(), &self.public).unwrap();
        Signature(signature.serialize().unwrap().try_into().unwrap())
    }
}

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
