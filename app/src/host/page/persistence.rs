//! Whether the browser keeps our storage when it needs room.
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{HostEvent, Tell};
use crate::host::reflect;

/// Asks the browser to keep it, and tells the answer.
pub(super) fn ask(tell: Tell) {
    spawn_local(async move { tell(HostEvent::Persistence(answer("persist").await)) });
}

/// Tells if the browser has agreed to it before.
pub(super) fn tell_if_granted(tell: &Tell) {
    let tell = tell.clone();
    spawn_local(async move {
        if answer("persisted").await == Some(true) {
            tell(HostEvent::Persistence(Some(true)));
        }
    });
}

async fn answer(method: &str) -> Option<bool> {
    let storage: JsValue = reflect::field(&web_sys::window()?.navigator(), "storage");
    reflect::call_async(&storage, method, &[]).await.ok()?.as_bool()
}
