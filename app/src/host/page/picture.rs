//! Pictures out of a camera's stream.
use js_sys::ArrayBuffer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream};

use super::decoder::Picture;
use super::focus::Region;
use super::live::Standing;
use crate::host::reflect;

/// A video element that can show a stream.
#[derive(Clone)]
pub(super) struct HtmlVideo(pub(super) HtmlVideoElement);

impl HtmlVideo {
    /// The one on the exchange screen, if it is there.
    pub(super) fn shown() -> Option<Self> {
        web_sys::window()?.document()?.get_element_by_id("camera")?.dyn_into().ok().map(Self)
    }

    /// One that nobody sees, for when the screen shows something else.
    pub(super) fn detached() -> Option<Self> {
        web_sys::window()?.document()?.create_element("video").ok()?.dyn_into().ok().map(Self)
    }

    pub(super) fn shows(&self, stream: &MediaStream) -> bool {
        self.0.src_object().as_ref() == Some(stream)
    }

    /// What stands there now.
    pub(super) fn standing(&self, told: bool) -> Standing {
        let quality = reflect::call(&self.0, "getVideoPlaybackQuality", &[]).unwrap_or(JsValue::UNDEFINED);
        let count = reflect::field(&quality, "totalVideoFrames").as_f64();
        Standing { told, count, time: self.0.current_time() }
    }

    pub(super) fn play(&self, stream: &MediaStream) {
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
pub(super) struct Grabber {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Grabber {
    pub(super) fn new() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let options = reflect::object(&[("willReadFrequently", true.into()), ("alpha", false.into())]);
        let context = canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    /// A picture that stands still, not wider or higher than `side`.
    pub(super) fn grab_bitmap(&self, bitmap: &JsValue, side: f64) -> Option<Picture> {
        let size = |name| reflect::field(bitmap, name).as_f64().filter(|size| *size >= 1.0);
        let (wide, high) = (size("width")?, size("height")?);
        let scale = (side / wide.max(high)).min(1.0);
        let (wide, high) = ((wide * scale).max(1.0), (high * scale).max(1.0));
        // A conversion to an integer saturates.
        let (width, height) = (wide as u32, high as u32);
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        let place = [bitmap.clone(), 0.0.into(), 0.0.into(), wide.into(), high.into()];
        reflect::call(&self.context, "drawImage", &place).ok()?;
        let image = self.context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
        let pixels: ArrayBuffer = reflect::field(&reflect::field(&image, "data"), "buffer").dyn_into().ok()?;
        Some(Picture { width, pixels })
    }

    pub(super) fn grab(&self, video: &HtmlVideoElement, region: Region) -> Option<Picture> {
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
        Some(Picture { width, pixels })
    }
}
