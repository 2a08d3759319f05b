//! What this wallet knows of others' faults: coins that were spent twice, and keys that witnesses revoked
//! (`docs/spec/06-conflicts.md`, section 7).
use std::collections::BTreeMap;

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::token_id::TokenId;
use crate::trust::epoch::RevocationEpoch;
use crate::trust::fraud_proof::FraudProof;
use crate::trust::news::{MAX_EPOCHS, MAX_PROOFS, News};
use crate::trust::statement::ChainPlace;

/// Most proofs that a wallet keeps: a cheat can convict keys of its own without end.
pub const MAX_KNOWN: usize = 256;

/// A proof that was verified when this wallet learnt of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownProof {
    /// The proof.
    pub proof: FraudProof,
    /// Whom it convicts.
    pub culprit: PublicKey,
    /// When this wallet learnt of it.
    pub at: Timestamp,
    /// Whether the chain of a coin that was held here then passes exactly its place. A proof says nothing of anybody else's
    /// chain: whoever has a key can sign two spends in a place that no chain ever had.
    pub concerns: bool,
}

/// Whether a chain passes a place, or ends there.
pub fn passes(place: &ChainPlace, telomeer: &Telomeer, traced: &Traced) -> bool {
    let ends_there = traced.seq.checked_add(1) == Some(place.seq);
    let steps = telomeer.steps().unwrap_or_default();
    (ends_there && (traced.head, traced.owner) == (place.prev, place.owner))
        || steps.iter().any(|step| (step.seq, step.prev, step.owner) == (place.seq, place.prev, place.owner))
}

/// Everything known of others' faults.
#[derive(Clone, Debug, Default)]
pub struct Known {
    proofs: BTreeMap<Hash, KnownProof>,
    epochs: BTreeMap<PublicKey, RevocationEpoch>,
}

impl Known {
    /// Keeps a proof; one conflict is kept once. When there are too many, the oldest that concerns no coin here makes room: a cheat
    /// can convict keys of its own without end.
    pub fn put_proof(&mut self, known: &KnownProof) {
        let Ok(id) = known.proof.id() else { return };
        if self.proofs.len() >= MAX_KNOWN && !self.proofs.contains_key(&id.0) {
            let idle = self.proofs.iter().filter(|(_, known)| !known.concerns);
            let Some(oldest) = idle.min_by_key(|(id, known)| (known.at, **id)).map(|(id, _)| *id) else { return };
            self.proofs.remove(&oldest);
        }
        let concerns = known.concerns || self.proofs.get(&id.0).is_some_and(|known| known.concerns);
        self.proofs.entry(id.0).or_insert_with(|| known.clone()).concerns = concerns;
    }

    /// Keeps a witness's revocations, unless newer ones are known.
    pub fn put_epoch(&mut self, epoch: &RevocationEpoch) {
        let known = self.epochs.get(&epoch.witness());
        if known.is_none_or(|known| epoch.supersedes(known)) {
            self.epochs.insert(epoch.witness(), epoch.clone());
        }
    }

    /// Whether a proof would tell this wallet anything.
    pub fn is_new(&self, proof: &FraudProof) -> bool {
        proof.id().is_ok_and(|id| !self.proofs.contains_key(&id.0))
    }

    /// Whether an epoch would tell this wallet anything.
    pub fn is_newer(&self, epoch: &RevocationEpoch) -> bool {
        self.epochs.get(&epoch.witness()).is_none_or(|known| epoch.supersedes(known))
    }

    /// Whether the chain of a coin held here was found to pass a place at which the coin was spent twice, without an anchor after
    /// it.
    pub fn contests(&self, token_id: &TokenId, seq: u16, hops: u8) -> bool {
        let anchored = seq.saturating_sub(u16::from(hops));
        let mut places = self.places_of(token_id).filter(|known| known.concerns).map(|known| known.proof.place());
        places.any(|place| place.seq > anchored && place.seq <= seq.saturating_add(1))
    }

    /// Whether a chain that is offered passes a place at which its coin was spent twice.
    pub fn contests_chain(&self, telomeer: &Telomeer, traced: &Traced) -> bool {
        self.places_of(&traced.token_id).any(|known| passes(&known.proof.place(), telomeer, traced))
    }

    fn places_of(&self, token_id: &TokenId) -> impl Iterator<Item = &KnownProof> {
        self.proofs.values().filter(move |known| known.proof.place().token_id == *token_id)
    }

    /// Whether somebody's key is known to have signed twice, or was revoked by one of a coin's own witnesses: nobody else's word
    /// counts for it.
    pub fn convicts(&self, key: &PublicKey, witnesses: &[PublicKey]) -> bool {
        let kid = key.kid();
        let revoked = |witness: &PublicKey| self.epochs.get(witness).is_some_and(|epoch| epoch.contains(&kid));
        witnesses.iter().any(revoked) || self.proofs.values().any(|known| known.culprit == *key)
    }

