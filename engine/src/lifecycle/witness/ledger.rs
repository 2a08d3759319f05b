//! What a witness knows: which link stands at each place of each coin, and what it decided (PROTOCOL 2.6, F1 and F2).
use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::hash::Hash;
use crate::foundation::signature::Signature;
use crate::foundation::time::Timestamp;
use crate::lifecycle::witness::message::Taken;
use crate::token::anchor::AnchorKind;
use crate::token::surrender::Surrender;
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::message::{AbortCertificate, OwnerSignature};
use crate::token::transfer::record::Sid;

/// Most requests that wait to be decided. Anybody can make up a transfer and ask about it, so the oldest makes room: its payee
/// asks again, and only waits longer.
const MOST_PENDING: usize = 1_024;

/// A witness's ledger. What is decided stays decided.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    places: BTreeMap<(TokenId, u16), Place>,
    decisions: BTreeMap<Hash, Decision>,
    /// Headers of requests that wait, by when they were published.
    pending: BTreeSet<(Timestamp, Hash)>,
    /// Who asked for what is void: the payee's signature, by header.
    asked: BTreeMap<Hash, Signature>,
    /// Every chain that was shown and locked.
    archive: Vec<Telomeer>,
    /// The newest epoch, as a record.
    pub epoch: Vec<u8>,
    /// Until when a witness that was put back from a backup only listens.
    pub listening_until: Option<Timestamp>,
}

/// What stands at one place of a coin's chain: locked by its link, so that nothing else ever stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A hop, shown in a chain of the archive.
    Hop {
        /// Its link.
        link: Hash,
        /// Where it is archived.
        archived: usize,
    },
    /// A surrender, with the answer that was given.
    Surrender(Box<TakenCoin>),
    /// A checkpoint whose surrender is not known here, because it was forgotten: a chain of the archive begins with it.
    Checkpoint {
        /// Where that chain is archived.
        archived: usize,
    },
}

/// A coin that was taken, for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenCoin {
    /// What the owner signed.
    pub surrender: Surrender,
    /// Role `N`.
    pub signature: Signature,
    /// What was answered; said again word for word.
    pub taken: Taken,
}

/// What was decided of a transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The payee asked; published, and open until `decides_at`.
    Pending {
        /// What the two sides call it.
        sid: Sid,
        /// When it was published.
        published: Timestamp,
        /// When it is void, if no certificate has come.
        decides_at: Timestamp,
    },
    /// A certificate was registered.
    Committed(Vec<OwnerSignature>),
    /// It is void.
    Void(AbortCertificate),
}

/// One entry of the ledger's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerRecord {
    /// A chain was shown: every hop of it is locked.
    Registered(Telomeer),
    /// A transfer stands; said again when further owners' commits are learnt.
    Committed(Hash, Vec<OwnerSignature>),
    /// A payee asked for a decision.
    Filed {
        /// What the two sides call it.
        sid: Sid,
        /// Which transfer.
        header: Hash,
        /// When it was published.
        published: Timestamp,
        /// When it is decided.
        decides_at: Timestamp,
    },
    /// A transfer is void.
    Voided(AbortCertificate),
    /// Why a transfer is void: its payee asked. Convicts the payee should it have taken the payment all the same.
    Asked {
        /// Which transfer.
        header: Hash,
        /// Role `Y`.
        receiver_abort: Signature,
    },
    /// A coin was taken.
    Taken(Box<TakenCoin>),
    /// A newer epoch.
    Epoch(Vec<u8>),
    /// This witness was put back from a backup.
    Listening(Timestamp),
}

impl LedgerRecord {
    /// The coin that it is about, if it is about one.
    pub fn token_id(&self) -> Option<TokenId> {
        match self {
            Self::Registered(telomeer) => Some(telomeer.anchor.token_id()),
            Self::Taken(coin) => Some(coin.surrender.token_id),
            Self::Committed(..) | Self::Filed { .. } | Self::Voided(_) | Self::Asked { .. } => None,
            Self::Epoch(_) | Self::Listening(_) => None,
        }
    }
}

impl Ledger {
    /// What stands at a place of a coin's chain.
    pub fn place(&self, token_id: &TokenId, seq: u16) -> Option<&Place> {
        self.places.get(&(*token_id, seq))
    }

    /// What was decided of a transfer.
    pub fn decision(&self, header: &Hash) -> Option<&Decision> {
        self.decisions.get(header)
    }

    /// Whether a transfer stands.
    pub fn is_committed(&self, header: &Hash) -> bool {
        matches!(self.decisions.get(header), Some(Decision::Committed(_)))
    }

    /// The payee's own word that a void transfer shall be so, role `Y`.
    pub fn asked(&self, header: &Hash) -> Option<Signature> {
        self.asked.get(header).copied()
    }

    /// A chain of the archive.
    pub fn archived(&self, place: usize) -> Option<&Telomeer> {
        self.archive.get(place)
    }

    /// The newest number of a coin's chain at which anything stands.
    pub fn newest_place(&self, token_id: &TokenId) -> Option<u16> {
        self.places.range((*token_id, 0)..=(*token_id, u16::MAX)).next_back().map(|((_, seq), _)| *seq)
    }

