//! Files that a person picks, texts that they paste and codes that they read may hold anything: nothing of it stops the app, and
//! what reads is written again as it was. The mutator is the one of the fuzz targets; seeds are committed beside theirs, and wallets
//! of every earlier version.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::panic)]

#[path = "shared/kept.rs"]
mod kept;
#[path = "shared/readers.rs"]
mod readers;

use juicetokens_app::host::store::backup::Backup;
use juicetokens_app::host::store::keyring::Header;
use juicetokens_app::host::store::keyring::words::seed_of;
use juicetokens_app::host::store::rescue::EmergencyCopy;
use juicetokens_app::model::link::Link;
use juicetokens_app::model::static_code;
use juicetokens_tests::fuzz_targets::{seeds, smoke};
use kept::all;
use readers::{ORIGIN, READERS, reader};
use sha2::{Digest, Sha256};

/// Bytes of a file's sum.
const SUM: usize = 32;

fn committed(name: &str) -> Vec<Vec<u8>> {
    seeds::committed(name).into_values().collect()
}

/// The kept wallets as emergency copies.
fn copies() -> Vec<Vec<u8>> {
    all().iter().map(|kept| kept.copy.to_vec()).collect()
}

fn headers() -> Vec<Vec<u8>> {
    copies().into_iter().map(|copy| EmergencyCopy::parse(&copy).unwrap().header().unwrap().to_vec()).collect()
}

#[test]
fn whatever_the_bytes_are() {
    for reader in &READERS {
        let kept = match reader.name {
            "emergency_copy" => copies().into_iter().map(|copy| copy[..copy.len() - SUM].to_vec()).collect(),
            "header" => headers(),
            _ => Vec::new(),
        };
        smoke::run(reader, &[committed(reader.name), kept].concat(), reader.smoke);
    }
}

#[test]
fn seeds_are_what_they_stand_for() {
    let whole = |copy: &[u8]| EmergencyCopy::parse(&[copy, &Sha256::digest(copy)].concat()).is_ok();
    let text = |seed: &[u8]| String::from_utf8(seed.to_vec()).unwrap();
    let is_link = |text: &str| Link::in_words(text, ORIGIN).or_else(|| Link::of_path(text)).is_some();
    for name in READERS.map(|reader| reader.name) {
        for seed in committed(name) {
            let reads = match name {
                "backup_body" => Backup::read(&seed).is_ok(),
                "emergency_copy" => whole(&seed),
                "header" => Header::decode(&seed).is_ok(),
                "link" => is_link(&text(&seed)),
                "static_code" => static_code::of_text(&text(&seed)).is_some(),
                "words" => seed_of(&text(&seed)).is_ok(),
                // Any bytes are one thing or another there.
                _ => true,
            };
            assert!(reads, "{name}: {}", String::from_utf8_lossy(&seed));
        }
    }
}

#[test]
fn every_reader_is_one_of_libfuzzers_targets_too() {
    let manifest = include_str!("../../fuzz/Cargo.toml");
    let mut listed: Vec<&str> =
        manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/app/")).collect();
    listed.sort_unstable();
    assert_eq!(listed, READERS.map(|known| format!("{}.rs\"", reader(known.name).name)));
}
