//! The text form of a code (`03-session.md`, section 7).
use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::transport::{FrameVerdict, PipeRole, QrPipe, TextError};

use super::case::{Case, Fields, Suite, Verdict};

pub(super) fn suites() -> Vec<Suite> {
    let page = "docs/spec/03-session.md, section 7";
    vec![Suite { operation: "read_text", page, run, cases: cases() }]
}

fn run(input: &Fields) -> Verdict {
    let mut pipe = QrPipe::open(PipeRole::Payer, Entropy([1; 32]));
    match pipe.handle_text(input.words("text"), Now { wall: Timestamp(0), uptime_ms: 0 }) {
        Ok(FrameVerdict::Ours) => Ok(Fields::new()),
        Ok(FrameVerdict::OtherVersion(_)) => Err("version"),
        Ok(FrameVerdict::Damaged) => Err("damaged"),
        Ok(FrameVerdict::Foreign) | Err(TextError::Foreign) => Err("foreign"),
        Err(TextError::Garbled) => Err("garbled"),
        Err(TextError::TooLong) => Err("too_long"),
    }
}

fn cases() -> Vec<Case> {
    let mut content = vec![0xb1, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff, 0x2f];
    content.extend(crc32c::crc32c(&content).to_le_bytes());
    let text = format!("JT1.{}", data_encoding::BASE64URL_NOPAD.encode(&content));
    let input = |text: &str| Fields::new().text("text", text);
    let good = |name: &str, text: &str| Case::good(name, input(text), Fields::new());
    let bad = |name: &str, text: &str, category| Case::bad(name, input(text), category);
    let (front, back) = text.split_at(12);
    let frame = |bytes: &[u8]| format!("JT1.{}", data_encoding::BASE64URL_NOPAD.encode(bytes));
    vec![
        good("a frame", &text),
        good("a line break in the middle", &format!("{front}\r\n {back}")),
        good("white space around", &format!("\n\t {text} \n")),
        good("an invisible character in the middle", &format!("{front}\u{200b}{back}")),
        bad("nothing", "", "foreign"),
        bad("something else", "https://example.org", "foreign"),
        bad("small letters", &text.replace("JT1", "jt1"), "foreign"),
        bad("version 0", &text.replace("JT1", "JT0"), "version"),
        bad("version 2", &text.replace("JT1", "JT2"), "version"),
        bad("version 15", &text.replace("JT1", "JT15"), "version"),
        bad("version 16 does not exist", &text.replace("JT1", "JT16"), "foreign"),
        bad("a character that base64url has not", &format!("{front}+{back}"), "garbled"),
        bad("padding", &format!("{text}="), "garbled"),
        bad("a prefix alone", "JT1.", "foreign"),
        bad(
            "a changed frame",
            &{
                let mut changed = content.clone();
                changed[12] ^= 1;
                frame(&changed)
            },
            "damaged",
        ),
        bad("something else in base64url", &frame(b"hello"), "foreign"),
    ]
}
