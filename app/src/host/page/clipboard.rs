//! Text out of the app: to the clipboard, or to the system's share sheet.
use wasm_bindgen_futures::spawn_local;

use super::{HostEvent, Tell};
use crate::host::reflect;

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

async fn is_copied(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = reflect::field(&window.navigator(), "clipboard");
    reflect::call_async(&clipboard, "writeText", &[text.into()]).await.is_ok()
}
