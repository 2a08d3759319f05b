//! The page's end of the link to the wallet's worker.
use std::rc::{Rc, Weak};

use js_sys::encode_uri_component;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MessageEvent, Worker, WorkerOptions, WorkerType, console};

use super::listener::Listener;
use crate::host::{parcel, reflect};
use crate::model::wallet_link::{Failure, FromWallet, ToWallet};

/// The worker; it ends with the page.
pub(super) struct Wallet {
    worker: Worker,
    _listeners: [Listener; 3],
}

impl Wallet {
    /// Starts the worker with the same module that runs here.
    pub(super) fn start(hear: impl Fn(&Self, FromWallet) + 'static) -> Result<Rc<Self>, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address()?, &options)?;
        let hear = Rc::new(hear);
        Ok(Rc::new_cyclic(|this: &Weak<Self>| {
            let hearing = |read: fn(JsValue) -> FromWallet| {
                let (this, hear) = (this.clone(), hear.clone());
                move |event| {
                    if let Some(wallet) = this.upgrade() {
                        hear(&wallet, read(event));
                    }
                }
            };
            let listeners = [
                Listener::new(&worker, "message", hearing(read_message)),
                Listener::new(&worker, "error", hearing(read_error)),
                Listener::new(&worker, "messageerror", hearing(read_error)),
            ];
            Self { worker: worker.clone(), _listeners: listeners }
        }))
    }

    /// Says something to the worker.
    pub(super) fn say(&self, said: &ToWallet) {
        let posted = parcel::write(said)
            .and_then(|message| self.worker.post_message(&message).map_err(|error| reflect::describe(&error)));
        if let Err(error) = posted {
            console::error_1(&error.into());
        }
    }
}

fn read_message(event: JsValue) -> FromWallet {
    let said = parcel::read(event.unchecked_ref::<MessageEvent>());
    said.unwrap_or_else(|error| FromWallet::Failed(Failure::Worker(error)))
}

fn read_error(event: JsValue) -> FromWallet {
    let message = reflect::field(&event, "message").as_string();
    FromWallet::Failed(Failure::Worker(message.unwrap_or_else(|| "the wallet's worker did not start".into())))
}

/// The loader left the module's path on the document: page and worker must be of the same build.
fn address() -> Result<String, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    let glue = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()).and_then(|root| root.dataset().get("glue"));
    let glue = glue.ok_or_else(|| JsValue::from_str("the loader left no module name"))?;
    Ok(format!("/engine-worker.js?glue={}{}", encode_uri_component(&glue), test_parameters()))
}

/// What a test asks of the worker travels in the page's address.
#[cfg(feature = "failpoints")]
fn test_parameters() -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let Ok(parameters) = web_sys::UrlSearchParams::new_with_str(&search) else { return String::new() };
    let parameter = |name| Some(format!("&{name}={}", encode_uri_component(&parameters.get(name)?)));
    ["failpoint", "clock_offset_ms", "haste"].into_iter().filter_map(parameter).collect()
}

#[cfg(not(feature = "failpoints"))]
fn test_parameters() -> String {
    String::new()
}
