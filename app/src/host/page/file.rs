//! Files in and out: chosen by the browser's own dialogue, given to it as a download.
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};

use super::listener::Listener;
use super::{HostEvent, Tell};
use crate::host::reflect;
use crate::model::border::ChosenFile;

/// A longer file is none of ours, in bytes.
const LIMIT: f64 = 268_435_456.0;
/// The browser may read a download's address for so long, in milliseconds.
const DOWNLOAD_MS: i32 = 60_000;

/// Lets a person choose one file, and tells all of it. Nothing happens where they choose none.
pub(super) fn choose(tell: Tell) {
    let Some(input) = element::<HtmlInputElement>("input") else { return };
    input.set_type("file");
    let chosen = input.clone();
    let listener = Listener::new(&input, "change", move |_| {
        let file = reflect::field(&reflect::field(&chosen, "files"), "0");
        let tell = tell.clone();
        spawn_local(async move {
            if let Some(file) = read(&file).await {
                tell(HostEvent::FileChosen(file));
            }
        });
    });
    listener.for_ever();
    input.click();
}

/// Reads a file; one that is too long to be ours counts as empty.
pub(super) async fn read(file: &JsValue) -> Option<ChosenFile> {
    let name = reflect::field(file, "name").as_string()?;
    if reflect::field(file, "size").as_f64()? > LIMIT {
        return Some(ChosenFile { name, bytes: Vec::new() });
    }
    let buffer = reflect::call_async(file, "arrayBuffer", &[]).await.ok()?;
    Some(ChosenFile { name, bytes: Uint8Array::new(&buffer).to_vec() })
}

/// Gives a backup to the disk, and tells whether it has left the page: only then does it count.
pub(super) fn save_backup(file: &ChosenFile, tell: &Tell) {
    tell(HostEvent::FileSaved(save(file).is_some()));
}

/// Gives a file to the disk; none where this browser has no way to.
pub(super) fn save(file: &ChosenFile) -> Option<()> {
    let address = address_of(&file.bytes)?;
    let link = element::<HtmlElement>("a")?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", &file.name).ok()?;
    link.click();
    spawn_local(async move {
        super::moment::sleep(DOWNLOAD_MS).await;
        let _ = reflect::call(&reflect::field(&js_sys::global(), "URL"), "revokeObjectURL", &[address.into()]);
    });
    Some(())
}

fn address_of(bytes: &[u8]) -> Option<String> {
    let blob = blob(bytes)?;
    let address = reflect::call(&reflect::field(&js_sys::global(), "URL"), "createObjectURL", &[blob]).ok()?;
    address.as_string()
}

/// Bytes as the browser's own kind of data.
pub(super) fn blob(bytes: &[u8]) -> Option<JsValue> {
    let kind = reflect::object(&[("type", "application/octet-stream".into())]);
    construct("Blob", &[Array::of1(&Uint8Array::from(bytes)).into(), kind])
}

/// A file as the browser's own kind of file.
pub(super) fn js_file(file: &ChosenFile) -> Option<JsValue> {
    let kind = reflect::object(&[("type", "application/vnd.juicetokens.receipt".into())]);
    let parts = Array::of1(&Uint8Array::from(&*file.bytes)).into();
    construct("File", &[parts, file.name.as_str().into(), kind])
}

fn construct(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let constructor: Function = reflect::field(&js_sys::global(), name).dyn_into().ok()?;
    js_sys::Reflect::construct(&constructor, &arguments.iter().collect::<Array>()).ok()
}

fn element<T: JsCast>(name: &str) -> Option<T> {
    let document = web_sys::window()?.document()?;
    document.create_element(name).ok()?.dyn_into().ok()
}
