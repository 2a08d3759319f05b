//! Coins: every one of them, and the chain of each.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{AssetSummary, ChainSummary, CoinGroup, CoinQuery, CoinSummary, CoinsPage, Grade};
use juicetokens_engine::token::amount::Denomination;
use juicetokens_engine::token::token_id::TokenId;

use crate::model::border::HostCommand;
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route};

/// Coins asked for at a time: before a person wants more, and each time that one does.
pub const PAGE: u16 = 50;
/// The most that is asked for at once.
const LONGEST_PAGE: u16 = 500;
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
    /// What has come so far, in the order in which it is drawn.
    pub found: Vec<CoinSummary>,
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
    /// Wants more of the list.
    MoreWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let coins = &mut model.coins;
    match event {
        Event::GradeChosen(grade) => {
            (coins.grade, coins.found) = (grade, Vec::new());
            ask(coins, PAGE)
        }
        Event::MoreWanted if coins.awaited.is_some() || left(coins) == 0 => Vec::new(),
        Event::MoreWanted => ask(coins, PAGE),
    }
}

/// A person opens the list: it begins at its beginning, with all grades.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    model.coins = Coins::default();
    ask(&mut model.coins, PAGE)
}

/// A page came, or one that nobody waits for any more.
pub(super) fn arrived(model: &mut Model, page: CoinsPage) -> Vec<HostCommand> {
    let coins = &mut model.coins;
    if coins.awaited == Some(page.query) {
        coins.awaited = None;
        if page.query.skip == 0 {
            coins.found.clear();
        }
        coins.found.extend(page.coins);
        coins.total = page.total;
    }
    Vec::new()
}

/// Asks for those that follow what is there.
fn ask(coins: &mut Coins, count: u16) -> Vec<HostCommand> {
    ask_from(coins, u32::try_from(coins.found.len()).unwrap_or(u32::MAX), count)
}

fn ask_from(coins: &mut Coins, skip: u32, count: u16) -> Vec<HostCommand> {
    let query = CoinQuery { grade: coins.grade, skip, count };
    coins.awaited = Some(query);
    vec![HostCommand::ToWallet(ToWallet::CoinsWanted(query))]
}

/// A person opens the page of a coin: the worker verifies its chain, now.
pub(super) fn enter_coin(model: &mut Model, token_id: TokenId) -> Vec<HostCommand> {
    model.coins.chain = ChainPage::Loading;
    vec![HostCommand::ToWallet(ToWallet::ChainWanted(token_id))]
}

/// The wallet changed: so may have the chain that is looked at, or the list. That one is asked for anew, as long as it was, and what
/// is shown stays until the answer is there.
pub(super) fn wallet_changed(model: &mut Model) -> Vec<HostCommand> {
    match model.route {
        Route::Coin(token_id) => vec![HostCommand::ToWallet(ToWallet::ChainWanted(token_id))],
        Route::Coins => {
            let shown = u16::try_from(model.coins.found.len()).unwrap_or(u16::MAX);
            ask_from(&mut model.coins, 0, shown.clamp(PAGE, LONGEST_PAGE))
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

/// How many have not come yet.
pub fn left(coins: &Coins) -> u32 {
    coins.total.saturating_sub(u32::try_from(coins.found.len()).unwrap_or(u32::MAX))
}

/// Grades that coins here have, each with how many, in the order of choice.
pub fn grades(assets: &[AssetSummary]) -> Vec<(Grade, u32)> {
    let groups = || assets.iter().flat_map(|asset| &asset.coins);
    let count = |grade| groups().filter(|group| group.grade == grade).map(|group| group.count).sum();
    let counted = GRADES.iter().map(|grade| (*grade, count(*grade)));
    counted.filter(|(_, count): &(Grade, u32)| *count > 0).collect()
}

/// How many coins of one value are there, of one grade or of all: those too that have not come yet.
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
