//! The coins in hand: counted for the summary, and named page by page.
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::engine::state::Engine;
use crate::foundation::time::Timestamp;
use crate::summary::{CoinGroup, CoinQuery, CoinSummary, CoinsPage, Expiry, Grade};
use crate::token::issuance::Authority;
use crate::token::token_id::TokenId;
use crate::token::transfer::record::{Role, TransferRecord};
use crate::wallet::change_set::Standing;
use crate::wallet::{Coin, Wallet};

/// Most coins of one page, whatever is asked.
const MAX_PAGE: u16 = 500;
const DAY_MS: u64 = 86_400_000;

impl Engine {
    /// The coins that are asked for.
    pub fn coins(&self, query: CoinQuery) -> CoinsPage {
        let kinds: Vec<Authority> = self.kinds_shown().map(|(_, authority)| authority).collect();
        let place = |(token_id, coin): (&TokenId, &Coin)| {
            let kind = kinds.iter().position(|kind| *kind == coin.authority())?;
            let fits = query.grade.is_none_or(|wanted| grade(&self.wallet, coin) == wanted);
            fits.then_some((kind, Reverse(coin.denomination), *token_id))
        };
        let mut places: Vec<_> = self.wallet.coins.iter().filter_map(place).collect();
        places.sort_unstable();
        let total = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let skip = usize::try_from(query.skip).unwrap_or(usize::MAX);
        let wanted = places.into_iter().skip(skip).take(query.count.min(MAX_PAGE).into());
        let coins = wanted.filter_map(|(_, _, token_id)| self.coin_summary(&token_id)).collect();
        CoinsPage { query, total, coins }
    }

    /// All coins in hand by id, as they would be shown: to hold two wallets against each other, and for no screen.
    pub fn every_coin(&self) -> impl Iterator<Item = CoinSummary> {
        self.wallet.coins.keys().filter_map(|token_id| self.coin_summary(token_id))
    }

    /// Coins of one kind, those together that are alike; the highest value first.
    pub(super) fn coin_groups(&self, authority: &Authority, now: Timestamp) -> Vec<CoinGroup> {
        let mut groups = BTreeMap::<_, CoinGroup>::new();
        for (token_id, coin) in self.wallet.coins.iter().filter(|(_, coin)| coin.authority() == *authority) {
            let (denomination, grade) = (coin.denomination, grade(&self.wallet, coin));
            let hands_left = coin.hands_left.min(CoinGroup::MANY_HANDS);
            let expiry = expiry(coin, now);
            let empty = CoinGroup { denomination, grade, hands_left, expiry, count: 0, first: *token_id };
            let group = groups.entry((Reverse(denomination), grade, hands_left, expiry)).or_insert(empty);
            group.count = group.count.saturating_add(1);
        }
        groups.into_values().collect()
    }

    /// How sure a coin is; none where it is not held here.
    pub(super) fn grade_of(&self, token_id: &TokenId) -> Option<Grade> {
        self.wallet.coins.get(token_id).map(|coin| grade(&self.wallet, coin))
    }

    /// One coin that is held here.
    pub(super) fn coin_summary(&self, token_id: &TokenId) -> Option<CoinSummary> {
        let coin = self.wallet.coins.get(token_id)?;
        let issuance = self.wallet.issuances.get(&coin.issuance());
        Some(CoinSummary {
            token_id: *token_id,
            authority: coin.authority(),
            label: issuance.map_or(String::new(), |issuance| issuance.issuance.label(coin.index)),
            denomination: coin.denomination,
            grade: grade(&self.wallet, coin),
            hands_left: coin.hands_left,
            hand_limit: issuance.map_or(0, |issuance| issuance.issuance.hop_limit),
            issued: issuance.map_or(Timestamp(0), |issuance| issuance.issuance.issued),
            expires: expires(coin),
        })
    }
}

fn expires(coin: &Coin) -> Timestamp {
    Timestamp(u64::from(coin.expiry_minutes) * 60_000)
}

fn expiry(coin: &Coin, now: Timestamp) -> Expiry {
    match expires(coin).0.saturating_sub(now.0) {
        0 => Expiry::Over,
        left if left < DAY_MS => Expiry::WithinADay,
        _ => Expiry::Later,
    }
}

fn grade(wallet: &Wallet, coin: &Coin) -> Grade {
    if coin.is_on_paper() {
        return Grade::OnPaper;
    }
    let holder = coin.held_by().and_then(|sid| wallet.record(&sid));
    match holder.map(TransferRecord::role) {
        Some(Role::Payer) => Grade::Reserved,
        Some(Role::Payee) => Grade::InDoubt,
        None if coin.standing == Standing::Dead => Grade::Lost,
        None if wallet.is_quarantined_for_good(coin) => Grade::Quarantined,
        None if coin.surrendered().is_some() => Grade::WithIssuer,
        None if coin.standing == Standing::Quarantined => Grade::Quarantined,
        None if coin.standing == Standing::Registered => Grade::ChangeComing,
        None if coin.contested => Grade::Contested,
        None if coin.on_trust => Grade::OnTrust,
        None => Grade::Settled,
    }
}
