//! qrloop, from its documented format: ten loops of the data frames, each with other sums of half of them in between; decoded
//! by peeling.
use super::peeling::Peeling;
use super::{Protocol, Receiver};
use crate::rung::Rung;

/// Loops that differ; after them the first comes again.
const LOOPS: usize = 10;
/// Nonce, number of frames, index.
const HEADER_BYTES: usize = 5;
/// A length and a hash before the data.
const WRAP_BYTES: usize = 20;

/// The frames of all loops, each with the pieces it is the sum of.
pub struct QrLoop {
    pieces: usize,
    frames: Vec<Vec<usize>>,
}

impl QrLoop {
    /// Fills codes of that size, whose bytes are Base64. A sum lists its pieces and is longer than a data frame: that is not
    /// held against it.
    pub fn new(rung: Rung, message_bytes: usize) -> Self {
        Self::of((message_bytes + WRAP_BYTES).div_ceil(rung.bytes / 4 * 3 - HEADER_BYTES))
    }

    fn of(pieces: usize) -> Self {
        let mut numbers = (1..).map(|step| (f64::from(step)).sin() * 10_000.0).map(|number| number - number.floor());
        let frames = (0..LOOPS).flat_map(|_| one_loop(pieces, &mut numbers)).collect();
        Self { pieces, frames }
    }
}

/// The data frames with the sums of this loop spread over them.
fn one_loop(pieces: usize, numbers: &mut impl Iterator<Item = f64>) -> Vec<Vec<usize>> {
    let count = if pieces > 2 { pieces / 6 } else { 0 };
    let sums: Vec<Vec<usize>> = (0..count)
        .map(|_| {
            let mut order: Vec<(usize, f64)> = (0..pieces).zip(numbers.by_ref()).collect();
            order.sort_by(|(_, one), (_, other)| one.total_cmp(other));
            order.into_iter().take(pieces.div_ceil(2)).map(|(piece, _)| piece).collect()
        })
        .collect();
    let apart = if count == 0 { usize::MAX } else { pieces / count };
    let mut sums = sums.into_iter();
    let with_sum = |piece: usize| {
        let sum = if piece.is_multiple_of(apart) { sums.next() } else { None };
        std::iter::once(vec![piece]).chain(sum)
    };
    (0..pieces).flat_map(with_sum).collect()
}

impl Protocol for QrLoop {
    fn name(&self) -> &'static str {
        "qrloop"
    }

    fn source_frames(&self) -> usize {
        self.pieces
    }

    fn receiver(&self, _seed: u64) -> Box<dyn Receiver + '_> {
        Box::new(QrLoopReceiver { frames: &self.frames, peeling: Peeling::new(self.pieces) })
    }
}

struct QrLoopReceiver<'a> {
    frames: &'a [Vec<usize>],
    peeling: Peeling,
}

impl Receiver for QrLoopReceiver<'_> {
    fn take(&mut self, shown: usize) -> bool {
        self.peeling.take(self.frames[shown % self.frames.len()].clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::mean;

    /// The generator of losses that the npm package was run with.
    struct XorShift(u32);

    impl XorShift {
        fn fraction(&mut self) -> f64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            f64::from(self.0) / f64::from(u32::MAX)
        }

        fn frames(&mut self, protocol: &QrLoop, loss: f64) -> usize {
            let mut receiver = protocol.receiver(0);
            let done = (0..5_000).find(|shown| self.fraction() >= loss && receiver.take(*shown));
            done.unwrap() + 1
        }
    }

    /// The npm package 1.4.1 with the very same losses, 20 trials each, after a run with 67 pieces.
    #[test]
    fn it_takes_as_many_frames_as_the_original() {
        let mut losses = XorShift(99);
        let mut means = |pieces| {
            [0.0, 0.1, 0.3, 0.5].map(|loss| {
                let trials = if loss == 0.0 { 1 } else { 20 };
                mean(&(0..trials).map(|_| losses.frames(&QrLoop::of(pieces), loss)).collect::<Vec<_>>())
            })
        };
        means(67);
        for (ours, original) in means(52).into_iter().zip([56.0, 67.3, 121.1, 185.8]) {
            assert!((ours - original).abs() < 0.06, "{ours} frames, the original {original}");
        }
    }
}
