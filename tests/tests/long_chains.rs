//! Coins that have come a long way, each on its own, do not fit into one message: the wallet says so before anything is written.
//! Coins that came together do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Command;
use juicetokens_engine::summary::ExchangeSummary;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, market, pay, stray_hop};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

#[test]
fn a_payment_that_no_message_holds_is_refused_before_coins_are_reserved() {
    let mut chance = Chance::new(1);
    let (mut a, mut b) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
    a.command(Command::Issue(market(&[(1, 63)])));
    let fresh = a.tails_mut().clone();
    for tail in a.tails_mut().values_mut() {
        let mut telomeer = Telomeer::parse(tail).unwrap();
        telomeer.hops = (0..9).map(|_| stray_hop(&mut chance)).collect();
        *tail = telomeer.encode();
    }
    let asked = ask(&b, 63);
    let mut screen: Option<ExchangeSummary> = None;
    let mut seen = |wallet: &SimWallet| screen = wallet.exchange();
    let outcome = Meeting::default().hold_watched((&mut a, pay()), (&mut b, asked), &mut chance, &mut seen);
    assert_eq!(outcome, Outcome::Stopped);
    assert!(screen.unwrap().problem.is_some());
    assert_eq!((a.balance(), b.balance()), (63, 0));
    assert!(a.summary().open.is_empty() && b.summary().open.is_empty());
    *a.tails_mut() = fresh;
    let asked = ask(&b, 5);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    assert_eq!((a.balance(), b.balance()), (58, 5));
}

#[test]
fn sixty_three_coins_that_came_together_fit_however_far_they_came() {
    let mut chance = Chance::new(2);
    let (mut a, mut b) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
    a.command(Command::Issue(market(&[(1, 63)])));
    for hop in 0..12 {
        let asked = ask(&b, 63);
        assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done, "hop {hop}");
        std::mem::swap(&mut a, &mut b);
    }
    assert_eq!((a.balance(), b.balance()), (63, 0));
}
