//! The decoder of `public/decoder-worker.js`: zxing-cpp, in a worker of its own, loaded when the first exchange begins.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::super::listener::Listener;
use super::{DecoderLost, Picture, Symbol, SymbolDecoder};
use crate::host::reflect;

const ADDRESS: &str = "/decoder-worker.js";

/// The worker; it ends with this value.
pub(in super::super) struct Zxing {
    worker: Worker,
    pending: Pending,
    number: Cell<u32>,
    _listeners: [Listener; 3],
}

type Answer = oneshot::Sender<Result<Vec<Symbol>, DecoderLost>>;
/// The one request under way.
type Pending = Rc<RefCell<Option<(u32, Answer)>>>;

impl Zxing {
    /// Starts the worker.
    pub(in super::super) fn start() -> Result<Self, DecoderLost> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(ADDRESS, &options).map_err(lost)?;
        let pending = Pending::default();
        let (answered, failed, garbled) = (pending.clone(), pending.clone(), pending.clone());
        let listeners = [
            Listener::new(&worker, "message", move |event| finish(&answered, event)),
            Listener::new(&worker, "error", move |event| fail(&failed, event)),
            Listener::new(&worker, "messageerror", move |event| fail(&garbled, event)),
        ];
        Ok(Self { worker, pending, number: Cell::new(0), _listeners: listeners })
    }
}

impl SymbolDecoder for Zxing {
    async fn read(&self, picture: Picture) -> Result<Vec<Symbol>, DecoderLost> {
        let number = self.number.get().wrapping_add(1);
        self.number.set(number);
        let (sender, answer) = oneshot::channel();
        self.pending.replace(Some((number, sender)));
        let request = reflect::object(&[
            ("id", number.into()),
            ("width", picture.width.into()),
            ("height", picture.height.into()),
            ("pixels", picture.pixels.clone().into()),
        ]);
        let moved = Array::of1(&picture.pixels);
        self.worker.post_message_with_transfer(&request, &moved).map_err(lost)?;
        answer.await.unwrap_or_else(|_| Err(DecoderLost("it gave no answer".into())))
    }
}

impl Drop for Zxing {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn finish(pending: &Pending, event: JsValue) {
    let data = event.unchecked_into::<MessageEvent>().data();
    let number = reflect::field(&data, "id").as_f64();
    let Some((_, answer)) = pending.borrow_mut().take_if(|(expected, _)| number == Some(f64::from(*expected))) else {
        return;
    };
    // A picture that could not be read has no codes; the next one may.
    let codes = reflect::field(&data, "codes").dyn_into::<Array>().unwrap_or_default();
    let _ = answer.send(Ok(codes.iter().filter_map(|code| read_symbol(&code)).collect()));
}

fn fail(pending: &Pending, event: JsValue) {
    if let Some((_, answer)) = pending.take() {
        let _ = answer.send(Err(lost(event)));
    }
}

fn read_symbol(code: &JsValue) -> Option<Symbol> {
    let bytes = reflect::field(code, "bytes").dyn_into::<Uint8Array>().ok()?.to_vec();
    let corners = reflect::field(code, "corners").dyn_into::<Array>().ok()?;
    Some(Symbol { bytes, corners: corners.iter().filter_map(|corner| corner.as_f64()).collect() })
}

fn lost(error: JsValue) -> DecoderLost {
    DecoderLost(reflect::describe(&error))
}
