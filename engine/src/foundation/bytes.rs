//! Reads and writes the fixed layouts of `docs/spec/02-bytes.md`: little-endian, bounds checked, nothing left over.
use thiserror::Error;

use crate::foundation::hash::Hash;
use crate::foundation::signature::{ALGORITHM_ED25519, PublicKey, Signature};

/// The version that every record of this wire begins with.
pub const RECORD_VERSION: u8 = 1;

/// The highest value a field of six bytes can hold.
pub const U48_MAX: u64 = (1 << 48) - 1;

/// Why bytes do not read as a record.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// The bytes end before the record does.
    #[error("the bytes end early")]
    Truncated,
    /// The record ends before the bytes do.
    #[error("bytes are left over")]
    TrailingBytes,
    /// The record is of another version.
    #[error("record version {seen} is not known")]
    Version {
        /// The version byte.
        seen: u8,
    },
    /// The record uses another algorithm.
    #[error("algorithm {seen} is not known")]
    Algorithm {
        /// The algorithm byte.
        seen: u8,
    },
    /// A text or a list is over its limit.
    #[error("{seen} is over the limit of {limit}")]
    TooLong {
        /// The most that is allowed.
        limit: usize,
        /// What the length says.
        seen: usize,
    },
    /// A text is not UTF-8.
    #[error("a text is not UTF-8")]
    NotUtf8,
    /// A field has a value that it must not have.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// A list is not in its order, or names something twice.
    #[error("{0} are not in order")]
    Order(&'static str),
}

/// Reads fields one after another and never past the end.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0 }
    }

    /// Takes the next `count` bytes as they are.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ReadError> {
        let end = self.position.checked_add(count).ok_or(ReadError::Truncated)?;
        let taken = self.bytes.get(self.position..end).ok_or(ReadError::Truncated)?;
        self.position = end;
        Ok(taken)
    }

    /// Takes `N` bytes.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        self.take(N)?.try_into().map_err(|_| ReadError::Truncated)
    }

    /// Takes one byte.
    pub fn u8(&mut self) -> Result<u8, ReadError> {
        Ok(u8::from_le_bytes(self.array()?))
    }

    /// Takes an integer of two bytes.
    pub fn u16(&mut self) -> Result<u16, ReadError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    /// Takes an integer of four bytes.
    pub fn u32(&mut self) -> Result<u32, ReadError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// Takes an integer of six bytes.
    pub fn u48(&mut self) -> Result<u64, ReadError> {
        let mut wide = [0; 8];
        wide[..6].copy_from_slice(&self.array::<6>()?);
        Ok(u64::from_le_bytes(wide))
    }

    /// Takes a hash.
    pub fn hash(&mut self) -> Result<Hash, ReadError> {
        self.array().map(Hash)
    }

    /// Takes a public key; whether it is a good one, only a verification says.
    pub fn key(&mut self) -> Result<PublicKey, ReadError> {
        self.array().map(PublicKey)
    }

    /// Takes a signature, unverified.
    pub fn signature(&mut self) -> Result<Signature, ReadError> {
        self.array().map(Signature)
    }

    /// Takes a length byte and that many bytes of UTF-8, at most `max`.
    pub fn text(&mut self, max: usize) -> Result<String, ReadError> {
        let length = usize::from(self.u8()?);
        if length > max {
            return Err(ReadError::TooLong { limit: max, seen: length });
        }
        let text = std::str::from_utf8(self.take(length)?).map_err(|_| ReadError::NotUtf8)?;
        Ok(text.to_owned())
    }

    /// Takes a count byte, at most `max`, before anything is allocated for it.
    pub fn count(&mut self, max: usize) -> Result<usize, ReadError> {
        let count = usize::from(self.u8()?);
        if count > max { Err(ReadError::TooLong { limit: max, seen: count }) } else { Ok(count) }
    }

    /// Begins a file of at most `limit` bytes: its four letters, then version and algorithm.
    pub fn of_file(bytes: &'a [u8], letters: &[u8; 4], limit: usize) -> Result<Self, ReadError> {
        if bytes.len() > limit {
            return Err(ReadError::TooLong { limit, seen: bytes.len() });
        }
        let mut reader = Self::new(bytes);
        if reader.array()? != *letters {
            return Err(ReadError::OutOfRange("the file's beginning"));
        }
        reader.version_and_algorithm()?;
        Ok(reader)
    }

    /// Takes the two bytes that every record begins with and refuses any but ours.
    pub fn version_and_algorithm(&mut self) -> Result<(), ReadError> {
        match self.array()? {
            [RECORD_VERSION, ALGORITHM_ED25519] => Ok(()),
            [RECORD_VERSION, seen] => Err(ReadError::Algorithm { seen }),
            [seen, _] => Err(ReadError::Version { seen }),
        }
    }

    /// Bytes that were not read yet.
    pub fn rest_len(&self) -> usize {
        self.bytes.len() - self.position
    }

    /// Bytes that were read.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The bytes read so far, as they came: what a signature at the end covers.
    pub fn consumed(&self) -> &'a [u8] {
        &self.bytes[..self.position]
    }

    /// Refuses bytes that are left over.
    pub fn finish(self) -> Result<(), ReadError> {
        if self.rest_len() == 0 { Ok(()) } else { Err(ReadError::TrailingBytes) }
    }
}

