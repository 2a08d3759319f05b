//! The list of coins, and the chain of one.
use juicetokens_engine::summary::{ChainSummary, CoinSummary, Grade};
use juicetokens_engine::token::token_id::TokenId;

use super::*;
use crate::model::coins::{ChainPage, Event as Did, grades, is_to_renew, life, listed};

const DAY_MS: u64 = 86_400_000;

fn coin(number: u8, grade: Grade) -> CoinSummary {
    CoinSummary {
        token_id: TokenId(Hash([number; 32])),
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
        token_id: TokenId(Hash([number; 32])),
        issuer: "k7f3".into(),
        community: "Market 1".into(),
        unit: "juice".into(),
        anchor: None,
        links: Vec::new(),
        holds: true,
    })
}

fn drawn(model: &Model) -> (Vec<usize>, usize) {
    let (groups, left) = listed(model);
    (groups.iter().map(|group| group.coins.len()).collect(), left)
}

/// Sixty settled coins of one community, and two of another, one of them on trust.
fn at_coins() -> Model {
    let many = AssetSummary { coins: (0..60).map(|number| coin(number, Grade::Settled)).collect(), ..asset(1, 300) };
    let few = AssetSummary { coins: vec![coin(61, Grade::Settled), coin(62, Grade::OnTrust)], ..asset(2, 10) };
    let mut model = opened_with(vec![many, few]);
    update(&mut model, Event::Opened(Route::Coins));
    model
}

#[test]
fn fifty_coins_are_drawn_at_a_time() {
    let mut model = at_coins();
    assert_eq!(drawn(&model), (vec![50], 12));
    update(&mut model, Event::Coins(Did::MoreWanted));
    assert_eq!(drawn(&model), (vec![60, 2], 0));
}

#[test]
fn only_coins_of_the_chosen_grade_are_drawn() {
    let mut model = at_coins();
    assert_eq!(grades(model.assets()), [(Grade::Settled, 61), (Grade::OnTrust, 1)]);
    update(&mut model, Event::Coins(Did::MoreWanted));
    update(&mut model, Event::Coins(Did::GradeChosen(Some(Grade::OnTrust))));
    assert_eq!(drawn(&model), (vec![1], 0));
    update(&mut model, Event::Coins(Did::GradeChosen(None)));
    assert_eq!(drawn(&model), (vec![50], 12), "and the list begins at its beginning");
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
