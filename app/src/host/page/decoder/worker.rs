//! The module of `decoder/`, started by `public/decoder-worker.js` in a worker of its own when the first exchange begins.
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

/// So many pictures in a row that could not be read mean that the decoder itself did not load.
const FAILURES: u32 = 5;

/// The worker; it ends with this value.
pub(in super::super) struct DecoderWorker {
    worker: Worker,
    state: Rc<State>,
    number: Cell<u32>,
    _listeners: [Listener; 3],
}

type Answer = oneshot::Sender<Result<Vec<Symbol>, DecoderLost>>;

#[derive(Default)]
struct State {
    /// The one request under way.
    pending: RefCell<Option<(u32, Answer)>>,
    /// Why the worker is gone; it may have failed to load before the first picture came.
    lost: RefCell<Option<DecoderLost>>,
    /// Pictures in a row that could not be read.
    failures: Cell<u32>,
}

impl DecoderWorker {
    /// Starts the worker.
    pub(in super::super) fn start() -> Result<Self, DecoderLost> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(ADDRESS, &options).map_err(lost)?;
        let state = Rc::new(State::default());
        let (answered, failed, garbled) = (state.clone(), state.clone(), state.clone());
        let listeners = [
            Listener::new(&worker, "message", move |event| answered.finish(event)),
            Listener::new(&worker, "error", move |event| failed.fail(lost(event))),
            Listener::new(&worker, "messageerror", move |event| garbled.fail(lost(event))),
        ];
        Ok(Self { worker, state, number: Cell::new(0), _listeners: listeners })
    }
}

impl SymbolDecoder for DecoderWorker {
    async fn read(&self, picture: Picture) -> Result<Vec<Symbol>, DecoderLost> {
        if let Some(lost) = self.state.lost.borrow().clone() {
            return Err(lost);
        }
        let number = self.number.get().wrapping_add(1);
        self.number.set(number);
        let (sender, answer) = oneshot::channel();
        self.state.pending.replace(Some((number, sender)));
        let request = reflect::object(&[
            ("id", number.into()),
            ("width", picture.width.into()),
            ("pixels", picture.pixels.clone().into()),
        ]);
        let moved = Array::of1(&picture.pixels);
        self.worker.post_message_with_transfer(&request, &moved).map_err(lost)?;
        answer.await.unwrap_or_else(|_| Err(DecoderLost("it gave no answer".into())))
    }

    fn stop(&self) {
        self.worker.terminate();
        self.state.fail(DecoderLost("it was stopped".into()));
    }
}

impl Drop for DecoderWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl State {
    fn finish(&self, event: JsValue) {
        let data = event.unchecked_into::<MessageEvent>().data();
        let number = reflect::field(&data, "id").as_f64();
        let answer = self.pending.borrow_mut().take_if(|(expected, _)| number == Some(f64::from(*expected)));
        let Some((_, answer)) = answer else { return };
        let _ = answer.send(self.codes(&data));
    }

    /// A picture that could not be read has no codes; the next one may.
    fn codes(&self, data: &JsValue) -> Result<Vec<Symbol>, DecoderLost> {
        let error = reflect::field(data, "error");
        self.failures.set(if error.is_undefined() { 0 } else { self.failures.get() + 1 });
        if self.failures.get() >= FAILURES {
            return Err(lost(error));
        }
        let codes = reflect::field(data, "codes").dyn_into::<Array>().unwrap_or_default();
        Ok(codes.iter().filter_map(|code| read_symbol(&code)).collect())
    }

    fn fail(&self, why: DecoderLost) {
        self.lost.replace(Some(why.clone()));
        if let Some((_, answer)) = self.pending.take() {
            let _ = answer.send(Err(why));
        }
    }
}

fn read_symbol(code: &JsValue) -> Option<Symbol> {
    let bytes = reflect::field(code, "bytes").dyn_into::<Uint8Array>().ok()?.to_vec();
    let corners = reflect::field(code, "corners").dyn_into::<Array>().ok()?;
    let corners = corners.iter().filter_map(|corner| corner.as_f64()).collect();
    // A conversion to an integer saturates; a decoder that tells no version gives 0.
    let version = reflect::field(code, "version").as_f64().map(|version| version as u8).filter(|version| *version > 0);
    Some(Symbol { bytes, corners, version })
}

fn lost(error: JsValue) -> DecoderLost {
    DecoderLost(reflect::describe(&error))
}
