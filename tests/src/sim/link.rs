//! A line of sight between two screens, as bad as a test wants it.
use crate::sim::chance::Chance;

/// How bad the line is, in percent of frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Frames that nobody reads.
    pub lost: u32,
    /// Frames that are read twice.
    pub doubled: u32,
    /// Frames that arrive after a later one.
    pub reordered: u32,
    /// Frames with a byte changed.
    pub damaged: u32,
}

impl Link {
    /// A line that carries everything.
    pub const PERFECT: Self = Self { lost: 0, doubled: 0, reordered: 0, damaged: 0 };

    /// A line as bad as a market at night.
    pub const ROUGH: Self = Self { lost: 25, doubled: 10, reordered: 10, damaged: 5 };
}

/// One direction of a line.
#[derive(Default)]
pub struct Direction {
    held_back: Option<Vec<u8>>,
}

impl Direction {
    /// What arrives when this frame is shown.
    pub fn carry(&mut self, frame: Vec<u8>, link: Link, chance: &mut Chance) -> Vec<Vec<u8>> {
        if chance.happens(link.lost) {
            return self.held_back.take().into_iter().collect();
        }
        let frame = if chance.happens(link.damaged) { damage(frame, chance) } else { frame };
        if self.held_back.is_none() && chance.happens(link.reordered) {
            self.held_back = Some(frame);
            return Vec::new();
        }
        let mut arriving = vec![frame];
        if chance.happens(link.doubled) {
            arriving.push(arriving[0].clone());
        }
        arriving.extend(self.held_back.take());
        arriving
    }
}

fn damage(mut frame: Vec<u8>, chance: &mut Chance) -> Vec<u8> {
    let length = u32::try_from(frame.len()).unwrap_or(1);
    let place = chance.below(length) as usize;
    if let Some(byte) = frame.get_mut(place) {
        *byte ^= 1 << chance.below(8);
    }
    frame
}
