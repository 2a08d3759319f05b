//! An event listener that is removed when it is dropped.
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// Listens for as long as it lives.
pub(super) struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    /// Starts to listen.
    pub(super) fn new(target: &EventTarget, name: &'static str, heard: impl FnMut(JsValue) + 'static) -> Self {
        let closure = Closure::new(heard);
        // Only an unreadable callback could fail here.
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self { target: target.clone(), name, closure }
    }

    /// Listens until the page ends.
    pub(super) fn for_ever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}
