//! A coin's chain: it has one form.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    use juicetokens_engine::token::telomeer::Telomeer;
    if let Ok(telomeer) = Telomeer::parse(data) {
        assert_eq!(telomeer.encode(), data);
    }
});
