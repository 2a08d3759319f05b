//! The list of coins, and the chain of one.
use juicetokens_engine::summary::{ChainSummary, CoinQuery, CoinSummary, CoinsPage, Grade};
use juicetokens_engine::token::token_id::TokenId;

use super::*;
use crate::model::coins::{ChainPage, Event as Did, PAGE, count, grades, is_to_renew, life, listed, range};
use crate::model::pages::Turn;

const DAY_MS: u64 = 86_400_000;

fn coin(number: u8, grade: Grade) -> CoinSummary {
    CoinSummary {
        token_id: TokenId(Hash([number; 32])),
        authority: authority(1),
        label: format!("000000-REF-5-{number:03}"),
        denomination: Denomination::of_value(5).unwrap(),
        grade,
        hands_left: 16,
        hand_limit: 16,
        issued: Timestamp(NOON.0 - 100 * DAY_MS),
        expires: Timestamp(NOON.0 + 100 * DAY_MS),
    }
}

fn chain(number: u8) -> Box<ChainSummary> {
    Box::new(ChainSummary {
        coin: coin(number, Grade::Settled),
        issuer: "k7f3".into(),
        community: "Market 1".into(),
        unit: "juice".into(),
        anchor: None,
        links: Vec::new(),
        holds: true,
    })
}

fn query(grade: Option<Grade>, skip: u32, count: u16) -> CoinQuery {
    CoinQuery { grade, skip, count }
}

fn asked(query: CoinQuery) -> HostCommand {
    HostCommand::ToWallet(ToWallet::CoinsWanted(query))
}

/// Sixty coins of the first kind, then two of the second, the last of them on trust; as much of it as was asked for.
fn answer(model: &mut Model, query: CoinQuery) {
    let second = |number, grade| CoinSummary { authority: authority(2), ..coin(number, grade) };
    let mut all: Vec<_> = (0..60).map(|number| coin(number, Grade::Settled)).collect();
    all.extend([second(61, Grade::Settled), second(62, Grade::OnTrust)]);
    all.retain(|coin| query.grade.is_none_or(|grade| coin.grade == grade));
    let total = all.len() as u32;
    let coins = all.into_iter().skip(query.skip as usize).take(query.count.into()).collect();
    tell(model, FromWallet::Coins(CoinsPage { query, total, coins }));
}

/// How many of each kind, and the numbers of the first and the last.
fn drawn(model: &Model) -> (Vec<usize>, (u32, u32)) {
    let range = range(&model.coins);
    (listed(model).iter().map(|(_, coins)| coins.len()).collect(), (range.first, range.last))
}

fn turn(model: &mut Model, turn: Turn) -> Vec<HostCommand> {
    update(model, Event::Coins(Did::Turned(turn)))
}

/// The number over the fives of a kind.
fn headed(model: &Model, kind: usize, grade: Option<Grade>) -> u32 {
    count(&model.assets()[kind], Denomination::of_value(5).unwrap(), grade)
}

fn at_coins() -> Model {
    let many = AssetSummary { coins: vec![coins(60, 5, Grade::Settled)], ..asset(1, 300) };
    let few = [coins(1, 5, Grade::Settled), coins(1, 5, Grade::OnTrust)];
    let few = AssetSummary { coins: few.into(), ..asset(2, 10) };
    let mut model = opened_with(vec![many, few]);
    let commands = update(&mut model, Event::Opened(Route::Coins));
    assert_commands(&commands, &[HostCommand::Navigate("/coins".into()), asked(query(None, 0, PAGE))]);
    model
}

#[test]
fn one_page_of_coins_is_kept_at_a_time_and_pages_turn_both_ways() {
    let mut model = at_coins();
    assert_commands(&turn(&mut model, Turn::On), &[]);
    answer(&mut model, query(None, 0, PAGE));
    assert_eq!(drawn(&model), (vec![50], (1, 50)));
    assert_eq!(headed(&model, 0, None), 60, "all there are, and not those of this page");
    assert_commands(&turn(&mut model, Turn::Back), &[]);
    let next = query(None, 50, PAGE);
    assert_commands(&turn(&mut model, Turn::On), &[asked(next)]);
    assert_commands(&turn(&mut model, Turn::On), &[]);
    answer(&mut model, next);
    answer(&mut model, next);
    assert_eq!((drawn(&model), model.coins.found.len()), ((vec![10, 2], (51, 62)), 12));
    assert_commands(&turn(&mut model, Turn::On), &[]);
    let first = query(None, 0, PAGE);
    assert_commands(&turn(&mut model, Turn::Back), &[asked(first)]);
    answer(&mut model, first);
    assert_eq!(drawn(&model), (vec![50], (1, 50)));
}