    /// The newest number at which a coin's chain began anew or ended, and the head that it went on from.
    pub fn newest_checkpoint(&self, token_id: &TokenId) -> Option<(u16, Hash)> {
        let places = self.places.range((*token_id, 0)..=(*token_id, u16::MAX));
        places.rev().find_map(|((_, seq), place)| match place {
            Place::Hop { .. } => None,
            Place::Surrender(coin) => Some((*seq, coin.surrender.prev)),
            Place::Checkpoint { archived } => Some((*seq, self.archived(*archived)?.anchor.head)),
        })
    }

    /// Whether a coin was taken out of circulation.
    pub fn is_retired(&self, token_id: &TokenId) -> bool {
        let mut places = self.places.range((*token_id, 0)..=(*token_id, u16::MAX));
        places.any(|(_, place)| matches!(place, Place::Surrender(coin) if matches!(coin.taken, Taken::Retired(_))))
    }

    /// Whether nothing was ever decided here.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.decisions.is_empty() && self.epoch.is_empty()
    }

    /// Whether this witness only listens.
    pub fn is_listening(&self, now: Timestamp) -> bool {
        self.listening_until.is_some_and(|until| now < until)
    }

    /// Applies an entry of the log. What was there before is never replaced: a lock is a lock.
    pub fn apply(&mut self, record: &LedgerRecord) {
        match record {
            LedgerRecord::Registered(telomeer) => self.register(telomeer),
            LedgerRecord::Committed(header, commits) => self.decide(*header, Decision::Committed(commits.clone())),
            LedgerRecord::Filed { sid, header, published, decides_at } => {
                let pending = Decision::Pending { sid: *sid, published: *published, decides_at: *decides_at };
                self.publish((*published, *header), pending);
            }
            LedgerRecord::Voided(certificate) => self.decide(certificate.header, Decision::Void(*certificate)),
            LedgerRecord::Asked { header, receiver_abort } => {
                self.asked.entry(*header).or_insert(*receiver_abort);
            }
            LedgerRecord::Taken(coin) => {
                let key = (coin.surrender.token_id, coin.surrender.seq);
                self.places.entry(key).or_insert_with(|| Place::Surrender(coin.clone()));
            }
            LedgerRecord::Epoch(epoch) => self.epoch.clone_from(epoch),
            LedgerRecord::Listening(until) => self.listening_until = self.listening_until.max(Some(*until)),
        }
    }

    fn register(&mut self, telomeer: &Telomeer) {
        let Ok(steps) = telomeer.steps() else { return };
        let token_id = telomeer.anchor.token_id();
        let archived = self.archive.len();
        if telomeer.anchor.kind == AnchorKind::Checkpoint {
            self.places.entry((token_id, telomeer.anchor.seq)).or_insert(Place::Checkpoint { archived });
        }
        for step in steps {
            self.places.entry((token_id, step.seq)).or_insert(Place::Hop { link: step.link, archived });
        }
        self.archive.push(telomeer.clone());
    }

    fn publish(&mut self, (published, header): (Timestamp, Hash), pending: Decision) {
        if self.decisions.contains_key(&header) {
            return;
        }
        if self.pending.len() >= MOST_PENDING
            && let Some((_, oldest)) = self.pending.pop_first()
        {
            self.decisions.remove(&oldest);
        }
        self.pending.insert((published, header));
        self.decisions.insert(header, pending);
    }

    /// A pending transfer is decided once; a decided one never again. Of one that stands, further owners' commits are learnt.
    fn decide(&mut self, header: Hash, decision: Decision) {
        if let (Some(Decision::Committed(known)), Decision::Committed(further)) =
            (self.decisions.get_mut(&header), &decision)
        {
            for commit in further {
                if !known.iter().any(|known| known.key == commit.key) {
                    known.push(*commit);
                }
            }
            return;
        }
        match self.decisions.get(&header) {
            Some(Decision::Pending { published, .. }) => {
                self.pending.remove(&(*published, header));
            }
            Some(_) => return,
            None => {}
        }
        self.decisions.insert(header, decision);
    }

    /// The whole ledger as entries that make it anew. Coins that were taken come first: what a chain says of a checkpoint gives
    /// way to the surrender that it answers.
    pub fn records(&self) -> Vec<LedgerRecord> {
        let mut records = Vec::new();
        for place in self.places.values() {
            if let Place::Surrender(coin) = place {
                records.push(LedgerRecord::Taken(coin.clone()));
            }
        }
        records.extend(self.archive.iter().cloned().map(LedgerRecord::Registered));
        for (header, decision) in &self.decisions {
            records.push(match decision {
                Decision::Pending { sid, published, decides_at } => {
                    LedgerRecord::Filed { sid: *sid, header: *header, published: *published, decides_at: *decides_at }
                }
                Decision::Committed(commits) => LedgerRecord::Committed(*header, commits.clone()),
                Decision::Void(certificate) => LedgerRecord::Voided(*certificate),
            });
        }
        let asked = self.asked.iter().map(|(header, signature)| (*header, *signature));
        records.extend(asked.map(|(header, receiver_abort)| LedgerRecord::Asked { header, receiver_abort }));
        if !self.epoch.is_empty() {
            records.push(LedgerRecord::Epoch(self.epoch.clone()));
        }
        records.extend(self.listening_until.map(LedgerRecord::Listening));
        records
    }
}
