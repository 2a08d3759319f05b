//! Revocation epochs: the keys that a witness says nobody shall take coins from any more
//! (`docs/spec/06-conflicts.md`, section 6).
use crate::foundation::bytes::{ReadError, Reader, U48_MAX, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature, SignatureError, verify};
use crate::foundation::time::Timestamp;

/// A key's id in a record: its first 8 bytes, [`PublicKey::kid`].
pub type KeyId = [u8; 8];

/// A witness's newest list of revoked keys; it replaces every older one of the same witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevocationEpoch {
    witness: PublicKey,
    epoch: u16,
    at: Timestamp,
    /// Ascending, without repetition.
    revoked: Vec<KeyId>,
    signature: Signature,
}

/// An epoch that waits for its signature, role `E` over its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevocationEpochDraft(RevocationEpoch);

impl RevocationEpoch {
    /// The most keys one epoch may name.
    pub const MAX_REVOKED: usize = 4096;
    /// The most bytes a record can have.
    pub const MAX_LEN: usize = 44 + 8 * Self::MAX_REVOKED + 64;

    /// Puts a list together, in its order and without repetition.
    ///
    /// # Errors
    /// Fails when the number is 0, which stands for "none", or when there are more keys than one epoch may name.
    pub fn draft(
        witness: PublicKey,
        epoch: u16,
        at: Timestamp,
        revoked: impl IntoIterator<Item = KeyId>,
    ) -> Result<RevocationEpochDraft, ReadError> {
        let mut revoked: Vec<KeyId> = revoked.into_iter().collect();
        revoked.sort_unstable();
        revoked.dedup();
        let record = Self { witness, epoch, at, revoked, signature: Signature([0; 64]) };
        record.check()?;
        Ok(RevocationEpochDraft(record))
    }

    /// Reads a record; nothing is verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        reader.version_and_algorithm()?;
        let (witness, epoch, at) = (reader.key()?, reader.u16()?, Timestamp(reader.u48()?));
        let count = usize::from(reader.u16()?);
        if count > Self::MAX_REVOKED {
            return Err(ReadError::TooLong { limit: Self::MAX_REVOKED, seen: count });
        }
        let (revoked, _) = reader.take(count * 8)?.as_chunks();
        let record = Self { witness, epoch, at, revoked: revoked.to_vec(), signature: reader.signature()? };
        reader.finish()?;
        record.check()?;
        Ok(record)
    }

    /// The record's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut record = self.encode_unsigned();
        record.put(&self.signature.0);
        record.0
    }

    /// Verifies the witness's signature; whether this key is a witness, the issuance says.
    pub fn verify(&self) -> Result<(), SignatureError> {
        verify(&self.witness, SigRole::Epoch, &self.value(), &self.signature)
    }

    /// Who says so.
    pub fn witness(&self) -> PublicKey {
        self.witness
    }

    /// Its number, counted from 1.
    pub fn epoch(&self) -> u16 {
        self.epoch
    }

    /// When it was signed, by the witness's clock.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The revoked keys' ids, ascending.
    pub fn revoked(&self) -> &[KeyId] {
        &self.revoked
    }

    /// Whether a key is revoked.
    pub fn contains(&self, kid: &KeyId) -> bool {
        self.revoked.binary_search(kid).is_ok()
    }

    /// Whether this list takes the place of another: the same witness's, and newer.
    pub fn supersedes(&self, other: &Self) -> bool {
        self.witness == other.witness && self.epoch > other.epoch
    }

    /// The value that is signed.
    pub fn value(&self) -> Hash {
        Hash::derive("epoch", &[&self.encode_unsigned().0])
    }

    fn check(&self) -> Result<(), ReadError> {
        if self.epoch == 0 {
            return Err(ReadError::OutOfRange("epoch"));
        }
        if self.at.0 > U48_MAX {
            return Err(ReadError::OutOfRange("time"));
        }
        if self.revoked.len() > Self::MAX_REVOKED {
            return Err(ReadError::TooLong { limit: Self::MAX_REVOKED, seen: self.revoked.len() });
        }
        if self.revoked.is_sorted_by(|a, b| a < b) { Ok(()) } else { Err(ReadError::Order("revoked keys")) }
    }

    fn encode_unsigned(&self) -> Writer {
        let mut record = Writer::record();
        record.put(&self.witness.0);
        record.u16(self.epoch);
        record.u48(self.at.0);
        record.u16(u16::try_from(self.revoked.len()).unwrap_or(u16::MAX));
        for kid in &self.revoked {
            record.put(kid);
        }
        record
    }
}

impl RevocationEpochDraft {
    /// The value to sign.
    pub fn value(&self) -> Hash {
        self.0.value()
    }

