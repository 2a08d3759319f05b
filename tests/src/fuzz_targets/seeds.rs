//! Seeds of the fuzz targets: inputs of the vectors, good and bad, entries of logs, and programs for the state machines.
use std::collections::BTreeMap;
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use juicetokens_engine::transport::worked;

#[cfg(not(target_arch = "wasm32"))]
use super::council;
use super::recording::Recording;
use super::transcript::{ANY, DISK, NEXT_HONEST, PERSON, RESTART, STEP_BYTES, TIME};
use super::{committee, session};
use crate::vectors::{self, Suite, by_hand};

/// Longer inputs are left out: they are slow to mutate and teach a fuzzer nothing that shorter ones do not.
const MOST_BYTES: usize = 4_096;

/// Which input of which operation is a seed of which target.
const SOURCES: [(&str, &str, &str); 29] = [
    ("read_frame", "frame", "frame"),
    ("read_frame", "frame", "pipe"),
    ("read_hello", "hello", "pipe"),
    ("read_message", "envelope", "envelope"),
    ("read_request", "record", "records"),
    ("read_plan", "record", "records"),
    ("read_recovery", "record", "records"),
    ("read_credential", "record", "people"),
    ("read_presence", "record", "people"),
    ("read_anchor", "record", "records"),
    ("read_hop", "hop", "records"),
    ("void_evidence", "evidence", "records"),
    ("verify_telomeer", "telomeer", "telomeer"),
    ("read_issuance", "record", "issuance"),
    ("collect_symbols", "symbols", "line_code"),
    ("read_text", "text", "text"),
    ("read_bundle", "bundle", "bundle"),
    ("read_surrender", "record", "records"),
    ("read_epoch", "record", "records"),
    ("open_statement", "statement", "trust"),
    ("judge_proof", "proof", "trust"),
    ("read_news", "news", "trust"),
    ("read_settlement", "message", "settlement"),
    ("read_ledger_record", "record", "settlement"),
    ("read_word", "word", "word"),
    ("read_paper", "code", "paper"),
    ("read_digits", "digits", "paper"),
    ("read_receipt", "file", "receipt"),
    ("read_cash_in", "file", "receipt"),
];

/// Seeds by target, each named by the beginning of its hash; what is the same is there once.
pub type Seeds = BTreeMap<&'static str, BTreeMap<String, Vec<u8>>>;

/// Makes every seed.
pub fn all(suites: &[Suite]) -> Seeds {
    let mut seeds = Seeds::new();
    for (operation, input, target) in SOURCES {
        let suite = suites.iter().find(|suite| suite.operation == operation).unwrap();
        suite.cases.iter().for_each(|case| add(&mut seeds, target, case.input.raw(input)));
    }
    Recording::shared().log_entries().for_each(|entry| add(&mut seeds, "change_set", entry.clone()));
    statements().into_iter().for_each(|statement| add(&mut seeds, "trust", statement));
    vectors::worked_settlements().into_iter().for_each(|message| add(&mut seeds, "settlement", message));
    committee::worked_words().into_iter().for_each(|word| add(&mut seeds, "word", word));
    #[cfg(not(target_arch = "wasm32"))]
    council::worked_messages().into_iter().for_each(|message| add(&mut seeds, "council", message));
    let (record, progress) = session::stored();
    // The same progress, after the peer has the first message.
    let mut later = progress.clone();
    later[5] = 2;
    [record, progress, &later].into_iter().for_each(|stored| add(&mut seeds, "session", stored.clone()));
    // A meeting as its engine stores it, the pipe's part behind its own.
    Recording::shared().sessions.iter().flatten().for_each(|stored| add(&mut seeds, "session", stored.clone()));
    let payloads = Recording::shared().pool.iter();
    let contents = payloads.flat_map(|payload| worked::contents(payload));
    contents.for_each(|content| add(&mut seeds, "session_message", content));
    for target in ["payer", "payee"] {
        programs().into_iter().for_each(|program| add(&mut seeds, target, program));
    }
    seeds
}

/// Spend statements of the worked chains; two of them and a place make a proof, which the fuzzer may find.
fn statements() -> Vec<Vec<u8>> {
    let coins = ["five", "twenty", "two"].into_iter();
    coins.flat_map(vectors::worked_statements).collect()
}

fn add(seeds: &mut Seeds, target: &'static str, bytes: Vec<u8>) {
    if !bytes.is_empty() && bytes.len() <= MOST_BYTES {
        let name = HEXLOWER.encode(&by_hand::hash("seed", &[&bytes])[..6]);
        seeds.entry(target).or_default().insert(name, bytes);
    }
}

/// Programs for the state machines: undisturbed, broken off at each place, and with each kind of step in between.
fn programs() -> Vec<Vec<u8>> {
    let honest = [NEXT_HONEST, 0, 0, 0];
    let mut programs = Vec::new();
    for before in 0..=3 {
        for step in 1..16_u8 {
            programs.push([vec![honest; before], vec![[step, before as u8, 40, 0]], vec![honest; 3 - before]].concat());
        }
    }
    programs.push(vec![honest; 3]);
    // Power lost after each message; a deadline that passes; a person who cancels; a full disk.
    for wish in [[RESTART, 0, 0, 0], [TIME, 70, 0, 0], [PERSON, 2, 0, 0], [DISK, 0, 0, 0]] {
        programs.push([vec![honest], vec![wish], vec![honest], vec![wish], vec![honest], vec![wish]].concat());
    }
    // Every message of the pool, one after another.
    let all: Vec<[u8; STEP_BYTES]> = (0..=u8::MAX).map(|number| [ANY, number, 0, 0]).collect();
    programs.extend(all[..Recording::shared().pool.len()].chunks(30).map(<[_]>::to_vec));
    programs
        .into_iter()
        .map(|steps| steps.concat())
        .inspect(|program| assert!(program.len() % STEP_BYTES == 0))
        .collect()
}

/// The committed seeds of a target.
///
/// # Panics
/// Panics when there are none.
pub fn committed(target: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{target} has no seeds: {error}"));
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
    };
    entries.map(read).collect()
}
