//! Scan or open: the camera, and below it a paste and a file.
use yew::prelude::*;

use crate::model::border::CameraState;
use crate::model::scan::{Event as Did, Unread};
use crate::model::{Event, scan};
use crate::view::components::icon;
use crate::view::exchange;
use crate::view::scene::Scene;

impl From<scan::Event> for Event {
    fn from(event: scan::Event) -> Self {
        Self::Scan(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let page = &scene.model.scan;
    html! {
        <div class="scan">
            <p class="quiet">{ text.scan_how() }</p>
            <div class="scan__sight">
                <video id="camera" class="scan__camera" muted=true playsinline=true autoplay=true disablepictureinpicture=true
                    aria-label={text.exchange_camera()}></video>
                if page.camera != CameraState::Watching {
                    { camera(scene) }
                }
            </div>
            <div role="status">{ unread(scene) }</div>
            <form class="form" novalidate=true onsubmit={scene.submitted(Did::Submitted)}>
                <div class="field">
                    <label class="field__label" for="scan-text">{ text.scan_paste_label() }</label>
                    <textarea id="scan-text" class="field__input field__input--code" rows="2" spellcheck="false" dir="ltr" autocomplete="off"
                        data-test="scan-text" value={page.pasted.clone()} oninput={scene.typed(Did::Typed)} />
                </div>
                <div class="buttons buttons--row">
                    <button type="submit" class="button" disabled={page.pasted.trim().is_empty()} data-test="scan-submit">{ text.scan_read() }</button>
                    <button type="button" class="button" data-test="scan-paste" onclick={scene.on(Did::PasteWanted)}>{ text.scan_paste() }</button>
                    <button type="button" class="button" data-test="scan-file" aria-describedby="scan-file-hint"
                        onclick={scene.on(Did::FileWanted)}>{ text.scan_file() }</button>
                </div>
                <p id="scan-file-hint" class="quiet">{ text.scan_file_hint() }</p>
                if page.links_offered {
                    <button type="button" class="button button--quiet" data-test="scan-links" onclick={scene.on(Did::LinksWanted)}>{ text.scan_links() }</button>
                }
            </form>
        </div>
    }
}

fn camera(scene: &Scene) -> Html {
    let state = &scene.model.scan.camera;
    let (so, remedy) = exchange::camera_words(scene, state);
    html! {
        <div class="scan__words" data-test="scan-camera" data-camera={format!("{state:?}")}>
            <p><strong>{ so }</strong>{ " " }{ remedy }</p>
            if !matches!(state, CameraState::Starting) {
                <button type="button" class="button button--small" onclick={scene.on(Did::CameraWanted)}>{ scene.text.camera_retry() }</button>
            }
        </div>
    }
}

fn unread(scene: &Scene) -> Html {
    let text = scene.text;
    let (kind, words) = match scene.model.scan.unread {
        None => return html! {},
        Some(Unread::Nothing) => ("nothing", text.scan_nothing()),
        Some(Unread::Wallet) => ("wallet", text.scan_wallet()),
        Some(Unread::Foreign(foreign)) => (foreign.code(), text.sight_not_ours(&exchange::name_of(scene, foreign))),
    };
    html! { <p class="aside" data-test="scan-unread" data-format={kind}>{ icon::warning() }<span>{ words }</span></p> }
}
