//! Reading codes out of pictures, behind a trait: which decoder does it is nobody else's business.
mod pool;
mod worker;

use js_sys::ArrayBuffer;
use juicetokens_engine::transport::CodeDensity;
use thiserror::Error;

pub(super) use self::pool::{Pool, Seat, seats_for};
pub(super) use self::worker::DecoderWorker;

/// Reads codes; one picture at a time.
pub(super) trait SymbolDecoder {
    /// All codes in the picture, whoever made them.
    async fn read(&self, picture: Picture) -> Result<Vec<Symbol>, DecoderLost>;

    /// Reads no more; what waits for an answer gets none.
    fn stop(&self);
}

/// RGBA pixels; they stay outside the module's memory and move to the decoder without a copy.
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) pixels: ArrayBuffer,
}

/// One code.
pub(super) struct Symbol {
    /// Its payload.
    pub(super) bytes: Vec<u8>,
    /// Its four corners in the picture, x and y by turns.
    pub(super) corners: Vec<f64>,
    /// Its QR version; none where the decoder does not tell.
    pub(super) version: Option<u8>,
}

impl Symbol {
    /// How large it is in the picture; none without a version or with senseless corners.
    pub(super) fn density(&self) -> Option<CodeDensity> {
        let qr_version = self.version.filter(|version| (1..=40).contains(version))?;
        let modules = f64::from(17 + 4 * u32::from(qr_version));
        let side = shortest_side(&self.corners)?;
        // A conversion to an integer saturates.
        let pixels_per_module_x10 = (side * 10.0 / modules) as u16;
        (pixels_per_module_x10 > 0).then_some(CodeDensity { pixels_per_module_x10, qr_version })
    }
}

/// The side along which the fewest pixels see a module, opposite sides taken together; a tilted code is that much harder.
fn shortest_side(corners: &[f64]) -> Option<f64> {
    let [x0, y0, x1, y1, x2, y2, x3, y3] = *<&[f64; 8]>::try_from(corners).ok()?;
    let length = |from: (f64, f64), to: (f64, f64)| (to.0 - from.0).hypot(to.1 - from.1);
    let across = (length((x0, y0), (x1, y1)) + length((x3, y3), (x2, y2))) / 2.0;
    let down = (length((x1, y1), (x2, y2)) + length((x0, y0), (x3, y3))) / 2.0;
    let side = across.min(down);
    side.is_finite().then_some(side)
}

/// The decoder cannot be used any more; another one may be started.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the decoder stopped: {0}")]
pub(super) struct DecoderLost(pub(super) String);

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(corners: &[f64], version: Option<u8>) -> Symbol {
        Symbol { bytes: Vec::new(), corners: corners.to_vec(), version }
    }

    #[test]
    fn density_is_that_of_the_foreshortened_side() {
        let square = [0.0, 0.0, 285.0, 0.0, 285.0, 285.0, 0.0, 285.0];
        let expected = CodeDensity { pixels_per_module_x10: 50, qr_version: 10 };
        assert_eq!(symbol(&square, Some(10)).density(), Some(expected));
        let tilted = [0.0, 0.0, 228.0, 0.0, 228.0, 285.0, 0.0, 285.0];
        let expected = CodeDensity { pixels_per_module_x10: 40, qr_version: 10 };
        assert_eq!(symbol(&tilted, Some(10)).density(), Some(expected));
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        let square = [0.0, 0.0, 285.0, 0.0, 285.0, 285.0, 0.0, 285.0];
        for (corners, version) in
            [(&square[..], None), (&square, Some(0)), (&square, Some(41)), (&square[..6], Some(10))]
        {
            assert_eq!(symbol(corners, version).density(), None);
        }
        assert_eq!(symbol(&[f64::NAN; 8], Some(10)).density(), None);
        assert_eq!(symbol(&[5.0; 8], Some(10)).density(), None);
    }
}
