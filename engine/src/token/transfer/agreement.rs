//! What both sides sign: the tree over payment and change, rebuilt by each side from plaintext (`docs/spec/02-bytes.md`).
use std::sync::Arc;

use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, Signature};
use crate::token::hop::{Direction, HeaderFields, Hop, body_hash, leaf_hash, link_hash, memo_hash, offer_hash};
use crate::token::merkle::Tree;
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::token_id::TokenId;
use crate::token::transfer::plan::Terms;
use crate::token::void_evidence::{VoidEvidence, void_hash};

/// A coin of a transfer: its chain, and what the chain says.
#[derive(Clone, Debug)]
pub struct AgreedCoin {
    /// The chain before this transfer.
    pub telomeer: Arc<Telomeer>,
    /// What the chain says.
    pub traced: Traced,
    /// What this transfer's hop carries.
    pub void: Vec<VoidEvidence>,
}

impl AgreedCoin {
    pub(super) fn leaf(&self, new_owner: &PublicKey) -> Hash {
        leaf_hash(
            &self.traced.token_id,
            self.traced.seq.wrapping_add(1),
            &self.traced.head,
            new_owner,
            &void_hash(&self.void),
        )
    }
}

/// The leaves that are known once coins are offered: the one that binds the private part of a transfer, and those of the payment.
#[derive(Clone, Debug)]
pub struct OfferedLeaves(Vec<Hash>);

impl OfferedLeaves {
    /// Computes them from what a side holds in plain; coins by ascending token id.
    pub fn derive<'a>(terms: &Terms, salt: &[u8; 16], payment: impl Iterator<Item = &'a AgreedCoin>) -> Self {
        let payee = terms.payee();
        Self(std::iter::once(derive_body(terms, salt)).chain(payment.map(|coin| coin.leaf(&payee))).collect())
    }

    /// What the payer signs when it offers.
    pub fn offer(&self, terms: &Terms) -> Hash {
        let (body, payment) = self.0.split_first().map_or((Hash::ZERO, &[][..]), |(body, rest)| (*body, rest));
        offer_hash(&terms.sid().0, &body, payment, &terms.plan.plan.change)
    }
}

fn derive_body(terms: &Terms, salt: &[u8; 16]) -> Hash {
    let (request, plan) = (&terms.request.request, &terms.plan.plan);
    let both = (&terms.request_hash(), &terms.plan_hash());
    body_hash(salt, plan.amount, &memo_hash(&request.memo), both, &terms.credentials_hash())
}

/// Payment and change under one header.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// M1 and M2.
    pub terms: Terms,
    /// P, by ascending token id.
    pub payment: Vec<AgreedCoin>,
    /// C, by ascending token id.
    pub change: Vec<AgreedCoin>,
    tree: Tree,
    fields: HeaderFields,
    header: Hash,
}

/// A signature and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnerSignature {
    /// The signer.
    pub key: PublicKey,
    /// The signature.
    pub signature: Signature,
}

/// The signatures of a finished certificate, as far as a hop needs them.
pub struct Certificate<'a> {
    /// Role `S`, the transfer key's first.
    pub commits: &'a [OwnerSignature],
    /// Role `R`, the transfer key's first.
    pub votes: &'a [OwnerSignature],
    /// Role `F`.
    pub acknowledgement: Option<Signature>,
}

impl Agreement {
    /// Builds the tree from what this side holds in plain; `offered` are the leaves of exactly this payment.
    pub fn derive(
        terms: Terms,
        OfferedLeaves(mut leaves): OfferedLeaves,
        payment: Vec<AgreedCoin>,
        change: Vec<AgreedCoin>,
    ) -> Self {
        let (payer, payee) = (terms.payer(), terms.payee());
        leaves.extend(change.iter().map(|coin| coin.leaf(&payer)));
        let tree = Tree::new(leaves);
        let fields = HeaderFields {
            root: tree.root(),
            sender: payer,
            receiver: payee,
            times: terms.times(),
            n_p: count(&payment),
            n_c: count(&change),
            no_witness: terms.plan.plan.no_witness,
        };
        let header = fields.hash();
        Self { terms, payment, change, tree, fields, header }
    }

