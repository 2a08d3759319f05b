//! Pictures in grey.

/// The share of a colour in how light it is, of 1024 (BT.601).
const SHARES: [u32; 3] = [306, 601, 117];

/// Grey levels, row by row; 0 is black.
pub struct Picture {
    width: usize,
    levels: Vec<u8>,
}

impl Picture {
    /// Of levels; `None` where they do not fill rows of that width.
    pub fn grey(width: usize, levels: Vec<u8>) -> Option<Self> {
        (width > 0 && !levels.is_empty() && levels.len().is_multiple_of(width)).then_some(Self { width, levels })
    }

    /// Of pixels of four bytes: red, green, blue and what does not count.
    pub fn colour(width: usize, pixels: &[u8]) -> Option<Self> {
        let (pixels, _) = pixels.as_chunks::<4>();
        Self::grey(width, pixels.iter().map(grey).collect())
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.levels.len() / self.width
    }

    pub(crate) fn longer_side(&self) -> usize {
        self.width().max(self.height())
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.levels.chunks_exact(self.width)
    }

    /// Part of a row.
    pub(crate) fn levels_at(&self, x: usize, y: usize, count: usize) -> &[u8] {
        let start = y * self.width + x;
        self.levels.get(start..start + count).unwrap_or_default()
    }

    /// The same at half the size: the mean of four levels each. An odd row or column at the end is left out.
    pub(crate) fn halved(&self) -> Self {
        let width = self.width / 2;
        let mut levels = Vec::with_capacity(width * (self.height() / 2));
        for two_rows in self.levels.chunks_exact(2 * self.width) {
            let (upper, lower) = two_rows.split_at(self.width);
            let (upper, _) = upper.as_chunks::<2>();
            let (lower, _) = lower.as_chunks::<2>();
            levels.extend(upper.iter().zip(lower).map(|([a, b], [c, d])| mean([*a, *b, *c, *d])));
        }
        Self { width, levels }
    }
}

fn grey(&[red, green, blue, _]: &[u8; 4]) -> u8 {
    let light = u32::from(red) * SHARES[0] + u32::from(green) * SHARES[1] + u32::from(blue) * SHARES[2];
    // The shares add up to 1024.
    ((light + 512) >> 10) as u8
}

fn mean(levels: [u8; 4]) -> u8 {
    ((levels.into_iter().map(u32::from).sum::<u32>() + 2) / 4) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_grey() {
        let white_red_black = [255, 255, 255, 0, 255, 0, 0, 255, 0, 0, 0, 255];
        let picture = Picture::colour(3, &white_red_black).map(|picture| picture.levels);
        assert_eq!(picture, Some(vec![255, 76, 0]));
    }

    #[test]
    fn a_picture_has_whole_rows() {
        assert!(Picture::grey(3, vec![0; 6]).is_some());
        for (width, count) in [(0, 6), (4, 6), (3, 0)] {
            assert!(Picture::grey(width, vec![0; count]).is_none(), "{width}, {count}");
        }
    }

    #[test]
    fn half_the_size_has_the_means() {
        let levels = vec![10, 20, 99, 30, 43, 99, 99, 99, 99];
        let half = Picture { width: 3, levels }.halved();
        assert_eq!((half.width, half.levels), (1, vec![26]));
    }
}
