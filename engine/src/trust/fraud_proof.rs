//! Fraud proofs: two spends of one coin in one place, which anyone can verify alone
//! (`docs/spec/06-conflicts.md`, section 3).
use thiserror::Error;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::{Hash, hash_id};
use crate::foundation::random::Dice;
use crate::foundation::signature::{BatchError, PublicKey, SigRole, VerificationBatch, verify};
use crate::token::amount::Denomination;
use crate::token::hop::{Direction, VoidEvidence};
use crate::token::issuance::{IssuanceId, SignedIssuance};
use crate::token::token_id::TokenId;
use crate::trust::blame::{SpendFacts, TransferFacts, Verdict, blame};
use crate::trust::later_spend::{LaterSpend, PaidCoin};
use crate::trust::statement::{ChainPlace, OpenedTransfer, Opening, SpendStatement, StatementError};

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
    /// Both halves say the same.
    #[error("both halves say the same")]
    SameStatement,
    /// Something is shown beside a half that cannot count.
    #[error("something is shown that cannot count")]
    Needless,
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

/// Two contradicting spends of one coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FraudProof {
    coin: Coin,
    place: ChainPlace,
    /// By ascending link.
    halves: [SpendStatement; 2],
    later: Option<LaterSpend>,
}

impl FraudProof {
    /// The most bytes a proof can have, with everything that may be shown; a typical one has less than 700.
    pub const MAX_LEN: usize = 109 + 2 * SpendStatement::MAX_LEN + LaterSpend::MAX_LEN;

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
        let mut proof = Self { coin, place, halves, later: None };
        let openings = proof.open()?;
        let needed = proof.what_counts(&openings);
        for (half, needed) in proof.halves.iter_mut().zip(needed) {
            if let (SpendStatement::Hop(hop), false) = (half, needed) {
                (hop.ack, hop.receiver_abort) = (None, None);
            }
        }
        Ok(proof)
    }

    /// Adds what the payee of a transfer in one half did with a coin of it; without `coin`, with the proof's own.
    pub fn with_later_spend(
        self,
        header: &Hash,
        coin: Option<PaidCoin>,
        spend: SpendStatement,
    ) -> Result<Self, FraudProofError> {
        let openings = self.open()?;
        let shows = |opening: &Opening| opening.transfer.is_some_and(|transfer| transfer.header == *header);
        let half = openings.iter().position(shows).ok_or(FraudProofError::LaterSpend)?;
        let proof = Self { later: Some(LaterSpend { half, coin, spend }), ..self };
        proof.check_what_is_shown(&openings)?;
        proof.later_place(&openings)?;
        Ok(proof)
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
        for half in &self.halves {
            half.write(&mut record);
        }
        LaterSpend::write(self.later.as_ref(), &mut record);
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
        if openings[0].link > openings[1].link {
            return Err(ReadError::Order("halves").into());
        }
        proof.check_what_is_shown(&openings)?;
        proof.later_place(&openings)?;
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

    /// Names the conflict: `H(fraud ‖ token_id32 seq2 prev32 owner32 link32 link32)`.
    pub fn id(&self) -> Result<ConflictId, FraudProofError> {
        let place = &self.place;
        let [first, second] = self.open()?.map(|opening| opening.link.0);
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
        for (label, (half, opening)) in self.halves.iter().zip(&openings).enumerate() {
            half.push_signatures(&self.place, opening, &mut batch, label);
        }
        if let (Some(later), Some(place)) = (&self.later, self.later_place(&openings)?) {
            later.spend.push_signatures(&place, &later.spend.open(&place)?, &mut batch, 2);
        }
        batch.verify(dice)?;
        let facts = [self.facts(0, &openings, witnesses)?, self.facts(1, &openings, witnesses)?];
        Ok(blame(self.place.owner, &facts[0], &facts[1]))
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
        let halves = [SpendStatement::read(reader)?, SpendStatement::read(reader)?];
        let later = LaterSpend::read(reader, &halves)?;
        Ok(Self { coin, place, halves, later })
    }

    fn open(&self) -> Result<[Opening; 2], FraudProofError> {
        let openings = [self.halves[0].open(&self.place)?, self.halves[1].open(&self.place)?];
        if openings[0].link == openings[1].link { Err(FraudProofError::SameStatement) } else { Ok(openings) }
    }

    /// For each half: whether what its transfer's payee signed beside it can count at all.
    fn what_counts(&self, openings: &[Opening; 2]) -> [bool; 2] {
        [0, 1].map(|half: usize| {
            openings[half].transfer.as_ref().is_some_and(|transfer| {
                let is_vote = transfer.fields.no_witness && transfer.direction == Direction::Change;
                is_vote || self.evidence_about(half, transfer).next().is_some()
            })
        })
    }

    fn check_what_is_shown(&self, openings: &[Opening; 2]) -> Result<(), FraudProofError> {
        let counts = self.what_counts(openings);
        let shows = |half: usize| {
            let later = self.later.as_ref().is_some_and(|later| later.half == half);
            let beside = |statement: &SpendStatement| match statement {
                SpendStatement::Hop(hop) => hop.ack.is_some() || hop.receiver_abort.is_some(),
                SpendStatement::Surrender(_) => false,
            };
            later || beside(&self.halves[half])
        };
        let needless = [0, 1].into_iter().any(|half| shows(half) && !counts[half]);
        if needless { Err(FraudProofError::Needless) } else { Ok(()) }
    }

    /// The evidence that the other half carries about a half's transfer.
    fn evidence_about(&self, half: usize, transfer: &OpenedTransfer) -> impl Iterator<Item = &VoidEvidence> {
        let header = transfer.header;
        self.halves[1 - half].void().iter().filter(move |evidence| evidence.header == header)
    }

    fn later_place(&self, openings: &[Opening; 2]) -> Result<Option<ChainPlace>, FraudProofError> {
        let Some(later) = &self.later else { return Ok(None) };
        let place = later.place(&self.place, &openings[later.half]);
        place.map(Some).ok_or(FraudProofError::LaterSpend)
    }

    fn check_issuance<'a>(
        &self,
        issuance: &'a SignedIssuance,
        openings: &[Opening; 2],
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
        openings: &[Opening; 2],
        witnesses: Option<&[PublicKey]>,
    ) -> Result<SpendFacts, FraudProofError> {
        let mut voids = Vec::new();
        if let Some(other) = &openings[1 - half].transfer {
            for evidence in self.evidence_about(1 - half, other) {
                if holds(evidence, other, witnesses)? {
                    voids.push((evidence.kind, evidence.header));
                }
            }
        }
        let transfer = openings[half].transfer.map(|transfer| self.transfer_facts(half, &transfer));
        Ok(SpendFacts { link: openings[half].link, transfer, voids })
    }

    /// What is shown has been verified with the batch.
    fn transfer_facts(&self, half: usize, transfer: &OpenedTransfer) -> TransferFacts {
        let (acknowledged, receiver_aborted) = match &self.halves[half] {
            SpendStatement::Hop(hop) => (hop.ack.is_some(), hop.receiver_abort.is_some()),
            SpendStatement::Surrender(_) => (false, false),
        };
        TransferFacts {
            header: transfer.header,
            direction: transfer.direction,
            sender: transfer.fields.sender,
            receiver: transfer.fields.receiver,
            no_witness: transfer.fields.no_witness,
            acknowledged,
            spent_on: self.later.as_ref().is_some_and(|later| later.half == half),
            receiver_aborted,
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
