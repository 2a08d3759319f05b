//! What a host keeps in a wallet beside the rules: it is there after a restart and in a snapshot, and nothing else depends on it.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
use juicetokens_engine::Command;
use juicetokens_engine::summary::{MovementFilter, MovementQuery};
use juicetokens_engine::wallet::host_notes::HostNotes;
use juicetokens_tests::sim::fixtures::{BEGIN, ask, market, pay};
use juicetokens_tests::sim::{Chance, Meeting, Outcome, SimWallet};

#[test]
fn notes_outlive_a_restart_and_a_snapshot_and_the_newest_counts() {
    let mut wallet = SimWallet::new("Ann", 1, BEGIN);
    wallet.command(Command::KeepNotes("first".into()));
    wallet.command(Command::KeepNotes("stall 1\nitem 3 juice".into()));
    for compacts in [false, true] {
        if compacts {
            wallet.compact();
        }
        wallet.kill();
        wallet.start();
        assert_eq!(wallet.summary().notes, "stall 1\nitem 3 juice");
    }
    let stored = wallet.log().len();
    wallet.command(Command::KeepNotes("stall 1\nitem 3 juice".into()));
    wallet.command(Command::KeepNotes("x".repeat(HostNotes::MAX_BYTES + 1)));
    assert_eq!(
        (wallet.log().len(), wallet.summary().notes.len()),
        (stored, 20),
        "the same and too much are not written"
    );
}

#[test]
fn a_payment_is_found_by_the_beginning_of_its_name_on_both_sides() {
    let mut issuer = SimWallet::new("I", 1, BEGIN);
    issuer.command(Command::Issue(market(&[(1, 9), (5, 3)])));
    let mut bob = SimWallet::new("Bob", 2, BEGIN);
    let asked = ask(&bob, 7);
    let outcome = Meeting::default().hold((&mut issuer, pay()), (&mut bob, asked), &mut Chance::new(4));
    assert_eq!(outcome, Outcome::Done);
    let number = |wallet: &SimWallet| wallet.summary().movements[0].sid.unwrap().to_string()[..8].to_owned();
    assert_eq!(number(&issuer), number(&bob));
    for wallet in [&issuer, &bob] {
        let found = |search: &str| {
            let search = search.to_owned();
            let query = MovementQuery { before: None, count: 9, search, filter: MovementFilter::All, with: None };
            wallet.movements(query).unwrap().found.len()
        };
        assert_eq!(
            (found(&number(wallet)), found(&number(wallet)[..7])),
            (1, 0),
            "short beginnings find nothing by accident"
        );
    }
}
