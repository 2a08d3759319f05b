//! What the device is, and the files for when something went wrong: `public/device.js` and `public/crash.js`, which also work without
//! this module.
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::{HostEvent, Tell};
use crate::host::reflect;
use crate::model::border::{Apple, Device};
use crate::model::wallet_link::Failure;

/// Looks at the device, and tells.
pub(super) fn look(tell: Tell) {
    spawn_local(async move {
        if let Ok(seen) = reflect::call_async(&script("device"), "look", &[]).await {
            tell(HostEvent::Device(Box::new(read(&seen))));
        }
    });
}

fn read(seen: &JsValue) -> Device {
    let field = |name| reflect::field(seen, name);
    let has = field("has").dyn_into::<Array>().unwrap_or_default();
    Device {
        build: field("build").as_string().unwrap_or_default(),
        installed: field("installed").is_truthy(),
        apple: match field("apple").as_string().as_deref() {
            Some("phone") => Some(Apple::Phone),
            Some("desk") => Some(Apple::Desk),
            _ => None,
        },
        used: field("used").as_f64(),
        quota: field("quota").as_f64(),
        has: has.iter().filter_map(|part| part.as_string()).collect(),
    }
}

/// Puts the file for whoever helps together, and tells it.
pub(super) fn diagnose(lines: Vec<String>, tell: Tell) {
    spawn_local(async move {
        let file = reflect::call_async(&script("device"), "diagnose", &[array(&lines)]).await;
        if let Some(text) = file.ok().and_then(|text| text.as_string()) {
            tell(HostEvent::Diagnosed(text));
        }
    });
}

/// Two short tones, where there is sound.
pub(super) fn chime() {
    let _ = reflect::call(&script("device"), "chime", &[]);
}

/// Shows the screen after which nothing goes on, in place of everything.
pub(super) fn crash(failure: &Failure, lines: &[String]) {
    show(failure.code(), failure.detail(), lines);
}

/// A broken assumption of the page itself is shown with its place in the source; what it has to say may be somebody's secret.
pub(super) fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        show("MODULE", &place, &[]);
    }));
}

fn show(code: &str, detail: &str, lines: &[String]) {
    // Where the loader has left no such script, as in a test of the screens alone, there is nothing to show it with.
    let _ = reflect::call(&js_sys::global(), "crash", &[code.into(), detail.into(), array(lines)]);
}

fn script(name: &str) -> JsValue {
    reflect::field(&js_sys::global(), name)
}

fn array(lines: &[String]) -> JsValue {
    lines.iter().map(|line| JsValue::from_str(line)).collect::<Array>().into()
}
