//! Give it back, on the receipt: how much of it was, of what this is the refund, and meeting the other for it.
use juicetokens_engine::summary::{Receipt, TransferState};
use juicetokens_engine::token::transfer::record::Role;
use yew::prelude::*;

use crate::model::refund::{self, Event as Did, held_to, left, original, refunds, returned};
use crate::model::{Event, Route};
use crate::view::components::field::{Field, field};
use crate::view::components::person;
use crate::view::scene::Scene;

impl From<refund::Event> for Event {
    fn from(event: refund::Event) -> Self {
        Self::Refund(event)
    }
}

pub(super) fn panel(scene: &Scene, receipt: &Receipt) -> Html {
    let text = scene.text;
    let happened = matches!(receipt.state, TransferState::Settled | TransferState::Received | TransferState::Committed);
    if !happened || receipt.swap || receipt.from_paper || scene.model.practises {
        return html! {};
    }
    let goes = |sid, test: &'static str, words: AttrValue| {
        let route = Route::Receipt(sid);
        html! { <a class="button button--wide" href={route.path()} data-test={test} onclick={scene.goes(route)}>{ words }</a> }
    };
    if refund::original_of(&receipt.memo).is_some() {
        let sid = original(scene.model, receipt).and_then(|entry| entry.movement.sid);
        return sid.map(|sid| goes(sid, "refund-of", text.refund_of())).unwrap_or_default();
    }
    let sum = returned(scene.model, receipt);
    html! {
        <>
            if !sum.is_zero() {
                <p class="aside" data-test="refund-returned">{ text.refund_returned(&scene.amount(sum, &receipt.unit)) }</p>
                { for refunds(scene.model, receipt).iter().filter_map(|entry| {
                    let amount = scene.amount(entry.movement.amount, &receipt.unit);
                    entry.movement.sid.map(|sid| goes(sid, "refund-receipt", text.refund_receipt(&amount)))
                }) }
            }
            if !left(scene.model, receipt).is_zero() {
                { ask(scene, receipt) }
            }
        </>
    }
}

fn ask(scene: &Scene, receipt: &Receipt) -> Html {
    let (text, page) = (scene.text, &scene.model.refund);
    let gives = receipt.role == Role::Payee;
    let title = if gives { text.refund_give() } else { text.refund_get() };
    if !page.open {
        return html! {
            <button type="button" class="button button--wide" data-test="refund-open" onclick={scene.on(Did::Opened(true))}>{ title }</button>
        };
    }
    let amount = Field {
        id: "refund-amount",
        test: "refund-amount",
        label: text.receive_amount(),
        value: page.typed.clone(),
        inputmode: Some("numeric"),
        ..Field::default()
    };
    html! {
        <form class="card card--form" novalidate=true onsubmit={scene.submitted(Did::Agreed)}>
            <h3>{ title }</h3>
            <p>{ if gives { text.refund_give_how() } else { text.refund_get_how() } }</p>
            <p class="quiet" data-test="refund-held">{ match held_to(receipt) {
                Some(_) => text.refund_only(&person::name(scene, &receipt.peer)),
                None => text.refund_anybody(),
            } }</p>
            if gives {
                { field(amount, scene.typed(Did::Typed)) }
            }
            <button type="submit" class="button button--main" data-test="refund-meet">{ text.refund_meet() }</button>
            <button type="button" class="button button--quiet" data-test="refund-drop" onclick={scene.on(Did::Opened(false))}>{ text.receipt_file_no() }</button>
        </form>
    }
}
