//! Wallets that live twice or live again from an older state, and what the model still knows of what they touched.
//!
//! Where a coin is that somebody may have signed away twice, nobody knows before its witness has said so. So the model lets go of
//! exactly the coins and transfers that such a wallet could contradict itself about, and keeps the rest to the coin. Of those that
//! it let go it still knows who may be blamed, and that no two honest wallets end with the same one.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{CoinSummary, Grade};
use juicetokens_engine::token::issuance::IssuanceId;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::{Role, Sid, State, TransferRecord, Write};
use juicetokens_engine::trust::fraud_proof::ConflictId;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};
use juicetokens_engine::wallet::known::KnownProof;

use crate::sim::office::end_of;
use crate::sim::reference::{Deal, Place, Reference, Who, header_of};
use crate::sim::wallet::SimWallet;

/// What cannot be known any more, and who is to blame.
#[derive(Default)]
pub(super) struct Doubles {
    coins: BTreeSet<TokenId>,
    deals: BTreeSet<Sid>,
    /// Payments that their payer has forgotten: whoever still wants to hear its last word never does.
    forgotten: BTreeSet<Sid>,
    /// Whoever lives twice or again: what a proof may blame each of them for.
    to_blame: BTreeMap<Who, BTreeSet<TokenId>>,
    /// Who made a key first; a twin makes the same ones.
    keys: BTreeMap<PublicKey, Who>,
    /// By wallet: the proofs that it has written, of which coins of which issuances, and the issuances that it knows.
    proofs: BTreeMap<Who, BTreeMap<ConflictId, (TokenId, IssuanceId)>>,
    issuances: BTreeMap<Who, BTreeSet<IssuanceId>>,
}

/// How a wallet came to contradict itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It goes on beside a second one, in this place, that was made from a backup and dodges quarantine.
    Twin(usize),
    /// It was put back from a backup, and has forgotten what it did since.
    Restored,
}

impl Reference {
    /// A backup of a wallet begins to live: `image` is what the backup says, `before` what the wallet was until now.
    pub fn live_again(&mut self, who: usize, (before, image): (&SimWallet, &SimWallet), again: Again) {
        let summary = image.summary();
        let held: BTreeSet<TokenId> = image.coins().iter().map(|coin| coin.token_id).collect();
        let mut deals: BTreeSet<Sid> = summary.open.iter().map(|open| open.sid).collect();
        if again == Again::Restored {
            deals.extend(self.deals.iter().filter(|(_, deal)| is_unfinished_by(deal, who)).map(|(sid, _)| *sid));
        }
        let mut blamed: BTreeSet<TokenId> =
            deals.iter().filter_map(|sid| self.deals.get(sid)).flat_map(Deal::coins).collect();
        // A coin that was paid and came back has a longer chain than the backup knows. One that was only renewed has as many newer
        // places as the issuer gave it anchors: whoever signs it over again signs nothing that contradicts them.
        let end = |wallet: &SimWallet, coin: &TokenId| {
            let tails = wallet.disk().tails(&[*coin]);
            tails.first().map_or(0, |(_, tail)| end_of(&Telomeer::parse(tail).expect("a stored chain reads")).0)
        };
        let as_it_was =
            |coin: &TokenId| (end(image, coin) + 1..=end(before, coin)).all(|seq| self.issuer.was_taken(coin, seq));
        let elsewhere =
            |coin: &&TokenId| again != Again::Restored || self.places[*coin] != Place::In(who) || !as_it_was(coin);
        blamed.extend(held.iter().filter(elsewhere));
        self.doubles.coins.extend(held.iter().chain(&blamed));
        if again == Again::Restored {
            let forgotten = self.places.iter().filter(|(_, place)| place.is_with(who)).map(|(coin, _)| *coin);
            self.doubles.coins.extend(forgotten);
            let known = transfers_in(image);
            let paid = self.deals.iter().filter(|(sid, deal)| deal.payer == who && !known.contains(sid));
            self.doubles.forgotten.extend(paid.map(|(sid, _)| *sid));
        }
        self.doubles.deals.extend(deals);
        let reborn = match again {
            Again::Twin(twin) => twin,
            Again::Restored => who,
        };
        self.skip(reborn, image.disk().len());
        for place in [who, reborn] {
            self.doubles.to_blame.entry(place).or_default().extend(&blamed);
        }
    }

    /// Whether a wallet has lived twice or again: what it shows is its own affair.
    pub fn is_double(&self, who: usize) -> bool {
        self.doubles.to_blame.contains_key(&who)
    }

