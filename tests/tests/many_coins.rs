//! However many coins there are, the summary of a wallet counts them, and a page names those that were asked for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use juicetokens_engine::Command;
use juicetokens_engine::summary::{CoinGroup, Expiry, Grade};
use juicetokens_tests::sim::fixtures::{BEGIN, market};
use juicetokens_tests::sim::wallet::SimWallet;

const DAY_MS: u64 = 86_400_000;

fn holder_of(coins: &[(u32, u32)]) -> SimWallet {
    let mut wallet = SimWallet::new("A", 1, BEGIN);
    wallet.command(Command::Issue(market(coins)));
    wallet
}

fn counted(groups: &[CoinGroup]) -> Vec<(u32, Grade, Expiry, u32)> {
    groups.iter().map(|group| (group.denomination.value(), group.grade, group.expiry, group.count)).collect()
}

#[test]
fn a_summary_does_not_grow_with_the_number_of_coins() {
    let (few, many) = (holder_of(&[(1, 1), (5, 1)]).summary(), holder_of(&[(1, 300), (5, 400)]).summary());
    let of = |count: [u32; 2]| {
        vec![(5, Grade::Settled, Expiry::Later, count[0]), (1, Grade::Settled, Expiry::Later, count[1])]
    };
    assert_eq!(counted(&few.assets[0].coins), of([1, 1]));
    assert_eq!(counted(&many.assets[0].coins), of([400, 300]));
}

#[test]
fn pages_have_every_coin_once_the_highest_value_first() {
    let coins = holder_of(&[(1, 120), (5, 130)]).coins();
    let values: Vec<u32> = coins.iter().map(|coin| coin.denomination.value()).collect();
    assert_eq!((values.len(), values.is_sorted_by(|one, other| one >= other)), (250, true));
    assert_eq!(coins.iter().map(|coin| coin.token_id).collect::<BTreeSet<_>>().len(), 250);
}

#[test]
fn a_summary_says_what_expires_within_a_day_and_what_has() {
    let wallet = holder_of(&[(5, 2)]);
    let expires = wallet.coins()[0].expires;
    for (before_ms, expiry) in [(2 * DAY_MS, Expiry::Later), (DAY_MS - 1, Expiry::WithinADay), (0, Expiry::Over)] {
        let under = wallet.summary_under(juicetokens_engine::foundation::time::Timestamp(expires.0 - before_ms));
        assert_eq!(counted(&under.assets[0].coins), [(5, Grade::Settled, expiry, 2)]);
    }
}
