//! Fraud proofs: two spends of one coin in one place, or two things signed of one transfer that exclude each other. Anyone can
//! verify them alone (`docs/spec/06-conflicts.md`, section 3).
mod contradiction;

pub use contradiction::ShownError;

use thiserror::Error;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::{Hash, hash_id};
use crate::foundation::random::Dice;
use crate::foundation::signature::{BatchError, PublicKey, SigRole, Signature, VerificationBatch, verify};
use crate::token::amount::Denomination;
use crate::token::hop::Direction;
use crate::token::issuance::{IssuanceId, SignedIssuance};
use crate::token::token_id::TokenId;
use crate::token::void_evidence::VoidEvidence;
use crate::trust::blame::{SpendFacts, TransferFacts, Verdict, blame, blame_transfer};
use crate::trust::fraud_proof::contradiction::{Contradiction, TransferVoid};
use crate::trust::statement::{ChainPlace, HopStatement, OpenedTransfer, Opening, SpendStatement, StatementError};

hash_id! {
    /// Names one conflict: the place and what was signed there, whatever the signatures and what is shown beside them.
    ConflictId
}

/// A coin by its place in its issuance, which its id follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coin {
    /// Its issuance.
    pub issuance: IssuanceId,
    /// Its place there, counted from 0.
    pub index: u32,
    /// Its value.
    pub denomination: Denomination,
}

impl Coin {
    /// The coin's id.
    pub fn token_id(&self) -> TokenId {
        TokenId::derive(&self.issuance, self.index, self.denomination)
    }
}

