#![allow(clippy::unwrap_used)]
mod sizes;

use super::*;
use crate::foundation::signature::Signature;
use crate::token::hop::Hop;
use crate::token::telomeer::Telomeer;
use crate::trust::blame::BlameRule;
use crate::trust::scene::{Deal, Done, Person, coin, dice, fresh, issuance, surrender, witness};

/// Ann's coin, and the two who would like to have it.
struct Scene {
    issuance: SignedIssuance,
    telomeer: Telomeer,
    place: ChainPlace,
    ann: Person,
    bob: Person,
    cleo: Person,
}

impl Scene {
    fn new() -> Self {
        Self::with(&[witness()])
    }

    fn with(witnesses: &[Person]) -> Self {
        let (ann, bob, cleo) = (Person::new(2), Person::new(3), Person::new(4));
        let issuance = issuance(witnesses);
        let telomeer = fresh(&issuance, 2, &ann);
        let place = ChainPlace::after_anchor(&telomeer.anchor).unwrap();
        Self { issuance, telomeer, place, ann, bob, cleo }
    }

    fn prove(&self, first: SpendStatement, second: SpendStatement) -> FraudProof {
        FraudProof::from_statements(coin(&self.telomeer), (self.place, first), (self.place, second)).unwrap()
    }

    fn pay_bob(&self) -> Done {
        Deal::payment(&self.ann, &self.bob).at(&self.place)
    }

    /// Ann spends again, with evidence.
    fn pay_cleo(&self, void: Vec<VoidEvidence>) -> Done {
        Deal { void, salt: 1, ..Deal::payment(&self.ann, &self.cleo) }.at(&self.place)
    }

    /// Verifies by what was sent, with and without the issuance.
    fn judge(&self, proof: &FraudProof) -> Result<Verdict, FraudProofError> {
        let read = FraudProof::parse(&proof.encode()).unwrap();
        assert_eq!(&read, proof);
        let verdict = read.verify(Some(&self.issuance), &mut dice());
        let alone = read.verify(None, &mut dice());
        assert!(alone == verdict || alone == Err(FraudProofError::IssuanceNeeded));
        verdict
    }
}

fn culprit(person: &Person, rule: BlameRule) -> Result<Verdict, FraudProofError> {
    Ok(Verdict::Culprit { key: person.key(), rule })
}

#[test]
fn two_payments_convict_their_owner() {
    let scene = Scene::new();
    let proof = scene.prove(scene.pay_bob().statement(), scene.pay_cleo(Vec::new()).statement());
    assert_eq!(scene.judge(&proof), culprit(&scene.ann, BlameRule::SpentTwice));
    assert_eq!((proof.coin(), proof.place()), (coin(&scene.telomeer), scene.place));
}

#[test]
fn the_owners_key_is_guilty_when_the_header_has_another() {
    let scene = Scene::new();
    let day_key = Person::new(12);
    let first = Deal { header_key: Some(day_key), ..Deal::payment(&scene.ann, &scene.bob) }.at(&scene.place);
    let proof = scene.prove(first.statement(), scene.pay_cleo(Vec::new()).statement());
    assert_eq!(scene.judge(&proof), culprit(&scene.ann, BlameRule::SpentTwice));
}

#[test]
fn a_conflict_has_one_order_and_one_id() {
    let scene = Scene::new();
    let (first, second) = (scene.pay_bob(), scene.pay_cleo(Vec::new()));
    let proof = scene.prove(first.statement(), second.statement());
    assert_eq!(proof, scene.prove(second.statement(), first.statement()));
    let third = Deal { salt: 2, ..Deal::payment(&scene.ann, &scene.cleo) }.at(&scene.place);
    assert_ne!(scene.prove(first.statement(), third.statement()).id(), proof.id());
    // What is shown beside a half, and which of her signatures, does not make it another conflict.
    let change = Deal::change(&scene.ann, &scene.bob).at(&scene.place);
    let unacknowledged = SpendStatement::of_hop(&Hop { ack: None, ..change.hop.clone() });
    let again = scene.pay_cleo(vec![scene.bob.void(SigRole::ReceiverAbort, change.header)]);
    let bare = scene.prove(unacknowledged, again.statement());
    let acked = scene.prove(change.statement(), again.statement());
    assert_ne!(bare.encode(), acked.encode());
    assert_eq!(bare.id(), acked.id());
    let mut swapped = proof.clone();
    swapped.contradiction.spends_mut().swap(0, 1);
    assert_eq!(FraudProof::parse(&swapped.encode()), Err(ReadError::Order("halves").into()));
}

