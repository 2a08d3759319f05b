//! The Web Lock that makes this worker the only one with the wallet, for as long as it lives.
use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::timer;
use crate::host::reflect;
use crate::model::wallet_link::Failure;

const NAME: &str = "juicetokens-wallet";
/// A page that is being loaded anew lets go within this; only a wait beyond it means another tab.
const PATIENCE_MS: i32 = 400;

/// Waits for the lock, and calls `waiting` when another tab holds it. It is let go only when the worker ends.
pub(super) async fn hold(waiting: impl FnOnce()) -> Result<(), Failure> {
    let locks = reflect::field(&reflect::field(&js_sys::global(), "navigator"), "locks");
    let (sender, granted) = oneshot::channel::<()>();
    let on_granted = Closure::once_into_js(move |_lock: JsValue| {
        let _ = sender.send(());
        // Held until this promise is settled, which is never.
        Promise::new(&mut |_, _| {})
    });
    let asked: Promise =
        reflect::call(&locks, "request", &[NAME.into(), on_granted]).map_err(|error| unsupported(&error))?.into();
    let answered = select(granted, JsFuture::from(asked));
    let answered = match select(answered, Box::pin(timer::sleep(PATIENCE_MS))).await {
        Either::Left((answered, _)) => answered,
        Either::Right(((), still_asking)) => {
            waiting();
            still_asking.await
        }
    };
    match answered {
        Either::Left((Ok(()), _)) => Ok(()),
        Either::Left((Err(_), _)) => Err(Failure::Unsupported("the web lock was lost".into())),
        Either::Right((refused, _)) => Err(unsupported(&refused.err().unwrap_or(JsValue::UNDEFINED))),
    }
}

fn unsupported(error: &JsValue) -> Failure {
    Failure::Unsupported(format!("web locks: {}", reflect::describe(error)))
}
