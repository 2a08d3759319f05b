//! The risk dial: a wallet says why it takes coins on trust, asks its person about more, and never gambles with the peer's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{Approval, Problem};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::trust::dial::{DialPolicy, Measure, Reason};
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, market, pay};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

const DAY_MS: u64 = 86_400_000;

/// An issuer, and three people who have nothing yet.
fn people() -> (SimWallet, [SimWallet; 3], Chance) {
    let mut issuer = SimWallet::new("issuer", 1, BEGIN);
    issuer.command(Command::Issue(market(&[(1, 20), (5, 10), (10, 10), (20, 10), (50, 10), (100, 5)])));
    let others = [("B", 2), ("C", 3), ("D", 4)].map(|(name, seed)| SimWallet::new(name, seed, BEGIN));
    (issuer, others, Chance::new(9))
}

fn give(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32, chance: &mut Chance) {
    let asked = ask(payee, amount);
    assert_eq!(Meeting::default().hold((payer, pay()), (payee, asked), chance), Outcome::Done);
}

/// Coins of these values, each paid by itself so that they are in hand as they are.
fn give_coins(payer: &mut SimWallet, payee: &mut SimWallet, values: &[u32], chance: &mut Chance) {
    values.iter().for_each(|value| give(payer, payee, *value, chance));
    payee.asked.clear();
}

/// The reasons beside the questions that a person was asked, and forgets them.
fn questions(wallet: &mut SimWallet) -> Vec<Vec<Reason>> {
    let asked = std::mem::take(&mut wallet.asked);
    asked
        .into_iter()
        .map(|approval| match approval {
            Approval::Pay { reasons, .. } | Approval::Receive { reasons, .. } | Approval::Swap { reasons, .. } => {
                reasons
            }
            Approval::TakeBack { .. } => Vec::new(),
        })
        .collect()
}

fn measure(used: u32, offered: u32, limit: u32) -> Measure {
    Measure { used: Amount(used), offered: Amount(offered), limit: Amount(limit) }
}

fn newest_reasons(wallet: &mut SimWallet) -> Vec<Reason> {
    let sid = wallet.summary().movements[0].sid.unwrap();
    wallet.receipt(sid).unwrap().reasons
}

#[test]
fn a_strangers_fifty_first_unit_of_a_day_is_asked_about_with_words() {
    let (mut issuer, [mut b, mut c, _], mut chance) = people();
    give_coins(&mut issuer, &mut b, &[20, 20, 10, 1, 1], &mut chance);
    give(&mut b, &mut c, 20, &mut chance);
    let first =
        vec![Reason::WithinDailyStranger(measure(0, 20, 50)), Reason::WithinStrangersTotal(measure(0, 20, 100))];
    assert_eq!(questions(&mut c), vec![first; 1], "asked because the issuer is new, with what speaks for the coins");
    give(&mut b, &mut c, 20, &mut chance);
    give(&mut b, &mut c, 10, &mut chance);
    assert_eq!(questions(&mut c), Vec::<Vec<Reason>>::new(), "fifty are taken without a word");
    assert_eq!(newest_reasons(&mut c)[0], Reason::WithinDailyStranger(measure(40, 10, 50)));

    give(&mut b, &mut c, 1, &mut chance);
    let over = Reason::OverDailyStranger(measure(50, 1, 50));
    assert_eq!(questions(&mut c), [vec![over]]);
    assert_eq!(newest_reasons(&mut c), [over, Reason::PersonAgreed]);

    let asked = ask(&c, 1);
    let no = Meeting { agree: [false; 2], ..Meeting::default() };
    let typed = Intent::Pay { amount: Some(Amount(1)), authority: None };
    assert_eq!(no.hold((&mut b, typed), (&mut c, asked), &mut chance), Outcome::Stopped);
    assert_eq!(questions(&mut c), [vec![Reason::OverDailyStranger(measure(51, 1, 50))]]);
    assert_eq!((b.balance(), c.balance()), (1, 51));
    assert!(b.summary().open.is_empty() && c.summary().open.is_empty());
    assert_eq!((b.summary(), c.summary()), (b.summary_from_disk(), c.summary_from_disk()));
}

#[test]
fn strangers_are_counted_together_and_the_day_passes_on_the_slower_clock() {
    let (mut issuer, [mut b, mut c, mut d], mut chance) = people();
    give_coins(&mut issuer, &mut b, &[50, 20], &mut chance);
    give_coins(&mut issuer, &mut d, &[50, 1, 20], &mut chance);
    give(&mut b, &mut c, 50, &mut chance);
    give(&mut d, &mut c, 50, &mut chance);
    questions(&mut c);
    give(&mut d, &mut c, 1, &mut chance);
    let over = vec![Reason::OverDailyStranger(measure(50, 1, 50)), Reason::OverStrangersTotal(measure(100, 1, 100))];
    assert_eq!(questions(&mut c), [over]);

    // Only C's wall clock jumps: no day has passed.
    c.set_wall_clock(Timestamp(c.wall_clock().0 + 3 * DAY_MS));
    give(&mut b, &mut c, 20, &mut chance);
    let asked = questions(&mut c);
    assert!(matches!(asked[..], [ref reasons] if reasons.contains(&Reason::ClockDoubtful)), "{asked:?}");
    c.set_wall_clock(Timestamp(c.wall_clock().0 - 3 * DAY_MS));

    // A day passes for everybody.
    [&mut b, &mut c, &mut d].into_iter().for_each(|wallet| wallet.pass(DAY_MS + 1));
    give(&mut d, &mut c, 20, &mut chance);
    assert_eq!(questions(&mut c), Vec::<Vec<Reason>>::new());
}

