//! Stops the worker for good at a named write, so that a test can kill the browser there. Only with the feature `failpoints`.
use juicetokens_engine::token::transfer::record::Write;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, UrlSearchParams, console};

/// The one place to stop at, as the worker's address says.
pub(super) struct Failpoint(Option<String>);

impl Failpoint {
    /// Reads `failpoint=before:R2` or `failpoint=after:S2` from the worker's address.
    pub(super) fn of_address() -> Self {
        let scope = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>();
        Self(scope.ok().and_then(|scope| parameter(&scope.location().search(), "failpoint")))
    }

    /// The write is about to be made.
    pub(super) async fn before(&self, write: Write) {
        self.reach(format!("before:{write:?}")).await;
    }

    /// The write is on the disk, and the engine does not know it yet.
    pub(super) async fn after(&self, write: Write) {
        self.reach(format!("after:{write:?}")).await;
    }

    async fn reach(&self, place: String) {
        if self.0.as_deref() == Some(place.as_str()) {
            console::log_1(&JsValue::from_str(&format!("failpoint-reached:{place}")));
            std::future::pending::<()>().await;
        }
    }
}

/// Milliseconds by which both clocks are to run ahead.
pub(super) fn clock_offset_ms(search: &str) -> u64 {
    parameter(search, "clock_offset_ms").and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// How many times as fast as it is the time goes until the wallet locks by itself.
pub(super) fn haste(search: &str) -> u64 {
    parameter(search, "haste").and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn parameter(search: &str, name: &str) -> Option<String> {
    UrlSearchParams::new_with_str(search).ok()?.get(name)
}
