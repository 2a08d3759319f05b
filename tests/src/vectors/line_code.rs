//! Symbols of the line code (`03-session.md`, section 3).
use juicetokens_engine::transport::line_code::{Decoder, Encoder, Line};

use super::case::{Case, Fields, Suite, Verdict};

const PAGE: &str = "docs/spec/03-session.md, section 3";

pub(super) fn suites() -> Vec<Suite> {
    vec![
        Suite { operation: "make_symbol", page: PAGE, run: run_make, cases: made() },
        Suite { operation: "collect_symbols", page: PAGE, run: run_collect, cases: collected() },
    ]
}

fn line(input: &Fields) -> Line {
    Line { session: input.array("session"), message: input.small("message") }
}

fn run_make(input: &Fields) -> Verdict {
    let encoder = Encoder::new(line(input), input.bytes("bytes")).map_err(|_| "length")?;
    let symbol = encoder.symbols(input.small("id"), 1);
    Ok(Fields::new().number("source_symbols", encoder.source_symbols() as u64).hex("symbol", &symbol))
}

fn run_collect(input: &Fields) -> Verdict {
    let mut decoder = Decoder::new(line(input), input.small("message_bytes")).map_err(|_| "length")?;
    for symbol in input.items("symbols") {
        let (id, bytes) = symbol.split_first_chunk::<2>().unwrap();
        decoder.insert(u16::from_le_bytes(*id), bytes);
    }
    decoder.into_message().map(|message| Fields::new().hex("bytes", &message)).ok_or("incomplete")
}

/// A message whose symbol j is zero but for a one in byte j: its sums are the coefficients themselves.
fn unit(symbols: usize) -> Vec<u8> {
    let mut bytes = vec![0; symbols * 83];
    (0..symbols).for_each(|place| bytes[place * 83 + place] = 1);
    bytes
}

fn made() -> Vec<Case> {
    let input = |bytes: &[u8], message: u8, id: u16| {
        let input = Fields::new().hex("session", &[0xde, 0xad, 0xbe, 0xef]).number("message", message);
        input.number("id", id).hex("bytes", bytes)
    };
    let good = |name: &str, input: Fields, count: u64, symbol: &[u8]| {
        let mut whole = symbol.to_vec();
        whole.resize(83, 0);
        Case::good(name, input, Fields::new().number("source_symbols", count).hex("symbol", &whole))
    };
    // The coefficients that the page lists.
    let table: [(u8, u16, [u8; 10]); 4] = [
        (1, 10, [0; 10]),
        (1, 11, [0; 10]),
        (2, 10, [0; 10]),
        (250, 65_535, [0x15, 0x2b, 0xcd, 0x88, 0x25, 0x3e, 0x55, 0x33, 0x24, 0xb1]),
    ];
    let mut cases: Vec<Case> = table
        .into_iter()
        .map(|(message, id, listed)| {
            let input = input(&unit(10), message, id);
            let output = run_make(&input).unwrap();
            let known = listed == [0; 10] || output.bytes("symbol")[..10] == listed;
            assert!(known, "the page and the engine differ");
            Case::good(format!("a sum of ten, message {message}, id {id}"), input, output)
        })
        .collect();
    // Of three source symbols the page lists the first three coefficients.
    for (message, id, listed) in [(1, 3, [0xb0, 0xdd, 0x46]), (1, 4, [0xd0, 0xde, 0xf0]), (2, 3, [0x52, 0x8b, 0x86])] {
        cases.push(good(
            &format!("coefficients, message {message}, id {id}"),
            input(&unit(3), message, id),
            3,
            &listed,
        ));
    }
    let words: Vec<u8> = (0..100).collect();
    cases.extend([
        good("a source symbol", input(&words, 1, 0), 2, &words[..83]),
        good("the last source symbol is filled up", input(&words, 1, 1), 2, &words[83..]),
        good("one byte", input(&[7], 1, 0), 1, &[7]),
        Case::bad("no message", input(&[], 1, 0), "length"),
    ]);
    cases
}

fn collected() -> Vec<Case> {
    let words: Vec<u8> = (0..200).collect();
    let encoder = Encoder::new(Line { session: [1, 2, 3, 4], message: 9 }, words.clone()).unwrap();
    let symbol = |id: u16| [&id.to_le_bytes()[..], &encoder.symbols(id, 1)].concat();
    let input = |length: u64, ids: &[u16]| {
        let input = Fields::new().hex("session", &[1, 2, 3, 4]).number("message", 9_u8).number("message_bytes", length);
        input.list("symbols", ids.iter().map(|id| symbol(*id)))
    };
    let good = |name: &str, ids: &[u16]| Case::good(name, input(200, ids), Fields::new().hex("bytes", &words));
    vec![
        good("the source symbols", &[0, 1, 2]),
        good("the source symbols in another order", &[2, 0, 1]),
        good("sums only", &[3, 4, 6]),
        good("sums that say the same, and one more", &[3, 4, 5, 6]),
        good("a sum for a lost symbol", &[0, 2, 700]),
        good("repeats in between", &[0, 0, 1, 1, 1, 2]),
        good("the highest id", &[65_535, 0, 1]),
        Case::bad("three sums that say the same as two", input(200, &[3, 4, 5]), "incomplete"),
        Case::bad("one too few", input(200, &[0, 2]), "incomplete"),
        Case::bad("one of them twice", input(200, &[0, 2, 2]), "incomplete"),
        Case::bad("a length of zero", input(0, &[0]), "length"),
        Case::bad("a length above the limit", input(200_001, &[0]), "length"),
    ]
}
