//! A stored change: what reads is written again with the same meaning.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    use juicetokens_engine::wallet::change_set::ChangeSet;
    if let Ok(set) = ChangeSet::decode(data) {
        assert_eq!(ChangeSet::decode(&set.encode()), Ok(set));
    }
});
