//! Surrenders: an owner hands a coin to the witness, to be renewed or redeemed (`docs/spec/02-bytes.md`, section 1).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, signed_message};
use crate::token::token_id::TokenId;
use crate::token::void_evidence::{MAX_KEPT_VOIDS, VoidEvidence, encode_void, read_void_or_none, void_hash};

/// What the witness shall do with a coin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SurrenderPurpose {
    /// Begin its chain anew, under the same or another owner.
    Renewal,
    /// Take it out of circulation.
    Redemption,
}

impl SurrenderPurpose {
    /// Its byte in the record.
    pub fn byte(self) -> u8 {
        match self {
            Self::Renewal => 0,
            Self::Redemption => 1,
        }
    }

    /// The purpose of a byte, if there is one.
    pub fn of_byte(byte: u8) -> Option<Self> {
        match byte {
            0 => Some(Self::Renewal),
            1 => Some(Self::Redemption),
            _ => None,
        }
    }
}

/// What stands in the place of a hop when the coin goes to the witness; the owner signs its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surrender {
    /// What for.
    pub purpose: SurrenderPurpose,
    /// The coin.
    pub token_id: TokenId,
    /// The number of the hop in whose place it stands: at least 1.
    pub seq: u16,
    /// What that hop's `prev` would be.
    pub prev: Hash,
    /// Who owns the coin afterwards; zero bytes in a redemption.
    pub new_owner: PublicKey,
    /// Why the coin was free again; at most [`MAX_KEPT_VOIDS`].
    pub void: Vec<VoidEvidence>,
}

impl Surrender {
    /// The owner of a redeemed coin: nobody.
    pub const NOBODY: PublicKey = PublicKey([0; 32]);

    /// Under whose key the coin comes back when it begins anew: in a redemption that was declined, the one that it lay under.
    pub fn back_to(&self, owner: &PublicKey) -> PublicKey {
        match self.purpose {
            SurrenderPurpose::Renewal => self.new_owner,
            SurrenderPurpose::Redemption => *owner,
        }
    }

    /// The value that the owner signs, role `N`.
    pub fn hash(&self) -> Hash {
        surrender_hash(self.purpose, (&self.token_id, self.seq, &self.prev), &self.new_owner, &void_hash(&self.void))
    }

    /// The 41 bytes that the owner signs.
    pub fn message(&self) -> [u8; 41] {
        signed_message(SigRole::Surrender, &self.hash())
    }

    /// The record's bytes: version1 alg1 purpose1 token_id32 seq2 prev32 new_owner32 voids1, then the evidence.
    pub fn encode(&self) -> Vec<u8> {
        let mut record = Writer::record();
        record.u8(self.purpose.byte());
        record.put(self.token_id.as_bytes());
        record.u16(self.seq);
        record.put(&self.prev.0);
        record.put(&self.new_owner.0);
        if self.void.is_empty() {
            record.u8(0);
        }
        record.put(&encode_void(&self.void));
        record.0
    }

    /// Reads the record; nothing is verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let surrender = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(surrender)
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.version_and_algorithm()?;
        let purpose = SurrenderPurpose::of_byte(reader.u8()?).ok_or(ReadError::OutOfRange("surrender purpose"))?;
        let surrender = Self {
            purpose,
            token_id: TokenId(reader.hash()?),
            seq: reader.u16()?,
            prev: reader.hash()?,
            new_owner: reader.key()?,
            void: read_void_or_none(reader, MAX_KEPT_VOIDS)?,
        };
        surrender.check()?;
        Ok(surrender)
    }

    fn check(&self) -> Result<(), ReadError> {
        if self.seq == 0 {
            return Err(ReadError::OutOfRange("surrender seq"));
        }
        let to_nobody = self.new_owner == Self::NOBODY;
        let fits = to_nobody == (self.purpose == SurrenderPurpose::Redemption);
        if fits { Ok(()) } else { Err(ReadError::OutOfRange("surrender owner")) }
    }
}

