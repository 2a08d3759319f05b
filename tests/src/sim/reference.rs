//! The reference model: a ledger that a person could keep with pencil and paper. It sees what reached the disks, in the order in
//! which it did, and knows where each coin must be. It calls no rule of the engine; it only reads what was written.
use std::collections::BTreeMap;

use juicetokens_engine::summary::Grade;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::payer::coin_ids;
use juicetokens_engine::token::transfer::record::{Sid, State, TransferRecord, Write};
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};

use crate::sim::disk::Entry;
use crate::sim::wallet::SimWallet;

/// A wallet, by its place.
type Who = usize;

/// Where one coin is. It is in one place, so nothing can be made twice here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In a wallet, free.
    In(Who),
    /// In the payer's wallet, reserved by its offer.
    Offered(Who, Sid),
    /// In the payee's wallet, locked by its vote.
    Voted(Who, Sid),
    /// On its way to whoever the transfer gives it to: nobody can spend it.
    Moving(Sid),
}

/// One transfer, as both logs tell it.
#[derive(Clone, Debug)]
struct Deal {
    amount: u32,
    payer: Who,
    payer_state: State,
    /// The payee and its state, once it has voted.
    payee: Option<(Who, State)>,
    paid: Vec<TokenId>,
    change: Vec<TokenId>,
}

/// What all the wallets together have done.
#[derive(Default)]
pub struct Reference {
    values: BTreeMap<TokenId, u32>,
    places: BTreeMap<TokenId, Place>,
    deals: BTreeMap<Sid, Deal>,
    /// By wallet: entries read, and what it is worth by the amounts of what it issued, paid and was paid.
    read: Vec<usize>,
    worth: Vec<i64>,
}

/// How the transfers that reached a log ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// Transfers whose offer was written.
    pub begun: u64,
    /// Of those, paid.
    pub committed: u64,
    /// Of those, aborted.
    pub aborted: u64,
}

impl Reference {
    /// Passes over the first entries of a wallet, because another one has written them before it became two.
    pub fn skip(&mut self, who: Who, entries: usize) {
        self.know(who);
        self.read[who] = entries;
    }

