//! What is dark in a picture: each level against a threshold of its surroundings, as zxing-cpp 3 has it.
use rxing::common::{BitArray, BitMatrix};

use super::Picture;

/// A threshold holds for a square of so many pixels.
const BLOCK: usize = 8;
/// It is smoothed over so many blocks on each side.
const REACH: usize = 2;
const SMALLEST_SIDE: usize = BLOCK * (1 + 2 * REACH);
/// A block whose levels differ less shows nothing but noise.
const LEAST_CONTRAST: u8 = 24;
const WORD: usize = usize::BITS as usize;

/// Thresholds, block by block; 0 is none.
struct Thresholds {
    width: usize,
    values: Vec<u8>,
}

/// The dark pixels; `None` for a picture that is too small or shows nothing.
pub(crate) fn dark(picture: &Picture) -> Option<BitMatrix> {
    if picture.width().min(picture.height()) < SMALLEST_SIDE {
        return None;
    }
    let thresholds = Thresholds::of(picture).smoothed().filled()?;
    let mut matrix =
        BitMatrix::new(u32::try_from(picture.width()).ok()?, u32::try_from(picture.height()).ok()?).ok()?;
    for (y, row) in (0..).zip(picture.rows()) {
        matrix.setRow(y, &dark_in(row, thresholds.row(y as usize / BLOCK)));
    }
    Some(matrix)
}

fn dark_in(row: &[u8], thresholds: &[u8]) -> BitArray {
    let mut bits = BitArray::with_size(row.len());
    let words = row.chunks(WORD).zip(thresholds.chunks(WORD / BLOCK));
    for (number, (levels, thresholds)) in words.enumerate() {
        let blocks = levels.chunks(BLOCK).zip(thresholds).rev();
        let word = blocks.fold(0, |word: usize, (levels, threshold)| word << BLOCK | dark_in_block(levels, *threshold));
        bits.setBulk(number * WORD, word);
    }
    bits
}

/// The first level is the lowest bit.
fn dark_in_block(levels: &[u8], threshold: u8) -> usize {
    levels.iter().rev().fold(0, |bits, level| bits << 1 | usize::from(*level <= threshold))
}

impl Thresholds {
    /// The middle between the darkest and the lightest of each block that has contrast.
    fn of(picture: &Picture) -> Self {
        let (width, height) = (picture.width().div_ceil(BLOCK), picture.height().div_ceil(BLOCK));
        // The last blocks end with the picture, and share pixels with those before them.
        let start = |number: usize, end: usize| (number * BLOCK).min(end - BLOCK);
        let mut values = Vec::with_capacity(width * height);
        for y in (0..height).map(|number| start(number, picture.height())) {
            values.extend((0..width).map(|number| middle(picture, start(number, picture.width()), y)));
        }
        Self { width, values }
    }

    fn row(&self, y: usize) -> &[u8] {
        self.values.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    fn height(&self) -> usize {
        self.values.len() / self.width
    }

    /// The mean of those around each that have one; it counts three times itself.
    fn smoothed(&self) -> Self {
        let mut values = Vec::with_capacity(self.values.len());
        for y in 0..self.height() {
            let top = y.clamp(REACH, self.height() - REACH - 1) - REACH;
            for x in 0..self.width {
                let left = x.clamp(REACH, self.width - REACH - 1) - REACH;
                let square = (top..=top + 2 * REACH).flat_map(|row| &self.row(row)[left..=left + 2 * REACH]);
                values.push(mean(square.chain([&self.row(y)[x]; 2])));
            }
        }
        Self { width: self.width, values }
    }

    /// Blocks that are left without one take that of the next that has one, else of the last.
    fn filled(mut self) -> Option<Self> {
        let last = *self.values.iter().rfind(|value| **value > 0)?;
        self.values.iter_mut().rev().fold(last, |next, value| {
            if *value == 0 {
                *value = next;
            }
            *value
        });
        Some(self)
    }
}

fn middle(picture: &Picture, x: usize, y: usize) -> u8 {
    let levels = (y..y + BLOCK).flat_map(|y| picture.levels_at(x, y, BLOCK));
    let (darkest, lightest) = levels.fold((u8::MAX, 0), |(least, most), level| (least.min(*level), most.max(*level)));
    if lightest.saturating_sub(darkest) > LEAST_CONTRAST { darkest.midpoint(lightest) } else { 0 }
}

fn mean<'a>(values: impl Iterator<Item = &'a u8>) -> u8 {
    let (sum, count) =
        values.filter(|value| **value > 0).fold((0, 0), |(sum, count), value| (sum + u32::from(*value), count + 1));
    // A mean of bytes is a byte.
    sum.checked_div(count).unwrap_or_default() as u8
}
