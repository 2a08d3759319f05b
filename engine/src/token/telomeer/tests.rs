#![allow(clippy::unwrap_used)]
use super::*;
use crate::foundation::key::KeyPath;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::{BatchError, Signature, signed_message};
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::{Timestamp, TransferTimes};
use crate::testing::SoftSigner;
use crate::token::anchor::Genesis;
use crate::token::issuance::{Issuance, NewIssuance};
use crate::token::merkle::Tree;
use crate::token::void_evidence::VoidEvidence;

const ISSUED: Timestamp = Timestamp(1_760_000_000_000);

/// One wallet with one key.
#[derive(Clone)]
struct Person(SoftSigner);

impl Person {
    fn new(seed: u8) -> Self {
        Self(SoftSigner::new([seed; 32]))
    }

    fn key(&self) -> PublicKey {
        self.0.public(&KeyPath::Issuer)
    }

    fn sign(&self, role: SigRole, value: &Hash) -> Signature {
        self.0.sign(&KeyPath::Issuer, &signed_message(role, value))
    }
}

fn issuer() -> Person {
    Person::new(1)
}

fn issuance_with(change: impl FnOnce(&mut Issuance)) -> SignedIssuance {
    let new = NewIssuance {
        witness: None,
        community: "Market".to_owned(),
        unit: "Shell".to_owned(),
        scenario: String::new(),
        location: "000000".to_owned(),
        reference: "R1".to_owned(),
        valid_days: 30,
        coins: vec![(Denomination::of_value(5).unwrap(), 2), (Denomination::of_value(10).unwrap(), 2)],
    };
    let mut draft = Issuance::draft(&new, issuer().key(), [7; 16], ISSUED).unwrap();
    change(&mut draft.issuance);
    let signature = issuer().sign(SigRole::Issuance, &draft.id().0);
    draft.with_signature(signature)
}

fn issuance() -> SignedIssuance {
    issuance_with(|_| ())
}

/// Builds chains the way wallets do; every deviation is a test.
struct Chain {
    telomeer: Telomeer,
    owner: Person,
    issuance: SignedIssuance,
}

impl Chain {
    fn of(issuance: SignedIssuance, owner: &Person) -> Self {
        let (record, index) = (&issuance.issuance, 2);
        let denomination = record.denomination_of(index).unwrap();
        let expiry = record.expiry_minutes();
        let draft = Anchor::genesis(Genesis {
            issuance: issuance.id(),
            index,
            denomination,
            expiry_minutes: expiry,
            anchored_minutes: ISSUED.minutes(),
            owner: owner.key(),
            issuer: issuer().key(),
        });
        let signature = issuer().sign(SigRole::Anchor, &draft.value());
        let telomeer = Telomeer { anchor: draft.with_signature(signature), hops: Vec::new() };
        Self { telomeer, owner: owner.clone(), issuance }
    }

    fn new(owner: &Person) -> Self {
        Self::of(issuance(), owner)
    }

    fn trace(&self) -> Result<Traced, TelomeerError> {
        self.telomeer.trace(&self.issuance, &mut VerificationBatch::new(), 0)
    }

    fn verify(&self) -> Result<Traced, BatchError> {
        let read = Telomeer::parse(&self.telomeer.encode()).unwrap();
        assert_eq!(read, self.telomeer);
        let mut batch = VerificationBatch::new();
        let traced = read.trace(&self.issuance, &mut batch, 5).unwrap();
        batch.verify(&mut Dice::new(&Entropy([9; 32])))?;
        Ok(traced)
    }

    /// Moves the coin to `to` beside two others; `spender` is whose key the header has.
    fn pass(&mut self, spender: &Person, to: &Person, direction: Direction, void: Vec<VoidEvidence>) {
        let before = self.trace().unwrap();
        let leaf = leaf_hash(&before.token_id, before.seq + 1, &before.head, &to.key(), &void_hash(&void));
        let index = if direction == Direction::Payment { 2 } else { 3 };
        let mut leaves: Vec<Hash> = (0..4).map(|other| Hash([other; 32])).collect();
        leaves[index] = leaf;
        let tree = Tree::new(leaves);
        let (sender, receiver) = match direction {
            Direction::Payment => (spender, to),
            Direction::Change => (to, spender),
        };
        let times = TransferTimes { lo: ISSUED, width_s: 2, expiry_s: 900, saturated: false, doubtful: true };
        let no_witness = !self.issuance.issuance.is_witnessed();
        let (n_p, n_c) = (2, 1);
        let (root, sender_key, receiver_key) = (tree.root(), sender.key(), receiver.key());
        let fields = HeaderFields { root, sender: sender_key, receiver: receiver_key, times, n_p, n_c, no_witness };
        let header = fields.hash();
        let owner_role = if direction == Direction::Payment { SigRole::Commit } else { SigRole::Vote };
        let other_key = spender.key() != self.owner.key();
        self.telomeer.hops.push(Hop {
            index: index as u8,
            n_p,
            n_c,
            times,
            no_witness,
            counterparty: to.key(),
            commit: sender.sign(SigRole::Commit, &header),
            vote: receiver.sign(SigRole::Vote, &header),
            ack: (direction == Direction::Change).then(|| receiver.sign(SigRole::Final, &header)),
            void,
            owner: other_key.then(|| (spender.key(), self.owner.sign(owner_role, &header))),
            path: tree.path(index),
        });
        self.owner = to.clone();
    }

