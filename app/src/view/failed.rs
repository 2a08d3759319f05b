//! The world failed: what happened to the money, why, and what to do.
use yew::prelude::*;

use crate::model::wallet_link::Failure;
use crate::view::components::icon;
use crate::view::scene::Scene;

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = &scene.text.failed;
    let Some(failure) = &scene.model.failure else { return html! {} };
    let ((cause, remedy), code, detail) = match failure {
        Failure::DamagedStore(detail) => (text.damaged, "DAMAGED-STORE", detail),
        Failure::Storage(detail) => (text.storage, "STORAGE", detail),
        Failure::Unsupported(detail) => (text.unsupported, "UNSUPPORTED", detail),
        Failure::Worker(detail) => (text.worker, "WORKER", detail),
    };
    // What does not read may be lost: only where all of it does can the words promise more.
    let money = if matches!(failure, Failure::DamagedStore(_)) { text.money_damaged } else { text.money };
    html! {
        <div class="problem" role="alert">
            <div class="problem__mark">{ icon::warning() }</div>
            <h1 id="title" tabindex="-1">{ text.title }</h1>
            <p class="problem__money">{ money }</p>
            <p>{ cause }</p>
            <p>{ remedy }</p>
            <div class="buttons">
                <a class="button button--main" href="/" data-test="failure-reload">{ text.again }</a>
            </div>
            <p class="problem__code">{ text.code }{ ": " }<code data-test="failure-code">{ code }</code>{ " " }{ detail.clone() }</p>
        </div>
    }
}
