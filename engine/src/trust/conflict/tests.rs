#![allow(clippy::unwrap_used)]
use super::*;
use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::token::void_evidence::VoidEvidence;
use crate::trust::blame::{BlameRule, Verdict};
use crate::trust::scene::{Deal, Person, checkpoint, dice, fresh, issuance, surrender, witness};

struct Scene {
    people: [Person; 3],
    chain: Telomeer,
}

impl Scene {
    /// Ann paid Bob, Bob paid Cleo.
    fn new() -> Self {
        let people = [Person::new(2), Person::new(3), Person::new(4)];
        let chain = fresh(&issuance(&[witness()]), 2, &people[0]);
        let chain = paid(&paid(&chain, &people[0], &people[1], 0), &people[1], &people[2], 0);
        Self { people, chain }
    }

    fn cut(&self, hops: usize) -> Telomeer {
        let mut chain = self.chain.clone();
        chain.hops.truncate(hops);
        chain
    }

    /// The chain that begins with a witness's anchor after so many hops.
    fn renewed_after(&self, hops: usize) -> Telomeer {
        let place = end(&self.cut(hops));
        checkpoint(&self.chain.anchor, &place, &self.people[hops])
    }
}

fn end(chain: &Telomeer) -> ChainPlace {
    *walk(chain).unwrap().last().unwrap()
}

fn paid(chain: &Telomeer, from: &Person, to: &Person, salt: u8) -> Telomeer {
    let mut chain = chain.clone();
    let done = Deal { salt, ..Deal::payment(from, to) }.at(&end(&chain));
    chain.hops.push(done.hop);
    chain
}

/// Compares both ways round and says what the first order says.
fn relation(first: &Telomeer, second: &Telomeer) -> Relation {
    let (there, back) = (compare(first, second).unwrap(), compare(second, first).unwrap());
    let turned = match back {
        Relation::Extends { longer } => Relation::Extends { longer: turn(longer) },
        Relation::Superseded { newer } => Relation::Superseded { newer: turn(newer) },
        Relation::PartsBeforeAnchor { newer } => Relation::PartsBeforeAnchor { newer: turn(newer) },
        Relation::ContradictsAnchor { newer, coin, place, hop } => {
            Relation::ContradictsAnchor { newer: turn(newer), coin, place, hop }
        }
        same => same,
    };
    assert_eq!(there, turned);
    there
}

fn turn(which: Which) -> Which {
    match which {
        Which::First => Which::Second,
        Which::Second => Which::First,
    }
}

#[test]
fn chains_that_agree() {
    let scene = Scene::new();
    assert_eq!(relation(&scene.chain, &scene.chain), Relation::Same);
    for hops in 0..2 {
        assert_eq!(relation(&scene.chain, &scene.cut(hops)), Relation::Extends { longer: Which::First });
    }
    let other = fresh(&issuance(&[witness()]), 3, &scene.people[0]);
    assert_eq!(relation(&scene.chain, &other), Relation::OtherCoin);
}

#[test]
fn the_first_fork_is_found_and_proved() {
    let scene = Scene::new();
    let eve = Person::new(9);
    for hop in 0..2 {
        let culprit = &scene.people[hop];
        let forked = paid(&paid(&scene.cut(hop), culprit, &eve, 5), &eve, &scene.people[0], 6);
        let Relation::Fork(proofs) = relation(&scene.chain, &forked) else { unreachable!("they part at hop {hop}") };
        let [proof] = proofs.as_slice() else { unreachable!("nobody had released anything") };
        let (place, _) = statement_of(&scene.chain, hop).unwrap();
        assert_eq!((proof.place(), proof.coin()), (place, coin_of(&scene.chain)));
        let verdict = proof.verify(Some(&issuance(&[witness()])), &mut dice());
        assert_eq!(verdict, Ok(Verdict::Culprit { key: culprit.key(), rule: BlameRule::SpentTwice }));
    }
}

/// Ann paid Bob, who paid Cleo; Ann spent the coin again with evidence about her payment to Bob. Who is named by the first proof
/// that names anybody, and in how many bytes.
fn named(witnesses: &[Person], evidence: impl Fn(&Hash) -> Vec<VoidEvidence>) -> Option<(PublicKey, BlameRule, usize)> {
    let [ann, bob, cleo] = [Person::new(2), Person::new(3), Person::new(4)];
    let issuance = issuance(witnesses);
    let no_witness = witnesses.is_empty();
    let coin = fresh(&issuance, 2, &ann);
    let of = |deal: Deal| Deal { no_witness, coins: (40, 1), ..deal };
    let first = of(Deal::payment(&ann, &bob)).at(&end(&coin));
    let mut held = coin.clone();
    held.hops.push(first.hop);
    held.hops.push(of(Deal::payment(&bob, &cleo)).at(&end(&held)).hop);
    let mut again = coin;
    let deal = Deal { void: evidence(&first.header), salt: 1, ..of(Deal::payment(&ann, &cleo)) };
    again.hops.push(deal.at(&end(&again)).hop);
    let Relation::Fork(proofs) = relation(&held, &again) else { unreachable!("they part at once") };
    proofs.into_iter().find_map(|proof| match proof.verify(Some(&issuance), &mut dice()) {
        Ok(Verdict::Culprit { key, rule }) => Some((key, rule, proof.encode().len())),
        _ => None,
    })
}

