//! Two wallets that left something open meet again for something new: both are finished in one meeting.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::TransferState;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Crash, Link, Meeting, Outcome, SimWallet};

/// A has offered 20 to B, and one of them lost power there; then both walked away.
fn interrupted(payer: Option<Write>, payee: Option<Write>, chance: &mut Chance) -> (SimWallet, SimWallet) {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    (a.crash, b.crash) = (payer.map(Crash::AfterWrite), payee.map(Crash::AfterWrite));
    let asked = ask(&b, 20);
    let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut a, pay()), (&mut b, asked), chance);
    (a.crash, b.crash) = (None, None);
    (a, b)
}

#[test]
fn an_old_transfer_is_finished_beside_a_new_one() {
    let writes = [Write::S1, Write::R1, Write::S2, Write::R2, Write::S3];
    for write in writes {
        for (seed, link) in [(1, Link::PERFECT), (2, Link::PERFECT), (3, Link::ROUGH), (4, Link::ROUGH)] {
            let what = format!("{write:?} {seed}");
            let mut chance = Chance::new(seed);
            let is_payers = matches!(write, Write::S1 | Write::S2 | Write::S3);
            let (payer, payee) = if is_payers { (Some(write), None) } else { (None, Some(write)) };
            let (mut a, mut b) = interrupted(payer, payee, &mut chance);
            let asked = ask(&b, 20);
            let outcome = Meeting { link, ..Meeting::default() }.hold((&mut a, pay()), (&mut b, asked), &mut chance);
            assert_eq!(outcome, Outcome::Done, "{what}");
            // Nobody voted for what S1 offered: that one did not happen.
            let paid = if write == Write::S1 { 20 } else { 40 };
            assert_eq!((a.balance(), b.balance()), (200 - paid, paid), "{what}");
            assert!(a.summary().open.is_empty(), "{what}: {:?}", a.summary().open);
            assert!(b.summary().open.is_empty(), "{what}: {:?}", b.summary().open);
            assert_eq!((a.summary(), b.summary()), (a.summary_from_disk(), b.summary_from_disk()), "{what}");
        }
    }
}

#[test]
fn many_payments_whose_last_word_was_lost_do_not_keep_one_in_doubt_from_ending() {
    const NAMES: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let mut chance = Chance::new(9);
    let (mut a, mut b) = interrupted(Some(Write::S2), None, &mut chance);
    let away = Meeting { patience: 80, down_for: 1_000, ..Meeting::default() };
    for (place, name) in NAMES.into_iter().enumerate() {
        let mut other = issuer(name, 100 + place as u64);
        other.pass(60_000 * (1 + place as u64));
        b.pass(60_000);
        a.pass(60_000);
        if place % 2 == 0 {
            // Paid to B, and gone before B's acknowledgement came.
            other.crash = Some(Crash::BeforeWrite(Write::S3));
            let asked = ask(&b, 5);
            away.hold((&mut other, pay()), (&mut b, asked), &mut chance);
        } else {
            // Paid by A to somebody who was gone before the coins came.
            other.crash = Some(Crash::AfterWrite(Write::R2));
            let asked = ask(&other, [1, 2, 2, 5, 50, 100][place / 2]);
            away.hold((&mut a, pay()), (&mut other, asked), &mut chance);
        }
    }
    assert!(a.summary().open.len() > 5 && b.summary().open.len() > 5, "both have much open");
    away.hold((&mut a, pay()), (&mut b, juicetokens_engine::Intent::Resume), &mut chance);
    let in_doubt = b.summary().open.iter().any(|open| open.state == TransferState::Prepared);
    assert!(!in_doubt, "{:?}", b.summary().open);
}
