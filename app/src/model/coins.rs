//! Coins: every one of them, and the chain of each.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{AssetSummary, ChainSummary, CoinSummary, Grade};
use juicetokens_engine::token::token_id::TokenId;

use crate::model::border::HostCommand;
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route};

/// Coins drawn before a person asks for more, and added each time.
pub const COINS_AT_A_TIME: usize = 50;
/// A coin with fewer hands left is to be renewed soon.
const FEW_HANDS: u8 = 3;
/// A coin that expires within this time is to be spent or renewed soon.
const SOON_DAYS: u64 = 14;
const DAY_MS: u64 = 86_400_000;

/// Every grade, in the order in which a person may choose among them.
pub const GRADES: [Grade; 9] = [
    Grade::Settled,
    Grade::OnTrust,
    Grade::Reserved,
    Grade::ChangeComing,
    Grade::InDoubt,
    Grade::WithIssuer,
    Grade::Quarantined,
    Grade::Contested,
    Grade::Lost,
];

/// The list of coins, and the page of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coins {
    /// Only coins of this grade.
    pub grade: Option<Grade>,
    /// How many are drawn.
    pub shown: usize,
    /// The chain of the coin that is looked at.
    pub chain: ChainPage,
}

impl Default for Coins {
    fn default() -> Self {
        Self { grade: None, shown: COINS_AT_A_TIME, chain: ChainPage::default() }
    }
}

/// What is known of the chain a person wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ChainPage {
    /// Here it is.
    Found(Box<ChainSummary>),
    /// The worker is verifying it.
    #[default]
    Loading,
    /// The coin is not held here.
    Missing,
}

/// What a person does on the screen of coins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants only one grade, or all.
    GradeChosen(Option<Grade>),
    /// Wants more of the list.
    MoreWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::GradeChosen(grade) => {
            (model.coins.grade, model.coins.shown) = (grade, COINS_AT_A_TIME);
        }
        Event::MoreWanted => model.coins.shown = model.coins.shown.saturating_add(COINS_AT_A_TIME),
    }
    Vec::new()
}

/// A person opens the list: it begins at its beginning, with all grades.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    (model.coins.grade, model.coins.shown) = (None, COINS_AT_A_TIME);
    Vec::new()
}

/// A person opens the page of a coin: the worker verifies its chain, now.
pub(super) fn enter_coin(model: &mut Model, token_id: TokenId) -> Vec<HostCommand> {
    model.coins.chain = ChainPage::Loading;
    vec![HostCommand::ToWallet(ToWallet::ChainWanted(token_id))]
}

/// The wallet changed while a coin is looked at: its chain may have, too.
pub(super) fn wallet_changed(model: &Model) -> Vec<HostCommand> {
    match model.route {
        Route::Coin(token_id) => vec![HostCommand::ToWallet(ToWallet::ChainWanted(token_id))],
        _ => Vec::new(),
    }
}

/// The worker has verified it, or does not know it; an answer to an older question is dropped.
pub(super) fn chain_arrived(model: &mut Model, chain: Option<Box<ChainSummary>>) -> Vec<HostCommand> {
    let Route::Coin(wanted) = model.route else { return Vec::new() };
    match chain {
        Some(chain) if chain.token_id == wanted => model.coins.chain = ChainPage::Found(chain),
        Some(_) => {}
        None => model.coins.chain = ChainPage::Missing,
    }
    Vec::new()
}

/// Coins of one kind and value that are drawn together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The kind.
    pub asset: &'a AssetSummary,
    /// Those that are drawn, the highest value first.
    pub coins: Vec<&'a CoinSummary>,
}

/// The coins to draw, by community and then by value, and how many are left.
pub fn listed(model: &Model) -> (Vec<Group<'_>>, usize) {
    let (mut room, mut left) = (model.coins.shown, 0);
    let mut groups = Vec::new();
    for asset in model.assets() {
        let fits = |coin: &&CoinSummary| model.coins.grade.is_none_or(|grade| coin.grade == grade);
        let count = asset.coins.iter().filter(fits).count();
        let coins: Vec<&CoinSummary> = asset.coins.iter().filter(fits).take(room).collect();
        room -= coins.len();
        left += count - coins.len();
        if !coins.is_empty() {
            groups.push(Group { asset, coins });
        }
    }
    (groups, left)
}

/// Grades that coins here have, each with how many, in the order of choice.
pub fn grades(assets: &[AssetSummary]) -> Vec<(Grade, u32)> {
    let count = |grade| assets.iter().flat_map(|asset| &asset.coins).filter(|coin| coin.grade == grade).count();
    let counted = GRADES.iter().map(|grade| (*grade, u32::try_from(count(*grade)).unwrap_or(u32::MAX)));
    counted.filter(|(_, count)| *count > 0).collect()
}

/// A coin of this wallet, with its kind.
pub fn found(assets: &[AssetSummary], token_id: TokenId) -> Option<(&AssetSummary, &CoinSummary)> {
    let mut coins = assets.iter().flat_map(|asset| asset.coins.iter().map(move |coin| (asset, coin)));
    coins.find(|(_, coin)| coin.token_id == token_id)
}

/// How much time a coin has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Whole days until it expires; none when it has.
    pub days: Option<u32>,
    /// How much of its life is left, in thousandths.
    pub left: u32,
    /// Whether it is to be spent or renewed soon.
    pub is_short: bool,
}

/// How much time a coin has at a moment.
pub fn life(coin: &CoinSummary, now: Timestamp) -> Life {
    let left_ms = coin.expires.0.saturating_sub(now.0);
    let whole_ms = coin.expires.0.saturating_sub(coin.issued.0).max(1);
    let left = (u128::from(left_ms) * 1_000 / u128::from(whole_ms)).min(1_000);
    Life {
        days: (left_ms > 0).then(|| u32::try_from(left_ms / DAY_MS).unwrap_or(u32::MAX)),
        left: u32::try_from(left).unwrap_or(1_000),
        is_short: left_ms < SOON_DAYS * DAY_MS,
    }
}

/// Whether only few hands, or none, may still take it.
pub fn is_worn(coin: &CoinSummary) -> bool {
    coin.hands_left < FEW_HANDS
}

/// Whether its issuer could make it better: fresh again, or sure.
pub fn is_to_renew(coin: &CoinSummary, now: Timestamp) -> bool {
    let unsure = !matches!(coin.grade, Grade::Settled | Grade::Reserved | Grade::Lost);
    coin.grade != Grade::Lost && (unsure || is_worn(coin) || life(coin, now).is_short)
}
