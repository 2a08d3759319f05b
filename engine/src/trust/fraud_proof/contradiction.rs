//! What contradicts itself in a fraud proof (`docs/spec/06-conflicts.md`, section 3).
use thiserror::Error;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::foundation::signature::{SigRole, Signature, verify};
use crate::token::hop::Direction;
use crate::token::void_evidence::{VoidEvidence, read_void_kind};
use crate::trust::shown_void::ShownVoid;
use crate::trust::statement::{HopStatement, OpenedTransfer, Opening, SpendStatement};

const KIND_VOID: u8 = 2;

/// Why what a proof shows is not what it must.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ShownError {
    /// Something is shown that cannot count.
    #[error("something is shown that cannot count")]
    Needless,
    /// Evidence that names the other half's transfer is not shown whole, so nobody can judge it.
    #[error("evidence about the other half is not shown")]
    Hidden,
}

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

    /// Whether it counts beside this that the payee acknowledged: the payer's own abort needs nothing, and a later spend says as much.
    fn reception_counts(&self, later: Option<&SpendStatement>) -> bool {
        self.kind != SigRole::SenderAbort && later.is_none()
    }

    /// Whether it counts beside this that the payee asked for it.
    fn request_counts(&self) -> bool {
        self.kind == SigRole::AbortCertificate
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

    /// Leaves out of each statement what cannot count.
    pub(super) fn keep_what_counts(&mut self, openings: &[Opening]) {
        match self {
            Self::TwoSpends(_) => (0..2).for_each(|half| self.keep_in_half(half, openings)),
            Self::OneTransfer(spend, void, later) => {
                spend.show_evidence_about(None);
                if let Some(hop) = spend.hop_mut() {
                    hop.show_ack(void.reception_counts(later.as_ref()));
                    hop.receiver_abort = hop.receiver_abort.filter(|_| void.request_counts());
                }
                if let Some(later) = later {
                    later.show_evidence_about(None);
                    later.hop_mut().into_iter().for_each(HopStatement::keep_owners_signature);
                }
            }
        }
    }

    /// Two spends show an acknowledgement only in change, where it stands for the commit, and no abort of a payee.
    fn keep_in_half(&mut self, half: usize, openings: &[Opening]) {
        let transfer = |half: usize| openings.get(half).and_then(|opening| opening.transfer);
        let shows_ack =
            transfer(half).is_some_and(|own| self.may_show_ack(half, &own) && !self.is_aborted_by_payer(half, &own));
        let Some(spend) = self.spends_mut().get_mut(half) else { return };
        spend.show_evidence_about(transfer(1 - half).map(|other| other.header).as_ref());
        if let Some(hop) = spend.hop_mut() {
            hop.show_ack(shows_ack);
            hop.receiver_abort = None;
        }
    }

    /// Whether the payer's abort of a half's transfer is shown and holds: then its commit counts, and must be seen.
    fn is_aborted_by_payer(&self, half: usize, own: &OpenedTransfer) -> bool {
        self.evidence_about(half, own).any(|evidence| {
            evidence.kind == SigRole::SenderAbort
                && verify(&own.fields.sender, evidence.kind, &evidence.header, &evidence.signature).is_ok()
        })
    }

    /// Whether an acknowledgement beside one of two spends can count at all.
    fn may_show_ack(&self, half: usize, own: &OpenedTransfer) -> bool {
        let is_named = self.evidence_about(half, own).next().is_some();
        own.direction == Direction::Change && (own.fields.no_witness || is_named)
    }

    /// Requires that all is shown that counts, and nothing else.
    pub(super) fn check_what_is_shown(&self, openings: &[Opening]) -> Result<(), ShownError> {
        match self {
            Self::TwoSpends(halves) => {
                let transfer = |half: usize| openings.get(half).and_then(|opening| opening.transfer);
                halves.iter().enumerate().try_for_each(|(half, spend)| {
                    check_evidence(spend, transfer(1 - half).map(|other| other.header).as_ref())?;
                    let may_show_ack = transfer(half).is_some_and(|own| self.may_show_ack(half, &own));
                    check_payee(spend, may_show_ack, false)
                })
            }
            Self::OneTransfer(spend, void, later) => {
                check_evidence(spend, None)?;
                check_payee(spend, void.reception_counts(later.as_ref()), void.request_counts())?;
                later.iter().try_for_each(|later| {
                    check_evidence(later, None)?;
                    check_payee(later, false, false)
                })
            }
        }
    }

    /// The evidence that the other one of two spends shows about the transfer of this one.
    pub(super) fn evidence_about(&self, half: usize, transfer: &OpenedTransfer) -> impl Iterator<Item = &VoidEvidence> {
        let header = transfer.header;
        let other = match self {
            Self::TwoSpends(halves) => halves.get(1 - half),
            Self::OneTransfer(..) => None,
        };
        let evidence = other.into_iter().flat_map(SpendStatement::evidence);
        evidence.filter(move |evidence| evidence.header == header)
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
            1 => Some(SpendStatement::read_later(reader)?),
            _ => return Err(ReadError::OutOfRange("later spend")),
        };
        Ok(Self::OneTransfer(first, void, later))
    }
}

/// Evidence that names the other half's transfer is shown whole, and no other.
fn check_evidence(spend: &SpendStatement, other: Option<&Hash>) -> Result<(), ShownError> {
    let is_about_it = |piece: &ShownVoid| other.is_some_and(|header| piece.names(header));
    let wrong = spend.void().iter().find(|piece| piece.whole().is_some() != is_about_it(piece));
    match wrong.map(ShownVoid::whole) {
        None => Ok(()),
        Some(None) => Err(ShownError::Hidden),
        Some(Some(_)) => Err(ShownError::Needless),
    }
}

/// What the payee of a spend's transfer signed beside it stands only where it can count.
fn check_payee(spend: &SpendStatement, may_show_ack: bool, may_show_abort: bool) -> Result<(), ShownError> {
    let Some(hop) = spend.hop() else { return Ok(()) };
    let fits = (hop.ack.is_none() || may_show_ack) && (hop.receiver_abort.is_none() || may_show_abort);
    if fits { Ok(()) } else { Err(ShownError::Needless) }
}