    fn pay(&mut self, to: &Person) {
        let spender = self.owner.clone();
        self.pass(&spender, to, Direction::Payment, Vec::new());
    }
}

/// Paid, given as change, paid under another key with void evidence.
fn long_chain() -> Chain {
    let (ann, bob, cleo) = (Person::new(2), Person::new(3), Person::new(4));
    let mut chain = Chain::new(&ann);
    chain.pay(&bob);
    chain.pass(&bob, &cleo, Direction::Change, Vec::new());
    let void = VoidEvidence { kind: SigRole::SenderAbort, header: Hash([8; 32]), signature: Signature([8; 64]) };
    chain.pass(&Person::new(14), &ann, Direction::Payment, vec![void]);
    chain.pass(&Person::new(12), &bob, Direction::Change, Vec::new());
    chain
}

#[test]
fn a_chain_of_every_kind_of_hop_verifies() {
    let chain = long_chain();
    let traced = chain.verify().unwrap();
    assert_eq!(traced.owner, Person::new(3).key());
    assert_eq!((traced.seq, traced.hops, traced.index), (4, 4, 2));
    assert_eq!(Some(traced.token_id), chain.issuance.token_id(2));
    assert_eq!(traced.expiry_minutes, chain.issuance.issuance.expiry_minutes());
    assert_eq!(traced.issuance, chain.issuance.id());
}

#[test]
fn a_coin_that_never_moved_is_its_owners() {
    let ann = Person::new(2);
    let chain = Chain::new(&ann);
    let traced = chain.verify().unwrap();
    assert_eq!((traced.owner, traced.seq, traced.head), (ann.key(), 0, chain.telomeer.anchor.hash()));
}

#[test]
fn a_chain_seen_again_costs_no_signature_and_one_more_hop_only_its_own() {
    let (mut chain, cache) = (long_chain(), SignatureCache::default());
    let look = |chain: &Chain| {
        let mut batch = VerificationBatch::new();
        chain.telomeer.trace(&chain.issuance, &mut batch, 0).unwrap();
        let signatures = batch.len();
        (signatures, batch.verify_cached(&cache, &mut Dice::new(&Entropy([9; 32]))))
    };
    // The anchor, two on each of four hops, two acknowledgements, two owners.
    assert_eq!(look(&chain), (13, Ok(13)));
    assert_eq!(look(&chain), (13, Ok(0)));
    chain.pay(&Person::new(5));
    assert_eq!(look(&chain), (15, Ok(2)));
    chain.telomeer.hops[4].vote = Signature([0x11; 64]);
    assert_eq!(look(&chain).1, Err(BatchError::Invalid { label: 0 }));
    assert_eq!(look(&chain).1, Err(BatchError::Invalid { label: 0 }));
}

#[test]
fn no_byte_of_a_chain_can_be_changed() {
    let chain = long_chain();
    let bytes = chain.telomeer.encode();
    // Every seventh byte and each record's edges keep the test quick.
    for place in (0..bytes.len()).filter(|place| place % 7 == 0 || (185..200).contains(place)) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        let Ok(telomeer) = Telomeer::parse(&changed) else { continue };
        let mut batch = VerificationBatch::new();
        let Ok(_) = telomeer.trace(&chain.issuance, &mut batch, 0) else { continue };
        let verdict = batch.verify(&mut Dice::new(&Entropy([9; 32])));
        assert_eq!(verdict, Err(BatchError::Invalid { label: 0 }), "byte {place}");
    }
}

#[test]
fn every_signature_is_checked() {
    let bad = Signature([0x11; 64]);
    let spoil: [fn(&mut Telomeer, Signature); 7] = [
        |telomeer, bad| telomeer.anchor.signature = bad,
        |telomeer, bad| telomeer.hops[0].commit = bad,
        |telomeer, bad| telomeer.hops[0].vote = bad,
        |telomeer, bad| telomeer.hops[1].ack = Some(bad),
        |telomeer, bad| telomeer.hops[0].ack = Some(bad),
        |telomeer, bad| telomeer.hops[2].owner = telomeer.hops[2].owner.map(|(key, _)| (key, bad)),
        |telomeer, bad| telomeer.hops[3].owner = telomeer.hops[3].owner.map(|(key, _)| (key, bad)),
    ];
    for (place, spoil) in spoil.into_iter().enumerate() {
        let mut chain = long_chain();
        spoil(&mut chain.telomeer, bad);
        assert_eq!(chain.verify(), Err(BatchError::Invalid { label: 5 }), "signature {place}");
    }
}

