//! The generator that TXQR seeds with the number of each block: MT19937, read as Go's `math/rand` reads it.

const WORDS: usize = 624;
const SHIFT: usize = 397;

/// The generator.
pub(super) struct Twister {
    words: [u32; WORDS],
    next: usize,
}

impl Twister {
    pub(super) fn of(seed: u32) -> Self {
        let mut words = [seed; WORDS];
        for place in 1..WORDS {
            let before = words[place - 1];
            words[place] = 1_812_433_253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(place as u32);
        }
        Self { words, next: WORDS }
    }

    /// Draws from 0 up to, and not including, 1.
    pub(super) fn fraction(&mut self) -> f64 {
        self.word_63() as f64 / (1u64 << 63) as f64
    }

    /// Draws a whole number below `end`, without favouring any.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        if end.is_power_of_two() {
            return self.word_31() & (end - 1);
        }
        let highest = (1 << 31) - 1 - (1u32 << 31) % end;
        loop {
            let drawn = self.word_31();
            if drawn <= highest {
                return drawn % end;
            }
        }
    }

    fn word_31(&mut self) -> u32 {
        (self.word_63() >> 32) as u32
    }

    fn word_63(&mut self) -> u64 {
        let (high, low) = (self.word(), self.word());
        (u64::from(high) << 31) ^ u64::from(low)
    }

    fn word(&mut self) -> u32 {
        if self.next == WORDS {
            self.turn();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C_5680;
        word ^= (word << 15) & 0xEFC6_0000;
        word ^ (word >> 18)
    }

    fn turn(&mut self) {
        for place in 0..WORDS {
            let mixed = (self.words[place] & 0x8000_0000) | (self.words[(place + 1) % WORDS] & 0x7FFF_FFFF);
            let odd = if mixed & 1 == 0 { 0 } else { 0x9908_B0DF };
            self.words[place] = self.words[(place + SHIFT) % WORDS] ^ (mixed >> 1) ^ odd;
        }
        self.next = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_twister_of_the_standard() {
        let mut twister = Twister::of(5489);
        let last = (0..10_000).map(|_| twister.word()).last();
        assert_eq!(last, Some(4_123_659_995));
    }
}
