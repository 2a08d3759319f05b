//! Things from outside: files and links with which the system opens the app, what other apps share, and the clipboard.
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageEvent;

use super::decoder::{DecoderWorker, SymbolDecoder};
use super::listener::Listener;
use super::picture::Grabber;
use super::{HostEvent, Tell, file, history};
use crate::host::reflect;
use crate::model::border::ChosenFile;
use crate::model::opening::Arrival;

/// The longest side at which a picture is looked at for a code, and a smaller one for where that is too fine.
const SIDES: [f64; 2] = [2048.0, 1024.0];

/// Tells of everything that comes from outside from now on.
pub(super) fn listen(tell: &Tell) {
    listen_to_launches(tell.clone());
    listen_to_shares(tell);
}

/// The manifest asks for the scheme once the app is installed; before that, a browser can be asked.
pub(super) fn can_register_links() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let installed = reflect::call(&window, "matchMedia", &["(display-mode: standalone)".into()]);
    let is_installed = installed.is_ok_and(|media| reflect::field(&media, "matches").is_truthy());
    !is_installed && reflect::has_method(&window.navigator(), "registerProtocolHandler")
}

/// The browser asks the person.
pub(super) fn register_links() {
    if let Some(window) = web_sys::window() {
        let address = history::origin() + "/link#%s";
        let _ = reflect::call(&window.navigator(), "registerProtocolHandler", &["web+juice".into(), address.into()]);
    }
}

/// The system opens the app with files, or with a link while it runs.
fn listen_to_launches(tell: Tell) {
    let Some(window) = web_sys::window() else { return };
    let queue = reflect::field(&window, "launchQueue");
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let files: Array = reflect::field(&launch, "files").dyn_into().unwrap_or_default();
        for handle in files.iter() {
            let tell = tell.clone();
            spawn_local(async move {
                if let Ok(file) = reflect::call_async(&handle, "getFile", &[]).await {
                    read(&file, &tell).await;
                }
            });
        }
        if let Some(address) = reflect::field(&launch, "targetURL").as_string().filter(|_| files.length() == 0) {
            tell_of_address(&tell, &address);
        }
    });
    // Where there is no such queue, files come by the dialogue only.
    let _ = reflect::call(&queue, "setConsumer", &[consumer.as_ref().clone()]);
    consumer.forget();
}

/// The app runs already: what the address carries counts, and the screen that was open stays otherwise.
fn tell_of_address(tell: &Tell, address: &str) {
    if let Some(target) = history::carried(address) {
        tell(HostEvent::Launched(target));
    }
}

/// Another app shared something: the service worker has it in its memory, and gives it to the page that asks.
fn listen_to_shares(tell: &Tell) {
    let Some(window) = web_sys::window() else { return };
    let workers = reflect::field(&window.navigator(), "serviceWorker");
    let Some(target) = workers.dyn_ref::<web_sys::EventTarget>() else { return };
    let tell = tell.clone();
    Listener::new(target, "message", move |event| {
        let shared = reflect::field(&event.unchecked_into::<MessageEvent>().data(), "shared");
        let files: Array = reflect::field(&shared, "files").dyn_into().unwrap_or_default();
        if let Some(text) = reflect::field(&shared, "text").as_string().filter(|text| !text.is_empty()) {
            tell(HostEvent::Arrived(Arrival::Text(text)));
        }
        for shared in files.iter() {
            let tell = tell.clone();
            spawn_local(async move { read(&shared, &tell).await });
        }
    })
    .for_ever();
    let _ = reflect::call(&workers, "startMessages", &[]);
    if history::is_share() {
        history::replace("/");
        let controller = reflect::field(&workers, "controller");
        let _ = reflect::call(&controller, "postMessage", &[reflect::object(&[("type", "shared".into())])]);
    }
}

async fn read(chosen: &JsValue, tell: &Tell) {
    if let Some(file) = file::read(chosen).await {
        tell(HostEvent::Arrived(Arrival::File(file)));
    }
}

/// Reads what is on the clipboard; where the person or the browser says no, nothing happens.
pub(super) fn paste(tell: Tell) {
    spawn_local(async move {
        let Some(window) = web_sys::window() else { return };
        let clipboard = reflect::field(&window.navigator(), "clipboard");
        let text = reflect::call_async(&clipboard, "readText", &[]).await.ok().and_then(|text| text.as_string());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            tell(HostEvent::Arrived(Arrival::Text(text)));
        }
    });
}

/// Looks for a code in a picture.
pub(super) fn read_picture(picture: ChosenFile, tell: Tell) {
    spawn_local(async move {
        let found = code_in(&picture).await;
        tell(HostEvent::Arrived(found.map_or(Arrival::EmptyPicture, Arrival::Text)));
    });
}

async fn code_in(picture: &ChosenFile) -> Option<String> {
    let window: JsValue = web_sys::window()?.into();
    let blob = file::blob(&picture.bytes)?;
    let bitmap = reflect::call_async(&window, "createImageBitmap", &[blob]).await.ok()?;
    let grabber = Grabber::new()?;
    let decoder = Rc::new(DecoderWorker::start().ok()?);
    for side in SIDES {
        let pixels = grabber.grab_bitmap(&bitmap, side)?;
        let symbols = decoder.read(pixels).await.ok()?;
        if let Some(text) = symbols.into_iter().find_map(|symbol| String::from_utf8(symbol.bytes).ok()) {
            return Some(text);
        }
    }
    None
}
