//! The tagged hashes of a transfer (`02-bytes.md`, section 1).
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::{Timestamp, TransferTimes};
use juicetokens_engine::token::amount::{Amount, DenominationCounts};
use juicetokens_engine::token::hop::{
    Direction, HeaderFields, body_hash, leaf_hash, link_hash, memo_hash, offer_hash, sid_hash,
};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::void_evidence::{parse_void, void_hash};

use super::by_hand;
use super::case::{Case, Fields, Suite, Verdict, category, with_byte};

const PAGE: &str = "docs/spec/02-bytes.md, section 1";

pub(super) fn suites() -> Vec<Suite> {
    vec![
        Suite { operation: "hash", page: PAGE, run: run_hash, cases: hashes() },
        Suite { operation: "leaf", page: PAGE, run: run_leaf, cases: leaves() },
        Suite { operation: "link", page: PAGE, run: run_link, cases: links() },
        Suite { operation: "body", page: PAGE, run: run_body, cases: bodies() },
        Suite { operation: "offer", page: PAGE, run: run_offer, cases: offers() },
        Suite { operation: "header", page: PAGE, run: run_header, cases: headers() },
        Suite { operation: "void_evidence", page: PAGE, run: run_void, cases: voids() },
    ]
}

fn answer(hash: &[u8; 32]) -> Fields {
    Fields::new().hex("hash", hash)
}

fn run_hash(input: &Fields) -> Verdict {
    let parts = input.items("parts");
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(answer(&Hash::derive(input.words("tag"), &parts).0))
}

const TAGS: [&str; 20] = [
    "tid",
    "anchor",
    "body",
    "leaf",
    "node",
    "head",
    "link",
    "offer",
    "sid",
    "issue",
    "key",
    "void",
    "piece",
    "req",
    "plan",
    "trr",
    "memo",
    "auth",
    "hello",
    "transcript",
];

fn hashes() -> Vec<Case> {
    let case = |name: String, tag: &str, parts: &[&[u8]]| {
        let input = Fields::new().text("tag", tag).list("parts", parts);
        Case::good(name, input, answer(&by_hand::hash(tag, parts)))
    };
    let mut cases: Vec<Case> =
        TAGS.iter().map(|tag| case(format!("tag {tag}"), tag, &[&[1, 2, 3], &[4; 32]])).collect();
    cases.push(case("no parts".into(), "leaf", &[]));
    cases.push(case("parts are joined without a mark".into(), "leaf", &[&[1], &[2, 3], &[4; 32]]));
    cases
}

fn run_leaf(input: &Fields) -> Verdict {
    let (token, prev) = (TokenId(Hash(input.array("token_id"))), Hash(input.array("prev")));
    let (owner, void) = (PublicKey(input.array("new_owner")), Hash(input.array("void")));
    Ok(answer(&leaf_hash(&token, input.small("seq"), &prev, &owner, &void).0))
}

fn leaves() -> Vec<Case> {
    let case = |name: &str, seq: u16, void: [u8; 32]| {
        let (token, prev, owner) = ([1; 32], [2; 32], [3; 32]);
        let input = Fields::new().hex("token_id", &token).number("seq", seq).hex("prev", &prev);
        let hash = by_hand::hash("leaf", &[&token, &seq.to_le_bytes(), &prev, &owner, &void]);
        Case::good(name, input.hex("new_owner", &owner).hex("void", &void), answer(&hash))
    };
    vec![
        case("first hop", 1, [0; 32]),
        case("seq is little-endian", 0x0102, [0; 32]),
        case("highest seq", u16::MAX, [0; 32]),
        case("void evidence", 2, [9; 32]),
    ]
}

fn run_link(input: &Fields) -> Verdict {
    let direction = match input.integer("direction") {
        0 => Direction::Payment,
        _ => Direction::Change,
    };
    Ok(answer(&link_hash(&Hash(input.array("leaf")), &Hash(input.array("header")), direction).0))
}