/// The value that the owner signs, by the coin, the number and what it follows.
pub(crate) fn surrender_hash(
    purpose: SurrenderPurpose,
    (token_id, seq, prev): (&TokenId, u16, &Hash),
    new_owner: &PublicKey,
    void: &Hash,
) -> Hash {
    let (purpose, seq) = ([purpose.byte()], seq.to_le_bytes());
    Hash::derive("surr", &[&purpose, token_id.as_bytes(), &seq, &prev.0, &new_owner.0, &void.0])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::foundation::signature::Signature;

    fn renewal() -> Surrender {
        Surrender {
            purpose: SurrenderPurpose::Renewal,
            token_id: TokenId(Hash([1; 32])),
            seq: 3,
            prev: Hash([2; 32]),
            new_owner: PublicKey([3; 32]),
            void: Vec::new(),
        }
    }

    fn redemption() -> Surrender {
        Surrender { purpose: SurrenderPurpose::Redemption, new_owner: Surrender::NOBODY, ..renewal() }
    }

    fn evidence(count: u8) -> Vec<VoidEvidence> {
        let piece = |number| VoidEvidence {
            kind: SigRole::SenderAbort,
            header: Hash([number; 32]),
            signature: Signature([9; 64]),
        };
        (0..count).map(piece).collect()
    }

    #[test]
    fn surrenders_have_their_length_and_read_back() {
        assert_eq!(renewal().encode().len(), 102);
        assert_eq!(Surrender { void: evidence(3), ..renewal() }.encode().len(), 102 + 3 * 97);
        for surrender in [renewal(), redemption(), Surrender { void: evidence(3), ..redemption() }] {
            assert_eq!(Surrender::parse(&surrender.encode()), Ok(surrender));
        }
    }

    #[test]
    fn the_hash_is_the_specs() {
        let zero = [0; 32];
        let by_hand = Hash::derive("surr", &[&[0], &[1; 32], &[3, 0], &[2; 32], &[3; 32], &zero]);
        assert_eq!(renewal().hash(), by_hand);
        assert_eq!(renewal().message()[8], b'N');
        assert_eq!(renewal().message()[9..], by_hand.0);
    }

    #[test]
    fn every_field_counts() {
        let variants = [
            redemption(),
            Surrender { token_id: TokenId(Hash([7; 32])), ..renewal() },
            Surrender { seq: 4, ..renewal() },
            Surrender { prev: Hash([7; 32]), ..renewal() },
            Surrender { new_owner: PublicKey([7; 32]), ..renewal() },
            Surrender { void: evidence(1), ..renewal() },
        ];
        for variant in variants {
            assert_ne!(variant.hash(), renewal().hash());
        }
    }

    #[test]
    fn damaged_bytes_do_not_read() {
        let bytes = renewal().encode();
        let with = |place: usize, value: u8| {
            let mut bytes = bytes.clone();
            bytes[place] = value;
            Surrender::parse(&bytes).unwrap_err()
        };
        assert_eq!(with(0, 2), ReadError::Version { seen: 2 });
        assert_eq!(with(1, 2), ReadError::Algorithm { seen: 2 });
        assert_eq!(with(2, 2), ReadError::OutOfRange("surrender purpose"));
        assert_eq!(with(2, 1), ReadError::OutOfRange("surrender owner"), "a redeemed coin has no owner");
        assert_eq!(with(35, 0), ReadError::OutOfRange("surrender seq"));
        assert_eq!(with(101, 9), ReadError::TooLong { limit: 8, seen: 9 });
        assert_eq!(with(101, 1), ReadError::Truncated);
        assert_eq!(Surrender::parse(&bytes[..101]), Err(ReadError::Truncated));
        assert_eq!(Surrender::parse(&[&bytes[..], &[0]].concat()), Err(ReadError::TrailingBytes));
        let to_nobody = Surrender { new_owner: Surrender::NOBODY, ..renewal() };
        assert_eq!(Surrender::parse(&to_nobody.encode()), Err(ReadError::OutOfRange("surrender owner")));
    }

    #[test]
    fn evidence_of_another_kind_does_not_read() {
        let vote = VoidEvidence { kind: SigRole::Vote, ..evidence(1)[0] };
        let surrender = Surrender { void: vec![vote], ..renewal() };
        assert_eq!(Surrender::parse(&surrender.encode()), Err(ReadError::OutOfRange("void kind")));
    }
}
