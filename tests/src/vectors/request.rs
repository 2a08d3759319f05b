//! M1, the request (`02-bytes.md`, section 8).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::SigRole;
use juicetokens_engine::token::transfer::request::Request;

use super::case::{Case, Fields, Suite, Verdict, category, malformed, with_byte, with_bytes};
use super::scene::{self, Person};
use super::{by_hand, credential};

/// Offsets of the page: flags, accepted kinds, the change offered and the note of the worked M1.
const FLAGS: usize = 4;
const ACCEPTED: usize = 73;
const CHANGE: usize = 109;
const NOTE: usize = 114;

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/02-bytes.md, section 8";
    vec![Suite { operation: "read_request", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let (bytes, transcript) = (input.bytes("record"), Hash(input.array("transcript")));
    let signed = Request::parse(&bytes).map_err(category)?;
    assert_eq!(signed.encode(), bytes, "one form");
    signed.verify(&transcript, None).map_err(|_| "signature")?;
    let request = &signed.request;
    let output = Fields::new().hex("hash", &request.hash(&transcript).0).number("amount", request.amount.0);
    let output = output.number("limit", request.limit.0).text("memo", &request.memo);
    Ok(output.number("accepted", request.accepted.len() as u64).hex("key", &request.key.0))
}

fn transcript() -> [u8; 32] {
    scene::hash("messages", "transcript")
}

fn input(record: &[u8]) -> Fields {
    Fields::new().hex("transcript", &transcript()).hex("record", record)
}

fn unsigned() -> Vec<u8> {
    let m1 = scene::hex("messages", "m1");
    m1[..m1.len() - 64].to_vec()
}

fn signed(unsigned: &[u8]) -> Vec<u8> {
    let value = by_hand::hash("req", &[&transcript(), unsigned]);
    [unsigned, &Person::payee().sign(SigRole::Request, &value).0].concat()
}

/// The worked M1 with other accepted kinds and another note.
fn varied(accepted: &[Vec<u8>], note: &[u8]) -> Vec<u8> {
    let head = &unsigned()[..ACCEPTED];
    let (count, len) = ([accepted.len() as u8], [note.len() as u8]);
    [head, &count, &accepted.concat(), &len, note, &[0]].concat()
}

/// The worked M1 as a swap of a twenty, for this amount.
fn swap(amount: u8) -> Vec<u8> {
    let offered = with_bytes(&with_byte(&unsigned(), FLAGS, 2), CHANGE, &[0, 0, 1, 0, 0]);
    with_bytes(&offered, 5, &[amount, 0, 0, 0])
}

/// The worked M1 of somebody who says who it is.
fn with_credential(worked: &[u8], credential: &[u8]) -> Vec<u8> {
    [&worked[..worked.len() - 1], &[credential.len() as u8], credential].concat()
}

fn kind(fill: u8) -> Vec<u8> {
    [&[fill; 32][..], &[0; 8]].concat()
}

fn good(name: &str, unsigned: &[u8], (accepted, note): (u64, &str)) -> Case {
    let number = |place: usize| u32::from_le_bytes(unsigned[place..place + 4].try_into().unwrap());
    let output = Fields::new().hex("hash", &by_hand::hash("req", &[&transcript(), unsigned]));
    let output = output.number("amount", number(5)).number("limit", number(9)).text("memo", note);
    Case::good(name, input(&signed(unsigned)), output.number("accepted", accepted).hex("key", &unsigned[41..73]))
}

fn cases() -> Vec<Case> {
    let (worked, note) = (unsigned(), "Brot und Käse");
    let longest = "n".repeat(140);
    let mut cases = vec![
        good("the worked one", &worked, (1, note)),
        good("open to new kinds", &with_byte(&worked, FLAGS, 1), (1, note)),
        good("the payer chooses", &with_bytes(&worked, 5, &[0; 4]), (1, note)),
        good("a limit", &with_bytes(&worked, 9, &[50, 0, 0, 0]), (1, note)),
        good("a swap of a twenty", &swap(20), (1, note)),
        good("no kind, no note", &varied(&[], b""), (0, "")),
        good("four kinds, the longest note", &varied(&[1, 2, 3, 4].map(kind), longest.as_bytes()), (4, &longest)),
        good("with a credential", &with_credential(&worked, &credential::worked(&Person::payee())), (1, note)),
    ];
    cases.extend(malformed(&signed(&worked), input));
    let bad = |name: &str, unsigned: &[u8], category| Case::bad(name, input(&signed(unsigned)), category);
    let own = credential::worked(&Person::payee());
    cases.extend([
        bad("a flag that does not exist", &with_byte(&worked, FLAGS, 4), "out_of_range"),
        bad("a swap that is open to new kinds", &with_byte(&swap(20), FLAGS, 3), "out_of_range"),
        bad("a swap of nothing", &with_bytes(&swap(0), CHANGE, &[0; 5]), "out_of_range"),
        bad("a swap for less than what is offered", &swap(19), "out_of_range"),
        bad(
            "a swap of no kind",
            &with_byte(&with_bytes(&varied(&[], b""), 5, &[20, 0, 0, 0]), FLAGS, 2),
            "out_of_range",
        ),
        bad("a swap of two kinds", &with_byte(&varied(&[1, 2].map(kind), b""), FLAGS, 2), "out_of_range"),
        bad("five kinds", &varied(&[1, 2, 3, 4, 5].map(kind), b""), "out_of_range"),
        bad("a note too long", &varied(&[], &[b'n'; 141]), "too_long"),
        bad("a note that is not UTF-8", &with_byte(&worked, NOTE + 1, 0xff), "not_utf8"),
        bad("needs with a spare bit", &with_byte(&worked, ACCEPTED + 35, 0x04), "out_of_range"),
        bad("change with a spare bit", &with_byte(&worked, ACCEPTED + 40, 0x10), "out_of_range"),
        bad("a credential that is missing", &with_byte(&worked, worked.len() - 1, 1), "truncated"),
        bad("a credential longer than any", &with_credential(&worked, &[0; 140]), "too_long"),
        bad("a cut credential", &with_credential(&worked, &own[..own.len() - 1]), "truncated"),
        bad("a credential with a byte left over", &with_credential(&worked, &[&own[..], &[0]].concat()), "trailing"),
        bad(
            "somebody else's credential",
            &with_credential(&worked, &credential::worked(&Person::payer())),
            "signature",
        ),
    ]);
    cases.extend(forgeries(&worked));
    cases
}

fn forgeries(worked: &[u8]) -> Vec<Case> {
    let record = signed(worked);
    let value = by_hand::hash("req", &[&transcript(), worked]);
    let by = |person: &Person, role| [worked, &person.sign(role, &value).0].concat();
    let elsewhere = input(&record).hex("transcript", &[0x71; 32]);
    let bad = |name: &str, record: &[u8]| Case::bad(name, input(record), "signature");
    vec![
        Case::bad("replayed in another session", elsewhere, "signature"),
        bad("another amount under the same signature", &with_byte(&record, 5, record[5] ^ 1)),
        bad("another key under the same signature", &with_byte(&record, 41, record[41] ^ 1)),
        bad("a changed bit of the signature", &with_byte(&record, record.len() - 1, record[record.len() - 1] ^ 1)),
        bad("signed by the payer", &by(&Person::payer(), SigRole::Request)),
        bad("signed as a plan", &by(&Person::payee(), SigRole::Plan)),
    ]
}