fn links() -> Vec<Case> {
    let case = |name: &str, direction: u8| {
        let input = Fields::new().hex("leaf", &[1; 32]).hex("header", &[2; 32]).number("direction", direction);
        Case::good(name, input, answer(&by_hand::hash("link", &[&[1; 32], &[2; 32], &[direction]])))
    };
    vec![case("payment", 0), case("change", 1)]
}

fn run_body(input: &Fields) -> Verdict {
    let memo = memo_hash(input.words("memo"));
    let (request, plan) = (Hash(input.array("request")), Hash(input.array("plan")));
    let credentials = Hash(input.array("credentials"));
    let body = body_hash(&input.array("salt"), Amount(input.small("amount")), &memo, (&request, &plan), &credentials);
    Ok(answer(&body.0).hex("memo_hash", &memo.0).hex("sid", &sid_hash(&request, &plan).0))
}

fn bodies() -> Vec<Case> {
    let case = |name: &str, amount: u32, (memo, credentials): (&str, [u8; 32])| {
        let (salt, request, plan) = ([5; 16], [6; 32], [7; 32]);
        let input = Fields::new().hex("salt", &salt).number("amount", amount).text("memo", memo);
        let memo = if memo.is_empty() { [0; 32] } else { by_hand::hash("memo", &[memo.as_bytes()]) };
        let body = by_hand::hash("body", &[&salt, &amount.to_le_bytes(), &memo, &request, &plan, &credentials]);
        let output = answer(&body).hex("memo_hash", &memo).hex("sid", &by_hand::hash("sid", &[&request, &plan]));
        let input = input.hex("request", &request).hex("plan", &plan).hex("credentials", &credentials);
        Case::good(name, input, output)
    };
    vec![
        case("a note", 23, ("Brot und Käse", [0; 32])),
        case("an empty note is zero", 23, ("", [0; 32])),
        case("highest amount", u32::MAX, ("x", [0; 32])),
        case("credentials", 23, ("x", [8; 32])),
    ]
}

fn run_offer(input: &Fields) -> Verdict {
    let leaves: Vec<Hash> =
        input.items("payment_leaves").into_iter().map(|leaf| Hash(leaf.try_into().unwrap())).collect();
    let counts = DenominationCounts(input.array("change_counts"));
    Ok(answer(&offer_hash(&Hash(input.array("sid")), &Hash(input.array("body")), &leaves, &counts).0))
}

fn offers() -> Vec<Case> {
    let case = |name: &str, leaves: &[[u8; 32]], counts: [u8; 9]| {
        let input = Fields::new().hex("sid", &[1; 32]).hex("body", &[2; 32]);
        let mut parts: Vec<&[u8]> = vec![&[1; 32], &[2; 32]];
        parts.extend(leaves.iter().map(|leaf| leaf.as_slice()));
        parts.push(&counts);
        let hash = by_hand::hash("offer", &parts);
        Case::good(name, input.list("payment_leaves", leaves).hex("change_counts", &counts), answer(&hash))
    };
    vec![
        case("one coin, no change", &[[3; 32]], [0; 9]),
        case("two coins and change", &[[3; 32], [4; 32]], [0, 1, 0, 0, 0, 0, 0, 0, 2]),
        case("the leaves in the other order", &[[4; 32], [3; 32]], [0, 1, 0, 0, 0, 0, 0, 0, 2]),
    ]
}

fn run_header(input: &Fields) -> Verdict {
    let flags: u8 = input.small("flags");
    let times = TransferTimes {
        lo: Timestamp(input.integer("t_lo")),
        width_s: input.small("t_width"),
        expiry_s: input.small("t_exp"),
        saturated: flags & 1 != 0,
        doubtful: flags & 2 != 0,
    };
    let (sender, receiver) = (PublicKey(input.array("sender")), PublicKey(input.array("receiver")));
    let (n_p, n_c) = (input.small("n_p"), input.small("n_c"));
    let root = Hash(input.array("root"));
    Ok(answer(&HeaderFields { root, sender, receiver, times, n_p, n_c, no_witness: flags & 4 != 0 }.hash().0))
}

