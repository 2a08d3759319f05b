//! What a side says again when it hears again what it has heard, and what it says to nobody.
use super::scene::{LATER, Scene, message};
use crate::foundation::signature::SigRole;
use crate::foundation::time::Timestamp;
use crate::token::transfer::message::{Commit, Message, Refuse, RetroPak};
use crate::token::transfer::record::{State, TransferRecord};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::table::{Arrival, Reaction, stored_answer};
use crate::token::transfer::wire;

/// What is said to an arrival, when nothing is written.
fn said_at(scene: &Scene, record: &TransferRecord, arrival: &Arrival<'_>) -> Vec<Vec<u8>> {
    match scene.meets(record, arrival).reaction {
        Reaction::Nothing => Vec::new(),
        Reaction::Answer(words) => words,
        Reaction::Sign(_) | Reaction::Carry(_) | Reaction::Damaged => unreachable!("something is written"),
    }
}

fn said_to(scene: &Scene, record: &TransferRecord, envelope: &[u8]) -> Vec<Vec<u8>> {
    said_at(scene, record, &Arrival::Message(&message(envelope), envelope))
}

fn after(scene: &Scene, record: &TransferRecord, arrival: &Arrival<'_>) -> TransferRecord {
    (*scene.carries(record, arrival).written.unwrap().record).clone()
}

fn hearing(scene: &Scene, record: &TransferRecord, envelope: &[u8]) -> TransferRecord {
    after(scene, record, &Arrival::Message(&message(envelope), envelope))
}

fn cancel(record: &TransferRecord) -> Vec<u8> {
    wire::encode(&Message::Cancel(Some(record.sid())))
}

fn refusal(record: &TransferRecord, code: RefuseCode) -> Vec<u8> {
    wire::encode(&Message::Refuse(Refuse { sid: Some(record.sid()), stage: 3, code, data: Vec::new() }))
}

/// A5 of this transfer.
fn abort(scene: &Scene, record: &TransferRecord) -> Vec<u8> {
    let header = scene.header(record);
    let signature = scene.payer.sign(SigRole::SenderAbort, &header);
    wire::encode(&Message::SenderRetroPak(RetroPak { sid: record.sid(), header, signature }))
}

#[test]
fn a_payer_says_its_commit_again_to_a_vote_and_to_a_wish_to_stop() {
    let scene = Scene::new(true);
    let (_, _, vote) = scene.voted();
    let (payer, commit, _) = scene.committed();
    assert_eq!(said_to(&scene, &payer, &vote), std::slice::from_ref(&commit));
    assert_eq!(said_to(&scene, &payer, &cancel(&payer)), [commit]);
}

#[test]
fn a_payee_says_its_vote_again_until_it_knows_how_it_ended() {
    let scene = Scene::new(true);
    let offer = scene.offer();
    let (_, payee, vote) = scene.voted();
    assert_eq!(said_to(&scene, &payee, &offer.say[1]), std::slice::from_ref(&vote));
    assert_eq!(said_to(&scene, &payee, &refusal(&payee, RefuseCode::Unexpected)), [vote]);
    assert!(
        said_to(&scene, &payee, &refusal(&payee, RefuseCode::Unknown)).is_empty(),
        "or they refuse each other for ever"
    );
    assert_eq!(said_at(&scene, &payee, &Arrival::Stopped), [cancel(&payee)]);
}

#[test]
fn a_payee_says_its_acknowledgement_again_to_the_same_commit() {
    let scene = Scene::new(true);
    let (_, commit, payee) = scene.committed();
    let received = hearing(&scene, &payee, &commit);
    assert_eq!(received.state, State::Received);
    let again = said_to(&scene, &received, &commit);
    assert_eq!(again, [received.acknowledgement.to_vec()]);
    assert!(matches!(message(&again[0]), Message::Final(_)));
}

#[test]
fn a_payee_that_gave_up_says_so_again_to_whoever_still_wishes_to_stop() {
    let scene = Scene::new(false);
    let (_, payee, _) = scene.voted();
    let given_up = after(&scene, &payee, &Arrival::GivenUp);
    assert_eq!(said_to(&scene, &given_up, &cancel(&given_up)), [payee.receiver_retro_pak.to_vec()]);
}

#[test]
fn a_payee_that_has_filed_keeps_the_first_commit_and_acknowledges_none() {
    let scene = Scene::new(true);
    let (_, commit, payee) = scene.committed();
    let filed = after(&scene, &payee, &Arrival::Filing);
    assert_eq!(filed.state, State::AbortFiled);
    let held = hearing(&scene, &filed, &commit);
    assert_eq!((held.state, held.commit.as_ref()), (State::AbortFiled, commit.as_slice()));
    assert!(said_to(&scene, &held, &commit).is_empty());
}

#[test]
fn a_payee_remembers_when_the_witness_decides() {
    let scene = Scene::new(true);
    let (_, payee, _) = scene.voted();
    let filed = after(&scene, &payee, &Arrival::Filing);
    let moment = Timestamp(LATER.0 + 86_400_000);
    let published = after(&scene, &filed, &Arrival::Published(moment));
    assert_eq!((published.state, published.decides_at), (State::AbortFiled, moment));
    assert!(said_at(&scene, &published, &Arrival::Published(moment)).is_empty());
    let later = Timestamp(moment.0 + 1);
    assert_eq!(after(&scene, &published, &Arrival::Published(later)).decides_at, later);
}

#[test]
fn a_registered_commit_is_taken_after_the_payers_abort_and_not_after_the_witness_has_voided() {
    let scene = Scene::new(true);
    let (_, commit, payee) = scene.committed();
    let Message::Commit(Commit { signatures, .. }) = message(&commit) else { unreachable!("M5") };
    let registered = Arrival::Registered(&signatures);
    let aborted = hearing(&scene, &payee, &abort(&scene, &payee));
    assert_eq!(aborted.state, State::RolledBack);
    assert_eq!(after(&scene, &aborted, &registered).state, State::Received);
    let voided = hearing(&scene, &payee, &scene.certificate(&payee));
    assert!(said_at(&scene, &voided, &registered).is_empty());
}

#[test]
fn who_has_ended_shows_the_evidence_if_there_is_any() {
    let scene = Scene::new(true);
    let (payer, payee, vote) = scene.voted();
    let stopped = after(&scene, &payer, &Arrival::Stopped);
    assert_eq!(stopped.state, State::Aborted);
    let [word] = &stored_answer(&stopped)[..] else { unreachable!("one word") };
    let Message::Refuse(refuse) = message(word) else { unreachable!("a refusal") };
    assert_eq!((refuse.sid, refuse.code), (Some(payer.sid()), RefuseCode::Aborted));

    let evident = hearing(&scene, &stopped, &vote);
    assert_eq!(stored_answer(&evident), [evident.sender_retro_pak.to_vec()]);
    assert!(matches!(message(&evident.sender_retro_pak), Message::SenderRetroPak(_)));

    let rolled_back = hearing(&scene, &payee, &abort(&scene, &payee));
    assert!(stored_answer(&rolled_back).is_empty(), "it has no certificate to show");
    let voided = hearing(&scene, &payee, &scene.certificate(&payee));
    assert_eq!(stored_answer(&voided), [scene.certificate(&payee)]);
}
