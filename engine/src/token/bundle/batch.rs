//! Anchors of a bundle: what those of one batch share, and what each has alone.
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::token::amount::Denomination;
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::token_id::IssuanceId;

const ISSUANCE: u8 = 1;
const DATES: u8 = 1 << 1;
const SIGNER: u8 = 1 << 2;
const OWNER: u8 = 1 << 3;
const ALL: u8 = ISSUANCE | DATES | SIGNER | OWNER;

/// What anchors share that were signed on one occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Batch {
    pub(super) issuance: IssuanceId,
    pub(super) expiry_minutes: u32,
    pub(super) anchored_minutes: u32,
    pub(super) kind: AnchorKind,
    pub(super) epoch: u16,
    pub(super) signer_kid: [u8; 8],
    pub(super) owner: PublicKey,
}

impl Batch {
    pub(super) fn of(anchor: &Anchor) -> Self {
        Self {
            issuance: anchor.issuance,
            expiry_minutes: anchor.expiry_minutes,
            anchored_minutes: anchor.anchored_minutes,
            kind: anchor.kind,
            epoch: anchor.epoch,
            signer_kid: anchor.signer_kid,
            owner: anchor.owner,
        }
    }

    /// Writes what differs from the batch before.
    pub(super) fn write(&self, before: Option<&Self>, bytes: &mut Writer) {
        let changed = self.changed_since(before);
        bytes.u8(changed);
        if changed & ISSUANCE != 0 {
            bytes.put(self.issuance.as_bytes());
        }
        if changed & DATES != 0 {
            bytes.u32(self.expiry_minutes);
            bytes.u32(self.anchored_minutes);
        }
        if changed & SIGNER != 0 {
            bytes.u8(if self.kind == AnchorKind::Genesis { 0 } else { 1 });
            bytes.u16(self.epoch);
            bytes.put(&self.signer_kid);
        }
        if changed & OWNER != 0 {
            bytes.put(&self.owner.0);
        }
    }

    /// Reads what differs from the batch before, and refuses what is said to differ and does not.
    pub(super) fn read(before: Option<&Self>, reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let changed = reader.u8()?;
        let mut batch = before.copied().unwrap_or(Self::NOTHING);
        if changed & ISSUANCE != 0 {
            batch.issuance = IssuanceId(reader.hash()?);
        }
        if changed & DATES != 0 {
            (batch.expiry_minutes, batch.anchored_minutes) = (reader.u32()?, reader.u32()?);
        }
        if changed & SIGNER != 0 {
            batch.kind = match reader.u8()? {
                0 => AnchorKind::Genesis,
                1 => AnchorKind::Checkpoint,
                _ => return Err(ReadError::OutOfRange("anchor type")),
            };
            (batch.epoch, batch.signer_kid) = (reader.u16()?, reader.array()?);
        }
        if changed & OWNER != 0 {
            batch.owner = reader.key()?;
        }
        if changed == batch.changed_since(before) { Ok(batch) } else { Err(ReadError::OutOfRange("batch flags")) }
    }

    /// Takes the place of the batch before the first one; every field of the first is written, whatever its value.
    const NOTHING: Self = Self {
        issuance: IssuanceId(Hash::ZERO),
        expiry_minutes: 0,
        anchored_minutes: 0,
        kind: AnchorKind::Genesis,
        epoch: 0,
        signer_kid: [0; 8],
        owner: PublicKey([0; 32]),
    };

    fn changed_since(&self, before: Option<&Self>) -> u8 {
        let Some(before) = before else { return ALL };
        let dates = |batch: &Self| (batch.expiry_minutes, batch.anchored_minutes);
        let signer = |batch: &Self| (batch.kind, batch.epoch, batch.signer_kid);
        let changes = [
            (self.issuance != before.issuance, ISSUANCE),
            (dates(self) != dates(before), DATES),
            (signer(self) != signer(before), SIGNER),
            (self.owner != before.owner, OWNER),
        ];
        changes.iter().filter(|(differs, _)| *differs).fold(0, |flags, (_, flag)| flags | flag)
    }
}

/// What an anchor has alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Which batch, counted from 0.
    pub(super) batch: usize,
    pub(super) index: u32,
    pub(super) denomination: Denomination,
    /// The last hop and link that a checkpoint stands for.
    pub(super) seq: u16,
    pub(super) head: Hash,
    pub(super) signature: Signature,
}

impl Start {
    pub(super) fn of(anchor: &Anchor, batch: usize) -> Self {
        let Anchor { index, denomination, seq, head, signature, .. } = *anchor;
        Self { batch, index, denomination, seq, head, signature }
    }

    /// The whole anchor.
    pub(super) fn anchor(&self, batches: &[Batch]) -> Result<Anchor, ReadError> {
        let batch = batches.get(self.batch).ok_or(ReadError::OutOfRange("batch"))?;
        let anchor = Anchor {
            kind: batch.kind,
            issuance: batch.issuance,
            index: self.index,
            denomination: self.denomination,
            expiry_minutes: batch.expiry_minutes,
            anchored_minutes: batch.anchored_minutes,
            epoch: batch.epoch,
            seq: self.seq,
            head: self.head,
            owner: batch.owner,
            signer_kid: batch.signer_kid,
            signature: self.signature,
        };
        anchor.check_kind()?;
        Ok(anchor)
    }

    pub(super) fn write(&self, batches: &[Batch], bytes: &mut Writer) {
        if batches.len() > 1 {
            bytes.u8(u8::try_from(self.batch).unwrap_or(u8::MAX));
        }
        bytes.u32(self.index);
        bytes.u8(u8::try_from(self.denomination.index()).unwrap_or(u8::MAX));
        if batches.get(self.batch).is_some_and(|batch| batch.kind == AnchorKind::Checkpoint) {
            bytes.u16(self.seq);
            bytes.put(&self.head.0);
        }
        bytes.put(&self.signature.0);
    }

    pub(super) fn read(batches: &[Batch], reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let batch = if batches.len() > 1 { usize::from(reader.u8()?) } else { 0 };
        let kind = batches.get(batch).ok_or(ReadError::OutOfRange("batch"))?.kind;
        let index = reader.u32()?;
        let denomination = usize::from(reader.u8()?);
        let denomination = Denomination::all().nth(denomination).ok_or(ReadError::OutOfRange("denomination"))?;
        let (seq, head) = match kind {
            AnchorKind::Genesis => (0, Hash::ZERO),
            AnchorKind::Checkpoint => (reader.u16()?, reader.hash()?),
        };
        Ok(Self { batch, index, denomination, seq, head, signature: reader.signature()? })
    }
}
