//! Which camera to ask the browser for, and what the one it gave really does.
use juicetokens_engine::transport::{CameraReport, Facing};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MediaStream, MediaStreamTrack};

use crate::host::reflect;
use crate::model::border::{CameraChoice, CameraDevice, CameraRun, CameraState};

const REMEMBERED: &str = "juicetokens-camera";
/// A fast camera with a smaller picture than this is not worth its speed: pixels decide how dense the codes may be.
const FEWEST_PIXELS: f64 = 1280.0 * 720.0;
/// What is assumed of a camera that does not tell.
const USUAL_RATE: f64 = 30.0;

/// Asks for the camera: at 60 pictures a second, and where that cannot be had, at what it can.
pub(super) async fn ask(choice: &CameraChoice) -> Result<MediaStream, CameraState> {
    let devices =
        devices().filter(|devices| reflect::has_method(devices, "getUserMedia")).ok_or(CameraState::Absent)?;
    match ask_once(&devices, wish(choice, true)).await {
        Ok(stream) if track(&stream).is_some_and(|track| is_worth_it(&settings(&track))) => return Ok(stream),
        Ok(stream) => tracks(&stream).for_each(|track| track.stop()),
        Err(CameraState::Absent) => {}
        // A person who has just refused is not asked the same again.
        Err(refused) => return Err(refused),
    }
    match ask_once(&devices, wish(choice, false)).await {
        // A camera that was unplugged must not keep the others from being found.
        Err(CameraState::Absent) if matches!(choice, CameraChoice::Device(_)) => {
            ask_once(&devices, wish(&CameraChoice::Front, false)).await
        }
        answer => answer,
    }
}

async fn ask_once(devices: &JsValue, video: JsValue) -> Result<MediaStream, CameraState> {
    let wish = reflect::object(&[("video", video), ("audio", false.into())]);
    let answer = reflect::call_async(devices, "getUserMedia", &[wish]).await.map_err(|error| state_of(&error))?;
    answer.dyn_into().map_err(|_| CameraState::Absent)
}

fn devices() -> Option<JsValue> {
    web_sys::window().map(|window| reflect::field(&window.navigator(), "mediaDevices"))
}

fn wish(choice: &CameraChoice, fast: bool) -> JsValue {
    let ideal = |value: u32| reflect::object(&[("ideal", value.into())]);
    // A camera that looks the other way is not worth its speed.
    let facing = |way: &str| reflect::object(&[(if fast { "exact" } else { "ideal" }, way.into())]);
    let (which, width, height) = match choice {
        CameraChoice::Front => (("facingMode", facing("user")), 1920, 1080),
        CameraChoice::Rear => (("facingMode", facing("environment")), 1280, 960),
        CameraChoice::Device(id) => (("deviceId", reflect::object(&[("exact", id.as_str().into())])), 1920, 1080),
    };
    let mut fields = vec![which, ("width", ideal(width)), ("height", ideal(height))];
    if fast {
        fields.push(("frameRate", reflect::object(&[("exact", 60.into())])));
    }
    reflect::object(&fields)
}

fn is_worth_it(settings: &JsValue) -> bool {
    let side = |name| reflect::field(settings, name).as_f64().unwrap_or(0.0);
    side("width") * side("height") >= FEWEST_PIXELS
}

fn state_of(error: &JsValue) -> CameraState {
    match reflect::field(error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraState::Denied,
        Some("NotFoundError" | "OverconstrainedError" | "TypeError") => CameraState::Absent,
        _ => CameraState::Lost,
    }
}

/// What runs, for people and for the wallet.
pub(super) fn describe(stream: &MediaStream, choice: &CameraChoice) -> (CameraRun, CameraReport) {
    let track = track(stream);
    let settings = track.as_ref().map_or(JsValue::UNDEFINED, settings);
    let facing = facing(choice, &settings, track.as_ref());
    let rate = reflect::field(&settings, "frameRate").as_f64().filter(|rate| *rate > 0.0).unwrap_or(USUAL_RATE);
    // A conversion to an integer saturates.
    let report = CameraReport { pictures_per_second: rate.round() as u8, facing };
    let torch = track.as_ref().filter(|track| has_torch(track)).map(|_| false);
    (CameraRun { choice: choice.clone(), facing, torch }, report)
}

