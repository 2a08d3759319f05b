//! Coins that travel together, laid out by hand from their chains (`02-bytes.md`, section 10).
use super::case::{Case, Fields, with_byte, with_bytes};
use super::scene;

/// Bytes of the first batch.
const BATCH: usize = 84;
/// Bytes of what a new coin has alone, among several batches.
const START: usize = 70;

/// A batch, of which `changed` says what differs from the one before.
fn batch(anchor: &[u8], changed: u8) -> Vec<u8> {
    let fields: [&[u8]; 4] = [
        &anchor[3..35],
        &anchor[43..51],
        &[&anchor[2..3], &anchor[51..53], &anchor[119..127]].concat(),
        &anchor[87..119],
    ];
    let there = fields.iter().enumerate().filter(|(bit, _)| changed & 1 << bit != 0);
    there.fold(vec![changed], |bytes, (_, field)| [&bytes, *field].concat())
}

/// What a new coin has alone; the values 2, 5 and 20 stand at 1, 2 and 4 among the nine.
fn start(anchor: &[u8]) -> Vec<u8> {
    let place = match anchor[39] {
        2 => 1,
        5 => 2,
        _ => 4,
    };
    [&anchor[35..39], &[place], &anchor[127..191]].concat()
}

/// A bundle of new coins, all under different owners but of one issue, each with evidence or none.
fn of_new(anchors: &[Vec<u8>], evidence: &[u8]) -> Vec<u8> {
    let count = u8::try_from(anchors.len()).unwrap();
    let mut bytes = vec![1, count, count];
    for (place, anchor) in anchors.iter().enumerate() {
        bytes.extend(batch(anchor, if place == 0 { 0b1111 } else { 0b1000 }));
    }
    for (place, anchor) in anchors.iter().enumerate() {
        let which = if count > 1 { vec![u8::try_from(place).unwrap()] } else { Vec::new() };
        bytes.extend([which, start(anchor)].concat());
    }
    bytes.extend(evidence);
    bytes
}

fn anchor(coin: &str) -> Vec<u8> {
    scene::hex(&format!("coin_{coin}"), "anchor")
}

fn chain(coin: &str) -> Vec<u8> {
    scene::hex(&format!("telomeer_{coin}"), "record")
}

/// The group of 5 and 20, which were paid together: 20 lay under another key.
fn paid(five: &[u8], twenty: &[u8]) -> Vec<u8> {
    let leaves = [five[1], twenty[1]];
    // Leaf 0 stands beside leaf 1, and leaf 3 beside leaf 2; nothing else is missing in a tree of four.
    let (first, second) = (&five[178..210], &twenty[274..306]);
    let siblings = if leaves == [1, 2] { [first, second] } else { [second, first] };
    let seal = [&[five[0]], &five[2..178]].concat();
    let extras = [&[1, 0x80], &twenty[210..274], &[0, 1], &twenty[178..210]].concat();
    [&seal[..], &[0b011], &leaves, &extras, siblings[0], siblings[1]].concat()
}

/// The group of 2, which was given as change.
fn given(two: &[u8]) -> Vec<u8> {
    let seal = [&[two[0]], &two[2..242]].concat();
    [&seal[..], &[0b100, two[1], 0], &two[242..306]].concat()
}

/// The worked transfer's coins and their groups, in the given order.
fn worked(groups: &[Vec<u8>]) -> Vec<u8> {
    let count = [u8::try_from(groups.len()).unwrap(), 0];
    [of_new(&["five", "twenty", "two"].map(anchor), &[0]), count.to_vec(), groups.concat()].concat()
}

fn groups() -> [Vec<u8>; 2] {
    let [five, twenty, two] = ["five", "twenty", "two"].map(|coin| chain(coin)[192..].to_vec());
    [paid(&five, &twenty), given(&two)]
}

/// The cases, which share no code with the engine.
pub(super) fn cases() -> Vec<Case> {
    let mut cases = good();
    cases.extend(bad());
    cases
}

