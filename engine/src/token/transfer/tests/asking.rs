//! What is asked, planned and offered, and what a payee refuses of it.
use super::scene::{ISSUED, MEETING, Scene, TRANSCRIPT, agreed, counts, issue};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{SigRole, Signature};
use crate::foundation::time::Timestamp;
use crate::token::amount::Amount;
use crate::token::hop::Direction;
use crate::token::needs::ChangeOffered;
use crate::token::transfer::check::{Expected, Refusal, check_coins};
use crate::token::transfer::payee::check_plan;
use crate::token::transfer::plan::{PlanMessage, Terms};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::Request;
use crate::token::void_evidence::VoidEvidence;

/// What the payee says to a plan, if it can give one coin of 2.
fn judged(change: impl FnOnce(&mut Request, &mut PlanMessage)) -> Result<(), RefuseCode> {
    terms(change).map(drop)
}

/// The same, with what the two agree on then.
fn terms(change: impl FnOnce(&mut Request, &mut PlanMessage)) -> Result<Terms, RefuseCode> {
    let scene = Scene::new(true);
    let (mut request, mut plan) = (scene.request(), scene.plan());
    change(&mut request, &mut plan);
    let request = scene.signed(request);
    let plan = scene.signed_plan(&request, plan);
    check_plan(request, plan, TRANSCRIPT, &counts(&[(2, 1)]), None).map_err(|refusal| refusal.code)
}

#[test]
fn a_plan_must_pay_what_was_asked_unless_the_payer_may_choose() {
    assert_eq!(judged(|_, _| {}), Ok(()));
    assert_eq!(judged(|request, _| request.amount = Amount(0)), Ok(()));
    assert_eq!(judged(|request, _| request.amount = Amount(21)), Err(RefuseCode::Amount));
}

/// The payee offers a coin of 2 for others; the payer plans these, for this amount.
fn swapped(pay: &[(u32, u8)], change: &[(u32, u8)], amount: u32) -> Result<Amount, RefuseCode> {
    let agreed = terms(|request, plan| {
        (request.swap, request.amount) = (true, Amount(2));
        (plan.pay, plan.change, plan.amount) = (counts(pay), counts(change), Amount(amount));
    });
    agreed.map(|terms| terms.value())
}

#[test]
fn a_swap_takes_what_was_offered_against_as_much_in_other_coins() {
    assert_eq!(swapped(&[(1, 2)], &[(2, 1)], 0), Ok(Amount(2)), "what goes each way");
    assert_eq!(swapped(&[(1, 2)], &[], 2), Err(RefuseCode::Amount), "nothing is paid in a swap");
    assert_eq!(swapped(&[(1, 2), (2, 1)], &[(2, 1)], 2), Err(RefuseCode::Amount));
    assert_eq!(swapped(&[(2, 1)], &[(2, 1)], 0), Err(RefuseCode::Amount), "an equal coin");
    assert_eq!(swapped(&[(1, 1), (2, 1)], &[(1, 1), (2, 1)], 0), Err(RefuseCode::Amount), "not what was offered");
    assert_eq!(swapped(&[(2, 1)], &[(1, 2)], 0), Err(RefuseCode::Amount), "not what was offered either");
    // Where nothing is to be swapped, nothing may be paid.
    let nothing = |request: &mut Request, plan: &mut PlanMessage| {
        request.amount = Amount(0);
        (plan.pay, plan.change, plan.amount) = (counts(&[(1, 2)]), counts(&[(2, 1)]), Amount(0));
    };
    assert_eq!(judged(nothing), Err(RefuseCode::Amount));
}

#[test]
fn a_swap_is_of_one_kind_and_of_coins_that_make_up_its_amount() {
    let offered = |change: fn(&mut Request)| {
        let mut request = Scene::new(true).request();
        (request.swap, request.amount) = (true, Amount(2));
        change(&mut request);
        request.swapped().is_some()
    };
    assert!(offered(|_| {}));
    assert!(!offered(|request| request.swap = false));
    assert!(!offered(|request| request.amount = Amount(3)));
    assert!(!offered(|request| request.accepted.clear()));
    assert!(!offered(|request| request.accepted.push(request.accepted[0].clone())));
    let nothing = |request: &mut Request| {
        request.amount = Amount(0);
        request.accepted[0].change = ChangeOffered::of(&counts(&[]));
    };
    assert!(!offered(nothing));
}

#[test]
fn a_request_for_a_swap_reads_as_it_was_written() {
    let mut request = Scene::new(true).request();
    request.amount = Amount(2);
    for (open_to_new, swap) in [(false, false), (true, false), (false, true)] {
        (request.open_to_new, request.swap) = (open_to_new, swap);
        let signed = Scene::new(true).signed(request.clone());
        assert_eq!(Request::parse(&signed.encode()), Ok(signed));
    }
}

#[test]
fn a_plan_must_be_of_an_accepted_kind_unless_the_payee_is_open_to_new_ones() {
    assert_eq!(judged(|request, _| request.accepted.clear()), Err(RefuseCode::NotAccepted));
    let open = |request: &mut Request, _: &mut PlanMessage| {
        request.accepted.clear();
        request.open_to_new = true;
    };
    assert_eq!(judged(open), Ok(()));
    assert_eq!(judged(|_, plan| plan.no_witness = true), Err(RefuseCode::NotAccepted));
}

