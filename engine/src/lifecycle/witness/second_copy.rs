//! A second copy of a ledger: what it knows beside the first, and where the two say different things (`docs/spec/09-witness.md`,
//! section 8).
use crate::lifecycle::witness::ledger::{Decision, Ledger, LedgerRecord, Place, TakenCoin};
use crate::lifecycle::witness::message::Taken;
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::telomeer::Telomeer;
use crate::trust::epoch::RevocationEpoch;

/// What a comparison of two copies comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Entries of the second copy that the first one lacks, to be applied in this order.
    pub learnt: Vec<LedgerRecord>,
    /// Entries of the second copy that the first one contradicts. This witness has signed both.
    pub contradicted: usize,
}

/// What the first copy makes of an entry of the second.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Finding {
    New,
    Known,
    Contradicted,
}

impl Ledger {
    /// Compares a second copy of this ledger, entry by entry. What stands here is never replaced: a chain that contradicts it at one
    /// place is not learnt at the others either.
    pub fn compare(&self, second: &Self) -> Compared {
        let mut compared = Compared::default();
        for record in second.records() {
            match self.find(&record) {
                Finding::New => compared.learnt.push(record),
                Finding::Known => {}
                Finding::Contradicted => compared.contradicted += 1,
            }
        }
        compared
    }

    fn find(&self, record: &LedgerRecord) -> Finding {
        match record {
            LedgerRecord::Registered(telomeer) => self.find_chain(telomeer),
            LedgerRecord::Taken(coin) => self.find_taken(coin),
            LedgerRecord::Committed(header, commits) => match self.decision(header) {
                None | Some(Decision::Pending { .. }) => Finding::New,
                Some(Decision::Committed(known)) if commits.iter().all(|commit| known.contains(commit)) => {
                    Finding::Known
                }
                Some(Decision::Committed(_)) => Finding::New,
                Some(Decision::Void(_)) => Finding::Contradicted,
            },
            LedgerRecord::Filed { header, .. } if self.decision(header).is_none() => Finding::New,
            LedgerRecord::Filed { .. } => Finding::Known,
            LedgerRecord::Voided(certificate) => match self.decision(&certificate.header) {
                None | Some(Decision::Pending { .. }) => Finding::New,
                Some(Decision::Committed(_)) => Finding::Contradicted,
                Some(Decision::Void(_)) => Finding::Known,
            },
            LedgerRecord::Asked { header, .. } if self.asked(header).is_none() => Finding::New,
            LedgerRecord::Asked { .. } => Finding::Known,
            LedgerRecord::Epoch(epoch) => self.find_epoch(epoch),
            LedgerRecord::Listening(until) if self.listening_until < Some(*until) => Finding::New,
            LedgerRecord::Listening(_) => Finding::Known,
        }
    }

    fn find_chain(&self, telomeer: &Telomeer) -> Finding {
        let Ok(steps) = telomeer.steps() else { return Finding::Known };
        let token_id = telomeer.anchor.token_id();
        let is_checkpoint = telomeer.anchor.kind == AnchorKind::Checkpoint;
        let anchor = is_checkpoint.then(|| match self.place(&token_id, telomeer.anchor.seq) {
            None => Finding::New,
            Some(place) if self.checkpoint_at(place).is_some_and(|anchor| anchor.hash() == telomeer.anchor.hash()) => {
                Finding::Known
            }
            Some(_) => Finding::Contradicted,
        });
        let hops = steps.iter().map(|step| match self.place(&token_id, step.seq) {
            None => Finding::New,
            Some(Place::Hop { link, .. }) if *link == step.link => Finding::Known,
            Some(_) => Finding::Contradicted,
        });
        let findings: Vec<Finding> = anchor.into_iter().chain(hops).collect();
        [Finding::Contradicted, Finding::New]
            .into_iter()
            .find(|worst| findings.contains(worst))
            .unwrap_or(Finding::Known)
    }

    fn find_taken(&self, coin: &TakenCoin) -> Finding {
        match self.place(&coin.surrender.token_id, coin.surrender.seq) {
            None => Finding::New,
            Some(Place::Surrender(known)) if **known == *coin => Finding::Known,
            // The same checkpoint, of which only its chain was shown here.
            Some(place @ Place::Checkpoint { .. }) => match (&coin.taken, self.checkpoint_at(place)) {
                (Taken::Renewed(anchor), Some(known)) if anchor.hash() == known.hash() => Finding::Known,
                _ => Finding::Contradicted,
            },
            Some(_) => Finding::Contradicted,
        }
    }

    fn checkpoint_at<'a>(&'a self, place: &'a Place) -> Option<&'a Anchor> {
        match place {
            Place::Hop { .. } => None,
            Place::Checkpoint { archived } => self.archived(*archived).map(|chain| &chain.anchor),
            Place::Surrender(coin) => match &coin.taken {
                Taken::Renewed(anchor) => Some(anchor),
                _ => None,
            },
        }
    }

    fn find_epoch(&self, epoch: &[u8]) -> Finding {
        let number = |bytes: &[u8]| RevocationEpoch::parse(bytes).ok().map(|epoch| epoch.epoch());
        match number(epoch).cmp(&number(&self.epoch)) {
            std::cmp::Ordering::Greater => Finding::New,
            std::cmp::Ordering::Equal if epoch != self.epoch => Finding::Contradicted,
            _ => Finding::Known,
        }
    }
}
