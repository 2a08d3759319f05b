//! Issuing coins of one's own community: one record, and one genesis anchor a coin (`docs/spec/02-bytes.md`, sections 4, 5).
use crate::foundation::bytes::ReadError;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::Timestamp;
use crate::token::anchor::{Anchor, AnchorDraft, Genesis};
use crate::token::issuance::{Issuance, IssuanceDraft, IssuanceError, NewIssuance, SignedIssuance};
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::transfer::step::Wanted;

/// Most coins that one issuance makes at once: a signature each, and a wallet stays quick.
pub const MAX_COINS_AT_ONCE: u32 = 1_000;

/// Coins that are about to be issued; they wait for the issuer's signatures.
pub struct IssueDraft {
    issuance: IssuanceDraft,
    anchors: Vec<AnchorDraft>,
}

/// Coins that were issued.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The record.
    pub issuance: SignedIssuance,
    /// The coins, each with its anchor and no hop.
    pub coins: Vec<(Traced, Telomeer)>,
}

impl IssueDraft {
    /// Puts the record and the anchors together; the coins belong to `owner`.
    pub fn new(
        new: &NewIssuance,
        (issuer, owner): (PublicKey, PublicKey),
        asset: [u8; 16],
        now: Timestamp,
    ) -> Result<Self, IssuanceError> {
        if new.coins.iter().map(|(_, count)| u64::from(*count)).sum::<u64>() > u64::from(MAX_COINS_AT_ONCE) {
            return Err(ReadError::OutOfRange("coins in one issue").into());
        }
        let issuance = Issuance::draft(new, issuer, asset, now)?;
        let (record, id) = (&issuance.issuance, issuance.id());
        let anchor = |index: u32| {
            let denomination = record.denomination_of(index)?;
            let (expiry_minutes, anchored_minutes) = (record.expiry_minutes(), now.minutes());
            let issuance = id;
            Some(Anchor::genesis(Genesis {
                issuance,
                index,
                denomination,
                expiry_minutes,
                anchored_minutes,
                owner,
                issuer,
            }))
        };
        let anchors = (0..record.coin_count()).filter_map(anchor).collect();
        Ok(Self { issuance, anchors })
    }

    /// The signatures needed: the record's, then one a coin.
    pub fn wanted(&self) -> Vec<Wanted> {
        let record = signed_message(SigRole::Issuance, &self.issuance.id().0);
        let anchors = self.anchors.iter().map(|anchor| signed_message(SigRole::Anchor, &anchor.value()));
        std::iter::once(record).chain(anchors).map(|message| Wanted { key: KeyPath::Issuer, message }).collect()
    }

    /// Goes on with exactly those signatures, in that order.
    pub fn finish(self, signatures: &[Signature]) -> Option<Issued> {
        let (record, anchors) = signatures.split_first()?;
        let issuance = self.issuance.with_signature(*record);
        let pairs = self.anchors.into_iter().zip(anchors);
        let coins = pairs.map(|(draft, signature)| fresh_coin(draft.with_signature(*signature), &issuance)).collect();
        Some(Issued { issuance, coins })
    }
}

fn fresh_coin(anchor: Anchor, issuance: &SignedIssuance) -> (Traced, Telomeer) {
    let traced = Traced {
        token_id: anchor.token_id(),
        issuance: issuance.id(),
        index: anchor.index,
        denomination: anchor.denomination,
        owner: anchor.owner,
        seq: anchor.seq,
        head: anchor.hash(),
        hops: 0,
        expiry_minutes: anchor.expiry_minutes,
    };
    (traced, Telomeer { anchor, hops: Vec::new() })
}
