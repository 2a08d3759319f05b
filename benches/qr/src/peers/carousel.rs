//! The carousel of Decimen, from its document: the K source frames, then K sums of 4 to 24 of them, and again; decoded by
//! peeling.
use std::collections::BTreeMap;

use super::peeling::Peeling;
use super::{Protocol, Receiver};
use crate::chance::Chance;
use crate::rung::Rung;

/// Bytes of a frame's header.
const HEADER_BYTES: usize = 22;
/// Name, type and hash around a message.
const CONTAINER_BYTES: usize = 70;

/// A message in source frames.
pub struct Carousel(usize);

impl Carousel {
    /// Fills codes of that size.
    pub fn new(rung: Rung, message_bytes: usize) -> Self {
        Self((message_bytes + CONTAINER_BYTES).div_ceil(rung.bytes - HEADER_BYTES))
    }
}

impl Protocol for Carousel {
    fn name(&self) -> &'static str {
        "Decimen"
    }

    fn source_frames(&self) -> usize {
        self.0
    }

    fn receiver(&self, seed: u64) -> Box<dyn Receiver + '_> {
        Box::new(CarouselReceiver { source: self.0, seed, peeling: Peeling::new(self.0), sums: BTreeMap::new() })
    }
}

struct CarouselReceiver {
    source: usize,
    seed: u64,
    peeling: Peeling,
    /// The sums of this run, each drawn when it is first received.
    sums: BTreeMap<usize, Vec<usize>>,
}

impl Receiver for CarouselReceiver {
    fn take(&mut self, shown: usize) -> bool {
        let place = shown % (2 * self.source);
        if place < self.source {
            return self.peeling.take(vec![place]);
        }
        let (seed, source) = (self.seed, self.source);
        let sum = self.sums.entry(shown).or_insert_with(|| {
            let mut chance = Chance::of(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ shown as u64);
            let degree = source.min(4 + chance.below(21));
            chance.different(degree, source)
        });
        self.peeling.take(sum.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erasure::channel::Channel;
    use crate::statistics::mean;

    /// The mean of the original's own sender and receiver, 41 source frames.
    #[test]
    fn it_takes_as_many_frames_as_the_original() {
        for (loss, original) in [(0.1, 49.6), (0.3, 78.9), (0.5, 126.7)] {
            let trials: Vec<usize> = (0..400)
                .map(|seed| super::super::run(&Carousel(41), seed, &Channel::even(loss).draw(seed, 4096)).0.unwrap())
                .collect();
            let ratio = mean(&trials) / original;
            assert!((0.96..1.04).contains(&ratio), "{loss}: {} frames, the original {original}", mean(&trials));
        }
    }
}
