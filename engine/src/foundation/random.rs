//! Randomness as an argument: the host brings 32 fresh bytes with every input.
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use zeroize::Zeroize;

/// 32 bytes of the host's best randomness, used once.
pub struct Entropy(pub [u8; 32]);

impl Drop for Entropy {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Draws the random values of one input from its [`Entropy`]; never stored.
pub struct Dice(ChaCha20Rng);

impl Dice {
    /// Starts from the bytes of one input.
    pub fn new(entropy: &Entropy) -> Self {
        Self(ChaCha20Rng::from_seed(entropy.0))
    }

    /// Makes `N` random bytes.
    pub fn make_bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