fn good() -> Vec<Case> {
    let case = |name: &str, bundle: &[u8], telomeers: &[Vec<u8>]| {
        let output = Fields::new().list("telomeers", telomeers);
        Case::good(name, Fields::new().hex("bundle", bundle), output)
    };
    let new = |coin: &str| [anchor(coin), vec![0]].concat();
    let statement = [&[b'X'][..], &[5; 96]].concat();
    let carried = [&[1, 1], &statement[..], &[0, 1]].concat();
    vec![
        case(
            "two new coins of which one was free again",
            &[of_new(&[anchor("five"), anchor("two")], &carried), vec![0, 0]].concat(),
            &[new("five"), new("two")],
        ),
        case("the worked transfer by hand", &worked(&groups()), &["five", "twenty", "two"].map(chain)),
    ]
}

fn bad() -> Vec<Case> {
    let case = |name: &str, bundle: &[u8], category| Case::bad(name, Fields::new().hex("bundle", bundle), category);
    let [paid, given] = groups();
    let whole = worked(&[paid.clone(), given.clone()]);
    let new = [of_new(&[anchor("five"), anchor("two")], &[0]), vec![0, 0]].concat();
    let first = 3 + BATCH + 33 + 33 + 3 * START + 1 + 2;
    let members = first + 177;
    let one = [&[1, b'X'][..], &[5; 96]].concat();
    let extras = |list: &[u8]| [of_new(&[anchor("five"), anchor("two")], list), vec![0, 0]].concat();
    vec![
        case("cut in half", &whole[..whole.len() / 2], "truncated"),
        case("no coin", &[1, 0, 0, 0, 0, 0], "out_of_range"),
        case(
            "a batch that is the one before",
            &with_bytes(&new, 3 + BATCH + 1, &anchor("five")[87..119]),
            "out_of_range",
        ),
        case(
            "the second batch first",
            &with_byte(&with_byte(&new, 3 + BATCH + 33, 1), 3 + BATCH + 33 + START, 0),
            "order",
        ),
        case("a batch without a coin", &with_byte(&new, 3 + BATCH + 33 + START, 0), "order"),
        case("a batch that is not there", &with_byte(&new, 3 + BATCH + 33 + START, 2), "out_of_range"),
        case("a tenth denomination", &with_byte(&new, 3 + BATCH + 33 + 5, 9), "out_of_range"),
        case("extras that nobody has", &extras(&[&[1], &one[..], &[0, 0]].concat()), "order"),
        case("the same extras twice", &extras(&[&[2], &one[..], &one, &[1, 2]].concat()), "order"),
        case(
            "extras in another order",
            &extras(&[&[2], &one[..], &[&[1, b'Y'][..], &[6; 96]].concat(), &[2, 1]].concat()),
            "order",
        ),
        case("extras of nothing", &extras(&[1, 0, 1, 1]), "out_of_range"),
        case("four statements", &extras(&[1, 4]), "out_of_range"),
        case(
            "an owner's signature of a later hop",
            &extras(&[&[1, 0x80][..], &[5; 64], &[1, 1]].concat()),
            "out_of_range",
        ),
        case("the second group first", &worked(&[given.clone(), paid.clone()]), "order"),
        case(
            "a group whose members are of different owners by then",
            &worked(&[paid.clone(), paid.clone(), given]),
            "out_of_range",
        ),
        case("reserved flags", &with_byte(&whole, first, 8), "out_of_range"),
        case("64 coins in a transfer", &with_byte(&whole, first + 1, 63), "out_of_range"),
        case("a fourth member of three", &with_byte(&whole, members, 0b1011), "out_of_range"),
        case("a group of nobody", &with_byte(&whole, members, 0), "out_of_range"),
        case("the place of the private part", &with_byte(&whole, members + 1, 0), "out_of_range"),
        case("a place outside the tree", &with_byte(&whole, members + 1, 4), "out_of_range"),
        case("two coins at one place", &with_byte(&whole, members + 1, whole[members + 2]), "out_of_range"),
    ]
}
