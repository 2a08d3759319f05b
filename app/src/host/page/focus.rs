//! Where in the camera's picture to look: around the last code, and now and then everywhere; and which payloads are news.

/// A part of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Follows the code.
#[derive(Default)]
pub(super) struct Focus {
    around: Option<Region>,
    misses: u32,
    whole_at: f64,
}

/// After so many pictures without a code around the last one, everything is looked at.
const MISSES: u32 = 2;
/// Everything is looked at this often anyway: a second code, or the same one moved.
const WHOLE_EVERY_MS: f64 = 500.0;

impl Focus {
    /// Which part of a picture of this size to read.
    pub(super) fn region(&mut self, width: u32, height: u32, now_ms: f64) -> Region {
        let whole = Region { left: 0, top: 0, width, height };
        match self.around {
            Some(around) if self.misses < MISSES && now_ms - self.whole_at < WHOLE_EVERY_MS && around.fits(whole) => {
                around
            }
            _ => {
                self.whole_at = now_ms;
                whole
            }
        }
    }

    /// A code was found there; corners are x and y by turns, in the pixels of `read`, which is a part of `whole`.
    pub(super) fn found(&mut self, corners: &[f64], read: Region, whole: (u32, u32)) {
        self.misses = 0;
        self.around = surroundings(corners, read, whole).or(self.around);
    }

    /// Nothing was found.
    pub(super) fn missed(&mut self) {
        self.misses = self.misses.saturating_add(1);
    }
}

impl Region {
    fn fits(self, whole: Self) -> bool {
        self.left + self.width <= whole.width && self.top + self.height <= whole.height
    }
}

/// The code's box and half of its size more on each side, as hands shake.
fn surroundings(corners: &[f64], read: Region, (width, height): (u32, u32)) -> Option<Region> {
    let (left, right) = span(corners.iter().step_by(2), read.left, width)?;
    let (top, bottom) = span(corners.iter().skip(1).step_by(2), read.top, height)?;
    Some(Region { left, top, width: right - left, height: bottom - top })
}

fn span<'corners>(values: impl Iterator<Item = &'corners f64>, offset: u32, limit: u32) -> Option<(u32, u32)> {
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)));
    let margin = (high - low) / 2.0;
    // A conversion to an integer saturates: corners outside the picture become its edge.
    let start = ((low - margin) + f64::from(offset)) as u32;
    let end = ((high + margin).ceil() + f64::from(offset)) as u32;
    let end = end.min(limit);
    (low <= high && start < end).then_some((start, end))
}

/// Lets a payload through once; the same again only after a while, as a sign that the other side is still there.
#[derive(Default)]
pub(super) struct Sieve {
    last: Option<(Vec<u8>, f64)>,
}

const REPEAT_AFTER_MS: f64 = 1000.0;

impl Sieve {
    /// Whether the wallet should see it.
    pub(super) fn is_news(&mut self, payload: &[u8], now_ms: f64) -> bool {
        if self.last.as_ref().is_some_and(|(last, at)| last == payload && now_ms - at < REPEAT_AFTER_MS) {
            return false;
        }
        self.last = Some((payload.to_vec(), now_ms));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Region = Region { left: 0, top: 0, width: 1920, height: 1080 };
    const CORNERS: [f64; 8] = [800.0, 400.0, 1000.0, 400.0, 1000.0, 600.0, 800.0, 600.0];

    #[test]
    fn it_follows_a_code_and_returns_to_the_whole_picture_when_it_is_lost() {
        let mut focus = Focus::default();
        assert_eq!(focus.region(1920, 1080, 0.0), WHOLE);
        focus.found(&CORNERS, WHOLE, (1920, 1080));
        let around = Region { left: 700, top: 300, width: 400, height: 400 };
        assert_eq!(focus.region(1920, 1080, 10.0), around);
        focus.missed();
        assert_eq!(focus.region(1920, 1080, 20.0), around);
        focus.missed();
        assert_eq!(focus.region(1920, 1080, 30.0), WHOLE);
    }

    #[test]
    fn corners_are_counted_from_the_part_that_was_read() {
        let mut focus = Focus::default();
        focus.region(1920, 1080, 0.0);
        let read = Region { left: 700, top: 300, width: 400, height: 400 };
        focus.found(&[100.0, 100.0, 300.0, 100.0, 300.0, 300.0, 100.0, 300.0], read, (1920, 1080));
        assert_eq!(focus.region(1920, 1080, 10.0), read);
    }

    #[test]
    fn the_whole_picture_is_looked_at_now_and_then_and_when_the_camera_turns() {
        let mut focus = Focus::default();
        focus.region(1920, 1080, 0.0);
        focus.found(&CORNERS, WHOLE, (1920, 1080));
        assert_ne!(focus.region(1920, 1080, 499.0), WHOLE);
        assert_eq!(focus.region(1920, 1080, 500.0), WHOLE);
        assert_eq!(focus.region(640, 480, 501.0), Region { left: 0, top: 0, width: 640, height: 480 });
    }

    #[test]
    fn senseless_corners_leave_a_region_inside_the_picture() {
        let far = [-5000.0, -1.0, 1e9, -1.0, 1e9, 1e9, -5000.0, 1e9];
        for corners in [&far[..], &[f64::NAN; 8], &[], &[f64::INFINITY; 8], &[5.0; 8]] {
            let mut focus = Focus::default();
            focus.region(1920, 1080, 0.0);
            focus.found(corners, WHOLE, (1920, 1080));
            let region = focus.region(1920, 1080, 1.0);
            assert!(region.fits(WHOLE) && region.width > 0 && region.height > 0, "{corners:?}");
        }
    }

    #[test]
    fn a_repeated_payload_is_dropped_for_a_second() {
        let mut sieve = Sieve::default();
        assert!(sieve.is_news(b"a", 0.0));
        assert!(!sieve.is_news(b"a", 999.0));
        assert!(sieve.is_news(b"a", 1000.0));
        assert!(sieve.is_news(b"b", 1001.0));
        assert!(sieve.is_news(b"a", 1002.0));
    }
}
