//! Clocks that jump: they may delay, and never make, lose or hold value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::foundation::time::confidence::Confidence;
use juicetokens_engine::foundation::time::spoofing::ClockSign;
use juicetokens_engine::summary::{ExchangePhase, Expiry, Problem};
use juicetokens_engine::token::transfer::payer::OFFER_STANDS_MS;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::trust::chronology::{NoEvidence, find_backwards_hop};
use juicetokens_engine::wallet::change_set::ChangeSet;
use juicetokens_engine::wallet::{ApplyError, Wallet};
use juicetokens_engine::{Command, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, market, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, SimWallet};

const DAY_MS: u64 = 86_400_000;
const YEAR_MS: u64 = 365 * DAY_MS;

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

/// A has 193 and B has 7; then A pays 13 and gets 7 back, and one of them loses power where the test says.
fn interrupted(payer: Option<Crash>, payee: Option<Crash>, chance: &mut Chance) -> (SimWallet, SimWallet) {
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, Timestamp(BEGIN.0 - 9 * DAY_MS)));
    let asked = ask(&b, 7);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), chance), Outcome::Done);
    (a.crash, b.crash) = (payer, payee);
    let asked = ask(&b, 13);
    let meeting = Meeting { patience: 80, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut a, pay()), (&mut b, asked), chance);
    (a, b)
}

#[test]
fn wallets_whose_clocks_are_days_apart_and_jump_end_where_the_commit_point_says() {
    let payer = [Write::S1, Write::S2, Write::S3].map(|write| (Some(Crash::AfterWrite(write)), None));
    let payee = [Write::R1, Write::R2].map(|write| (None, Some(Crash::AfterWrite(write))));
    for (payer, payee) in payer.into_iter().chain(payee) {
        for (here, there) in [(-6, 11), (30, -30), (0, 200)] {
            let what = format!("{payer:?} {payee:?} {here} {there}");
            let mut chance = Chance::new(4);
            let (mut a, mut b) = interrupted(payer, payee, &mut chance);
            let at = |days: i64| Timestamp(BEGIN.0.saturating_add_signed(days * 86_400_000));
            a.set_wall_clock(at(here));
            b.set_wall_clock(at(there));
            let again = Meeting { patience: 400, ..Meeting::default() };
            again.hold((&mut a, Intent::Resume(None)), (&mut b, Intent::Resume(None)), &mut chance);
            a.pass(OFFER_STANDS_MS + 1);
            assert!(a.summary().open.is_empty() && b.summary().open.is_empty(), "{what}");
            let commits = a.writes.iter().filter(|write| **write == Write::S2).count();
            let owned = if commits == 2 { (180, 20) } else { (193, 7) };
            assert_eq!((a.balance(), b.balance()), owned, "{what}");
        }
    }
}

#[test]
fn one_log_has_the_same_owners_under_every_clock() {
    let mut chance = Chance::new(5);
    for crash in [Write::S1, Write::S2] {
        let (a, b) = interrupted(Some(Crash::AfterWrite(crash)), None, &mut chance);
        for wallet in [&a, &b] {
            let owned = wallet.summary_from_disk();
            for wall in [0, 1, BEGIN.0 - YEAR_MS, BEGIN.0, BEGIN.0 + 20 * YEAR_MS, u64::MAX] {
                let mut under = wallet.summary_under(Timestamp(wall));
                // How long a coin lives yet is all that the time makes of it.
                under
                    .assets
                    .iter_mut()
                    .flat_map(|asset| &mut asset.coins)
                    .for_each(|coins| coins.expiry = Expiry::Later);
                assert_eq!((&under.assets, &under.open), (&owned.assets, &owned.open), "{} at {wall}", wallet.name);
            }
        }
    }
    // What a log makes of a wallet is made without a time: there is none to be given.
    let _: fn(&mut Wallet, &ChangeSet) -> Result<(), ApplyError> = Wallet::apply;
}

