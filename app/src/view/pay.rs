//! Pay: an amount, or what they ask.
use juicetokens_engine::summary::AssetSummary;
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::pay::{Check, Event as Did, amount_of, check, chosen_asset, payable_assets};
use crate::model::{Event, Route, home, pay};
use crate::view::components::{icon, kind};
use crate::view::scene::Scene;

impl From<pay::Event> for Event {
    fn from(event: pay::Event) -> Self {
        Self::Pay(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let Some(asset) = chosen_asset(scene.model) else { return nothing(scene) };
    html! {
        <form class="form form--pay" novalidate=true onsubmit={scene.submitted(Did::Continued)}>
            { asked(scene) }
            if payable_assets(scene.model).count() > 1 {
                { choice(scene) }
            }
            { amount(scene, asset) }
            { keypad(scene) }
            { buttons(scene, asset) }
        </form>
    }
}

/// What the link says that brought the person here.
fn asked(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(request) = &scene.model.pay.request else { return html! {} };
    let lacks = request.authority.is_some_and(|kind| scene.model.pay.authority != Some(kind));
    if request.to.is_empty() && request.note.is_empty() && !lacks {
        return html! {};
    }
    html! {
        <aside class="hint" data-test="pay-link">
            if !request.to.is_empty() {
                <p data-test="pay-link-to"><strong><bdi>{ text.pay_link_to(&request.to) }</bdi></strong></p>
            }
            if !request.note.is_empty() {
                <p dir="auto" data-test="pay-link-note">{ request.note.clone() }</p>
            }
            if lacks {
                <p data-test="pay-link-coins">{ text.pay_link_coins() }</p>
            }
            <p class="quiet">{ text.pay_link_says() }</p>
        </aside>
    }
}

fn nothing(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="center">
            { icon::slice("slice slice--large") }
            { asked(scene) }
            <h2>{ text.pay_nothing() }</h2>
            <p>{ text.pay_nothing_do() }</p>
            <div class="buttons">
                <a class="button button--main" href={Route::Receive.path()} onclick={scene.goes(Route::Receive)}>
                    { scene.text.home_get_paid() }
                </a>
                if !scene.model.practises {
                    <a class="button" href={Route::Issue.path()} onclick={scene.goes(Route::Issue)}>{ scene.text.home_issue_first() }</a>
                }
            </div>
        </div>
    }
}

fn choice(scene: &Scene) -> Html {
    let kinds = payable_assets(scene.model).map(|asset| kind::of_asset(scene, asset));
    kind::choice(scene, kinds, (scene.model.pay.authority, "pay-asset"), Did::AssetChosen)
}

fn amount(scene: &Scene, asset: &AssetSummary) -> Html {
    let text = scene.text;
    html! {
        <div class="amount">
            <label class="unseen" for="amount">{ text.pay_amount(&asset.unit) }</label>
            <div class="amount__line">
                <input id="amount" class="amount__input" type="text" inputmode="numeric" autocomplete="off" placeholder="0"
                    size={scene.model.pay.typed.len().max(1).to_string()} value={scene.model.pay.typed.clone()}
                    aria-describedby="amount-check" data-test="amount-input" oninput={scene.typed(Did::Typed)} />
                <span class="amount__unit" aria-hidden="true">{ asset.unit.clone() }</span>
            </div>
            <div id="amount-check" class="amount__check" role="status">{ verdict(scene, asset) }</div>
        </div>
    }
}

fn verdict(scene: &Scene, asset: &AssetSummary) -> Html {
    let text = scene.text;
    let said = |name: &'static str, words: Html| html! { <p data-test="pay-check" data-check={name} class={format!("check check--{name}")}>{ words }</p> };
    match check(scene.model) {
        Check::Checking => said("checking", html! { text.pay_checking() }),
        Check::Empty => {
            let held = scene.amount(home::spendable(&asset.balance), &asset.unit);
            said("empty", html! { text.pay_held(&held) })
        }
        Check::Exact => said("exact", html! { <>{ icon::tick() }<span>{ text.pay_exact() }</span></> }),
        Check::TooMuch { held } => said(
            "too-much",
            html! { <>{ icon::warning() }<span>{ text.pay_too_much(&scene.amount(held, &asset.unit)) }</span></> },
        ),
        Check::NeedsChange { nearest } => html! {
            <>
                { said("needs-change", html! { text.pay_needs_change() }) }
                if !nearest.is_empty() {
                    <p class="options">
                        <span>{ text.pay_nearest() }</span>
                        { for nearest.into_iter().map(|amount| option(scene, amount)) }
                    </p>
                }
            </>
        },
    }
}

fn option(scene: &Scene, amount: Amount) -> Html {
    html! {
        <button type="button" class="button button--small" data-test="payable-option"
            onclick={scene.on(Did::AmountChosen(amount))}>{ scene.text.figure(amount) }</button>
    }
}

fn keypad(scene: &Scene) -> Html {
    let key = |digit: u8| {
        html! {
            <button type="button" class="key" data-test={format!("key-{digit}")} onclick={scene.on(Did::DigitPressed(digit))}>
                { digit }
            </button>
        }
    };
    html! {
        <div class="keypad" role="group" dir="ltr" aria-label={scene.text.pay_keypad()}>
            { for (1..=9).map(key) }
            <span></span>
            { key(0) }
            <button type="button" class="key key--erase" aria-label={scene.text.pay_erase()} data-test="key-erase"
                onclick={scene.on(Did::DigitErased)}>{ icon::erase() }</button>
        </div>
    }
}

fn buttons(scene: &Scene, asset: &AssetSummary) -> Html {
    let text = scene.text;
    let typed = amount_of(&scene.model.pay.typed);
    let ready = matches!(check(scene.model), Check::Exact | Check::NeedsChange { .. });
    let words = if typed.is_zero() { text.pay_go_empty() } else { text.pay_go(&scene.amount(typed, &asset.unit)) };
    html! {
        <div class="buttons">
            <button type="submit" class="button button--main" disabled={!ready} data-test="pay-continue">{ words }</button>
            <button type="button" class="button" data-test="pay-asked" aria-describedby="asked-hint"
                onclick={scene.on(Did::AskedWanted)}>{ text.pay_asked() }</button>
            <p id="asked-hint" class="quiet">{ text.pay_asked_hint() }</p>
            if !scene.model.practises {
                <a class="button button--quiet" href={Route::Scan.path()} data-test="pay-scan" onclick={scene.goes(Route::Scan)}>
                    { icon::scan() }<span>{ text.scan_title() }</span>
                </a>
            }
        </div>
    }
}
