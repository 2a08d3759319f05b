//! One hop by itself (`02-bytes.md`, section 6).
use juicetokens_engine::token::hop::{Direction, Hop};

use super::case::{Case, Fields, Suite, Verdict, category, with_byte, with_bytes};
use super::scene;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 6";
    vec![Suite { operation: "read_hop", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let bytes = input.bytes("hop");
    let hop = Hop::parse(&bytes).map_err(category)?;
    assert_eq!(hop.encode(), bytes, "one form");
    let direction: u8 = match hop.direction() {
        Direction::Payment => 0,
        Direction::Change => 1,
    };
    let output = Fields::new().number("direction", direction).number("siblings", hop.path.len() as u64);
    let output = output.number("acknowledged", u8::from(hop.ack.is_some())).number("voids", hop.void.len() as u64);
    Ok(output.number("owner_differs", u8::from(hop.owner.is_some())).hex("new_owner", &hop.counterparty.0))
}

fn input(hop: &[u8]) -> Fields {
    Fields::new().hex("hop", hop)
}

/// What a hop says: direction, siblings, acknowledgement, evidence, another owner.
fn good(name: &str, hop: &[u8], says: [u8; 5]) -> Case {
    let names = ["direction", "siblings", "acknowledged", "voids", "owner_differs"];
    let output = names.iter().zip(says).fold(Fields::new(), |output, (name, value)| output.number(name, value));
    Case::good(name, input(hop), output.hex("new_owner", &hop[18..50]))
}

/// A hop by hand: flags and place, then zero-filled signatures, the extras' bytes, and siblings.
fn by_hand(head: [u8; 4], extras: &[u8], siblings: usize) -> Vec<u8> {
    let times = [0x11; 14];
    [&head[..], &times, &[0x22; 32], &[0x33; 128], extras, &vec![0x44; 32 * siblings]].concat()
}

fn void(kinds: &[u8]) -> Vec<u8> {
    let each = kinds.iter().zip(0x55..).flat_map(|(kind, header)| [&[*kind][..], &[header; 32], &[0x55; 64]].concat());
    std::iter::once(kinds.len() as u8).chain(each).collect()
}

fn cases() -> Vec<Case> {
    let (five, twenty, two) =
        (scene::hex("telomeer_five", "hop"), scene::hex("telomeer_twenty", "hop"), scene::hex("telomeer_two", "hop"));
    let mut cases = vec![
        good("the worked 5: a payment", &five, [0, 2, 0, 0, 0]),
        good("the worked 20: it lay under another key", &twenty, [0, 2, 0, 0, 1]),
        good("the worked 2: change", &two, [1, 2, 1, 0, 0]),
        good("one coin", &by_hand([0, 1, 1, 0], &[], 1), [0, 1, 0, 0, 0]),
        good("the last of 63, promoted at no level", &by_hand([0, 63, 63, 0], &[], 6), [0, 6, 0, 0, 0]),
        good("the last of 64 leaves is change", &by_hand([0, 63, 62, 1], &[], 6), [1, 6, 0, 0, 0]),
        good("the last of 3 leaves, promoted once", &by_hand([0, 2, 2, 0], &[], 1), [0, 1, 0, 0, 0]),
        good("one statement of void", &by_hand([0x20, 1, 1, 0], &void(b"X"), 1), [0, 1, 0, 1, 0]),
        good("three statements of void", &by_hand([0x20, 1, 1, 0], &void(b"XYV"), 1), [0, 1, 0, 3, 0]),
        good("one statement six levels deep", &by_hand([0x20, 63, 63, 0], &void(b"X"), 6), [0, 6, 0, 1, 0]),
        good(
            "two statements of change four levels deep",
            &by_hand([0x20, 15, 14, 1], &void(b"XV"), 4),
            [1, 4, 0, 2, 0],
        ),
        good(
            "every extra of version 1",
            &by_hand([0xb7, 2, 1, 1], &{ [&[0x66; 64][..], &void(b"V"), &[0x77; 96]].concat() }, 1),
            [1, 1, 1, 1, 1],
        ),
    ];
    let bad = |name: &str, hop: &[u8], category| Case::bad(name, input(hop), category);
    let one = by_hand([0, 1, 1, 0], &[], 1);
    cases.extend([
        bad("no bytes", &[], "truncated"),
        bad("the last byte is missing", &one[..one.len() - 1], "truncated"),
        bad("one byte is left over", &[&one[..], &[0]].concat(), "trailing"),
        bad("a sibling too many", &[&one[..], &[0x44; 32]].concat(), "trailing"),
        bad("a sibling too few", &five[..five.len() - 32], "truncated"),
        bad("the reserved bit of the header's flags", &with_byte(&one, 0, 8), "out_of_range"),
        bad("a hardware credential", &[&with_byte(&one, 0, 0x40)[..], &[0; 72]].concat(), "out_of_range"),
        bad("index 0 is the body", &with_byte(&one, 1, 0), "out_of_range"),
        bad("an index above the coins", &with_byte(&one, 1, 2), "out_of_range"),
        bad("nothing paid", &with_bytes(&one, 2, &[0, 1]), "out_of_range"),
        bad("64 coins", &by_hand([0, 1, 63, 1], &[], 7), "out_of_range"),
        bad("510 coins", &with_bytes(&one, 2, &[255, 255]), "out_of_range"),
        bad("an acknowledgement announced and missing", &with_byte(&five, 0, 0x10), "truncated"),
        bad("void without a statement", &by_hand([0x20, 1, 1, 0], &[0], 1), "out_of_range"),
        bad(
            "a transfer named twice",
            &by_hand([0x20, 1, 1, 0], &[&[2][..], &void(b"X")[1..], &void(b"V")[1..]].concat(), 1),
            "order",
        ),
        bad("two statements of void six levels deep", &by_hand([0x20, 63, 63, 0], &void(b"XV"), 6), "out_of_range"),
        bad("change with evidence six levels deep", &by_hand([0x20, 63, 62, 1], &void(b"X"), 6), "out_of_range"),
        bad("four statements of void", &by_hand([0x20, 1, 1, 0], &void(b"XXXX"), 1), "too_long"),
        bad("a vote as void evidence", &by_hand([0x20, 1, 1, 0], &void(b"R"), 1), "out_of_range"),
        bad("a place with a longer path", &with_bytes(&one, 1, &[2, 9, 9]), "truncated"),
    ]);
    cases
}
