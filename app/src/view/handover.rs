//! Moving to a new phone: what moves, in which payments, and what stays and why.
use yew::prelude::*;

use crate::model::handover::{Event as Did, Part, Side, Stay, left, next, parts};
use crate::model::{Event, Route, handover};
use crate::view::components::{icon, link};
use crate::view::scene::Scene;

impl From<handover::Event> for Event {
    fn from(event: handover::Event) -> Self {
        Self::Handover(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let side = scene.model.handover.side;
    html! {
        <div class="form">
            if side.is_none() { <p>{ text.handover_means() }</p> }
            { old(scene) }
            if side != Some(Side::Old) { { new(scene) } }
            if side.is_some() {
                <button type="button" class="button button--quiet" data-test="handover-end" onclick={scene.on(Did::Ended)}>
                    { text.handover_end() }
                </button>
            }
        </div>
    }
}

fn old(scene: &Scene) -> Html {
    let text = scene.text;
    let parts = parts(scene.model);
    let side = scene.model.handover.side;
    // A phone without coins is the new one.
    if side == Some(Side::New) || side.is_none() && parts.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="old">
            <h2 id="old">{ text.handover_old() }</h2>
            { done(scene) }
            <ul class="plain">{ for parts.iter().map(|part| moves(scene, part)) }</ul>
            if let Some((asset, amount)) = next(scene.model) {
                <p role="status" data-test="handover-left" data-left={left(scene.model).to_string()}>{ text.handover_left(left(scene.model)) }</p>
                <button type="button" class="button button--main button--wide" data-test="handover-next" onclick={scene.on(Did::NextWanted(Side::Old))}>
                    { text.handover_next(&scene.amount(amount, &asset.unit)) }
                </button>
            } else if side.is_some() {
                <p class="check check--exact" role="status" data-test="handover-all">{ icon::tick() }<span>{ text.handover_all() }</span></p>
            }
            { stays(scene, &parts) }
        </section>
    }
}

fn done(scene: &Scene) -> Html {
    let count = scene.model.handover.done;
    if count == 0 {
        return html! {};
    }
    html! { <p class="check check--exact" role="status" data-test="handover-done" data-count={count.to_string()}>{ icon::tick() }<span>{ scene.text.handover_done(count) }</span></p> }
}

fn moves(scene: &Scene, part: &Part) -> Html {
    let amounts: Vec<AttrValue> = part.payments.iter().map(|amount| scene.amount(*amount, &part.asset.unit)).collect();
    html! {
        if !amounts.is_empty() {
            <li class="row" data-test="handover-part"><bdi>{ part.asset.community.clone() }</bdi><strong>{ scene.text.list(&amounts) }</strong></li>
        }
    }
}

/// What does not move, and what to do about it.
fn stays(scene: &Scene, parts: &[Part]) -> Html {
    let text = scene.text;
    let why = |stay: Stay| match stay {
        Stay::Bound => text.handover_bound(),
        Stay::Issuer => text.handover_issuer(),
        Stay::Worn => text.handover_worn(),
        Stay::Paper => text.handover_paper(),
        Stay::Gone => text.handover_gone(),
    };
    let coins = parts.iter().flat_map(|part| part.stays.iter().map(move |(stay, amount)| (part, *stay, *amount)));
    let issued = scene.model.assets().iter().filter(|asset| asset.issued_here);
    html! {
        <details class="details" data-test="handover-stays">
            <summary>{ text.handover_stays() }</summary>
            <ul class="plain">
                { for coins.map(|(part, stay, amount)| html! {
                    <li data-stay={format!("{stay:?}")}><strong>{ scene.amount(amount, &part.asset.unit) }</strong>{ " " }{ why(stay) }</li>
                }) }
                { for issued.map(|asset| html! { <li data-stay="Issuing">{ text.handover_issuing(&asset.community) }</li> }) }
                <li data-stay="History">{ text.handover_history() }</li>
            </ul>
        </details>
    }
}

fn new(scene: &Scene) -> Html {
    let text = scene.text;
    let began = scene.model.handover.side.is_some();
    html! {
        <section class="card" aria-labelledby="new">
            <h2 id="new">{ text.handover_new() }</h2>
            <p>{ text.handover_new_means() }</p>
            { if began { done(scene) } else { html! {} } }
            <button type="button" class="button button--main button--wide" data-test="handover-take" onclick={scene.on(Did::NextWanted(Side::New))}>
                { text.handover_take() }
            </button>
            if began {
                <p>{ text.handover_after() }</p>
                { link::wide(scene, Route::Safety, "handover-backup", text.safety_backup_do()) }
            }
        </section>
    }
}
