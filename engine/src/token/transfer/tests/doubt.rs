//! How doubt ends, on each side: with a witness by its word alone, without one by the payee's giving up alone.
use super::scene::{LATER, Person, Scene, message};
use crate::foundation::hash::Hash;
use crate::foundation::signature::SigRole;
use crate::foundation::time::Timestamp;
use crate::token::hop::{Direction, link_hash};
use crate::token::token_id::TokenId;
use crate::token::transfer::message::{AbortCertificate, Message, RetroPak};
use crate::token::transfer::record::{State, TransferRecord};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::{Outcome, OwnCoin, Written};
use crate::token::transfer::table::{Arrival, Note, Reaction};
use crate::token::transfer::wire;
use crate::token::void_evidence::VoidEvidence;

fn ids(coins: &[OwnCoin]) -> Vec<TokenId> {
    coins.iter().map(|own| own.coin.traced.token_id).collect()
}

/// What a message makes a side write and say.
fn heard(scene: &Scene, record: &TransferRecord, envelope: &[u8]) -> Outcome {
    scene.carries(record, &Arrival::Message(&message(envelope), envelope))
}

/// Why a message does not hold, which changes nothing.
fn refused(scene: &Scene, record: &TransferRecord, envelope: &[u8]) -> Option<RefuseCode> {
    let response = scene.hears(record, envelope);
    assert!(matches!(response.reaction, Reaction::Nothing), "a refusal changes nothing");
    response.note.map(|note| match note {
        Note::DoesNotHold(_, code) => code,
        other => unreachable!("{other:?}"),
    })
}

/// Only these coins are free, each with this evidence, and nothing else happens to any coin.
fn only_frees(written: &Written, coins: &[OwnCoin], evidence: VoidEvidence) {
    let freed: Vec<_> = ids(coins).into_iter().map(|id| (id, Some(evidence))).collect();
    assert_eq!(written.released, freed);
    assert!(written.spent.is_empty() && written.received.is_empty() && written.returned.is_empty());
    assert!(written.dead.is_empty() && written.reserved.is_empty());
}

/// Exactly the payment comes back, and each coin's next hop must carry the evidence.
fn gives_back(written: &Written, payment: &[OwnCoin], evidence: VoidEvidence) {
    let returned: Vec<_> = written.returned.iter().map(|coin| coin.traced.token_id).collect();
    assert_eq!(returned, ids(payment));
    assert!(written.returned.iter().all(|coin| coin.void == [evidence]));
    assert!(written.spent.is_empty() && written.received.is_empty() && written.released.is_empty());
}

fn certificate_of(envelope: &[u8]) -> AbortCertificate {
    let Message::AbortCertificate(certificate) = message(envelope) else { unreachable!("V") };
    certificate
}

fn abort_of(envelope: &[u8]) -> RetroPak {
    let (Message::ReceiverRetroPak(pak) | Message::SenderRetroPak(pak)) = message(envelope) else { unreachable!("Y") };
    pak
}

/// Y as the payee's word; X is evidence of the same shape.
fn own_word(kind: SigRole, pak: &RetroPak) -> VoidEvidence {
    VoidEvidence { kind, header: pak.header, signature: pak.signature }
}

#[test]
fn the_witness_frees_the_change_of_a_payee() {
    let scene = Scene::new(true);
    let (_, payee, _) = scene.voted();
    let void = scene.certificate(&payee);
    let written = heard(&scene, &payee, &void).written.unwrap();
    only_frees(&written, &scene.change, certificate_of(&void).evidence());
    assert_eq!(written.record.state, State::RolledBack);
    assert_eq!((written.record.ended, &written.record.abort_certificate[..]), (LATER, &void[..]));
    assert_eq!(written.record.receiver_retro_pak, payee.receiver_retro_pak);
}

#[test]
fn the_witness_gives_a_payer_its_payment_back_and_its_change_is_dead() {
    let scene = Scene::new(true);
    let (payer, ..) = scene.committed();
    let void = scene.certificate(&payer);
    let written = heard(&scene, &payer, &void).written.unwrap();
    gives_back(&written, &scene.payment, certificate_of(&void).evidence());
    assert_eq!(written.record.state, State::Voided);
    assert_eq!((written.record.ended, &written.record.abort_certificate[..]), (LATER, &void[..]));
    assert_eq!(written.record.commit, payer.commit);

    let change = &scene.change[0].coin;
    let link = link_hash(&change.leaf(&scene.payer.key()), &scene.header(&payer), Direction::Change);
    assert_eq!(written.dead, [(change.traced.token_id, link)]);
}

