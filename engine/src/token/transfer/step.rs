//! A step of a transfer: signatures first, then one write, then words. The order is kept by whoever drives the steps.
use std::sync::Arc;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, Signature};
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::message::OwnerSignature;
use crate::token::transfer::record::{Remembered, TransferRecord, Write};
use crate::token::transfer::request::SignedRequest;
use crate::token::travelling_coin::TravellingCoin;
use crate::token::void_evidence::VoidEvidence;

/// A signature that a step needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// With which of our keys.
    pub key: KeyPath,
    /// Over what.
    pub message: [u8; 41],
}

/// Work that waits for signatures.
pub trait Unsigned {
    /// The signatures it needs, in order.
    fn wanted(&self) -> Vec<Wanted>;

    /// Goes on with exactly those signatures, in that order.
    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome;
}

/// What a step leads to: at most one write, then words that may go only when it is on the disk.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// To be stored whole before anything is said.
    pub written: Option<Written>,
    /// The request that is about to go out, when the step was asking.
    pub asked: Option<SignedRequest>,
    /// Envelopes to send afterwards, in order.
    pub say: Vec<Vec<u8>>,
}

impl From<Written> for Outcome {
    fn from(written: Written) -> Self {
        Self { written: Some(written), ..Self::default() }
    }
}

/// A write of the protocol: the transfer's record and what it does to coins, in one piece.
#[derive(Clone, Debug)]
pub struct Written {
    /// Which write.
    pub write: Write,
    /// The record as it is from now on.
    pub record: Arc<TransferRecord>,
    /// Coins locked for it.
    pub reserved: Vec<TokenId>,
    /// Coins set free again, and evidence their next hop must carry.
    pub released: Vec<(TokenId, Option<VoidEvidence>)>,
    /// Coins that are gone by a signed spend.
    pub spent: Vec<TokenId>,
    /// Coins that are ours now.
    pub received: Vec<(Traced, Telomeer)>,
    /// Coins that come back after a commit, with the evidence that their next hop must carry.
    pub returned: Vec<AgreedCoin>,
    /// Coins that others hold from now on, if they still follow these hops here.
    pub dead: Vec<(TokenId, Hash)>,
    /// Whether received coins are on trust, as a payment or as acknowledged change, or settled.
    pub on_trust: bool,
    /// Whether received coins are change that the payee has not acknowledged, which a witness has registered.
    pub unacknowledged: bool,
    /// Issuance records seen for the first time.
    pub issuances: Vec<SignedIssuance>,
}

impl Written {
    /// A write that changes the record only. What has ended remembers nothing.
    pub fn new(write: Write, mut record: TransferRecord) -> Self {
        if !record.state.is_under_way() {
            record.remembered = Remembered::Nothing;
        }
        Self {
            write,
            record: Arc::new(record),
            reserved: Vec::new(),
            released: Vec::new(),
            spent: Vec::new(),
            received: Vec::new(),
            returned: Vec::new(),
            dead: Vec::new(),
            on_trust: false,
            unacknowledged: false,
            issuances: Vec::new(),
        }
    }
}

/// One of our own coins, with its chain and the key it lies under.
#[derive(Clone, Debug)]
pub struct OwnCoin {
    /// The coin.
    pub coin: AgreedCoin,
    /// Whose signature spends it.
    pub owner: KeyPath,
}

impl OwnCoin {
    /// The coin as it travels.
    pub fn travelling(&self) -> TravellingCoin {
        TravellingCoin::new(Arc::clone(&self.coin.telomeer), self.coin.void.clone())
    }
}

/// Our keys on one side of a transfer: the transfer key first, then each other owner key once.
#[derive(Clone, Debug)]
pub struct SigningKeys(Vec<(KeyPath, PublicKey)>);

impl SigningKeys {
    /// Starts with the transfer key and adds the owners of coins.
    pub fn new(transfer: (KeyPath, PublicKey), owners: impl Iterator<Item = (KeyPath, PublicKey)>) -> Self {
        let mut keys = vec![transfer];
        for owner in owners {
            if !keys.contains(&owner) {
                keys.push(owner);
            }
        }
        Self(keys)
    }

    /// One signature of each key over the same message.
    pub fn wanted(&self, message: [u8; 41]) -> Vec<Wanted> {
        self.0.iter().map(|(key, _)| Wanted { key: *key, message }).collect()
    }

    /// Pairs signatures with the keys they were made with.
    pub fn pair(&self, signatures: &[Signature]) -> Vec<OwnerSignature> {
        let pairs = self.0.iter().zip(signatures);
        pairs.map(|((_, key), signature)| OwnerSignature { key: *key, signature: *signature }).collect()
    }
}
