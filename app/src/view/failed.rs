//! The world failed: what happened to the money, why, and what to do.
use yew::prelude::*;

use crate::model::wallet_link::Failure;
use crate::view::components::icon;
use crate::view::scene::Scene;

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(failure) = &scene.model.failure else { return html! {} };
    let ((cause, remedy), code, detail) = match failure {
        Failure::DamagedStore(detail) => ((text.failed_damaged(), text.failed_damaged_do()), "DAMAGED-STORE", detail),
        Failure::Storage(detail) => ((text.failed_storage(), text.failed_storage_do()), "STORAGE", detail),
        Failure::Unsupported(detail) => {
            ((text.failed_unsupported(), text.failed_unsupported_do()), "UNSUPPORTED", detail)
        }
        Failure::Worker(detail) => ((text.failed_worker(), text.failed_worker_do()), "WORKER", detail),
    };
    // What does not read may be lost: only where all of it does can the words promise more.
    let money =
        if matches!(failure, Failure::DamagedStore(_)) { text.failed_money_damaged() } else { text.failed_money() };
    html! {
        <div class="problem" role="alert">
            <div class="problem__mark">{ icon::warning() }</div>
            <h1 id="title" tabindex="-1">{ text.failed_title() }</h1>
            <p class="problem__money">{ money }</p>
            <p>{ cause }</p>
            <p>{ remedy }</p>
            <div class="buttons">
                <a class="button button--main" href="/" data-test="failure-reload">{ text.failed_again() }</a>
            </div>
            <p class="problem__code">{ text.failed_code() }{ " " }<code data-test="failure-code">{ code }</code>{ " " }{ detail.clone() }</p>
        </div>
    }
}
