//! What is read of messages and records, where a limit or a signature decides.
use super::scene::{Scene, TRANSCRIPT, counts};
use crate::foundation::bytes::ReadError;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::SigRole;
use crate::token::token_id::TokenId;
use crate::token::transfer::credential::{Credential, MAX_NAME_BYTES, MAX_VALID_MINUTES, PersonName, SignedCredential};
use crate::token::transfer::payee::check_plan;
use crate::token::transfer::payer::awaited_coins;
use crate::token::transfer::plan::PlanMessage;
use crate::token::transfer::receipt::{MAX_LEN, ReceiptFile};
use crate::token::transfer::record::{State, TransferRecord};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::Request;
use crate::token::transfer::step::OwnCoin;

fn credential(scene: &Scene, name: &str) -> SignedCredential {
    let key = scene.payee.public(KeyPath::Identity);
    let credential = Credential::of_day(key, PersonName::of(name), 20_370);
    let value = credential.value(&scene.payee.key());
    SignedCredential { signature: scene.payee.sign_with(KeyPath::Identity, SigRole::Credential, &value), credential }
}

#[test]
fn a_request_carries_the_longest_name_there_is() {
    let scene = Scene::new(true);
    let mut request = scene.request();
    request.credential = Some(credential(&scene, &"x".repeat(MAX_NAME_BYTES)));
    let signed = scene.signed(request);
    assert_eq!(Request::parse(&signed.encode()), Ok(signed));
}

#[test]
fn a_credential_vouches_for_seven_days_and_not_a_minute_more() {
    let mut signed = credential(&Scene::new(true), "Ann");
    let from = signed.credential.from_minutes;
    let mut reads = |minutes| {
        signed.credential.until_minutes = from + minutes;
        Credential::parse(&signed.encode()).is_ok()
    };
    assert!(reads(1) && reads(MAX_VALID_MINUTES));
    assert!(!reads(0) && !reads(MAX_VALID_MINUTES + 1) && !reads(4 * MAX_VALID_MINUTES));
}

#[test]
fn a_plan_of_somebody_else_is_refused() {
    let scene = Scene::new(true);
    let request = scene.signed(scene.request());
    let mut plan = scene.signed_plan(&request, scene.plan());
    plan.signature = scene.payee.sign(SigRole::Plan, &plan.plan.hash(&TRANSCRIPT, &request.request.hash(&TRANSCRIPT)));
    let refusal = check_plan(request, plan, TRANSCRIPT, &counts(&[(2, 1)]), None).unwrap_err();
    assert_eq!(refusal.code, RefuseCode::Signature);
}

#[test]
fn a_plan_reads_if_it_adds_up() {
    let scene = Scene::new(true);
    let request = scene.signed(scene.request());
    let reads = |change: &dyn Fn(&mut PlanMessage)| {
        let mut plan = scene.plan();
        change(&mut plan);
        let signed = scene.signed_plan(&request, plan);
        PlanMessage::parse(&signed.encode()).is_ok_and(|read| read == signed)
    };
    assert!(reads(&|_| {}));
    assert!(reads(&|plan| plan.no_witness = true));
    assert!(!reads(&|plan| plan.amount.0 += 1));
    assert!(reads(&|plan| (plan.change, plan.amount.0) = (plan.pay, 0)), "coins for coins");
    assert!(!reads(&|plan| plan.amount.0 = 0), "nothing is paid");
    assert!(!reads(&|plan| (plan.pay, plan.change) = (counts(&[]), counts(&[]))), "no coin");
    let many = |pay, change| {
        move |plan: &mut PlanMessage| {
            (plan.pay, plan.change) = (counts(&[(2, pay)]), counts(&[(2, change)]));
            plan.amount.0 = 2 * u32::from(pay - change);
        }
    };
    assert!(reads(&many(60, 3)) && reads(&many(63, 0)));
    assert!(!reads(&many(60, 4)) && !reads(&many(64, 0)));
}

#[test]
fn a_receipts_file_is_looked_into_up_to_the_longest_that_is_written() {
    let zeros = |length| ReceiptFile::parse(&vec![0; length]).map(drop);
    assert_eq!(zeros(MAX_LEN), Err(ReadError::OutOfRange("the file's beginning")));
    assert_eq!(zeros(MAX_LEN + 1), Err(ReadError::TooLong { limit: MAX_LEN, seen: MAX_LEN + 1 }));
    assert_eq!(zeros(MAX_LEN + 2), Err(ReadError::TooLong { limit: MAX_LEN, seen: MAX_LEN + 2 }));
}

/// What a side awaits, whether it remembers the agreement or has to read it.
fn awaited(record: &TransferRecord) -> Vec<TokenId> {
    let reread = awaited_coins(&Scene::reread(record));
    assert_eq!(awaited_coins(record), reread);
    reread
}

#[test]
fn a_payee_awaits_the_payment_from_its_vote_on_and_a_payer_the_change_from_its_commit_on() {
    let scene = Scene::new(true);
    let ids = |coins: &[OwnCoin]| -> Vec<_> { coins.iter().map(|own| own.coin.traced.token_id).collect() };
    let (payer, payee, _) = scene.voted();
    assert_eq!(awaited(&payer), []);
    assert_eq!(awaited(&payee), ids(&scene.payment));
    assert_eq!(awaited(&TransferRecord { state: State::AbortFiled, ..payee.clone() }), ids(&scene.payment));
    assert_eq!(awaited(&TransferRecord { state: State::Received, ..payee }), []);
    let (payer, ..) = scene.committed();
    assert_eq!(awaited(&payer), ids(&scene.change));
    assert_eq!(awaited(&TransferRecord { state: State::Final, ..payer }), []);
}

#[test]
fn a_transfer_between_two_people_is_not_from_paper() {
    let (payer, payee, _) = Scene::new(true).voted();
    assert!(!payer.is_from_paper() && !payee.is_from_paper());
}