    /// Completes the record.
    pub fn with_signature(self, signature: Signature) -> RevocationEpoch {
        RevocationEpoch { signature, ..self.0 }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::foundation::key::KeyPath;
    use crate::foundation::signature::signed_message;
    use crate::testing::SoftSigner;

    fn witness() -> SoftSigner {
        SoftSigner::new([1; 32])
    }

    fn key() -> PublicKey {
        witness().public(&KeyPath::Issuer)
    }

    fn signed(draft: RevocationEpochDraft) -> RevocationEpoch {
        let message = signed_message(SigRole::Epoch, &draft.value());
        draft.with_signature(witness().sign(&KeyPath::Issuer, &message))
    }

    fn epoch(number: u16, revoked: &[KeyId]) -> RevocationEpoch {
        signed(RevocationEpoch::draft(key(), number, Timestamp(7), revoked.iter().copied()).unwrap())
    }

    #[test]
    fn a_list_is_sorted_reads_back_and_verifies() {
        let record = epoch(3, &[[9; 8], [1; 8], [9; 8], [4; 8]]);
        assert_eq!(record.revoked(), [[1; 8], [4; 8], [9; 8]]);
        assert_eq!(record.encode().len(), 44 + 3 * 8 + 64);
        assert_eq!(RevocationEpoch::parse(&record.encode()), Ok(record.clone()));
        assert_eq!(record.verify(), Ok(()));
        assert!(record.contains(&[4; 8]) && !record.contains(&[5; 8]));
        assert_eq!((record.witness(), record.epoch(), record.at()), (key(), 3, Timestamp(7)));
        assert_eq!(record.value(), Hash::derive("epoch", &[&record.encode()[..44 + 24]]));
    }

    #[test]
    fn the_largest_list_reads_and_a_larger_does_not() {
        let kid = |n: usize| u64::try_from(n).unwrap().to_be_bytes();
        let full: Vec<KeyId> = (0..RevocationEpoch::MAX_REVOKED).map(kid).collect();
        let record = epoch(1, &full);
        assert_eq!(record.encode().len(), RevocationEpoch::MAX_LEN);
        assert_eq!(RevocationEpoch::parse(&record.encode()), Ok(record.clone()));
        let too_long = ReadError::TooLong { limit: 4096, seen: 4097 };
        let more = (0..=RevocationEpoch::MAX_REVOKED).map(kid);
        assert_eq!(RevocationEpoch::draft(key(), 1, Timestamp(7), more), Err(too_long));
        let mut bytes = record.encode();
        bytes[42] = 1;
        assert_eq!(RevocationEpoch::parse(&bytes), Err(too_long), "refused before its keys are read");
    }

    #[test]
    fn lists_out_of_order_or_with_repetitions_do_not_read() {
        let order = Err(ReadError::Order("revoked keys"));
        for revoked in [vec![[2; 8], [1; 8]], vec![[1; 8], [1; 8]]] {
            let record = RevocationEpoch { revoked, ..epoch(1, &[]) };
            assert_eq!(RevocationEpoch::parse(&record.encode()), order);
        }
    }

    #[test]
    fn damaged_bytes_do_not_read() {
        let bytes = epoch(2, &[[5; 8]]).encode();
        for short in 0..bytes.len() {
            assert_eq!(RevocationEpoch::parse(&bytes[..short]), Err(ReadError::Truncated));
        }
        assert_eq!(RevocationEpoch::parse(&[&bytes[..], &[0]].concat()), Err(ReadError::TrailingBytes));
        let with = |place: usize, value: u8| {
            let mut bytes = bytes.clone();
            bytes[place] = value;
            RevocationEpoch::parse(&bytes).unwrap_err()
        };
        assert_eq!(with(0, 9), ReadError::Version { seen: 9 });
        assert_eq!(with(1, 9), ReadError::Algorithm { seen: 9 });
        assert_eq!(with(34, 0), ReadError::OutOfRange("epoch"));
    }

    #[test]
    fn only_the_witness_can_sign_it() {
        let record = epoch(2, &[[5; 8]]);
        let other_list = RevocationEpoch { revoked: vec![[6; 8]], ..record.clone() };
        let other_number = RevocationEpoch { epoch: 3, ..record.clone() };
        let small_order = RevocationEpoch { witness: PublicKey([0; 32]), ..record.clone() };
        assert_eq!(other_list.verify(), Err(SignatureError::Invalid));
        assert_eq!(other_number.verify(), Err(SignatureError::Invalid));
        assert_eq!(small_order.verify(), Err(SignatureError::Key));
        let as_anchor = witness().sign(&KeyPath::Issuer, &signed_message(SigRole::Anchor, &record.value()));
        assert_eq!(RevocationEpoch { signature: as_anchor, ..record }.verify(), Err(SignatureError::Invalid));
    }

    #[test]
    fn a_newer_list_of_the_same_witness_supersedes() {
        let (old, new) = (epoch(1, &[[5; 8]]), epoch(2, &[]));
        assert!(new.supersedes(&old) && !old.supersedes(&new) && !new.supersedes(&new));
        let others = RevocationEpoch { witness: PublicKey([9; 32]), ..new };
        assert!(!others.supersedes(&old));
    }
}
