//! Where two chains of one coin part (`docs/spec/06-conflicts.md`, section 5).
use thiserror::Error;

use crate::foundation::signature::SigRole;
use crate::token::anchor::Anchor;
use crate::token::hop::{Direction, Hop};
use crate::token::telomeer::{Telomeer, TelomeerError};
use crate::trust::fraud_proof::{Coin, FraudProof, FraudProofError};
use crate::trust::statement::{ChainPlace, SpendStatement};

/// One of two chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
}

/// How two chains of a coin stand to each other, signatures aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They are of different coins.
    OtherCoin,
    /// They say the same.
    Same,
    /// One goes on where the other ends.
    Extends {
        /// The longer one.
        longer: Which,
    },
    /// One begins with an anchor that stands for all of the other, as far as can be seen.
    Superseded {
        /// The one with the newer anchor.
        newer: Which,
    },
    /// Both go on from one place in different ways. What may be proved by it, the shortest first: only who verifies the evidence
    /// that a chain carries knows which of them convicts.
    Fork(Vec<FraudProof>),
    /// One goes on with a hop in the place of the surrender that the other's anchor stands for: the witness holds the
    /// surrender, and both together are a fraud proof.
    ContradictsAnchor {
        /// The one with the newer anchor.
        newer: Which,
        /// The coin.
        coin: Coin,
        /// The place of the hop and of the surrender.
        place: ChainPlace,
        /// The hop.
        hop: Box<SpendStatement>,
    },
    /// One parted from the other before the place that the other's anchor stands for: it is dead, and the witness's
    /// archive holds the place where they part.
    PartsBeforeAnchor {
        /// The one with the newer anchor.
        newer: Which,
    },
    /// Two different anchors have the same number: whoever signed them contradicted itself.
    AnchorsContradict,
}

/// Why two chains cannot be compared.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ConflictError {
    /// A hop does not fit its place.
    #[error(transparent)]
    Chain(#[from] TelomeerError),
    /// The hops' numbers run out, or there is no such hop.
    #[error("the chain has no such place")]
    NoSuchPlace,
    /// The two statements make no proof.
    #[error(transparent)]
    Proof(#[from] FraudProofError),
}

/// Takes from a chain what its owner signed in one hop, counted from 0, and where.
pub fn statement_of(telomeer: &Telomeer, hop: usize) -> Result<(ChainPlace, SpendStatement), ConflictError> {
    let places = walk(telomeer)?;
    let (place, hop) = places.get(hop).zip(telomeer.hops.get(hop)).ok_or(ConflictError::NoSuchPlace)?;
    Ok((*place, SpendStatement::of_hop(hop)))
}

/// The coin that a chain is of.
pub fn coin_of(telomeer: &Telomeer) -> Coin {
    let Anchor { issuance, index, denomination, .. } = telomeer.anchor;
    Coin { issuance, index, denomination }
}

/// Finds the first place where two chains part; verifies no signature.
pub fn compare(first: &Telomeer, second: &Telomeer) -> Result<Relation, ConflictError> {
    if first.anchor.token_id() != second.anchor.token_id() {
        return Ok(Relation::OtherCoin);
    }
    if first.anchor.hash() == second.anchor.hash() {
        return compare_hops(first, second);
    }
    match first.anchor.seq.cmp(&second.anchor.seq) {
        std::cmp::Ordering::Less => compare_with_newer(first, second, Which::Second),
        std::cmp::Ordering::Greater => compare_with_newer(second, first, Which::First),
        std::cmp::Ordering::Equal => Ok(Relation::AnchorsContradict),
    }
}

/// The place of each hop, and last the place after them all.
fn walk(telomeer: &Telomeer) -> Result<Vec<ChainPlace>, ConflictError> {
    let first = ChainPlace::after_anchor(&telomeer.anchor).ok_or(ConflictError::NoSuchPlace)?;
    let mut places = vec![first];
    for step in telomeer.steps()? {
        let here = ChainPlace { seq: step.seq, ..first };
        places.push(here.after_link(step.link, step.new_owner).ok_or(ConflictError::NoSuchPlace)?);
    }
    Ok(places)
}

/// Compares chains of one anchor.
fn compare_hops(first: &Telomeer, second: &Telomeer) -> Result<Relation, ConflictError> {
    let (ours, theirs) = (walk(first)?, walk(second)?);
    let parts_after = ours.iter().zip(&theirs).position(|(a, b)| a != b);
    if let Some(hop) = parts_after.and_then(|after| after.checked_sub(1)) {
        return Ok(Relation::Fork(prove_fork(ours[hop], [&first.hops[hop..], &second.hops[hop..]], coin_of(first))?));
    }
    Ok(match first.hops.len().cmp(&second.hops.len()) {
        std::cmp::Ordering::Equal => Relation::Same,
        std::cmp::Ordering::Greater => Relation::Extends { longer: Which::First },
        std::cmp::Ordering::Less => Relation::Extends { longer: Which::Second },
    })
}

/// The hops from where two chains part, which both have one at least.
fn prove_fork(place: ChainPlace, chains: [&[Hop]; 2], coin: Coin) -> Result<Vec<FraudProof>, ConflictError> {
    let statement = |chain: usize, hop: usize| chains[chain].get(hop).map(SpendStatement::of_hop);
    let [Some(first), Some(second)] = [statement(0, 0), statement(1, 0)] else {
        return Err(ConflictError::NoSuchPlace);
    };
    let mut proofs = Vec::new();
    for (chain, spend, other) in [(0, &first, &second), (1, &second, &first)] {
        let Some(transfer) = spend.open(&place).map_err(FraudProofError::from)?.transfer else { continue };
        for evidence in other.evidence().filter(|evidence| evidence.header == transfer.header) {
            let later = statement(chain, 1).filter(|_| evidence.kind != SigRole::SenderAbort);
            let later = later.filter(|_| transfer.direction == Direction::Payment);
            let void = (evidence.kind, evidence.signature);
            proofs.extend(FraudProof::of_transfer(coin, (place, spend.clone()), void, later));
        }
    }
    proofs.push(FraudProof::from_statements(coin, (place, first), (place, second))?);
    Ok(proofs)
}

/// Holds an older chain against a newer anchor, which stands for everything up to its head and for a surrender there.
fn compare_with_newer(older: &Telomeer, newer: &Telomeer, which: Which) -> Result<Relation, ConflictError> {
    let anchor = &newer.anchor;
    let places = walk(older)?;
    let Some(at) = places.iter().position(|place| place.seq == anchor.seq) else {
        return Ok(Relation::Superseded { newer: which });
    };
    if places[at].prev != anchor.head {
        return Ok(Relation::PartsBeforeAnchor { newer: which });
    }
    let Some(hop) = older.hops.get(at) else { return Ok(Relation::Superseded { newer: which }) };
    let (coin, place) = (coin_of(older), places[at]);
    Ok(Relation::ContradictsAnchor { newer: which, coin, place, hop: Box::new(SpendStatement::of_hop(hop)) })
}

#[cfg(test)]
mod tests;
