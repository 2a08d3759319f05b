//! Sorts what the camera read: frames to the wallet, and all else to where people are told of it.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use juicetokens_engine::transport::CodeDensity;

use super::camera::Seen;
use super::decoder::Symbol;
use super::focus::Sieve;
use super::wallet::Wallet;
use super::{HostEvent, Tell, ToWallet, moment};
use crate::model::sight::Note;
use crate::model::sighting::{Foreign, Sighting, classify};

/// How often people are told that codes are seen.
const TELL_EVERY_MS: f64 = 500.0;

/// Reads for one exchange.
pub(super) struct Reader {
    wallet: Rc<Wallet>,
    tell: Tell,
    origin: String,
    sieve: RefCell<Sieve>,
    told_at: Cell<f64>,
}

/// Whether a code may be the other wallet's.
pub(super) fn is_frame(bytes: &[u8]) -> bool {
    classify(bytes, "") == Sighting::Frame
}

impl Reader {
    pub(super) fn new(wallet: Rc<Wallet>, tell: Tell) -> Self {
        let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
        Self { wallet, tell, origin, sieve: RefCell::default(), told_at: Cell::new(f64::NEG_INFINITY) }
    }

    /// Takes what the camera has to tell.
    pub(super) fn take(&self, seen: Seen) {
        match seen {
            Seen::Camera(report) => self.wallet.say(&ToWallet::CameraChanged(report)),
            Seen::Nothing => self.wallet.say(&ToWallet::CaptureMissed),
            Seen::Symbols(symbols) => {
                let frames: usize = symbols.into_iter().map(|symbol| usize::from(self.sort(symbol))).sum();
                if frames == 0 {
                    self.wallet.say(&ToWallet::CaptureMissed);
                }
            }
        }
    }

    /// Says whether it was a frame.
    fn sort(&self, symbol: Symbol) -> bool {
        let sighting = classify(&symbol.bytes, &self.origin);
        if sighting == Sighting::Frame {
            self.give(symbol);
            return true;
        }
        if self.sieve.borrow_mut().is_news(&symbol.bytes, moment::now_ms()) {
            match sighting {
                Sighting::Frame => {}
                Sighting::Text(text) => self.wallet.say(&ToWallet::TextReceived(text)),
                Sighting::Request(link) => (self.tell)(HostEvent::Noticed(Note::Request(link))),
                Sighting::UrBytes(_) => (self.tell)(HostEvent::Noticed(Note::Foreign(Foreign::Ur))),
                Sighting::Foreign(foreign) => (self.tell)(HostEvent::Noticed(Note::Foreign(foreign))),
            }
        }
        false
    }

    fn give(&self, symbol: Symbol) {
        let now_ms = moment::now_ms();
        if now_ms - self.told_at.get() >= TELL_EVERY_MS {
            self.told_at.set(now_ms);
            (self.tell)(HostEvent::CodeSeen);
        }
        self.wallet.say(&match symbol.density() {
            Some(CodeDensity { pixels_per_module_x10, qr_version }) => {
                ToWallet::FrameCaptured { bytes: symbol.bytes, pixels_per_module_x10, qr_version }
            }
            None => ToWallet::FrameReceived(symbol.bytes),
        });
    }
}
