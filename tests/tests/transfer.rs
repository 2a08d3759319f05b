//! Payments with change between wallets that see only each other's screens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{Problem, TransferState};
use juicetokens_engine::token::amount::Amount;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

fn pay_from(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32, chance: &mut Chance) -> Outcome {
    let asked = ask(payee, amount);
    Meeting::default().hold((payer, pay()), (payee, asked), chance)
}

fn values(wallet: &SimWallet) -> Vec<u32> {
    let mut values: Vec<u32> = wallet.coins().iter().map(|coin| coin.denomination.value()).collect();
    values.sort_unstable();
    values
}

#[test]
fn seven_then_thirteen_with_change_then_an_amount_that_no_plan_meets() {
    let mut chance = Chance::new(1);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    assert_eq!(values(&a), [1, 2, 2, 5, 20, 20, 50, 100]);

    assert_eq!(pay_from(&mut a, &mut b, 7, &mut chance), Outcome::Done);
    assert_eq!(values(&b), [2, 5]);
    assert_eq!((a.balance(), b.balance()), (193, 7));

    assert_eq!(pay_from(&mut a, &mut b, 13, &mut chance), Outcome::Done);
    assert_eq!(values(&b), [20]);
    assert_eq!((a.balance(), b.balance()), (180, 20));
    assert_eq!(a.summary(), a.summary_from_disk());
    assert_eq!(b.summary(), b.summary_from_disk());

    receipts_agree(&mut a, &mut b);

    // 20 is all that B has; A holds 100 50 20 5 5 2 2 1... 12 needs nothing back, but 4 units less than a coin cannot be met.
    let refused = pay_from(&mut b, &mut a, 13, &mut chance);
    assert_eq!(refused, Outcome::Done, "A gives 5 and 2 back on 20");
    assert_eq!((a.balance(), b.balance()), (193, 7));
}

fn receipts_agree(a: &mut SimWallet, b: &mut SimWallet) {
    let sid = a.summary().movements[0].sid.unwrap();
    let (paid, received) = (a.receipt(sid).unwrap(), b.receipt(sid).unwrap());
    assert_eq!(paid.header, received.header);
    assert!(paid.header.is_some());
    assert_eq!((paid.amount, received.amount), (Amount(13), Amount(13)));
    assert_eq!((&paid.paid, &paid.change), (&received.paid, &received.change));
    assert_eq!((&*paid.memo, &*received.memo), ("two melons", "two melons"));
    assert!(paid.paid.iter().chain(&paid.change).all(|coin| coin.verified));
    assert_eq!(paid.change.iter().map(|coin| coin.hops).collect::<Vec<_>>(), [2, 2]);
    assert_eq!((paid.state, received.state), (TransferState::Settled, TransferState::Received));
}

#[test]
fn an_amount_that_no_plan_meets_names_the_nearest() {
    let mut chance = Chance::new(3);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    assert_eq!(pay_from(&mut a, &mut b, 20, &mut chance), Outcome::Done);
    let mut c = SimWallet::new("C", 3, BEGIN);
    let asked = ask(&c, 7);
    c.command(juicetokens_engine::Command::OpenExchange(asked.clone()));
    let mut screen = None;
    let meeting = Meeting { patience: 200, ..Meeting::default() };
    let mut seen = |wallet: &SimWallet| screen = wallet.exchange().or(screen.take());
    assert_eq!(meeting.hold_watched((&mut b, pay()), (&mut c, asked), &mut chance, &mut seen), Outcome::Stopped);
    let problem = screen.unwrap().problem.unwrap();
    assert_eq!(problem, Problem::CannotPay { asked: Amount(7), below: None, above: Some(Amount(20)) });
    assert_eq!((b.balance(), c.balance()), (20, 0));
}

#[test]
fn coins_that_go_round_grow_a_hop_each_time_and_verify() {
    let mut chance = Chance::new(4);
    let (mut a, mut b, mut c) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN), SimWallet::new("C", 3, BEGIN));
    assert_eq!(pay_from(&mut a, &mut b, 7, &mut chance), Outcome::Done);
    assert_eq!(pay_from(&mut b, &mut c, 7, &mut chance), Outcome::Done);
    assert_eq!(pay_from(&mut c, &mut a, 7, &mut chance), Outcome::Done);
    let sid = a.summary().movements[0].sid.unwrap();
    let receipt = a.receipt(sid).unwrap();
    assert!(receipt.paid.iter().all(|coin| coin.verified && coin.hops == 3));
    assert_eq!((a.balance(), b.balance(), c.balance()), (200, 0, 0));
}

#[test]
fn coins_received_on_several_days_lie_under_several_keys_and_are_paid_together() {
    const DAY_MS: u64 = 86_400_000;
    let mut chance = Chance::new(5);
    let (mut a, mut b, mut c) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN), SimWallet::new("C", 3, BEGIN));
    for amount in [5, 2, 20] {
        assert_eq!(pay_from(&mut a, &mut b, amount, &mut chance), Outcome::Done);
        for wallet in [&mut a, &mut b, &mut c] {
            wallet.pass(DAY_MS);
        }
    }
    assert_eq!(pay_from(&mut b, &mut c, 27, &mut chance), Outcome::Done);
    assert_eq!((a.balance(), b.balance(), c.balance()), (173, 0, 27));
    let sid = c.summary().movements[0].sid.unwrap();
    assert!(c.receipt(sid).unwrap().paid.iter().all(|coin| coin.verified && coin.hops == 2));
    // Change from several keys as well: C pays 13 to A out of 20, A gives 5 and 2.
    assert_eq!(pay_from(&mut c, &mut a, 27, &mut chance), Outcome::Done);
    assert_eq!(a.balance(), 200);
}