#[test]
fn the_same_statement_twice_is_no_conflict() {
    let scene = Scene::new();
    let statement = scene.pay_bob().statement();
    let mut resigned = scene.pay_bob().hop;
    resigned.commit = Signature([7; 64]);
    for twin in [statement.clone(), SpendStatement::of_hop(&resigned)] {
        let halves = ((scene.place, statement.clone()), (scene.place, twin.clone()));
        let refused = FraudProof::from_statements(coin(&scene.telomeer), halves.0, halves.1);
        assert_eq!(refused, Err(FraudProofError::SameStatement));
        let mut proof = scene.prove(statement.clone(), scene.pay_cleo(Vec::new()).statement());
        proof.contradiction = Contradiction::TwoSpends([statement.clone(), twin]);
        assert_eq!(FraudProof::parse(&proof.encode()), Err(FraudProofError::SameStatement));
    }
}

#[test]
fn statements_about_different_places_are_no_conflict() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let here = scene.place;
    for (other, owner) in [
        (ChainPlace { prev: Hash([1; 32]), ..here }, &scene.ann),
        (ChainPlace { owner: scene.bob.key(), ..here }, &scene.bob),
        (ChainPlace { seq: here.seq + 1, ..here }, &scene.ann),
    ] {
        let second = Deal { salt: 1, ..Deal::payment(owner, &scene.cleo) }.at(&other);
        let halves = ((here, first.statement()), (other, second.statement()));
        let refused = FraudProof::from_statements(coin(&scene.telomeer), halves.0, halves.1);
        assert_eq!(refused, Err(FraudProofError::OtherPlace));
        // Said to be about one place, it is not what was signed.
        let forged = scene.prove(first.statement(), second.statement());
        assert!(matches!(scene.judge(&forged), Err(FraudProofError::Signature(BatchError::Invalid { .. }))));
    }
    let other_coin = Coin { index: 3, ..coin(&scene.telomeer) };
    let again = scene.pay_cleo(Vec::new());
    let refused = FraudProof::from_statements(other_coin, (here, first.statement()), (here, again.statement()));
    assert_eq!(refused, Err(FraudProofError::OtherPlace));
}

#[test]
fn evidence_cannot_be_left_out_or_added() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let cert = witness().void(SigRole::AbortCertificate, first.header);
    let excused = scene.pay_cleo(vec![cert]);
    assert_eq!(scene.judge(&scene.prove(first.statement(), excused.statement())), Ok(Verdict::Nobody));
    let mut stripped = excused.hop.clone();
    stripped.void.clear();
    let framed = scene.prove(first.statement(), SpendStatement::of_hop(&stripped));
    assert!(matches!(scene.judge(&framed), Err(FraudProofError::Signature(_))));
    let mut excusing = scene.pay_cleo(Vec::new()).hop;
    excusing.void = vec![cert];
    let washed = scene.prove(first.statement(), SpendStatement::of_hop(&excusing));
    assert!(matches!(scene.judge(&washed), Err(FraudProofError::Signature(_))));
}

#[test]
fn evidence_of_another_transfer_or_by_another_key_excuses_nobody() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let third = Hash([9; 32]);
    let stranger = Person::new(30);
    for void in [
        witness().void(SigRole::AbortCertificate, third),
        stranger.void(SigRole::AbortCertificate, first.header),
        scene.ann.void(SigRole::AbortCertificate, first.header),
        stranger.void(SigRole::SenderAbort, first.header),
        scene.bob.void(SigRole::ReceiverAbort, first.header),
    ] {
        let proof = scene.prove(first.statement(), scene.pay_cleo(vec![void]).statement());
        assert_eq!(scene.judge(&proof), culprit(&scene.ann, BlameRule::SpentTwice), "{void:?}");
    }
}

