//! A practice in the page: two phones beside each other, and each reads what is drawn on the other's screen. No camera, no worker,
//! no store.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use juicetokens_engine::foundation::time::{Now, Timestamp};
use wasm_bindgen_futures::spawn_local;

use super::screen::{Frame, Screen};
use super::{HostEvent, Tell, moment};
use crate::host::practice::{Code, Table};
use crate::model::practice_link::{FromPractice, Side, ToPractice};

const SECOND_MS: f64 = 1_000.0;

/// The table, while there is a practice.
pub(super) struct Practice {
    shared: Rc<Shared>,
    running: RefCell<Option<Rc<Cell<bool>>>>,
}

struct Shared {
    tell: Tell,
    table: RefCell<Option<Table>>,
}

impl Practice {
    pub(super) fn new(tell: &Tell) -> Self {
        let shared = Rc::new(Shared { tell: tell.clone(), table: RefCell::default() });
        Self { shared, running: RefCell::default() }
    }

    /// Carries out one wish of the model.
    pub(super) fn run(&self, wish: ToPractice) {
        match wish {
            ToPractice::Begin => drop(self.shared.table.replace(Table::lay())),
            ToPractice::Say(side, said) => drop(self.shared.with(|table| table.say(side, said, now()))),
            ToPractice::StartExchange => self.start(),
            ToPractice::StopExchange => {
                self.stop();
                let _ = self.shared.with(|table| table.put_down(now()));
            }
            ToPractice::End => {
                self.stop();
                self.shared.table.take();
            }
        }
        self.shared.tell_all();
    }

    fn start(&self) {
        self.stop();
        let running = Rc::new(Cell::new(true));
        self.running.replace(Some(running.clone()));
        spawn_local(face_each_other(self.shared.clone(), running));
    }

    fn stop(&self) {
        if let Some(running) = self.running.take() {
            running.set(false);
        }
    }
}

impl Shared {
    fn with<T>(&self, what: impl FnOnce(&mut Table) -> T) -> Option<T> {
        self.table.borrow_mut().as_mut().map(what)
    }

    fn tell_all(&self) {
        for (side, said) in self.with(Table::said).unwrap_or_default() {
            (self.tell)(HostEvent::Practice(FromPractice::Said(side, said)));
        }
    }
}

async fn face_each_other(shared: Rc<Shared>, running: Rc<Cell<bool>>) {
    let screens = Side::BOTH.map(|side| (side, Screen::new(canvas_of(side))));
    let mut second = moment::now_ms();
    loop {
        let at = moment::vsync().await;
        if !running.get() {
            return;
        }
        for (side, screen) in &screens {
            shared.with(|table| show(table, *side, (screen, at)));
        }
        shared.with(|table| table.tell_time(now()));
        if at - second >= SECOND_MS {
            second = at;
            (shared.tell)(HostEvent::Practice(FromPractice::Ticked));
        }
        shared.tell_all();
    }
}

/// Draws what is due; the other sees it at once.
fn show(table: &mut Table, side: Side, (screen, at): (&Screen, f64)) {
    if screen.asks(at)
        && let Some(Code { bytes, qr_version, hold_ms }) = table.next_code(side, now())
    {
        screen.show(Frame { bytes, qr_version, hold_ms: hold_ms.into() });
    }
    if screen.refresh(at)
        && let Some(frame) = &*screen.latest()
    {
        let code = Code { bytes: frame.bytes.clone(), qr_version: frame.qr_version, hold_ms: 0 };
        table.see(side.other(), &code, now());
    }
}

fn canvas_of(side: Side) -> &'static str {
    match side {
        Side::Own => "own-code",
        Side::Partner => "partner-code",
    }
}

fn now() -> Now {
    Now { wall: Timestamp(js_sys::Date::now() as u64), uptime_ms: moment::now_ms() as u64 }
}
