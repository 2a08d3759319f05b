//! Clocks that jump: they may delay, and never make, lose or hold value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, market, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, SimWallet};

const YEAR_MS: u64 = 365 * 86_400_000;

#[test]
fn an_offer_ends_in_ten_minutes_though_the_clock_was_set_back_a_year() {
    let mut chance = Chance::new(1);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    b.crash = Some(Crash::BeforeWrite(Write::R1));
    let asked = ask(&b, 5);
    let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
    assert_eq!(a.summary().open.len(), 1);
    a.kill();
    a.set_wall_clock(Timestamp(BEGIN.0 - YEAR_MS));
    a.start();
    a.command(Command::CloseExchange);
    a.pass(OFFER_STANDS_MS + 1);
    assert!(a.summary().open.is_empty());
    assert_eq!((a.balance(), a.summary().assets[0].balance.reserved.0), (200, 0));
}

#[test]
fn coins_issued_twice_at_one_moment_are_different_coins() {
    let mut chance = Chance::new(2);
    let (mut a, mut b) = (SimWallet::new("A", 1, BEGIN), SimWallet::new("B", 2, BEGIN));
    a.command(Command::Issue(market(&[(5, 2)])));
    let asked = ask(&b, 10);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    a.set_wall_clock(BEGIN);
    a.command(Command::Issue(market(&[(5, 2)])));
    assert_eq!((a.balance(), b.balance()), (10, 10));
    let (here, there) = (a.spendable_ids(), b.spendable_ids());
    assert!(here.iter().all(|coin| !there.contains(coin)), "a coin was issued a second time");
}

#[test]
fn clocks_a_year_apart_delay_nothing() {
    let mut chance = Chance::new(3);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, Timestamp(BEGIN.0 - YEAR_MS)));
    for amount in [7, 13] {
        let asked = ask(&b, amount);
        assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    }
    b.set_wall_clock(Timestamp(BEGIN.0 + 1));
    let asked = Intent::Receive {
        amount: juicetokens_engine::token::amount::Amount(20),
        memo: String::new(),
        accepted: Vec::new(),
        open_to_new: true,
    };
    assert_eq!(Meeting::default().hold((&mut b, pay()), (&mut a, asked), &mut chance), Outcome::Done);
    assert_eq!((a.balance(), b.balance()), (200, 0));
}