/// As the track says; cameras of desks say nothing, and look the way the screen shows.
fn facing(choice: &CameraChoice, settings: &JsValue, track: Option<&MediaStreamTrack>) -> Facing {
    let label = track.map(|track| track.label().to_lowercase()).unwrap_or_default();
    match (reflect::field(settings, "facingMode").as_string().as_deref(), choice) {
        (Some("environment"), _) => Facing::Rear,
        (Some("user"), _) => Facing::Front,
        (_, CameraChoice::Rear) => Facing::Rear,
        (_, CameraChoice::Device(_)) if label.contains("back") || label.contains("rear") => Facing::Rear,
        _ => Facing::Front,
    }
}

fn has_torch(track: &MediaStreamTrack) -> bool {
    let capabilities = reflect::call(track, "getCapabilities", &[]).unwrap_or(JsValue::UNDEFINED);
    reflect::field(&capabilities, "torch").is_truthy()
}

/// Switches the light; where it does not obey, the picture stays as it is.
pub(super) async fn switch_torch(stream: &MediaStream, on: bool) {
    let Some(track) = track(stream) else { return };
    let torch = reflect::object(&[("torch", on.into())]);
    let wish = reflect::object(&[("advanced", js_sys::Array::of1(&torch).into())]);
    drop(reflect::call_async(&track, "applyConstraints", &[wish]).await);
}

/// All cameras, as far as the browser names them.
pub(super) async fn all() -> Vec<CameraDevice> {
    let Some(devices) = devices() else { return Vec::new() };
    let Ok(list) = reflect::call_async(&devices, "enumerateDevices", &[]).await else { return Vec::new() };
    let text = |device: &JsValue, name| reflect::field(device, name).as_string().unwrap_or_default();
    let is_camera = |device: &JsValue| text(device, "kind") == "videoinput" && !text(device, "deviceId").is_empty();
    let camera = |device| CameraDevice { id: text(&device, "deviceId"), label: text(&device, "label") };
    js_sys::Array::from(&list).iter().filter(is_camera).map(camera).collect()
}

/// The choice of last time.
pub(super) fn remembered() -> CameraChoice {
    let kept = storage().and_then(|storage| reflect::call(&storage, "getItem", &[REMEMBERED.into()]).ok());
    match kept.and_then(|kept| kept.as_string()).as_deref() {
        Some("rear") => CameraChoice::Rear,
        Some(kept) => kept.strip_prefix("device ").map_or(CameraChoice::Front, |id| CameraChoice::Device(id.into())),
        None => CameraChoice::Front,
    }
}

/// Keeps the choice for next time, where the browser lets it.
pub(super) fn remember(choice: &CameraChoice) {
    let kept = match choice {
        CameraChoice::Front => "front".to_owned(),
        CameraChoice::Rear => "rear".to_owned(),
        CameraChoice::Device(id) => format!("device {id}"),
    };
    if let Some(storage) = storage() {
        let _ = reflect::call(&storage, "setItem", &[REMEMBERED.into(), kept.into()]);
    }
}

fn storage() -> Option<JsValue> {
    // Reading the property throws where storage is switched off; then it is undefined.
    web_sys::window().map(|window| reflect::field(&window, "localStorage")).filter(JsValue::is_object)
}

/// The tracks of a stream.
pub(super) fn tracks(stream: &MediaStream) -> impl Iterator<Item = MediaStreamTrack> + use<> {
    stream.get_tracks().into_iter().filter_map(|track| track.dyn_into().ok())
}

/// Whether it still gives pictures.
pub(super) fn is_live(stream: &MediaStream) -> bool {
    tracks(stream).any(|track| reflect::field(&track, "readyState") == "live")
}

fn track(stream: &MediaStream) -> Option<MediaStreamTrack> {
    tracks(stream).next()
}

fn settings(track: &MediaStreamTrack) -> JsValue {
    reflect::call(track, "getSettings", &[]).unwrap_or(JsValue::UNDEFINED)
}