/// Why a proof is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum FraudProofError {
    /// The bytes do not read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A statement does not fit the place.
    #[error(transparent)]
    Statement(#[from] StatementError),
    /// The statements are about different places.
    #[error("the two statements are about different places")]
    OtherPlace,
    /// A surrender belongs to no transfer, so nothing voids it.
    #[error("only a hop is of a transfer that something voids")]
    NoTransfer,
    /// Both halves say the same.
    #[error("both halves say the same")]
    SameStatement,
    /// Something is shown that cannot count, or is not shown although it may.
    #[error(transparent)]
    Shown(#[from] ShownError),
    /// The later spend is of no coin that the transfer paid.
    #[error("the transfer did not pay the coin that was spent later")]
    LaterSpend,
    /// An AbortCert can only be judged by who knows the coin's witnesses.
    #[error("the coin's issuance is needed to judge an AbortCert")]
    IssuanceNeeded,
    /// The issuance is another, or has no such coin.
    #[error("the issuance has no such coin")]
    OtherIssuance,
    /// A header contradicts the issuance about witnesses, so it is of no chain of this coin.
    #[error("a header contradicts the issuance about witnesses")]
    Witness,
    /// A signature does not hold: of the first half (0), the second (1) or the later spend (2).
    #[error(transparent)]
    Signature(#[from] BatchError),
}

/// Two statements of which one should never have been signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FraudProof {
    coin: Coin,
    place: ChainPlace,
    contradiction: Contradiction,
}

impl FraudProof {
    /// The most bytes a proof can have, so that one item of a board always holds it: a payment, a witness's word that it is void, its
    /// payee's that it asked for that, and how the payee spent the coin. A typical one has less than 700.
    pub const MAX_LEN: usize = 108 + SpendStatement::MAX_LEN + Signature::LEN + 67 + SpendStatement::MAX_LEN;

    /// Puts two spends of a coin together; leaves out what could not count.
    pub fn from_statements(
        coin: Coin,
        (place, first): (ChainPlace, SpendStatement),
        (other_place, second): (ChainPlace, SpendStatement),
    ) -> Result<Self, FraudProofError> {
        if place != other_place || place.token_id != coin.token_id() {
            return Err(FraudProofError::OtherPlace);
        }
        let in_order = first.open(&place)?.link < second.open(&place)?.link;
        let halves = if in_order { [first, second] } else { [second, first] };
        Self { coin, place, contradiction: Contradiction::TwoSpends(halves) }.checked()
    }

    /// A hop's transfer, who says that it is void, and how its payee spent the coin that the hop paid it: the payer
    /// ([`SigRole::SenderAbort`], and nothing was spent later), a witness ([`SigRole::AbortCertificate`]) or, where there is none,
    /// the payee ([`SigRole::ReceiverAbort`]). Leaves out what could not count beside the hop.
    pub fn of_transfer(
        coin: Coin,
        (place, spend): (ChainPlace, SpendStatement),
        (kind, signature): (SigRole, Signature),
        later: Option<SpendStatement>,
    ) -> Result<Self, FraudProofError> {
        if place.token_id != coin.token_id() {
            return Err(FraudProofError::OtherPlace);
        }
        let contradiction = Contradiction::OneTransfer(spend, TransferVoid { kind, signature }, later);
        Self { coin, place, contradiction }.checked()
    }

    /// Without what cannot count.
    fn checked(mut self) -> Result<Self, FraudProofError> {
        let openings = self.open()?;
        self.later(&openings)?;
        self.contradiction.keep_what_counts(&openings);
        Ok(self)
    }

    /// The proof's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut record = Writer::record();
        record.put(self.coin.issuance.as_bytes());
        record.u32(self.coin.index);
        record.u32(self.coin.denomination.value());
        record.u16(self.place.seq);
        record.put(&self.place.prev.0);
        record.put(&self.place.owner.0);
        self.contradiction.write(&mut record);
        record.0
    }

    /// Reads a proof and checks its form; no signature is verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, FraudProofError> {
        if bytes.len() > Self::MAX_LEN {
            return Err(ReadError::TooLong { limit: Self::MAX_LEN, seen: bytes.len() }.into());
        }
        let mut reader = Reader::new(bytes);
        let proof = Self::read(&mut reader)?;
        reader.finish()?;
        let openings = proof.open()?;
        if !openings.is_sorted_by_key(|opening| opening.link) {
            return Err(ReadError::Order("halves").into());
        }
        proof.later(&openings)?;
        proof.contradiction.check_what_is_shown(&openings)?;
        Ok(proof)
    }

    /// The coin.
    pub fn coin(&self) -> Coin {
        self.coin
    }

    /// Where the coin was spent twice.
    pub fn place(&self) -> ChainPlace {
        self.place
    }

    /// The hop of the one transfer: only a chain with this link is in doubt by the proof. Of two spends, whatever stands at the place is.
    pub fn contested_link(&self) -> Option<Hash> {
        let Contradiction::OneTransfer(..) = &self.contradiction else { return None };
        self.open().ok()?.first().map(|opening| opening.link)
    }

    /// What a witness signed of the one transfer, not verified: its header, and the signature.
    pub fn abort_certificate(&self) -> Option<(Hash, Signature)> {
        let Contradiction::OneTransfer(_, void, _) = &self.contradiction else { return None };
        let header = self.open().ok()?.first()?.transfer?.header;
        (void.kind == SigRole::AbortCertificate).then_some((header, void.signature))
    }

    /// Names the conflict: `H(fraud ‖ token_id32 seq2 prev32 owner32 link32 link32)`; of one transfer, its link and
    /// `H(fraud ‖ void1 header32)`.
    pub fn id(&self) -> Result<ConflictId, FraudProofError> {
        let place = &self.place;
        let [first, second] = self.contradiction.identities(&self.open()?).map(|identity| identity.0);
        let (seq, token_id) = (place.seq.to_le_bytes(), place.token_id.as_bytes());
        Ok(ConflictId(Hash::derive("fraud", &[token_id, &seq, &place.prev.0, &place.owner.0, &first, &second])))
    }

    /// Verifies every signature that is shown and says whose fault the conflict is.
    ///
    /// Needs nothing else, unless an AbortCert is shown: only the coin's issuance says whose signature that must be.
    /// When the issuance is given, the headers are held against it.
    pub fn verify(&self, issuance: Option<&SignedIssuance>, dice: &mut Dice) -> Result<Verdict, FraudProofError> {
        let openings = self.open()?;
        let witnesses = issuance.map(|issuance| self.check_issuance(issuance, &openings)).transpose()?;
        let mut batch = VerificationBatch::new();
        for (label, (spend, opening)) in self.contradiction.spends().iter().zip(&openings).enumerate() {
            spend.push_signatures(&self.place, opening, &mut batch, label);
        }
        if let Some((place, later)) = self.later(&openings)? {
            later.push_signatures(&place, &later.open(&place)?, &mut batch, 2);
        }
        batch.verify(dice)?;
        self.judge(&openings, witnesses)
    }

    /// What is shown has been verified, but for void evidence.
    fn judge(&self, openings: &[Opening], witnesses: Option<&[PublicKey]>) -> Result<Verdict, FraudProofError> {
        match (&self.contradiction, openings) {
            (Contradiction::TwoSpends(_), [first, second]) => {
                let facts = [self.facts(0, (first, second), witnesses)?, self.facts(1, (second, first), witnesses)?];
                Ok(blame(self.place.owner, &facts[0], &facts[1]))
            }
            (Contradiction::OneTransfer(_, void, _), [Opening { transfer: Some(transfer), .. }]) => {
                let facts = self.transfer_facts(0, transfer);
                let is_void = holds(&void.of(transfer.header), transfer, witnesses)?;
                Ok(if is_void { blame_transfer(self.place.owner, &facts, void.kind) } else { Verdict::ProvesNothing })
            }
            _ => Ok(Verdict::ProvesNothing),
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.version_and_algorithm()?;
        let coin = Coin {
            issuance: IssuanceId(reader.hash()?),
            index: reader.u32()?,
            denomination: Denomination::of_value(reader.u32()?).ok_or(ReadError::OutOfRange("denomination"))?,
        };
        let (seq, prev, owner) = (reader.u16()?, reader.hash()?, reader.key()?);
        if seq == 0 {
            return Err(ReadError::OutOfRange("seq"));
        }
        let place = ChainPlace { token_id: coin.token_id(), seq, prev, owner };
        Ok(Self { coin, place, contradiction: Contradiction::read(reader)? })
    }

    fn open(&self) -> Result<Vec<Opening>, FraudProofError> {
        let openings = self.contradiction.spends().iter().map(|spend| spend.open(&self.place));
        let openings: Vec<Opening> = openings.collect::<Result<_, _>>()?;
        match openings.as_slice() {
            [first, second] if first.link == second.link => Err(FraudProofError::SameStatement),
            [Opening { transfer: None, .. }] => Err(FraudProofError::NoTransfer),
            _ => Ok(openings),
        }
    }

    /// How the payee of the one transfer spent its coin, if that is shown, and where: after the transfer, under the payee's key.
    fn later(&self, openings: &[Opening]) -> Result<Option<(ChainPlace, &SpendStatement)>, FraudProofError> {
        let Contradiction::OneTransfer(_, void, Some(spend)) = &self.contradiction else { return Ok(None) };
        let opening = openings.first().filter(|_| void.kind != SigRole::SenderAbort);
        let opening = opening.ok_or(ShownError::Needless)?;
        let paid = opening.transfer.filter(|transfer| transfer.direction == Direction::Payment);
        let after = paid.and_then(|transfer| self.place.after_link(opening.link, transfer.fields.receiver));
        Ok(Some((after.ok_or(FraudProofError::LaterSpend)?, spend)))
    }

    fn check_issuance<'a>(
        &self,
        issuance: &'a SignedIssuance,
        openings: &[Opening],
    ) -> Result<&'a [PublicKey], FraudProofError> {
        let record = &issuance.issuance;
        let has_coin = record.denomination_of(self.coin.index) == Some(self.coin.denomination);
        if issuance.id() != self.coin.issuance || !has_coin {
            return Err(FraudProofError::OtherIssuance);
        }
        let mut transfers = openings.iter().filter_map(|opening| opening.transfer.as_ref());
        if transfers.any(|transfer| transfer.fields.no_witness == record.is_witnessed()) {
            return Err(FraudProofError::Witness);
        }
        Ok(&record.witnesses)
    }

    fn facts(
        &self,
        half: usize,
        (opening, other): (&Opening, &Opening),
        witnesses: Option<&[PublicKey]>,
    ) -> Result<SpendFacts, FraudProofError> {
        let mut voids = Vec::new();
        if let Some(other) = &other.transfer {
            for evidence in self.contradiction.evidence_about(1 - half, other) {
                if holds(evidence, other, witnesses)? {
                    voids.push((evidence.kind, evidence.header));
                }
            }
        }
        let transfer = opening.transfer.map(|transfer| self.transfer_facts(half, &transfer));
        Ok(SpendFacts { link: opening.link, transfer, voids })
    }

    /// What is shown has been verified with the batch.
    fn transfer_facts(&self, half: usize, transfer: &OpenedTransfer) -> TransferFacts {
        let hop = self.contradiction.spends().get(half).and_then(SpendStatement::hop);
        let shows = |signature: fn(&HopStatement) -> Option<Signature>| hop.and_then(signature).is_some();
        TransferFacts {
            header: transfer.header,
            direction: transfer.direction,
            sender: transfer.fields.sender,
            receiver: transfer.fields.receiver,
            no_witness: transfer.fields.no_witness,
            committed: transfer.direction == Direction::Payment || shows(|hop| hop.commit),
            acknowledged: shows(|hop| hop.ack),
            spent_on: matches!(self.contradiction, Contradiction::OneTransfer(.., Some(_))),
            receiver_aborted: shows(|hop| hop.receiver_abort),
        }
    }
}

/// Whether evidence about a transfer bears the signature of who may say so.
fn holds(
    evidence: &VoidEvidence,
    transfer: &OpenedTransfer,
    witnesses: Option<&[PublicKey]>,
) -> Result<bool, FraudProofError> {
    let signers = match evidence.kind {
        SigRole::SenderAbort => std::slice::from_ref(&transfer.fields.sender),
        SigRole::ReceiverAbort => std::slice::from_ref(&transfer.fields.receiver),
        _ if transfer.fields.no_witness => &[],
        _ => witnesses.ok_or(FraudProofError::IssuanceNeeded)?,
    };
    let signed_by = |key: &PublicKey| verify(key, evidence.kind, &evidence.header, &evidence.signature).is_ok();
    Ok(signers.iter().any(signed_by))
}

#[cfg(test)]
mod tests;
