//! The fuzz targets hold on their committed seeds and on some mutations of them; `cargo xtask test` runs more of both.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use juicetokens_tests::fuzz_targets::{TARGETS, seeds, smoke};
use juicetokens_tests::vectors;

#[test]
fn every_target_holds_on_its_seeds_and_on_mutations_of_them() {
    for target in &TARGETS {
        let seeds: Vec<Vec<u8>> = seeds::committed(target.name).into_values().collect();
        let made = smoke::run(target, &seeds, target.smoke / 20);
        assert!(made as usize > seeds.len(), "{} is not run", target.name);
    }
}

#[test]
fn the_committed_seeds_are_the_generated_ones() {
    let generated = seeds::all(&vectors::suites());
    for target in &TARGETS {
        let expected = generated.get(target.name).unwrap();
        assert!(seeds::committed(target.name) == *expected, "{} is stale: cargo xtask vectors", target.name);
    }
    assert_eq!(generated.len(), TARGETS.len(), "seeds of a target that is not there");
}

#[test]
fn every_target_is_one_of_libfuzzers_too() {
    let manifest = include_str!("../../fuzz/Cargo.toml");
    let listed = manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/"));
    // The app's own are held against its readers in `app/tests/any_bytes.rs`.
    let mut listed: Vec<&str> = listed.filter(|path| !path.starts_with("app/")).collect();
    let mut known: Vec<String> = TARGETS.iter().map(|target| format!("{}.rs\"", target.name)).collect();
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
}
