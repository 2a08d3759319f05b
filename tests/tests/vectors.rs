//! The shared vectors, by the engine that ships: natively, and in WebAssembly in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{
    PublicKey, SigRole, Signature, VerificationBatch, verify, verify_bytes,
};
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::plan::{PlanMessage, Terms};
use juicetokens_engine::token::transfer::recovery::Recovery;
use juicetokens_engine::token::transfer::request::Request;
use juicetokens_tests::vectors::{self, Suite};
use serde_json::Value;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn transfer() -> Value {
    serde_json::from_str(include_str!("../vectors/transfer.json")).unwrap()
}

fn bytes(value: &Value) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(value.as_str().unwrap().as_bytes()).unwrap()
}

fn hash(value: &Value) -> Hash {
    Hash(bytes(value).try_into().unwrap())
}

fn signature(value: &Value) -> Signature {
    Signature(bytes(value).try_into().unwrap())
}

fn key(value: &Value) -> PublicKey {
    PublicKey(bytes(value).try_into().unwrap())
}

#[test]
fn all_59_signature_cases_get_their_verdict() {
    let cases: Value = serde_json::from_str(include_str!("../vectors/ed25519.json")).unwrap();
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), 59);
    for case in cases {
        let holds = verify_bytes(&key(&case["pk"]), &bytes(&case["msg"]), &signature(&case["sig"])).is_ok();
        assert_eq!(holds, case["jt_eddsa"].as_bool().unwrap(), "{}", case["name"]);
    }
}

/// Every committed file by its operation; compiled in, because a browser has no folder to look into.
macro_rules! committed {
    ($($operation:literal),+ $(,)?) => {
        [$(($operation, include_str!(concat!("../vectors/", $operation, ".json")))),+]
    };
}

const COMMITTED: &[(&str, &str)] = &committed![
    "hash",
    "leaf",
    "link",
    "body",
    "offer",
    "header",
    "void_evidence",
    "merkle_root",
    "merkle_path",
    "verify_signature",
    "read_issuance",
    "read_anchor",
    "read_hop",
    "verify_telomeer",
    "meet_times",
    "read_needs",
    "read_change",
    "read_request",
    "read_plan",
    "read_recovery",
    "read_credential",
    "credentials",
    "hint",
    "read_presence",
    "read_message",
    "read_frame",
    "make_symbol",
    "collect_symbols",
    "agree_session",
    "read_hello",
    "open_message",
    "read_text",
    "read_bundle",
    "read_surrender",
    "read_epoch",
    "open_statement",
    "judge_proof",
    "read_news",
    "read_settlement",
    "verify_greeting",
    "verify_registration",
    "read_ledger_record",
    "ask_witness",
    "check_renewed",
    "check_retired",
    "verify_vote",
    "verify_report",
    "read_word",
    "verify_ready",
    "read_paper",
    "read_digits",
    "read_receipt",
    "read_cash_in",
];

#[test]
fn every_case_of_every_file_gets_its_answer() {
    let (suites, mut cases, mut wrong) = (vectors::suites(), 0, Vec::new());
    assert_eq!(suites.len(), COMMITTED.len(), "a file is not listed here");
    for (suite, (operation, text)) in suites.iter().zip(COMMITTED) {
        assert_eq!(suite.operation, *operation);
        for (name, input, expected) in Suite::read(text) {
            let answer = (suite.run)(&input).map_err(str::to_owned);
            if answer != expected {
                wrong.push(format!("{operation}: {name}: {answer:?} instead of {expected:?}"));
            }
            cases += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases > 900, "{cases} cases");
}

#[test]
fn names_are_unique_and_both_kinds_of_answer_are_there() {
    for suite in vectors::suites() {
        let names: std::collections::BTreeSet<&str> = suite.cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), suite.cases.len(), "{}: a name stands twice", suite.operation);
        assert!(suite.cases.iter().any(|case| case.expect.is_ok()), "{}: nothing good", suite.operation);
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_committed_files_are_the_generated_ones() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let page = std::fs::read_to_string(folder.join("README.md")).unwrap();
    for suite in vectors::suites() {
        let committed = std::fs::read_to_string(folder.join(suite.file())).unwrap();
        assert!(committed == suite.write(), "{} is stale: cargo xtask vectors", suite.file());
        assert!(page.contains(&format!("`{}`", suite.operation)), "{} is not described", suite.operation);
    }
}

