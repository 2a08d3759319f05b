//! The anchor's 191 bytes (`02-bytes.md`, section 5).
use juicetokens_engine::token::anchor::Anchor;

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte, with_bytes};
use super::scene;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 5";
    vec![Suite { operation: "read_anchor", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let record = input.bytes("record");
    let anchor = Anchor::parse(&record).map_err(category)?;
    assert_eq!(anchor.encode(), record, "one form");
    let output = Fields::new().hex("hash", &anchor.hash().0).hex("token_id", anchor.token_id().as_bytes());
    let output = output.hex("owner", &anchor.owner.0).number("seq", anchor.seq).number("epoch", anchor.epoch);
    Ok(output.number("value", anchor.denomination.value()).number("expiry_minutes", anchor.expiry_minutes))
}

fn input(record: &[u8]) -> Fields {
    Fields::new().hex("record", record)
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// What an anchor says, by the offsets of the page.
fn good(name: &str, record: &[u8]) -> Case {
    let output = Fields::new().hex("hash", &by_hand::hash("anchor", &[&record[..127]]));
    let output = output.hex("token_id", &by_hand::hash("tid", &[&record[3..43]])).hex("owner", &record[87..119]);
    let output = output.number("seq", number(&record[53..55])).number("epoch", number(&record[51..53]));
    let output = output.number("value", number(&record[39..43])).number("expiry_minutes", number(&record[43..47]));
    Case::good(name, input(record), output)
}

/// The worked anchor of 5 as a checkpoint: type 1, an epoch, a seq and a head.
fn checkpoint(genesis: &[u8]) -> Vec<u8> {
    let typed = with_byte(genesis, 2, 1);
    with_bytes(&with_bytes(&typed, 51, &[2, 0, 7, 0]), 55, &[0xcc; 32])
}

fn cases() -> Vec<Case> {
    let genesis = scene::hex("coin_five", "anchor");
    let checkpoint = checkpoint(&genesis);
    let mut cases = vec![
        good("genesis of 5", &genesis),
        good("genesis of 20", &scene::hex("coin_twenty", "anchor")),
        good("genesis of 2", &scene::hex("coin_two", "anchor")),
        good("checkpoint", &checkpoint),
        good("the highest index, expiry, epoch and seq", &{
            let high = with_bytes(&with_bytes(&checkpoint, 35, &[0xff; 4]), 43, &[0xff; 4]);
            with_bytes(&high, 51, &[0xff; 4])
        }),
    ];
    cases.extend(malformed(&genesis, input));
    let bad = |name: &str, record: &[u8], place: usize, bytes: &[u8]| {
        Case::bad(name, input(&with_bytes(record, place, bytes)), "out_of_range")
    };
    cases.extend([
        bad("type 2", &genesis, 2, &[2]),
        bad("a value that does not exist", &genesis, 39, &[3]),
        bad("a genesis with a seq", &genesis, 53, &[1]),
        bad("a genesis with an epoch", &genesis, 51, &[1]),
        bad("a genesis with a head", &genesis, 55, &[1]),
        bad("a checkpoint without a seq", &checkpoint, 53, &[0, 0]),
        bad("a checkpoint without a head", &checkpoint, 55, &[0; 32]),
    ]);
    cases
}