fn headers() -> Vec<Case> {
    let case = |name: &str, flags: u8, (lo, width, exp): (u64, u32, u32)| {
        let (root, sender, receiver, n_p, n_c) = ([1; 32], [2; 32], [3; 32], 2_u8, 1_u8);
        let input = Fields::new().hex("root", &root).hex("sender", &sender).hex("receiver", &receiver);
        let input = input.number("t_lo", lo).number("t_width", width).number("t_exp", exp);
        let input = input.number("n_p", n_p).number("n_c", n_c).number("flags", flags);
        let (lo, width, exp) = (&lo.to_le_bytes()[..6], width.to_le_bytes(), exp.to_le_bytes());
        let hash = by_hand::hash("head", &[&root, &sender, &receiver, lo, &width, &exp, &[n_p, n_c, flags]]);
        Case::good(name, input, answer(&hash))
    };
    vec![
        case("plain", 0, (1_760_099_999_100, 2, 900)),
        case("saturated", 1, (0, u32::MAX, 900)),
        case("doubtful", 2, (1_760_099_999_100, 70, 900)),
        case("no witness", 4, (1_760_099_999_100, 2, 900)),
        case("all flags, highest times", 7, ((1 << 48) - 1, u32::MAX, u32::MAX)),
    ]
}

fn run_void(input: &Fields) -> Verdict {
    let evidence = parse_void(&input.bytes("evidence")).map_err(category)?;
    Ok(Fields::new().number("count", evidence.len() as u64).hex("hash", &void_hash(&evidence).0))
}

/// One statement: kind, header, signature.
fn statement(kind: u8, fill: u8) -> Vec<u8> {
    [&[kind][..], &[fill; 32], &[fill ^ 0xff; 64]].concat()
}

fn voids() -> Vec<Case> {
    let bytes = |kinds: &[u8]| -> Vec<u8> {
        let all: Vec<u8> = kinds.iter().zip(1..).flat_map(|(kind, fill)| statement(*kind, fill)).collect();
        [&[kinds.len() as u8][..], &all].concat()
    };
    let input = |bytes: &[u8]| Fields::new().hex("evidence", bytes);
    let good = |name: &str, kinds: &[u8]| {
        let bytes = bytes(kinds);
        let output = Fields::new().number("count", kinds.len() as u64);
        Case::good(name, input(&bytes), output.hex("hash", &by_hand::void_of(&bytes)))
    };
    let bad = |name: &str, bytes: &[u8], category| Case::bad(name, input(bytes), category);
    let (one, three) = (bytes(b"X"), bytes(b"XYV"));
    vec![
        Case::good("none", input(&[]), Fields::new().number("count", 0_u8).hex("hash", &[0; 32])),
        good("sender's abort", b"X"),
        good("receiver's abort", b"Y"),
        good("abort certificate", b"V"),
        good("three of three kinds", b"XYV"),
        bad("a count of zero", &[0], "out_of_range"),
        bad("one transfer twice", &[&[2][..], &statement(b'X', 1), &statement(b'V', 1)].concat(), "order"),
        bad("a count of four", &bytes(b"XXXX"), "too_long"),
        bad("a commit is no evidence", &bytes(b"S"), "out_of_range"),
        bad("an acknowledgement is no evidence", &bytes(b"F"), "out_of_range"),
        bad("kind zero", &with_byte(&one, 1, 0), "out_of_range"),
        bad("cut", &three[..three.len() - 1], "truncated"),
        bad("fewer than counted", &with_byte(&one, 0, 2), "truncated"),
        bad("more than counted", &with_byte(&three, 0, 2), "trailing"),
    ]
}
