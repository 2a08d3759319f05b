//! Sorts what the camera read: frames to the wallet, and all else to where people are told of it.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use juicetokens_engine::transport::CodeDensity;

use super::camera::Seen;
use super::decoder::Symbol;
use super::focus::Sieve;
use super::wallet::Wallet;
use super::{HostEvent, Tell, ToWallet, history, moment};
use crate::model::committee::LinkNews;
use crate::model::sight::Note;
use crate::model::sighting::{Foreign, Sighting, classify};
use crate::model::uniform_resource::{Arrived, UniformResource};

/// How often people are told that codes are seen.
const TELL_EVERY_MS: f64 = 500.0;

/// Reads for one exchange, or for a person who looks for a printed code.
pub(super) struct Reader {
    /// Whom the frames go to; nobody where there is no exchange.
    wallet: Option<Rc<Wallet>>,
    tell: Tell,
    origin: String,
    sieve: RefCell<Sieve>,
    parts: RefCell<UniformResource>,
    told_at: Cell<f64>,
}

/// Whether a code may be the other wallet's.
pub(super) fn is_frame(bytes: &[u8]) -> bool {
    classify(bytes, "") == Sighting::Frame
}

impl Reader {
    pub(super) fn new(wallet: Rc<Wallet>, tell: Tell) -> Self {
        Self { wallet: Some(wallet), ..Self::alone(tell) }
    }

    /// For printed codes.
    pub(super) fn alone(tell: Tell) -> Self {
        Self {
            wallet: None,
            tell,
            origin: history::origin(),
            sieve: RefCell::default(),
            parts: RefCell::default(),
            told_at: Cell::new(f64::NEG_INFINITY),
        }
    }

    /// Takes what the camera has to tell.
    pub(super) fn take(&self, seen: Seen) {
        match seen {
            Seen::Camera(report) => self.say(ToWallet::CameraChanged(report)),
            Seen::Nothing => self.say(ToWallet::CaptureMissed),
            Seen::Symbols(symbols) => {
                let frames: usize = symbols.into_iter().map(|symbol| usize::from(self.sort(symbol))).sum();
                if frames == 0 {
                    self.say(ToWallet::CaptureMissed);
                }
            }
        }
    }

    /// Says whether it was a frame.
    fn sort(&self, symbol: Symbol) -> bool {
        let sighting = self.classify(&symbol.bytes);
        if sighting == Sighting::Frame {
            self.give(symbol);
            return true;
        }
        if self.sieve.borrow_mut().is_news(&symbol.bytes, moment::now_ms()) {
            self.act_on(sighting);
        }
        false
    }

    fn classify(&self, bytes: &[u8]) -> Sighting {
        classify(bytes, &self.origin)
    }

    fn act_on(&self, sighting: Sighting) {
        match sighting {
            Sighting::Frame => {}
            Sighting::Text(text) => self.say(ToWallet::TextReceived(text)),
            Sighting::Request(link) => (self.tell)(HostEvent::Noticed(Note::Request(link))),
            Sighting::UrBytes(text) => self.take_part(&text),
            Sighting::LinkCode(code) => (self.tell)(HostEvent::Link(LinkNews::Seen(code))),
            Sighting::Foreign(foreign) => (self.tell)(HostEvent::Noticed(Note::Foreign(foreign))),
        }
    }

    fn say(&self, said: ToWallet) {
        if let Some(wallet) = &self.wallet {
            wallet.say(&said);
        }
    }

    fn take_part(&self, text: &str) {
        let arrived = self.parts.borrow_mut().take(text);
        match arrived {
            Arrived::Part => {}
            Arrived::Unreadable => self.act_on(Sighting::Foreign(Foreign::Ur)),
            Arrived::Whole(bytes) => match Arrived::sighting(&bytes, |bytes| self.classify(bytes)) {
                Sighting::Frame => self.say(ToWallet::FrameReceived(bytes)),
                sighting => self.act_on(sighting),
            },
        }
    }

    fn give(&self, symbol: Symbol) {
        let now_ms = moment::now_ms();
        if now_ms - self.told_at.get() >= TELL_EVERY_MS {
            self.told_at.set(now_ms);
            (self.tell)(HostEvent::CodeSeen);
        }
        self.say(match symbol.density() {
            Some(CodeDensity { pixels_per_module_x10, qr_version }) => {
                ToWallet::FrameCaptured { bytes: symbol.bytes, pixels_per_module_x10, qr_version }
            }
            None => ToWallet::FrameReceived(symbol.bytes),
        });
    }
}
