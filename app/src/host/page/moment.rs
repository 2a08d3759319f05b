//! Waiting, in the page: for the next vsync, the next picture of a video, some time.
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

use crate::host::reflect;

/// A video that gives no pictures of its own accord is looked at this often.
const PICTURE_PATIENCE_MS: i32 = 150;

/// Waits for the next vsync, and tells its moment in milliseconds.
pub(super) async fn vsync() -> f64 {
    wait(|resolve| call_global("requestAnimationFrame", &[resolve.into()])).await.as_f64().unwrap_or(0.0)
}

/// Waits for the next picture, but not for ever, and says whether the browser has told of one.
pub(super) async fn picture(video: &HtmlVideoElement) -> bool {
    if !reflect::has_method(video, "requestVideoFrameCallback") {
        vsync().await;
        return false;
    }
    let mut request = None;
    let answer = wait(|resolve| {
        request = reflect::call(video, "requestVideoFrameCallback", &[resolve.clone().into()]).ok();
        call_global("setTimeout", &[resolve.into(), PICTURE_PATIENCE_MS.into()]);
    })
    .await;
    // The one answers with its moment, the other with nothing.
    let told = answer.as_f64().is_some();
    if let Some(request) = request.filter(|_| !told) {
        let _ = reflect::call(video, "cancelVideoFrameCallback", &[request]);
    }
    told
}

/// Waits some time.
pub(super) async fn sleep(milliseconds: i32) {
    wait(|resolve| call_global("setTimeout", &[resolve.into(), milliseconds.into()])).await;
}

/// Milliseconds since the page started.
pub(super) fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

async fn wait(ask: impl FnOnce(Function)) -> JsValue {
    let mut ask = Some(ask);
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(ask) = ask.take() {
            ask(resolve);
        }
    });
    // None of these promises is ever rejected.
    JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED)
}

fn call_global(name: &str, arguments: &[JsValue]) {
    // Every window has these.
    let _ = reflect::call(&js_sys::global(), name, arguments);
}
