//! A message of a transfer: what reads is written again with the same meaning.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    use juicetokens_engine::token::transfer::wire;
    if let Ok(message) = wire::decode(data) {
        assert_eq!(wire::decode(&wire::encode(&message)), Ok(message));
    }
});
