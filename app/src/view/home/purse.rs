//! What is held: the balance, its grades, the coins, and the way to their issuer.
use juicetokens_engine::summary::{AssetSummary, WalletSummary};
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::Route;
use crate::model::home::{Event as Did, coins_by_denomination, first_decision, in_balance};
use crate::model::settle::{needs_issuer, returnable};
use crate::view::components::{coin, icon};
use crate::view::home::open::decides;
use crate::view::scene::Scene;

pub(super) fn purse(scene: &Scene, wallet: &WalletSummary) -> Html {
    if !wallet.assets.is_empty() {
        return wallet.assets.iter().map(|each| asset(scene, wallet, each)).collect();
    }
    let text = scene.text;
    html! {
        <section class="purse purse--empty" data-test="home-empty">
            { icon::slice("slice purse__slice") }
            <h2>{ text.home_empty() }</h2>
            if !scene.model.practises {
                <p>{ text.home_empty_do() }</p>
                <a class="button" href={Route::Issue.path()} data-test="home-issue" onclick={scene.goes(Route::Issue)}>
                    { icon::coin() }<span>{ text.home_issue_first() }</span>
                </a>
                <a class="button" href={Route::Practice.path()} data-test="home-practice" onclick={scene.goes(Route::Practice)}>
                    { text.practice_open() }
                </a>
            }
        </section>
    }
}

fn asset(scene: &Scene, wallet: &WalletSummary, asset: &AssetSummary) -> Html {
    let text = scene.text;
    html! {
        <section class="purse" aria-label={asset.community.clone()}>
            { icon::slice("slice purse__slice") }
            <p class="purse__community">
                <bdi>{ asset.community.clone() }</bdi>
                if asset.issued_here {
                    <span class="tag">{ text.home_issued_here() }</span>
                }
            </p>
            <p class="purse__balance">
                <strong data-test={format!("balance-{}", asset.unit)}>{ scene.text.figure(in_balance(&asset.balance)) }</strong>
                { " " }<bdi>{ asset.unit.clone() }</bdi>
            </p>
            { grades(scene, wallet, asset) }
            <h2 class="unseen">{ text.home_in_hand() }</h2>
            { coin::pile(scene, &coins_by_denomination(asset), Some(format!("coins-{}", asset.unit))) }
            if !asset.coins.is_empty() {
                <a class="button button--small button--plain" href={Route::Coins.path()} data-test="home-coins"
                    onclick={scene.goes(Route::Coins)}>{ icon::coin() }<span>{ text.coins_all() }</span></a>
            }
            { issuer(scene, asset) }
        </section>
    }
}

/// The grades one beside the other: those in the balance as one bar, those outside it apart.
fn grades(scene: &Scene, wallet: &WalletSummary, asset: &AssetSummary) -> Html {
    let text = scene.text;
    let (balance, unit) = (&asset.balance, &asset.unit);
    let inside = [
        ("settled", text.home_settled(), balance.settled),
        ("on-trust", text.home_on_trust(), balance.on_trust),
        ("reserved", text.home_reserved(), balance.reserved),
    ];
    let outside = [
        ("change-coming", text.home_change_coming(), balance.change_coming),
        ("in-doubt", text.home_in_doubt(), balance.in_doubt),
        ("with-issuer", text.home_with_issuer(), balance.with_issuer),
        ("quarantined", text.home_quarantined(), balance.quarantined),
        ("contested", text.home_contested(), balance.contested),
    ];
    let any_outside = outside.iter().any(|(_, _, amount)| !amount.is_zero());
    let decision = first_decision(&wallet.open, unit).filter(|_| !balance.in_doubt.is_zero());
    html! {
        <div class="grades">
            { grade_bar(inside.iter().map(|(name, _, amount)| (*name, *amount))) }
            <ul class="grades__list">{ for inside.into_iter().map(|each| grade(scene, each, unit)) }</ul>
            if any_outside {
                <div class="grades__beside">
                    <p>{ text.home_beside() }</p>
                    <ul class="grades__list">{ for outside.into_iter().map(|each| grade(scene, each, unit)) }</ul>
                    if let Some(day) = decision {
                        <p class="grades__decision" data-test={format!("decides-{unit}")}>
                            { text.home_state_decides(&text.home_in_doubt(), &decides(scene, day)) }
                        </p>
                    }
                </div>
            }
        </div>
    }
}

