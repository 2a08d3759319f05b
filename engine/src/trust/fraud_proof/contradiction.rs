//! What contradicts itself in a fraud proof (`docs/spec/06-conflicts.md`, section 3).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{SigRole, Signature};
use crate::token::hop::{Direction, VoidEvidence, read_void_kind};
use crate::trust::statement::{OpenedTransfer, Opening, SpendStatement};

const KIND_VOID: u8 = 2;

/// Two spends of one place, or one transfer and what voids it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Contradiction {
    /// By ascending link.
    TwoSpends([SpendStatement; 2]),
    /// One of the transfer's hops, who says that the transfer is void, and how its payee spent the coin that this hop paid it.
    OneTransfer(SpendStatement, TransferVoid, Option<SpendStatement>),
}

/// A signature that voids the transfer it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TransferVoid {
    /// Who says so, as in [`VoidEvidence`].
    pub(super) kind: SigRole,
    /// Over the transfer's header.
    pub(super) signature: Signature,
}

impl TransferVoid {
    /// The same as evidence that names its transfer.
    pub(super) fn of(&self, header: Hash) -> VoidEvidence {
        VoidEvidence { kind: self.kind, header, signature: self.signature }
    }
}

impl Contradiction {
    /// What was signed at the proof's place.
    pub(super) fn spends(&self) -> &[SpendStatement] {
        match self {
            Self::TwoSpends(halves) => halves,
            Self::OneTransfer(spend, ..) => std::slice::from_ref(spend),
        }
    }

    pub(super) fn spends_mut(&mut self) -> &mut [SpendStatement] {
        match self {
            Self::TwoSpends(halves) => halves,
            Self::OneTransfer(spend, ..) => std::slice::from_mut(spend),
        }
    }

    /// What the conflict's id names beside the place, given the opened spends.
    pub(super) fn identities(&self, openings: &[Opening]) -> [Hash; 2] {
        let link = |half: usize| openings.get(half).map_or(Hash::ZERO, |opening| opening.link);
        let second = match (self, openings.first().and_then(|opening| opening.transfer)) {
            (Self::OneTransfer(_, void, _), Some(transfer)) => {
                Hash::derive("fraud", &[&[void.kind.byte()], &transfer.header.0])
            }
            _ => link(1),
        };
        [link(0), second]
    }

    /// Whether what the payee of a spend's transfer signed beside it can count at all.
    pub(super) fn counts(&self, half: usize, opening: &Opening) -> bool {
        opening.transfer.as_ref().is_some_and(|transfer| match self {
            Self::OneTransfer(_, void, _) => void.kind != SigRole::SenderAbort,
            Self::TwoSpends(_) => {
                let is_vote = transfer.fields.no_witness && transfer.direction == Direction::Change;
                is_vote || self.evidence_about(half, transfer).next().is_some()
            }
        })
    }

    /// The evidence that the other one of two spends carries about the transfer of this one.
    pub(super) fn evidence_about(&self, half: usize, transfer: &OpenedTransfer) -> impl Iterator<Item = &VoidEvidence> {
        let header = transfer.header;
        let other = match self {
            Self::TwoSpends(halves) => halves.get(1 - half),
            Self::OneTransfer(..) => None,
        };
        let evidence = other.map(SpendStatement::void).unwrap_or_default();
        evidence.iter().filter(move |evidence| evidence.header == header)
    }

    pub(super) fn write(&self, bytes: &mut Writer) {
        self.spends().iter().for_each(|spend| spend.write(bytes));
        if let Self::OneTransfer(_, void, later) = self {
            bytes.put(&[KIND_VOID, void.kind.byte()]);
            bytes.put(&void.signature.0);
            bytes.u8(u8::from(later.is_some()));
            later.iter().for_each(|spend| spend.write(bytes));
        }
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let first = SpendStatement::read(reader)?;
        let kind = reader.u8()?;
        if kind != KIND_VOID {
            return Ok(Self::TwoSpends([first, SpendStatement::read_of_kind(kind, reader)?]));
        }
        let void = TransferVoid { kind: read_void_kind(reader)?, signature: reader.signature()? };
        let later = match reader.u8()? {
            0 => None,
            1 => Some(SpendStatement::read(reader)?),
            _ => return Err(ReadError::OutOfRange("later spend")),
        };
        Ok(Self::OneTransfer(first, void, later))
    }
}
