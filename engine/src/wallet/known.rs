//! What this wallet knows of others' faults: coins that were spent twice, and keys that witnesses revoked
//! (`docs/spec/06-conflicts.md`, section 7).
use std::collections::BTreeMap;

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::token::token_id::TokenId;
use crate::trust::epoch::RevocationEpoch;
use crate::trust::fraud_proof::FraudProof;
use crate::trust::news::{MAX_EPOCHS, MAX_PROOFS, News};

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
}

/// Everything known of others' faults.
#[derive(Clone, Debug, Default)]
pub struct Known {
    proofs: BTreeMap<Hash, KnownProof>,
    epochs: BTreeMap<PublicKey, RevocationEpoch>,
    /// Places at which a coin was spent twice.
    contested: BTreeMap<TokenId, Vec<u16>>,
}

impl Known {
    /// Keeps a proof; one conflict is kept once.
    pub fn put_proof(&mut self, known: &KnownProof) {
        let Ok(id) = known.proof.id() else { return };
        if self.proofs.contains_key(&id.0) {
            return;
        }
        let place = known.proof.place();
        self.contested.entry(place.token_id).or_default().push(place.seq);
        self.proofs.insert(id.0, known.clone());
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
        proof.id().is_ok_and(|id| !self.proofs.contains_key(&id.0)) && self.proofs.len() < MAX_KNOWN
    }

    /// Whether an epoch would tell this wallet anything.
    pub fn is_newer(&self, epoch: &RevocationEpoch) -> bool {
        self.epochs.get(&epoch.witness()).is_none_or(|known| epoch.supersedes(known))
    }

    /// Whether a chain goes through a place at which its coin was spent twice, without an anchor after it; or ends where its owner
    /// has spent it twice already.
    pub fn contests(&self, token_id: &TokenId, seq: u16, hops: u8) -> bool {
        let anchored = seq.saturating_sub(u16::from(hops));
        let places = self.contested.get(token_id).into_iter().flatten();
        places.copied().any(|place| place > anchored && place <= seq.saturating_add(1))
    }

    /// Whether somebody's key is known to have signed twice, or was revoked by a witness.
    pub fn convicts(&self, key: &PublicKey) -> bool {
        let kid = key.kid();
        self.epochs.values().any(|epoch| epoch.contains(&kid))
            || self.proofs.values().any(|known| known.culprit == *key)
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

    /// What is told in an exchange: the newest first, and not more than a moment's reading.
    pub fn news(&self) -> News {
        let mut proofs: Vec<&KnownProof> = self.proofs.values().collect();
        proofs.sort_by_key(|known| std::cmp::Reverse(known.at));
        let mut epochs: Vec<&RevocationEpoch> = self.epochs.values().collect();
        epochs.sort_by_key(|epoch| std::cmp::Reverse(epoch.at()));
        News {
            epochs: epochs.into_iter().take(MAX_EPOCHS).cloned().collect(),
            proofs: proofs.into_iter().take(MAX_PROOFS).map(|known| known.proof.clone()).collect(),
        }
    }
}
