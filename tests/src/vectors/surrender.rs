//! Surrenders: a coin goes to the witness (`02-bytes.md`, section 1).
use juicetokens_engine::token::surrender::Surrender;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte, with_bytes};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 1";
    vec![Suite { operation: "read_surrender", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let record = input.bytes("record");
    let surrender = Surrender::parse(&record).map_err(category)?;
    assert_eq!(surrender.encode(), record, "one form");
    let output = Fields::new().hex("hash", &surrender.hash().0).number("purpose", surrender.purpose.byte());
    Ok(output.number("seq", surrender.seq).number("voids", surrender.void.len() as u64))
}

/// version1 alg1 purpose1 token_id32 seq2 prev32 new_owner32 voids1, then the statements.
fn record(purpose: u8, owner: [u8; 32], voids: u8) -> Vec<u8> {
    let statements = (0..voids).flat_map(|number| [&[b"XYV"[usize::from(number) % 3]][..], &[number; 96]].concat());
    [&[1, 1, purpose][..], &[1; 32], &[3, 0], &[2; 32], &owner, &[voids], &statements.collect::<Vec<u8>>()].concat()
}

fn cases() -> Vec<Case> {
    let input = |record: &[u8]| Fields::new().hex("record", record);
    let good = |name: &str, record: &[u8]| {
        let voids = record[101];
        let void = by_hand::void_of(&record[101..]);
        let hash = by_hand::hash("surr", &[&record[2..101], &void]);
        let output = Fields::new().hex("hash", &hash).number("purpose", record[2]).number("seq", record[35]);
        Case::good(name, input(record), output.number("voids", voids))
    };
    let renewal = record(0, [3; 32], 0);
    let mut cases = vec![
        good("renewal", &renewal),
        good("redemption", &record(1, [0; 32], 0)),
        good("a coin that was free again", &record(0, [3; 32], 1)),
        good("the most statements of void", &record(0, [3; 32], 8)),
    ];
    cases.extend(malformed(&renewal, input));
    let bad = |name: &str, record: &[u8], category| Case::bad(name, input(record), category);
    cases.extend([
        bad("another purpose", &with_byte(&renewal, 2, 2), "out_of_range"),
        bad("seq 0", &with_bytes(&renewal, 35, &[0, 0]), "out_of_range"),
        bad("a renewal for nobody", &record(0, [0; 32], 0), "out_of_range"),
        bad("a redemption for somebody", &record(1, [3; 32], 0), "out_of_range"),
        bad("a transfer named twice", &with_bytes(&record(0, [3; 32], 2), 200, &[0; 16]), "order"),
        bad("nine statements of void", &record(0, [3; 32], 9), "too_long"),
        bad("a vote as void evidence", &with_byte(&record(0, [3; 32], 1), 102, b'R'), "out_of_range"),
        bad("fewer statements than counted", &with_byte(&record(0, [3; 32], 1), 101, 2), "truncated"),
    ]);
    cases
}