    /// The header: the transfer's id for good.
    pub fn header(&self) -> Hash {
        self.header
    }

    /// What the header binds.
    pub fn fields(&self) -> &HeaderFields {
        &self.fields
    }

    /// The chains of the payment after this transfer.
    pub fn paid_telomeers(&self, certificate: &Certificate<'_>) -> Option<Vec<(Traced, Telomeer)>> {
        self.extended(&self.payment, Direction::Payment, certificate)
    }

    /// The chains of the change after this transfer.
    pub fn change_telomeers(&self, certificate: &Certificate<'_>) -> Option<Vec<(Traced, Telomeer)>> {
        self.extended(&self.change, Direction::Change, certificate)
    }

    /// The coins of the change with their links in this transfer.
    pub fn change_links(&self) -> Vec<(TokenId, Hash)> {
        let payer = self.terms.payer();
        let link = |coin: &AgreedCoin| link_hash(&coin.leaf(&payer), &self.header(), Direction::Change);
        self.change.iter().map(|coin| (coin.traced.token_id, link(coin))).collect()
    }

    fn extended(
        &self,
        coins: &[AgreedCoin],
        direction: Direction,
        certificate: &Certificate<'_>,
    ) -> Option<Vec<(Traced, Telomeer)>> {
        let first = match direction {
            Direction::Payment => 1,
            Direction::Change => 1 + self.payment.len(),
        };
        let hops = coins.iter().enumerate();
        hops.map(|(place, coin)| self.extend(coin, first + place, direction, certificate)).collect()
    }

    fn extend(
        &self,
        coin: &AgreedCoin,
        index: usize,
        direction: Direction,
        certificate: &Certificate<'_>,
    ) -> Option<(Traced, Telomeer)> {
        let (spender, spender_signatures, counterparty) = match direction {
            Direction::Payment => (self.terms.payer(), certificate.commits, self.terms.payee()),
            Direction::Change => (self.terms.payee(), certificate.votes, self.terms.payer()),
        };
        let owner = if coin.traced.owner == spender {
            None
        } else {
            Some((spender, signature_of(spender_signatures, &coin.traced.owner)?))
        };
        let hop = Hop {
            index: u8::try_from(index).ok()?,
            n_p: self.fields.n_p,
            n_c: self.fields.n_c,
            times: self.fields.times,
            no_witness: self.fields.no_witness,
            counterparty,
            commit: signature_of(certificate.commits, &self.terms.payer())?,
            vote: signature_of(certificate.votes, &self.terms.payee())?,
            ack: match direction {
                Direction::Payment => None,
                Direction::Change => certificate.acknowledgement,
            },
            void: coin.void.clone(),
            owner,
            path: self.tree.path(index),
        };
        let link = link_hash(&self.tree.leaf(index)?, &self.header, direction);
        Some(append(coin, hop, link, counterparty))
    }
}

/// A coin's chain with one more hop.
pub(super) fn append(coin: &AgreedCoin, hop: Hop, link: Hash, owner: PublicKey) -> (Traced, Telomeer) {
    let (anchor, past) = (coin.telomeer.anchor.clone(), &coin.telomeer.hops);
    let mut hops = Vec::with_capacity(past.len() + 1);
    hops.extend_from_slice(past);
    hops.push(hop);
    let telomeer = Telomeer { anchor, hops };
    let before = &coin.traced;
    let (seq, hops) = (before.seq.wrapping_add(1), before.hops.saturating_add(1));
    (Traced { owner, seq, head: link, hops, ..before.clone() }, telomeer)
}

fn count(coins: &[AgreedCoin]) -> u8 {
    u8::try_from(coins.len()).unwrap_or(u8::MAX)
}

/// The signature of one key among several.
pub fn signature_of(signatures: &[OwnerSignature], key: &PublicKey) -> Option<Signature> {
    signatures.iter().find(|owner| owner.key == *key).map(|owner| owner.signature)
}