fn terms(vector: &Value) -> Terms {
    let messages = &vector["messages"];
    let request = Request::parse(&bytes(&messages["m1"])).unwrap();
    let plan = PlanMessage::parse(&bytes(&messages["m2"])).unwrap();
    Terms::new(request, plan, hash(&messages["transcript"]))
}

#[test]
fn the_messages_read_write_and_hash_as_written_by_hand() {
    let vector = transfer();
    let (messages, terms) = (&vector["messages"], terms(&vector));
    assert_eq!(terms.request.encode(), bytes(&messages["m1"]));
    assert_eq!(terms.plan.encode(), bytes(&messages["m2"]));
    assert_eq!(terms.request_hash(), hash(&messages["request"]));
    assert_eq!(terms.plan_hash(), hash(&messages["plan"]));
    assert_eq!(terms.sid().0, hash(&vector["hashes"]["sid"]));
    terms.request.verify(&terms.transcript, None).unwrap();
    terms.verify_plan(None).unwrap();
    let recovery = Recovery::parse(&bytes(&messages["trr"])).unwrap();
    assert_eq!(recovery.encode(), bytes(&messages["trr"]));
    assert_eq!(recovery.recovery.hash(&terms.transcript), hash(&messages["recovery"]));
    recovery.verify(&recovery.recovery.key, &terms.transcript).unwrap();
}

#[test]
fn every_truncation_and_every_added_byte_is_refused() {
    let vector = transfer();
    let reads = |bytes: &[u8]| {
        [
            Request::parse(bytes).is_ok(),
            PlanMessage::parse(bytes).is_ok(),
            Recovery::parse(bytes).is_ok(),
            Telomeer::parse(bytes).is_ok(),
            Issuance::parse(bytes).is_ok(),
        ]
        .contains(&true)
    };
    let records = [
        &vector["messages"]["m1"],
        &vector["messages"]["m2"],
        &vector["messages"]["trr"],
        &vector["telomeer_five"]["record"],
        &vector["telomeer_twenty"]["record"],
        &vector["telomeer_two"]["record"],
        &vector["issuance"]["record"],
    ];
    for record in records {
        let whole = bytes(record);
        assert!(reads(&whole));
        let mut longer = whole.clone();
        longer.push(0);
        assert!(!reads(&longer));
        for end in 0..whole.len() {
            assert!(!reads(&whole[..end]), "{} bytes of {}", end, whole.len());
        }
        for future in [(0, 2), (1, 2)] {
            let mut other = whole.clone();
            other[future.0] = future.1;
            assert!(!reads(&other), "version or algorithm {}", future.1);
        }
    }
}

#[test]
fn each_signature_holds_for_its_role_and_for_no_other() {
    use SigRole::{AbortCertificate, Commit, Final, ReceiverAbort, SenderAbort, Vote};
    let vector = transfer();
    let header = hash(&vector["header"]["hash"]);
    let (payer, payee) = (key(&vector["keys"]["payer_public"]), key(&vector["keys"]["payee_public"]));
    let signed = [
        (Vote, payee, "vote"),
        (Commit, payer, "commit"),
        (Final, payee, "final"),
        (SenderAbort, payer, "sender_abort"),
        (ReceiverAbort, payee, "receiver_abort"),
    ];
    for (role, signer, name) in signed {
        let signature = signature(&vector["signatures"][name]);
        for other in [Vote, Commit, Final, SenderAbort, ReceiverAbort, AbortCertificate] {
            assert_eq!(verify(&signer, other, &header, &signature).is_ok(), other == role, "{name} as {other:?}");
        }
    }
}

#[test]
fn the_chains_verify_and_a_changed_bit_anywhere_is_refused() {
    let vector = transfer();
    let issuance = Issuance::parse(&bytes(&vector["issuance"]["record"])).unwrap();
    let holds = |bytes: &[u8], seed: u8| {
        let Ok(telomeer) = Telomeer::parse(bytes) else { return false };
        let mut batch = VerificationBatch::new();
        telomeer.trace(&issuance, &mut batch, 0).is_ok() && batch.verify(&mut Dice::new(&Entropy([seed; 32]))).is_ok()
    };
    for name in ["telomeer_five", "telomeer_twenty", "telomeer_two"] {
        let whole = bytes(&vector[name]["record"]);
        assert!(holds(&whole, 1), "{name}");
        // Every seventh byte keeps the browser's run short and still meets every field.
        for place in (0..whole.len()).step_by(7) {
            let mut changed = whole.clone();
            changed[place] ^= 1;
            assert!(!holds(&changed, 2), "{name}: byte {place}");
        }
    }
}
