//! Two people hold their phones together for different things: both hear so, and nobody waits for ever.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{ExchangePhase, Problem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

const SETTLE: Intent = Intent::Settle { give_back: None };

/// Both screens after a meeting, once both have been closed again.
fn screens(
    payer: (&mut SimWallet, Intent),
    payee: (&mut SimWallet, Intent),
    chance: &mut Chance,
) -> (Outcome, Vec<(ExchangePhase, Option<Problem>)>) {
    let meeting = Meeting { patience: 400, leave_open: true, ..Meeting::default() };
    let outcome = meeting.hold((payer.0, payer.1), (payee.0, payee.1), chance);
    let screens = [payer.0, payee.0].map(|wallet| {
        let screen = wallet.exchange().unwrap();
        wallet.command(Command::CloseExchange);
        (screen.phase, screen.problem)
    });
    (outcome, screens.to_vec())
}

#[test]
fn whoever_pays_and_meets_somebody_who_settles_hears_so() {
    let (mut issuer, mut holder, mut chance) = (issuer("I", 1), SimWallet::new("H", 2, BEGIN), Chance::new(1));
    let asked = ask(&holder, 25);
    Meeting::default().hold((&mut issuer, pay()), (&mut holder, asked), &mut chance);
    let typed = Intent::Pay { amount: Some(Amount(5)), authority: None };
    let stopped = (ExchangePhase::Stopped, Some(Problem::OtherPurpose));
    for intent in [pay(), typed] {
        let (outcome, screens) = screens((&mut holder, intent), (&mut issuer, Intent::Serve), &mut chance);
        assert_eq!((outcome, screens), (Outcome::Stopped, vec![stopped.clone(), stopped.clone()]));
    }
    let asked = ask(&issuer, 5);
    let (outcome, screens) = screens((&mut holder, SETTLE), (&mut issuer, asked), &mut chance);
    assert_eq!((outcome, screens), (Outcome::Stopped, vec![stopped.clone(), stopped]));
    assert_eq!((issuer.balance(), holder.balance()), (175, 25));
    assert!(issuer.summary().open.is_empty() && holder.summary().open.is_empty());
}

#[test]
fn the_right_pairings_go_on_as_before() {
    let (mut issuer, mut holder, mut chance) = (issuer("I", 1), SimWallet::new("H", 2, BEGIN), Chance::new(2));
    let asked = ask(&holder, 25);
    let (outcome, paid) = screens((&mut issuer, pay()), (&mut holder, asked), &mut chance);
    assert_eq!((outcome, paid), (Outcome::Done, vec![(ExchangePhase::Done, None); 2]));
    let (_, settled) = screens((&mut holder, SETTLE), (&mut issuer, Intent::Serve), &mut chance);
    assert_eq!(settled[0], (ExchangePhase::Done, None));
    assert_eq!(settled[1].1, None);
}
