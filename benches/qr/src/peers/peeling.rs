//! Decoding by peeling: a sum of pieces gives a piece away as soon as all its other pieces are known.

/// Knows some pieces, and keeps the sums of which more than one is missing.
pub(super) struct Peeling {
    known: Vec<bool>,
    missing: usize,
    sums: Vec<Vec<usize>>,
}

impl Peeling {
    pub(super) fn new(pieces: usize) -> Self {
        Self { known: vec![false; pieces], missing: pieces, sums: Vec::new() }
    }

    /// Takes a sum of these pieces, and says whether all pieces are known now.
    pub(super) fn take(&mut self, mut pieces: Vec<usize>) -> bool {
        pieces.retain(|piece| !self.known[*piece]);
        self.sums.push(pieces);
        while let Some(place) = self.sums.iter().position(|sum| sum.len() == 1) {
            let piece = self.sums.swap_remove(place)[0];
            self.known[piece] = true;
            self.missing -= 1;
            self.sums.iter_mut().for_each(|sum| sum.retain(|other| *other != piece));
        }
        self.sums.retain(|sum| !sum.is_empty());
        self.missing == 0
    }
}
