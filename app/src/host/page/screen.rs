//! A screen of codes: the next one is asked for in time, and each stands as long as it must.
use std::cell::{Cell, Ref, RefCell};

use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::code_canvas;

/// A screen's refresh comes this much early or late.
const JITTER_MS: f64 = 4.0;
/// The next code is asked for this long before its turn, so that it is there when the refresh comes; no longer, for what it says
/// of the other's codes should be new.
const AHEAD_MS: f64 = 25.0;
/// A wallet that has nothing to show does not answer; it is asked again after this.
const PATIENCE_MS: f64 = 500.0;

/// A code, and for how long it stands.
pub(super) struct Frame {
    pub(super) bytes: Vec<u8>,
    pub(super) qr_version: u8,
    pub(super) hold_ms: f64,
}

/// Where the codes of one wallet stand, one after the other.
pub(super) struct Screen {
    /// Of the canvas.
    id: &'static str,
    stopped: Cell<bool>,
    /// When a code was asked for that has not come.
    asked_at: Cell<Option<f64>>,
    /// The code whose turn comes next.
    next: RefCell<Option<Frame>>,
    /// The code that stands.
    latest: RefCell<Option<Frame>>,
    drawn_at: Cell<f64>,
    /// Where the latest code was drawn.
    canvas: RefCell<Option<HtmlCanvasElement>>,
    shown: Cell<u32>,
}

impl Screen {
    /// A screen with nothing on it yet, which is drawn on the canvas of this id.
    pub(super) fn new(id: &'static str) -> Self {
        Self {
            id,
            stopped: Cell::default(),
            asked_at: Cell::default(),
            next: RefCell::default(),
            latest: RefCell::default(),
            drawn_at: Cell::default(),
            canvas: RefCell::default(),
            shown: Cell::default(),
        }
    }

    /// Takes the next code; it is shown when the one before has stood long enough.
    pub(super) fn show(&self, frame: Frame) {
        self.asked_at.set(None);
        self.next.replace(Some(frame));
    }

    /// The code that stands.
    pub(super) fn latest(&self) -> Ref<'_, Option<Frame>> {
        self.latest.borrow()
    }

    /// Nothing more is to be shown.
    pub(super) fn stop(&self) {
        self.stopped.set(true);
    }

    /// Whether that was said.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// How much longer the code must stand; negative when its time is over.
    fn stands_ms(&self, now: f64) -> f64 {
        let hold_ms = self.latest.borrow().as_ref().map_or(0.0, |frame| frame.hold_ms);
        self.drawn_at.get() + hold_ms - JITTER_MS - now
    }

    /// Draws what is due, and says whether that is another code than before.
    pub(super) fn refresh(&self, now: f64) -> bool {
        let due = self.stands_ms(now) <= 0.0;
        let next = if due { self.next.take() } else { None };
        let changes = next.is_some();
        if changes {
            self.latest.replace(next);
            self.drawn_at.set(now);
            self.draw();
        } else {
            self.draw_on_new_canvas();
        }
        changes
    }

    /// Whether the wallet is to be asked for the next code now; it is then taken as asked.
    pub(super) fn asks(&self, now: f64) -> bool {
        let asks = match self.asked_at.get() {
            Some(asked_at) => now - asked_at >= PATIENCE_MS,
            None => self.next.borrow().is_none() && self.stands_ms(now) <= AHEAD_MS,
        };
        if asks {
            self.asked_at.set(Some(now));
        }
        asks
    }

    fn draw(&self) {
        let canvas = self.find_canvas();
        if let (Some(canvas), Some(frame)) = (&canvas, &*self.latest.borrow())
            && code_canvas::draw(canvas, &frame.bytes, frame.qr_version).is_some()
        {
            self.shown.set(self.shown.get().wrapping_add(1));
            let _ = canvas.set_attribute("data-version", &frame.qr_version.to_string());
            let _ = canvas.set_attribute("data-frame", &self.shown.get().to_string());
        }
        self.canvas.replace(canvas);
    }

    /// The view may have put another canvas in place of the one drawn on.
    fn draw_on_new_canvas(&self) {
        let canvas = self.find_canvas();
        if canvas.is_some() && canvas != *self.canvas.borrow() {
            self.draw();
        }
    }

    fn find_canvas(&self) -> Option<HtmlCanvasElement> {
        web_sys::window()?.document()?.get_element_by_id(self.id)?.dyn_into().ok()
    }
}