    /// Reads what the wallets have written since the last time.
    pub fn read<'a>(&mut self, wallets: impl IntoIterator<Item = &'a SimWallet>) {
        let mut fresh: Vec<(Who, Entry<'a>)> = Vec::new();
        for (who, wallet) in wallets.into_iter().enumerate() {
            self.know(who);
            fresh.extend(wallet.disk().entries(self.read[who]).map(|entry| (who, entry)));
            self.read[who] = wallet.disk().len();
        }
        fresh.sort_by_key(|(_, entry)| entry.moment);
        fresh.into_iter().for_each(|(who, entry)| self.take(who, entry));
    }

    fn know(&mut self, who: Who) {
        let count = self.read.len().max(who + 1);
        self.read.resize(count, 0);
        self.worth.resize(count, 0);
    }

    fn take(&mut self, who: Who, entry: Entry<'_>) {
        let set = ChangeSet::decode(entry.bytes).expect("what was written reads");
        let record = set.changes.iter().find_map(|change| match change {
            Change::Transfer(record) => Some(record),
            _ => None,
        });
        match (entry.write, record) {
            (Write::Local, Some(record)) => assert_eq!(record.state, State::Received, "only a delivery is noted"),
            (Write::Local, None) => self.issue(who, &set),
            (write, Some(record)) => self.step(who, write, record),
            (write, None) => panic!("{write:?} without a record"),
        }
    }

    /// The only way in which a coin comes to be.
    fn issue(&mut self, who: Who, set: &ChangeSet) {
        let issued = set.changes.iter().find_map(|change| match change {
            Change::Issuance(issuance) => Some(issuance),
            _ => None,
        });
        for change in &set.changes {
            let Change::Coin(coin) = change else { continue };
            let record = &issued.expect("a coin that is written locally is issued here").issuance;
            let token_id = record.token_id(coin.index).unwrap();
            let value = record.denomination_of(coin.index).unwrap().value();
            assert!(self.values.insert(token_id, value).is_none(), "I1: {token_id} was issued twice");
            self.places.insert(token_id, Place::In(who));
            self.worth[who] += i64::from(value);
        }
    }

    fn step(&mut self, who: Who, write: Write, record: &TransferRecord) {
        let sid = record.sid();
        match write {
            Write::S1 => self.offer(who, sid, record),
            Write::R1 => self.vote(who, sid, record),
            Write::S2 => self.commit(who, sid, record),
            Write::R2 => self.receive(who, sid, record),
            Write::S3 => self.finish(who, sid, record),
            Write::S2Abort => self.abort(who, sid, record),
            Write::RolledBack => self.release(who, sid, record),
            Write::Local => {}
        }
    }

    fn offer(&mut self, payer: Who, sid: Sid, record: &TransferRecord) {
        let paid = coin_ids(&record.sender_exo_pak);
        // I4: change is free for its payer only after S3, so it cannot be offered or given before.
        self.carry(&paid, Place::In(payer), Place::Offered(payer, sid), "S1, I4");
        let amount = record.terms.plan.plan.amount.0;
        let deal = Deal { amount, payer, payer_state: record.state, payee: None, paid, change: Vec::new() };
        assert_eq!(deal.payer_state, State::Offered);
        assert!(self.deals.insert(sid, deal).is_none(), "{sid} was offered twice");
    }

    fn vote(&mut self, payee: Who, sid: Sid, record: &TransferRecord) {
        let change = coin_ids(&record.receiver_exo_pak);
        self.carry(&change, Place::In(payee), Place::Voted(payee, sid), "R1, I4");
        let values = [coin_ids(&record.sender_exo_pak), change.clone()].map(|coins| self.value(&coins));
        let deal = self.deal(sid);
        assert!(deal.payee.is_none() && deal.payer != payee, "{sid}: voted twice, or for oneself");
        assert_eq!((record.state, coin_ids(&record.sender_exo_pak)), (State::Prepared, deal.paid.clone()));
        assert_eq!(values[0] - values[1], deal.amount, "{sid}: the coins are not the amount");
        deal.payee = Some((payee, State::Prepared));
        deal.change = change;
    }

    fn commit(&mut self, payer: Who, sid: Sid, record: &TransferRecord) {
        let deal = self.deal(sid);
        assert_eq!((deal.payer, deal.payer_state), (payer, State::Offered), "I3: {sid} commits after an end");
        assert!(matches!(deal.payee, Some((_, State::Prepared))), "{sid}: committed without a vote");
        assert_eq!((record.state, coin_ids(&record.receiver_exo_pak)), (State::Committed, deal.change.clone()));
        deal.payer_state = State::Committed;
        let (paid, amount) = (deal.paid.clone(), deal.amount);
        self.carry(&paid, Place::Offered(payer, sid), Place::Moving(sid), "S2");
        self.worth[payer] -= i64::from(amount);
    }

    fn receive(&mut self, payee: Who, sid: Sid, record: &TransferRecord) {
        let deal = self.deal(sid);
        assert_eq!(deal.payee, Some((payee, State::Prepared)), "I3: {sid} received after an end");
        assert_eq!((deal.payer_state, record.state), (State::Committed, State::Received), "{sid}: nobody paid");
        deal.payee = Some((payee, State::Received));
        let (paid, change, amount) = (deal.paid.clone(), deal.change.clone(), deal.amount);
        self.carry(&paid, Place::Moving(sid), Place::In(payee), "R2");
        self.carry(&change, Place::Voted(payee, sid), Place::Moving(sid), "R2");
        self.worth[payee] += i64::from(amount);
    }

    fn finish(&mut self, payer: Who, sid: Sid, record: &TransferRecord) {
        let deal = self.deal(sid);
        assert_eq!((deal.payer, deal.payer_state), (payer, State::Committed), "{sid}: ends without a commit");
        let acknowledged = matches!(deal.payee, Some((_, State::Received))) && !record.acknowledgement.is_empty();
        assert!(acknowledged, "I4: {sid}: change became usable without an acknowledgement");
        deal.payer_state = State::Final;
        let change = deal.change.clone();
        self.carry(&change, Place::Moving(sid), Place::In(payer), "S3");
    }

    /// Written once, and once more when the abort statement is added to it.
    fn abort(&mut self, payer: Who, sid: Sid, record: &TransferRecord) {
        let deal = self.deal(sid);
        assert_eq!((deal.payer, record.state), (payer, State::Aborted), "{sid}");
        if deal.payer_state == State::Aborted {
            return assert!(!record.sender_retro_pak.is_empty(), "{sid}: aborted twice over nothing");
        }
        assert_eq!(deal.payer_state, State::Offered, "I3: {sid} aborts after a commit");
        deal.payer_state = State::Aborted;
        let paid = deal.paid.clone();
        self.carry(&paid, Place::Offered(payer, sid), Place::In(payer), "S2'");
    }

    fn release(&mut self, payee: Who, sid: Sid, record: &TransferRecord) {
        let deal = self.deal(sid);
        assert_eq!(deal.payee, Some((payee, State::Prepared)), "I3: {sid} was released after an end");
        assert_eq!((deal.payer_state, record.state), (State::Aborted, State::RolledBack), "{sid}: nobody aborted");
        deal.payee = Some((payee, State::RolledBack));
        let change = deal.change.clone();
        self.carry(&change, Place::Voted(payee, sid), Place::In(payee), "release");
    }

    fn deal(&mut self, sid: Sid) -> &mut Deal {
        self.deals.get_mut(&sid).unwrap_or_else(|| panic!("nobody has offered {sid}"))
    }

    fn carry(&mut self, coins: &[TokenId], from: Place, to: Place, step: &str) {
        for coin in coins {
            let place = self.places.get_mut(coin).unwrap_or_else(|| panic!("I1, {step}: {coin} came from nowhere"));
            assert_eq!(*place, from, "I2, {step}: {coin} is not where it is taken from");
            *place = to;
        }
    }

    fn value(&self, coins: &[TokenId]) -> u32 {
        coins.iter().map(|coin| self.values[coin]).sum()
    }
}