    pub(super) fn has_doubles(&self) -> bool {
        !self.doubles.to_blame.is_empty()
    }

    /// Proofs that somebody has written, each counted once.
    pub fn proofs(&self) -> u64 {
        let all: BTreeSet<&ConflictId> = self.doubles.proofs.values().flat_map(BTreeMap::keys).collect();
        all.len() as u64
    }

    /// Whether one of the coins that nobody can place is among those that a wallet shows.
    pub fn holds_disputed(&self, wallet: &SimWallet) -> bool {
        wallet.coins().iter().any(|coin| self.is_disputed(&coin.token_id))
    }

    /// What one wallet could prove to another that it does not know yet.
    pub fn has_news_for(&self, who: usize, other: usize) -> bool {
        self.news_for(who, other).next().is_some()
    }

    /// How many proofs a wallet knows.
    pub fn proofs_of(&self, who: usize) -> usize {
        self.doubles.proofs.get(&who).map_or(0, BTreeMap::len)
    }

    fn news_for(&self, who: Who, other: Who) -> impl Iterator<Item = &ConflictId> {
        let known = self.doubles.proofs.get(&other);
        let issuances = self.doubles.issuances.get(&other);
        let of_who = self.doubles.proofs.get(&who).into_iter().flatten();
        let is_news = move |id: &ConflictId, issuance: &IssuanceId| {
            known.is_none_or(|known| !known.contains_key(id))
                && issuances.is_some_and(|issuances| issuances.contains(issuance))
        };
        of_who.filter(move |(id, (_, issuance))| is_news(id, issuance)).map(|(id, _)| id)
    }

