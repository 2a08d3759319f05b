//! One IndexedDB transaction as a value with a future at its end.
use futures::channel::oneshot;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::super::StoreError;
use crate::host::reflect;

/// A transaction that has begun. Between two requests nothing but their answers may be awaited, or the browser ends it.
pub(super) struct Transaction {
    inner: IdbTransaction,
    ended: oneshot::Receiver<Result<(), StoreError>>,
    /// Kept alive until the browser has called one of them.
    _listeners: [Closure<dyn FnMut()>; 2],
}

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Reads only.
    Read,
    /// Writes what may be lost in a power cut.
    Relaxed,
    /// Writes what is done when it is on the disk, not when the system has promised it.
    Strict,
}

impl Transaction {
    /// Begins one.
    pub(super) fn begin(database: &IdbDatabase, stores: &[&str], mode: Mode) -> Result<Self, StoreError> {
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let durability = if mode == Mode::Relaxed { "relaxed" } else { "strict" };
        let strict = reflect::object(&[("durability", durability.into())]);
        let mode = if mode == Mode::Read { IdbTransactionMode::Readonly } else { IdbTransactionMode::Readwrite };
        // By name: web-sys has the options of a transaction only behind its unstable flag.
        let inner: IdbTransaction = reflect::call(database, "transaction", &[stores.into(), mode.into(), strict])
            .and_then(JsCast::dyn_into)
            .map_err(closed)?;
        let (sender, ended) = oneshot::channel();
        let sender = std::rc::Rc::new(std::cell::Cell::new(Some(sender)));
        let (complete, abort, transaction) = (sender.clone(), sender, inner.clone());
        let on_complete = Closure::new(move || {
            if let Some(sender) = complete.take() {
                let _ = sender.send(Ok(()));
            }
        });
        let on_abort = Closure::new(move || {
            if let Some(sender) = abort.take() {
                let _ = sender.send(Err(why_aborted(&transaction)));
            }
        });
        inner.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        inner.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        Ok(Self { inner, ended, _listeners: [on_complete, on_abort] })
    }

    /// One of its object stores.
    pub(super) fn store(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        self.inner.object_store(name).map_err(refused)
    }

    /// Waits until it is complete.
    pub(super) async fn finished(mut self) -> Result<(), StoreError> {
        (&mut self.ended).await.unwrap_or_else(|_| Err(StoreError::Refused("the transaction was lost".into())))
    }

    /// Takes everything back.
    pub(super) async fn abort(mut self) {
        // It may have been aborted by a failed request already; either way it ends.
        let _ = self.inner.abort();
        let _ = (&mut self.ended).await;
    }
}

impl Drop for Transaction {
    /// One that is left before its end must not call listeners that are gone.
    fn drop(&mut self) {
        self.inner.set_oncomplete(None);
        self.inner.set_onabort(None);
    }
}

/// Waits for a request's result. Listens from the call on, not from the first poll.
pub(super) fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
    let (sender, receiver) = oneshot::channel();
    let sender = std::rc::Rc::new(std::cell::Cell::new(Some(sender)));
    let failed = sender.clone();
    let (succeeding, failing) = (request.clone(), request.clone());
    let on_success = Closure::once(move || {
        if let Some(sender) = sender.take() {
            let _ = sender.send(succeeding.result().map_err(refused));
        }
    });
    let on_error = Closure::once(move || {
        if let Some(sender) = failed.take() {
            let _ = sender.send(Err(why_failed(&failing)));
        }
    });
    request.set_onsuccess(Some(on_success.as_ref().unchecked_ref()));
    request.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    async move {
        let _listeners = (on_success, on_error);
        receiver.await.unwrap_or_else(|_| Err(StoreError::Refused("the request was lost".into())))
    }
}

/// Whatever the browser threw.
pub(super) fn refused(error: impl Into<JsValue>) -> StoreError {
    let error = error.into();
    match reflect::field(&error, "name").as_string().as_deref() {
        Some("VersionError") => StoreError::Newer,
        _ => StoreError::Refused(reflect::describe(&error)),
    }
}

/// A connection that was closed because another tab needed the database begins no transaction any more.
fn closed(error: JsValue) -> StoreError {
    match reflect::field(&error, "name").as_string().as_deref() {
        Some("InvalidStateError") => StoreError::NotOwner,
        _ => refused(error),
    }
}

fn why_aborted(transaction: &IdbTransaction) -> StoreError {
    transaction.error().map_or_else(|| StoreError::Refused("the transaction was aborted".into()), refused)
}

fn why_failed(request: &IdbRequest) -> StoreError {
    request.error().ok().flatten().map_or_else(|| StoreError::Refused("the request failed".into()), refused)
}
