//! The address bar.
use wasm_bindgen::JsValue;

use super::listener::Listener;
use super::{HostEvent, Tell};

/// The path in the address bar.
pub(super) fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_else(|| "/".into())
}

/// The path with its query and its fragment, either of which may carry a request.
pub(super) fn link() -> String {
    let location = web_sys::window().map(|window| window.location());
    let query = location.as_ref().and_then(|location| location.search().ok()).unwrap_or_default();
    let fragment = location.and_then(|location| location.hash().ok()).unwrap_or_default();
    path() + &query + &fragment
}

/// Puts a path there, as a new entry.
pub(super) fn navigate(new_path: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history.filter(|_| path() != new_path) {
        // A browser refuses a flood of entries; the screen changes all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(new_path));
    }
}

/// Tells when back or forward is pressed.
pub(super) fn listen(tell: &Tell) {
    if let Some(window) = web_sys::window() {
        let tell = tell.clone();
        Listener::new(&window, "popstate", move |_| tell(HostEvent::Navigated(path()))).for_ever();
    }
}
