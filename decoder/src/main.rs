//! The module that `public/decoder-worker.js` loads.
use juicetokens_decoder::{Code, Picture};
use wasm_bindgen::prelude::wasm_bindgen;

/// A code, as the worker sees it.
#[wasm_bindgen]
pub struct ReadCode(Code);

#[wasm_bindgen]
impl ReadCode {
    /// Its payload.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.bytes.clone()
    }

    /// Its corners in the picture.
    #[wasm_bindgen(getter)]
    pub fn corners(&self) -> Vec<f32> {
        self.0.corners.clone()
    }

    /// Its QR version.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> u8 {
        self.0.version
    }
}

/// The codes in a picture of RGBA pixels.
#[wasm_bindgen]
pub fn read(pixels: &[u8], width: usize) -> Vec<ReadCode> {
    let codes = Picture::colour(width, pixels).map(juicetokens_decoder::read);
    codes.unwrap_or_default().into_iter().map(ReadCode).collect()
}

fn main() {}
