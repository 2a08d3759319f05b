//! One frame as text, for copying and pasting where there is no camera (`docs/spec/03-session.md`, section 7).
use data_encoding::BASE64URL_NOPAD;

use super::frame::{MAX_FRAME_BYTES, WIRE_VERSION};

const PREFIX: &str = "JT1.";
/// The longest text that is looked at: the longest frame, and room for the line breaks of a messenger.
const MAX_TEXT_BYTES: usize = MAX_FRAME_BYTES * 3 / 2;

/// Why a text is not a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// After the prefix there is something that is not base64url; perhaps the text was cut.
    #[error("the text is incomplete or was changed on the way")]
    Garbled,
    /// It does not start with the prefix.
    #[error("the text is of something else")]
    Foreign,
    /// It is longer than any frame.
    #[error("the text is too long")]
    TooLong,
}

/// What a text turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pasted {
    Frame(Vec<u8>),
    OtherVersion(u8),
}

pub(super) fn write(frame: &[u8]) -> String {
    let mut text = String::from(PREFIX);
    BASE64URL_NOPAD.encode_append(frame, &mut text);
    text
}

pub(super) fn read(text: &str) -> Result<Pasted, TextError> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(TextError::TooLong);
    }
    let dense: String = text.chars().filter(|character| !is_blank(*character)).collect();
    let Some(encoded) = dense.strip_prefix(PREFIX) else {
        return other_version(&dense).map(Pasted::OtherVersion).ok_or(TextError::Foreign);
    };
    BASE64URL_NOPAD.decode(encoded.as_bytes()).map(Pasted::Frame).map_err(|_| TextError::Garbled)
}

/// White space, and the invisible characters with which messengers break long words.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn other_version(dense: &str) -> Option<u8> {
    let version = dense.strip_prefix("JT")?.split_once('.')?.0.parse().ok()?;
    (version != WIRE_VERSION && version < 16).then_some(version)
}
