//! The bytes of one code: a header of 16, symbols, and a checksum of 4 (`docs/spec/03-session.md`, section 2).
use super::line_code::{MAX_MESSAGE_BYTES, MAX_SYMBOLS, SYMBOL_BYTES};
use super::rung::Reception;

/// High nibble of the first byte. No UTF-8 text starts with such a byte, so no code with text is ever mistaken for a frame.
pub const MAGIC: u8 = 0xB0;
/// Low nibble of the first byte.
pub const WIRE_VERSION: u8 = 1;
/// Bytes of a frame without symbols.
pub const OVERHEAD_BYTES: usize = HEADER_BYTES + CHECKSUM_BYTES;
/// Bytes of the longest frame, which only the text form can hold.
pub const MAX_FRAME_BYTES: usize = OVERHEAD_BYTES + MAX_SYMBOLS * SYMBOL_BYTES;

const HEADER_BYTES: usize = 16;
const CHECKSUM_BYTES: usize = 4;

/// What a frame says about its sender; hints, of which only `PAYER` and `HELLO` decide how a frame is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u8);

impl Flags {
    /// The sender pays; without it, the sender is paid.
    pub const PAYER: Self = Self(1);
    /// The symbols are a hello, not a piece of a message.
    pub const HELLO: Self = Self(1 << 1);
    /// The sender goes on after a break, and has not seen the other since.
    pub const RESUMED: Self = Self(1 << 2);
    /// The sender has agreed to the code.
    pub const CONFIRMED: Self = Self(1 << 3);
    /// The sender is leaving or has given up.
    pub const BYE: Self = Self(1 << 4);
    /// There are no symbols.
    pub const ACK_ONLY: Self = Self(1 << 5);
    /// The sender's camera takes 60 pictures a second: it reads 20 codes a second.
    pub const FAST_CAMERA: Self = Self(1 << 6);

    /// Whether all bits of `other` are set.
    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The same with `other` set when `condition` holds.
    #[must_use]
    pub fn with_if(self, other: Self, condition: bool) -> Self {
        if condition { Self(self.0 | other.0) } else { self }
    }
}

/// Says which message a side collects and how much of it is missing: the acknowledgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collecting {
    /// The number of the message.
    pub message: u8,
    /// Symbols still needed; 0 when it is complete.
    pub need: u16,
}

impl Collecting {
    /// The `need` before the first symbol of a message.
    pub const NOT_STARTED: u16 = 0xFFFF;
}

/// Everything in a frame but its symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// About the sender.
    pub flags: Flags,
    /// The session, zero before there is one.
    pub session: [u8; 4],
    /// The number of the message that the symbols are of; 0 in a hello.
    pub message: u8,
    /// The id of the first symbol; the others follow it.
    pub first_symbol: u16,
    /// The length of the message, 0 without symbols.
    pub message_bytes: u32,
    /// What the sender collects.
    pub collecting: Collecting,
    /// What the sender sees of the other's codes.
    pub reception: Reception,
}

impl Header {
    /// Writes the frame of this header and these symbols.
    pub fn write(&self, symbols: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(OVERHEAD_BYTES + symbols.len());
        bytes.extend_from_slice(&[MAGIC | WIRE_VERSION, self.flags.0]);
        bytes.extend_from_slice(&self.session);
        bytes.push(self.message);
        bytes.extend_from_slice(&self.first_symbol.to_le_bytes());
        bytes.extend_from_slice(&self.message_bytes.to_le_bytes()[..3]);
        bytes.push(self.collecting.message);
        bytes.extend_from_slice(&self.collecting.need.to_le_bytes());
        bytes.push(self.reception.byte());
        bytes.extend_from_slice(symbols);
        bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
        bytes
    }
}

/// Why bytes are not a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The checksum is wrong, or the fields contradict each other.
    #[error("the code is damaged")]
    Damaged,
    /// The first byte is not of this project.
    #[error("the code is of something else")]
    Foreign,
    /// An intact frame of another wire version.
    #[error("the code is of wire version {0}")]
    OtherVersion(u8),
}

/// A frame as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameView<'a> {
    /// The fields.
    pub header: Header,
    /// Whole symbols, one after another.
    pub symbols: &'a [u8],
}

impl<'a> FrameView<'a> {
    /// Reads a frame and checks everything that can be checked without a session.
    pub fn read(bytes: &'a [u8]) -> Result<Self, FrameError> {
        let first = *bytes.first().ok_or(FrameError::Foreign)?;
        if first & 0xF0 != MAGIC {
            return Err(FrameError::Foreign);
        }
        let (content, checksum) = bytes.split_last_chunk::<CHECKSUM_BYTES>().ok_or(FrameError::Damaged)?;
        if bytes.len() > MAX_FRAME_BYTES || crc32c::crc32c(content) != u32::from_le_bytes(*checksum) {
            return Err(FrameError::Damaged);
        }
        // The first byte and the checksum keep their place in every version, so that this answer can be trusted.
        if first & 0x0F != WIRE_VERSION {
            return Err(FrameError::OtherVersion(first & 0x0F));
        }
        let (header, symbols) = content.split_first_chunk::<HEADER_BYTES>().ok_or(FrameError::Damaged)?;
        let header = read_header(header);
        if is_consistent(&header, symbols.len()) { Ok(Self { header, symbols }) } else { Err(FrameError::Damaged) }
    }
}

fn read_header(bytes: &[u8; HEADER_BYTES]) -> Header {
    let [_, flags, s0, s1, s2, s3, message, f0, f1, l0, l1, l2, rx, n0, n1, reception] = *bytes;
    Header {
        flags: Flags(flags),
        session: [s0, s1, s2, s3],
        message,
        first_symbol: u16::from_le_bytes([f0, f1]),
        message_bytes: u32::from_le_bytes([l0, l1, l2, 0]),
        collecting: Collecting { message: rx, need: u16::from_le_bytes([n0, n1]) },
        reception: Reception::of_byte(reception),
    }
}

/// Most symbols of a frame that may be sums: what a code of version 40 holds. A longer frame is a text, which holds source
/// symbols only; eliminating thousands of sums at once would be a way to stop a wallet.
const MAX_SUMS: usize = 35;

fn is_consistent(header: &Header, symbol_bytes: usize) -> bool {
    let count = symbol_bytes / SYMBOL_BYTES;
    let source = (header.message_bytes as usize).div_ceil(SYMBOL_BYTES);
    symbol_bytes.is_multiple_of(SYMBOL_BYTES)
        && (count <= MAX_SUMS || usize::from(header.first_symbol) + count <= source)
        && usize::from(header.first_symbol) + count <= 1 << 16
        && header.message_bytes as usize <= MAX_MESSAGE_BYTES
        && (count == 0) == (header.message_bytes == 0)
}

#[cfg(test)]
#[path = "frame_tests.rs"]
mod tests;