#[test]
fn a_plan_may_want_all_the_change_that_can_be_given_and_no_more() {
    assert_eq!(judged(|_, plan| plan.change = counts(&[(2, 2)])), Err(RefuseCode::CannotGive));
    assert_eq!(judged(|_, plan| plan.change = counts(&[(5, 1)])), Err(RefuseCode::CannotGive));
}

#[test]
fn nobody_pays_itself() {
    let scene = Scene::new(true);
    let mut request = scene.request();
    request.key = scene.payer.key();
    let value = request.hash(&TRANSCRIPT);
    let signature = scene.payer.sign(SigRole::Request, &value);
    let request = crate::token::transfer::request::SignedRequest { request, signature };
    let plan = scene.signed_plan(&request, scene.plan());
    let refusal = check_plan(request, plan, TRANSCRIPT, &counts(&[(2, 1)]), None).unwrap_err();
    assert_eq!(refusal.code, RefuseCode::Unexpected);
}

#[test]
fn an_offer_stands_for_ten_minutes() {
    let record = Scene::new(true).offer().written.unwrap().record;
    assert_eq!(record.deadline, Timestamp(MEETING.0 + 600_000));
}

/// What a side says to a coin of `R1` with a witness, where these are expected.
fn one_coin(scene: &Scene, expected: impl FnOnce(&mut PlanMessage, &mut Timestamp)) -> Result<(), Refusal> {
    let mut plan = PlanMessage { pay: counts(&[(2, 1)]), ..scene.plan() };
    let mut now = MEETING;
    expected(&mut plan, &mut now);
    let expected = Expected { plan: &plan, direction: Direction::Payment, now };
    check_coins(&[scene.change[0].coin.clone()], &expected, &scene.book)
}

#[test]
fn a_coin_must_be_of_the_authority_of_the_plan_and_have_a_witness_if_the_plan_says_so() {
    let scene = Scene::new(true);
    let refused = |code| Err(Refusal { code, data: scene.change[0].coin.traced.token_id.as_bytes().to_vec() });
    assert_eq!(one_coin(&scene, |_, _| {}), Ok(()));
    let other = issue("R2", vec![scene.payer.key()]).authority();
    assert_eq!(one_coin(&scene, |plan, _| plan.authority = other), refused(RefuseCode::NotAccepted));
    assert_eq!(one_coin(&scene, |plan, _| plan.no_witness = true), refused(RefuseCode::NotAccepted));
    let both = |plan: &mut PlanMessage, _: &mut Timestamp| (plan.authority, plan.no_witness) = (other, true);
    assert_eq!(one_coin(&scene, both), refused(RefuseCode::NotAccepted));
}

#[test]
fn a_coin_is_taken_until_the_minute_in_which_it_expires() {
    let scene = Scene::new(true);
    let refused =
        Err(Refusal { code: RefuseCode::Expired, data: scene.change[0].coin.traced.token_id.as_bytes().to_vec() });
    let end = u64::from(scene.issuance.issuance.expiry_minutes()) * 60_000;
    assert!(end > ISSUED.0);
    assert_eq!(one_coin(&scene, |_, now| *now = Timestamp(end - 1)), Ok(()));
    assert_eq!(one_coin(&scene, |_, now| *now = Timestamp(end)), refused);
}

#[test]
fn the_same_coin_twice_and_coins_out_of_order_are_malformed() {
    let scene = Scene::new(true);
    let mut coins: Vec<_> = [0, 2].iter().map(|index| agreed(&scene.issuance, *index, scene.payer.key())).collect();
    coins.sort_by_key(|coin| coin.traced.token_id);
    let plan = PlanMessage { pay: counts(&[(2, 2)]), ..scene.plan() };
    let expected = Expected { plan: &plan, direction: Direction::Payment, now: MEETING };
    assert_eq!(check_coins(&coins, &expected, &scene.book), Ok(()));
    coins.reverse();
    assert_eq!(check_coins(&coins, &expected, &scene.book), Err(RefuseCode::Malformed.into()));
    coins[1] = coins[0].clone();
    assert_eq!(check_coins(&coins, &expected, &scene.book), Err(RefuseCode::Malformed.into()));
    assert_eq!(check_coins(&coins[..1], &expected, &scene.book), Err(RefuseCode::Amount.into()));
}

#[test]
fn a_coin_of_a_large_transfer_with_more_evidence_than_fits_there_is_malformed() {
    let scene = Scene::new(true);
    let piece = |number| VoidEvidence {
        kind: SigRole::AbortCertificate,
        header: Hash([number; 32]),
        signature: Signature([1; 64]),
    };
    let judged = |direction, others: u8, voids: u8| {
        let (one, others) = (counts(&[(2, 1)]), counts(&[(1, others)]));
        let (pay, change) = if direction == Direction::Payment { (one, others) } else { (others, one) };
        let plan = PlanMessage { pay, change, ..scene.plan() };
        let mut coin = scene.change[0].coin.clone();
        coin.void = (0..voids).map(piece).collect();
        check_coins(&[coin], &Expected { plan: &plan, direction, now: MEETING }, &scene.book)
    };
    let malformed = Err(RefuseCode::Malformed.into());
    for (direction, others, most) in [
        (Direction::Payment, 14, 3),
        (Direction::Payment, 30, 2),
        (Direction::Payment, 62, 1),
        (Direction::Change, 14, 2),
        (Direction::Change, 30, 1),
        (Direction::Change, 62, 0),
    ] {
        assert_eq!(judged(direction, others, most), Ok(()), "{direction:?} {others}");
        assert_eq!(judged(direction, others, most + 1), malformed, "{direction:?} {others}");
    }
}
