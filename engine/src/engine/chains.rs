//! A coin's chain, drawn link by link: each is verified on the spot, whatever was stored of it.
use crate::engine::state::Engine;
use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::{PublicKey, VerificationBatch};
use crate::foundation::time::Timestamp;
use crate::summary::{ChainAnchor, ChainLink, ChainSummary};
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::hop::{Direction, Hop};
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;

impl Engine {
    /// The chain of a coin held here, from the bytes that the host keeps of it; none for a coin that is not held.
    pub fn chain(&self, token_id: TokenId, telomeer: &[u8], entropy: Entropy) -> Option<ChainSummary> {
        let coin = self.wallet.coins.get(&token_id)?;
        let issuance = self.wallet.issuances.get(&coin.issuance())?;
        let record = &issuance.issuance;
        let mut summary = ChainSummary {
            coin: self.coin_summary(&token_id)?,
            issuer: record.issuer.short(),
            community: record.name.clone(),
            unit: record.unit.clone(),
            anchor: None,
            links: Vec::new(),
            holds: false,
        };
        if let Ok(telomeer) = Telomeer::parse(telomeer) {
            let end = self.draw(&mut summary, &telomeer, issuance, &mut Dice::new(&entropy));
            // Every link of a chain that was cut short may hold as well.
            let is_in_the_books = self.wallet.keys.get(&coin.owner) == Some(&end.owner)
                && (telomeer.anchor.token_id(), end.seq, end.head) == (token_id, coin.seq, coin.head);
            summary.holds = summary.holds && is_in_the_books;
        }
        Some(summary)
    }

    fn draw(&self, summary: &mut ChainSummary, telomeer: &Telomeer, issuance: &SignedIssuance, dice: &mut Dice) -> End {
        let Telomeer { anchor, hops } = telomeer;
        let (batch, links) = telomeer.links(issuance).map_or((None, Vec::new()), |(batch, links)| (Some(batch), links));
        let is_verified = batch.is_some_and(|batch| self.do_all_hold(batch, dice));
        summary.anchor = Some(self.anchor_shown(anchor, is_verified));
        let mut links = links.into_iter();
        let mut end = End { owner: anchor.owner, seq: anchor.seq, head: anchor.hash() };
        for hop in hops {
            let (step, batch) = links.next().unzip();
            let is_verified = batch.is_some_and(|batch| self.do_all_hold(batch, dice));
            let seq = end.seq.saturating_add(1);
            summary.links.push(self.link_shown((seq, &end.owner), hop, is_verified));
            end = End { owner: hop.counterparty, seq, head: step.map_or(end.head, |step| step.link) };
        }
        summary.holds = is_verified && summary.links.iter().all(|link| link.is_verified);
        end
    }

    fn do_all_hold(&self, batch: VerificationBatch, dice: &mut Dice) -> bool {
        batch.verify_cached(&self.wallet.signatures, dice).is_ok()
    }

    fn anchor_shown(&self, anchor: &Anchor, is_verified: bool) -> ChainAnchor {
        ChainAnchor {
            seq: anchor.seq,
            is_renewed: anchor.kind == AnchorKind::Checkpoint,
            at: Timestamp(u64::from(anchor.anchored_minutes) * 60_000),
            owner: anchor.owner.short(),
            is_ours: self.is_our_key(&anchor.owner),
            is_verified,
        }
    }

    fn link_shown(&self, (number, giver): (u16, &PublicKey), hop: &Hop, is_verified: bool) -> ChainLink {
        ChainLink {
            number,
            giver: giver.short(),
            taker: hop.counterparty.short(),
            gave_we: self.is_our_key(giver),
            took_we: self.is_our_key(&hop.counterparty),
            is_change: hop.direction() == Direction::Change,
            at: hop.times.lo,
            is_verified,
        }
    }

    fn is_our_key(&self, key: &PublicKey) -> bool {
        self.wallet.keys.values().any(|ours| ours == key)
    }
}

/// Where a chain ends: whose the coin is then.
struct End {
    owner: PublicKey,
    seq: u16,
    head: Hash,
}
