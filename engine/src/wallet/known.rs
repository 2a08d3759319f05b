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

/// Whether a proof puts a chain in doubt: the chain passes the place of two spends, or ends there; or it has the hop of the one
/// transfer. Whoever got a coin back from that transfer is not touched.
pub fn touches(proof: &FraudProof, telomeer: &Telomeer, traced: &Traced) -> bool {
    match proof.contested_link() {
        Some(link) => telomeer.steps().unwrap_or_default().iter().any(|step| step.link == link),
        None => passes(&proof.place(), telomeer, traced),
    }
}

fn passes(place: &ChainPlace, telomeer: &Telomeer, traced: &Traced) -> bool {
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
        let mut known = self.places_of(token_id).filter(|known| known.concerns);
        known.any(|known| {
            let place = known.proof.place().seq;
            let last = if known.proof.contested_link().is_some() { seq } else { seq.saturating_add(1) };
            place > anchored && place <= last
        })
    }

    /// Whether a chain that is offered passes a place at which its coin was spent twice.
    pub fn contests_chain(&self, telomeer: &Telomeer, traced: &Traced) -> bool {
        self.places_of(&traced.token_id).any(|known| touches(&known.proof, telomeer, traced))
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
            let is_passed = place.token_id == traced.token_id && touches(&known.proof, telomeer, traced);
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
    use crate::foundation::signature::{SigRole, Signature, VerificationBatch};
    use crate::token::amount::Denomination;
    use crate::token::anchor::{Anchor, Genesis};
    use crate::token::issuance::IssuanceId;
    use crate::trust::scene::{self, Deal, Done, Person, fresh, issuance, witness};

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
    /// Ann paid Bob, who asked for the abort and paid on all the same: Ann has the coin back, and spends it again.
    #[test]
    fn a_proof_of_one_transfer_is_held_against_chains_with_its_hop_and_no_others() {
        let [ann, bob, cleo] = [2, 3, 4].map(Person::new);
        let issuance = issuance(&[witness()]);
        let coin = fresh(&issuance, 2, &ann);
        let place = ChainPlace::after_anchor(&coin.anchor).unwrap();
        let paid = Deal::payment(&ann, &bob).at(&place);
        let again = Deal { salt: 1, ..Deal::payment(&ann, &cleo) }.at(&place);
        let with = |hops: &[&Done]| {
            let hops = hops.iter().map(|done| done.hop.clone()).collect();
            Telomeer { hops, ..coin.clone() }
        };
        let on = Deal::payment(&bob, &cleo).at(&paid.after);
        let asked = paid.statement().with_receiver_abort(bob.sign(SigRole::ReceiverAbort, &paid.header));
        let certificate = (SigRole::AbortCertificate, witness().sign(SigRole::AbortCertificate, &paid.header));
        let (of, shown) = (scene::coin(&coin), (place, asked));
        let one = FraudProof::of_transfer(of, shown, certificate, Some(on.statement())).unwrap();
        let two = FraudProof::from_statements(of, (place, paid.statement()), (place, again.statement())).unwrap();
        for (hops, by_one) in [(&[][..], false), (&[&again], false), (&[&paid], true), (&[&paid, &on], true)] {
            let chain = with(hops);
            let mut batch = VerificationBatch::new();
            let traced = chain.trace_for_witness(&issuance, &mut batch, 0).unwrap();
            assert_eq!(touches(&one, &chain, &traced), by_one, "{} hops", hops.len());
            assert!(touches(&two, &chain, &traced), "{} hops", hops.len());
            let mut known = Known::default();
            known.put_proof(&KnownProof { proof: one.clone(), culprit: bob.key(), at: Timestamp(1), concerns: true });
            assert_eq!(known.contests_chain(&chain, &traced), by_one);
            let ends_before = hops.is_empty();
            assert_eq!(known.contests(&traced.token_id, traced.seq, traced.hops), !ends_before);
        }
    }
}
