//! The address bar.
use wasm_bindgen::JsValue;

use super::listener::Listener;
use super::{HostEvent, Tell};

/// Where the service worker brings what another app shares.
const SHARE: &str = "/share";

/// Where this wallet was loaded from, as `https://wallet.example`.
pub(super) fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The path in the address bar.
pub(super) fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_else(|| "/".into())
}

/// Takes the path with its query and its fragment, either of which may carry something. A fragment may carry a coin: but for a
/// request, which a person may load again, it does not stay there.
pub(super) fn take_link() -> String {
    let location = web_sys::window().map(|window| window.location());
    let query = location.as_ref().and_then(|location| location.search().ok()).unwrap_or_default();
    let fragment = location.and_then(|location| location.hash().ok()).unwrap_or_default();
    if !fragment.is_empty() && path() != "/pay" {
        replace(&(path() + &query));
    }
    path() + &query + &fragment
}

/// An address of this wallet without its origin; none of another.
pub(super) fn carried(address: &str) -> Option<String> {
    let origin = origin();
    address.strip_prefix(&*origin).filter(|rest| !origin.is_empty() && rest.starts_with('/')).map(Into::into)
}

/// Whether the page was opened by another app's share sheet.
pub(super) fn is_share() -> bool {
    path() == SHARE
}

/// Puts a path there, as a new entry.
pub(super) fn navigate(new_path: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history.filter(|_| path() != new_path) {
        // A browser refuses a flood of entries; the screen changes all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(new_path));
    }
}

/// Puts a path in place of the one that stands there.
pub(super) fn replace(new_path: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(new_path));
    }
}

/// Tells when back or forward is pressed, or a link is followed in the open page.
pub(super) fn listen(tell: &Tell) {
    if let Some(window) = web_sys::window() {
        let tell = tell.clone();
        Listener::new(&window, "popstate", move |_| {
            let link = take_link();
            tell(if link.contains('#') { HostEvent::Launched(link) } else { HostEvent::Navigated(path()) });
        })
        .for_ever();
    }
}