/// Comparing.
impl Reference {
    /// Compares a wallet that is up with what it must hold: I1, I2 by coin, and I6 by amount.
    pub fn compare(&self, who: Who, wallet: &SimWallet) {
        let summary = wallet.summary();
        let shown = summary.assets.iter().flat_map(|asset| &asset.coins);
        let shown: BTreeMap<TokenId, Grade> = shown.map(|coin| (coin.token_id, grade(coin.grade))).collect();
        assert_eq!(
            shown,
            self.expected(who),
            "I1, I2: {} holds what it should not, or lacks what it should",
            wallet.name
        );
        let balances = summary.assets.iter().map(|asset| asset.balance);
        let worth = balances.flat_map(|b| [b.settled, b.on_trust, b.reserved, b.in_doubt, b.change_coming]);
        let worth: i64 = worth.map(|amount| i64::from(amount.0)).sum();
        assert_eq!(worth, self.worth[who], "I6: {} is not worth what it was given less what it gave", wallet.name);
    }

    fn expected(&self, who: Who) -> BTreeMap<TokenId, Grade> {
        let of = |place: &Place| match *place {
            Place::In(owner) if owner == who => Some(Grade::Settled),
            Place::Offered(owner, _) if owner == who => Some(Grade::Reserved),
            Place::Voted(owner, _) if owner == who => Some(Grade::InDoubt),
            _ => None,
        };
        self.places.iter().filter_map(|(coin, place)| Some((*coin, of(place)?))).collect()
    }

    /// Compares the end, when everybody has met everybody: both sides of each transfer agree, and everything issued is
    /// somewhere.
    pub fn compare_end(&self) {
        for (sid, deal) in &self.deals {
            let payee = deal.payee.map(|(_, state)| state);
            let agree = match deal.payer_state {
                State::Final => payee == Some(State::Received),
                State::Aborted => matches!(payee, None | Some(State::RolledBack)),
                _ => false,
            };
            assert!(agree, "I6: {sid} ended as {:?} and {payee:?}", deal.payer_state);
        }
        assert!(self.places.values().all(|place| matches!(place, Place::In(_))), "I1: a coin is on its way to nobody");
        let issued: i64 = self.values.values().map(|value| i64::from(*value)).sum();
        assert_eq!(self.worth.iter().sum::<i64>(), issued, "I1");
    }

    /// How the transfers ended so far; what is open is in neither number.
    pub fn ends(&self) -> Ends {
        let count = |of: fn(State) -> bool| self.deals.values().filter(|deal| of(deal.payer_state)).count() as u64;
        Ends {
            begun: self.deals.len() as u64,
            committed: count(|state| matches!(state, State::Committed | State::Final)),
            aborted: count(|state| state == State::Aborted),
        }
    }

    /// The wallets of a transfer: the payer, and the payee if it has voted.
    pub fn parties(&self, sid: Sid) -> Option<(usize, Option<usize>)> {
        let deal = self.deals.get(&sid)?;
        Some((deal.payer, deal.payee.map(|(payee, _)| payee)))
    }
}

/// What is spendable is one grade here: how sure it is, is not a question of who has it.
fn grade(shown: Grade) -> Grade {
    if shown == Grade::OnTrust { Grade::Settled } else { shown }
}

/// I3, read from the log alone: no transfer is committed and aborted, or received and rolled back.
pub fn assert_no_log_says_both(wallet: &SimWallet) {
    let mut ends: BTreeMap<Sid, bool> = BTreeMap::new();
    for entry in wallet.disk().entries(0) {
        for change in ChangeSet::decode(entry.bytes).unwrap().changes {
            let Change::Transfer(record) = change else { continue };
            let happened = match record.state {
                State::Committed | State::Final | State::Received => true,
                State::Aborted | State::RolledBack => false,
                State::Offered | State::Prepared => continue,
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