#[test]
fn the_change_that_dies_is_what_the_payer_would_have_received() {
    let scene = Scene::new(true);
    let (payer, commit, payee) = scene.committed();
    let last = heard(&scene, &payee, &commit).say[0].clone();
    let written = heard(&scene, &payer, &last).written.unwrap();
    let received: Vec<_> = written.received.iter().map(|(traced, _)| (traced.token_id, traced.head)).collect();
    let void = scene.certificate(&payer);
    // The acknowledgement came first: what the payer has by then is dead all the same.
    let dead = heard(&scene, &written.record, &void).written.unwrap().dead;
    assert_eq!(dead, received);
}

#[test]
fn a_certificate_of_another_transfer_another_witness_or_another_signer_changes_nothing() {
    let scene = Scene::new(true);
    let (payer, _, payee) = scene.committed();
    for record in [&payer, &payee] {
        let void = certificate_of(&scene.certificate(record));
        let other = Hash([5; 32]);
        let elsewhere = AbortCertificate {
            header: other,
            signature: scene.witness.sign(SigRole::AbortCertificate, &other),
            ..void
        };
        let by_payee = scene.payee.sign(SigRole::AbortCertificate, &void.header);
        let stranger = AbortCertificate { witness: scene.payee.key(), signature: by_payee, ..void };
        let forged = AbortCertificate { signature: by_payee, ..void };
        let codes = [elsewhere, stranger, forged]
            .map(|void| refused(&scene, record, &wire::encode(&Message::AbortCertificate(void))).unwrap());
        assert_eq!(codes, [RefuseCode::Malformed, RefuseCode::NotAccepted, RefuseCode::Signature]);
    }
}

#[test]
fn without_a_witness_a_payee_gives_up_and_says_so_with_its_word() {
    let scene = Scene::new(false);
    let (_, payee, _) = scene.voted();
    let outcome = scene.carries(&payee, &Arrival::GivenUp);
    let written = outcome.written.unwrap();
    let word = abort_of(&payee.receiver_retro_pak);
    only_frees(&written, &scene.change, own_word(SigRole::ReceiverAbort, &word));
    assert_eq!((written.record.state, written.record.ended), (State::Abandoned, LATER));
    assert_eq!(outcome.say, [payee.receiver_retro_pak.to_vec()]);
    assert_eq!(word.header, scene.header(&payee));
}

#[test]
fn with_a_witness_a_payee_cannot_give_up_and_a_payer_does_not_take_its_word() {
    let scene = Scene::new(true);
    let (payer, _, payee) = scene.committed();
    let outcome = scene.carries(&payee, &Arrival::GivenUp);
    assert!(outcome.written.is_none() && outcome.say.is_empty());
    let word = payee.receiver_retro_pak.clone();
    assert_eq!(refused(&scene, &payer, &word), Some(RefuseCode::Unexpected));
}

#[test]
fn without_a_witness_there_is_nothing_to_file() {
    let (with, without) = (Scene::new(true), Scene::new(false));
    let filed = with.carries(&with.voted().1, &Arrival::Filing).written.unwrap();
    assert_eq!((filed.record.state, filed.record.ended), (State::AbortFiled, Timestamp(0)));
    assert!(filed.released.is_empty(), "the witness decides");
    assert!(without.carries(&without.voted().1, &Arrival::Filing).written.is_none());
}

#[test]
fn a_payee_that_gave_up_gives_a_payer_without_a_witness_its_payment_back() {
    let scene = Scene::new(false);
    let (payer, _, payee) = scene.committed();
    let word = payee.receiver_retro_pak.to_vec();
    let response = scene.hears(&payer, &word);
    assert_eq!(response.note, Some(Note::Refused(RefuseCode::Aborted)));
    let Reaction::Carry(outcome) = response.reaction else { unreachable!("a write") };
    let written = outcome.written.unwrap();
    gives_back(&written, &scene.payment, own_word(SigRole::ReceiverAbort, &abort_of(&word)));
    assert_eq!((written.record.state, written.record.ended), (State::Voided, LATER));
    assert_eq!(written.record.receiver_retro_pak, word);
}

