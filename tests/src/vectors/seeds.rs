//! Seeds of the fuzz targets, taken from the vectors: what a target reads, whether it is good or bad.
use std::collections::BTreeMap;

use data_encoding::HEXLOWER;

use super::by_hand;
use super::case::Suite;

/// Longer inputs are left out: they are slow to mutate and teach a fuzzer nothing that shorter ones do not.
const MOST_BYTES: usize = 4_096;

/// Which input of which operation is a seed of which target.
const SOURCES: [(&str, &str, &str); 14] = [
    ("read_frame", "frame", "frame"),
    ("read_frame", "frame", "pipe"),
    ("read_hello", "hello", "pipe"),
    ("read_message", "envelope", "envelope"),
    ("read_request", "record", "records"),
    ("read_plan", "record", "records"),
    ("read_recovery", "record", "records"),
    ("read_anchor", "record", "records"),
    ("read_hop", "hop", "records"),
    ("void_evidence", "evidence", "records"),
    ("verify_telomeer", "telomeer", "telomeer"),
    ("read_issuance", "record", "issuance"),
    ("collect_symbols", "symbols", "line_code"),
    ("read_text", "text", "text"),
];

/// Seeds by target, each named by the beginning of its hash; what is the same is there once.
pub fn all(suites: &[Suite]) -> BTreeMap<&'static str, BTreeMap<String, Vec<u8>>> {
    let mut seeds: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for (operation, input, target) in SOURCES {
        let suite = suites.iter().find(|suite| suite.operation == operation).unwrap();
        for case in &suite.cases {
            let bytes = case.input.raw(input);
            if !bytes.is_empty() && bytes.len() <= MOST_BYTES {
                seeds.entry(target).or_default().insert(name(&bytes), bytes);
            }
        }
    }
    seeds
}

/// A seed's name.
pub fn name(bytes: &[u8]) -> String {
    HEXLOWER.encode(&by_hand::hash("seed", &[bytes])[..6])
}