    /// Every proof.
    pub fn proofs(&self) -> impl Iterator<Item = &KnownProof> {
        self.proofs.values()
    }

    /// The newest revocations of each witness.
    pub fn epochs(&self) -> impl Iterator<Item = &RevocationEpoch> {
        self.epochs.values()
    }

    /// The newest revocations of one witness.
    pub fn epoch_of(&self, witness: &PublicKey) -> Option<&RevocationEpoch> {
        self.epochs.get(witness)
    }

    /// What is told in a meeting: first what was proved of coins that were held here, then the rest, which has one place in any
    /// case. Among equals a lot decides that is drawn anew for each session: so everything is told sooner or later, without a
    /// clock or a counter, and nobody can make up proofs that keep another one back, for neither side chooses a session's hash.
    pub fn news(&self, session: &Hash) -> News {
        let lot = |known: &[u8; 32]| Hash::derive("turn", &[session.as_bytes(), known]);
        let by_lot = self.proofs.iter().map(|(id, known)| (!known.concerns, lot(id.as_bytes()), known));
        let mut proofs: Vec<(bool, Hash, &KnownProof)> = by_lot.collect();
        proofs.sort_unstable_by_key(|(is_others, lot, _)| (*is_others, *lot));
        let own = proofs.partition_point(|(is_others, ..)| !is_others);
        if own >= MAX_PROOFS && own < proofs.len() {
            proofs.swap(MAX_PROOFS - 1, own);
        }
        let mut epochs: Vec<&RevocationEpoch> = self.epochs.values().collect();
        epochs.sort_by_cached_key(|epoch| lot(&epoch.witness().0));
        News {
            epochs: epochs.into_iter().take(MAX_EPOCHS).cloned().collect(),
            proofs: proofs.into_iter().take(MAX_PROOFS).map(|(.., known)| known.proof.clone()).collect(),
        }
    }

    /// Why a chain from a giver is not taken: the proofs that name its coin's place or one of the two keys, and the revocations of
    /// its witnesses that name one.
    pub fn against(
        &self,
        giver: &PublicKey,
        (telomeer, traced): (&Telomeer, &Traced),
        witnesses: &[PublicKey],
    ) -> News {
        let keys = [*giver, traced.owner];
        let is_why = |known: &&KnownProof| {
            let place = known.proof.place();
            let is_passed = place.token_id == traced.token_id && passes(&place, telomeer, traced);
            is_passed || keys.contains(&known.culprit)
        };
        let proofs = self.proofs.values().filter(is_why).take(MAX_PROOFS);
        let revokes = |epoch: &&RevocationEpoch| keys.iter().any(|key| epoch.contains(&key.kid()));
        let epochs = witnesses.iter().filter_map(|witness| self.epochs.get(witness)).filter(revokes).take(MAX_EPOCHS);
        News { epochs: epochs.cloned().collect(), proofs: proofs.map(|known| known.proof.clone()).collect() }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::foundation::signature::Signature;
    use crate::token::amount::Denomination;
    use crate::token::anchor::{Anchor, Genesis};
    use crate::token::issuance::IssuanceId;

    fn fresh_coin() -> (Telomeer, Traced) {
        let denomination = Denomination::of_value(5).unwrap();
        let issuance = IssuanceId(Hash([1; 32]));
        let (owner, issuer) = (PublicKey([2; 32]), PublicKey([3; 32]));
        let genesis =
            Genesis { issuance, index: 0, denomination, expiry_minutes: 9, anchored_minutes: 1, owner, issuer };
        let anchor = Anchor::genesis(genesis).with_signature(Signature([4; 64]));
        let (token_id, head) = (anchor.token_id(), anchor.hash());
        let traced =
            Traced { token_id, issuance, index: 0, denomination, owner, seq: 0, head, hops: 0, expiry_minutes: 9 };
        (Telomeer { anchor, hops: Vec::new() }, traced)
    }

    #[test]
    fn only_the_very_place_of_a_proof_is_held_against_a_chain() {
        let (telomeer, traced) = fresh_coin();
        let spent_here = ChainPlace { token_id: traced.token_id, seq: 1, prev: traced.head, owner: traced.owner };
        assert!(passes(&spent_here, &telomeer, &traced));
        let invented = [
            ChainPlace { prev: Hash([9; 32]), ..spent_here },
            ChainPlace { owner: PublicKey([9; 32]), ..spent_here },
            ChainPlace { seq: 2, ..spent_here },
        ];
        for place in invented {
            assert!(!passes(&place, &telomeer, &traced), "somebody's key signed twice, but not in this chain");
        }
    }
}
