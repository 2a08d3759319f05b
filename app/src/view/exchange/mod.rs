//! The exchange screen: two phones face to face.
mod answer;
mod by_text;
mod problem;
mod settlement;
mod sight;
mod stage;

use juicetokens_engine::Intent;
use juicetokens_engine::summary::ExchangePhase;
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::transport::Turn;
use yew::prelude::*;

use crate::model::exchange::Event as Did;
use crate::model::{Event, exchange};
use crate::view::components::{bar, icon};
use crate::view::scene::Scene;

impl From<exchange::Event> for Event {
    fn from(event: exchange::Event) -> Self {
        Self::Exchange(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let stopped = scene.model.exchange.phase() == ExchangePhase::Stopped;
    let alone = scene.model.exchange.alone;
    let settles = scene.model.exchange.settles();
    let done_settling = settles && scene.model.exchange.phase() == ExchangePhase::Done;
    let turn = sight::turn(scene).map(|turn| match turn {
        Turn::Here => "exchange--showing",
        Turn::There => "exchange--reading",
        Turn::Nobody => "exchange--resting",
    });
    html! {
        <div class={classes!("exchange", turn)}>
            <header class="exchange__head">
                <h1 id="title" tabindex="-1">{ title(scene) }</h1>
                if scene.model.exchange.resumes() && !is_over(scene) {
                    { bar::leave_exchange(scene) }
                }
            </header>
            if !alone {
                { stage::own_code(scene) }
            }
            <div class="exchange__side">
                if stopped {
                    { problem::panel(scene) }
                }
                { sight::guide(scene) }
                { stage::status(scene) }
                { sight::note(scene) }
                // What is asked stands above what was done, and the way home below it.
                if done_settling {
                    { settlement::list(scene) }
                }
                { answer::panel(scene) }
                if settles && !done_settling {
                    { settlement::list(scene) }
                }
                if !alone {
                    { stage::pictures(scene) }
                }
                if !settles {
                    { stage::steps(scene) }
                }
                if !alone {
                    { by_text::panel(scene) }
                }
                if !is_over(scene) {
                    { ending(scene) }
                }
            </div>
        </div>
    }
}

/// Paid or stopped. Code and camera stay as they are: the other wallet may still have to learn of it.
pub(super) fn is_over(scene: &Scene) -> bool {
    matches!(scene.model.exchange.phase(), ExchangePhase::Done | ExchangePhase::Stopped)
}

/// The page's title in the browser.
pub(crate) fn short_title(scene: &Scene) -> &'static str {
    let text = &scene.text.exchange;
    match &scene.model.exchange.intent {
        Some(Intent::Pay { .. }) => text.pay_asked,
        Some(Intent::Receive { .. }) => text.receive_any,
        Some(Intent::Settle { .. }) => scene.text.settle.title,
        Some(Intent::Serve) => scene.text.settle.serve,
        Some(Intent::Resume(_)) | None => text.resume,
    }
}

fn title(scene: &Scene) -> String {
    let text = &scene.text.exchange;
    let summary = scene.model.exchange.summary.as_ref();
    let unit = summary.and_then(|summary| summary.unit.as_deref()).unwrap_or_default();
    let known = summary.and_then(|summary| summary.amount).filter(|amount| !amount.is_zero());
    let role = summary.map(|summary| summary.role);
    if scene.model.exchange.phase() == ExchangePhase::Stopped {
        return text.stopped.to_owned();
    }
    if let (true, Some(amount), false) = (is_over(scene), known, scene.model.exchange.settles()) {
        let words = if role == Some(Role::Payer) { text.done_paid } else { text.done_received };
        return words(&scene.amount(amount, unit));
    }
    match &scene.model.exchange.intent {
        Some(Intent::Pay { amount, .. }) => {
            known.or(*amount).map_or(text.pay_asked.to_owned(), |amount| (text.pay)(&scene.amount(amount, unit)))
        }
        Some(Intent::Receive { amount, .. }) => known
            .or(Some(*amount).filter(|amount| !amount.is_zero()))
            .map_or(text.receive_any.to_owned(), |amount| (text.receive)(&scene.amount(amount, unit))),
        Some(Intent::Settle { .. } | Intent::Serve) => settlement::title(scene),
        Some(Intent::Resume(_)) | None => match (role, known) {
            (Some(Role::Payer), Some(amount)) => (text.pay)(&scene.amount(amount, unit)),
            (Some(Role::Payee), Some(amount)) => (text.receive)(&scene.amount(amount, unit)),
            _ => text.resume.to_owned(),
        },
    }
}

/// Stopping, or leaving where stopping is no longer this side's to decide; with what it does to the money.
fn ending(scene: &Scene) -> Html {
    let text = &scene.text.exchange;
    let exchange = &scene.model.exchange;
    let summary = exchange.summary.as_ref();
    let offered = summary.is_some_and(|summary| summary.sid.is_some() && summary.can_cancel);
    let met = exchange.phase() != ExchangePhase::Meeting;
    let (button, means) = match (exchange.resumes(), exchange.is_bound()) {
        // The bar has "not now"; these are the words to it.
        (true, true) => (None, text.leave_bound),
        (true, false) if !(met && offered) => (None, text.not_now_hint),
        (false, true) => (Some((text.leave, Did::Left)), text.leave_bound),
        _ if exchange.settles() && met => (Some((text.leave, Did::Left)), scene.text.settle.leave),
        _ if offered => (Some((text.stop, Did::Stopped)), text.stop_offer),
        _ => (Some((text.stop, Did::Stopped)), text.stop_free),
    };
    html! {
        <footer class="ending">
            <p id="ending" class="quiet">{ means }</p>
            if let Some((words, event)) = button {
                <button type="button" class="button button--danger" aria-describedby="ending" data-test="exchange-cancel"
                    onclick={scene.on(event)}>{ words }</button>
            }
        </footer>
    }
}

/// The tick that both people look for.
pub(super) fn done_mark() -> Html {
    html! { <div class="done-mark done-mark--moving">{ icon::tick() }</div> }
}
