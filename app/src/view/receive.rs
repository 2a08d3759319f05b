//! Get paid: how much, what for, and in which coins.
use yew::prelude::*;

use crate::model::pay::amount_of;
use crate::model::receive::Event as Did;
use crate::model::{Event, Route, receive};
use crate::view::components::field::{Field, Tick, field, tick};
use crate::view::components::link;
use crate::view::scene::Scene;

impl From<receive::Event> for Event {
    fn from(event: receive::Event) -> Self {
        Self::Receive(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.receive;
    let amount = amount_of(&typed.typed);
    let memo = Field {
        id: "receive-memo",
        test: "receive-memo",
        label: text.receive_memo(),
        hint: Some(text.receive_memo_hint()),
        value: typed.memo.clone(),
        ..Field::default()
    };
    let words =
        if amount.is_zero() { text.receive_go_any() } else { text.receive_go(&scene.amount(amount, &unit(scene))) };
    html! {
        <form class="form" novalidate=true onsubmit={scene.submitted(Did::Continued)}>
            <div class="amount">
                <label class="amount__label" for="receive-amount">{ text.receive_amount() }</label>
                <div class="amount__line">
                    <input id="receive-amount" class="amount__input" type="text" inputmode="numeric" autocomplete="off"
                        placeholder="0" size={typed.typed.len().max(1).to_string()} value={typed.typed.clone()}
                        aria-describedby="receive-amount-hint" data-test="receive-amount" oninput={scene.typed(Did::Typed)} />
                    <span class="amount__unit" aria-hidden="true">{ unit(scene) }</span>
                </div>
                <p id="receive-amount-hint" class="quiet">{ text.receive_amount_hint() }</p>
            </div>
            { field(memo, scene.typed(Did::MemoTyped)) }
            { accepted(scene) }
            <div class="buttons">
                <button type="submit" class="button button--main" disabled={!typed.accepts_something()}
                    data-test="receive-continue">{ words }</button>
                if !scene.model.practises {
                    <a class="button" href={Route::Request.path()} data-test="receive-as-code" onclick={scene.goes(Route::Request)}>
                        { text.receive_as_code() }
                    </a>
                    { link::wide(scene, Route::Stall, "receive-till", text.stall_till()) }
                }
            </div>
        </form>
    }
}

/// The unit, where only one kind of coins can come.
fn unit(scene: &Scene) -> String {
    let typed = &scene.model.receive;
    match typed.accepted.as_slice() {
        [only] if !typed.open_to_new => scene.model.assets().iter().find(|asset| asset.authority == *only),
        _ => None,
    }
    .map(|asset| asset.unit.clone())
    .unwrap_or_default()
}

fn accepted(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.receive;
    let new = Tick { name: "receive-open-to-new", community: None, onchange: scene.on(Did::OpenToNewToggled) };
    html! {
        <fieldset class="ticks">
            <legend>{ text.receive_accept() }</legend>
            { for scene.model.assets().iter().map(|asset| {
                let checked = typed.accepted.contains(&asset.authority);
                let onchange = scene.on(Did::AcceptedToggled(asset.authority));
                let found = Tick { name: "receive-accept", community: Some(asset.community.clone()), onchange };
                tick(asset.community.clone().into(), Some(asset.unit.clone().into()), checked, !checked && typed.is_full(), found)
            }) }
            { tick(text.receive_new(), Some(text.receive_new_hint()), typed.open_to_new, false, new) }
            <p class="field__problem" role="status">
                { if typed.accepts_something() { AttrValue::default() } else { text.receive_nothing() } }
            </p>
            if typed.is_full() && scene.model.assets().len() > typed.accepted.len() {
                <p class="quiet">{ text.receive_accept_full() }</p>
            }
        </fieldset>
    }
}
