//! Peers that know the protocol and use it against the person in front of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::Approval;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::RoguePayee;
use juicetokens_tests::sim::fixtures::{BEGIN, issuer};

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
