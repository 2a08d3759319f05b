//! Coins changed for others that are worth the same: nothing is paid, and both agree to what goes and what comes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::summary::{Approval, CheckedReceipt, MovementKind, Problem, TransferState};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, change, market, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, SimWallet};

fn values(wallet: &SimWallet) -> Vec<u32> {
    let mut values: Vec<u32> = wallet.coins().iter().map(|coin| coin.denomination.value()).collect();
    values.sort_unstable();
    values
}

/// The first has small coins and two fifties; the second has fifty in one coin.
fn neighbours() -> (SimWallet, SimWallet) {
    let (mut a, mut b) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
    a.command(Command::Issue(market(&[(1, 9), (2, 9), (5, 9), (10, 2), (50, 1)])));
    let asked = Intent::Receive { amount: Amount(50), memo: String::new(), accepted: Vec::new(), open_to_new: true };
    // As one coin: the payer keeps small ones for itself.
    assert_eq!(meet(&mut a, &mut b, asked), Outcome::Done);
    a.asked.clear();
    b.asked.clear();
    assert_eq!(values(&b), [50]);
    (a, b)
}

fn meet(a: &mut SimWallet, b: &mut SimWallet, wish: Intent) -> Outcome {
    Meeting::default().hold((a, pay()), (b, wish), &mut Chance::new(5))
}

#[test]
fn a_big_coin_becomes_small_ones_and_nothing_is_paid() {
    let (mut a, mut b) = neighbours();
    let had = (a.balance(), b.balance());
    let wish = change(&b, &[(50, 1)]);
    assert_eq!(meet(&mut a, &mut b, wish), Outcome::Done);
    assert_eq!((a.balance(), b.balance()), had);
    assert!(values(&a).contains(&50));
    let got = values(&b);
    assert!(got.iter().all(|value| *value < 50) && got.contains(&1) && got.contains(&2) && got.contains(&5), "{got:?}");
    for wallet in [&a, &b] {
        assert_eq!(wallet.summary(), wallet.summary_from_disk());
        let newest = &wallet.summary().movements[0];
        assert_eq!((newest.kind, newest.amount), (MovementKind::Swapped, Amount(50)));
    }
    let sid = a.summary().movements[0].sid.unwrap();
    let (of_a, of_b) = (a.receipt(sid).unwrap(), b.receipt(sid).unwrap());
    assert_eq!((of_a.amount, of_b.amount), (Amount(50), Amount(50)));
    assert!(of_a.swap && of_b.swap);
    let file = CheckedReceipt::of_file(&a.receipt_file(sid).unwrap(), Entropy([7; 32])).unwrap();
    assert!(file.holds && file.swap, "{:?}", file.checks);
    assert_eq!(file.amount, Amount(50));
    assert_eq!((&of_a.paid, &of_a.change), (&of_b.paid, &of_b.change));
    assert_eq!((of_a.state, of_b.state), (TransferState::Settled, TransferState::Received));
    // Both may spend what they got.
    let asked = Intent::Receive { amount: Amount(8), memo: String::new(), accepted: Vec::new(), open_to_new: true };
    assert_eq!(meet(&mut b, &mut a, asked), Outcome::Done);
}

#[test]
fn both_are_asked_and_what_one_gives_the_other_takes() {
    let (mut a, mut b) = neighbours();
    let wish = change(&b, &[(50, 1)]);
    assert_eq!(meet(&mut a, &mut b, wish), Outcome::Done);
    let [Approval::Swap { value, give, take, .. }] = a.asked.as_slice() else { panic!("{:?}", a.asked) };
    let [Approval::Swap { value: same, give: given, take: taken, .. }] = b.asked.as_slice() else {
        panic!("{:?}", b.asked)
    };
    assert_eq!((value, give, take), (same, taken, given));
    assert_eq!((give.value(), take.value()), (Amount(50), Amount(50)));
}

#[test]
fn whoever_says_no_keeps_every_coin() {
    for agree in [[true, false], [false, true]] {
        let (mut a, mut b) = neighbours();
        let had = (values(&a), values(&b));
        let wish = change(&b, &[(50, 1)]);
        let meeting = Meeting { agree, ..Meeting::default() };
        assert_eq!(meeting.hold((&mut a, pay()), (&mut b, wish), &mut Chance::new(6)), Outcome::Stopped);
        assert_eq!((values(&a), values(&b)), had);
        assert!(a.summary().open.is_empty() && b.summary().open.is_empty());
        assert!(!a.summary().movements.iter().any(|movement| movement.kind == MovementKind::Swapped));
    }
}

#[test]
fn with_no_coins_of_that_worth_it_stops_before_anybody_is_asked() {
    let (mut a, mut b) = neighbours();
    let had = (values(&a), values(&b));
    let wish = change(&a, &[(10, 2)]);
    let (mut seen, meeting) = (None, Meeting { patience: 300, ..Meeting::default() });
    let mut look = |wallet: &SimWallet| seen = wallet.exchange().and_then(|screen| screen.problem);
    assert_eq!(meeting.hold_watched((&mut b, pay()), (&mut a, wish), &mut Chance::new(7), &mut look), Outcome::Stopped);
    assert_eq!(seen, Some(Problem::CannotSwap { value: Amount(20) }));
    assert!(a.asked.is_empty() && b.asked.is_empty());
    assert_eq!((values(&a), values(&b)), had);
}

#[test]
fn an_amount_that_somebody_typed_is_not_a_swap() {
    let (mut a, mut b) = neighbours();
    let had = (values(&a), values(&b));
    let typed = Intent::Pay { amount: Some(Amount(50)), authority: None };
    let wish = change(&b, &[(50, 1)]);
    assert_eq!(Meeting::default().hold((&mut a, typed), (&mut b, wish), &mut Chance::new(8)), Outcome::Stopped);
    assert_eq!((values(&a), values(&b)), had);
    assert!(a.asked.is_empty() && b.asked.is_empty());
}

#[test]
fn a_swap_that_was_cut_says_what_it_is_until_it_is_finished() {
    let (mut a, mut b) = neighbours();
    let wish = change(&b, &[(50, 1)]);
    b.crash = Some(Crash::BeforeWrite(Write::R2));
    let cut = Meeting { patience: 300, down_for: 1_000, ..Meeting::default() };
    assert_eq!(cut.hold((&mut a, pay()), (&mut b, wish), &mut Chance::new(9)), Outcome::Unfinished);
    for wallet in [&a, &b] {
        let [open] = &wallet.summary().open[..] else { panic!("{:?}", wallet.summary().open) };
        assert!(open.swap);
        assert_eq!(open.amount, Amount(50));
    }
    let again = Intent::Resume(None);
    assert_eq!(Meeting::default().hold((&mut a, again.clone()), (&mut b, again), &mut Chance::new(9)), Outcome::Done);
    assert!(a.summary().open.is_empty() && b.summary().open.is_empty());
    assert!(!values(&b).contains(&50));
}
