//! Settle: what a meeting with the issuers would do for the coins in hand, and giving coins back to them.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::{AssetSummary, CoinGroup, Grade, SettleNeed};
use juicetokens_engine::token::amount::{Amount, DenominationCounts};
use juicetokens_engine::token::hop::MAX_COINS;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::planning::payable;

use crate::model::border::HostCommand;
use crate::model::pay::{amount_of, clean_amount};
use crate::model::{Model, exchange};

/// The settle screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settle {
    /// The amount to give back, as typed: digits only.
    pub typed: String,
    /// Coins of which kind are given back.
    pub authority: Option<Authority>,
}

/// What a person does on the settle screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Chose an amount that can be given back.
    AmountChosen(Amount),
    /// Chose which coins to give back.
    AssetChosen(Authority),
    /// Wants to meet the issuer and give the typed amount back.
    GivenBack,
    /// Wants to meet the issuer, and gives nothing back.
    MeetingWanted,
    /// Wants to settle with this very wallet, as the issuer.
    SettledAlone,
    /// Typed an amount.
    Typed(String),
}

/// Why a coin needs its issuer, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoinNeed {
    /// The wallet was put back from a backup.
    Quarantined,
    /// Somebody before spent it twice.
    Contested,
    /// Signed over, and the answer is missing.
    WithIssuer,
    /// Change of a registered payment, not renewed yet.
    Change,
    /// It can hardly be paid with any more.
    Worn,
    /// Received and not renewed yet.
    OnTrust,
}

impl CoinNeed {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 6] =
        [Self::Quarantined, Self::Contested, Self::WithIssuer, Self::Change, Self::Worn, Self::OnTrust];
}

/// What the coins in hand make of the amount to give back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nothing typed.
    Empty,
    /// They sum to exactly this.
    Exact,
    /// They do not, and an issuer gives no change.
    NotExact {
        /// Amounts they do sum to, the lower first.
        nearest: Vec<Amount>,
    },
    /// It is more than can be given back.
    TooMuch {
        /// What can be given back.
        held: Amount,
    },
}

/// Kinds of coins that somebody else settles for: only these have anybody to meet.
pub fn assets_of_others(model: &Model) -> impl Iterator<Item = &AssetSummary> {
    model.assets().iter().filter(|asset| !asset.settles_here)
}

/// Kinds of coins that this wallet settles for, and of which something waits for that.
pub fn own_assets_to_settle(model: &Model) -> impl Iterator<Item = &AssetSummary> {
    model.assets().iter().filter(|asset| asset.settles_here && needs_issuer(&asset.to_settle))
}

/// Whether a meeting with the issuer would do anything.
pub fn needs_issuer(need: &SettleNeed) -> bool {
    need.transfers > 0 || need.coins > 0
}

/// Why coins need their issuer, if they do.
pub fn coin_need(coin: &CoinGroup) -> Option<CoinNeed> {
    match coin.grade {
        Grade::Quarantined => Some(CoinNeed::Quarantined),
        Grade::Contested => Some(CoinNeed::Contested),
        Grade::WithIssuer => Some(CoinNeed::WithIssuer),
        Grade::OnTrust | Grade::Settled if coin.hands_left < CoinGroup::MANY_HANDS => Some(CoinNeed::Worn),
        Grade::OnTrust => Some(CoinNeed::OnTrust),
        Grade::ChangeComing => Some(CoinNeed::Change),
        Grade::Settled | Grade::Reserved | Grade::InDoubt | Grade::Lost | Grade::OnPaper => None,
    }
}

/// Kinds of coins of which something can be given back.
pub fn returnable_assets(model: &Model) -> impl Iterator<Item = &AssetSummary> {
    assets_of_others(model).filter(|asset| !returnable(asset).value().is_zero())
}

/// The kind of coins that is chosen to be given back.
pub fn chosen_asset(model: &Model) -> Option<&AssetSummary> {
    returnable_assets(model).find(|asset| Some(asset.authority) == model.settle.authority)
}

/// Coins that can be given back: all that lie here bound to nothing, also quarantined ones, for that is always allowed.
pub fn returnable(asset: &AssetSummary) -> DenominationCounts {
    let mut counts = DenominationCounts::default();
    let free = |coin: &&CoinGroup| matches!(coin.grade, Grade::Settled | Grade::OnTrust | Grade::Quarantined);
    for group in asset.coins.iter().filter(free) {
        let count = &mut counts.0[group.denomination.index()];
        *count = count.saturating_add(u8::try_from(group.count).unwrap_or(u8::MAX));
    }
    counts
}

/// What the coins in hand make of the typed amount.
pub fn check(model: &Model) -> Check {
    let amount = amount_of(&model.settle.typed);
    let counts = chosen_asset(model).map(returnable).unwrap_or_default();
    if amount.is_zero() {
        return Check::Empty;
    }
    if amount > counts.value() {
        return Check::TooMuch { held: counts.value() };
    }
    let answer = payable(&counts, &DenominationCounts::default(), amount, MAX_COINS);
    if answer.exact {
        return Check::Exact;
    }
    Check::NotExact { nearest: [answer.below, answer.above].into_iter().flatten().collect() }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::AmountChosen(amount) => model.settle.typed = amount.to_string(),
        Event::AssetChosen(authority) => model.settle.authority = Some(authority),
        Event::GivenBack => return give_back(model),
        Event::MeetingWanted => return exchange::begin(model, Intent::Settle { give_back: None }),
        Event::SettledAlone => return exchange::begin_alone(model),
        Event::Typed(text) => model.settle.typed = clean_amount(&text),
    }
    Vec::new()
}

fn give_back(model: &mut Model) -> Vec<HostCommand> {
    let Some(authority) = chosen_asset(model).map(|asset| asset.authority) else { return Vec::new() };
    if check(model) != Check::Exact {
        return Vec::new();
    }
    let amount = amount_of(&model.settle.typed);
    exchange::begin(model, Intent::Settle { give_back: Some((authority, amount)) })
}

/// A person opens the screen: empty, with a kind of coins that can be given back.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    let kept = chosen_asset(model).or_else(|| returnable_assets(model).next()).map(|asset| asset.authority);
    model.settle = Settle { authority: kept, ..Settle::default() };
    Vec::new()
}