    /// At the end no honest wallet has lost anything but what somebody else spent twice, each loss that a place of the chain shows
    /// is proved to whoever lost it, and no two honest wallets hold the same coin (I8).
    pub fn compare_losses(&self, wallets: &[SimWallet]) {
        let mut holders: BTreeMap<TokenId, (&'static str, Grade)> = BTreeMap::new();
        for (who, wallet) in wallets.iter().enumerate().filter(|(who, _)| !self.is_double(*who)) {
            let assets = wallet.summary().assets;
            // What an issuer's wallet keeps of its own coins in quarantine it never clears for itself: nobody has them by that.
            let issued_here =
                |coin: &CoinSummary| assets.iter().any(|asset| asset.issued_here && asset.authority == coin.authority);
            let shut = |coin: &CoinSummary| coin.grade == Grade::Quarantined && issued_here(coin);
            for coin in wallet.coins().iter().filter(|coin| !shut(coin)) {
                if coin.grade == Grade::Lost {
                    assert!(self.is_disputed(&coin.token_id), "I8: {} lost {}", wallet.name, coin.token_id);
                    let proved = self
                        .doubles
                        .proofs
                        .get(&who)
                        .is_some_and(|known| known.values().any(|(token_id, _)| *token_id == coin.token_id));
                    let void = self.was_in_void(&coin.token_id);
                    // An issuer that was put back holds its own coins in quarantine. Where somebody shows a later place of one, it
                    // takes it that it paid it out itself, and owes it to nobody but the one who shows it.
                    let buried = issued_here(coin) && self.restored.contains_key(&who);
                    assert!(proved || void || buried, "{} lost {} and cannot say to whom", wallet.name, coin.token_id);
                } else if let Some(other) = holders.insert(coin.token_id, (wallet.name, coin.grade)) {
                    panic!(
                        "I2: {} is with {other:?} and with {} {:?}, both honest",
                        coin.token_id, wallet.name, coin.grade
                    );
                }
            }
        }
    }

    /// Whether a coin was in a transfer that its issuer declared void.
    fn was_in_void(&self, coin: &TokenId) -> bool {
        self.deals.iter().any(|(sid, deal)| self.is_voided(*sid) && deal.coins().any(|other| other == *coin))
    }

    pub(super) fn is_disputed(&self, coin: &TokenId) -> bool {
        self.doubles.has(coin)
    }

    pub(super) fn is_disputed_deal(&self, sid: Sid) -> bool {
        self.doubles.has_deal(sid)
    }

    /// Whether a transfer may end apart or never: a side of it forgot it under way, or a coin in it was spent before.
    pub fn may_stay_open(&self, sid: Sid) -> bool {
        self.is_disputed_deal(sid)
            || self.deals.get(&sid).is_some_and(|deal| deal.coins().any(|coin| self.is_disputed(&coin)))
    }

    /// Whether a payment has ended, and whoever received it waits for ever to hear that its payer knows.
    pub fn waits_for_who_forgot(&self, sid: Sid) -> bool {
        self.doubles.forgotten.contains(&sid)
    }

    /// Keys, proofs and issuances that a wallet writes down. Whoever a proof names has contradicted itself about that coin.
    pub(super) fn learn(&mut self, who: Who, set: &ChangeSet) {
        for change in &set.changes {
            match change {
                Change::Key(_, public) => {
                    self.doubles.keys.entry(*public).or_insert(who);
                }
                Change::Issuance(issuance) => {
                    self.doubles.issuances.entry(who).or_default().insert(issuance.id());
                }
                Change::Proof(known) => self.accuse(who, known),
                _ => {}
            }
        }
    }

    fn accuse(&mut self, who: Who, known: &KnownProof) {
        let culprit = self.doubles.keys[&known.culprit];
        let coin = known.proof.coin();
        let to_blame = self.doubles.to_blame.get(&culprit);
        let blamed = to_blame.is_some_and(|coins| coins.contains(&coin.token_id()));
        assert!(blamed, "I8: {who} proves that {culprit} spent {} twice: {:?}", coin.token_id(), to_blame.is_some());
        let id = known.proof.id().expect("a verified proof has an id");
        self.doubles.proofs.entry(who).or_default().insert(id, (coin.token_id(), coin.issuance));
    }

    /// What a payment that is void brings back. A payer that had its change already, and may have spent it, keeps it or loses it
    /// apart from that. Only a coin that is `fresh` comes back: one that had come back by a payment before is there already, and what
    /// was given for it then is lost to whoever lived twice.
    fn came_back(&self, sid: Sid, fresh: &BTreeSet<TokenId>) -> i64 {
        let deal = &self.deals[&sid];
        let value = |coin: &TokenId| i64::from(self.values[coin]);
        let paid: i64 = deal.paid.iter().map(value).sum();
        let there: i64 = deal.paid.iter().filter(|coin| !fresh.contains(coin)).map(value).sum();
        let back = if deal.payer_state == State::Final { paid } else { i64::from(deal.amount) };
        back - there
    }

    /// Of a transfer that the model has let go, only what each side believes: where it stands, and what it is worth by it.
    /// `fresh` are the coins that it did not have before.
    pub(super) fn follow(&mut self, who: Who, (write, record): (Write, &TransferRecord), fresh: &BTreeSet<TokenId>) {
        let sid = record.sid();
        let amount = i64::from(record.terms.plan.plan.amount.0);
        match write {
            Write::R1 => self.issuer.name(header_of(record), sid),
            Write::S2 => self.worth[who] -= amount,
            Write::R2 => self.worth[who] += amount,
            Write::RolledBack if record.state == State::Voided => {
                self.worth[who] += self.came_back(sid, fresh);
            }
            _ => {}
        }
        let deal = self.deal(sid);
        match record.role() {
            Role::Payer => deal.payer_state = record.state,
            Role::Payee => deal.payee = Some((deal.payee.map_or(who, |(payee, _)| payee), record.state)),
        }
    }
}

impl Doubles {
    pub(super) fn has(&self, coin: &TokenId) -> bool {
        self.coins.contains(coin)
    }

    pub(super) fn has_deal(&self, sid: Sid) -> bool {
        self.deals.contains(&sid)
    }
}

impl Deal {
    fn coins(&self) -> impl Iterator<Item = TokenId> {
        self.paid.iter().chain(&self.change).copied()
    }
}

impl Place {
    fn is_with(&self, who: Who) -> bool {
        match *self {
            Self::In(owner)
            | Self::Offered(owner, _)
            | Self::Voted(owner, _)
            | Self::Unsure(owner)
            | Self::WithIssuer(owner) => owner == who,
            Self::Moving(_) | Self::Redeemed => false,
        }
    }
}

fn transfers_in(wallet: &SimWallet) -> BTreeSet<Sid> {
    let changes = wallet.log().iter().flat_map(|set| ChangeSet::decode(set).expect("a stored entry reads").changes);
    let sids =
        changes.filter_map(|change| if let Change::Transfer(record) = change { Some(record.sid()) } else { None });
    sids.collect()
}

fn is_unfinished_by(deal: &Deal, who: Who) -> bool {
    let payee = deal.payee.map(|(payee, _)| payee);
    let ended = match (deal.payer_state, deal.payee.map(|(_, state)| state)) {
        (State::Aborted | State::Frozen, None) => true,
        (State::Final | State::Aborted | State::Frozen | State::Voided, Some(state)) => {
            matches!(state, State::Received | State::RolledBack)
        }
        _ => false,
    };
    (deal.payer == who || payee == Some(who)) && !ended
}