#[test]
fn a_payer_that_commits_and_aborts_is_named_on_both_sides() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let own = scene.ann.void(SigRole::SenderAbort, first.header);
    let proof = scene.prove(first.statement(), scene.pay_cleo(vec![own]).statement());
    assert_eq!(scene.judge(&proof), culprit(&scene.ann, BlameRule::CommittedAndAborted));
    // Ann gave change to Bob the payer, who aborted; she is free to pay Cleo.
    let change = Deal::change(&scene.ann, &scene.bob).at(&scene.place);
    let a5 = scene.bob.void(SigRole::SenderAbort, change.header);
    let proof = scene.prove(change.statement(), scene.pay_cleo(vec![a5]).statement());
    assert_eq!(scene.judge(&proof), culprit(&scene.bob, BlameRule::CommittedAndAborted));
}

/// Bob asked for the abort and took the payment; the transfer alone convicts him, and Ann's second spend adds nothing to that.
#[test]
fn what_a_payee_did_is_not_shown_beside_two_payments() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let header = first.header;
    let again = scene.pay_cleo(vec![witness().void(SigRole::AbortCertificate, header)]);
    let plain = scene.prove(first.statement(), again.statement());
    assert_eq!(scene.judge(&plain), Ok(Verdict::Nobody));
    let y = scene.bob.sign(SigRole::ReceiverAbort, &header);
    let ack = scene.bob.sign(SigRole::Final, &header);
    for shown in [first.statement().with_receiver_abort(y), first.statement().with_ack(ack)] {
        assert_eq!(scene.prove(shown.clone(), again.statement()), plain);
        let mut needless = plain.clone();
        let half = usize::from(plain.contradiction.spends()[1] == first.statement());
        needless.contradiction.spends_mut()[half] = shown;
        assert_eq!(FraudProof::parse(&needless.encode()), Err(ShownError::Needless.into()));
    }
}

#[test]
fn evidence_is_shown_whole_where_it_names_the_other_half_and_nowhere_else() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let about_it = witness().void(SigRole::AbortCertificate, first.header);
    let about_others = [1, 2].map(|n| witness().void(SigRole::AbortCertificate, Hash([n; 32])));
    let again = scene.pay_cleo([&[about_it][..], &about_others].concat());
    let proof = scene.prove(first.statement(), again.statement());
    assert_eq!(scene.judge(&proof), Ok(Verdict::Nobody));
    let half = usize::from(proof.contradiction.spends()[0] == first.statement());
    let shown: Vec<_> = proof.contradiction.spends()[half].evidence().copied().collect();
    assert_eq!(shown, [about_it]);
    let with = |spend: SpendStatement| {
        let mut other = proof.clone();
        other.contradiction.spends_mut()[half] = spend;
        FraudProof::parse(&other.encode()).map(drop)
    };
    assert_eq!(with(again.statement()), Err(ShownError::Needless.into()));
    let mut hidden = again.statement();
    hidden.show_evidence_about(None);
    assert_eq!(with(hidden), Err(ShownError::Hidden.into()), "or an honest owner could be framed");
}

/// A name is 11 bytes, so who makes 2^44 headers finds two of one name. What is shown whole has all of it.
#[test]
fn evidence_about_another_transfer_of_the_same_name_excuses_nobody() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let mut same_name = first.header;
    same_name.0[31] ^= 1;
    let again = scene.pay_cleo(vec![witness().void(SigRole::AbortCertificate, same_name)]);
    let proof = scene.prove(first.statement(), again.statement());
    assert_eq!(scene.judge(&proof), culprit(&scene.ann, BlameRule::SpentTwice));
}

