//! Power goes at every write and every word of a transfer, on both sides; the wallets meet again and both agree.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Intent;
use juicetokens_engine::summary::TransferState;
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::points::{self, Plot};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

#[test]
fn every_crash_point_of_every_scripted_transfer_ends_well() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let coverage = points::run_all(threads);
    println!("crash points: {} covered of {} existing", coverage.covered, coverage.existing);
    assert_eq!(coverage.covered, coverage.existing);
    assert!(coverage.existing > 4_000, "{coverage:?}");
}

/// All but those of paper and of rules without a witness, which have tests of their own.
#[test]
fn every_write_between_wallets_is_among_those_that_are_hit() {
    use Write::{Local, R1, R2, R3, RolledBack, S1, S2, S2Abort, S3, Surrendered, Witnessed};
    let hit: Vec<Write> = Plot::all().into_iter().flat_map(Plot::writes).collect();
    for write in [S1, R1, S2, R2, S3, S2Abort, RolledBack, R3, Witnessed, Surrendered, Local] {
        assert!(hit.contains(&write), "{write:?} is in no plot");
    }
}

/// A wallet that holds 180 and one that holds 7, about to do 13 with change.
fn before_thirteen(chance: &mut Chance) -> (SimWallet, SimWallet) {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    Meeting::default().hold((&mut a, pay()), (&mut b, asked), chance);
    assert_eq!((a.balance(), b.balance()), (193, 7));
    (a, b)
}

/// Holds the payment of 13 with a crash in it, then lets the two meet again until nothing is open.
fn pay_thirteen(crash_payer: Option<Crash>, crash_payee: Option<Crash>, seed: u64) -> (SimWallet, SimWallet) {
    let mut chance = Chance::new(seed);
    let (mut a, mut b) = before_thirteen(&mut chance);
    (a.crash, b.crash) = (crash_payer, crash_payee);
    let asked = ask(&b, 13);
    let meeting = Meeting { patience: 400, ..Meeting::default() };
    meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
    (a.crash, b.crash) = (None, None);
    meet_again(&mut a, &mut b, &mut chance);
    (a, b)
}

fn meet_again(a: &mut SimWallet, b: &mut SimWallet, chance: &mut Chance) {
    for _ in 0..2 {
        if a.summary().open.is_empty() && b.summary().open.is_empty() {
            return;
        }
        let meeting = Meeting { patience: 400, ..Meeting::default() };
        meeting.hold((a, Intent::Resume(None)), (b, Intent::Resume(None)), chance);
    }
    // What is left is an offer that the payee never voted on: the payer's own timer ends it.
    a.pass(OFFER_STANDS_MS + 1);
}

fn assert_consistent(a: &SimWallet, b: &SimWallet, what: &str) -> bool {
    assert!(
        a.summary().open.is_empty() && b.summary().open.is_empty(),
        "{what}: {:?} {:?}",
        a.summary().open,
        b.summary().open
    );
    assert_eq!(a.summary(), a.summary_from_disk(), "{what}");
    assert_eq!(b.summary(), b.summary_from_disk(), "{what}");
    assert_eq!((a.coins(), b.coins()), (a.coins_from_disk(), b.coins_from_disk()), "{what}");
    match (a.balance(), b.balance()) {
        (180, 20) => true,
        (193, 7) => false,
        other => panic!("{what}: value was made or lost: {other:?}"),
    }
}

/// How often the payer passed the commit point: once for the 7 before, and once for the 13.
fn commits(payer: &SimWallet) -> usize {
    payer.writes.iter().filter(|write| **write == Write::S2).count()
}

#[test]
fn power_lost_at_each_of_the_writes_ends_as_the_commit_point_says() {
    let payer = [Write::S1, Write::S2, Write::S3];
    let payee = [Write::R1, Write::R2];
    let points = |writes: &[Write]| -> Vec<Crash> {
        writes.iter().flat_map(|write| [Crash::BeforeWrite(*write), Crash::AfterWrite(*write)]).collect()
    };
    for crash in points(&payer) {
        let (a, b) = pay_thirteen(Some(crash), None, 11);
        let paid = assert_consistent(&a, &b, &format!("payer {crash:?}"));
        assert_eq!(paid, commits(&a) == 2, "payer {crash:?}");
    }
    for crash in points(&payee) {
        let (a, b) = pay_thirteen(None, Some(crash), 12);
        let paid = assert_consistent(&a, &b, &format!("payee {crash:?}"));
        assert_eq!(paid, commits(&a) == 2, "payee {crash:?}");
    }
}

#[test]
fn power_lost_at_any_effect_of_either_side_makes_and_loses_nothing() {
    let (mut points, mut paid) = (0, 0);
    for side in 0..2 {
        let mut chance = Chance::new(20);
        let (a, b) = before_thirteen(&mut chance);
        let first = if side == 0 { a.effects_done() } else { b.effects_done() };
        // An undisturbed payment shows about 60 codes a side; a few more reach past its end.
        for offset in 0..90 {
            let crash = Some(Crash::BeforeEffect(first + offset));
            let (crash_a, crash_b) = if side == 0 { (crash, None) } else { (None, crash) };
            let (a, b) = pay_thirteen(crash_a, crash_b, 20);
            points += 1;
            paid += u32::from(assert_consistent(&a, &b, &format!("side {side}, effect {offset}")));
        }
    }
    assert!(paid > 0 && paid < points, "{paid} of {points} were paid");
}

