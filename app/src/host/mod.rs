//! Everything that touches the world, one file per effect: the store, the wallet's worker, and the page around the view.
//! No rule about coins is here, and no Yew.
pub mod page;
pub mod store;
pub mod worker;

mod entropy;
mod hearing;
mod parcel;
mod practice;
mod reflect;

use wasm_bindgen::JsCast;

/// Which of the two places one module was loaded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page, with a window.
    Page,
    /// The wallet's worker.
    Worker,
}

/// Tells where this is running; none where the wallet cannot run.
pub fn place() -> Option<Place> {
    let global = js_sys::global();
    if global.has_type::<web_sys::Window>() {
        Some(Place::Page)
    } else if global.has_type::<web_sys::DedicatedWorkerGlobalScope>() {
        Some(Place::Worker)
    } else {
        None
    }
}
