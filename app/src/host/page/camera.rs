//! The camera: asked for, watched picture by picture, and asked for again when it is lost.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::select;
use js_sys::ArrayBuffer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream, MediaStreamTrack, console};

use super::decoder::{DecoderLost, Picture, SymbolDecoder, Zxing};
use super::focus::{Focus, Region, Sieve};
use super::{HostEvent, Tell, moment};
use crate::host::reflect;
use crate::model::border::CameraState;

/// A camera or decoder that was lost is asked for again after this.
const AGAIN_MS: i32 = 2000;
/// One that never gives a picture is asked for less and less often, but never less than this.
const SELDOM_MS: i32 = 32_000;

/// Watches until it is dropped.
pub(super) struct Camera(Rc<Watch>);

struct Watch {
    tell: Tell,
    read: Box<dyn Fn(Vec<u8>)>,
    stopped: Cell<bool>,
    stream: RefCell<Option<MediaStream>>,
    retry: RefCell<Option<oneshot::Sender<()>>>,
    again_ms: Cell<i32>,
}

impl Camera {
    /// Asks for the camera; gives each payload that is news to `read`.
    pub(super) fn start(tell: Tell, read: impl Fn(Vec<u8>) + 'static) -> Self {
        let watch = Rc::new(Watch {
            tell,
            read: Box::new(read),
            stopped: Cell::new(false),
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
            self.tell(CameraState::Starting);
            let state = match ask().await {
                Ok(stream) => self.watch(stream).await,
                Err(state) => state,
            };
            self.let_go();
            if !self.stopped.get() {
                self.tell(state.clone());
                self.wait_after(&state).await;
            }
        }
    }

    /// Reads pictures until the stream ends or the exchange does.
    async fn watch(&self, stream: MediaStream) -> CameraState {
        self.stream.replace(Some(stream.clone()));
        if self.stopped.get() {
            // The person answered the browser's question after the exchange; the stream is let go at once.
            return CameraState::Lost;
        }
        if let Err(error) = self.read_pictures(&stream).await {
            console::warn_1(&error.to_string().into());
        }
        CameraState::Lost
    }

    async fn read_pictures(&self, stream: &MediaStream) -> Result<(), DecoderLost> {
        let decoder = Zxing::start()?;
        let unseen = HtmlVideo::detached();
        let canvas = Grabber::new();
        let (mut focus, mut sieve) = (Focus::default(), Sieve::default());
        self.tell(CameraState::Watching);
        while !self.stopped.get() && is_live(stream) {
            let Some(video) = HtmlVideo::shown().or_else(|| unseen.clone()) else { break };
            video.play(stream);
            moment::picture(&video.0).await;
            let (width, height) = (video.0.video_width(), video.0.video_height());
            let region = focus.region(width, height, moment::now_ms());
            let Some(picture) = canvas.as_ref().and_then(|canvas| canvas.grab(&video.0, region)) else { continue };
            let symbols = decoder.read(picture).await?;
            self.again_ms.set(AGAIN_MS);
            if symbols.is_empty() {
                focus.missed();
            }
            for symbol in symbols {
                focus.found(&symbol.corners, region, (width, height));
                if !self.stopped.get() && sieve.is_news(&symbol.bytes, moment::now_ms()) {
                    (self.read)(symbol.bytes);
                }
            }
        }
        Ok(())
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
            tracks(&stream).for_each(|track| track.stop());
            // The next exchange may show its own stream there already.
            if let Some(video) = HtmlVideo::shown().filter(|video| video.shows(&stream)) {
                video.0.set_src_object(None);
            }
        }
    }

    /// After its exchange it says nothing more: the next one may have a camera of its own.
    fn tell(&self, state: CameraState) {
        if !self.stopped.get() {
            (self.tell)(HostEvent::Camera(state));
        }
    }
}

/// Asks for the camera that looks at the person, where the other screen is.
async fn ask() -> Result<MediaStream, CameraState> {
    let devices = web_sys::window().map(|window| reflect::field(&window.navigator(), "mediaDevices"));
    let Some(devices) = devices.filter(|devices| reflect::has_method(devices, "getUserMedia")) else {
        return Err(CameraState::Absent);
    };
    let ideal = |value: u32| reflect::object(&[("ideal", value.into())]);
    let video = reflect::object(&[("facingMode", "user".into()), ("width", ideal(1920)), ("height", ideal(1080))]);
    let wish = reflect::object(&[("video", video), ("audio", false.into())]);
    let answer = reflect::call_async(&devices, "getUserMedia", &[wish]).await.map_err(|error| state_of(&error))?;
    answer.dyn_into().map_err(|_| CameraState::Absent)
}

fn state_of(error: &JsValue) -> CameraState {
    match reflect::field(error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraState::Denied,
        Some("NotFoundError" | "OverconstrainedError" | "TypeError") => CameraState::Absent,
        _ => CameraState::Lost,
    }
}

fn tracks(stream: &MediaStream) -> impl Iterator<Item = MediaStreamTrack> {
    stream.get_tracks().into_iter().filter_map(|track| track.dyn_into().ok())
}

fn is_live(stream: &MediaStream) -> bool {
    tracks(stream).any(|track| reflect::field(&track, "readyState") == "live")
}

/// A video element that can show a stream.
#[derive(Clone)]
struct HtmlVideo(HtmlVideoElement);

impl HtmlVideo {
    /// The one on the exchange screen, if it is there.
    fn shown() -> Option<Self> {
        web_sys::window()?.document()?.get_element_by_id("camera")?.dyn_into().ok().map(Self)
    }

    /// One that nobody sees, for when the screen shows something else.
    fn detached() -> Option<Self> {
        web_sys::window()?.document()?.create_element("video").ok()?.dyn_into().ok().map(Self)
    }

    fn shows(&self, stream: &MediaStream) -> bool {
        self.0.src_object().as_ref() == Some(stream)
    }

    fn play(&self, stream: &MediaStream) {
        if self.shows(stream) {
            return;
        }
        self.0.set_muted(true);
        // Without it an iPhone shows the video full screen.
        let _ = self.0.set_attribute("playsinline", "");
        self.0.set_src_object(Some(stream));
        let video = self.0.clone();
        // A new stream interrupts the playing of the last; that is no error.
        spawn_local(async move { drop(reflect::call_async(&video, "play", &[]).await) });
    }
}

/// Takes pictures out of a video.
struct Grabber {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Grabber {
    fn new() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let options = reflect::object(&[("willReadFrequently", true.into()), ("alpha", false.into())]);
        let context = canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    fn grab(&self, video: &HtmlVideoElement, region: Region) -> Option<Picture> {
        let Region { left, top, width, height } = region;
        if width == 0 || height == 0 {
            return None;
        }
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let [left, top, wide, high] = [left, top, width, height].map(f64::from);
        self.context
            .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                video, left, top, wide, high, 0.0, 0.0, wide, high,
            )
            .ok()?;
        let image = self.context.get_image_data(0.0, 0.0, wide, high).ok()?;
        let pixels: ArrayBuffer = reflect::field(&reflect::field(&image, "data"), "buffer").dyn_into().ok()?;
        Some(Picture { width, height, pixels })
    }
}