#[test]
fn the_word_of_somebody_else_or_of_another_transfer_gives_nothing_back() {
    let scene = Scene::new(false);
    let (payer, _, payee) = scene.committed();
    let word = abort_of(&payee.receiver_retro_pak);
    let other = Hash([5; 32]);
    let elsewhere =
        RetroPak { header: other, signature: scene.payee.sign(SigRole::ReceiverAbort, &other), ..word.clone() };
    let own = RetroPak { signature: scene.payer.sign(SigRole::ReceiverAbort, &word.header), ..word.clone() };
    let another_role = RetroPak { signature: scene.payee.sign(SigRole::Vote, &word.header), ..word };
    let codes = [elsewhere, own, another_role]
        .map(|word| refused(&scene, &payer, &wire::encode(&Message::ReceiverRetroPak(word))).unwrap());
    assert_eq!(codes, [RefuseCode::Malformed, RefuseCode::Signature, RefuseCode::Signature]);
}

#[test]
fn a_payers_abort_frees_the_change_of_a_payee_with_that_abort_as_evidence() {
    let scene = Scene::new(true);
    let (_, payee, _) = scene.voted();
    let header = scene.header(&payee);
    let abort = RetroPak { sid: payee.sid(), header, signature: scene.payer.sign(SigRole::SenderAbort, &header) };
    let envelope = wire::encode(&Message::SenderRetroPak(abort.clone()));
    let written = heard(&scene, &payee, &envelope).written.unwrap();
    only_frees(&written, &scene.change, own_word(SigRole::SenderAbort, &abort));
    assert_eq!((written.record.state, written.record.ended), (State::RolledBack, LATER));
    assert_eq!(written.record.sender_retro_pak, envelope);

    let own = RetroPak { signature: scene.payee.sign(SigRole::SenderAbort, &header), ..abort };
    let forged = wire::encode(&Message::SenderRetroPak(own));
    assert_eq!(refused(&scene, &payee, &forged), Some(RefuseCode::Signature));
}

#[test]
fn a_payment_that_is_acknowledged_has_ended_on_both_sides() {
    let scene = Scene::new(true);
    let (payer, commit, payee) = scene.committed();
    let received = heard(&scene, &payee, &commit);
    let payee = received.written.unwrap();
    assert_eq!((payee.record.state, payee.record.ended), (State::Received, LATER));
    assert_eq!((payee.spent.clone(), payee.on_trust), (ids(&scene.change), true));
    let paid: Vec<_> = payee.received.iter().map(|(traced, _)| (traced.token_id, traced.owner)).collect();
    let owned: Vec<_> = ids(&scene.payment).into_iter().map(|id| (id, scene.payee.key())).collect();
    assert_eq!(paid, owned);

    let payer = heard(&scene, &payer, &received.say[0]).written.unwrap();
    assert_eq!((payer.record.state, payer.record.ended), (State::Final, LATER));
    assert_eq!(payer.received.iter().map(|(traced, _)| traced.owner).collect::<Vec<_>>(), [scene.payer.key()]);
}

#[test]
fn a_registered_certificate_ends_the_payment_and_its_change_must_be_renewed() {
    let scene = Scene::new(true);
    let (payer, ..) = scene.committed();
    let written = scene.carries(&payer, &Arrival::Registered(&[])).written.unwrap();
    assert_eq!((written.record.state, written.record.ended), (State::Final, LATER));
    let received: Vec<_> = written.received.iter().map(|(traced, _)| (traced.token_id, traced.owner)).collect();
    assert_eq!(received, [(ids(&scene.change)[0], scene.payer.key())]);
    assert!(written.unacknowledged && !written.on_trust);
}

#[test]
fn what_was_worked_out_and_what_is_read_again_lead_to_the_same_write() {
    let scene = Scene::new(true);
    let (_, commit, payee) = scene.committed();
    let reread = Scene::reread(&payee);
    let ended = [&payee, &reread].map(|record| heard(&scene, record, &commit).written.unwrap());
    assert_eq!(ended[0].received, ended[1].received);
    assert_eq!(ended[0].record, ended[1].record);
    assert!(Person::today() != Person::yesterday() && ended[0].received.len() == 3, "two keys, three coins");
}
