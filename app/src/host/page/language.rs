//! The language: `public/words.js` loads its catalogue, keeps the choice, and tells the page its language and direction.
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{HostEvent, Tell};
use crate::host::reflect;
use crate::model::Language;

/// The tag of the language that the page says it is in.
pub(super) fn opened() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Opens another one, and tells whether its words are there.
pub(super) fn open(wanted: Language, tell: Tell) {
    spawn_local(async move {
        let words = reflect::field(&js_sys::global(), "words");
        let opened = reflect::call_async(&words, "choose", &[JsValue::from_str(wanted.tag())]).await;
        tell(HostEvent::LanguageOpened(opened.is_ok().then_some(wanted)));
    });
}
