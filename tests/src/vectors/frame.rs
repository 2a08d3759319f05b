//! Frames of the line (`03-session.md`, section 2), laid out by hand.
use juicetokens_engine::transport::frame::{FrameError, FrameView};

use super::case::{Case, Fields, Suite, Verdict, with_byte, with_bytes};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/03-session.md, section 2";
    vec![Suite { operation: "read_frame", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let bytes = input.bytes("frame");
    let frame = FrameView::read(&bytes).map_err(|error| match error {
        FrameError::Foreign => "foreign",
        FrameError::Damaged => "damaged",
        FrameError::OtherVersion(_) => "version",
    })?;
    let header = &frame.header;
    let output = Fields::new().number("flags", header.flags.0).hex("session", &header.session);
    let output = output.number("message", header.message).number("first_symbol", header.first_symbol);
    let output = output.number("message_bytes", header.message_bytes);
    let output = output.number("collecting", header.collecting.message).number("need", header.collecting.need);
    Ok(output.number("symbols", (frame.symbols.len() / 83) as u64))
}

/// A frame's fields: flags, message, first symbol, length of the message, how many symbols.
struct Fixture(u8, u8, u16, u32, usize);

impl Fixture {
    fn content(&self) -> Vec<u8> {
        let Self(flags, message, first, length, symbols) = self;
        let mut bytes = vec![0xb1, *flags, 0xde, 0xad, 0xbe, 0xef, *message];
        bytes.extend(first.to_le_bytes());
        bytes.extend(&length.to_le_bytes()[..3]);
        bytes.extend([3, 0x34, 0x12, 0x2f]);
        bytes.extend(vec![0x5a; symbols * 83]);
        bytes
    }

    fn good(&self, name: &str) -> Case {
        let Self(flags, message, first, length, symbols) = *self;
        let output = Fields::new().number("flags", flags).hex("session", &[0xde, 0xad, 0xbe, 0xef]);
        let output = output.number("message", message).number("first_symbol", first).number("message_bytes", length);
        let output = output.number("collecting", 3_u8).number("need", 0x1234_u16).number("symbols", symbols as u64);
        Case::good(name, input(&checked(&self.content())), output)
    }

    fn bad(&self, name: &str) -> Case {
        Case::bad(name, input(&checked(&self.content())), "damaged")
    }
}

fn input(frame: &[u8]) -> Fields {
    Fields::new().hex("frame", frame)
}

/// With its CRC-32C.
fn checked(content: &[u8]) -> Vec<u8> {
    [content, &crc32c::crc32c(content).to_le_bytes()].concat()
}

fn cases() -> Vec<Case> {
    let idle = Fixture(0x20, 5, 0, 0, 0);
    let content = idle.content();
    let whole = checked(&content);
    let bad = |name: &str, frame: &[u8], category| Case::bad(name, input(frame), category);
    let mut cases = vec![
        idle.good("no symbols"),
        Fixture(1, 1, 0, 83, 1).good("one symbol of the payer"),
        Fixture(2, 0, 0, 98, 2).good("a hello"),
        Fixture(0x19, 250, 6, 1_000, 6).good("six symbols, agreed and leaving"),
        Fixture(0, 1, 65_530, 1_000, 6).good("the last ids"),
        Fixture(0, 1, 0, 200_000, 36).good("36 source symbols of the longest message"),
        Fixture(0, 1, 5_000, 83, 35).good("35 sums"),
        Fixture(0xc0, 1, 0, 83, 1).good("flags that are not read"),
        bad("no bytes", &[], "foreign"),
        bad("text", b"https://example.org/menu", "foreign"),
        bad("another magic", &checked(&with_byte(&content, 0, 0xa1)), "foreign"),
        bad("the first byte only", &[0xb1], "damaged"),
        bad("a changed bit", &with_byte(&whole, 7, whole[7] ^ 1), "damaged"),
        bad("a changed checksum", &with_byte(&whole, 19, whole[19] ^ 1), "damaged"),
        bad("cut", &whole[..19], "damaged"),
        bad("version 0", &checked(&with_byte(&content, 0, 0xb0)), "version"),
        bad("version 2", &checked(&with_byte(&content, 0, 0xb2)), "version"),
        bad("version 15, too short for version 1", &checked(&[0xbf]), "version"),
        bad("a damaged frame of version 2 is damaged", &with_byte(&whole, 0, 0xb2), "damaged"),
        bad("too short for a header", &checked(&content[..15]), "damaged"),
        bad("a part of a symbol", &checked(&[&Fixture(0, 1, 0, 83, 1).content()[..], &[0]].concat()), "damaged"),
    ];
    cases.extend([
        Fixture(0, 1, 0, 0, 1).bad("symbols without a length"),
        Fixture(0, 1, 0, 83, 0).bad("a length without symbols"),
        Fixture(0, 1, 0, 200_001, 1).bad("a message too long"),
        Fixture(0, 1, 65_535, 1_000, 2).bad("an id above the highest"),
        Fixture(0, 1, 1, 83, 36).bad("36 sums"),
        Case::bad(
            "the highest length",
            input(&checked(&with_bytes(&Fixture(0, 1, 0, 83, 1).content(), 9, &[0xff; 3]))),
            "damaged",
        ),
    ]);
    cases
}