#[test]
fn a_stranger_cannot_spend() {
    let (ann, bob, eve) = (Person::new(2), Person::new(3), Person::new(6));
    let mut as_owner = Chain::new(&ann);
    as_owner.owner = eve.clone();
    as_owner.pass(&eve, &bob, Direction::Payment, Vec::new());
    assert_eq!(as_owner.verify(), Err(BatchError::Invalid { label: 5 }));
    let mut under_another_key = Chain::new(&ann);
    under_another_key.owner = Person::new(7);
    under_another_key.pass(&eve, &bob, Direction::Payment, Vec::new());
    assert_eq!(under_another_key.verify(), Err(BatchError::Invalid { label: 5 }));
}

#[test]
fn hops_cannot_be_dropped_or_exchanged() {
    let mut dropped = long_chain();
    dropped.telomeer.hops.remove(0);
    assert_eq!(dropped.verify(), Err(BatchError::Invalid { label: 5 }));
    let mut exchanged = long_chain();
    exchanged.telomeer.hops.swap(1, 3);
    assert!(exchanged.trace().is_err() || exchanged.verify().is_err());
    let mut cut = long_chain();
    cut.telomeer.hops.truncate(2);
    assert_eq!(cut.verify().unwrap().owner, Person::new(4).key(), "a prefix is an older truth");
}

#[test]
fn rules_beside_the_signatures() {
    let refused = |change: fn(&mut Chain)| {
        let mut chain = long_chain();
        change(&mut chain);
        chain.trace().unwrap_err()
    };
    assert_eq!(refused(|chain| chain.telomeer.hops[1].ack = None), TelomeerError::Unacknowledged { hop: 1 });
    assert_eq!(refused(|chain| chain.telomeer.hops[2].no_witness = true), TelomeerError::Witness { hop: 2 });
    assert_eq!(refused(|chain| chain.telomeer.hops[0].path.clear()), TelomeerError::Path { hop: 0 });
    assert_eq!(
        refused(|chain| chain.telomeer.hops[0].owner = Some((Person::new(2).key(), Signature([1; 64])))),
        TelomeerError::OwnerTwice { hop: 0 }
    );
    assert_eq!(
        refused(|chain| {
            let piece = |number| VoidEvidence {
                kind: SigRole::SenderAbort,
                header: Hash([number; 32]),
                signature: Signature([1; 64]),
            };
            chain.telomeer.hops[0].void = (0..4).map(piece).collect();
        }),
        TelomeerError::TooManyVoids { hop: 0 }
    );
    assert_eq!(
        refused(|chain| chain.issuance = issuance_with(|record| record.hop_limit = 60)),
        TelomeerError::OtherIssuance
    );
}

#[test]
fn only_a_witness_takes_unacknowledged_change_and_only_as_the_last_hop() {
    let mut chain = long_chain();
    let for_witness =
        |chain: &Chain| chain.telomeer.trace_for_witness(&chain.issuance, &mut VerificationBatch::new(), 0);
    chain.telomeer.hops[3].ack = None;
    assert_eq!(chain.trace(), Err(TelomeerError::Unacknowledged { hop: 3 }));
    assert_eq!(chain.telomeer.retrace(&chain.issuance), Err(TelomeerError::Unacknowledged { hop: 3 }));
    assert_eq!(for_witness(&chain).map(|traced| traced.owner), Ok(Person::new(3).key()));
    chain.telomeer.hops[1].ack = None;
    assert_eq!(for_witness(&chain), Err(TelomeerError::Unacknowledged { hop: 1 }));
}

#[test]
fn the_links_of_a_chain_end_where_the_next_hop_cannot_follow() {
    let links = |chain: &Chain| chain.telomeer.links(&chain.issuance).map(|(_, links)| links.len());
    let mut chain = long_chain();
    assert_eq!(links(&chain), Ok(4));
    chain.telomeer.hops[3].ack = None;
    assert_eq!(links(&chain), Ok(4), "the last hop may still wait for its last word");
    chain.telomeer.hops[1].ack = None;
    assert_eq!(links(&chain), Ok(1));
    let mut chain = long_chain();
    chain.telomeer.hops[2].no_witness = chain.issuance.issuance.is_witnessed();
    assert_eq!(links(&chain), Ok(2), "a hop by the rules without a witness where there is one, or the other way round");
}