/// What a meeting with whoever settles would do, and the way there; for who settles alone or in a committee, the way to settle for
/// others.
fn issuer(scene: &Scene, asset: &AssetSummary) -> Html {
    let text = scene.text;
    let needed = needs_issuer(&asset.to_settle);
    if asset.settles_here {
        return html! {
            <div class="purse__issuer">
                if needed {
                    { to_settle(scene, asset) }
                    <a class="button button--small" href={Route::Settle.path()} data-test="home-settle-own"
                        onclick={scene.goes(Route::Settle)}>{ icon::seal() }<span>{ text.settle_own_settle() }</span></a>
                }
                <button type="button" class="button button--small" data-test="home-serve" onclick={scene.on(Did::ServingWanted)}>
                    { icon::seal() }<span>{ text.settle_serve() }</span>
                </button>
            </div>
        };
    }
    let has_business = needed || !returnable(asset).value().is_zero();
    if scene.model.practises || !has_business && !asset.issued_here {
        return html! {};
    }
    let (test, words) =
        if needed { ("home-settle", text.settle_title()) } else { ("home-give-back", text.settle_home_give_back()) };
    html! {
        <div class="purse__issuer">
            if needed {
                { to_settle(scene, asset) }
            }
            if has_business {
                <a class={classes!("button", "button--small", (!needed).then_some("button--plain"))} href={Route::Settle.path()} data-test={test}
                    onclick={scene.goes(Route::Settle)}>{ icon::seal() }<span>{ words }</span></a>
            }
            // Issued here, and settled by the committee that this wallet sits in.
            if asset.issued_here {
                <a class="button button--small button--plain" href={Route::Committee.path()} data-test="home-committee"
                    onclick={scene.goes(Route::Committee)}>{ icon::seal() }<span>{ text.committee_title() }</span></a>
            }
        </div>
    }
}

/// How much waits for the issuer.
fn to_settle(scene: &Scene, asset: &AssetSummary) -> Html {
    let (text, need) = (scene.text, &asset.to_settle);
    let transfers = (need.transfers > 0).then(|| text.settle_transfers(need.transfers));
    let coins = (need.coins > 0).then(|| text.settle_coins(need.coins));
    let what: Vec<AttrValue> = transfers.into_iter().chain(coins).collect();
    html! {
        <p data-test={format!("to-settle-{}", asset.unit)}>
            { text.settle_home_needs(&text.list(&what)) }
            if need.blocked > 0 {
                { " " }{ text.settle_home_blocked(need.blocked) }
            }
        </p>
    }
}

fn grade(scene: &Scene, (name, words, amount): (&'static str, AttrValue, Amount), unit: &str) -> Html {
    if amount.is_zero() {
        return html! {};
    }
    html! {
        <li class={classes!("grade", format!("grade--{name}"))}>
            <i class="grade__mark" aria-hidden="true"></i>
            <strong data-test={format!("{name}-{unit}")}>{ scene.text.figure(amount) }</strong>{ " " }<span>{ words }</span>
        </li>
    }
}

/// Drawn only when there is more than one grade to tell apart; widths in thousandths.
fn grade_bar(grades: impl Iterator<Item = (&'static str, Amount)> + Clone) -> Html {
    let total: u64 = grades.clone().map(|(_, amount)| u64::from(amount.0)).sum();
    if grades.clone().filter(|(_, amount)| !amount.is_zero()).count() < 2 {
        return html! {};
    }
    let mut start = 0;
    let parts = grades.map(|(name, amount)| {
        let width = u64::from(amount.0) * 1_000 / total.max(1);
        let part = html! {
            <rect class={format!("grades__part grades__part--{name}")} x={start.to_string()} y="0" width={width.to_string()} height="10" />
        };
        start += width;
        part
    });
    html! {
        <svg class="grades__bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            { for parts }
        </svg>
    }
}
