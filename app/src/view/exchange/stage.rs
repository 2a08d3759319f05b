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
            <canvas id="own-code" class="code__canvas" width="1" height="1" role="img" aria-label={scene.text.exchange_own_code()}></canvas>
        </div>
    }
}

/// The sentence of the moment, read aloud when it changes.
pub(super) fn status(scene: &Scene) -> Html {
    let text = scene.text;
    let exchange = &scene.model.exchange;
    let confirmed = exchange.summary.as_ref().is_some_and(|summary| summary.confirmed_here);
    let recognised = exchange.summary.as_ref().is_some_and(|summary| summary.recognised);
    let settle = scene.text;
    let resuming = exchange.summary.as_ref().is_some_and(|summary| summary.is_resuming) && !is_over(scene);
    let words = match exchange.phase() {
        _ if resuming => scene.text.sight_goes_on(),
        _ if exchange.peer_is_silent() => text.exchange_silent(),
        ExchangePhase::Done if exchange.alone => settle.settle_done_do(),
        _ if exchange.alone => settle.settle_own_asking(),
        ExchangePhase::Meeting if settlement::serves(scene) => settle.settle_serve_meeting(),
        ExchangePhase::Meeting if exchange.settles() => settle.settle_meeting(),
        ExchangePhase::Approving | ExchangePhase::Exchanging if exchange.settles() => settle.settle_exchanging(),
        ExchangePhase::Done if exchange.settles() => settle.settle_done_do(),
        ExchangePhase::Approving => text.exchange_exchanging(),
        ExchangePhase::Comparing if recognised => text.exchange_they_compare(),
        ExchangePhase::Comparing if confirmed => text.exchange_confirmed(),
        ExchangePhase::Comparing => text.exchange_compare_do(),
        ExchangePhase::Done => text.exchange_done_do(),
        ExchangePhase::Exchanging => text.exchange_exchanging(),
        ExchangePhase::Meeting if exchange.by_itself => text.exchange_by_itself(),
        ExchangePhase::Meeting if exchange.resumes() => text.exchange_resume_why(),
        ExchangePhase::Meeting => text.exchange_meeting(),
        ExchangePhase::Stopped => text.exchange_stopped_do(),
    };
    // While the phones take turns, the turn says it, and silence is no wonder.
    if sight::turn(scene).is_some() && !is_over(scene) {
        return html! { <p class="unseen" data-test="exchange-phase" data-phase={format!("{:?}", exchange.phase())}>{ scene.text.sight_one_way() }</p> };
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
    let text = scene.text;
    let done = scene.model.exchange.summary.as_ref().map_or([false; 4], |summary| summary.steps);
    let steps = [
        text.exchange_step_asked(),
        text.exchange_step_offered(),
        text.exchange_step_agreed(),
        text.exchange_step_paid(),
    ];
    html! {
        <ol class="steps">
            { for steps.into_iter().zip(done).map(|(step, done)| html! {
                <li class={classes!("step", done.then_some("step--done"))} data-test="exchange-step" data-done={done.to_string()}>
                    <span class="step__mark" aria-hidden="true">{ if done { icon::tick() } else { html! {} } }</span>
                    <span>{ step }</span>
                    if done {
                        <span class="unseen">{ text.exchange_step_done() }</span>
                    }
                </li>
            }) }
        </ol>
    }
}

/// The camera's picture inside the ring of what comes in; beside it the ring of what goes out.
pub(super) fn pictures(scene: &Scene) -> Html {
    let text = scene.text;
    let summary = scene.model.exchange.summary.as_ref();
    let fraction = |part: Option<(u32, u32)>| part.map(|part| how_far(scene, part));
    let receiving = summary.and_then(|summary| summary.receiving);
    let sending = summary.and_then(|summary| summary.sending);
    // In a practice the other's phone is on the same screen.
    let seen = if scene.model.practises {
        icon::inwards()
    } else {
        html! {
            <video id="camera" class={classes!("camera", exchange_looks_away(scene).then_some("camera--rear"))} muted=true playsinline=true autoplay=true disablepictureinpicture=true aria-label={text.exchange_camera()}></video>
        }
    };
    html! {
        <div class="pictures">
            { ring::ring(text.exchange_sent_here(), fraction(receiving), receiving.map(ring::percent), seen) }
            { ring::ring(text.exchange_sent_there(), fraction(sending), sending.map(ring::percent), icon::outwards()) }
            if !scene.model.practises {
                { camera(scene) }
                { sight::cameras(scene) }
            }
        </div>
    }
}

fn exchange_looks_away(scene: &Scene) -> bool {
    scene.model.exchange.sight.is_one_way()
}

/// What is there of what is needed; near the end, what is still missing.
fn how_far(scene: &Scene, (have, need): (u32, u32)) -> AttrValue {
    let missing = need.saturating_sub(have);
    if missing > 0 && ring::percent((have, need)) >= NEARLY {
        return scene.text.sight_missing(missing);
    }
    scene.text.exchange_of(have.min(need), need)
}

fn camera(scene: &Scene) -> Html {
    let text = scene.text;
    let state = &scene.model.exchange.camera;
    let (so, remedy) = camera_words(scene, state);
    let wrong = matches!(state, CameraState::Absent | CameraState::Denied | CameraState::Lost);
    let retry = !matches!(state, CameraState::Starting | CameraState::Watching);
    html! {
        <div class={classes!("camera-words", wrong.then_some("camera-words--wrong"))} role="status"
            data-test="exchange-camera" data-camera={format!("{state:?}")}>
            <p><strong>{ so }</strong>{ " " }{ remedy }</p>
            if retry {
                <button type="button" class="button button--small" data-test="exchange-camera-retry"
                    onclick={scene.on(Did::CameraRetried)}>{ text.camera_retry() }</button>
            }
        </div>
    }
}

/// What a camera does, and what to do about it.
pub(crate) fn camera_words(scene: &Scene, state: &CameraState) -> (AttrValue, AttrValue) {
    let text = scene.text;
    match state {
        CameraState::Absent => (text.camera_absent(), text.camera_absent_do()),
        CameraState::Denied => (text.camera_denied(), text.camera_denied_do()),
        CameraState::Lost => (text.camera_lost(), text.camera_lost_do()),
        CameraState::Off => (text.camera_off(), text.camera_off_do()),
        CameraState::Starting => (text.camera_starting(), text.camera_starting_do()),
        CameraState::Watching => (text.camera_watching(), text.camera_watching_do()),
    }
}
