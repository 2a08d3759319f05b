//! Peers that know the protocol and use it against the person in front of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::Approval;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, RoguePayee, SimWallet};

#[test]
fn a_typed_amount_is_paid_once_however_often_it_is_asked() {
    let (mut rogue, mut victim) = (RoguePayee::new(1, BEGIN), issuer("victim", 9));
    victim.command(Command::OpenExchange(Intent::Pay { amount: Some(Amount(5)), authority: None }));
    rogue.meet(&mut victim);
    assert!(rogue.be_paid(&mut victim, 5));
    assert_eq!(victim.balance(), 195);
    assert!(!rogue.be_paid(&mut victim, 5), "paid again without a word from the person");
    assert_eq!(victim.balance(), 195);
    assert!(matches!(victim.exchange().unwrap().approval, Some(Approval::Pay { .. })), "the person is asked");
}

#[test]
fn a_payment_that_the_person_stopped_is_not_made_by_asking_again() {
    let (mut rogue, mut victim) = (RoguePayee::new(2, BEGIN), issuer("victim", 9));
    victim.command(Command::OpenExchange(Intent::Pay { amount: Some(Amount(5)), authority: None }));
    rogue.meet(&mut victim);
    rogue.ask(5);
    rogue.face(&mut victim, 60);
    victim.command(Command::Cancel);
    assert!(!rogue.be_paid(&mut victim, 5));
    assert_eq!((victim.balance(), victim.summary().open.len()), (200, 0));
}

#[test]
fn a_payer_that_aborts_again_and_again_does_not_ruin_the_payees_coins() {
    let mut chance = Chance::new(3);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    for round in 0..5 {
        b.crash = Some(Crash::AfterWrite(Write::R1));
        let asked = ask(&b, 13);
        let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
        meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
        b.crash = None;
        a.pass(OFFER_STANDS_MS + 1);
        let meeting = Meeting { patience: 200, ..Meeting::default() };
        meeting.hold((&mut a, pay()), (&mut b, Intent::Resume(None)), &mut chance);
        assert_eq!((a.balance(), b.balance()), (193, 7), "round {round}");
        assert_eq!(b.summary(), b.summary_from_disk(), "round {round}");
    }
    let asked = ask(&a, 7);
    assert_eq!(Meeting::default().hold((&mut b, pay()), (&mut a, asked), &mut chance), Outcome::Done);
    assert_eq!((a.balance(), b.balance()), (200, 0));
    assert_eq!((a.summary(), b.summary()), (a.summary_from_disk(), b.summary_from_disk()));
}
