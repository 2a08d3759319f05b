//! The camera: asked for, watched picture by picture, and asked for again when it is lost or another one is wanted.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::select;
use juicetokens_engine::transport::CameraReport;
use wasm_bindgen_futures::spawn_local;
use web_sys::{MediaStream, console};

use super::decoder::{DecoderLost, DecoderWorker, Picture, Pool, Seat, Symbol, seats_for};
use super::focus::{Focus, Region};
use super::live::Live;
use super::picture::{Grabber, HtmlVideo};
use super::{HostEvent, Tell, lens, moment};
use crate::model::border::{CameraChoice, CameraState};

/// A camera or decoder that was lost is asked for again after this.
const AGAIN_MS: i32 = 2000;
/// One that never gives a picture is asked for less and less often, but never less than this.
const SELDOM_MS: i32 = 32_000;

/// What a camera has to tell.
pub(super) enum Seen {
    /// Another camera reads from now on.
    Camera(CameraReport),
    /// A picture without a code.
    Nothing,
    /// The codes of a picture.
    Symbols(Vec<Symbol>),
}

/// Watches until it is dropped.
pub(super) struct Camera(Rc<Watch>);

struct Watch {
    tell: Tell,
    seen: Box<dyn Fn(Seen)>,
    /// Which of a picture's codes is to be followed.
    is_wanted: fn(&[u8]) -> bool,
    stopped: Cell<bool>,
    choice: RefCell<CameraChoice>,
    /// Another camera is wanted than the one that runs.
    chosen: Cell<bool>,
    stream: RefCell<Option<MediaStream>>,
    retry: RefCell<Option<oneshot::Sender<()>>>,
    again_ms: Cell<i32>,
}

/// What the tasks of one stream share.
struct Look {
    pool: Pool<DecoderWorker>,
    focus: RefCell<Focus>,
    lost: RefCell<Option<DecoderLost>>,
}

impl Camera {
    /// Asks for the camera of last time; tells `seen` of each picture, and follows codes that are wanted.
    pub(super) fn start(tell: Tell, is_wanted: fn(&[u8]) -> bool, seen: impl Fn(Seen) + 'static) -> Self {
        let watch = Rc::new(Watch {
            tell,
            seen: Box::new(seen),
            is_wanted,
            stopped: Cell::new(false),
            choice: RefCell::new(lens::remembered()),
            chosen: Cell::new(false),
            stream: RefCell::new(None),
            retry: RefCell::new(None),
            again_ms: Cell::new(AGAIN_MS),
        });
        spawn_local(watch.clone().run());
        Self(watch)
    }

    /// Asks again at once, if the camera is not watching.
    pub(super) fn retry(&self) {
        if let Some(retry) = self.0.retry.take() {
            let _ = retry.send(());
        }
    }

    /// Looks with another camera from now on.
    pub(super) fn choose(&self, choice: CameraChoice) {
        lens::remember(&choice);
        self.0.choice.replace(choice);
        self.0.chosen.set(true);
        self.retry();
    }

    /// Switches the light of the one that runs.
    pub(super) fn switch_torch(&self, on: bool) {
        if let Some(stream) = self.0.stream.borrow().clone() {
            spawn_local(async move { lens::switch_torch(&stream, on).await });
        }
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.0.stopped.set(true);
        self.0.retry.take();
        self.0.let_go();
    }
}

impl Watch {
    async fn run(self: Rc<Self>) {
        while !self.stopped.get() {
            self.tell(HostEvent::Camera(CameraState::Starting));
            self.chosen.set(false);
            let choice = self.choice.borrow().clone();
            let state = match lens::ask(&choice).await {
                Ok(stream) => self.clone().watch(stream, &choice).await,
                Err(state) => state,
            };
            self.let_go();
            if !self.stopped.get() && !self.chosen.get() {
                self.tell(HostEvent::Camera(state.clone()));
                self.wait_after(&state).await;
            }
        }
    }

    /// Reads pictures until the stream ends, the exchange does, or another camera is wanted.
    async fn watch(self: Rc<Self>, stream: MediaStream, choice: &CameraChoice) -> CameraState {
        // Another name for the same stream: its own `clone` is the browser's, and gives tracks of their own that nobody would stop.
        self.stream.replace(Some(Clone::clone(&stream)));
        if self.is_over() {
            // The person answered the browser's question after the exchange; the stream is let go at once.
            return CameraState::Lost;
        }
        let (run, report) = lens::describe(&stream, choice);
        (self.seen)(Seen::Camera(report));
        self.tell(HostEvent::CameraRuns(run, lens::all().await));
        if let Err(error) = self.read_pictures(&stream).await {
            console::warn_1(&error.to_string().into());
        }
        CameraState::Lost
    }