/// Ann gave Bob change and acknowledged; he aborted what he had committed, so she was released. Without a witness too, the commit is
/// shown then; who shows her acknowledgement in its place accuses nobody.
#[test]
fn change_that_its_payer_aborted_shows_the_commit() {
    let scene = Scene::with(&[]);
    let bare = |deal: Deal| Deal { no_witness: true, ..deal };
    let change = bare(Deal::change(&scene.ann, &scene.bob)).at(&scene.place);
    let paid_on = |void| bare(Deal { void: vec![void], salt: 1, ..Deal::payment(&scene.ann, &scene.cleo) });
    let again = paid_on(scene.bob.void(SigRole::SenderAbort, change.header)).at(&scene.place);
    let proof = scene.prove(change.statement(), again.statement());
    assert_eq!(scene.judge(&proof), culprit(&scene.bob, BlameRule::CommittedAndAborted));
    let mut hides_the_commit = proof.clone();
    let half = usize::from(proof.contradiction.spends()[0] == again.statement());
    let mut acknowledged = change.statement();
    acknowledged.hop_mut().unwrap().show_ack(true);
    hides_the_commit.contradiction.spends_mut()[half] = acknowledged;
    assert_eq!(scene.judge(&hides_the_commit), Ok(Verdict::Nobody));
    // An abort by somebody else is none.
    let forged = paid_on(scene.cleo.void(SigRole::SenderAbort, change.header)).at(&scene.place);
    let proof = scene.prove(change.statement(), forged.statement());
    assert_eq!(scene.judge(&proof), culprit(&scene.ann, BlameRule::SpentTwice));
}

/// Nobody has spent a coin again yet; what was signed of the one transfer is enough.
#[test]
fn one_transfer_convicts_who_signed_what_excludes_it() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let header = first.header;
    let of = |spend: SpendStatement, signer: &Person, kind| {
        let void = (kind, signer.sign(kind, &header));
        FraudProof::of_transfer(coin(&scene.telomeer), (scene.place, spend), void, None).unwrap()
    };
    let plain = || first.statement();
    let ack = scene.bob.sign(SigRole::Final, &header);
    let filed = plain().with_receiver_abort(scene.bob.sign(SigRole::ReceiverAbort, &header));
    let took = filed.clone().with_ack(ack);
    let ann = culprit(&scene.ann, BlameRule::CommittedAndAborted);
    let bob = culprit(&scene.bob, BlameRule::ReceivedAndAborted);
    let nothing = Ok(Verdict::ProvesNothing);
    assert_eq!(scene.judge(&of(plain(), &scene.ann, SigRole::SenderAbort)), ann);
    assert_eq!(scene.judge(&of(plain(), &scene.cleo, SigRole::SenderAbort)), nothing, "not her word");
    let by_witness = |spend| of(spend, &witness(), SigRole::AbortCertificate);
    assert_eq!(scene.judge(&by_witness(took.clone())), bob);
    assert_eq!(scene.judge(&by_witness(filed.clone())), nothing, "he took nothing");
    assert_eq!(scene.judge(&by_witness(plain().with_ack(ack))), nothing, "nothing says that he asked for it");
    assert_eq!(scene.judge(&of(took.clone(), &scene.cleo, SigRole::AbortCertificate)), nothing, "not their witness");
    assert_eq!(
        scene.judge(&of(took.clone(), &scene.bob, SigRole::ReceiverAbort)),
        nothing,
        "it was registered, perhaps"
    );
    let certificate = (SigRole::AbortCertificate, witness().sign(SigRole::AbortCertificate, &header));
    let spent = |spend: &SpendStatement, later: SpendStatement| {
        let paid = (scene.place, spend.clone());
        FraudProof::of_transfer(coin(&scene.telomeer), paid, certificate, Some(later)).unwrap()
    };
    let later = Deal::payment(&scene.bob, &scene.cleo).at(&first.after).statement();
    let spent_on = spent(&filed, later.clone());
    assert_eq!(scene.judge(&spent_on), bob);
    assert_eq!(scene.judge(&spent(&filed, surrender(&first.after, &scene.bob, &scene.bob, Vec::new()))), bob);
    assert_eq!(scene.judge(&spent(&plain(), later.clone())), nothing, "nothing says that he asked for it");
    let by_another = Deal::payment(&scene.cleo, &scene.bob).at(&first.after).statement();
    assert!(matches!(scene.judge(&spent(&filed, by_another)), Err(FraudProofError::Signature(_))));
    // One conflict, however it is shown; its second spend is another.
    assert_eq!(by_witness(took.clone()).id(), spent_on.id());
    assert_ne!(by_witness(took.clone()).id(), of(took.clone(), &scene.ann, SigRole::SenderAbort).id());
    assert_ne!(by_witness(took.clone()).id(), scene.prove(plain(), scene.pay_cleo(Vec::new()).statement()).id());
    // Beside the payer's own abort nothing of the payee's counts.
    assert_eq!(of(took.clone(), &scene.ann, SigRole::SenderAbort), of(plain(), &scene.ann, SigRole::SenderAbort));
    let mut needless = of(plain(), &scene.ann, SigRole::SenderAbort);
    needless.contradiction.spends_mut()[0] = took;
    assert_eq!(FraudProof::parse(&needless.encode()), Err(ShownError::Needless.into()));
}

