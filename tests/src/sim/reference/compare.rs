//! Comparing the model with what the wallets show.
use std::collections::BTreeMap;

use juicetokens_engine::summary::Grade;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Sid, State};
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};

use crate::sim::reference::{Deal, Ends, Place, Reference, Who};
use crate::sim::wallet::SimWallet;

impl Reference {
    /// Compares a wallet that is up with what it must hold: I1, I2 by coin, and I6 by amount.
    pub fn compare(&self, who: Who, wallet: &SimWallet) {
        if self.is_double(who) {
            return;
        }
        let summary = wallet.summary();
        let coins = wallet.coins();
        let lost = coins.iter().filter(|coin| coin.grade == Grade::Lost);
        let lost: i64 = lost.map(|coin| i64::from(coin.denomination.value())).sum();
        let restored = self.restored.contains_key(&who);
        let shown = coins.iter().filter(|coin| !self.is_disputed(&coin.token_id));
        let shown: BTreeMap<TokenId, Grade> = shown.map(|coin| (coin.token_id, grade(coin.grade, restored))).collect();
        assert_eq!(
            shown,
            self.expected(who),
            "I1, I2: {} holds what it should not, or lacks what it should",
            wallet.name
        );
        let balances = summary.assets.iter().map(|asset| asset.balance);
        let worth = balances.flat_map(|b| {
            [b.settled, b.on_trust, b.reserved, b.in_doubt, b.change_coming, b.with_issuer, b.quarantined, b.contested]
        });
        let worth: i64 = worth.map(|amount| i64::from(amount.0)).sum();
        assert_eq!(
            worth + lost,
            self.worth[who],
            "I6: {} is not worth what it was given less what it gave: {:?} {:?}",
            wallet.name,
            summary.open,
            self.expected(who).values().collect::<Vec<_>>()
        );
    }

    fn expected(&self, who: Who) -> BTreeMap<TokenId, Grade> {
        let of = |place: &Place| match *place {
            Place::In(owner) if owner == who => Some(Grade::Settled),
            Place::Offered(owner, _) if owner == who => Some(Grade::Reserved),
            Place::Unsure(owner) if owner == who => Some(Grade::ChangeComing),
            Place::WithIssuer(owner) if owner == who => Some(Grade::WithIssuer),
            _ => None,
        };
        let mut expected: BTreeMap<_, _> =
            self.places.iter().filter_map(|(coin, place)| Some((*coin, of(place)?))).collect();
        // A payee that has voted keeps its change locked until it hears, even when the issuer has given it to the payer.
        let in_doubt =
            |deal: &&Deal| matches!(deal.payee, Some((payee, State::Prepared | State::AbortFiled)) if payee == who);
        for deal in self.deals.values().filter(in_doubt) {
            expected.extend(deal.change.iter().map(|coin| (*coin, Grade::InDoubt)));
        }
        expected.retain(|coin, _| !self.is_disputed(coin));
        expected
    }

    /// Compares the end, when everybody has met everybody: both sides of each transfer agree, and everything issued is
    /// somewhere.
    pub fn compare_end(&self) {
        for (sid, deal) in self.deals.iter().filter(|(sid, _)| !self.may_stay_open(**sid)) {
            let payee = deal.payee.map(|(_, state)| state);
            let agree = match deal.payer_state {
                State::Final => payee == Some(State::Received),
                State::Aborted | State::Frozen => matches!(payee, None | Some(State::RolledBack)),
                State::Voided => payee == Some(State::RolledBack),
                _ => false,
            };
            assert!(agree, "I6: {sid} ended as {:?} and {payee:?}", deal.payer_state);
        }
        for (coin, place) in self.places.iter().filter(|(coin, _)| !self.is_disputed(coin)) {
            let rests = matches!(place, Place::In(_) | Place::Unsure(_) | Place::WithIssuer(_) | Place::Redeemed);
            assert!(rests, "I1: {coin} is on its way to nobody: {place:?}");
        }
        if self.has_doubles() {
            // What two wallets believe of one coin counts twice in what they believe to be worth.
            return;
        }
        let circulating = self.places.iter().filter(|(_, place)| **place != Place::Redeemed);
        let circulating: i64 = circulating.map(|(coin, _)| i64::from(self.values[coin])).sum();
        assert_eq!(self.worth.iter().sum::<i64>(), circulating, "I1");
    }

    /// How the transfers ended so far; what is open counts as forgotten.
    pub fn ends(&self) -> Ends {
        let count = |of: fn(State) -> bool| self.deals.values().filter(|deal| of(deal.payer_state)).count() as u64;
        let (begun, committed, aborted) = (
            self.deals.len() as u64,
            count(|state| matches!(state, State::Committed | State::Final)),
            count(|state| matches!(state, State::Aborted | State::Frozen | State::Voided)),
        );
        Ends { begun, committed, aborted, forgotten: begun - committed - aborted }
    }

    /// How a transfer stands, for messages.
    pub fn describe(&self, sid: Sid) -> String {
        self.deals.get(&sid).map_or_else(String::new, |deal| {
            let Deal { amount, payer, payer_state, payee, .. } = deal;
            format!("{amount} by {payer} ({payer_state:?}) to {payee:?}")
        })
    }

    /// The wallets of a transfer: the payer, and the payee if it has voted.
    pub fn parties(&self, sid: Sid) -> Option<(usize, Option<usize>)> {
        let deal = self.deals.get(&sid)?;
        Some((deal.payer, deal.payee.map(|(payee, _)| payee)))
    }
}

/// What is spendable is one grade here: how sure it is, is not a question of who has it.
fn grade(shown: Grade, restored: bool) -> Grade {
    match shown {
        Grade::OnTrust => Grade::Settled,
        Grade::Quarantined if restored => Grade::Settled,
        other => other,
    }
}

impl Reference {
    /// I3, read from the log alone: no transfer is committed and aborted, or received and rolled back.
    pub fn assert_no_log_says_both(&self, wallet: &SimWallet) {
        let mut ends: BTreeMap<Sid, bool> = BTreeMap::new();
        for entry in wallet.disk().entries(0) {
            for change in ChangeSet::decode(entry.bytes).unwrap().changes {
                let Change::Transfer(record) = change else { continue };
                if self.is_disputed_deal(record.sid()) {
                    continue;
                }
                let happened = match record.state {
                    State::Committed | State::Final | State::Received => true,
                    State::Aborted | State::RolledBack | State::Abandoned => false,
                    // The one way back after a commit is the issuer's word, which the model asks for.
                    State::Offered | State::Prepared | State::AbortFiled | State::Frozen | State::Voided => continue,
                };
                let before = ends.insert(record.sid(), happened);
                assert!(
                    before.is_none_or(|before| before == happened),
                    "I3: {} says both of {}",
                    wallet.name,
                    record.sid()
                );
            }
        }
    }
}
