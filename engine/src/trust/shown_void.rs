//! Void evidence as a fraud proof shows it: whole where it is about the other half, else as the leaf has it
//! (`docs/spec/06-conflicts.md`, section 2).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::token::void_evidence::{VoidDigest, VoidEvidence, check_distinct, hash_of_digests, name_of, void_kind};

/// What stands in the place of a kind when no more than the digest is shown.
const HIDDEN: u8 = 0;

/// A piece of evidence in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShownVoid {
    /// All of it: whoever reads it can judge it.
    Whole(VoidEvidence),
    /// Which transfer it is about, and enough to recompute the leaf.
    Digest(VoidDigest),
}

impl ShownVoid {
    pub(super) fn all(evidence: &[VoidEvidence]) -> Vec<Self> {
        evidence.iter().copied().map(Self::Whole).collect()
    }

    pub(super) fn whole(&self) -> Option<&VoidEvidence> {
        match self {
            Self::Whole(evidence) => Some(evidence),
            Self::Digest(_) => None,
        }
    }

    pub(super) fn names(&self, header: &Hash) -> bool {
        self.name() == name_of(header)
    }

    fn name(&self) -> &[u8] {
        match self {
            Self::Whole(evidence) => evidence.name(),
            Self::Digest(digest) => digest.name(),
        }
    }

    /// Leaves out everything but the digest.
    pub(super) fn hide(&mut self) {
        *self = Self::Digest(self.digest());
    }

    fn digest(&self) -> VoidDigest {
        match self {
            Self::Whole(evidence) => evidence.digest(),
            Self::Digest(digest) => *digest,
        }
    }

    fn write(&self, bytes: &mut Writer) {
        match self {
            Self::Whole(evidence) => evidence.write(bytes),
            Self::Digest(digest) => {
                bytes.u8(HIDDEN);
                bytes.put(&digest.0);
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let kind = reader.u8()?;
        if kind == HIDDEN {
            return Ok(Self::Digest(VoidDigest(reader.array()?)));
        }
        let kind = void_kind(kind)?;
        Ok(Self::Whole(VoidEvidence { kind, header: reader.hash()?, signature: reader.signature()? }))
    }
}

/// What a leaf says of the evidence; zero for none.
pub(super) fn hash_of(pieces: &[ShownVoid]) -> Hash {
    hash_of_digests(&pieces.iter().map(ShownVoid::digest).collect::<Vec<_>>())
}

/// Writes their number, which may be zero, and the pieces.
pub(super) fn write(bytes: &mut Writer, pieces: &[ShownVoid]) {
    bytes.u8(u8::try_from(pieces.len()).unwrap_or(u8::MAX));
    pieces.iter().for_each(|piece| piece.write(bytes));
}

/// Reads a number of at most `limit`, and so many pieces.
pub(super) fn read(reader: &mut Reader<'_>, limit: usize) -> Result<Vec<ShownVoid>, ReadError> {
    let count = reader.count(limit)?;
    let pieces: Vec<ShownVoid> = (0..count).map(|_| ShownVoid::read(reader)).collect::<Result<_, _>>()?;
    check_distinct(&pieces.iter().map(ShownVoid::name).collect::<Vec<_>>())?;
    Ok(pieces)
}