#[test]
fn one_transfer_is_shown_by_a_hop_of_the_proofs_own_coin() {
    let scene = Scene::new();
    let of = |coin, spend| {
        let void = (SigRole::AbortCertificate, witness().sign(SigRole::AbortCertificate, &scene.pay_bob().header));
        FraudProof::of_transfer(coin, (scene.place, spend), void, None)
    };
    let own = coin(&scene.telomeer);
    let given_back = surrender(&scene.place, &scene.ann, &scene.ann, Vec::new());
    assert_eq!(of(own, given_back.clone()), Err(FraudProofError::NoTransfer));
    assert_eq!(of(Coin { index: 3, ..own }, scene.pay_bob().statement()), Err(FraudProofError::OtherPlace));
    let mut read = of(own, scene.pay_bob().statement()).unwrap();
    read.contradiction.spends_mut()[0] = given_back;
    assert_eq!(FraudProof::parse(&read.encode()), Err(FraudProofError::NoTransfer));
    let of_another = scene.pay_cleo(Vec::new()).statement();
    assert_eq!(scene.judge(&of(own, of_another).unwrap()), Ok(Verdict::ProvesNothing), "the word is about another");
}

/// Ann gave change to Bob, and had the payment aborted though she took it. Or Bob aborted what he had committed.
#[test]
fn one_transfer_convicts_by_change_too() {
    let scene = Scene::new();
    let change = Deal::change(&scene.ann, &scene.bob).at(&scene.place);
    let header = change.header;
    let of = |signer: &Person, kind| {
        let spend = change.statement().with_receiver_abort(scene.ann.sign(SigRole::ReceiverAbort, &header));
        let void = (kind, signer.sign(kind, &header));
        FraudProof::of_transfer(coin(&scene.telomeer), (scene.place, spend), void, None).unwrap()
    };
    let taken = culprit(&scene.ann, BlameRule::ReceivedAndAborted);
    assert_eq!(scene.judge(&of(&witness(), SigRole::AbortCertificate)), taken);
    assert_eq!(scene.judge(&of(&scene.bob, SigRole::SenderAbort)), culprit(&scene.bob, BlameRule::CommittedAndAborted));
}

/// Ann gave change to Bob, had the payment aborted, and spends her change again on that.
#[test]
fn a_payee_that_takes_back_its_change_and_keeps_the_payment_is_named() {
    let scene = Scene::new();
    let change = Deal::change(&scene.ann, &scene.bob).at(&scene.place);
    let header = change.header;
    let again = scene.pay_cleo(vec![witness().void(SigRole::AbortCertificate, header)]);
    let mut unacknowledged = change.hop.clone();
    unacknowledged.ack = None;
    let proof = scene.prove(SpendStatement::of_hop(&unacknowledged), again.statement());
    assert_eq!(scene.judge(&proof), Ok(Verdict::Nobody));
    let acknowledged = scene.prove(change.statement(), again.statement());
    assert_eq!(scene.judge(&acknowledged), culprit(&scene.ann, BlameRule::ReceivedAndAborted));
    let later = Deal::payment(&scene.ann, &scene.cleo).at(&change.after).statement();
    let certificate = (SigRole::AbortCertificate, witness().sign(SigRole::AbortCertificate, &header));
    let given = (scene.place, change.statement());
    let same_coin = FraudProof::of_transfer(coin(&scene.telomeer), given, certificate, Some(later));
    assert_eq!(same_coin, Err(FraudProofError::LaterSpend), "the change itself was not paid to her");
}

