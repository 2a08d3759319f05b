//! Anchors: where a coin's chain begins, 191 bytes (`docs/spec/02-bytes.md`, section 5).
use crate::foundation::bytes::{RECORD_VERSION, ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{ALGORITHM_ED25519, PublicKey, Signature};
use crate::token::amount::Denomination;
use crate::token::issuance::IssuanceId;
use crate::token::token_id::TokenId;

/// What an anchor stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorKind {
    /// The issue itself.
    Genesis,
    /// A witness, who has seen the chain so far.
    Checkpoint,
}

/// A signed statement of who owns a coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// What it stands on.
    pub kind: AnchorKind,
    /// The coin's issuance.
    pub issuance: IssuanceId,
    /// The coin's place in its issuance.
    pub index: u32,
    /// The coin's value.
    pub denomination: Denomination,
    /// Minutes since 1970.
    pub expiry_minutes: u32,
    /// Minutes since 1970.
    pub anchored_minutes: u32,
    /// The witness's epoch; 0 in a genesis.
    pub epoch: u16,
    /// The number of the surrender it answers, one more than the last hop's; 0 in a genesis.
    pub seq: u16,
    /// The last link it stands for; zero in a genesis.
    pub head: Hash,
    /// Who owns the coin.
    pub owner: PublicKey,
    /// The signer's key id.
    pub signer_kid: [u8; 8],
    /// The signer's signature, role `A`.
    pub signature: Signature,
}

/// What a new coin begins with.
#[derive(Clone, Copy, Debug)]
pub struct Genesis {
    /// Its issuance.
    pub issuance: IssuanceId,
    /// Its place in the issuance.
    pub index: u32,
    /// Its value.
    pub denomination: Denomination,
    /// When it expires, in minutes since 1970.
    pub expiry_minutes: u32,
    /// When it was issued, in minutes since 1970.
    pub anchored_minutes: u32,
    /// Its first owner.
    pub owner: PublicKey,
    /// Who signs it.
    pub issuer: PublicKey,
}

/// What a coin's chain goes on from, after a witness has seen it.
#[derive(Clone, Copy, Debug)]
pub struct Checkpoint {
    /// The coin's issuance.
    pub issuance: IssuanceId,
    /// Its place in the issuance.
    pub index: u32,
    /// Its value.
    pub denomination: Denomination,
    /// When it expires from now on, in minutes since 1970.
    pub expiry_minutes: u32,
    /// When the witness saw it, in minutes since 1970.
    pub anchored_minutes: u32,
    /// The witness's epoch.
    pub epoch: u16,
    /// The surrender's number: one more than the last hop's.
    pub seq: u16,
    /// The last link.
    pub head: Hash,
    /// Its owner from now on.
    pub owner: PublicKey,
    /// Who signs it.
    pub witness: PublicKey,
}

impl Anchor {
    /// Bytes of the record.
    pub const LEN: usize = 191;

    /// Starts the chain of a new coin; its value waits for the issuer's signature.
    pub fn genesis(genesis: Genesis) -> AnchorDraft {
        AnchorDraft(Self {
            kind: AnchorKind::Genesis,
            issuance: genesis.issuance,
            index: genesis.index,
            denomination: genesis.denomination,
            expiry_minutes: genesis.expiry_minutes,
            anchored_minutes: genesis.anchored_minutes,
            epoch: 0,
            seq: 0,
            head: Hash::ZERO,
            owner: genesis.owner,
            signer_kid: genesis.issuer.kid(),
            signature: Signature([0; 64]),
        })
    }

    /// Goes on with the chain of a coin that a witness has seen; its value waits for the witness's signature.
    pub fn checkpoint(checkpoint: Checkpoint) -> AnchorDraft {
        AnchorDraft(Self {
            kind: AnchorKind::Checkpoint,
            issuance: checkpoint.issuance,
            index: checkpoint.index,
            denomination: checkpoint.denomination,
            expiry_minutes: checkpoint.expiry_minutes,
            anchored_minutes: checkpoint.anchored_minutes,
            epoch: checkpoint.epoch,
            seq: checkpoint.seq,
            head: checkpoint.head,
            owner: checkpoint.owner,
            signer_kid: checkpoint.witness.kid(),
            signature: Signature([0; 64]),
        })
    }

