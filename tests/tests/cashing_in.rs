//! Cashing in: both wallets keep a report of it that anybody can check, and nobody can put another in the giver's place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::Intent;
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::summary::{CheckedKind, CheckedReceipt, Finding, Movement, MovementKind, ReceiptCheck};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, Outcome, SimWallet};

const ALL: [ReceiptCheck; 4] = [ReceiptCheck::Issuer, ReceiptCheck::Coins, ReceiptCheck::Given, ReceiptCheck::Taken];

const SETTLE: Intent = Intent::Settle { give_back: None };

/// Where the time that nobody has signed stands.
const TOLD: std::ops::Range<usize> = 6..12;

/// An issuer, and a stall that was paid 25 by it on one day and 5 on the next.
fn market() -> (SimWallet, SimWallet) {
    let (mut issuer, mut stall) = (issuer("I", 1), SimWallet::new("S", 2, BEGIN));
    for amount in [25, 5] {
        let asked = ask(&stall, amount);
        let outcome = Meeting::default().hold((&mut issuer, pay()), (&mut stall, asked), &mut Chance::new(4));
        assert_eq!(outcome, Outcome::Done);
        [&mut issuer, &mut stall].into_iter().for_each(|wallet| wallet.pass(24 * 60 * 60 * 1000));
    }
    (issuer, stall)
}

fn cash_in(stall: &mut SimWallet, issuer: &mut SimWallet, amount: u32, agree: bool) {
    let authority = stall.summary().assets[0].authority;
    let settle = Intent::Settle { give_back: Some((authority, Amount(amount))) };
    let meeting = Meeting { patience: 600, agree: [true, agree], ..Meeting::default() };
    meeting.hold((stall, settle), (issuer, Intent::Serve), &mut Chance::new(7));
}

fn line(wallet: &SimWallet, kind: MovementKind) -> Movement {
    wallet.summary().movements.into_iter().find(|movement| movement.kind == kind).unwrap()
}

fn reports(stall: &SimWallet, issuer: &SimWallet) -> [Vec<u8>; 2] {
    [(stall, MovementKind::GivenBack), (issuer, MovementKind::TakenBack)].map(|(wallet, kind)| {
        let number = line(wallet, kind).cash_in.expect("the line names its report");
        wallet.cash_in_file(number).expect("and the wallet has it")
    })
}

fn read(file: &[u8]) -> Option<CheckedReceipt> {
    CheckedReceipt::of_file(file, Entropy([3; 32]))
}

fn without_time(file: &[u8]) -> Vec<u8> {
    [&file[..TOLD.start], &file[TOLD.end..]].concat()
}

#[test]
fn both_sides_keep_the_same_report_and_every_check_holds() {
    let (mut issuer, mut stall) = market();
    let given = issuer.wall_clock();
    cash_in(&mut stall, &mut issuer, 30, true);
    for wallet in [&mut issuer, &mut stall] {
        wallet.compact();
        wallet.kill();
        wallet.start();
    }
    let [by_stall, by_issuer] = reports(&stall, &issuer);
    assert_eq!(without_time(&by_stall), without_time(&by_issuer));
    let report = read(&by_stall).unwrap();
    assert_eq!(report.checks, ALL.map(|check| (check, Finding::Holds)));
    assert!(report.holds && report.kind == CheckedKind::CashIn);
    assert_eq!((report.amount, &*report.unit, &*report.community), (Amount(30), "juice", "Orange Square market"));
    let mut values: Vec<u32> = report.paid.iter().map(|(_, value)| value.value()).collect();
    values.sort_unstable();
    assert_eq!(values.iter().sum::<u32>(), 30, "{values:?}");
    assert_eq!(report.payer.split(", ").count(), 2, "the coins came on two days: {}", report.payer);
    assert_eq!(report.payee, report.issuer, "its own wallet is the witness");
    assert_eq!(report.header, line(&stall, MovementKind::GivenBack).cash_in);
    assert_eq!(report.header, line(&issuer, MovementKind::TakenBack).cash_in);
    assert!(report.from >= given && report.from <= given.after_ms(600_000), "{:?}", report.from);
}

#[test]
fn no_changed_byte_is_believed_but_the_time_that_nobody_signed() {
    let (mut issuer, mut stall) = market();
    // Renewed ones open with their anchor, the others with their last hop.
    Meeting::default().hold((&mut stall, SETTLE), (&mut issuer, Intent::Serve), &mut Chance::new(7));
    let asked = ask(&stall, 20);
    Meeting::default().hold((&mut issuer, pay()), (&mut stall, asked), &mut Chance::new(4));
    cash_in(&mut stall, &mut issuer, 45, true);
    let [file, _] = reports(&stall, &issuer);
    assert!(read(&file).unwrap().holds);
    for place in (0..file.len()).filter(|place| !TOLD.contains(place)) {
        let mut changed = file.clone();
        changed[place] ^= 1 << (place % 8);
        assert!(!read(&changed).is_some_and(|report| report.holds), "byte {place} of {}", file.len());
    }
    for length in 0..file.len() {
        assert_eq!(read(&file[..length]), None, "{length}");
    }
    assert_eq!(read(&[&file[..], &[0]].concat()), None);
}

#[test]
fn an_answer_that_was_lost_and_said_again_gives_the_report_as_well() {
    let (mut issuer, mut stall) = market();
    issuer.crash = Some(Crash::AfterWrite(Write::Witnessed));
    cash_in(&mut stall, &mut issuer, 30, true);
    assert!(stall.summary().movements.iter().all(|movement| movement.kind != MovementKind::GivenBack));
    issuer.start();
    Meeting::default().hold((&mut stall, SETTLE), (&mut issuer, Intent::Serve), &mut Chance::new(8));
    let [by_stall, by_issuer] = reports(&stall, &issuer);
    assert_eq!(without_time(&by_stall), without_time(&by_issuer));
    assert!(read(&by_stall).unwrap().holds);
}

#[test]
fn what_the_issuer_did_not_take_back_has_no_report() {
    let (mut issuer, mut stall) = market();
    cash_in(&mut stall, &mut issuer, 5, false);
    assert_eq!(stall.balance(), 30);
    let movements = [stall.summary().movements, issuer.summary().movements].concat();
    assert!(movements.iter().all(|movement| movement.cash_in.is_none()));
}
