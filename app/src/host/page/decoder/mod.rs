//! Reading codes out of pictures, behind a trait: which decoder does it is nobody else's business.
mod zxing;

use js_sys::ArrayBuffer;
use thiserror::Error;

pub(super) use self::zxing::Zxing;

/// Reads codes; one picture at a time.
pub(super) trait SymbolDecoder {
    /// All codes in the picture, whoever made them.
    async fn read(&self, picture: Picture) -> Result<Vec<Symbol>, DecoderLost>;
}

/// RGBA pixels; they stay outside the module's memory and move to the decoder without a copy.
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: ArrayBuffer,
}

/// One code.
pub(super) struct Symbol {
    /// Its payload.
    pub(super) bytes: Vec<u8>,
    /// Its four corners in the picture, x and y by turns.
    pub(super) corners: Vec<f64>,
}

/// The decoder cannot be used any more; another one may be started.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the decoder stopped: {0}")]
pub(super) struct DecoderLost(pub(super) String);
