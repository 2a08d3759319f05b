//! Coins: every one of them, and the chain of each.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{AssetSummary, ChainSummary, CoinGroup, CoinQuery, CoinSummary, CoinsPage, Grade};
use juicetokens_engine::token::amount::Denomination;
use juicetokens_engine::token::token_id::TokenId;

use crate::model::border::HostCommand;
use crate::model::pages::{Range, Turn};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route};

/// Coins of a page.
pub const PAGE: u16 = 50;
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coins {
    /// Only coins of this grade.
    pub grade: Option<Grade>,
    /// Those of the page that is looked at, in the order in which they are drawn.
    pub found: Vec<CoinSummary>,
    /// How many come before them.
    pub skip: u32,
    /// How many there are in all.
    pub total: u32,
    /// The question whose answer is awaited.
    pub awaited: Option<CoinQuery>,
    /// The chain of the coin that is looked at.
    pub chain: ChainPage,
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
    /// Wants another page of the list.
    Turned(Turn),
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let coins = &mut model.coins;
    match event {
        Event::GradeChosen(grade) => {
            (coins.grade, coins.found) = (grade, Vec::new());
            ask(coins, 0)
        }
        Event::Turned(_) if coins.awaited.is_some() => Vec::new(),
        Event::Turned(turn) => {
            let skip = match turn {
                Turn::Back => coins.skip.saturating_sub(PAGE.into()),
                Turn::On => coins.skip.saturating_add(PAGE.into()),
            };
            if skip == coins.skip || skip >= coins.total {
                return Vec::new();
            }
            model.turns = model.turns.wrapping_add(1);
            ask(&mut model.coins, skip)
        }
    }
}

/// A person opens the list: it begins at its beginning, with all grades.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    model.coins = Coins::default();
    ask(&mut model.coins, 0)
}

/// A page came, or one that nobody waits for any more.
pub(super) fn arrived(model: &mut Model, page: CoinsPage) -> Vec<HostCommand> {
    let coins = &mut model.coins;
    if coins.awaited == Some(page.query) {
        coins.awaited = None;
        (coins.found, coins.total) = (page.coins, page.total);
        // There are fewer than there were: the last page is another.
        if coins.found.is_empty() && page.query.skip > 0 {
            let last = page.total.saturating_sub(1) / u32::from(PAGE) * u32::from(PAGE);
            return ask(coins, last);
        }
    }
    Vec::new()
}

/// Asks for the page after so many.
fn ask(coins: &mut Coins, skip: u32) -> Vec<HostCommand> {
    let query = CoinQuery { grade: coins.grade, skip, count: PAGE };
    (coins.skip, coins.awaited) = (skip, Some(query));
    vec![HostCommand::ToWallet(ToWallet::CoinsWanted(query))]
}

/// A person opens the page of a coin: the worker verifies its chain, now.
pub(super) fn enter_coin(model: &mut Model, token_id: TokenId) -> Vec<HostCommand> {
    model.coins.chain = ChainPage::Loading;
    vec![HostCommand::ToWallet(ToWallet::ChainWanted(token_id))]
}

/// The wallet changed: so may have the chain that is looked at, or the list. Its page is asked for anew, and what is shown stays until
/// the answer is there.
pub(super) fn wallet_changed(model: &mut Model) -> Vec<HostCommand> {
    match model.route {
        Route::Coin(token_id) => vec![HostCommand::ToWallet(ToWallet::ChainWanted(token_id))],
        Route::Coins => {
            let skip = model.coins.skip;
            ask(&mut model.coins, skip)
        }
        _ => Vec::new(),
    }
}

/// The worker has verified it, or does not know it; an answer to an older question is dropped.
pub(super) fn chain_arrived(model: &mut Model, chain: Option<Box<ChainSummary>>) -> Vec<HostCommand> {
    let Route::Coin(wanted) = model.route else { return Vec::new() };
    match chain {
        Some(chain) if chain.coin.token_id == wanted => model.coins.chain = ChainPage::Found(chain),
        Some(_) => {}
        None => model.coins.chain = ChainPage::Missing,
    }
    Vec::new()
}

/// The coins to draw, those of one community together; empty where the wallet knows no such kind any more.
pub fn listed(model: &Model) -> Vec<(&AssetSummary, &[CoinSummary])> {
    let kinds = model.coins.found.chunk_by(|one, other| one.authority == other.authority);
    let known = kinds.filter_map(|coins| Some((kind_of(model.assets(), coins.first()?)?, coins)));
    known.collect()
}

/// Which part of all of them is drawn.
pub fn range(coins: &Coins) -> Range {
    Range::of(coins.skip, coins.found.len(), coins.total)
}

/// Grades that coins here have, each with how many, in the order of choice.
pub fn grades(assets: &[AssetSummary]) -> Vec<(Grade, u32)> {
    let groups = || assets.iter().flat_map(|asset| &asset.coins);
    let count = |grade| groups().filter(|group| group.grade == grade).map(|group| group.count).sum();
    let counted = GRADES.iter().map(|grade| (*grade, count(*grade)));
    counted.filter(|(_, count): &(Grade, u32)| *count > 0).collect()
}

/// How many coins of one value are there, of one grade or of all: those too that are on other pages.
pub fn count(asset: &AssetSummary, value: Denomination, grade: Option<Grade>) -> u32 {
    let fits = |group: &&CoinGroup| group.denomination == value && grade.is_none_or(|grade| group.grade == grade);
    asset.coins.iter().filter(fits).map(|group| group.count).sum()
}

/// The kind of a coin.
pub fn kind_of<'a>(assets: &'a [AssetSummary], coin: &CoinSummary) -> Option<&'a AssetSummary> {
    assets.iter().find(|asset| asset.authority == coin.authority)
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
    coin.hands_left < CoinGroup::MANY_HANDS
}

/// Whether its issuer could make it better: fresh again, or sure.
pub fn is_to_renew(coin: &CoinSummary, now: Timestamp) -> bool {
    let unsure = !matches!(coin.grade, Grade::Settled | Grade::Reserved | Grade::Lost);
    coin.grade != Grade::Lost && (unsure || is_worn(coin) || life(coin, now).is_short)
}
