//! The exchange screen: two phones face to face.
mod answer;
mod by_text;
mod problem;
mod settlement;
mod sight;
mod stage;

pub(crate) use sight::name_of;
pub(crate) use stage::camera_words;

use juicetokens_engine::Intent;
use juicetokens_engine::summary::ExchangePhase;
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::transport::Turn;
use yew::prelude::*;

use crate::model::exchange::Event as Did;
use crate::model::{Event, exchange};
use crate::view::components::{bar, icon};
use crate::view::scene::Scene;
use crate::view::text::Text;

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
                if !alone && !scene.model.practises {
                    { by_text::panel(scene) }
                }
                if !is_over(scene) {
                    { ending(scene) }
                }
            </div>
        </div>
    }
}

/// What a person is asked or told now who looks at the texts below it, and where it stands: it must not come unseen. Over the
/// camera everything stands beside the code already, which the other has to see.
pub(crate) fn asked_by_text(scene: &Scene) -> Option<(ExchangePhase, &'static str)> {
    let exchange = &scene.model.exchange;
    let compares = exchange.summary.as_ref().is_some_and(|summary| !summary.confirmed_here);
    let place = match exchange.phase() {
        ExchangePhase::Stopped => ".problem",
        ExchangePhase::Comparing if compares => ".ask",
        ExchangePhase::Approving | ExchangePhase::Done => ".ask",
        _ => return None,
    };
    exchange.text_open.then_some((exchange.phase(), place))
}

/// Paid or stopped. Code and camera stay as they are: the other wallet may still have to learn of it.
pub(super) fn is_over(scene: &Scene) -> bool {
    matches!(scene.model.exchange.phase(), ExchangePhase::Done | ExchangePhase::Stopped)
}

/// The page's title in the browser.
pub(crate) fn short_title(scene: &Scene) -> AttrValue {
    let text = scene.text;
    match &scene.model.exchange.intent {
        Some(Intent::Pay { .. }) => text.exchange_pay_asked(),
        Some(Intent::Receive { .. }) => text.exchange_receive_any(),
        Some(Intent::Swap { .. }) => text.change_title(),
        Some(Intent::Settle { .. }) => scene.text.settle_title(),
        Some(Intent::Serve | Intent::ServeTogether(_)) => scene.text.settle_serve(),
        Some(Intent::Resume(_)) | None => text.exchange_resume(),
    }
}

fn title(scene: &Scene) -> AttrValue {
    let text = scene.text;
    let summary = scene.model.exchange.summary.as_ref();
    let unit = summary.and_then(|summary| summary.unit.as_deref()).unwrap_or_default();
    let known = summary.and_then(|summary| summary.amount).filter(|amount| !amount.is_zero());
    let role = summary.map(|summary| summary.role);
    let swaps = summary.is_some_and(|summary| summary.swap);
    if scene.model.exchange.phase() == ExchangePhase::Stopped {
        return text.exchange_stopped();
    }
    if let (true, Some(amount), false) = (is_over(scene), known, scene.model.exchange.settles()) {
        let words = match role {
            _ if swaps => Text::exchange_done_swapped,
            Some(Role::Payer) => Text::exchange_done_paid,
            _ => Text::exchange_done_received,
        };
        return words(text, &scene.amount(amount, unit));
    }
    if let (true, Some(amount)) = (swaps, known) {
        return scene.text.change_go(&scene.amount(amount, unit));
    }
    match &scene.model.exchange.intent {
        Some(Intent::Pay { amount, .. }) => {
            known.or(*amount).map_or(text.exchange_pay_asked(), |amount| text.exchange_pay(&scene.amount(amount, unit)))
        }
        Some(Intent::Receive { amount, .. }) => known
            .or(Some(*amount).filter(|amount| !amount.is_zero()))
            .map_or(text.exchange_receive_any(), |amount| text.exchange_receive(&scene.amount(amount, unit))),
        Some(Intent::Settle { .. } | Intent::Serve | Intent::ServeTogether(_)) => settlement::title(scene),
        Some(Intent::Swap { .. } | Intent::Resume(_)) | None => match (role, known) {
            (Some(Role::Payer), Some(amount)) => text.exchange_pay(&scene.amount(amount, unit)),
            (Some(Role::Payee), Some(amount)) => text.exchange_receive(&scene.amount(amount, unit)),
            _ => text.exchange_resume(),
        },
    }
}

/// Stopping, or leaving where stopping is no longer this side's to decide; with what it does to the money.
fn ending(scene: &Scene) -> Html {
    let text = scene.text;
    let exchange = &scene.model.exchange;
    let summary = exchange.summary.as_ref();
    let offered = summary.is_some_and(|summary| summary.sid.is_some() && summary.can_cancel);
    let met = exchange.phase() != ExchangePhase::Meeting;
    let (button, means) = match (exchange.resumes(), exchange.is_bound()) {
        (true, true) if exchange.has_been_paid() => (None, text.exchange_leave_paid()),
        (false, true) if exchange.has_been_paid() => {
            (Some((text.exchange_leave(), Did::Left)), text.exchange_leave_paid())
        }
        // The bar has "not now"; these are the words to it.
        (true, true) => (None, text.exchange_leave_bound()),
        (true, false) if !(met && offered) => (None, text.exchange_not_now_hint()),
        (false, true) => (Some((text.exchange_leave(), Did::Left)), text.exchange_leave_bound()),
        _ if exchange.settles() && met => (Some((text.exchange_leave(), Did::Left)), scene.text.settle_leave()),
        _ if offered => (Some((text.exchange_stop(), Did::Stopped)), text.exchange_stop_offer()),
        _ => (Some((text.exchange_stop(), Did::Stopped)), text.exchange_stop_free()),
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
