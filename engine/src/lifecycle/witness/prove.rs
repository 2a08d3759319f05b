//! Why a witness says no: who signed two things about one coin, so that anybody can check it (`docs/spec/06-conflicts.md`).
use crate::foundation::hash::Hash;
use crate::foundation::signature::SigRole;
use crate::lifecycle::witness::ledger::{Decision, Place};
use crate::lifecycle::witness::message::SurrenderedCoin;
use crate::lifecycle::witness::office::Witness;
use crate::token::hop::Direction;
use crate::token::telomeer::{Telomeer, Traced};
use crate::trust::conflict::{coin_of, statement_of};
use crate::trust::fraud_proof::FraudProof;
use crate::trust::statement::{ChainPlace, SpendStatement};

/// What stands at a place, against a hop that somebody shows there. Empty when the two do not part here: then no owner signed
/// twice, and the witness itself has forgotten something.
pub(super) fn against_hop(witness: &Witness<'_>, known: &Place, (tail, hop): (&Telomeer, usize)) -> Vec<u8> {
    let Ok(shown) = statement_of(tail, hop) else { return Vec::new() };
    prove(witness, tail, known, shown)
}

/// What stands at a place, against a surrender.
pub(super) fn against_surrender(
    witness: &Witness<'_>,
    known: &Place,
    coin: &SurrenderedCoin,
    traced: &Traced,
) -> Vec<u8> {
    let surrender = &coin.surrender;
    let place = ChainPlace { token_id: traced.token_id, seq: surrender.seq, prev: surrender.prev, owner: traced.owner };
    prove(witness, &coin.telomeer, known, (place, SpendStatement::of_surrender(surrender, coin.signature)))
}

/// Against the payee of a void transfer that asked for the abort and had taken the payment: it spent the coin that it was paid, further
/// on in the chain, or gave change with its acknowledgement.
pub(super) fn against_payee(witness: &Witness<'_>, (tail, hop): (&Telomeer, usize), header: &Hash) -> Option<Vec<u8>> {
    let Some(Decision::Void(certificate)) = witness.ledger.decision(header) else { return None };
    let asked = witness.ledger.asked(header)?;
    let shown = tail.hops.get(hop)?;
    let spent_on = (shown.direction() == Direction::Payment).then(|| statement_of(tail, hop + 1)).transpose().ok()?;
    if spent_on.is_none() && shown.ack.is_none() {
        return None;
    }
    let (place, taken) = statement_of(tail, hop).ok()?;
    let void = (SigRole::AbortCertificate, certificate.signature);
    let taken = (place, taken.with_receiver_abort(asked));
    let proof = FraudProof::of_transfer(coin_of(tail), taken, void, spent_on.map(|(_, spend)| spend));
    proof.ok().map(|proof| proof.encode())
}

fn prove(witness: &Witness<'_>, tail: &Telomeer, known: &Place, shown: (ChainPlace, SpendStatement)) -> Vec<u8> {
    let standing = match known {
        Place::Hop { archived, .. } => witness.ledger.archived(*archived).and_then(|tail| {
            let hop = usize::from(shown.0.seq).checked_sub(usize::from(tail.anchor.seq) + 1)?;
            statement_of(tail, hop).ok()
        }),
        Place::Surrender(coin) => {
            let place = ChainPlace { prev: coin.surrender.prev, ..shown.0 };
            Some((place, SpendStatement::of_surrender(&coin.surrender, coin.signature)))
        }
        // The surrender that it answers is not here to be shown.
        Place::Checkpoint { .. } => None,
    };
    let proof = standing.and_then(|standing| FraudProof::from_statements(coin_of(tail), standing, shown).ok());
    proof.map_or_else(Vec::new, |proof| proof.encode())
}
