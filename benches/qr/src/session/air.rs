//! One direction between two screens: what is lost, and how long a code takes from its showing to being understood.
use std::collections::VecDeque;

use crate::chance::Chance;

/// Frames between the showing of a code and the answer to it, beside the frame itself: reading and drawing.
const LATENCY: usize = 1;

/// A direction.
pub struct Air {
    loss: f64,
    losses: Chance,
    under_way: VecDeque<Option<Vec<u8>>>,
}

impl Air {
    /// Loses that share, each frame for itself.
    pub fn new(loss: f64, seed: u64) -> Self {
        Self { loss, losses: Chance::of(seed), under_way: vec![None; LATENCY].into() }
    }

    /// Takes what is shown now, and gives what is understood now.
    pub fn carry(&mut self, shown: Vec<u8>) -> Option<Vec<u8>> {
        let lost = self.losses.happens(self.loss);
        self.under_way.push_back(Some(shown).filter(|_| !lost));
        self.under_way.pop_front().flatten()
    }

    /// Forgets what is under way: somebody stands between the two.
    pub fn clear(&mut self) {
        self.under_way.iter_mut().for_each(|code| *code = None);
    }
}
