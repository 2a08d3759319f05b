//! Coins that travel together (`02-bytes.md`, section 10).
use juicetokens_engine::token::bundle;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::travelling_coin::TravellingCoin;

use super::bundle_by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, with_byte};
use super::scene;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 10";
    vec![Suite { operation: "read_bundle", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let bytes = input.bytes("bundle");
    let coins = bundle::decode(&bytes).map_err(category)?;
    assert_eq!(bundle::encode(&coins), bytes, "one form");
    Ok(Fields::new().list("telomeers", coins.iter().map(|coin| coin.telomeer.encode())))
}

/// The bundle of chains.
pub(super) fn of(chains: &[Vec<u8>]) -> Vec<u8> {
    let coin = |chain: &Vec<u8>| TravellingCoin::new(Telomeer::parse(chain).unwrap().into(), Vec::new());
    bundle::encode(&chains.iter().map(coin).collect::<Vec<_>>())
}

/// A worked coin before the transfer.
pub(super) fn genesis(coin: &str) -> Vec<u8> {
    [scene::hex(&format!("coin_{coin}"), "anchor"), vec![0]].concat()
}

/// One worked coin of its issue alone, laid out by hand.
fn by_hand(anchor: &[u8]) -> Vec<u8> {
    let value = u32::from_le_bytes([anchor[39], anchor[40], anchor[41], anchor[42]]);
    let place = [1, 2, 5, 10, 20, 50, 100, 200, 500].iter().position(|known| *known == value).unwrap() as u8;
    let batch = [&[0x0f][..], &anchor[3..35], &anchor[43..51], &[anchor[2]], &anchor[51..53], &anchor[119..127]];
    let start = [&anchor[87..119], &anchor[35..39], &[place], &anchor[127..191]];
    [&[1, 1, 1][..], &batch.concat(), &start.concat(), &[0, 0, 0]].concat()
}

fn cases() -> Vec<Case> {
    let input = |bundle: &[u8]| Fields::new().hex("bundle", bundle);
    let good =
        |name: &str, chains: &[Vec<u8>]| Case::good(name, input(&of(chains)), Fields::new().list("telomeers", chains));
    let moved = |coin: &str| scene::hex(&format!("telomeer_{coin}"), "record");
    let alone = by_hand(&scene::hex("coin_five", "anchor"));
    let both = of(&[moved("five"), moved("twenty")]);
    let bad = |name: &str, bundle: &[u8], category| Case::bad(name, input(bundle), category);
    let mut cases = vec![
        Case::good("no coins are no bytes", input(&[]), Fields::new().list("telomeers", [[0_u8; 0]; 0])),
        Case::good("one coin, by hand", input(&alone), Fields::new().list("telomeers", [genesis("five")])),
        good("three coins of two owners", &["five", "twenty", "two"].map(genesis)),
        good("two coins that came together, one from under another key", &["five", "twenty"].map(moved)),
        good("change beside payment", &["five", "two"].map(moved)),
        good("a chain of 16", &[scene::longer_chain(15).encode()]),
        bad("the first byte only", &both[..1], "truncated"),
        bad("the last byte is missing", &both[..both.len() - 1], "truncated"),
        bad("one byte is left over", &[&both[..], &[0]].concat(), "trailing"),
        bad("version 0", &with_byte(&both, 0, 0), "version"),
        bad("version 2", &with_byte(&both, 0, 2), "version"),
        bad("64 coins", &with_byte(&alone, 1, 64), "too_long"),
        bad("more batches than coins", &with_byte(&alone, 2, 2), "too_long"),
        bad("no batch", &with_byte(&alone, 2, 0), "out_of_range"),
    ];
    cases.extend(bundle_by_hand::cases());
    cases
}