    /// Reads the record; the signature is verified with the chain.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let anchor = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(anchor)
    }

    /// The record's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut record = Writer::with_capacity(Self::LEN);
        self.write(&mut record);
        record.0
    }

    pub(super) fn write(&self, record: &mut Writer) {
        self.write_unsigned(record);
        record.put(&self.signature.0);
    }

    /// The value that is signed, and `prev` of the first hop.
    pub fn hash(&self) -> Hash {
        Hash::derive("anchor", &[&self.encode_unsigned()])
    }

    /// The coin's id.
    pub fn token_id(&self) -> TokenId {
        TokenId::derive(&self.issuance, self.index, self.denomination)
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.version_and_algorithm()?;
        let kind = match reader.u8()? {
            0 => AnchorKind::Genesis,
            1 => AnchorKind::Checkpoint,
            _ => return Err(ReadError::OutOfRange("anchor type")),
        };
        let anchor = Self {
            kind,
            issuance: IssuanceId(reader.hash()?),
            index: reader.u32()?,
            denomination: Denomination::of_value(reader.u32()?).ok_or(ReadError::OutOfRange("denomination"))?,
            expiry_minutes: reader.u32()?,
            anchored_minutes: reader.u32()?,
            epoch: reader.u16()?,
            seq: reader.u16()?,
            head: reader.hash()?,
            owner: reader.key()?,
            signer_kid: reader.array()?,
            signature: reader.signature()?,
        };
        anchor.check_kind()?;
        Ok(anchor)
    }

    pub(super) fn check_kind(&self) -> Result<(), ReadError> {
        let starts = self.seq == 0 && self.head == Hash::ZERO;
        let consistent = match self.kind {
            AnchorKind::Genesis => starts && self.epoch == 0,
            AnchorKind::Checkpoint => self.seq > 0 && self.head != Hash::ZERO,
        };
        if consistent { Ok(()) } else { Err(ReadError::OutOfRange("anchor seq or head")) }
    }

    fn encode_unsigned(&self) -> Vec<u8> {
        let mut record = Writer::with_capacity(Self::LEN - Signature::LEN);
        self.write_unsigned(&mut record);
        record.0
    }

    fn write_unsigned(&self, record: &mut Writer) {
        record.put(&[RECORD_VERSION, ALGORITHM_ED25519]);
        record.u8(match self.kind {
            AnchorKind::Genesis => 0,
            AnchorKind::Checkpoint => 1,
        });
        record.put(self.issuance.as_bytes());
        record.u32(self.index);
        record.u32(self.denomination.value());
        record.u32(self.expiry_minutes);
        record.u32(self.anchored_minutes);
        record.u16(self.epoch);
        record.u16(self.seq);
        record.put(&self.head.0);
        record.put(&self.owner.0);
        record.put(&self.signer_kid);
    }
}

/// An anchor that waits for its signature, role `A` over its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorDraft(Anchor);

impl AnchorDraft {
    /// The value to sign.
    pub fn value(&self) -> Hash {
        self.0.hash()
    }

    /// Completes the anchor.
    pub fn with_signature(self, signature: Signature) -> Anchor {
        Anchor { signature, ..self.0 }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn genesis() -> Anchor {
        let denomination = Denomination::of_value(20).unwrap();
        let (owner, issuer) = (PublicKey([2; 32]), PublicKey([3; 32]));
        Anchor::genesis(Genesis {
            issuance: IssuanceId(Hash([1; 32])),
            index: 7,
            denomination,
            expiry_minutes: 200,
            anchored_minutes: 100,
            owner,
            issuer,
        })
        .with_signature(Signature([4; 64]))
    }

    fn checkpoint() -> Anchor {
        Anchor { kind: AnchorKind::Checkpoint, epoch: 1, seq: 3, head: Hash([5; 32]), ..genesis() }
    }

    #[test]
    fn an_anchor_has_its_offsets_and_reads_back() {
        for anchor in [genesis(), checkpoint()] {
            let bytes = anchor.encode();
            assert_eq!(bytes.len(), Anchor::LEN);
            assert_eq!(bytes[35..43], [7, 0, 0, 0, 20, 0, 0, 0]);
            assert_eq!(bytes[87..119], [2; 32]);
            assert_eq!(bytes[119..127], PublicKey([3; 32]).kid());
            assert_eq!(Anchor::parse(&bytes), Ok(anchor));
        }
    }

    #[test]
    fn the_hash_leaves_out_the_signature_and_nothing_else() {
        let anchor = genesis();
        assert_eq!(anchor.hash(), Hash::derive("anchor", &[&anchor.encode()[..127]]));
        assert_eq!(Anchor { signature: Signature([9; 64]), ..anchor.clone() }.hash(), anchor.hash());
        assert_ne!(Anchor { owner: PublicKey([9; 32]), ..anchor.clone() }.hash(), anchor.hash());
    }

    #[test]
    fn a_genesis_starts_at_nothing_and_a_checkpoint_does_not() {
        let out_of_range = Err(ReadError::OutOfRange("anchor seq or head"));
        for wrong in [
            Anchor { seq: 1, ..genesis() },
            Anchor { epoch: 1, ..genesis() },
            Anchor { head: Hash([5; 32]), ..genesis() },
            Anchor { seq: 0, ..checkpoint() },
            Anchor { head: Hash::ZERO, ..checkpoint() },
        ] {
            assert_eq!(Anchor::parse(&wrong.encode()), out_of_range);
        }
    }

    #[test]
    fn damaged_bytes_do_not_read() {
        let bytes = genesis().encode();
        assert_eq!(Anchor::parse(&bytes[..190]), Err(ReadError::Truncated));
        let with = |place: usize, value: u8| {
            let mut bytes = bytes.clone();
            bytes[place] = value;
            Anchor::parse(&bytes)
        };
        assert_eq!(with(0, 2), Err(ReadError::Version { seen: 2 }));
        assert_eq!(with(1, 2), Err(ReadError::Algorithm { seen: 2 }));
        assert_eq!(with(2, 2), Err(ReadError::OutOfRange("anchor type")));
        assert_eq!(with(39, 3), Err(ReadError::OutOfRange("denomination")));
        assert_eq!(Anchor::parse(&[&bytes[..], &[0]].concat()), Err(ReadError::TrailingBytes));
    }
}
