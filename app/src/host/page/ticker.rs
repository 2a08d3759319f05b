//! A tick each second, while the model wants it.
use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{HostEvent, Tell};

const SECOND_MS: i32 = 1000;

pub(super) struct Ticker {
    on_time: Closure<dyn FnMut()>,
    interval: Cell<Option<i32>>,
}

impl Ticker {
    pub(super) fn new(tell: &Tell) -> Self {
        let tell = tell.clone();
        Self { on_time: Closure::new(move || tell(HostEvent::Ticked)), interval: Cell::new(None) }
    }

    /// Starts or stops it.
    pub(super) fn set(&self, wanted: bool) {
        let Some(window) = web_sys::window() else { return };
        if wanted == self.interval.get().is_some() {
            return;
        }
        if let Some(interval) = self.interval.take() {
            window.clear_interval_with_handle(interval);
        } else {
            let on_time = self.on_time.as_ref().unchecked_ref();
            let started = window.set_interval_with_callback_and_timeout_and_arguments_0(on_time, SECOND_MS);
            self.interval.set(started.ok());
        }
    }
}
