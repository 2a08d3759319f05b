//! An exchange in the page: our codes on the canvas, the camera's codes to the wallet, the screen kept awake.
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::camera::Camera;
use super::moment;
use super::reader::{self, Reader};
use super::screen::{Frame, Screen};
use super::wake_lock::WakeLock;
use super::wallet::Wallet;
use super::{HostEvent, Tell, ToWallet};
use crate::model::border::{CameraChoice, CameraState};

/// Runs until it is dropped.
pub(super) struct Exchange {
    screen: Rc<Screen>,
    camera: Camera,
    tell: Tell,
    _wake_lock: WakeLock,
}

impl Exchange {
    /// Starts both directions.
    pub(super) fn start(wallet: Rc<Wallet>, tell: Tell) -> Self {
        let screen = Rc::new(Screen::new("own-code"));
        spawn_local(show_frames(screen.clone(), wallet.clone()));
        let reader = Reader::new(wallet, tell.clone());
        let camera = Camera::start(tell.clone(), reader::is_frame, move |seen| reader.take(seen));
        Self { screen, camera, tell, _wake_lock: WakeLock::hold() }
    }

    /// Takes the next code; it is shown when the one before has stood long enough.
    pub(super) fn show(&self, frame: Frame) {
        self.screen.show(frame);
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
        self.screen.stop();
        (self.tell)(HostEvent::Camera(CameraState::Off));
    }
}

async fn show_frames(screen: Rc<Screen>, wallet: Rc<Wallet>) {
    loop {
        let now = moment::vsync().await;
        if screen.is_stopped() {
            return;
        }
        screen.refresh(now);
        if screen.asks(now) {
            wallet.say(&ToWallet::FrameDue);
        }
    }
}
