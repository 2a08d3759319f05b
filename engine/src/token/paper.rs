//! Coins on paper (`docs/spec/12-paper.md`): what a printed code carries, in bytes and in digits.
use thiserror::Error;
use zeroize::Zeroizing;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, VerificationBatch};
use crate::token::issuance::{Issuance, IssuanceError, SignedIssuance};
use crate::token::telomeer::{Telomeer, TelomeerError, Traced};

/// Most bytes of a code, so that it fits into a QR code that paper can bear.
pub const MAX_LEN: usize = 1_300;

/// Bytes that stand before the coin: version, algorithm, secret.
const HEAD_LEN: usize = 34;

/// Bytes to a group of digits, and digits to a group of bytes: 256⁷ is a little less than 10¹⁷.
const GROUP: (usize, usize) = (7, 17);

/// How many digits a group of 0 to 7 bytes takes.
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

/// A coin as it stands on paper, without the secret that spends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperCoin {
    /// The coin's issuance.
    pub issuance: SignedIssuance,
    /// Its chain, which ends under the one-time key.
    pub telomeer: Telomeer,
}

/// Why a code is not a coin.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum PaperError {
    /// The bytes do not read, or the issuer's signature does not hold.
    #[error(transparent)]
    Issuance(#[from] IssuanceError),
    /// The chain contradicts itself or its issuance.
    #[error(transparent)]
    Chain(#[from] TelomeerError),
    /// A signature of the chain does not hold.
    #[error("a signature of the chain does not hold")]
    Signature,
}

impl From<ReadError> for PaperError {
    fn from(error: ReadError) -> Self {
        Self::Issuance(error.into())
    }
}

impl PaperCoin {
    /// Reads what stands behind the secret; the chain is not verified yet.
    pub fn parse(coin: &[u8]) -> Result<Self, PaperError> {
        let mut reader = Reader::new(coin);
        let length = usize::from(reader.u16()?);
        let issuance = Issuance::parse(reader.take(length)?)?;
        let telomeer = Telomeer::read(&mut reader)?;
        reader.finish()?;
        Ok(Self { issuance, telomeer })
    }

    /// Lays out what stands behind the secret.
    pub fn encode(&self) -> Vec<u8> {
        let issuance = self.issuance.bytes();
        let mut bytes = Writer::new();
        bytes.u16(u16::try_from(issuance.len()).unwrap_or(u16::MAX));
        bytes.put(issuance);
        bytes.put(&self.telomeer.encode());
        bytes.0
    }

    /// Verifies the whole chain.
    pub fn trace(&self, dice: &mut Dice) -> Result<Traced, PaperError> {
        let mut batch = VerificationBatch::new();
        let traced = self.telomeer.trace(&self.issuance, &mut batch, 0)?;
        batch.verify(dice).map_err(|_| PaperError::Signature)?;
        Ok(traced)
    }
}

/// What stands in place of a session's transcript when a coin is taken from paper: both sides are one device.
pub fn transcript(one_time_key: &PublicKey) -> Hash {
    Hash::derive("paper", &[one_time_key.as_bytes()])
}

/// Takes a code apart: the one-time secret, and the coin.
pub fn split(code: &[u8]) -> Result<(Zeroizing<[u8; 32]>, &[u8]), ReadError> {
    if code.len() > MAX_LEN {
        return Err(ReadError::TooLong { limit: MAX_LEN, seen: code.len() });
    }
    let mut reader = Reader::new(code);
    reader.version_and_algorithm()?;
    let secret = Zeroizing::new(reader.array()?);
    Ok((secret, reader.take(reader.rest_len())?))
}

/// Puts a code together; none when it is longer than paper can bear.
pub fn join(secret: &[u8; 32], coin: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if !fits(coin) {
        return None;
    }
    let mut code = Writer::record();
    code.put(secret);
    code.put(coin);
    Some(Zeroizing::new(code.0))
}

/// Whether a coin is short enough for paper.
pub fn fits(coin: &[u8]) -> bool {
    HEAD_LEN + coin.len() <= MAX_LEN
}

/// Spells bytes in decimal digits: seven bytes, the first the highest, are seventeen digits. A QR code holds digits in ten bits
/// for three, so that nothing is lost by it, and a link may contain them.
pub fn to_digits(bytes: &[u8]) -> Zeroizing<String> {
    let mut digits = Zeroizing::new(String::with_capacity(bytes.len().div_ceil(GROUP.0) * GROUP.1));
    for group in bytes.chunks(GROUP.0) {
        let number = group.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let width = DIGITS[group.len()];
        digits.push_str(&Zeroizing::new(format!("{number:0width$}")));
    }
    digits
}

/// Reads digits as [`to_digits`] spells them, and nothing else; at most [`MAX_LEN`] bytes.
pub fn from_digits(digits: &str) -> Option<Zeroizing<Vec<u8>>> {
    let most = MAX_LEN.div_ceil(GROUP.0) * GROUP.1;
    if digits.len() > most || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(digits.len().div_ceil(GROUP.1) * GROUP.0));
    for group in digits.as_bytes().chunks(GROUP.1) {
        let length = DIGITS.iter().position(|digits| *digits == group.len())?;
        let number = group.iter().fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        if number >> (8 * length) != 0 {
            return None;
        }
        bytes.extend_from_slice(&number.to_be_bytes()[8 - length..]);
    }
    Some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn digits_go_there_and_back_for_every_length() {
        for length in 0..40 {
            for fill in [0, 1, 0x7F, 0xFF] {
                let bytes: Vec<u8> = (0..length).map(|place| fill ^ place).collect();
                let digits = to_digits(&bytes);
                assert_eq!(*from_digits(&digits).unwrap(), bytes, "{digits:?}");
            }
        }
        assert_eq!(*to_digits(&[0xFF; 7]), "72057594037927935");
        assert_eq!(*to_digits(&[0, 1]), "00001");
    }

    #[test]
    fn other_digits_are_refused() {
        // Too large for its bytes; a length that no number of bytes has; no digit; more than a code holds.
        for text in ["72057594037927936", "256", "99999", "12", "1234", "1 3", "+12", "١٢٣"] {
            assert_eq!(from_digits(text), None, "{text}");
        }
        assert!(from_digits(&"0".repeat(MAX_LEN / 7 * 17)).is_some());
        assert_eq!(from_digits(&"0".repeat(MAX_LEN.div_ceil(7) * 17 + 17)), None);
    }

    #[test]
    fn a_code_is_taken_apart_as_it_was_put_together() {
        let code = join(&[7; 32], b"the coin").unwrap();
        assert_eq!(code[..2], [1, 1]);
        let (secret, coin) = split(&code).unwrap();
        assert_eq!((*secret, coin), ([7; 32], &b"the coin"[..]));
        assert!(split(&code[..33]).is_err());
        assert_eq!(split(&[2, 1]), Err(ReadError::Version { seen: 2 }));
        assert_eq!(join(&[7; 32], &vec![0; MAX_LEN - 33]), None);
        let longest = join(&[7; 32], &vec![0; MAX_LEN - 34]).unwrap();
        assert!(split(&longest).is_ok());
    }
}
