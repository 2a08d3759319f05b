//! From what a transfer or an issue did to the change that stores it.
use std::sync::Arc;

use crate::foundation::hash::Hash;
use crate::foundation::time::Timestamp;
use crate::lifecycle::issuing::Issued;
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::check::rebuild;
use crate::token::transfer::record::{State, TransferRecord};
use crate::token::transfer::step::Written;
use crate::token::transfer::table::Holdings;
use crate::token::void_evidence::add_evidence;
use crate::wallet::change_set::{Change, ChangeSet, CoinRecord, MovementOf, MovementRecord, Standing};
use crate::wallet::state::Wallet;

impl Wallet {
    /// Turns a write of the protocol into the change that stores it; `None` when a received coin lies under no key of ours,
    /// which the checks before exclude.
    pub fn change_of(&self, written: &Written) -> Option<ChangeSet> {
        let mut set = ChangeSet::default();
        let sid = written.record.sid();
        for issuance in &written.issuances {
            set.push(Change::Issuance(Box::new(issuance.clone())));
        }
        for token_id in &written.reserved {
            self.push_held(&mut set, token_id, |record| record.held_by = Some(sid));
        }
        for (token_id, evidence) in &written.released {
            self.push_held(&mut set, token_id, |record| {
                record.held_by = None;
                add_evidence(&mut record.void, *evidence);
            });
        }
        written.spent.iter().for_each(|token_id| set.push_spent(*token_id));
        for (traced, telomeer) in &written.received {
            let standing = self.standing_of(&written.record, written.unacknowledged);
            let record = CoinRecord { standing, ..self.record_of(traced, written.on_trust)? };
            set.push_coin(traced.token_id, record, telomeer.encode());
        }
        let void = if written.returned.is_empty() { Vec::new() } else { self.void_headers() };
        for coin in written.returned.iter().filter(|coin| !passes(&coin.telomeer, &void)) {
            let gone = self.is_registered_away(&coin.traced);
            let standing = if gone { Standing::Dead } else { self.standing_of(&written.record, false) };
            self.push_returned(&mut set, coin, standing)?;
        }
        for (token_id, head) in &written.dead {
            if self.coins.get(token_id).is_some_and(|coin| coin.head == *head) {
                self.push_held(&mut set, token_id, |record| record.standing = Standing::Dead);
            }
        }
        self.push_certified(&mut set, written);
        self.push_history(&mut set, &written.record);
        set.push(Change::Transfer(Arc::clone(&written.record)));
        Some(set)
    }

    /// Turns coins issued here into the change that stores them.
    pub fn change_of_issue(&self, issued: &Issued, now: Timestamp) -> Option<ChangeSet> {
        let mut set = ChangeSet::default();
        set.push(Change::Issuance(Box::new(issued.issuance.clone())));
        set.push(Change::Accepted(issued.issuance.authority()));
        for (traced, telomeer) in &issued.coins {
            self.push_received(&mut set, traced, telomeer, false)?;
        }
        set.push(Change::Movement(MovementRecord { at: now, of: MovementOf::Issued(issued.issuance.id()) }));
        Some(set)
    }

    /// What a transfer brings to a wallet that was put back from a backup after it began may have been spent since.
    fn standing_of(&self, record: &TransferRecord, unacknowledged: bool) -> Standing {
        if self.restored.is_some_and(|restored| record.started <= restored) {
            Standing::Quarantined
        } else if unacknowledged {
            Standing::Registered
        } else {
            Standing::Free
        }
    }

    /// Whether a coin was change that a cheat's A5 had set free, and the witness took the cheat's commit all the same, while the
    /// coin was away.
    fn is_registered_away(&self, coin: &Traced) -> bool {
        let cheated = |record: &&TransferRecord| record.state == State::Received && !record.sender_retro_pak.is_empty();
        let agreements = self.records().filter(cheated).filter_map(|record| rebuild(record, &self.issuances));
        let is_it = |other: &AgreedCoin| (other.traced.token_id, other.traced.head) == (coin.token_id, coin.head);
        agreements.into_iter().any(|(agreement, _)| agreement.change.iter().any(is_it))
    }

    /// The payments of this wallet that turned out to be void.
    fn void_headers(&self) -> Vec<Hash> {
        let void = self.records().filter(|record| record.state == State::Voided);
        void.filter_map(|record| Some(rebuild(record, &self.issuances)?.0.header())).collect()
    }

    fn push_held(&self, set: &mut ChangeSet, token_id: &TokenId, change: impl FnOnce(&mut CoinRecord)) {
        if let Some(coin) = self.coins.get(token_id) {
            let mut record = coin.record();
            change(&mut record);
            set.push(Change::Coin(record));
        }
    }

    /// A coin that was paid and came back: how sure it was before is not known any more.
    fn push_returned(&self, set: &mut ChangeSet, coin: &AgreedCoin, standing: Standing) -> Option<()> {
        let void = coin.void.clone();
        let record = CoinRecord { void, standing, ..self.record_of(&coin.traced, true)? };
        set.push_coin(coin.traced.token_id, record, coin.telomeer.encode());
        Some(())
    }

    fn push_received(&self, set: &mut ChangeSet, traced: &Traced, telomeer: &Telomeer, on_trust: bool) -> Option<()> {
        set.push_coin(traced.token_id, self.record_of(traced, on_trust)?, telomeer.encode());
        Some(())
    }

    fn record_of(&self, traced: &Traced, on_trust: bool) -> Option<CoinRecord> {
        Some(CoinRecord {
            issuance: traced.issuance,
            index: traced.index,
            owner: self.path_of(&traced.owner)?,
            seq: traced.seq,
            head: traced.head,
            hops: traced.hops,
            expiry_minutes: traced.expiry_minutes,
            on_trust,
            void: Vec::new(),
            held_by: None,
            standing: Standing::Free,
            surrendered: None,
        })
    }

    fn push_history(&self, set: &mut ChangeSet, record: &TransferRecord) {
        let at = match record.state {
            State::Received | State::Aborted | State::RolledBack | State::Voided | State::Abandoned => record.ended,
            State::Committed => record.started,
            State::Offered | State::Prepared | State::Final | State::Frozen | State::AbortFiled => return,
        };
        if record.state == State::Received {
            set.push(Change::Accepted(record.terms.plan.plan.authority));
        }
        let known = self.movements.iter().any(|movement| movement.of == MovementOf::Transfer(record.sid()));
        if !known {
            set.push(Change::Movement(MovementRecord { at, of: MovementOf::Transfer(record.sid()) }));
        }
    }
}

/// Whether a chain goes through one of these transfers. A coin that was paid again after it had come back is ours by the first of the
/// payments that are void: what a later one would bring back is a chain that nobody takes.
fn passes(telomeer: &Telomeer, headers: &[Hash]) -> bool {
    let steps = telomeer.steps().unwrap_or_default();
    steps.iter().any(|step| headers.contains(&step.header))
}
