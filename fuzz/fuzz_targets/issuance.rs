//! An issuance record: it has one form, and reads only with its signature.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    use juicetokens_engine::token::issuance::Issuance;
    if let Ok(issuance) = Issuance::parse(data) {
        assert_eq!(issuance.bytes(), data);
    }
});
