//! The seller's prices: made, changed, put in order, taken away.
use yew::prelude::*;

use super::button;
use crate::model::stall::{Edit, Event as Did, Item, prices};
use crate::view::components::field::{Field, field};
use crate::view::components::icon;
use crate::view::scene::Scene;

pub(super) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(edit) = &scene.model.stall.edit else { return html! {} };
    html! {
        <div class="form">
            <ul class="till__edit">{ for prices(scene.model).map(|(place, item)| row(scene, edit, (place, item))) }</ul>
            { form(scene, edit) }
            <div class="buttons">{ button(scene, "till-edit-done", text.stall_edit_done(), Did::EditToggled) }</div>
        </div>
    }
}

fn row(scene: &Scene, edit: &Edit, (place, item): (usize, &Item)) -> Html {
    let text = scene.text;
    let small = |test: &'static str, label: AttrValue, picture: Html, off: bool, did: Did| {
        html! { <button type="button" class="button button--quiet button--icon" disabled={off} aria-label={label} data-test={test} onclick={scene.on(did)}>{ picture }</button> }
    };
    html! {
        <li class="till__row" data-test="till-row">
            <button type="button" class="till__name" aria-pressed={(edit.place == Some(place)).to_string()} data-test="till-change"
                onclick={scene.on(Did::EditWanted(place))}>
                <bdi>{ item.name.clone() }</bdi><strong>{ text.figure(item.price) }</strong>
            </button>
            { small("till-up", text.stall_up(&item.name), icon::up(), place == 0, Did::PriceMoved(place)) }
            { small("till-remove", text.stall_remove(&item.name), icon::erase(), false, Did::PriceRemoved(place)) }
        </li>
    }
}

fn form(scene: &Scene, edit: &Edit) -> Html {
    let text = scene.text;
    let name = Field {
        id: "till-name",
        test: "till-name",
        label: text.stall_thing(),
        value: edit.name.clone(),
        ..Field::default()
    };
    let price = Field {
        id: "till-cost",
        test: "till-cost",
        label: text.stall_price(),
        value: edit.price.clone(),
        inputmode: Some("numeric"),
        ..Field::default()
    };
    let words = if edit.place.is_some() { text.stall_keep() } else { text.stall_add() };
    html! {
        <form class="card card--form" novalidate=true onsubmit={scene.submitted(Did::PriceKept)}>
            { field(name, scene.typed(Did::NameTyped)) }
            { field(price, scene.typed(Did::PriceTyped)) }
            <button type="submit" class="button button--main" disabled={edit.name.trim().is_empty() || edit.price.is_empty()} data-test="till-keep">{ words }</button>
        </form>
    }
}