#[test]
fn of_what_a_fork_proves_the_shortest_that_convicts_comes_first() {
    let [ann, bob, stranger] = [Person::new(2), Person::new(3), Person::new(9)];
    let witnessed = [witness()];
    let own_abort = |signer: &Person, header: &Hash| vec![signer.void(SigRole::SenderAbort, *header)];
    let path = 6 * 32;
    let committed_and_aborted = Some((ann.key(), BlameRule::CommittedAndAborted, 290 + path));
    assert_eq!(named(&witnessed, |header| own_abort(&ann, header)), committed_and_aborted);
    // Evidence that does not hold takes nobody's guilt away.
    let spent_twice = Some((ann.key(), BlameRule::SpentTwice, 436 + 2 * path));
    assert_eq!(named(&witnessed, |header| own_abort(&stranger, header)), spent_twice);
    // Where nobody settles doubt, the payee's abort releases the payer; spending on convicts the payee.
    let aborted = |header: &Hash| vec![bob.void(SigRole::ReceiverAbort, *header)];
    let received_and_aborted = Some((bob.key(), BlameRule::ReceivedAndAborted, 405 + 2 * path));
    assert_eq!(named(&[], aborted), received_and_aborted);
    // Where somebody does, its word is needed as well, and the payee's own beside it.
    assert_eq!(named(&witnessed, aborted), spent_twice);
    let certificate = |header: &Hash| vec![witness().void(SigRole::AbortCertificate, *header)];
    assert_eq!(named(&witnessed, certificate), None);
}

#[test]
fn statements_are_those_of_their_places() {
    let scene = Scene::new();
    for hop in 0..2 {
        let (place, statement) = statement_of(&scene.chain, hop).unwrap();
        assert_eq!((usize::from(place.seq), place.owner), (hop + 1, scene.people[hop].key()));
        assert_eq!(statement, SpendStatement::of_hop(&scene.chain.hops[hop]));
    }
    assert_eq!(statement_of(&scene.chain, 2), Err(ConflictError::NoSuchPlace));
}

#[test]
fn an_anchor_supersedes_the_chain_it_stands_for() {
    let scene = Scene::new();
    let renewed = scene.renewed_after(2);
    let later = paid(&renewed, &scene.people[2], &scene.people[0], 0);
    for newer in [&renewed, &later] {
        for hops in 0..=2 {
            assert_eq!(relation(&scene.cut(hops), newer), Relation::Superseded { newer: Which::Second });
        }
    }
    let at_once = scene.renewed_after(0);
    assert_eq!(at_once.anchor.head, scene.chain.anchor.hash(), "a coin that never moved can be renewed");
    assert_eq!(relation(&scene.cut(0), &at_once), Relation::Superseded { newer: Which::Second });
}

#[test]
fn a_hop_in_the_place_of_a_surrender_is_half_a_proof() {
    let scene = Scene::new();
    let renewed = scene.renewed_after(1);
    let found = relation(&renewed, &scene.chain);
    let Relation::ContradictsAnchor { newer, coin, place, hop } = found else { unreachable!("Bob did both") };
    assert_eq!((newer, place.seq, place.owner), (Which::First, 2, scene.people[1].key()));
    let kept = surrender(&place, &scene.people[1], &scene.people[1], Vec::new());
    let proof = FraudProof::from_statements(coin, (place, *hop), (place, kept)).unwrap();
    let guilty = Verdict::Culprit { key: scene.people[1].key(), rule: BlameRule::SpentTwice };
    assert_eq!(proof.verify(None, &mut dice()), Ok(guilty));
}

#[test]
fn a_chain_that_parted_before_an_anchor_is_dead() {
    let scene = Scene::new();
    let eve = Person::new(9);
    let parted = paid(&paid(&scene.cut(0), &scene.people[0], &eve, 5), &eve, &eve, 6);
    let renewed = scene.renewed_after(2);
    assert_eq!(relation(&parted, &renewed), Relation::PartsBeforeAnchor { newer: Which::Second });
}

#[test]
fn two_anchors_of_one_number_contradict_each_other() {
    let scene = Scene::new();
    let place = end(&scene.chain);
    let (one, two) = (&scene.people[0], &scene.people[1]);
    let [one, two] = [one, two].map(|owner| checkpoint(&scene.chain.anchor, &place, owner));
    assert_eq!(relation(&one, &two), Relation::AnchorsContradict);
}
