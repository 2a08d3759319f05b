//! Files out of the page, given to the browser as a download.
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::host::reflect;
use crate::model::border::ChosenFile;

/// The browser may read a download's address for so long, in milliseconds.
const DOWNLOAD_MS: i32 = 60_000;

/// Gives a file to the disk.
pub(super) fn save(file: &ChosenFile) {
    let Some(address) = address_of(&file.bytes) else { return };
    let Some(link) = element("a") else { return };
    let (_, _) = (link.set_attribute("href", &address), link.set_attribute("download", &file.name));
    link.click();
    spawn_local(async move {
        super::moment::sleep(DOWNLOAD_MS).await;
        // Where it cannot be taken back, it goes with the page.
        let _ = reflect::call(&reflect::field(&js_sys::global(), "URL"), "revokeObjectURL", &[address.into()]);
    });
}

fn address_of(bytes: &[u8]) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let kind = reflect::object(&[("type", "application/octet-stream".into())]);
    let constructor: Function = reflect::field(&js_sys::global(), "Blob").dyn_into().ok()?;
    let blob = js_sys::Reflect::construct(&constructor, &Array::of2(&parts, &kind)).ok()?;
    let address = reflect::call(&reflect::field(&js_sys::global(), "URL"), "createObjectURL", &[blob]).ok()?;
    address.as_string()
}

fn element(name: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.create_element(name).ok()?.dyn_into().ok()
}