#[test]
fn what_the_issuer_pays_and_takes_back_is_never_limited() {
    let (mut issuer, [mut b, ..], mut chance) = people();
    let never = DialPolicy { ask_up_to: Amount::ZERO, ..DialPolicy::default() };
    b.command(Command::SetDial(never));
    issuer.command(Command::SetDial(never));
    give(&mut issuer, &mut b, 700, &mut chance);
    assert_eq!(newest_reasons(&mut b), [Reason::IssuerIsPayer, Reason::PersonAgreed], "asked for the new issuer only");
    questions(&mut issuer);
    give(&mut b, &mut issuer, 700, &mut chance);
    assert_eq!(newest_reasons(&mut issuer), [Reason::OwnIssue]);
    assert_eq!((questions(&mut issuer).len(), b.balance()), (0, 0));
}

#[test]
fn a_dial_that_never_asks_is_told_to_the_payer_who_stops_in_time() {
    let (mut issuer, [mut b, mut c, _], mut chance) = people();
    give_coins(&mut issuer, &mut b, &[50, 20, 5], &mut chance);
    c.command(Command::SetDial(DialPolicy { ask_up_to: Amount::ZERO, ..DialPolicy::default() }));
    c.kill();
    c.start();
    assert_eq!(c.summary().dial.ask_up_to, Amount::ZERO, "the dial is kept");
    let asked = ask(&c, 55);
    let mut screen = None;
    let mut seen = |wallet: &SimWallet| screen = wallet.exchange();
    let outcome = Meeting::default().hold_watched((&mut b, pay()), (&mut c, asked), &mut chance, &mut seen);
    let problem = Problem::OverLimit { limit: Amount(50), on_trust: Amount(55) };
    assert_eq!((outcome, screen.unwrap().problem), (Outcome::Stopped, Some(problem)));
    assert_eq!(b.writes.iter().filter(|write| **write == Write::S1).count(), 0, "nothing was reserved");
    give(&mut b, &mut c, 50, &mut chance);
    assert_eq!((b.balance(), c.balance()), (25, 50));
}

#[test]
fn a_payer_refuses_change_by_its_dial_with_an_abort_and_both_end_whole() {
    let (mut issuer, [mut b, mut c, _], mut chance) = people();
    give_coins(&mut issuer, &mut b, &[20], &mut chance);
    give_coins(&mut issuer, &mut c, &[5, 1, 1], &mut chance);
    b.command(Command::SetDial(DialPolicy { max_hops: Some(0), ..DialPolicy::default() }));
    let asked = ask(&c, 13);
    let mut screen = None;
    let mut seen = |wallet: &SimWallet| screen = wallet.exchange();
    let outcome = Meeting::default().hold_watched((&mut b, pay()), (&mut c, asked), &mut chance, &mut seen);
    assert_eq!(outcome, Outcome::Stopped, "{screen:?}");
    assert_eq!((b.balance(), c.balance()), (20, 7));
    assert!(b.writes.contains(&Write::S2Abort) && !b.writes.contains(&Write::S2));
    assert!(c.writes.contains(&Write::R1) && c.writes.contains(&Write::RolledBack), "A5 freed the change");
    assert!(b.summary().open.is_empty() && c.summary().open.is_empty());
    assert_eq!((b.summary(), c.summary()), (b.summary_from_disk(), c.summary_from_disk()));

    b.command(Command::SetDial(DialPolicy::default()));
    give(&mut b, &mut c, 13, &mut chance);
    assert_eq!((b.balance(), c.balance()), (7, 20));
    assert_eq!(newest_reasons(&mut b)[0], Reason::WithinDailyStranger(measure(0, 7, 50)), "credit on both sides");
}

#[test]
fn a_typed_amount_with_much_change_from_a_stranger_is_asked_about_first() {
    let (mut issuer, [mut b, mut c, _], mut chance) = people();
    give_coins(&mut issuer, &mut b, &[100], &mut chance);
    give_coins(&mut issuer, &mut c, &[50, 20, 20], &mut chance);
    let asked = ask(&c, 10);
    let typed = Intent::Pay { amount: Some(Amount(10)), authority: None };
    assert_eq!(Meeting::default().hold((&mut b, typed), (&mut c, asked), &mut chance), Outcome::Done);
    let over = Reason::OverDailyStranger(measure(0, 90, 50));
    assert_eq!(questions(&mut b), [vec![over]]);
    assert_eq!(newest_reasons(&mut b), [over, Reason::PersonAgreed]);
    // 100 on trust for 10 and 90 back: that is a question for C as well.
    assert_eq!(questions(&mut c), [vec![Reason::OverDailyStranger(measure(0, 100, 50))]]);
    assert_eq!((b.balance(), c.balance()), (90, 100));
}
