//! The till: prices to press, the running sum, and asking for it.
pub(crate) mod day;
mod edit;

use yew::prelude::*;

use crate::model::stall::{Event as Did, Item, prices, unit, unit_name};
use crate::model::{Event, Route, home, stall};
use crate::view::components::{icon, link};
use crate::view::scene::Scene;

impl From<stall::Event> for Event {
    fn from(event: stall::Event) -> Self {
        Self::Stall(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let stall = &scene.model.stall;
    if stall.edit.is_some() {
        return edit::screen(scene);
    }
    let has_prices = prices(scene.model).next().is_some();
    html! {
        <div class="till">
            { units(scene) }
            { sum(scene) }
            if has_prices {
                <ul class="till__prices">{ for prices(scene.model).map(|(place, item)| price(scene, place, item)) }</ul>
            } else {
                <p class="quiet">{ text.stall_no_prices() }</p>
            }
            { by_itself(scene) }
            <div class="buttons buttons--sticky">
                <button type="button" class="button button--main" disabled={stall.till.sum.is_empty()} data-test="till-charge"
                    onclick={scene.on(Did::Charged)}>{ text.receive_go(&scene.amount(stall.till.total(), unit_name(scene.model))) }</button>
            </div>
            { if stall.only { handed_over(scene) } else { more(scene) } }
        </div>
    }
}

fn more(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <>
            <nav class="buttons">
                { button(scene, "till-edit", text.stall_edit(), Did::EditToggled) }
                { button(scene, "till-code", text.stall_code(), Did::CodeWanted) }
                { link::wide(scene, Route::StallDay, "till-day", text.stall_day()) }
                { button(scene, "till-only", text.stall_only(), Did::OnlyWanted) }
            </nav>
            <p class="quiet">{ text.stall_only_means() }</p>
        </>
    }
}

/// Whoever holds the phone takes payments; whoever opens the wallet has it again.
fn handed_over(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <>
            <p class="aside" role="status" data-test="till-is-only">{ icon::lock() }<span>{ text.stall_only_is() }</span></p>
            <nav class="buttons">
                { button(scene, "till-code", text.stall_code(), Did::CodeWanted) }
                <button type="button" class="button" data-test="till-leave" onclick={scene.on(Event::Home(home::Event::LockWanted))}>
                    { text.stall_only_leave() }</button>
            </nav>
        </>
    }
}

pub(super) fn button(scene: &Scene, test: &'static str, words: AttrValue, did: Did) -> Html {
    html! { <button type="button" class="button" data-test={test} onclick={scene.on(did)}>{ words }</button> }
}

/// Which coins, where there are several kinds.
fn units(scene: &Scene) -> Html {
    let assets = scene.model.assets();
    if assets.len() < 2 {
        return html! {};
    }
    let chosen = unit(scene.model).map(|asset| asset.authority);
    html! {
        <div class="chips" role="group" aria-label={scene.text.receive_accept()}>
            { for assets.iter().map(|asset| html! {
                <button type="button" class="chip" aria-pressed={(chosen == Some(asset.authority)).to_string()} data-test="till-unit"
                    data-community={asset.community.clone()} onclick={scene.on(Did::UnitChosen(asset.authority))}>
                    <bdi>{ format!("{} · {}", asset.unit, asset.community) }</bdi>
                </button>
            }) }
        </div>
    }
}

fn sum(scene: &Scene) -> Html {
    let (text, till) = (scene.text, &scene.model.stall.till);
    let line = |(times, item): (usize, &Item)| {
        let all = juicetokens_engine::token::amount::Amount(item.price.0.saturating_mul(times as u32));
        let name = if item.name.is_empty() { text.stall_amount().to_string() } else { item.name.clone() };
        html! {
            <li data-test="till-line"><span>{ if times > 1 { format!("{times} × ") } else { String::new() } }<bdi>{ name }</bdi></span><span>{ text.figure(all) }</span></li>
        }
    };
    html! {
        <section class="card till__sum" aria-label={text.stall_sum()}>
            <p class="till__total" role="status"><strong data-test="till-total">{ text.figure(till.total()) }</strong>{ " " }<bdi>{ unit_name(scene.model).to_owned() }</bdi></p>
            if till.sum.is_empty() {
                <p class="quiet">{ text.stall_empty() }</p>
            } else {
                <ul class="till__lines">{ for till.lines().into_iter().map(line) }</ul>
                <div class="till__undo">
                    <button type="button" class="button button--small" data-test="till-undo" onclick={scene.on(Did::LastRemoved)}>
                        { icon::erase() }<span>{ text.stall_undo() }</span></button>
                    <button type="button" class="button button--small button--quiet" data-test="till-clear" onclick={scene.on(Did::Cleared)}>
                        { text.stall_clear() }</button>
                </div>
            }
        </section>
    }
}

fn price(scene: &Scene, place: usize, item: &Item) -> Html {
    html! {
        <li>
            <button type="button" class="till__price" data-test="till-price" onclick={scene.on(Did::Pressed(place))}>
                <bdi>{ item.name.clone() }</bdi>
                <strong>{ scene.amount(item.price, unit_name(scene.model)) }</strong>
            </button>
        </li>
    }
}

/// An amount for which there is no button.
fn by_itself(scene: &Scene) -> Html {
    let (text, typed) = (scene.text, &scene.model.stall.typed);
    html! {
        <form class="till__free" novalidate=true onsubmit={scene.submitted(Did::Added)}>
            <label class="field__label" for="till-amount">{ text.stall_amount() }</label>
            <input id="till-amount" class="field__input" type="text" inputmode="numeric" autocomplete="off" value={typed.clone()}
                data-test="till-amount" oninput={scene.typed(Did::Typed)} />
            <button type="submit" class="button" disabled={typed.is_empty()} data-test="till-add">{ icon::plus() }<span>{ text.stall_add() }</span></button>
        </form>
    }
}

/// What a seller sees in place of the way to the receipt: the next customer, and whether there is a sound.
pub(crate) fn after(scene: &Scene) -> Html {
    let (text, muted) = (scene.text, scene.model.stall.till.muted);
    html! {
        <>
            <button type="button" class="button button--main button--large till__next" data-test="till-next" onclick={scene.on(Did::NextCustomer)}>
                { text.stall_next() }</button>
            <button type="button" class="button button--quiet" aria-pressed={muted.to_string()} data-test="till-mute"
                onclick={scene.on(Did::MuteToggled)}>{ text.stall_mute() }</button>
        </>
    }
}
