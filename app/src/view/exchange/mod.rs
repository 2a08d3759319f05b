//! The exchange screen: two phones face to face.
mod answer;
mod by_text;
mod problem;
mod stage;

use juicetokens_engine::Intent;
use juicetokens_engine::summary::ExchangePhase;
use juicetokens_engine::token::transfer::record::Role;
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
    if scene.model.exchange.phase() == ExchangePhase::Stopped {
        return problem::screen(scene);
    }
    html! {
        <div class="exchange">
            <header class="exchange__head">
                <h1 id="title" tabindex="-1">{ title(scene) }</h1>
                if scene.model.exchange.resumes() && !is_done(scene) {
                    { bar::leave_exchange(scene) }
                }
            </header>
            { stage::own_code(scene) }
            <div class="exchange__side">
                { stage::status(scene) }
                { stage::steps(scene) }
                { answer::panel(scene) }
                if !is_done(scene) {
                    { stage::pictures(scene) }
                    { by_text::panel(scene) }
                    { ending(scene) }
                }
            </div>
        </div>
    }
}

pub(super) fn is_done(scene: &Scene) -> bool {
    scene.model.exchange.phase() == ExchangePhase::Done
}

/// The page's title in the browser.
pub(crate) fn short_title(scene: &Scene) -> &'static str {
    let text = &scene.text.exchange;
    match &scene.model.exchange.intent {
        Some(Intent::Pay { .. }) => text.pay_asked,
        Some(Intent::Receive { .. }) => text.receive_any,
        Some(Intent::Resume) | None => text.resume,
    }
}

fn title(scene: &Scene) -> String {
    let text = &scene.text.exchange;
    let summary = scene.model.exchange.summary.as_ref();
    let unit = summary.and_then(|summary| summary.unit.as_deref()).unwrap_or_default();
    let known = summary.and_then(|summary| summary.amount).filter(|amount| !amount.is_zero());
    let role = summary.map(|summary| summary.role);
    if let (true, Some(amount)) = (is_done(scene), known) {
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
        Some(Intent::Resume) | None => text.resume.to_owned(),
    }
}

/// Stopping, or leaving where stopping is no longer this side's to decide; with what it does to the money.
fn ending(scene: &Scene) -> Html {
    let text = &scene.text.exchange;
    let exchange = &scene.model.exchange;
    let met = exchange.phase() != ExchangePhase::Meeting;
    let can_cancel = exchange.summary.as_ref().is_some_and(|summary| summary.can_cancel);
    let has_transfer = exchange.summary.as_ref().is_some_and(|summary| summary.sid.is_some());
    let (words, means, event) = match (exchange.is_bound(), exchange.resumes() && !met) {
        (true, _) => (text.leave, text.leave_bound, Did::Left),
        (false, true) => (text.not_now, text.not_now_hint, Did::Left),
        (false, false) if has_transfer && can_cancel => (text.stop, text.stop_offer, Did::Stopped),
        (false, false) => (text.stop, text.stop_free, Did::Stopped),
    };
    html! {
        <footer class="ending">
            <p id="ending" class="quiet">{ means }</p>
            <button type="button" class="button button--danger" aria-describedby="ending" data-test="exchange-cancel"
                onclick={scene.on(event)}>{ words }</button>
        </footer>
    }
}

/// The tick that both people look for.
pub(super) fn done_mark() -> Html {
    html! { <div class="done-mark done-mark--moving">{ icon::tick() }</div> }
}
