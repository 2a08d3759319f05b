//! The sizes of code, and what each of them holds.
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// A size of code at error correction L.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The QR version.
    pub version: u8,
    /// Bytes that it holds in byte mode.
    pub bytes: usize,
    /// Characters that it holds in alphanumeric mode.
    pub characters: usize,
}

impl Rung {
    /// Measures what a version holds.
    pub fn of(version: u8) -> Self {
        let bytes = longest(|count| draw(&[QrSegment::make_bytes(&vec![0; count])], version).is_some());
        let characters = longest(|count| draw(&[QrSegment::make_alphanumeric(&"0".repeat(count))], version).is_some());
        Self { version, bytes, characters }
    }

    /// The ladder of a screen that faces a screen.
    pub fn ladder() -> [Self; 4] {
        [10, 15, 20, 28].map(Self::of)
    }

    /// Version 27, which version 28 replaced on the ladder (ADR 0018): reported beside it, and held to no gate.
    pub fn replaced() -> Self {
        Self::of(27)
    }

    /// Modules along a side, without the quiet zone.
    pub fn modules(self) -> usize {
        17 + 4 * usize::from(self.version)
    }
}

/// Draws a code as the app does: byte mode, error correction L, mask 2. None when the bytes do not fit.
pub fn draw_bytes(bytes: &[u8], version: u8) -> Option<QrCode> {
    draw(&[QrSegment::make_bytes(bytes)], version)
}

fn draw(segments: &[QrSegment], version: u8) -> Option<QrCode> {
    let version = Version::new(version);
    QrCode::encode_segments_advanced(segments, QrCodeEcc::Low, version, version, Some(Mask::new(2)), false).ok()
}

/// The largest count that fits; one always does and 8192 never.
fn longest(fits: impl Fn(usize) -> bool) -> usize {
    let (mut fitting, mut too_many) = (1, 8192);
    while fitting + 1 < too_many {
        let middle = (fitting + too_many) / 2;
        if fits(middle) { fitting = middle } else { too_many = middle }
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladder_holds_what_the_standard_says() {
        let held = Rung::ladder().map(|rung| (rung.version, rung.bytes, rung.characters));
        assert_eq!(held, [(10, 271, 395), (15, 520, 758), (20, 858, 1249), (28, 1528, 2223)]);
        assert_eq!(Rung::replaced().bytes, 1465);
        assert_eq!(Rung::of(40).bytes, 2953);
        assert_eq!(Rung::of(20).modules(), 97);
    }
}
