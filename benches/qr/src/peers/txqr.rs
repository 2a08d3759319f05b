//! TXQR, from its documented format: Base64 in byte mode under a header of text, and a Luby code with the ideal soliton
//! distribution, of which 2.2 K blocks are shown in a cycle; decoded by elimination.
use super::elimination::Elimination;
use super::twister::Twister;
use super::{Protocol, Receiver};
use crate::rung::Rung;

/// A message in blocks, each with the pieces it is the sum of, one bit for each.
pub struct Txqr {
    pieces: usize,
    blocks: Vec<Vec<u64>>,
}

impl Txqr {
    /// Fills codes of that size.
    pub fn new(rung: Rung, message_bytes: usize) -> Self {
        let characters = message_bytes.div_ceil(3) * 4;
        // The header "number/piece/length|", with the longest number that is shown.
        let header = |number: usize| format!("{number}/{}/{characters}|", rung.bytes).len();
        let guess = characters.div_ceil(rung.bytes - header(100));
        Self::of(characters.div_ceil(rung.bytes - header(shown_blocks(guess) - 1)))
    }

    fn of(pieces: usize) -> Self {
        let distribution = soliton(pieces);
        let blocks = (0..shown_blocks(pieces)).map(|number| block(number as u32, pieces, &distribution)).collect();
        Self { pieces, blocks }
    }
}

impl Protocol for Txqr {
    fn name(&self) -> &'static str {
        "TXQR"
    }

    fn source_frames(&self) -> usize {
        self.pieces
    }

    fn receiver(&self, _seed: u64) -> Box<dyn Receiver + '_> {
        Box::new(TxqrReceiver { blocks: &self.blocks, elimination: Elimination::new(self.pieces) })
    }
}

struct TxqrReceiver<'a> {
    blocks: &'a [Vec<u64>],
    elimination: Elimination,
}

impl Receiver for TxqrReceiver<'_> {
    fn take(&mut self, shown: usize) -> bool {
        self.elimination.take(self.blocks[shown % self.blocks.len()].clone())
    }
}

/// Twice as many as pieces, and a tenth of that again.
fn shown_blocks(pieces: usize) -> usize {
    if pieces == 1 { 1 } else { 2 * pieces + 2 * pieces / 10 }
}

/// The probability of each degree and all lower ones.
fn soliton(pieces: usize) -> Vec<f64> {
    let mut sums = vec![0.0, 1.0 / pieces as f64];
    for degree in 2..=pieces {
        sums.push(sums[degree - 1] + 1.0 / (degree as f64 * (degree - 1) as f64));
    }
    sums
}

fn block(number: u32, pieces: usize, distribution: &[f64]) -> Vec<u64> {
    let mut twister = Twister::of(number);
    let drawn = twister.fraction();
    let degree = distribution.partition_point(|sum| *sum <= drawn).min(pieces);
    let mut block = vec![0; pieces.div_ceil(64)];
    let mut chosen = 0;
    while chosen < degree {
        let piece = if degree == pieces { chosen } else { twister.below(pieces as u32) as usize };
        let (word, bit) = (&mut block[piece / 64], 1 << (piece % 64));
        chosen += usize::from(*word & bit == 0);
        *word |= bit;
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The original's own encoder and decoder without loss.
    #[test]
    fn it_takes_as_many_frames_as_the_original() {
        for (pieces, original) in [(10, 10), (28, 30), (41, 53), (67, 96)] {
            let shown = super::super::run(&Txqr::of(pieces), 0, &[false; 400]).0;
            assert_eq!(shown, Some(original), "{pieces} pieces");
        }
    }
}
