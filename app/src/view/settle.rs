//! Settle: what the issuers can make certain, and giving coins back to them.
use juicetokens_engine::summary::AssetSummary;
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::home::counted;
use crate::model::pay::amount_of;
use crate::model::settle::{
    Check, CoinNeed, Event as Did, assets_of_others, check, chosen_asset, coin_need, needs_issuer,
    own_assets_to_settle, returnable, returnable_assets,
};
use crate::model::{Event, Route, settle};
use crate::view::components::{coin, icon};
use crate::view::scene::Scene;

impl From<settle::Event> for Event {
    fn from(event: settle::Event) -> Self {
        Self::Settle(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let own = own(scene);
    if assets_of_others(scene.model).next().is_none() {
        return own.unwrap_or_else(|| nothing(scene));
    }
    let needed = assets_of_others(scene.model).any(|asset| needs_issuer(&asset.to_settle));
    html! {
        <div class="form">
            <p class="quiet">{ text.settle_intro() }</p>
            { for assets_of_others(scene.model).map(|each| needs(scene, each)) }
            if needed {
                <div class="buttons">
                    <button type="button" class="button button--main" data-test="settle-meet" onclick={scene.on(Did::MeetingWanted)}>
                        { text.settle_meet() }
                    </button>
                </div>
            }
            { own.unwrap_or_default() }
            { give_back(scene) }
        </div>
    }
}

/// What waits for this wallet itself, as the issuer.
fn own(scene: &Scene) -> Option<Html> {
    let text = scene.text;
    own_assets_to_settle(scene.model).next()?;
    Some(html! {
        <div class="form" data-test="settle-own-assets">
            <p class="quiet">{ text.settle_own_intro() }</p>
            { for own_assets_to_settle(scene.model).map(|each| needs(scene, each)) }
            <div class="buttons">
                <button type="button" class="button button--main" data-test="settle-own" onclick={scene.on(Did::SettledAlone)}>
                    { text.settle_own_settle() }
                </button>
            </div>
        </div>
    })
}

fn nothing(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="center" data-test="settle-nothing">
            { icon::slice("slice slice--large") }
            <h2>{ text.settle_nothing() }</h2>
            <p>{ text.settle_nothing_do() }</p>
            <div class="buttons">
                <a class="button button--main" href={Route::Receive.path()} onclick={scene.goes(Route::Receive)}>
                    { scene.text.home_get_paid() }
                </a>
            </div>
        </div>
    }
}

/// What waits for the issuer of one kind of coins.
fn needs(scene: &Scene, asset: &AssetSummary) -> Html {
    let text = scene.text;
    let transfers = asset.to_settle.transfers;
    html! {
        <section class="card" data-test="settle-asset" data-community={asset.community.clone()}>
            <h2><bdi>{ asset.community.clone() }</bdi></h2>
            if !needs_issuer(&asset.to_settle) {
                <p class="quiet">{ text.settle_clear() }</p>
            }
            if transfers > 0 {
                <div class="need" data-test="settle-transfers">
                    <p><strong>{ text.settle_transfers(transfers) }</strong></p>
                    <p class="quiet">{ text.settle_transfers_means() }</p>
                </div>
            }
            { for CoinNeed::ALL.into_iter().map(|each| need(scene, asset, each)) }
        </section>
    }
}

fn need(scene: &Scene, asset: &AssetSummary, need: CoinNeed) -> Html {
    let text = scene.text;
    let coins = counted(asset.coins.iter().filter(|coin| coin_need(coin) == Some(need)));
    let value: u32 = coins.iter().map(|(each, count)| each.value().saturating_mul(*count)).sum();
    if value == 0 {
        return html! {};
    }
    let (word, means) = match need {
        CoinNeed::Quarantined if asset.settles_here => (text.settle_needs_quarantined(), text.warning_restored_own()),
        CoinNeed::Quarantined => (text.settle_needs_quarantined(), text.settle_needs_quarantined_means()),
        CoinNeed::Contested => (text.settle_needs_contested(), text.settle_needs_contested_means()),
        CoinNeed::WithIssuer => (text.settle_needs_with_issuer(), text.settle_needs_with_issuer_means()),
        CoinNeed::Change => (text.settle_needs_change(), text.settle_needs_change_means()),
        CoinNeed::Worn => (text.settle_needs_worn(), text.settle_needs_worn_means()),
        CoinNeed::OnTrust => (text.settle_needs_on_trust(), text.settle_needs_on_trust_means()),
    };
    html! {
        <div class="need" data-test="settle-need" data-need={format!("{need:?}")}>
            <p><strong><bdi>{ scene.amount(Amount(value), &asset.unit) }</bdi></strong>{ " " }<span>{ word }</span></p>
            { coin::pile(scene, &coins, None) }
            <p class="quiet">{ means }</p>
        </div>
    }
}

fn give_back(scene: &Scene) -> Html {
    let Some(asset) = chosen_asset(scene.model) else { return html! {} };
    let text = scene.text;
    let typed = amount_of(&scene.model.settle.typed);
    let words = match typed.is_zero() {
        true => text.settle_give_back_go_empty(),
        false => text.settle_give_back_go(&scene.amount(typed, &asset.unit)),
    };
    let ready = check(scene.model) == Check::Exact;
    html! {
        <form class="card card--form" novalidate=true onsubmit={scene.submitted(Did::GivenBack)} aria-labelledby="give-back">
            <h2 id="give-back">{ text.settle_give_back() }</h2>
            <p id="give-back-means" class="aside">{ text.settle_give_back_means() }</p>
            if returnable_assets(scene.model).count() > 1 {
                { choice(scene) }
            }
            { amount(scene, asset) }
            <div class="buttons">
                <button type="submit" class="button button--danger" disabled={!ready} aria-describedby="give-back-means"
                    data-test="give-back">{ words }</button>
            </div>
        </form>
    }
}

fn choice(scene: &Scene) -> Html {
    html! {
        <fieldset class="choice">
            <legend>{ scene.text.pay_which() }</legend>
            { for returnable_assets(scene.model).map(|asset| html! {
                <label class="choice__one">
                    <input type="radio" name="asset" checked={scene.model.settle.authority == Some(asset.authority)}
                        data-test="give-back-asset" data-community={asset.community.clone()}
                        onchange={scene.on(Did::AssetChosen(asset.authority))} />
                    <span class="choice__words">
                        <bdi>{ asset.community.clone() }</bdi>
                        <bdi class="choice__held">{ scene.amount(returnable(asset).value(), &asset.unit) }</bdi>
                    </span>
                </label>
            }) }
        </fieldset>
    }
}

fn amount(scene: &Scene, asset: &AssetSummary) -> Html {
    let typed = &scene.model.settle.typed;
    html! {
        <div class="amount">
            <label class="unseen" for="give-back-amount">{ scene.text.pay_amount(&asset.unit) }</label>
            <div class="amount__line">
                <input id="give-back-amount" class="amount__input" type="text" inputmode="numeric" autocomplete="off" placeholder="0"
                    size={typed.len().max(1).to_string()} value={typed.clone()} aria-describedby="give-back-check"
                    data-test="give-back-amount" oninput={scene.typed(Did::Typed)} />
                <span class="amount__unit" aria-hidden="true">{ asset.unit.clone() }</span>
            </div>
            <div id="give-back-check" class="amount__check" role="status">{ verdict(scene, asset) }</div>
        </div>
    }
}

fn verdict(scene: &Scene, asset: &AssetSummary) -> Html {
    let text = scene.text;
    let said = |name: &'static str, words: Html| html! { <p data-test="give-back-check" data-check={name} class={format!("check check--{name}")}>{ words }</p> };
    match check(scene.model) {
        Check::Empty => {
            let held = scene.amount(returnable(asset).value(), &asset.unit);
            said("empty", html! { text.settle_give_back_held(&held) })
        }
        Check::Exact => said("exact", html! { <>{ icon::tick() }<span>{ text.settle_give_back_exact() }</span></> }),
        Check::TooMuch { held } => {
            let words = text.settle_give_back_too_much(&scene.amount(held, &asset.unit));
            said("too-much", html! { <>{ icon::warning() }<span>{ words }</span></> })
        }
        Check::NotExact { nearest } => html! {
            <>
                { said("not-exact", html! { text.settle_give_back_not_exact() }) }
                if !nearest.is_empty() {
                    <p class="options">
                        <span>{ text.settle_give_back_nearest() }</span>
                        { for nearest.into_iter().map(|amount| html! {
                            <button type="button" class="button button--small" data-test="give-back-option"
                                onclick={scene.on(Did::AmountChosen(amount))}>{ scene.text.figure(amount) }</button>
                        }) }
                    </p>
                }
            </>
        },
    }
}
