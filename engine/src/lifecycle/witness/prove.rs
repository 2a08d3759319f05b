//! Why a witness says no: who signed two things about one coin, so that anybody can check it.
use crate::lifecycle::witness::ledger::Place;
use crate::lifecycle::witness::message::SurrenderedCoin;
use crate::lifecycle::witness::office::Witness;
use crate::token::telomeer::{Telomeer, Traced};

/// What stands at a place, against a hop that somebody shows there.
pub(super) fn against_hop(_witness: &Witness<'_>, _known: &Place, _shown: (&Telomeer, usize)) -> Vec<u8> {
    Vec::new()
}

/// What stands at a place, against a surrender.
pub(super) fn against_surrender(
    _witness: &Witness<'_>,
    _known: &Place,
    _shown: &SurrenderedCoin,
    _traced: &Traced,
) -> Vec<u8> {
    Vec::new()
}
