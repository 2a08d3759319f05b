//! Villages in which anything happens: value is conserved, no coin is in two wallets, each transfer ends, and a seed says it all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::cell::Cell;
use std::rc::Rc;

use juicetokens_tests::sim::campaign::{self, Report, run_village};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::points::Coverage;
use juicetokens_tests::sim::reference::Reference;
use juicetokens_tests::sim::village::Village;
use juicetokens_tests::sim::{Chance, Link, Meeting, SimWallet};

/// The step `simulate` of `cargo xtask test` runs many more.
const TRANSFERS: u64 = 2_400;

#[test]
fn villages_by_text_make_and_lose_nothing() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let report = campaign::run(1, TRANSFERS, threads, false);
    println!("{}", report.to_json());
    let tally = report.tally;
    assert!(tally.transfers >= TRANSFERS, "{tally:?}");
    assert_eq!(tally.committed + tally.aborted + tally.forgotten, tally.transfers, "{tally:?}");
    for (what, count) in [
        ("committed", tally.committed),
        ("aborted", tally.aborted),
        ("crashes", tally.crashes),
        ("storage errors", tally.storage_errors),
        ("clock jumps", tally.clock_jumps),
        ("replays", tally.replays),
        ("settlements", tally.settlements),
    ] {
        assert!(count > TRANSFERS / 50, "{what} were rare: {tally:?}");
    }
    for (what, count) in [
        ("own settlements", tally.own_settlements),
        ("quarantines", tally.quarantines),
        ("restored backups", tally.restores),
        ("twins", tally.twins),
        ("proofs", tally.proofs),
    ] {
        assert!(count > 0, "no {what}: {tally:?}");
    }
}

#[test]
fn a_village_by_codes_makes_and_loses_nothing() {
    let tally = Village::found(7).by_codes().live(120);
    assert!(tally.committed > 60 && tally.aborted > 5 && tally.crashes > 10, "{tally:?}");
}

#[test]
fn one_seed_is_one_story_to_the_last_byte() {
    let (first, again, other) = (run_village(11), run_village(11), run_village(12));
    assert_eq!(first, again);
    assert_ne!(first.1, other.1);
    let (alone, together) = (campaign::run(11, 240, 1, false), campaign::run(11, 240, 2, false));
    assert_eq!((alone.tally, alone.trace), (together.tally, together.trace), "threads change nothing");
}

#[test]
fn a_campaign_lives_through_as_many_as_it_was_asked_for_and_says_what_it_lacks() {
    let report = campaign::run(1, 240, 2, false);
    assert!(report.tally.transfers >= 240, "{:?}", report.tally);
    assert!(report.shortcomings(report.tally.transfers).is_empty());
    assert_eq!(report.shortcomings(report.tally.transfers + 1).len(), 1);
    let unhit = Report { coverage: Coverage { covered: 8, existing: 9 }, ..report };
    assert_eq!(unhit.shortcomings(0), ["8 of 9 crash points were reached"]);
}

fn pay_by_text(payer: &mut SimWallet, payee: &mut SimWallet, amount: u32) {
    let asked = ask(payee, amount);
    let meeting = Meeting { link: Link::DIRECT, patience: 60, ..Meeting::default() };
    meeting.hold((payer, pay()), (payee, asked), &mut Chance::new(1));
}

#[test]
#[should_panic(expected = "I2")]
fn the_model_sees_a_coin_that_is_spent_from_a_backup() {
    let mut wallets = vec![issuer("A", 1), SimWallet::new("B", 2, BEGIN), SimWallet::new("C", 3, BEGIN)];
    let issued = wallets[0].disk().len();
    let backup = wallets[0].restored("A again", wallets[0].disk().clone(), 4);
    wallets.push(backup);
    let order = Rc::new(Cell::new(100));
    wallets.iter_mut().for_each(|wallet| wallet.share_order(&order));
    let [a, b, c, again] = wallets.get_disjoint_mut([0, 1, 2, 3]).unwrap();
    pay_by_text(a, b, 100);
    pay_by_text(again, c, 100);
    assert_eq!((b.balance(), c.balance()), (100, 100), "offline, nobody can know");
    let mut reference = Reference::default();
    // What the backup has from before is A's doing.
    reference.skip(3, issued);
    reference.read(&wallets);
}