/// Writes fields one after another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// Starts with nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts with nothing, and with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    /// Starts a record: version, then algorithm.
    pub fn record() -> Self {
        Self(vec![RECORD_VERSION, ALGORITHM_ED25519])
    }

    /// Appends bytes as they are.
    pub fn put(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Appends one byte.
    pub fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    /// Appends an integer of two bytes.
    pub fn u16(&mut self, value: u16) {
        self.put(&value.to_le_bytes());
    }

    /// Appends an integer of four bytes.
    pub fn u32(&mut self, value: u32) {
        self.put(&value.to_le_bytes());
    }

    /// Appends an integer of six bytes; a higher value becomes the highest.
    pub fn u48(&mut self, value: u64) {
        self.put(&value.min(U48_MAX).to_le_bytes()[..6]);
    }

    /// Appends a length byte and the text, whose limit of at most 255 bytes the caller has checked.
    pub fn text(&mut self, text: &str) {
        let length = u8::try_from(text.len()).unwrap_or(u8::MAX);
        self.u8(length);
        self.put(&text.as_bytes()[..usize::from(length)]);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_field_reads_back() {
        let mut writer = Writer::record();
        writer.u8(7);
        writer.u16(0x0201);
        writer.u32(0x0605_0403);
        writer.u48(0x0c0b_0a09_0807);
        writer.text("Föhr");
        writer.put(&[9; 32]);
        assert_eq!(writer.0[2..15], [7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        let mut reader = Reader::new(&writer.0);
        reader.version_and_algorithm().unwrap();
        assert_eq!(reader.u8(), Ok(7));
        assert_eq!(reader.u16(), Ok(0x0201));
        assert_eq!(reader.u32(), Ok(0x0605_0403));
        assert_eq!(reader.u48(), Ok(0x0c0b_0a09_0807));
        assert_eq!(reader.text(5).as_deref(), Ok("Föhr"));
        assert_eq!((reader.position(), reader.rest_len()), (21, 32));
        assert_eq!(reader.hash(), Ok(Hash([9; 32])));
        assert_eq!(reader.finish(), Ok(()));
    }

    #[test]
    fn a_short_record_is_truncated_and_a_long_one_trails() {
        let mut reader = Reader::new(&[1, 2, 3]);
        assert_eq!(reader.u32(), Err(ReadError::Truncated));
        assert_eq!(reader.u16(), Ok(0x0201));
        assert_eq!(reader.finish(), Err(ReadError::TrailingBytes));
    }

    #[test]
    fn texts_are_limited_and_utf8() {
        assert_eq!(Reader::new(b"\x05hello").text(4), Err(ReadError::TooLong { limit: 4, seen: 5 }));
        assert_eq!(Reader::new(b"\x05hell").text(5), Err(ReadError::Truncated));
        assert_eq!(Reader::new(b"\x01\xff").text(5), Err(ReadError::NotUtf8));
        assert_eq!(Reader::new(&[65]).count(64), Err(ReadError::TooLong { limit: 64, seen: 65 }));
    }

    #[test]
    fn another_version_or_algorithm_is_named() {
        assert_eq!(Reader::new(&[2, 1]).version_and_algorithm(), Err(ReadError::Version { seen: 2 }));
        assert_eq!(Reader::new(&[1, 0]).version_and_algorithm(), Err(ReadError::Algorithm { seen: 0 }));
    }

    #[test]
    fn six_bytes_saturate() {
        let mut writer = Writer::new();
        writer.u48(u64::MAX);
        assert_eq!(writer.0, [255; 6]);
    }
}
