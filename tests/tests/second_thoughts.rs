//! Somebody changes their mind, or brings something from elsewhere: the other side is never left waiting for nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{ExchangePhase, Problem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::NewIssuance;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Input, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, market, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, SimWallet};

fn batch(reference: &str, coins: &[(u32, u32)]) -> NewIssuance {
    NewIssuance { reference: reference.into(), ..market(coins) }
}

#[test]
fn change_of_a_batch_that_the_payer_has_never_seen_is_taken() {
    let mut chance = Chance::new(3);
    let [mut issuer, mut a, mut b] =
        [("I", 1), ("A", 2), ("B", 3)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
    issuer.command(Command::Issue(batch("ONE", &[(20, 1)])));
    let asked = ask(&a, 20);
    assert_eq!(Meeting::default().hold((&mut issuer, pay()), (&mut a, asked), &mut chance), Outcome::Done);
    issuer.command(Command::Issue(batch("TWO", &[(2, 1), (5, 1)])));
    let asked = ask(&b, 7);
    assert_eq!(Meeting::default().hold((&mut issuer, pay()), (&mut b, asked), &mut chance), Outcome::Done);

    let asked = ask(&b, 13);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    assert_eq!((a.balance(), b.balance()), (7, 20));
    for wallet in [&a, &b] {
        assert_eq!(wallet.summary(), wallet.summary_from_disk());
    }
    let sid = a.summary().movements[0].sid.unwrap();
    let receipt = a.receipt(sid).unwrap();
    assert!(receipt.change.len() == 2 && receipt.change.iter().all(|coin| coin.verified), "{receipt:?}");
}

#[test]
fn a_payee_that_stops_before_its_vote_frees_the_payers_coins() {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    a.command(Command::OpenExchange(pay()));
    let asked = ask(&b, 5);
    b.command(Command::OpenExchange(asked));
    let mut stopped = false;
    for _ in 0..200 {
        for wallet in [&mut a, &mut b] {
            wallet.pass(83);
            if wallet.exchange().unwrap().phase == ExchangePhase::Comparing {
                wallet.command(Command::ConfirmCode);
            }
        }
        if a.exchange().unwrap().approval.is_some() {
            a.command(Command::Approve);
        }
        if b.exchange().unwrap().approval.is_some() {
            b.command(Command::Cancel);
            stopped = true;
        }
        let frame = a.next_frame().unwrap();
        b.input(Input::FrameReceived(frame));
        let frame = b.next_frame().unwrap();
        a.input(Input::FrameReceived(frame));
    }
    assert!(stopped, "the payee looked at the offer");
    assert!(a.summary().open.is_empty(), "{:?}", a.summary().open);
    let screen = a.exchange().unwrap();
    assert_eq!((screen.phase, screen.problem), (ExchangePhase::Stopped, Some(Problem::Cancelled)));
    assert!(screen.is_undone, "the payer reads that every coin is where it was");
    assert_eq!(a.summary().assets[0].balance.settled.0, 200);
}

#[test]
fn an_older_offer_to_somebody_else_does_not_disturb_a_payment() {
    let mut chance = Chance::new(5);
    let mut a = issuer("A", 1);
    let [mut b, mut c] = [("B", 2), ("C", 3)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
    b.crash = Some(Crash::BeforeWrite(Write::R1));
    let asked = ask(&b, 7);
    let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
    assert_eq!(a.summary().open.len(), 1);

    let asked = ask(&c, 5);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut c, asked), &mut chance), Outcome::Done);
    assert_eq!((a.balance(), c.balance()), (195, 5));
    assert!(a.summary().open.is_empty(), "C did not know the offer to B, so it ended");
}

#[test]
fn a_payee_that_stops_while_the_offer_is_on_its_way_frees_the_payers_coins() {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    a.command(Command::OpenExchange(Intent::Pay { amount: Some(Amount(5)), authority: None }));
    let asked = ask(&b, 5);
    b.command(Command::OpenExchange(asked));
    let mut stopped = false;
    for _ in 0..200 {
        for wallet in [&mut a, &mut b] {
            wallet.pass(83);
            if wallet.exchange().unwrap().phase == ExchangePhase::Comparing {
                wallet.command(Command::ConfirmCode);
            }
        }
        let frame = b.next_frame().unwrap();
        a.input(Input::FrameReceived(frame));
        if !stopped && !a.summary().open.is_empty() {
            b.command(Command::Cancel);
            stopped = true;
        }
        let frame = a.next_frame().unwrap();
        b.input(Input::FrameReceived(frame));
    }
    assert!(stopped, "the payer offered");
    assert!(a.summary().open.is_empty(), "{:?}", a.summary().open);
    assert_eq!(a.exchange().unwrap().phase, ExchangePhase::Stopped);
    assert_eq!((a.balance(), b.balance()), (200, 0));
}

#[test]
fn what_becomes_of_an_older_offer_is_not_said_of_the_meeting_at_hand() {
    let mut chance = Chance::new(6);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    b.crash = Some(Crash::BeforeWrite(Write::R1));
    let asked = ask(&b, 7);
    let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
    a.command(Command::OpenExchange(pay()));
    a.pass(OFFER_STANDS_MS + 1);
    assert!(a.summary().open.is_empty());
    assert_eq!(a.exchange().unwrap().problem, None);
}
