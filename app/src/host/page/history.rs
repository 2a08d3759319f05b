//! The address bar.
use wasm_bindgen::JsValue;

use super::listener::Listener;
use super::{HostEvent, Tell};

/// The path in the address bar.
pub(super) fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_else(|| "/".into())
}

/// The path with its fragment, which may carry a request.
pub(super) fn link() -> String {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    path() + &fragment
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
