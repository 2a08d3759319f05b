//! Reads QR codes out of pictures: `rxing` finds and samples them; light and dark, and coarser looks, are ours (ADR 0024).
mod picture;
mod threshold;

use rxing::Point;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, FinderPatternSet, GenerateFinderPatternSets, SampleQR};

pub use self::picture::Picture;

/// More codes than these are not looked for in one picture.
const MOST_CODES: usize = 4;
/// A picture whose longer side is shorter is not looked at more coarsely.
const SMALLEST_SIDE: usize = 500;

/// A code that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// Its payload.
    pub bytes: Vec<u8>,
    /// Its corners in the picture, in a circle from the top left: x and y by turns.
    pub corners: Vec<f32>,
    /// Its QR version, 1 to 40.
    pub version: u8,
}

/// The codes in a picture, whoever made them. Where there seem to be none, it looks again at half the size: that takes away the
/// noise of a dark room, and what is too coarse for the finder.
pub fn read(picture: Picture) -> Vec<Code> {
    let mut picture = picture;
    let mut scale = 1.0;
    loop {
        let codes = read_once(&picture, scale);
        if !codes.is_empty() || picture.longer_side() <= SMALLEST_SIDE {
            return codes;
        }
        picture = picture.halved();
        scale *= 2.0;
    }
}

fn read_once(picture: &Picture, scale: f32) -> Vec<Code> {
    let Some(dark) = threshold::dark(picture) else { return Vec::new() };
    let mut patterns = FindFinderPatterns(&dark, true, 0);
    let mut used = Vec::new();
    let mut codes = Vec::new();
    for corner_patterns in GenerateFinderPatternSets(&mut patterns) {
        let FinderPatternSet { bl, tl, tr } = corner_patterns;
        if codes.len() == MOST_CODES || [bl, tl, tr].iter().any(|pattern| used.contains(pattern)) {
            continue;
        }
        if let Some(code) = sample(&dark, &corner_patterns, scale) {
            used.extend([bl, tl, tr]);
            codes.push(code);
        }
    }
    codes
}

fn sample(dark: &BitMatrix, corner_patterns: &FinderPatternSet, scale: f32) -> Option<Code> {
    let sampled = SampleQR(dark, corner_patterns).ok()?;
    let decoded = Decode(sampled.getBits()).ok().filter(|decoded| decoded.isValid())?;
    let &[top_left, top_right, bottom_left, bottom_right] = sampled.getPoints() else { return None };
    let corners = [top_left, top_right, bottom_right, bottom_left];
    let corners = corners.into_iter().flat_map(|Point { x, y }| [x * scale, y * scale]).collect();
    let version = u8::try_from(decoded.versionNumber()).ok()?;
    Some(Code { bytes: decoded.content().bytes().to_vec(), corners, version })
}
