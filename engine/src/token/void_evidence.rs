//! Void evidence: why a coin that was promised in a transfer is free again, what its owner's next statement carries of it, and how
//! a leaf commits to it (`docs/spec/02-bytes.md`, sections 1 and 6).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{SigRole, Signature};

/// The most pieces of void evidence one hop carries.
pub const MAX_VOIDS: usize = 3;

/// The most pieces that a wallet keeps of one coin, and that a surrender carries: a coin with more than a hop holds goes
/// to the witness first.
pub const MAX_KEPT_VOIDS: usize = 8;

/// How much of a header names a transfer in a leaf, in bytes.
const NAME_LEN: usize = 11;

/// A signed statement that some transfer is void, which excuses an owner who spends the coin again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoidEvidence {
    /// Who says so: [`SigRole::SenderAbort`], [`SigRole::ReceiverAbort`] or [`SigRole::AbortCertificate`].
    pub kind: SigRole,
    /// The transfer that is void.
    pub header: Hash,
    /// The statement's signature; it is judged only when two hops contradict each other.
    pub signature: Signature,
}

impl VoidEvidence {
    /// Bytes of one piece.
    pub(super) const LEN: usize = 33 + Signature::LEN;

    /// What a leaf has of it.
    pub fn digest(&self) -> VoidDigest {
        let piece = Hash::derive("piece", &[&[self.kind.byte()], &self.header.0, &self.signature.0]);
        let mut digest = [0; 32];
        digest[..NAME_LEN].copy_from_slice(self.name());
        digest[NAME_LEN..].copy_from_slice(&piece.0[..32 - NAME_LEN]);
        VoidDigest(digest)
    }

    /// Which transfer it is about, as far as a leaf says.
    pub(crate) fn name(&self) -> &[u8] {
        name_of(&self.header)
    }

    pub(crate) fn write(&self, bytes: &mut Writer) {
        bytes.u8(self.kind.byte());
        bytes.put(&self.header.0);
        bytes.put(&self.signature.0);
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let kind = read_void_kind(reader)?;
        Ok(Self { kind, header: reader.hash()?, signature: reader.signature()? })
    }
}

/// A piece of evidence as a leaf commits to it: the first 11 bytes of the header that it names, then 21 of the piece's hash. So
/// whoever sees no more than this knows which transfer it is about. The hash has the larger part, because whoever makes a piece
/// can look for two that collide, and only for a header that has the name of one given before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoidDigest(pub [u8; 32]);

impl VoidDigest {
    /// Which transfer the piece is about.
    pub(crate) fn name(&self) -> &[u8] {
        &self.0[..NAME_LEN]
    }
}

/// The bytes of a header that stand for it in a leaf's evidence.
pub(crate) fn name_of(header: &Hash) -> &[u8] {
    &header.0[..NAME_LEN]
}

/// Adds a piece to what a coin's next statement must carry. About one transfer the first says all that counts.
pub(crate) fn add_evidence(carried: &mut Vec<VoidEvidence>, piece: Option<VoidEvidence>) {
    carried.extend(piece.filter(|piece| carried.iter().all(|other| other.header != piece.header)));
}

/// Writes evidence as a hop carries it; nothing for none.
pub fn encode_void(evidence: &[VoidEvidence]) -> Vec<u8> {
    let mut bytes = Writer::new();
    if !evidence.is_empty() {
        bytes.u8(u8::try_from(evidence.len()).unwrap_or(u8::MAX));
    }
    evidence.iter().for_each(|piece| piece.write(&mut bytes));
    bytes.0
}

/// Reads evidence as a hop carries it; no bytes are no evidence.
pub fn parse_void(bytes: &[u8]) -> Result<Vec<VoidEvidence>, ReadError> {
    parse_void_within(bytes, MAX_VOIDS)
}

/// Reads at most `limit` pieces of evidence.
pub fn parse_void_within(bytes: &[u8], limit: usize) -> Result<Vec<VoidEvidence>, ReadError> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = Reader::new(bytes);
    let evidence = read_void(&mut reader, limit)?;
    reader.finish()?;
    Ok(evidence)
}

/// What a leaf says of the evidence; zero for none.
pub fn void_hash(evidence: &[VoidEvidence]) -> Hash {
    hash_of_digests(&evidence.iter().map(VoidEvidence::digest).collect::<Vec<_>>())
}

/// The same, of evidence of which no more is known.
pub(crate) fn hash_of_digests(digests: &[VoidDigest]) -> Hash {
    if digests.is_empty() {
        return Hash::ZERO;
    }
    let count = [u8::try_from(digests.len()).unwrap_or(u8::MAX)];
    let mut parts: Vec<&[u8]> = vec![&count];
    parts.extend(digests.iter().map(|digest| &digest.0[..]));
    Hash::derive("void", &parts)
}

/// Refuses two pieces about one transfer: one says all that counts.
pub(crate) fn check_distinct(names: &[&[u8]]) -> Result<(), ReadError> {
    let is_again = |place: usize| names[..place].contains(&names[place]);
    if (1..names.len()).any(is_again) { Err(ReadError::Order("void evidence")) } else { Ok(()) }
}

/// Reads a count, which may be zero, and that many pieces of evidence.
pub(crate) fn read_void_or_none(reader: &mut Reader<'_>, limit: usize) -> Result<Vec<VoidEvidence>, ReadError> {
    let count = reader.count(limit)?;
    read_pieces(reader, count)
}

pub(crate) fn read_void(reader: &mut Reader<'_>, limit: usize) -> Result<Vec<VoidEvidence>, ReadError> {
    let evidence = read_void_or_none(reader, limit)?;
    if evidence.is_empty() { Err(ReadError::OutOfRange("void count")) } else { Ok(evidence) }
}

/// Reads so many pieces; the caller has checked the number.
pub(super) fn read_pieces(reader: &mut Reader<'_>, count: usize) -> Result<Vec<VoidEvidence>, ReadError> {
    let evidence: Vec<VoidEvidence> = (0..count).map(|_| VoidEvidence::read(reader)).collect::<Result<_, _>>()?;
    check_distinct(&evidence.iter().map(VoidEvidence::name).collect::<Vec<_>>())?;
    Ok(evidence)
}

pub(crate) fn read_void_kind(reader: &mut Reader<'_>) -> Result<SigRole, ReadError> {
    void_kind(reader.u8()?)
}

/// The kind of a piece by its byte.
pub(crate) fn void_kind(byte: u8) -> Result<SigRole, ReadError> {
    match SigRole::of_byte(byte) {
        Some(kind @ (SigRole::SenderAbort | SigRole::ReceiverAbort | SigRole::AbortCertificate)) => Ok(kind),
        _ => Err(ReadError::OutOfRange("void kind")),
    }
}

#[cfg(test)]
mod tests;
