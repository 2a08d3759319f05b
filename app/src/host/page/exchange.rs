//! An exchange in the page: our codes on the canvas, the camera's codes to the wallet, the screen kept awake.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;

use super::camera::Camera;
use super::code_canvas;
use super::moment;
use super::wake_lock::WakeLock;
use super::wallet::Wallet;
use super::{HostEvent, Tell, ToWallet};
use crate::model::border::CameraState;

/// How long a code stands before the engine has said how long: five vsyncs of a 60 Hz screen.
const HOLD_MS: u16 = 83;
/// Less than the jitter of a vsync, so that a code does not stand for one too many.
const JITTER_MS: f64 = 4.0;
/// A wallet that has nothing to show does not answer; it is asked again after this.
const PATIENCE_MS: f64 = 500.0;

/// Runs until it is dropped.
pub(super) struct Exchange {
    screen: Rc<Screen>,
    camera: Camera,
    tell: Tell,
    _wake_lock: WakeLock,
}

#[derive(Default)]
struct Screen {
    stopped: Cell<bool>,
    /// A code was asked for and has not come.
    asked: Cell<bool>,
    latest: RefCell<Option<Frame>>,
    hold_ms: Cell<Option<u16>>,
    /// Where the latest code was drawn.
    canvas: RefCell<Option<HtmlCanvasElement>>,
    shown: Cell<u32>,
}

struct Frame {
    bytes: Vec<u8>,
    qr_version: u8,
}

impl Exchange {
    /// Starts both directions.
    pub(super) fn start(wallet: Rc<Wallet>, tell: Tell) -> Self {
        let screen = Rc::new(Screen::default());
        spawn_local(ask_for_frames(screen.clone(), wallet.clone()));
        let camera = Camera::start(tell.clone(), move |bytes| wallet.say(&ToWallet::FrameReceived(bytes)));
        Self { screen, camera, tell, _wake_lock: WakeLock::hold() }
    }

    /// Shows the next code, of this QR version and for so many milliseconds.
    pub(super) fn show(&self, bytes: Vec<u8>, (qr_version, hold_ms): (u8, u16)) {
        self.screen.asked.set(false);
        self.screen.hold_ms.set(Some(hold_ms));
        self.screen.latest.replace(Some(Frame { bytes, qr_version }));
        self.screen.draw();
    }

    /// Asks for the camera again.
    pub(super) fn retry_camera(&self) {
        self.camera.retry();
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.screen.stopped.set(true);
        (self.tell)(HostEvent::Camera(CameraState::Off));
    }
}

async fn ask_for_frames(screen: Rc<Screen>, wallet: Rc<Wallet>) {
    let mut asked_at = f64::NEG_INFINITY;
    while !screen.stopped.get() {
        let now = moment::vsync().await;
        screen.draw_on_new_canvas();
        let hold_ms = f64::from(screen.hold_ms.get().unwrap_or(HOLD_MS)) - JITTER_MS;
        let wait_ms = if screen.asked.get() { PATIENCE_MS } else { hold_ms };
        if now - asked_at >= wait_ms && !screen.stopped.get() {
            asked_at = now;
            screen.asked.set(true);
            wallet.say(&ToWallet::FrameDue);
        }
    }
}

impl Screen {
    fn draw(&self) {
        let canvas = own_canvas();
        if let (Some(canvas), Some(frame)) = (&canvas, &*self.latest.borrow())
            && code_canvas::draw(canvas, &frame.bytes, frame.qr_version).is_some()
        {
            self.shown.set(self.shown.get().wrapping_add(1));
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
