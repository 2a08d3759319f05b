//! Text out of the app: to the clipboard, or to the system's share sheet.
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{HostEvent, Tell, file};
use crate::host::reflect;
use crate::model::border::ChosenFile;

/// Copies, and tells whether it worked.
pub(super) fn copy(text: String, tell: Tell) {
    spawn_local(async move { tell(HostEvent::Copied(is_copied(&text).await)) });
}

/// Shares; copies where there is no share sheet.
pub(super) fn share(text: String, tell: Tell) {
    let Some(window) = web_sys::window() else { return };
    let navigator = window.navigator();
    if !reflect::has_method(&navigator, "share") {
        return copy(text, tell);
    }
    spawn_local(async move {
        let shared =
            reflect::call_async(&navigator, "share", &[reflect::object(&[("text", text.as_str().into())])]).await;
        let changed_mind = |error| reflect::field(&error, "name") == "AbortError";
        if shared.is_err_and(|error| !changed_mind(error)) {
            tell(HostEvent::Copied(is_copied(&text).await));
        }
    });
}

/// Shares a file; saves it where there is no share sheet for it.
pub(super) fn share_file(file: ChosenFile) {
    spawn_local(async move {
        if !is_shared(&file).await {
            // A browser without downloads has no way left.
            let _ = file::save(&file);
        }
    });
}

/// Whether another app has it, or the person did not want it to.
async fn is_shared(file: &ChosenFile) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    let data = file::js_file(file).map(|shared| reflect::object(&[("files", Array::of1(&shared).into())]));
    let can = |data: &JsValue| {
        reflect::call(&navigator, "canShare", std::slice::from_ref(data)).is_ok_and(|can| can.is_truthy())
    };
    let Some(data) = data.filter(can) else { return false };
    let shared = reflect::call_async(&navigator, "share", &[data]).await;
    shared.is_ok() || shared.is_err_and(|error| reflect::field(&error, "name") == "AbortError")
}

async fn is_copied(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = reflect::field(&window.navigator(), "clipboard");
    reflect::call_async(&clipboard, "writeText", &[text.into()]).await.is_ok()
}
