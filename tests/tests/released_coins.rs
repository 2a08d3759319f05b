//! Coins that were promised and released again and again: the more often, the smaller the payments they go into
//! (`docs/spec/02-bytes.md`, section 6).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Command;
use juicetokens_engine::summary::{ExchangeSummary, Problem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, hand_over, market, pay, release_change};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

/// A payer with nothing but notes of 20, and a payee with small change.
struct Stall {
    payer: SimWallet,
    payee: SimWallet,
    chance: Chance,
}

impl Stall {
    fn with_small_change(coins: u32) -> Self {
        let (mut payer, mut payee) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
        payer.command(Command::Issue(market(&[(1, coins), (20, 6)])));
        hand_over(&mut payer, &mut payee, coins);
        Self { payer, payee, chance: Chance::new(41) }
    }

    fn fail_to_pay(&mut self, amount: u32) {
        release_change(&mut self.payer, &mut self.payee, amount, &mut self.chance);
    }

    /// The payer pays; what its screen says at the end.
    fn pay(&mut self, amount: u32) -> (Outcome, ExchangeSummary) {
        hold(&mut self.payer, &mut self.payee, amount, &mut self.chance)
    }

    /// The other way round.
    fn pay_back(&mut self, amount: u32) -> (Outcome, ExchangeSummary) {
        hold(&mut self.payee, &mut self.payer, amount, &mut self.chance)
    }
}

fn hold(from: &mut SimWallet, to: &mut SimWallet, amount: u32, chance: &mut Chance) -> (Outcome, ExchangeSummary) {
    let asked = ask(to, amount);
    let meeting = Meeting { leave_open: true, ..Meeting::default() };
    let outcome = meeting.hold((from, pay()), (to, asked), chance);
    let shown = from.exchange().unwrap();
    [from, to].into_iter().for_each(|wallet| wallet.command(Command::CloseExchange));
    (outcome, shown)
}

#[test]
fn change_that_was_released_goes_only_into_payments_of_fewer_coins() {
    let mut stall = Stall::with_small_change(15);
    // One note and fifteen coins of change: five levels.
    stall.fail_to_pay(5);
    stall.fail_to_pay(5);
    let (outcome, shown) = stall.pay(5);
    let refused = Problem::Refused { code: RefuseCode::CannotGive };
    assert_eq!((outcome, shown.problem), (Outcome::Stopped, Some(refused)), "released twice, they lie too deep here");
    assert!(shown.is_undone);
    assert_eq!((stall.payer.balance(), stall.payee.balance()), (120, 15));
    // With ten of them the tree has four levels.
    assert_eq!(stall.pay(10).0, Outcome::Done);
    assert_eq!((stall.payer.balance(), stall.payee.balance()), (110, 25));
}

#[test]
fn coins_that_were_released_three_times_are_paid_fifteen_at_a_time() {
    let mut stall = Stall::with_small_change(15);
    for _ in 0..3 {
        stall.fail_to_pay(10);
    }
    // Ten carry three pieces each; five were never promised.
    assert_eq!(stall.pay(15).0, Outcome::Done, "five others are change as before");
    assert_eq!(stall.payee.balance(), 30);
    assert_eq!(stall.pay_back(9).0, Outcome::Done);
    assert_eq!((stall.payer.balance(), stall.payee.balance()), (114, 21));
    for wallet in [&stall.payer, &stall.payee] {
        assert_eq!(wallet.summary(), wallet.summary_from_disk());
    }
}

#[test]
fn more_coins_than_their_evidence_allows_are_not_paid_at_once() {
    let mut stall = Stall::with_small_change(19);
    // Ten coins of change, then the other nine.
    for amount in [10, 10, 10, 11, 11, 11] {
        stall.fail_to_pay(amount);
    }
    let (outcome, shown) = stall.pay_back(19);
    let nearest = Problem::CannotPay { asked: Amount(19), below: Some(Amount(15)), above: None };
    assert_eq!((outcome, shown.problem), (Outcome::Stopped, Some(nearest)), "all carry three pieces");
    assert_eq!(stall.pay_back(15).0, Outcome::Done);
    assert_eq!(stall.payee.balance(), 4);
}
