//! A fraud proof as a board keeps it: an item of a distributed hash table holds 996 bytes, and the few proofs that are longer
//! take two (`docs/spec/06-conflicts.md`, section 3). For whoever has a board: no host has one yet, and wallets hand proofs on whole.
use thiserror::Error;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::trust::fraud_proof::{FraudProof, FraudProofError};

/// Why items are not a proof.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum BoardItemError {
    /// An item does not read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The items are of different proofs, or are not all the parts of one.
    #[error("these items are not all the parts of one proof")]
    OtherParts,
    /// The parts together are not the bytes that each of them names.
    #[error("an item's bytes are not those of the proof that it names")]
    OtherBytes,
    /// The bytes are no proof.
    #[error(transparent)]
    Proof(#[from] FraudProofError),
}

/// One part of a proof's bytes. It says of which proof, so that whoever finds items of several knows which belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardItem {
    proof: Hash,
    part: u8,
    parts: u8,
    bytes: Vec<u8>,
}

impl BoardItem {
    /// What an item of the board holds, in bytes.
    pub const MAX_LEN: usize = 996;
    /// The bytes before a part: version1 alg1 proof32 part1 parts1.
    const HEADER_LEN: usize = 36;
    /// The bytes of a proof that one item takes. Only the last may have fewer.
    const PART_LEN: usize = Self::MAX_LEN - Self::HEADER_LEN;
    /// The longest proof has so many.
    const MOST_PARTS: usize = FraudProof::MAX_LEN.div_ceil(Self::PART_LEN);

    /// All items of a proof, in their order: one, or two.
    pub fn of_proof(proof: &FraudProof) -> Vec<Self> {
        let bytes = proof.encode();
        let parts = bytes.chunks(Self::PART_LEN);
        let (name, count) = (name_of(&bytes), parts.len() as u8);
        (0..).zip(parts).map(|(part, bytes)| Self { proof: name, part, parts: count, bytes: bytes.to_vec() }).collect()
    }

    /// Of which proof this is a part: items that say the same belong together.
    pub fn proof(&self) -> Hash {
        self.proof
    }

    /// The item's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut record = Writer::record();
        record.put(&self.proof.0);
        record.u8(self.part);
        record.u8(self.parts);
        record.put(&self.bytes);
        record.0
    }

    /// Reads an item.
    ///
    /// # Errors
    /// Fails when the bytes are no item, or a part that no proof has.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > Self::MAX_LEN {
            return Err(ReadError::TooLong { limit: Self::MAX_LEN, seen: bytes.len() });
        }
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let (proof, part, parts) = (reader.hash()?, reader.u8()?, reader.u8()?);
        if part >= parts || usize::from(parts) > Self::MOST_PARTS {
            return Err(ReadError::OutOfRange("part"));
        }
        let rest = reader.take(reader.rest_len())?;
        let is_last = part + 1 == parts;
        if rest.is_empty() || (!is_last && rest.len() < Self::PART_LEN) {
            return Err(ReadError::Truncated);
        }
        Ok(Self { proof, part, parts, bytes: rest.to_vec() })
    }

    /// Puts a proof together again; its signatures are not verified yet.
    ///
    /// # Errors
    /// Fails when these are not all the parts of one proof, in any order and each once.
    pub fn join(items: &[Self]) -> Result<FraudProof, BoardItemError> {
        let mut items: Vec<&Self> = items.iter().collect();
        items.sort_by_key(|item| item.part);
        let first = items.first().ok_or(BoardItemError::OtherParts)?;
        let is_whole = items.len() == usize::from(first.parts)
            && (0..)
                .zip(&items)
                .all(|(part, item)| (item.proof, item.part, item.parts) == (first.proof, part, first.parts));
        if !is_whole {
            return Err(BoardItemError::OtherParts);
        }
        let bytes: Vec<u8> = items.iter().flat_map(|item| &item.bytes).copied().collect();
        if name_of(&bytes) != first.proof {
            return Err(BoardItemError::OtherBytes);
        }
        Ok(FraudProof::parse(&bytes)?)
    }
}

/// Names a proof by all its bytes: nobody can put a part of their own beside an honest one.
fn name_of(proof: &[u8]) -> Hash {
    Hash::derive("item", &[proof])
}

#[cfg(test)]
mod tests;
