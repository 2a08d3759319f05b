//! Repeatable chance: everything random in a simulation comes from one seed, so that a failing seed replays exactly.
use juicetokens_engine::foundation::random::{Dice, Entropy};

/// A stream of chance.
pub struct Chance(Dice);

impl Chance {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(Dice::new(&Entropy(bytes)))
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        u32::from_le_bytes(self.0.make_bytes()) % bound.max(1)
    }

    /// Whether something that happens `percent` times in a hundred happens now.
    pub fn happens(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// What a host brings with one input.
    pub fn entropy(&mut self) -> Entropy {
        Entropy(self.0.make_bytes())
    }

    /// Bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        self.0.make_bytes()
    }
}
