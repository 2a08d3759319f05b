//! The browser's offer to install the app: kept until the person wants it.
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::listener::Listener;
use super::{HostEvent, Tell};
use crate::host::reflect;

/// The last offer.
pub(super) struct Install(Rc<RefCell<Option<JsValue>>>);

impl Install {
    /// Keeps each offer, and tells of it; of one that came before the module, which the loader has kept, too.
    pub(super) fn listen(tell: &Tell) -> Self {
        let offer = Rc::new(RefCell::new(None));
        if let Some(window) = web_sys::window() {
            let early = reflect::field(&window, "installOffer");
            if !early.is_undefined() {
                offer.replace(Some(early));
                let tell = tell.clone();
                spawn_local(async move { tell(HostEvent::InstallOffered) });
            }
            let (kept, tell) = (offer.clone(), tell.clone());
            let heard = move |event: JsValue| {
                event.unchecked_ref::<Event>().prevent_default();
                kept.replace(Some(event));
                tell(HostEvent::InstallOffered);
            };
            Listener::new(&window, "beforeinstallprompt", heard).for_ever();
        }
        Self(offer)
    }

    /// Shows the browser's prompt; an offer serves once.
    pub(super) fn prompt(&self) {
        if let Some(offer) = self.0.take() {
            // The person's answer is the browser's business.
            spawn_local(async move { drop(reflect::call_async(&offer, "prompt", &[]).await) });
        }
    }
}
