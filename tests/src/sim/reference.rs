//! The reference model: a ledger that a person could keep with pencil and paper. It sees what reached the disks, in the order in
//! which it did, and knows where each coin must be. It calls no rule of the engine; it only reads what was written.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::issuance::{Issuance, IssuanceId};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::payer::coin_ids;
use juicetokens_engine::token::transfer::record::{Sid, State, TransferRecord, Write};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet, CoinRecord};

use crate::sim::disk::Entry;
use crate::sim::wallet::SimWallet;

mod compare;
mod doubles;
mod issuer;

pub use doubles::Again;

/// A wallet, by its place.
type Who = usize;

/// Where one coin is. It is in one place, so nothing can be made twice here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In a wallet, free.
    In(Who),
    /// In the payer's wallet, reserved by its offer.
    Offered(Who, Sid),
    /// Out of circulation for good.
    Redeemed,
    /// In the payee's wallet, locked by its vote.
    Voted(Who, Sid),
    /// On its way to whoever the transfer gives it to: nobody can spend it.
    Moving(Sid),
    /// In a wallet, and not usable before the issuer has renewed it: change without an acknowledgement.
    Unsure(Who),
    /// In a wallet, signed over to the issuer, whose answer is missing.
    WithIssuer(Who),
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
    /// The transfer's id for good, once there is a vote.
    header: Option<Hash>,
}