    async fn read_pictures(self: &Rc<Self>, stream: &MediaStream) -> Result<(), DecoderLost> {
        let cores = web_sys::window().map_or(f64::NAN, |window| window.navigator().hardware_concurrency());
        let pool = Pool::start(seats_for(cores), DecoderWorker::start)?;
        let look = Rc::new(Look { pool, focus: RefCell::default(), lost: RefCell::default() });
        let outcome = self.read_on(stream, &look).await;
        // What waits for an answer must not outlive the exchange.
        look.pool.stop();
        outcome
    }

    async fn read_on(self: &Rc<Self>, stream: &MediaStream, look: &Rc<Look>) -> Result<(), DecoderLost> {
        let unseen = HtmlVideo::detached();
        let canvas = Grabber::new();
        let mut live = Live::default();
        self.tell(HostEvent::Camera(CameraState::Watching));
        while !self.is_over() && lens::is_live(stream) {
            let Some(video) = HtmlVideo::shown().or_else(|| unseen.clone()) else { break };
            video.play(stream);
            let told = moment::picture(&video.0).await;
            if let Some(lost) = look.lost.take() {
                return Err(lost);
            }
            let now_ms = moment::now_ms();
            look.pool.check(now_ms)?;
            live.note(video.standing(told), now_ms);
            if live.has_stalled(is_hidden(), now_ms) {
                break;
            }
            // While all decoders are busy pictures pass: the newest one is read when one is free.
            let Some(seat) = look.pool.free() else { continue };
            // A picture that was looked at before says nothing of now.
            if !live.take() {
                continue;
            }
            let whole = (video.0.video_width(), video.0.video_height());
            let region = look.focus.borrow_mut().region(whole.0, whole.1, now_ms);
            let Some(picture) = canvas.as_ref().and_then(|canvas| canvas.grab(&video.0, region)) else { continue };
            let reading = look.clone().read(self.clone(), (seat, picture), (region, whole));
            spawn_local(reading);
        }
        Ok(())
    }

    fn is_over(&self) -> bool {
        self.stopped.get() || self.chosen.get()
    }

    /// Where a person has to do something first, only their wish starts it again.
    async fn wait_after(&self, state: &CameraState) {
        let (sender, asked) = oneshot::channel();
        self.retry.replace(Some(sender));
        if matches!(state, CameraState::Lost) {
            let again_ms = self.again_ms.get();
            self.again_ms.set(again_ms.saturating_mul(2).min(SELDOM_MS));
            select(asked, Box::pin(moment::sleep(again_ms))).await;
        } else {
            // An error means that the exchange was stopped; the loop sees that.
            let _ = asked.await;
        }
    }

    fn let_go(&self) {
        if let Some(stream) = self.stream.take() {
            lens::tracks(&stream).for_each(|track| track.stop());
            // The next exchange may show its own stream there already.
            if let Some(video) = HtmlVideo::shown().filter(|video| video.shows(&stream)) {
                video.0.set_src_object(None);
            }
        }
    }

    /// After its exchange it says nothing more: the next one may have a camera of its own.
    fn tell(&self, event: HostEvent) {
        if !self.stopped.get() {
            (self.tell)(event);
        }
    }
}

/// Whether the page is in the background.
fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

impl Look {
    async fn read(self: Rc<Self>, watch: Rc<Watch>, what: (Seat, Picture), (region, whole): (Region, (u32, u32))) {
        let symbols = match self.pool.read(what.0, what.1, moment::now_ms()).await {
            Ok(symbols) => symbols,
            Err(lost) => {
                self.lost.replace(Some(lost));
                return;
            }
        };
        if watch.is_over() {
            return;
        }
        watch.again_ms.set(AGAIN_MS);
        let wanted = symbols.iter().find(|symbol| (watch.is_wanted)(&symbol.bytes)).or(symbols.first());
        match wanted {
            Some(symbol) => self.focus.borrow_mut().found(&symbol.corners, region, whole),
            None => self.focus.borrow_mut().missed(),
        }
        (watch.seen)(if symbols.is_empty() { Seen::Nothing } else { Seen::Symbols(symbols) });
    }
}