#[test]
fn an_abort_certificate_is_judged_only_by_the_coins_own_witnesses() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let again = scene.pay_cleo(vec![witness().void(SigRole::AbortCertificate, first.header)]);
    let proof = scene.prove(first.statement(), again.statement());
    assert_eq!(proof.verify(None, &mut dice()), Err(FraudProofError::IssuanceNeeded));
    let others = issuance(&[Person::new(21)]);
    assert_eq!(proof.verify(Some(&others), &mut dice()), Err(FraudProofError::OtherIssuance));
    let committee = Scene::with(&{
        let mut members = [Person::new(21), witness(), Person::new(22)];
        members.sort_by_key(Person::key);
        members
    });
    let first = committee.pay_bob();
    let again = committee.pay_cleo(vec![witness().void(SigRole::AbortCertificate, first.header)]);
    assert_eq!(committee.judge(&committee.prove(first.statement(), again.statement())), Ok(Verdict::Nobody));
}

#[test]
fn a_surrender_is_a_spend() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let renewed = surrender(&scene.place, &scene.ann, &scene.ann, Vec::new());
    let guilty = culprit(&scene.ann, BlameRule::SpentTwice);
    assert_eq!(scene.judge(&scene.prove(first.statement(), renewed.clone())), guilty);
    let cert = witness().void(SigRole::AbortCertificate, first.header);
    let released = surrender(&scene.place, &scene.ann, &scene.ann, vec![cert]);
    assert_eq!(scene.judge(&scene.prove(first.statement(), released)), Ok(Verdict::Nobody));
    let to_another = surrender(&scene.place, &scene.ann, &scene.cleo, Vec::new());
    assert_eq!(scene.judge(&scene.prove(renewed, to_another)), guilty);
}

#[test]
fn without_a_witness_a_vote_is_a_spend_once_it_is_acknowledged() {
    let scene = Scene::with(&[]);
    let bare = |deal: Deal| Deal { no_witness: true, ..deal };
    let change = bare(Deal::change(&scene.ann, &scene.bob)).at(&scene.place);
    let again = bare(Deal { salt: 1, ..Deal::payment(&scene.ann, &scene.cleo) }).at(&scene.place);
    let mut unacknowledged = change.hop.clone();
    unacknowledged.ack = None;
    let abandoned = scene.prove(SpendStatement::of_hop(&unacknowledged), again.statement());
    assert_eq!(scene.judge(&abandoned), Ok(Verdict::ProvesNothing));
    let acknowledged = scene.prove(change.statement(), again.statement());
    assert_eq!(scene.judge(&acknowledged), culprit(&scene.ann, BlameRule::SpentTwice));
    // The payee's abort frees the payer's coin.
    let paid = bare(Deal::payment(&scene.ann, &scene.bob)).at(&scene.place);
    let y = scene.bob.void(SigRole::ReceiverAbort, paid.header);
    let again = bare(Deal { void: vec![y], salt: 1, ..Deal::payment(&scene.ann, &scene.cleo) }).at(&scene.place);
    assert_eq!(scene.judge(&scene.prove(paid.statement(), again.statement())), Ok(Verdict::Nobody));
    let acked = (scene.place, paid.statement().with_ack(scene.bob.sign(SigRole::Final, &paid.header)));
    let alone = FraudProof::of_transfer(coin(&scene.telomeer), acked, (y.kind, y.signature), None).unwrap();
    assert_eq!(scene.judge(&alone), culprit(&scene.bob, BlameRule::ReceivedAndAborted));
    let witnessed = scene.prove(scene.pay_bob().statement(), scene.pay_cleo(Vec::new()).statement());
    assert_eq!(witnessed.verify(Some(&scene.issuance), &mut dice()), Err(FraudProofError::Witness));
}

