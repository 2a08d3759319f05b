//! The issuers as witnesses, and what holders hand them: the model's side of it.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::lifecycle::witness::ledger::LedgerRecord;
use juicetokens_engine::lifecycle::witness::message::Taken;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Sid, State};
use juicetokens_engine::wallet::change_set::{Change, ChangeSet, Standing};

use crate::sim::reference::{Place, Reference, Who};

/// What the issuers have decided, as their logs tell it.
#[derive(Default)]
pub(super) struct Book {
    names: BTreeMap<Hash, Sid>,
    registered: BTreeSet<Sid>,
    voided: BTreeSet<Sid>,
    /// Coins that were taken: for good, or renewed, and how often.
    retired: BTreeSet<TokenId>,
    taken: BTreeSet<(TokenId, u16)>,
    renewals: BTreeMap<TokenId, u32>,
}

impl Book {
    /// Remembers what a transfer is called by the issuer.
    pub(super) fn name(&mut self, header: Hash, sid: Sid) {
        self.names.insert(header, sid);
    }

    /// Whether a coin was handed over in this place of its chain, and answered.
    pub(super) fn was_taken(&self, token_id: &TokenId, seq: u16) -> bool {
        self.taken.contains(&(*token_id, seq))
    }

    fn take(&mut self, token_id: TokenId, seq: u16, taken: &Taken) {
        assert!(self.taken.insert((token_id, seq)), "F1: {token_id} was taken twice at {seq}");
        assert!(!self.retired.contains(&token_id), "I1: {token_id} was taken after it was retired");
        match taken {
            Taken::Renewed(_) => *self.renewals.entry(token_id).or_default() += 1,
            Taken::Retired(_) => {
                self.retired.insert(token_id);
            }
            other => panic!("the ledger keeps no {other:?}"),
        }
    }
}

impl Reference {
    /// What an issuer has written in its ledger.
    pub(super) fn witness(&mut self, set: &ChangeSet) {
        for change in &set.changes {
            let Change::Ledger(record) = change else { continue };
            match &**record {
                LedgerRecord::Committed(header, _) => {
                    let sid = self.issuer.names[header];
                    if self.is_disputed_deal(sid) {
                        self.issuer.registered.insert(sid);
                        continue;
                    }
                    let paid = self.deals[&sid].payer_state;
                    assert!(matches!(paid, State::Committed | State::Final), "{sid} was registered as {paid:?}");
                    assert!(!self.issuer.voided.contains(&sid), "rule 5: {sid} was registered after it was void");
                    self.issuer.registered.insert(sid);
                }
                LedgerRecord::Voided(certificate) => {
                    let sid = self.issuer.names[&certificate.header];
                    if self.is_disputed_deal(sid) {
                        self.issuer.voided.insert(sid);
                        continue;
                    }
                    let asked = self.deals[&sid]
                        .payee
                        .is_some_and(|(_, state)| matches!(state, State::AbortFiled | State::RolledBack));
                    assert!(asked, "rule 5: {sid} was declared void, though its payee did not ask");
                    assert!(!self.issuer.registered.contains(&sid), "rule 5: {sid} is void after it was registered");
                    self.issuer.voided.insert(sid);
                }
                LedgerRecord::Taken(coin) => {
                    self.issuer.take(coin.surrender.token_id, coin.surrender.seq, &coin.taken);
                }
                _ => {}
            }
        }
    }

    pub(super) fn is_registered(&self, sid: Sid) -> bool {
        self.issuer.registered.contains(&sid)
    }

    pub(super) fn is_voided(&self, sid: Sid) -> bool {
        self.issuer.voided.contains(&sid)
    }

    /// Coins are signed over.
    pub(super) fn surrender(&mut self, who: Who, set: &ChangeSet) {
        for change in &set.changes {
            let Change::Coin(coin) = change else { panic!("only coins are signed over") };
            let (token_id, _) = self.coin(coin);
            if self.is_disputed(&token_id) {
                continue;
            }
            let place = self.places.get_mut(&token_id).expect("a coin that exists");
            let held = matches!(*place, Place::In(owner) | Place::Unsure(owner) if owner == who);
            assert!(held, "I2: {token_id} was signed over by {who}, and is {place:?}");
            *place = Place::WithIssuer(who);
        }
    }

    /// The issuer's answer about coins: renewed, or gone for good.
    pub(super) fn come_back(&mut self, who: Who, set: &ChangeSet) {
        for change in &set.changes {
            let (token_id, retired) = match change {
                Change::Coin(coin) => (self.coin(coin).0, false),
                Change::CoinSpent(token_id) => (*token_id, true),
                _ => continue,
            };
            let is_sure = matches!(change, Change::Coin(coin) if coin.standing != Standing::Quarantined);
            if self.is_disputed(&token_id) {
                self.worth[who] -= if retired { i64::from(self.values[&token_id]) } else { 0 };
                continue;
            }
            if let Change::Coin(coin) = change {
                assert!(coin.standing != Standing::Dead, "I8: {token_id} is dead, and nobody could spend it twice");
            }
            let place = self.places.get_mut(&token_id).expect("a coin that exists");
            assert_eq!(*place, Place::WithIssuer(who), "I2: {token_id} came back to somebody else");
            if retired {
                assert!(
                    self.issuer.retired.contains(&token_id),
                    "{token_id} is gone, though the issuer has not got it"
                );
                *place = Place::Redeemed;
                self.worth[who] -= i64::from(self.values[&token_id]);
            } else {
                assert!(self.issuer.renewals.contains_key(&token_id), "{token_id} was renewed by nobody");
                *place = Place::In(who);
                let quarantined = self.restored.get_mut(&who).filter(|_| is_sure);
                quarantined.map(|coins| coins.remove(&token_id));
            }
        }
    }

    /// A wallet was put back from a backup: its coins must not be spent before they are renewed, nor its offers decided.
    pub(super) fn restore(&mut self, who: Who) {
        let doubles = &self.doubles;
        for (sid, deal) in self.deals.iter_mut().filter(|(sid, _)| !doubles.has_deal(**sid)) {
            if (deal.payer, deal.payer_state) == (who, State::Offered) {
                deal.payer_state = State::Frozen;
                for coin in deal.paid.iter().filter(|coin| !doubles.has(coin)) {
                    assert_eq!(self.places.insert(*coin, Place::In(who)), Some(Place::Offered(who, *sid)));
                }
            }
            if deal.payee == Some((who, State::Prepared)) {
                deal.payee = Some((who, State::AbortFiled));
            }
        }
        // What was unsure because nobody had acknowledged it is quarantined with the rest. So is what an issuer had signed over to
        // itself: it does not answer itself about what it may have forgotten.
        for (coin, place) in &mut self.places {
            let to_itself = *place == Place::WithIssuer(who) && self.issued_by.get(coin) == Some(&who);
            if *place == Place::Unsure(who) || to_itself {
                *place = Place::In(who);
            }
        }
        let held = self.places.iter().filter(|(coin, place)| **place == Place::In(who) && !self.doubles.has(coin));
        self.restored.entry(who).or_default().extend(held.map(|(coin, _)| *coin));
    }

    pub(super) fn assert_not_quarantined(&self, who: Who, coins: &[TokenId]) {
        let Some(quarantined) = self.restored.get(&who) else { return };
        let spent: Vec<_> = coins.iter().filter(|coin| quarantined.contains(coin) && !self.is_disputed(coin)).collect();
        assert!(spent.is_empty(), "{who} was put back from a backup and spends {spent:?}");
    }
}