#[test]
fn a_page_that_is_gone_gives_way_to_the_last_one() {
    let mut model = at_coins();
    answer(&mut model, query(None, 0, PAGE));
    turn(&mut model, Turn::On);
    let (gone, last) = (query(None, 50, PAGE), query(None, 0, PAGE));
    let emptied = tell(&mut model, FromWallet::Coins(CoinsPage { query: gone, total: 50, coins: Vec::new() }));
    assert_commands(&emptied, &[asked(last)]);
}

#[test]
fn only_coins_of_the_chosen_grade_are_drawn() {
    let mut model = at_coins();
    assert_eq!(grades(model.assets()), [(Grade::Settled, 61), (Grade::OnTrust, 1)]);
    let on_trust = query(Some(Grade::OnTrust), 0, PAGE);
    let commands = update(&mut model, Event::Coins(Did::GradeChosen(Some(Grade::OnTrust))));
    assert_commands(&commands, &[asked(on_trust)]);
    answer(&mut model, query(None, 0, PAGE));
    assert!(drawn(&model).0.is_empty(), "nobody waits for those any more");
    answer(&mut model, on_trust);
    assert_eq!(drawn(&model), (vec![1], (1, 1)));
    assert_eq!([None, Some(Grade::OnTrust)].map(|grade| headed(&model, 1, grade)), [2, 1]);
    update(&mut model, Event::Coins(Did::GradeChosen(None)));
    answer(&mut model, query(None, 0, PAGE));
    assert_eq!(drawn(&model), (vec![50], (1, 50)), "and the list begins at its beginning");
}

#[test]
fn a_change_of_the_wallet_asks_for_the_same_page_and_the_list_stays_until_then() {
    let mut model = at_coins();
    answer(&mut model, query(None, 0, PAGE));
    turn(&mut model, Turn::On);
    let second = query(None, 50, PAGE);
    answer(&mut model, second);
    let summary = model.wallet.clone().unwrap();
    assert_commands(&tell(&mut model, FromWallet::Wallet(summary)), &[asked(second)]);
    assert_eq!(drawn(&model), (vec![10, 2], (51, 62)));
    answer(&mut model, second);
    assert_eq!(drawn(&model), (vec![10, 2], (51, 62)));
}

#[test]
fn a_coins_page_asks_for_its_chain_and_drops_an_answer_for_another() {
    let mut model = at_coins();
    let (mine, ask) = (TokenId(Hash([61; 32])), |id| HostCommand::ToWallet(ToWallet::ChainWanted(id)));
    let commands = update(&mut model, Event::Opened(Route::Coin(mine)));
    assert_commands(&commands, &[HostCommand::Navigate(Route::Coin(mine).path()), ask(mine)]);
    tell(&mut model, FromWallet::Chain(Some(chain(7))));
    assert_eq!(model.coins.chain, ChainPage::Loading);
    tell(&mut model, FromWallet::Chain(Some(chain(61))));
    assert_eq!(model.coins.chain, ChainPage::Found(chain(61)));
    let summary = model.wallet.clone().unwrap();
    assert_commands(&tell(&mut model, FromWallet::Wallet(summary)), &[ask(mine)]);
    tell(&mut model, FromWallet::Chain(None));
    assert_eq!(model.coins.chain, ChainPage::Missing);
}

#[test]
fn a_link_to_a_coin_waits_until_the_wallet_is_open() {
    let path = format!("/coin/{}", "3d".repeat(32));
    let wanted = TokenId(Hash([0x3d; 32]));
    let mut model = start(&path);
    assert_eq!((model.route, Route::Coin(wanted).path()), (Route::Coin(wanted), path));
    tell(&mut model, FromWallet::Presence(open()));
    let commands = tell(&mut model, FromWallet::Wallet(wallet(vec![asset(1, 5)])));
    assert_commands(&commands, &[HostCommand::ToWallet(ToWallet::ChainWanted(wanted))]);
    for path in ["/coins", "/movements"] {
        assert_eq!(Route::of_path(path).path(), path);
    }
    assert_eq!(Route::of_path("/coin/12"), Route::Home);
}

#[test]
fn a_coin_says_how_long_it_lives_and_when_it_is_to_be_renewed() {
    let fresh = coin(1, Grade::Settled);
    let shown = life(&fresh, NOON);
    assert_eq!((shown.days, shown.left, shown.is_short), (Some(100), 500, false));
    assert!(!is_to_renew(&fresh, NOON));
    let soon = CoinSummary { expires: Timestamp(NOON.0 + DAY_MS / 2), ..coin(1, Grade::Settled) };
    assert_eq!((life(&soon, NOON).days, life(&soon, NOON).is_short), (Some(0), true));
    assert_eq!(life(&soon, soon.expires).days, None, "expired");
    let worn = CoinSummary { hands_left: 2, ..coin(1, Grade::Settled) };
    assert!([soon, worn, coin(1, Grade::OnTrust), coin(1, Grade::Contested)].iter().all(|it| is_to_renew(it, NOON)));
    assert!(!is_to_renew(&coin(1, Grade::Lost), NOON), "it is somebody else's");
}