#[test]
fn beside_one_transfer_too_what_could_not_count_is_left_out_and_refused() {
    let scene = Scene::new();
    let first = scene.pay_bob();
    let later = || Deal::payment(&scene.bob, &scene.cleo).at(&first.after).statement();
    let of = |spend: SpendStatement, signer: &Person, kind, later| {
        let void = (kind, signer.sign(kind, &first.header));
        FraudProof::of_transfer(coin(&scene.telomeer), (scene.place, spend), void, later)
    };
    let shown = of(first.statement(), &scene.ann, SigRole::SenderAbort, Some(later()));
    assert_eq!(shown, Err(ShownError::Needless.into()), "the payer's abort needs nothing beside it");
    // How the coin was spent on says that it was received: one of the two is enough.
    let ack = scene.bob.sign(SigRole::Final, &first.header);
    let by_witness = |spend, later| of(spend, &witness(), SigRole::AbortCertificate, later).unwrap();
    let spent_on = by_witness(first.statement(), Some(later()));
    assert_eq!(by_witness(first.statement().with_ack(ack), Some(later())), spent_on);
    let mut needless = spent_on.clone();
    needless.contradiction.spends_mut()[0] = first.statement().with_ack(ack);
    assert_eq!(FraudProof::parse(&needless.encode()), Err(ShownError::Needless.into()));
    // Of a later vote no more is shown than that it was given.
    let given = Deal::change(&scene.bob, &scene.cleo).at(&first.after).statement();
    let voted = by_witness(first.statement(), Some(given));
    assert_eq!(voted.encode().len(), spent_on.encode().len());
    assert_eq!(FraudProof::parse(&voted.encode()), Ok(voted));
}

#[test]
fn bad_keys_and_signatures_are_refused() {
    let scene = Scene::new();
    let good = scene.prove(scene.pay_bob().statement(), scene.pay_cleo(Vec::new()).statement());
    for place in 0..2 {
        let mut proof = good.clone();
        if let SpendStatement::Hop(hop) = &mut proof.contradiction.spends_mut()[place] {
            hop.signature = Signature([0x11; 64]);
        }
        let invalid = Err(FraudProofError::Signature(BatchError::Invalid { label: place }));
        assert_eq!(proof.verify(None, &mut dice()), invalid);
    }
    // A key of small order verifies anything under a laxer rule.
    let mut small_order = [0; 64];
    small_order[0] = 1;
    for key in [
        PublicKey([0; 32]),
        PublicKey({
            let mut one = [0; 32];
            one[0] = 1;
            one
        }),
    ] {
        let mut proof = good.clone();
        proof.place.owner = key;
        for half in proof.contradiction.spends_mut() {
            if let SpendStatement::Hop(hop) = half {
                hop.signature = Signature(small_order);
            }
        }
        let refused = proof.verify(None, &mut dice());
        assert!(matches!(refused, Err(FraudProofError::Signature(BatchError::Invalid { .. }))));
    }
}

#[test]
fn damaged_bytes_do_not_read() {
    let scene = Scene::new();
    let bytes = scene.prove(scene.pay_bob().statement(), scene.pay_cleo(Vec::new()).statement()).encode();
    for short in 0..bytes.len() {
        assert_eq!(FraudProof::parse(&bytes[..short]), Err(ReadError::Truncated.into()), "{short}");
    }
    assert_eq!(FraudProof::parse(&[&bytes[..], &[0]].concat()), Err(ReadError::TrailingBytes.into()));
    let with = |place: usize, value: u8| {
        let mut bytes = bytes.clone();
        bytes[place] = value;
        FraudProof::parse(&bytes).unwrap_err()
    };
    assert_eq!(with(0, 2), ReadError::Version { seen: 2 }.into());
    assert_eq!(with(1, 2), ReadError::Algorithm { seen: 2 }.into());
    assert_eq!(with(38, 3), ReadError::OutOfRange("denomination").into());
    assert_eq!(with(42, 0), ReadError::OutOfRange("seq").into());
    let first = scene.pay_bob();
    let own_abort = (SigRole::SenderAbort, scene.ann.sign(SigRole::SenderAbort, &first.header));
    let one = FraudProof::of_transfer(coin(&scene.telomeer), (scene.place, first.statement()), own_abort, None);
    let mut one = one.unwrap().encode();
    for short in 0..one.len() {
        assert_eq!(FraudProof::parse(&one[..short]), Err(ReadError::Truncated.into()), "{short}");
    }
    *one.last_mut().unwrap() = 2;
    assert_eq!(FraudProof::parse(&one), Err(ReadError::OutOfRange("later spend").into()));
    let too_long = vec![1; FraudProof::MAX_LEN + 1];
    let limit = ReadError::TooLong { limit: FraudProof::MAX_LEN, seen: FraudProof::MAX_LEN + 1 };
    assert_eq!(FraudProof::parse(&too_long), Err(limit.into()));
}
