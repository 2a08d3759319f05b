//! Calls by name, for the parts of the browser that web-sys offers only behind an unstable flag (web locks, wake locks, strict
//! durability) or not at all (the install prompt).
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The named property; undefined where there is none.
pub(crate) fn field(target: &JsValue, name: &str) -> JsValue {
    if !target.is_object() && !target.is_function() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(target, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Whether there is a method of that name.
pub(crate) fn has_method(target: &JsValue, name: &str) -> bool {
    field(target, name).is_function()
}

/// Calls the named method.
pub(crate) fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = field(target, name).dyn_into()?;
    Reflect::apply(&method, target, &arguments.iter().collect::<Array>())
}

/// Calls the named method and waits for the promise it gives.
pub(crate) async fn call_async(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise: Promise = call(target, name, arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// A plain object with these fields.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// What a thrown value says, for a diagnostic line.
pub(crate) fn describe(error: &JsValue) -> String {
    let name = field(error, "name").as_string();
    let message = field(error, "message").as_string();
    match (name, message) {
        (Some(name), Some(message)) => format!("{name}: {message}"),
        (Some(text), None) | (None, Some(text)) => text,
        (None, None) => error.as_string().unwrap_or_else(|| format!("{error:?}")),
    }
}
