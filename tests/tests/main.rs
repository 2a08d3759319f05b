//! Tests that cross crates, one module each.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod bad_input;
mod bundle;
mod cashing_in;
mod clocks;
mod coin_chains;
mod committee;
mod crash_points;
mod devices;
mod endings;
mod epochs;
mod fuzz_smoke;
mod host_answers;
mod host_notes;
mod issuer_restored;
mod long_chains;
mod many_coins;
mod news;
mod odd_answers;
mod own_settling;
mod paper;
mod people;
mod random_transfers;
mod receipt_file;
mod released_coins;
mod restored;
mod risk;
mod rogue_peers;
mod second_copy;
mod second_meeting;
mod second_thoughts;
mod serving;
mod session_breaks;
mod settlement_bytes;
mod settling;
mod swap;
mod transfer;
mod witness;
mod witness_coins;
mod witness_restored;
mod wrong_pairing;

/// A file that nobody names would be run by nobody.
#[test]
fn every_file_here_is_run() {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let files = std::fs::read_dir(here).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let named = |file: &str| include_str!("main.rs").contains(&format!("mod {};", file.trim_end_matches(".rs")));
    let forgotten: Vec<String> =
        files.filter(|file| !["main.rs", "vectors.rs"].contains(&&**file) && !named(file)).collect();
    assert!(forgotten.is_empty(), "tests/tests/main.rs does not name {forgotten:?}");
}
