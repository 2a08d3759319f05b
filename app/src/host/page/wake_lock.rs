//! Keeps the screen on during an exchange, where the browser can.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::listener::Listener;
use crate::host::reflect;

/// Holds the screen awake until it is dropped.
pub(super) struct WakeLock {
    wish: Rc<Wish>,
    _listener: Option<Listener>,
}

#[derive(Default)]
struct Wish {
    over: Cell<bool>,
    sentinel: RefCell<Option<JsValue>>,
}

impl WakeLock {
    pub(super) fn hold() -> Self {
        let wish = Rc::new(Wish::default());
        wish.clone().ask();
        // The browser lets go when the page is hidden, and does not take it up again by itself.
        let again = wish.clone();
        let document = web_sys::window().and_then(|window| window.document());
        let listener =
            document.map(|document| Listener::new(&document, "visibilitychange", move |_| again.clone().ask()));
        Self { wish, _listener: listener }
    }
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        self.wish.over.set(true);
        self.wish.let_go();
    }
}

impl Wish {
    fn ask(self: Rc<Self>) {
        let Some(window) = web_sys::window() else { return };
        let source = reflect::field(&window.navigator(), "wakeLock");
        spawn_local(async move {
            // Refused with a low battery or a hidden page; the exchange works all the same.
            if let Ok(sentinel) = reflect::call_async(&source, "request", &["screen".into()]).await {
                self.let_go();
                self.sentinel.replace(Some(sentinel));
                if self.over.get() {
                    self.let_go();
                }
            }
        });
    }

    fn let_go(&self) {
        if let Some(sentinel) = self.sentinel.take() {
            let _ = reflect::call(&sentinel, "release", &[]);
        }
    }
}
