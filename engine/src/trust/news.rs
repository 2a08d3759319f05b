//! News: revocations and fraud proofs that travel by payment (`docs/spec/06-conflicts.md`, section 7).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::trust::epoch::RevocationEpoch;
use crate::trust::fraud_proof::FraudProof;

/// Most epochs of one message.
pub const MAX_EPOCHS: usize = 4;

/// Most proofs of one message.
pub const MAX_PROOFS: usize = 4;

/// Most bytes of one part: an epoch names at most 4,096 keys.
const MAX_PART_BYTES: usize = 40_000;

/// What one wallet tells another in every exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The newest revocations of witnesses.
    pub epochs: Vec<RevocationEpoch>,
    /// Coins that were spent twice.
    pub proofs: Vec<FraudProof>,
}

impl News {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.epochs.is_empty() && self.proofs.is_empty()
    }

    /// version1 alg1 epochs1 then (length4 record) each, proofs1 then (length4 proof) each.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Writer::record();
        write_parts(&mut bytes, self.epochs.iter().map(RevocationEpoch::encode).collect());
        write_parts(&mut bytes, self.proofs.iter().map(FraudProof::encode).collect());
        bytes.0
    }

    /// Reads news; nothing is verified yet. A part that does not read spoils the whole: it was sent by somebody who is wrong.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let epochs = read_parts(&mut reader, MAX_EPOCHS)?;
        let proofs = read_parts(&mut reader, MAX_PROOFS)?;
        reader.finish()?;
        let epochs = epochs.into_iter().map(RevocationEpoch::parse).collect::<Result<_, _>>()?;
        let proofs = proofs.into_iter().map(|part| FraudProof::parse(part).map_err(|_| ReadError::OutOfRange("proof")));
        Ok(Self { epochs, proofs: proofs.collect::<Result<_, _>>()? })
    }
}

fn write_parts(bytes: &mut Writer, parts: Vec<Vec<u8>>) {
    bytes.u8(u8::try_from(parts.len()).unwrap_or(u8::MAX));
    for part in parts {
        bytes.u32(u32::try_from(part.len()).unwrap_or(u32::MAX));
        bytes.put(&part);
    }
}

fn read_parts<'a>(reader: &mut Reader<'a>, limit: usize) -> Result<Vec<&'a [u8]>, ReadError> {
    let count = reader.count(limit)?;
    let mut parts = Vec::with_capacity(count);
    for _ in 0..count {
        let len = reader.u32()? as usize;
        if len > MAX_PART_BYTES {
            return Err(ReadError::TooLong { limit: MAX_PART_BYTES, seen: len });
        }
        parts.push(reader.take(len)?);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_tell_reads_back_and_damage_does_not() {
        let bytes = News::default().encode();
        assert_eq!(bytes, [1, 1, 0, 0]);
        assert_eq!(News::parse(&bytes), Ok(News::default()));
        assert_eq!(News::parse(&[1, 1, 0]), Err(ReadError::Truncated));
        assert_eq!(News::parse(&[1, 1, 0, 0, 0]), Err(ReadError::TrailingBytes));
        assert_eq!(News::parse(&[1, 1, 5, 0]), Err(ReadError::TooLong { limit: MAX_EPOCHS, seen: 5 }));
        let long = News::parse(&[1, 1, 0, 1, 0xff, 0xff, 0, 0]);
        assert_eq!(long, Err(ReadError::TooLong { limit: MAX_PART_BYTES, seen: 0xffff }));
    }
}
