//! The next timeout, by the browser's timer.
use std::cell::Cell;
use std::rc::Rc;

use futures::channel::mpsc::UnboundedSender;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::DedicatedWorkerGlobalScope;

use super::Inbound;
use crate::host::reflect;

/// At most one timeout is pending.
pub(super) struct Timer {
    scope: DedicatedWorkerGlobalScope,
    on_time: Closure<dyn FnMut()>,
    pending: Rc<Cell<Option<Pending>>>,
}

#[derive(Clone, Copy)]
struct Pending {
    due_ms: u64,
    handle: i32,
}

impl Timer {
    /// Sends what `inbound` makes, each time.
    pub(super) fn new(
        scope: DedicatedWorkerGlobalScope,
        sender: UnboundedSender<Inbound>,
        inbound: fn() -> Inbound,
    ) -> Self {
        let pending = Rc::new(Cell::new(None));
        let fired = pending.clone();
        let on_time = Closure::new(move || {
            fired.set(None);
            let _ = sender.unbounded_send(inbound());
        });
        Self { scope, on_time, pending }
    }

    /// Puts the timeout in place of the last one; both moments are on the uptime clock.
    pub(super) fn set(&self, due_ms: Option<u64>, uptime_ms: u64) {
        if self.pending.get().map(|pending| pending.due_ms) == due_ms {
            return;
        }
        self.clear();
        let Some(due_ms) = due_ms else { return };
        // One more, since the clock cuts fractions off: a timer must not come before its moment.
        let wait_ms = i32::try_from(due_ms.saturating_sub(uptime_ms)).unwrap_or(i32::MAX).saturating_add(1);
        let callback = self.on_time.as_ref().unchecked_ref();
        if let Ok(handle) = self.scope.set_timeout_with_callback_and_timeout_and_arguments_0(callback, wait_ms) {
            self.pending.set(Some(Pending { due_ms, handle }));
        }
    }

    fn clear(&self) {
        if let Some(pending) = self.pending.take() {
            self.scope.clear_timeout_with_handle(pending.handle);
        }
    }
}

impl Drop for Timer {
    /// A timeout must not call what is gone.
    fn drop(&mut self) {
        self.clear();
    }
}

/// Waits.
pub(super) async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = reflect::call(&js_sys::global(), "setTimeout", &[resolve.into(), milliseconds.into()]);
    });
    // A timer's promise does not fail.
    let _ = JsFuture::from(promise).await;
}
