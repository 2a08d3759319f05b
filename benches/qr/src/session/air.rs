//! One direction between two screens: what is lost, and how large the codes are in the other's picture.
use juicetokens_engine::transport::{CodeDensity, Frame};

use crate::chance::Chance;

/// How wide a code is in the camera's picture, in pixels, at the most and at the least: a selfie camera of 1080 lines, from a
/// hand's breadth to an arm's length.
const WIDTHS: (f64, f64) = (200.0, 660.0);
/// A hand comes nearer or goes away by up to so much in a second.
const UNSTEADY: f64 = 1.25;
/// The two cameras differ by up to so much.
const UNEQUAL: f64 = 1.2;
/// Seconds that are drawn; the last distance stays.
const SECONDS: usize = 600;
/// What the app's decoder reads of typical pictures of a hand, by pixels to a module: the page's part L2.
const TYPICAL: [(f64, f64); 4] = [(2.2, 0.0), (2.5, 0.3), (3.0, 0.96), (3.3, 1.0)];
/// The same of hard ones, whose codes need far more pixels than a reader promises to do with.
const HARD: [(f64, f64); 4] = [(3.3, 0.0), (3.9, 0.35), (4.5, 0.9), (6.0, 1.0)];

/// What holds the phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Nobody: every code that is not lost is read.
    Still,
    /// Hands, in pictures as they mostly are.
    Hands,
    /// Hands, in pictures that are dark, tilted and blurred.
    HardHands,
}

/// A direction.
pub struct Air {
    loss: f64,
    losses: Chance,
    /// The width of a code in each second, and what is read by pixels to a module; without them every code that is not lost.
    optics: Option<(Vec<f64>, [(f64, f64); 4])>,
}

/// What comes of one code.
pub enum Pass {
    /// It is not read.
    Lost,
    /// It is, with its size in the picture where there is a picture.
    Read(Option<CodeDensity>),
}

impl Air {
    /// Loses that share, each code for itself, at a distance of no importance.
    fn new(loss: f64, seed: u64) -> Self {
        Self { loss, losses: Chance::of(seed), optics: None }
    }

    /// Two hands that hold two phones: both directions have the same distance, and cameras of their own.
    pub fn between(hold: Hold, loss: f64, seeds: [u64; 2], chance: &mut Chance) -> [Self; 2] {
        let read = match hold {
            Hold::Still => return seeds.map(|seed| Self::new(loss, seed)),
            Hold::Hands => TYPICAL,
            Hold::HardHands => HARD,
        };
        let mut width = chance.between(WIDTHS.0, WIDTHS.1);
        let distances: Vec<f64> = (0..SECONDS)
            .map(|_| {
                width = (width * chance.between(1.0 / UNSTEADY, UNSTEADY)).clamp(WIDTHS.0, WIDTHS.1);
                width
            })
            .collect();
        seeds.map(|seed| {
            let camera = chance.between(1.0 / UNEQUAL, UNEQUAL);
            let widths = distances.iter().map(|width| (width * camera).max(WIDTHS.0)).collect();
            Self { optics: Some((widths, read)), ..Self::new(loss, seed) }
        })
    }

    /// What comes of a code that is shown now.
    pub fn pass(&mut self, frame: &Frame, at_us: u64) -> Pass {
        let drawn = self.losses.fraction();
        let (read, density) = match &self.optics {
            None => (1.0, None),
            Some((widths, read)) => {
                let pixels = width_at(widths, at_us) / f64::from(17 + 4 * u32::from(frame.qr_version));
                let pixels_per_module_x10 = (pixels * 10.0) as u16;
                (share_read(*read, pixels), Some(CodeDensity { pixels_per_module_x10, qr_version: frame.qr_version }))
            }
        };
        if drawn < 1.0 - (1.0 - self.loss) * read { Pass::Lost } else { Pass::Read(density) }
    }
}

fn width_at(widths: &[f64], at_us: u64) -> f64 {
    let (second, rest) = ((at_us / 1_000_000) as usize, (at_us % 1_000_000) as f64 / 1e6);
    let at = |second: usize| widths[second.min(SECONDS - 1)];
    at(second) + (at(second + 1) - at(second)) * rest
}

fn share_read(read: [(f64, f64); 4], pixels: f64) -> f64 {
    let Some(above) = read.iter().position(|(least, _)| pixels < *least) else { return 1.0 };
    let Some(below) = above.checked_sub(1) else { return 0.0 };
    let ((low, some), (high, more)) = (read[below], read[above]);
    some + (more - some) * (pixels - low) / (high - low)
}

#[cfg(test)]
mod tests {
    use super::{HARD, TYPICAL, share_read};

    #[test]
    fn what_is_read_follows_the_pictures() {
        assert_eq!([2.0, 2.5, 3.0, 3.3, 9.0].map(|pixels| share_read(TYPICAL, pixels)), [0.0, 0.3, 0.96, 1.0, 1.0]);
        assert!((share_read(TYPICAL, 2.75) - 0.63).abs() < 1e-9);
        assert_eq!([3.3, 4.5].map(|pixels| share_read(HARD, pixels)), [0.0, 0.9]);
    }
}
