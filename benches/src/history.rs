//! Coins with a past, made by hand: each hop was a transfer of its own, between people of its own.
use ed25519_dalek::{Signer, SigningKey};
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use juicetokens_engine::foundation::time::{Timestamp, TransferTimes};
use juicetokens_engine::token::amount::Denomination;
use juicetokens_engine::token::anchor::{Anchor, Genesis};
use juicetokens_engine::token::hop::{Direction, HeaderFields, Hop, leaf_hash, link_hash};
use juicetokens_engine::token::void_evidence::void_hash;
use juicetokens_engine::token::issuance::{Issuance, NewIssuance, SignedIssuance};
use juicetokens_engine::token::merkle::Tree;
use juicetokens_engine::token::telomeer::{Telomeer, Traced};

use crate::raw::Signed;

/// When the coins were issued.
pub const ISSUED: Timestamp = Timestamp(1_795_000_000_000);

/// Coins paid and coins of change in each transfer of the past: a tree of seven leaves.
const PAST: (u8, u8) = (5, 1);

/// An issuer and its record.
pub struct Issuer {
    key: SigningKey,
    /// The record.
    pub issuance: SignedIssuance,
}

/// A coin, what its chain says, and every signature on it.
#[derive(Clone)]
pub struct Past {
    /// The chain.
    pub telomeer: Telomeer,
    /// What it says.
    pub traced: Traced,
    /// Its signatures, in the order in which a check meets them.
    pub signatures: Vec<Signed>,
}

/// The key of a number; the same number gives the same key.
pub fn key_of(number: u64) -> SigningKey {
    SigningKey::from_bytes(&Hash::derive("bench-key", &[&number.to_le_bytes()]).0)
}

/// The public half.
pub fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

/// Signs a value in a role.
pub fn sign(key: &SigningKey, role: SigRole, value: &Hash) -> Signed {
    let message = signed_message(role, value);
    Signed { key: public(key), message, signature: Signature(key.sign(&message).to_bytes()) }
}

impl Issuer {
    /// Issues coins by value and count, ascending; they may go through as many hands as a record can allow.
    pub fn new(coins: &[(u32, u32)]) -> Self {
        let key = key_of(0);
        let coin = |&(value, count): &(u32, u32)| (Denomination::of_value(value).unwrap(), count);
        let coins: Vec<(Denomination, u32)> = coins.iter().map(coin).collect();
        let new = NewIssuance {
            witness: None,
            community: "Orange Square market".into(),
            unit: "juice".into(),
            scenario: "fruit and vegetables".into(),
            location: "000000".into(),
            reference: "AUTUMN26".into(),
            valid_days: 365,
            coins: coins.iter().map(|(value, _)| (*value, 1)).collect(),
        };
        let mut draft = Issuance::draft(&new, public(&key), [9; 16], ISSUED).unwrap();
        draft.issuance.denominations = coins;
        draft.issuance.hop_limit = 64;
        let signature = sign(&key, SigRole::Issuance, &draft.id().0).signature;
        Self { issuance: draft.with_signature(signature), key }
    }

    /// The coin at an index with a number of hops, owned by `owner`; nobody else's key appears twice.
    pub fn coin(&self, index: u32, hops: usize, owner: &SigningKey) -> Past {
        let holder = |place: usize| {
            if place == hops { owner.clone() } else { key_of(1_000 + u64::from(index) * 100 + place as u64) }
        };
        let mut past = self.fresh(index, &holder(0));
        for place in 0..hops {
            past.hand_over(&holder(place), &holder(place + 1), usize::try_from(index).unwrap() + place);
        }
        past
    }

    /// A fresh coin whose anchor bears no signature, where only its record counts.
    pub fn unsigned_coin(&self, index: u32, owner: &SigningKey) -> Past {
        self.start(index, owner, |_| Signature([0; 64]))
    }

    fn fresh(&self, index: u32, owner: &SigningKey) -> Past {
        let mut signatures = Vec::new();
        let mut past = self.start(index, owner, |value| {
            signatures.push(sign(&self.key, SigRole::Anchor, value));
            signatures[0].signature
        });
        past.signatures = signatures;
        past
    }

    fn start(&self, index: u32, owner: &SigningKey, signature: impl FnOnce(&Hash) -> Signature) -> Past {
        let record = &self.issuance.issuance;
        let denomination = record.denomination_of(index).unwrap();
        let draft = Anchor::genesis(Genesis {
            issuance: self.issuance.id(),
            index,
            denomination,
            expiry_minutes: record.expiry_minutes(),
            anchored_minutes: ISSUED.minutes(),
            owner: public(owner),
            issuer: public(&self.key),
        });
        let signature = signature(&draft.value());
        let anchor = draft.with_signature(signature);
        let traced = Traced {
            token_id: anchor.token_id(),
            issuance: anchor.issuance,
            index,
            denomination,
            owner: anchor.owner,
            seq: 0,
            head: anchor.hash(),
            hops: 0,
            expiry_minutes: anchor.expiry_minutes,
        };
        Past { telomeer: Telomeer { anchor, hops: Vec::new() }, traced, signatures: Vec::new() }
    }
}

impl Past {
    /// Adds a payment among others; `salt` moves the coin's place in the tree and makes the other leaves.
    fn hand_over(&mut self, from: &SigningKey, to: &SigningKey, salt: usize) {
        let (n_p, n_c) = PAST;
        let (sender, receiver) = (public(from), public(to));
        let before = &self.traced;
        let leaf = leaf_hash(&before.token_id, before.seq + 1, &before.head, &receiver, &void_hash(&[]));
        let index = u8::try_from(1 + salt % usize::from(n_p)).unwrap();
        let other = |place: u8| Hash::derive("bench-leaf", &[&[place], &before.head.0]);
        let leaves = (0..=n_p + n_c).map(|place| if place == index { leaf } else { other(place) }).collect();
        let tree = Tree::new(leaves);
        let lo = ISSUED.after_ms(3_600_000 * u64::from(before.seq + 1));
        let times = TransferTimes { lo, width_s: 12, expiry_s: 900, saturated: false, doubtful: false };
        let fields = HeaderFields { root: tree.root(), sender, receiver, times, n_p, n_c, no_witness: false };
        let header = fields.hash();
        let (commit, vote) = (sign(from, SigRole::Commit, &header), sign(to, SigRole::Vote, &header));
        self.telomeer.hops.push(Hop {
            index,
            n_p,
            n_c,
            times,
            no_witness: false,
            counterparty: receiver,
            commit: commit.signature,
            vote: vote.signature,
            ack: None,
            void: Vec::new(),
            owner: None,
            path: tree.path(usize::from(index)),
        });
        self.signatures.extend([commit, vote]);
        let head = link_hash(&leaf, &header, Direction::Payment);
        let (seq, hops) = (before.seq + 1, before.hops + 1);
        self.traced = Traced { owner: receiver, seq, head, hops, ..before.clone() };
    }
}