#[test]
fn the_steps_of_a_chain_lead_from_its_anchor_to_its_owner() {
    let chain = long_chain();
    let (steps, traced) = (chain.telomeer.steps().unwrap(), chain.trace().unwrap());
    let numbers: Vec<u16> = steps.iter().map(|step| step.seq).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert_eq!(steps[0].prev, chain.telomeer.anchor.hash());
    assert!(steps.windows(2).all(|pair| (pair[1].prev, pair[1].owner) == (pair[0].link, pair[0].new_owner)));
    assert_eq!((steps[3].link, steps[3].new_owner), (traced.head, traced.owner));
}

#[test]
fn an_anchor_must_fit_its_issuance() {
    let refused = |change: fn(&mut Anchor)| {
        let mut chain = Chain::new(&Person::new(2));
        change(&mut chain.telomeer.anchor);
        chain.trace().unwrap_err()
    };
    assert_eq!(refused(|anchor| anchor.index = 1), TelomeerError::NoSuchCoin);
    assert_eq!(refused(|anchor| anchor.index = 4), TelomeerError::NoSuchCoin);
    assert_eq!(refused(|anchor| anchor.expiry_minutes += 1), TelomeerError::Expiry);
    assert_eq!(refused(|anchor| anchor.signer_kid = Person::new(2).key().kid()), TelomeerError::Signer);
    assert_eq!(refused(|anchor| anchor.issuance.0 = Hash([1; 32])), TelomeerError::OtherIssuance);
}

#[test]
fn the_hop_limit_is_the_issuances() {
    let people = [Person::new(2), Person::new(3)];
    let mut chain = Chain::of(issuance_with(|record| record.hop_limit = 2), &people[0]);
    chain.pay(&people[1]);
    chain.pay(&people[0]);
    assert_eq!(chain.verify().unwrap().hops, 2);
    chain.pay(&people[1]);
    assert_eq!(chain.trace(), Err(TelomeerError::TooManyHops { hops: 3, limit: 2 }));
}

#[test]
fn without_a_witness_every_hop_says_so() {
    let mut chain = Chain::of(issuance_with(|record| record.witnesses.clear()), &Person::new(2));
    chain.pay(&Person::new(3));
    assert!(chain.telomeer.hops[0].no_witness);
    assert_eq!(chain.verify().unwrap().seq, 1);
    chain.telomeer.hops[0].no_witness = false;
    assert_eq!(chain.trace(), Err(TelomeerError::Witness { hop: 0 }));
}

fn checkpoint(chain: &Chain, signer: &Person, expiry_minutes: u32) -> Chain {
    let traced = chain.trace().unwrap();
    let mut anchor = Anchor {
        kind: AnchorKind::Checkpoint,
        expiry_minutes,
        epoch: 1,
        seq: traced.seq,
        head: traced.head,
        owner: traced.owner,
        signer_kid: signer.key().kid(),
        ..chain.telomeer.anchor.clone()
    };
    anchor.signature = signer.sign(SigRole::Anchor, &anchor.hash());
    let telomeer = Telomeer { anchor, hops: Vec::new() };
    Chain { telomeer, owner: chain.owner.clone(), issuance: chain.issuance.clone() }
}

#[test]
fn a_witness_cuts_the_chain_and_moves_the_expiry() {
    let witness = Person::new(20);
    let key = witness.key();
    let mut chain = Chain::of(issuance_with(|record| record.witnesses = vec![key]), &Person::new(2));
    chain.pay(&Person::new(3));
    let mut renewed = checkpoint(&chain, &witness, 40_000_000);
    renewed.pay(&Person::new(4));
    let traced = renewed.verify().unwrap();
    assert_eq!((traced.seq, traced.hops, traced.expiry_minutes), (2, 1, 40_000_000));
    assert_eq!(traced.token_id, chain.trace().unwrap().token_id);
    assert_eq!(checkpoint(&chain, &issuer(), 40_000_000).trace(), Err(TelomeerError::Signer));
}

#[test]
fn without_renewal_a_checkpoint_keeps_the_expiry() {
    let mut chain = Chain::of(issuance_with(|record| record.renewal = Renewal::None), &Person::new(2));
    chain.pay(&Person::new(3));
    let expiry = chain.issuance.issuance.expiry_minutes();
    assert!(checkpoint(&chain, &issuer(), expiry).verify().is_ok());
    assert_eq!(checkpoint(&chain, &issuer(), expiry + 1).trace(), Err(TelomeerError::Expiry));
}

#[test]
fn more_than_sixty_four_hops_do_not_read() {
    let mut bytes = Chain::new(&Person::new(2)).telomeer.encode();
    bytes[191] = 65;
    assert_eq!(Telomeer::parse(&bytes), Err(ReadError::TooLong { limit: 64, seen: 65 }));
    bytes[191] = 1;
    assert_eq!(Telomeer::parse(&bytes), Err(ReadError::Truncated));
}
