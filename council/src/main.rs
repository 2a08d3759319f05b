//! The module that the wallet's worker loads when its person sits in a committee, or wants to: bytes in and out, by postcard.
use juicetokens_council::border::{Opening, Step};
use juicetokens_council::council;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A member.
#[wasm_bindgen]
pub struct Council(council::Council);

#[wasm_bindgen]
impl Council {
    /// Opens a member: an [`Opening`].
    #[wasm_bindgen(constructor)]
    pub fn open(opening: &[u8]) -> Result<Self, JsError> {
        let opening: Opening = postcard::from_bytes(opening)?;
        Ok(Self(council::Council::open(opening)?))
    }

    /// Takes a [`Step`], and gives a list of outputs.
    pub fn step(&mut self, step: &[u8]) -> Result<Vec<u8>, JsError> {
        let step: Step = postcard::from_bytes(step)?;
        Ok(postcard::to_allocvec(&self.0.step(step))?)
    }
}

fn main() {}
