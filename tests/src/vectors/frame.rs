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
    let (rung, rate) = (header.reception.highest.qr_version(), header.reception.rate);
    let output = output.number("highest_version", rung).number("rate", rate);
    Ok(output.number("symbols", (frame.symbols.len() / 83) as u64))
}

/// A frame's fields: flags, message, first symbol, length of the message, how many symbols.
struct Fixture(u8, u8, u16, u32, usize);

/// What byte 15 says: its value, the highest QR version and the rate.
type Reception = (u8, u8, u8);

const STEADY: Reception = (0x2f, 15, 15);

impl Fixture {
    fn content(&self) -> Vec<u8> {
        self.content_with(STEADY.0)
    }

    fn content_with(&self, reception: u8) -> Vec<u8> {
        let Self(flags, message, first, length, symbols) = self;
        let mut bytes = vec![0xb1, *flags, 0xde, 0xad, 0xbe, 0xef, *message];
        bytes.extend(first.to_le_bytes());
        bytes.extend(&length.to_le_bytes()[..3]);
        bytes.extend([3, 0x34, 0x12, reception]);
        bytes.extend(vec![0x5a; symbols * 83]);
        bytes
    }

    fn good(&self, name: &str) -> Case {
        self.good_with(name, STEADY)
    }

    fn good_with(&self, name: &str, (byte, highest, rate): Reception) -> Case {
        let Self(flags, message, first, length, symbols) = *self;
        let output = Fields::new().number("flags", flags).hex("session", &[0xde, 0xad, 0xbe, 0xef]);
        let output = output.number("message", message).number("first_symbol", first).number("message_bytes", length);
        let output = output.number("collecting", 3_u8).number("need", 0x1234_u16).number("symbols", symbols as u64);
        let output = output.number("highest_version", highest).number("rate", rate);
        Case::good(name, input(&checked(&self.content_with(byte))), output)
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
        Fixture(0x80, 1, 0, 83, 1).good("a flag that is not read"),
        Fixture(0x44, 1, 0, 83, 1).good("resumed, with a fast camera"),
        Fixture(0, 2, 0, 20_000, 3).good("version 10, full"),
        Fixture(0, 2, 3, 20_000, 6).good("version 15, full"),
        Fixture(0, 2, 9, 20_000, 10).good("version 20, full"),
        Fixture(0, 2, 19, 20_000, 18).good("version 28, full"),
        Fixture(0, 2, 19, 20_000, 17).good("any number of symbols: 17"),
        Fixture(0, 2, 37, 20_000, 35).good("version 40, full"),
        Fixture(0x20, 5, 0, 0, 0).good_with("nothing captured yet", (0x21, 15, 1)),
        Fixture(0x20, 5, 0, 0, 0).good_with("three misses in a row on version 10", (0x10, 10, 0)),
        Fixture(0x20, 5, 0, 0, 0).good_with("version 20, 14 of 16", (0x3e, 20, 14)),
        Fixture(0x20, 5, 0, 0, 0).good_with("version 28, steady", (0x4f, 28, 15)),
        Fixture(0x20, 5, 0, 0, 0).good_with("version 40", (0x52, 40, 2)),
        Fixture(0x20, 5, 0, 0, 0).good_with("only version 5", (0x02, 5, 2)),
        Fixture(0x20, 5, 0, 0, 0).good_with("a rung that is not known is the highest", (0xff, 40, 15)),
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
