//! The own code, the camera's picture, and how far it is.
use juicetokens_engine::summary::ExchangePhase;
use yew::prelude::*;

use crate::model::border::CameraState;
use crate::model::exchange::Event as Did;
use crate::view::components::{icon, ring};
use crate::view::exchange::{is_over, settlement, sight};
use crate::view::scene::Scene;

/// From this many hundredths on a person asks what is missing, not how much is there.
const NEARLY: u32 = 90;

/// The own code: black on white in every theme, with a margin that nothing touches. The host draws on the canvas.
pub(super) fn own_code(scene: &Scene) -> Html {
    let asking = matches!(scene.model.exchange.phase(), ExchangePhase::Approving | ExchangePhase::Comparing);
    html! {
        <div class={classes!("code", is_over(scene).then_some("code--done"), asking.then_some("code--asking"))}>
            <canvas id="own-code" class="code__canvas" width="1" height="1" role="img" aria-label={scene.text.exchange.own_code}></canvas>
        </div>
    }
}

/// The sentence of the moment, read aloud when it changes.
pub(super) fn status(scene: &Scene) -> Html {
    let text = &scene.text.exchange;
    let exchange = &scene.model.exchange;
    let confirmed = exchange.summary.as_ref().is_some_and(|summary| summary.confirmed_here);
    let settle = scene.text.settle;
    let resuming = exchange.summary.as_ref().is_some_and(|summary| summary.is_resuming) && !is_over(scene);
    let words = match exchange.phase() {
        _ if resuming => scene.text.sight.goes_on,
        _ if exchange.peer_is_silent() => text.silent,
        ExchangePhase::Done if exchange.alone => settle.done_do,
        _ if exchange.alone => settle.own_asking,
        ExchangePhase::Meeting if settlement::serves(scene) => settle.serve_meeting,
        ExchangePhase::Meeting if exchange.settles() => settle.meeting,
        ExchangePhase::Approving | ExchangePhase::Exchanging if exchange.settles() => settle.exchanging,
        ExchangePhase::Done if exchange.settles() => settle.done_do,
        ExchangePhase::Approving => text.exchanging,
        ExchangePhase::Comparing if confirmed => text.confirmed,
        ExchangePhase::Comparing => text.compare_do,
        ExchangePhase::Done => text.done_do,
        ExchangePhase::Exchanging => text.exchanging,
        ExchangePhase::Meeting if exchange.by_itself => text.by_itself,
        ExchangePhase::Meeting if exchange.resumes() => text.resume_why,
        ExchangePhase::Meeting => text.meeting,
        ExchangePhase::Stopped => text.stopped_do,
    };
    // While the phones take turns, the turn says it, and silence is no wonder.
    if sight::turn(scene).is_some() {
        return html! { <p class="unseen" data-test="exchange-phase" data-phase={format!("{:?}", exchange.phase())}>{ scene.text.sight.one_way }</p> };
    }
    let silent = exchange.peer_is_silent() && !resuming;
    html! {
        <p class={classes!("status", silent.then_some("status--silent"))} role="status" aria-live="polite"
            data-test="exchange-phase" data-phase={format!("{:?}", exchange.phase())} data-resuming={resuming.to_string()}>
            if silent {
                <span data-test="exchange-silent">{ words }</span>
            } else {
                <span>{ words }</span>
            }
        </p>
    }
}

/// Asked, offered, agreed, paid.
pub(super) fn steps(scene: &Scene) -> Html {
    let text = &scene.text.exchange;
    let done = scene.model.exchange.summary.as_ref().map_or([false; 4], |summary| summary.steps);
    html! {
        <ol class="steps">
            { for text.steps.iter().zip(done).map(|(step, done)| html! {
                <li class={classes!("step", done.then_some("step--done"))} data-test="exchange-step" data-done={done.to_string()}>
                    <span class="step__mark" aria-hidden="true">{ if done { icon::tick() } else { html! {} } }</span>
                    <span>{ *step }</span>
                    if done {
                        <span class="unseen">{ text.step_done }</span>
                    }
                </li>
            }) }
        </ol>
    }
}

/// The camera's picture inside the ring of what comes in; beside it the ring of what goes out.
pub(super) fn pictures(scene: &Scene) -> Html {
    let text = &scene.text.exchange;
    let summary = scene.model.exchange.summary.as_ref();
    let fraction = |part: Option<(u32, u32)>| part.map(|part| how_far(scene, part));
    let receiving = summary.and_then(|summary| summary.receiving);
    let sending = summary.and_then(|summary| summary.sending);
    let video = html! {
        <video id="camera" class={classes!("camera", exchange_looks_away(scene).then_some("camera--rear"))} muted=true playsinline=true autoplay=true disablepictureinpicture=true aria-label={text.camera}></video>
    };
    html! {
        <div class="pictures">
            { ring::ring(text.sent_here, fraction(receiving), receiving.map(ring::percent), video) }
            { ring::ring(text.sent_there, fraction(sending), sending.map(ring::percent), icon::outwards()) }
            { camera(scene) }
            { sight::cameras(scene) }
        </div>
    }
}

fn exchange_looks_away(scene: &Scene) -> bool {
    scene.model.exchange.sight.is_one_way()
}

/// What is there of what is needed; near the end, what is still missing.
fn how_far(scene: &Scene, (have, need): (u32, u32)) -> String {
    let missing = need.saturating_sub(have);
    if missing > 0 && ring::percent((have, need)) >= NEARLY {
        return (scene.text.sight.missing)(missing);
    }
    (scene.text.exchange.of)(&have.min(need).to_string(), &need.to_string())
}

fn camera(scene: &Scene) -> Html {
    let text = &scene.text.camera;
    let state = &scene.model.exchange.camera;
    let ((so, remedy), wrong) = match state {
        CameraState::Absent => (text.absent, true),
        CameraState::Denied => (text.denied, true),
        CameraState::Lost => (text.lost, true),
        CameraState::Off => (text.off, false),
        CameraState::Starting => (text.starting, false),
        CameraState::Watching => (text.watching, false),
    };
    let retry = !matches!(state, CameraState::Starting | CameraState::Watching);
    html! {
        <div class={classes!("camera-words", wrong.then_some("camera-words--wrong"))} role="status"
            data-test="exchange-camera" data-camera={format!("{state:?}")}>
            <p><strong>{ so }</strong>{ " " }{ remedy }</p>
            if retry {
                <button type="button" class="button button--small" data-test="exchange-camera-retry"
                    onclick={scene.on(Did::CameraRetried)}>{ text.retry }</button>
            }
        </div>
    }
}