#[test]
fn both_sides_lose_power_at_every_pair_of_writes() {
    for payer in [Write::S1, Write::S2, Write::S3] {
        for payee in [Write::R1, Write::R2] {
            for (payer, payee) in [
                (Crash::BeforeWrite(payer), Crash::BeforeWrite(payee)),
                (Crash::BeforeWrite(payer), Crash::AfterWrite(payee)),
                (Crash::AfterWrite(payer), Crash::BeforeWrite(payee)),
                (Crash::AfterWrite(payer), Crash::AfterWrite(payee)),
            ] {
                let (a, b) = pay_thirteen(Some(payer), Some(payee), 31);
                assert_consistent(&a, &b, &format!("{payer:?} {payee:?}"));
            }
        }
    }
}

#[test]
fn a_payee_that_comes_back_after_the_deadline_is_released_by_the_payers_abort() {
    for crash in [Crash::AfterWrite(Write::R1), Crash::BeforeWrite(Write::R1)] {
        let mut chance = Chance::new(41);
        let (mut a, mut b) = before_thirteen(&mut chance);
        b.crash = Some(crash);
        let asked = ask(&b, 13);
        let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
        meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
        assert_eq!(a.summary().open[0].state, TransferState::Offered);
        a.pass(OFFER_STANDS_MS + 1);
        assert!(a.summary().open.is_empty());
        assert_eq!(a.balance(), 193);

        // The two meet again: the payer by any exchange as payer, the payee by resuming.
        let meeting = Meeting { patience: 300, ..Meeting::default() };
        meeting.hold((&mut a, pay()), (&mut b, Intent::Resume(None)), &mut chance);
        assert!(!assert_consistent(&a, &b, &format!("{crash:?}")));

        // The change that was locked can be spent again, and its next hop carries the reason.
        let asked = ask(&a, 7);
        Meeting::default().hold((&mut b, pay()), (&mut a, asked), &mut chance);
        assert_eq!((a.balance(), b.balance()), (200, 0), "{crash:?}");
    }
}

#[test]
fn a_payer_that_committed_never_takes_its_coins_back_by_a_timer() {
    let mut chance = Chance::new(51);
    let (mut a, mut b) = before_thirteen(&mut chance);
    a.crash = Some(Crash::AfterWrite(Write::S2));
    let asked = ask(&b, 13);
    let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
    for wallet in [&mut a, &mut b] {
        wallet.pass(100 * OFFER_STANDS_MS);
    }
    assert_eq!(a.summary().open[0].state, TransferState::Committed);
    assert_eq!(b.summary().open[0].state, TransferState::Prepared);
    assert_eq!((a.balance(), b.balance()), (173, 0), "20 left A; 7 of B is locked");
    meet_again(&mut a, &mut b, &mut chance);
    assert!(assert_consistent(&a, &b, "met again"));
}

#[test]
fn power_lost_at_the_abort_and_at_the_release_ends_in_a_clean_abort() {
    let points = |write: Write| [None, Some(Crash::BeforeWrite(write)), Some(Crash::AfterWrite(write))];
    for payer in points(Write::S2Abort) {
        for payee in points(Write::RolledBack) {
            let mut chance = Chance::new(61);
            let (mut a, mut b) = before_thirteen(&mut chance);
            b.crash = Some(Crash::AfterWrite(Write::R1));
            let asked = ask(&b, 13);
            let meeting = Meeting { patience: 60, down_for: 1_000, ..Meeting::default() };
            meeting.hold((&mut a, pay()), (&mut b, asked), &mut chance);
            (a.crash, b.crash) = (payer, payee);
            a.pass(OFFER_STANDS_MS + 1);
            if a.is_down() {
                a.start();
                a.pass(1);
            }
            let meeting = Meeting { patience: 300, ..Meeting::default() };
            meeting.hold((&mut a, pay()), (&mut b, Intent::Resume(None)), &mut chance);
            a.pass(OFFER_STANDS_MS + 1);
            meeting.hold((&mut a, pay()), (&mut b, Intent::Resume(None)), &mut chance);
            let what = format!("payer {payer:?}, payee {payee:?}");
            assert!(a.crash.is_none() && b.crash.is_none(), "{what}: both points were reached");
            // An offer whose abort did not reach the disk still stands when the two meet again, and may be taken.
            let paid = assert_consistent(&a, &b, &what);
            assert!(!paid || payer == Some(Crash::BeforeWrite(Write::S2Abort)), "{what}");
        }
    }
}

#[test]
fn a_payment_by_text_that_lost_power_is_finished_by_text() {
    use juicetokens_engine::summary::ExchangePhase;
    use juicetokens_engine::{Command, Input};
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
    let asked = ask(&b, 7);
    a.command(Command::OpenExchange(pay()));
    b.command(Command::OpenExchange(asked));
    b.crash = Some(Crash::AfterWrite(Write::R1));
    for _ in 0..40 {
        if b.is_down() {
            b.start();
            b.command(Command::OpenExchange(Intent::Resume(None)));
        }
        for wallet in [&mut a, &mut b] {
            wallet.pass(5_000);
            let screen = wallet.exchange().unwrap();
            if screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
                wallet.command(Command::ConfirmCode);
            }
            wallet.command(Command::Approve);
        }
        if let Some(text) = b.next_text() {
            a.input(Input::TextReceived(text));
        }
        if let Some(text) = a.next_text() {
            b.input(Input::TextReceived(text));
        }
    }
    assert!(b.writes.contains(&Write::R2), "{:?}", b.writes);
    assert_eq!((a.balance(), b.balance()), (193, 7));
    assert!(a.summary().open.is_empty() && b.summary().open.is_empty());
}
