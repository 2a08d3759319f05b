//! See `app/tests/shared/readers.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| (juicetokens_fuzz::readers::reader("sighting").run)(data));