/// What all the wallets together have done.
#[derive(Default)]
pub struct Reference {
    issuances: BTreeMap<IssuanceId, Issuance>,
    values: BTreeMap<TokenId, u32>,
    places: BTreeMap<TokenId, Place>,
    /// Who issued each coin.
    issued_by: BTreeMap<TokenId, Who>,
    deals: BTreeMap<Sid, Deal>,
    /// By wallet: entries read, and what it is worth by the amounts of what it issued, paid and was paid.
    read: Vec<usize>,
    worth: Vec<i64>,
    held: BTreeMap<Who, BTreeSet<TokenId>>,
    issuer: issuer::Book,
    /// Wallets that were put back from a backup, and the coins that each must not spend before they are renewed.
    restored: BTreeMap<Who, BTreeSet<TokenId>>,
    /// When they were, by their own clocks, the last time.
    restored_at: BTreeMap<Who, Timestamp>,
    doubles: doubles::Doubles,
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
    /// Of those, neither, because a side of them forgot them.
    pub forgotten: u64,
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
        let fresh = self.hold(who, &set);
        self.learn(who, &set);
        if entry.write == Write::Witnessed {
            self.witness(&set);
        }
        // A witness that is itself a side of the transfer ends it in the same write.
        let write = match (entry.write, record) {
            (Write::Witnessed, Some(_)) => Write::RolledBack,
            (write, _) => write,
        };
        if let Some(record) = record.filter(|record| self.is_disputed_deal(record.sid())) {
            return self.follow(who, (write, record), &fresh);
        }
        match (write, record) {
            (Write::Witnessed, None) => {}
            (Write::Surrendered, _) => self.surrender(who, &set),
            (Write::Local, Some(record)) => self.note(who, record),
            (Write::Local, None) if restored_at(&set).is_some() => {
                self.restored_at.extend(restored_at(&set).map(|at| (who, at)));
                self.restore(who);
            }
            (Write::Local, None) if set.changes.iter().any(|change| matches!(change, Change::Issuance(_))) => {
                self.issue(who, &set);
            }
            (Write::Local, None) => self.come_back(who, &set),
            (write, Some(record)) => self.step(who, write, record),
            (write, None) => panic!("{write:?} without a record"),
        }
    }

    /// Which coins a wallet has, by its log. Returns those that it did not have before.
    fn hold(&mut self, who: Who, set: &ChangeSet) -> BTreeSet<TokenId> {
        let mut fresh = BTreeSet::new();
        for change in &set.changes {
            match change {
                Change::Coin(coin) if self.issuances.contains_key(&coin.issuance) => {
                    let (token_id, _) = self.coin(coin);
                    if self.held.entry(who).or_default().insert(token_id) {
                        fresh.insert(token_id);
                    }
                }
                Change::CoinSpent(token_id) => {
                    self.held.entry(who).or_default().remove(token_id);
                }
                _ => {}
            }
        }
        fresh
    }

    /// The only way in which a coin comes to be.
    fn issue(&mut self, who: Who, set: &ChangeSet) {
        for change in &set.changes {
            match change {
                Change::Issuance(issuance) => {
                    self.issuances.insert(issuance.id(), issuance.issuance.clone());
                }
                Change::Coin(coin) => {
                    let (token_id, value) = self.coin(coin);
                    assert!(self.values.insert(token_id, value).is_none(), "I1: {token_id} was issued twice");
                    self.places.insert(token_id, Place::In(who));
                    self.issued_by.insert(token_id, who);
                    self.worth[who] += i64::from(value);
                }
                _ => {}
            }
        }
    }

    fn coin(&self, coin: &CoinRecord) -> (TokenId, u32) {
        let issuance = &self.issuances[&coin.issuance];
        let value = issuance.denomination_of(coin.index).unwrap().value();
        (issuance.token_id(coin.index).unwrap(), value)
    }

    /// What is written of a transfer without a step: that the last word arrived, a commit that a payee holds back, or when a payer
    /// asks again about a payment that was dead.
    fn note(&mut self, payee: Who, record: &TransferRecord) {
        let deal = self.deal(record.sid());
        if (deal.payer, deal.payer_state, record.state) == (payee, State::Committed, State::Committed) {
            return assert!(record.decides_at > Timestamp(0), "a note is no step");
        }
        let known = deal.payee;
        assert_eq!(known, Some((payee, record.state)), "a note is no step");
        assert!(matches!(record.state, State::Received | State::AbortFiled), "{:?}", record.state);
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
            Write::R3 => self.file(who, sid),
            Write::RolledBack if record.state == State::Voided => self.give_back(who, sid),
            Write::RolledBack => self.release(who, sid, record),
            Write::Abandoned => panic!("{sid}: given up, though there is an issuer to ask"),
            Write::OwnMove | Write::Taken => panic!("{sid}: nobody prints in a village"),
            Write::Local | Write::Witnessed | Write::Surrendered => {}
        }
    }

    fn offer(&mut self, payer: Who, sid: Sid, record: &TransferRecord) {
        let paid = coin_ids(&record.sender_exo_pak);
        // I4: change is free for its payer only after S3, so it cannot be offered or given before.
        self.carry(&paid, Place::In(payer), Place::Offered(payer, sid), "S1, I4");
        self.assert_not_quarantined(payer, &paid);
        let amount = record.terms.plan.plan.amount.0;
        let deal =
            Deal { amount, payer, payer_state: record.state, payee: None, paid, change: Vec::new(), header: None };
        assert_eq!(deal.payer_state, State::Offered);
        assert!(self.deals.insert(sid, deal).is_none(), "{sid} was offered twice");
    }

    fn vote(&mut self, payee: Who, sid: Sid, record: &TransferRecord) {
        let change = coin_ids(&record.receiver_exo_pak);
        self.carry(&change, Place::In(payee), Place::Voted(payee, sid), "R1, I4");
        self.assert_not_quarantined(payee, &change);
        let header = header_of(record);
        let values = [coin_ids(&record.sender_exo_pak), change.clone()].map(|coins| self.value(&coins));
        let deal = self.deal(sid);
        assert!(deal.payee.is_none() && deal.payer != payee, "{sid}: voted twice, or for oneself");
        assert_eq!((record.state, coin_ids(&record.sender_exo_pak)), (State::Prepared, deal.paid.clone()));
        assert_eq!(values[0] - values[1], deal.amount, "{sid}: the coins are not the amount");
        deal.payee = Some((payee, State::Prepared));
        deal.change = change;
        deal.header = Some(header);
        self.issuer.name(header, sid);
    }

    fn commit(&mut self, payer: Who, sid: Sid, record: &TransferRecord) {
        let deal = self.deal(sid);
        assert_eq!((deal.payer, deal.payer_state), (payer, State::Offered), "I3: {sid} commits after an end");
        let voted = matches!(deal.payee, Some((_, State::Prepared | State::AbortFiled | State::RolledBack)));
        assert!(voted, "{sid}: committed without a vote");
        assert_eq!((record.state, coin_ids(&record.receiver_exo_pak)), (State::Committed, deal.change.clone()));
        deal.payer_state = State::Committed;
        let (paid, amount) = (deal.paid.clone(), deal.amount);
        self.carry(&paid, Place::Offered(payer, sid), Place::Moving(sid), "S2");
        self.worth[payer] -= i64::from(amount);
    }

    fn receive(&mut self, payee: Who, sid: Sid, record: &TransferRecord) {
        let registered = self.is_registered(sid);
        let deal = self.deal(sid);
        let paid_for = matches!(deal.payer_state, State::Committed | State::Final);
        assert!(paid_for && record.state == State::Received, "{sid}: nobody paid");
        match deal.payee {
            Some((who, State::Prepared)) if who == payee => {}
            Some((who, State::AbortFiled)) if who == payee => {
                assert!(registered, "rule 4: {sid} was acknowledged after the request, on a word of the payer");
            }
            other => panic!("I3: {sid} was received by {payee} after {other:?}"),
        }
        deal.payee = Some((payee, State::Received));
        let finished = deal.payer_state == State::Final;
        let (paid, change, amount) = (deal.paid.clone(), deal.change.clone(), deal.amount);
        self.carry(&paid, Place::Moving(sid), Place::In(payee), "R2");
        if !finished {
            self.carry(&change, Place::Voted(payee, sid), Place::Moving(sid), "R2");
        }
        self.worth[payee] += i64::from(amount);
    }

    fn finish(&mut self, payer: Who, sid: Sid, record: &TransferRecord) {
        let registered = self.is_registered(sid);
        let deal = self.deal(sid);
        assert_eq!((deal.payer, deal.payer_state), (payer, State::Committed), "{sid}: ends without a commit");
        deal.payer_state = State::Final;
        let (change, payee) = (deal.change.clone(), deal.payee);
        if record.acknowledgement.is_empty() {
            assert!(registered, "I4: {sid}: change became usable without an acknowledgement");
            let from = match payee {
                Some((payee, State::Prepared | State::AbortFiled)) => Place::Voted(payee, sid),
                _ => Place::Moving(sid),
            };
            // What began before the wallet was put back is quarantined, whatever else is the matter with it.
            let is_old = self.restored_at.get(&payer).is_some_and(|at| record.started <= *at);
            if is_old {
                let fresh = change.iter().filter(|coin| !self.doubles.has(coin));
                self.restored.entry(payer).or_default().extend(fresh);
            }
            let to = if is_old { Place::In(payer) } else { Place::Unsure(payer) };
            return self.carry(&change, from, to, "S3 by the issuer");
        }
        assert!(matches!(payee, Some((_, State::Received))), "I4: {sid}: an acknowledgement that nobody gave");
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

    /// Released by the payer's abort, or by the issuer.
    fn release(&mut self, payee: Who, sid: Sid, record: &TransferRecord) {
        let voided = self.is_voided(sid);
        let deal = self.deal(sid);
        let locked = matches!(deal.payee, Some((who, State::Prepared | State::AbortFiled)) if who == payee);
        assert!(locked && record.state == State::RolledBack, "I3: {sid} was released after an end");
        let why = if record.abort_certificate.is_empty() { deal.payer_state == State::Aborted } else { voided };
        assert!(why, "{sid}: nobody aborted");
        deal.payee = Some((payee, State::RolledBack));
        let change = deal.change.clone();
        self.carry(&change, Place::Voted(payee, sid), Place::In(payee), "release");
    }

    fn file(&mut self, payee: Who, sid: Sid) {
        let deal = self.deal(sid);
        assert_eq!(deal.payee, Some((payee, State::Prepared)), "{sid}: filed after an end");
        deal.payee = Some((payee, State::AbortFiled));
    }

    /// The only way back after a commit.
    fn give_back(&mut self, payer: Who, sid: Sid) {
        assert!(self.is_voided(sid), "{sid}: a payment came back on nobody's word");
        let deal = self.deal(sid);
        assert_eq!((deal.payer, deal.payer_state), (payer, State::Committed), "{sid}");
        deal.payer_state = State::Voided;
        let (paid, amount) = (deal.paid.clone(), deal.amount);
        self.carry(&paid, Place::Moving(sid), Place::In(payer), "void");
        self.worth[payer] += i64::from(amount);
    }

    fn deal(&mut self, sid: Sid) -> &mut Deal {
        self.deals.get_mut(&sid).unwrap_or_else(|| panic!("nobody has offered {sid}"))
    }

    fn carry(&mut self, coins: &[TokenId], from: Place, to: Place, step: &str) {
        for coin in coins.iter().filter(|coin| !self.doubles.has(coin)) {
            let place = self.places.get_mut(coin).unwrap_or_else(|| panic!("I1, {step}: {coin} came from nowhere"));
            assert_eq!(*place, from, "I2, {step}: {coin} is not where it is taken from");
            *place = to;
        }
    }

    fn value(&self, coins: &[TokenId]) -> u32 {
        coins.iter().map(|coin| self.values[coin]).sum()
    }
}

/// When a wallet was put back from a backup, if this is what it writes then.
fn restored_at(set: &ChangeSet) -> Option<Timestamp> {
    set.changes.iter().find_map(|change| match change {
        Change::Restored(at) => Some(*at),
        _ => None,
    })
}

/// The header that the payee signed its vote and its abort over.
fn header_of(record: &TransferRecord) -> Hash {
    match wire::decode(&record.receiver_retro_pak) {
        Ok(Message::ReceiverRetroPak(pak)) => pak.header,
        other => panic!("a vote without an abort statement: {other:?}"),
    }
}
