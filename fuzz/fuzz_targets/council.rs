//! See `juicetokens_tests::fuzz_targets`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| (juicetokens_tests::fuzz_targets::target("council").run)(data));
