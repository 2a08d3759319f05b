//! How long proofs are, whatever they prove.
use super::*;
use crate::token::hop::most_voids;

#[test]
fn sizes_are_those_of_the_design() {
    let scene = Scene::new();
    for (coins, depth) in [((5, 1), 3), ((20, 1), 5)] {
        let first = Deal { coins, ..Deal::payment(&scene.ann, &scene.bob) }.at(&scene.place);
        let second = Deal { coins, salt: 1, ..Deal::payment(&scene.ann, &scene.cleo) }.at(&scene.place);
        let proof = scene.prove(first.statement(), second.statement());
        // Version, algorithm, index and denomination beside the id's issuance, both kinds: 12 bytes.
        assert_eq!(proof.encode().len(), 98 + 2 * (114 + 32 * depth) + 12);
        assert!(proof.encode().len() < 700);
    }
}

/// Coins whose trees have this depth and are full, under the owner's key or under that of another day, each with evidence about
/// other transfers.
struct Largest {
    depth: u32,
    header_key: Option<Person>,
    voids: u8,
}

impl Largest {
    fn of(&self, deal: Deal) -> Deal {
        let most = u8::try_from((1_u32 << self.depth) - 1).unwrap();
        let coins = if deal.direction == Direction::Payment { (most, 0) } else { (most - 1, 1) };
        let others = (0..self.voids).map(|n| witness().void(SigRole::AbortCertificate, Hash([n; 32])));
        let void = [deal.void, others.collect()].concat();
        Deal { coins, header_key: self.header_key.clone(), void, ..deal }
    }

    /// The shortest proof of every rule, each with its encoded size: rule 1; rule 2; rule 4 shown by an acknowledgement, by a
    /// surrender, and by a later payment.
    fn sizes(&self) -> [usize; 5] {
        let scene = Scene::new();
        let first = self.of(Deal::payment(&scene.ann, &scene.bob)).at(&scene.place);
        let again = self.of(Deal { salt: 1, ..Deal::payment(&scene.ann, &scene.cleo) }).at(&scene.place);
        let spent = self.of(Deal { salt: 2, ..Deal::payment(&scene.bob, &scene.cleo) }).at(&first.after);
        let header = first.header;
        let spender = self.header_key.as_ref().unwrap_or(&scene.ann);
        let of_transfer = |spend: SpendStatement, signer: &Person, kind, later| {
            let void = (kind, signer.sign(kind, &header));
            FraudProof::of_transfer(coin(&scene.telomeer), (scene.place, spend), void, later).unwrap()
        };
        let aborted = first.statement().with_receiver_abort(scene.bob.sign(SigRole::ReceiverAbort, &header));
        let acknowledged = aborted.clone().with_ack(scene.bob.sign(SigRole::Final, &header));
        let by_witness = |spend, later| of_transfer(spend, &witness(), SigRole::AbortCertificate, later);
        let later = |spend| by_witness(aborted.clone(), Some(spend));
        let handed_in = surrender(&first.after, &scene.bob, &scene.bob, first.hop.void.clone());
        let bob = culprit(&scene.bob, BlameRule::ReceivedAndAborted);
        let proofs = [
            (scene.prove(first.statement(), again.statement()), culprit(&scene.ann, BlameRule::SpentTwice)),
            (
                of_transfer(first.statement(), spender, SigRole::SenderAbort, None),
                culprit(&scene.ann, BlameRule::CommittedAndAborted),
            ),
            (by_witness(acknowledged, None), bob),
            (later(handed_in), bob),
            (later(spent.statement()), bob),
        ];
        proofs.map(|(proof, guilty)| size_of_judged(&scene, &proof, guilty))
    }

    /// The sizes of rule 1 of coins of which one, or both, were given as change; the second carries evidence about the first that does
    /// not hold, which has to be seen.
    fn sizes_of_change(&self, no_witness: bool) -> [usize; 2] {
        let scene = if no_witness { Scene::with(&[]) } else { Scene::new() };
        let bare = |deal: Deal| self.of(Deal { no_witness, ..deal });
        let given = bare(Deal::change(&scene.ann, &scene.bob)).at(&scene.place);
        let again = |deal: Deal| {
            let mut deal = bare(Deal { salt: 1, ..deal });
            if let Some(piece) = deal.void.first_mut() {
                *piece = scene.cleo.void(SigRole::SenderAbort, given.header);
            }
            deal.at(&scene.place).statement()
        };
        [Deal::payment(&scene.ann, &scene.cleo), Deal::change(&scene.ann, &scene.cleo)].map(|deal| {
            let proof = scene.prove(given.statement(), again(deal));
            size_of_judged(&scene, &proof, culprit(&scene.ann, BlameRule::SpentTwice))
        })
    }
}

fn size_of_judged(scene: &Scene, proof: &FraudProof, guilty: Result<Verdict, FraudProofError>) -> usize {
    assert_eq!(scene.judge(proof), guilty);
    proof.encode().len()
}

/// Rule 3 convicts nobody. Coins that were received on another day lie under another key than the one in the header.
#[test]
fn every_rule_convicts_in_less_than_a_thousand_bytes_at_every_depth_and_with_all_the_evidence_that_fits() {
    let (mut longest_of_payments, mut longest_of_change) = (0, 0);
    for depth in 2..=6 {
        for (header_key, more) in [(None, 0), (Some(Person::new(12)), 32)] {
            let one = 32 * depth as usize + more;
            for voids in 0..=most_voids(Direction::Payment, depth as usize) {
                let largest = Largest { depth, header_key: header_key.clone(), voids: voids as u8 };
                let sizes = largest.sizes();
                let evidence = if voids > 0 { 1 + 33 * voids } else { 0 };
                let twice = 2 * (one + evidence);
                let in_surrender = one + evidence + 33 * voids;
                let once = one + evidence;
                assert_eq!(sizes, [338 + twice, 290 + once, 418 + once, 453 + in_surrender, 469 + twice]);
                longest_of_payments = sizes.into_iter().fold(longest_of_payments, usize::max);
            }
            for voids in 0..=most_voids(Direction::Change, depth as usize) {
                let largest = Largest { depth, header_key: header_key.clone(), voids: voids as u8 };
                let evidence = if voids > 0 { 2 * (1 + 33 * voids) + 64 } else { 0 };
                let one_given = 338 + 64 + 2 * one + evidence;
                for no_witness in [false, true] {
                    let sizes = largest.sizes_of_change(no_witness);
                    assert_eq!(sizes, [one_given, one_given + 64]);
                    longest_of_change = sizes.into_iter().fold(longest_of_change, usize::max);
                }
            }
        }
    }
    assert_eq!((longest_of_payments, longest_of_change), (FraudProof::MAX_LEN, 986));
    // An item of a distributed hash table holds so much.
    const { assert!(FraudProof::MAX_LEN <= 996) };
}
