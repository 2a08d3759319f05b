//! Decoding by elimination over two elements: as good as a receiver of sums can be.

/// Counts how many sums were no sums of earlier ones.
pub(super) struct Elimination {
    rows: Vec<Option<Vec<u64>>>,
    rank: usize,
}

impl Elimination {
    pub(super) fn new(pieces: usize) -> Self {
        Self { rows: vec![None; pieces], rank: 0 }
    }

    /// Takes a sum, one bit for each piece, and says whether the pieces follow from what is there now.
    pub(super) fn take(&mut self, mut sum: Vec<u64>) -> bool {
        for piece in 0..self.rows.len() {
            if sum[piece / 64] >> (piece % 64) & 1 == 0 {
                continue;
            }
            match &self.rows[piece] {
                Some(row) => sum.iter_mut().zip(row).for_each(|(word, other)| *word ^= other),
                None => {
                    self.rows[piece] = Some(sum);
                    self.rank += 1;
                    break;
                }
            }
        }
        self.rank == self.rows.len()
    }
}
