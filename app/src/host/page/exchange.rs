//! An exchange in the page: our codes on the canvas, the camera's codes to the wallet, the screen kept awake.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;

use super::camera::Camera;
use super::code_canvas;
use super::moment;
use super::reader::{self, Reader};
use super::wake_lock::WakeLock;
use super::wallet::Wallet;
use super::{HostEvent, Tell, ToWallet};
use crate::model::border::{CameraChoice, CameraState};

/// A screen's refresh comes this much early or late.
const JITTER_MS: f64 = 4.0;
/// The next code is asked for this long before its turn, so that it is there when the refresh comes; no longer, for what it says
/// of the other's codes should be new.
const AHEAD_MS: f64 = 25.0;
/// A wallet that has nothing to show does not answer; it is asked again after this.
const PATIENCE_MS: f64 = 500.0;

/// Runs until it is dropped.
pub(super) struct Exchange {
    screen: Rc<Screen>,
    camera: Camera,
    tell: Tell,
    _wake_lock: WakeLock,
}

/// A code, and for how long it stands.
pub(super) struct Frame {
    pub(super) bytes: Vec<u8>,
    pub(super) qr_version: u8,
    pub(super) hold_ms: f64,
}

#[derive(Default)]
struct Screen {
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

impl Exchange {
    /// Starts both directions.
    pub(super) fn start(wallet: Rc<Wallet>, tell: Tell) -> Self {
        let screen = Rc::new(Screen::default());
        spawn_local(show_frames(screen.clone(), wallet.clone()));
        let reader = Reader::new(wallet, tell.clone());
        let camera = Camera::start(tell.clone(), reader::is_frame, move |seen| reader.take(seen));
        Self { screen, camera, tell, _wake_lock: WakeLock::hold() }
    }

    /// Takes the next code; it is shown when the one before has stood long enough.
    pub(super) fn show(&self, frame: Frame) {
        self.screen.asked_at.set(None);
        self.screen.next.replace(Some(frame));
    }

    /// Asks for the camera again.
    pub(super) fn retry_camera(&self) {
        self.camera.retry();
    }

    /// Looks with another camera.
    pub(super) fn choose_camera(&self, choice: &CameraChoice) {
        self.camera.choose(choice.clone());
    }

    /// Switches the camera's light.
    pub(super) fn switch_torch(&self, on: bool) {
        self.camera.switch_torch(on);
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.screen.stopped.set(true);
        (self.tell)(HostEvent::Camera(CameraState::Off));
    }
}

async fn show_frames(screen: Rc<Screen>, wallet: Rc<Wallet>) {
    loop {
        let now = moment::vsync().await;
        if screen.stopped.get() {
            return;
        }
        screen.refresh(now);
        if screen.needs_frame(now) {
            screen.asked_at.set(Some(now));
            wallet.say(&ToWallet::FrameDue);
        }
    }
}

impl Screen {
    /// How much longer the code must stand; negative when its time is over.
    fn stands_ms(&self, now: f64) -> f64 {
        let hold_ms = self.latest.borrow().as_ref().map_or(0.0, |frame| frame.hold_ms);
        self.drawn_at.get() + hold_ms - JITTER_MS - now
    }

    fn refresh(&self, now: f64) {
        let due = self.stands_ms(now) <= 0.0;
        match if due { self.next.take() } else { None } {
            Some(frame) => {
                self.latest.replace(Some(frame));
                self.drawn_at.set(now);
                self.draw();
            }
            None => self.draw_on_new_canvas(),
        }
    }

    fn needs_frame(&self, now: f64) -> bool {
        match self.asked_at.get() {
            Some(asked_at) => now - asked_at >= PATIENCE_MS,
            None => self.next.borrow().is_none() && self.stands_ms(now) <= AHEAD_MS,
        }
    }

    fn draw(&self) {
        let canvas = own_canvas();
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
        let canvas = own_canvas();
        if canvas.is_some() && canvas != *self.canvas.borrow() {
            self.draw();
        }
    }
}

fn own_canvas() -> Option<HtmlCanvasElement> {
    web_sys::window()?.document()?.get_element_by_id("own-code")?.dyn_into().ok()
}