#[test]
fn a_clock_behind_what_an_accepted_issuer_signed_is_ignored() {
    let mut chance = Chance::new(6);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, Timestamp(BEGIN.0 - YEAR_MS)));
    b.command(Command::CloseExchange);
    assert!(!b.time().unwrap().is_corrected);
    let asked = ask(&b, 7);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    b.command(Command::CloseExchange);
    let time = b.time().unwrap();
    assert!(time.is_corrected && time.at >= BEGIN, "{time:?}");
    assert!(matches!(time.signs[..], [ClockSign::WallBehindSigned { by_ms }] if by_ms > YEAR_MS - DAY_MS), "{time:?}");
    b.kill();
    b.start();
    b.command(Command::CloseExchange);
    assert!(b.time().unwrap().is_corrected, "what was signed is kept");
    // A's own word is no evidence against A's clock.
    a.set_wall_clock(Timestamp(BEGIN.0 - YEAR_MS));
    a.command(Command::CloseExchange);
    let time = a.time().unwrap();
    assert!(!time.is_corrected, "{time:?}");
    assert!(time.signs.iter().any(|sign| matches!(sign, ClockSign::WallWentBack { .. })), "{time:?}");
}

#[test]
fn coins_that_expire_where_the_clocks_disagree_are_offered_and_not_taken() {
    let mut chance = Chance::new(7);
    let mut a = SimWallet::new("A", 1, BEGIN);
    let short = juicetokens_engine::token::issuance::NewIssuance { valid_days: 2, ..market(&[(5, 2)]) };
    a.command(Command::Issue(short));
    let mut ahead = SimWallet::new("B", 2, Timestamp(BEGIN.0 + 5 * DAY_MS));
    let asked = ask(&ahead, 5);
    let mut screen = None;
    let mut seen = |wallet: &SimWallet| screen = wallet.exchange();
    let outcome = Meeting::default().hold_watched((&mut a, pay()), (&mut ahead, asked), &mut chance, &mut seen);
    let screen = screen.unwrap();
    let problem = Problem::RefusedHere { code: RefuseCode::ClocksDisagree };
    assert_eq!((outcome, screen.phase, screen.problem), (Outcome::Stopped, ExchangePhase::Stopped, Some(problem)));
    assert!(a.writes.contains(&Write::S1), "preparing is never blocked");
    assert_eq!((a.balance(), ahead.balance(), a.summary().open.len()), (10, 0, 0));

    // Somebody whose clock is a day behind takes the same coins: they are good by both clocks.
    let mut behind = SimWallet::new("C", 3, Timestamp(BEGIN.0 - DAY_MS));
    let asked = ask(&behind, 5);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut behind, asked), &mut chance), Outcome::Done);
}

#[test]
fn a_day_at_the_market_verifies_the_time() {
    let mut chance = Chance::new(8);
    let mut a = issuer("A", 1);
    assert_eq!(a.time().unwrap().confidence, Confidence::Inadequate);
    for (name, amount, wrong_by) in [("B", 1, 3_000), ("C", 2, 0), ("D", 2, 40 * DAY_MS)] {
        let mut peer = SimWallet::new(name, u64::from(name.as_bytes()[0]), Timestamp(a.wall_clock().0 + wrong_by));
        let asked = ask(&peer, amount);
        assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut peer, asked), &mut chance), Outcome::Done, "{name}");
    }
    let time = a.time().unwrap();
    assert_eq!((time.confidence, time.agreeing, time.clocks), (Confidence::Verified, 3, 4), "{time:?}");
}

#[test]
fn two_who_date_a_payment_before_its_coins_were_issued_sign_the_proof_of_it() {
    let mut chance = Chance::new(9);
    let (mut a, mut b) = (issuer("A", 1), SimWallet::new("B", 2, Timestamp(BEGIN.0 - 10 * DAY_MS)));
    let mut c = SimWallet::new("C", 3, BEGIN);
    let asked = ask(&c, 5);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut c, asked), &mut chance), Outcome::Done);
    a.set_wall_clock(Timestamp(BEGIN.0 - 10 * DAY_MS));
    let asked = ask(&b, 2);
    assert_eq!(Meeting::default().hold((&mut a, pay()), (&mut b, asked), &mut chance), Outcome::Done);
    let mut dice = Dice::new(&Entropy([3; 32]));
    let (chain, issuance) = b.chains().remove(0);
    let found = find_backwards_hop(&chain, &issuance, &mut dice).unwrap();
    assert_eq!((found.hop, found.counterparty), (0, chain.hops[0].counterparty));
    assert!(found.ends < BEGIN && b.balance() == 2, "false, and no worse a coin");

    let (honest, issuance) = c.chains().remove(0);
    assert_eq!(find_backwards_hop(&honest, &issuance, &mut dice), Err(NoEvidence::Forward));
    let mut forged = honest;
    forged.hops[0].times.lo = Timestamp(1);
    assert_eq!(find_backwards_hop(&forged, &issuance, &mut dice), Err(NoEvidence::Chain), "nobody signed that");
}
