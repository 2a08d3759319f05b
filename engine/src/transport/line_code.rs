//! A systematic random linear code: any K symbols of a message, hardly ever one more, give the message back
//! (`docs/spec/03-session.md`, section 3).
use std::mem;

use super::gf256;

/// Bytes in a symbol.
pub const SYMBOL_BYTES: usize = 83;
/// Bytes in the longest message that is sent or collected.
pub const MAX_MESSAGE_BYTES: usize = 200_000;
/// Symbols in the longest message.
pub const MAX_SYMBOLS: usize = MAX_MESSAGE_BYTES.div_ceil(SYMBOL_BYTES);

/// A message is empty or longer than [`MAX_MESSAGE_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a message has 1 to {MAX_MESSAGE_BYTES} bytes, not {0}")]
pub struct LengthError(pub usize);

/// Says which message of which session a symbol belongs to; part of the seed of its coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The session's id.
    pub session: [u8; 4],
    /// The message's number within its direction.
    pub message: u8,
}

/// Makes the symbols of one message.
pub struct Encoder {
    line: Line,
    message_bytes: u32,
    /// The source symbols, the last one filled up with zeros.
    source: Vec<u8>,
}

impl Encoder {
    /// Cuts a message into symbols.
    pub fn new(line: Line, mut message: Vec<u8>) -> Result<Self, LengthError> {
        let (count, message_bytes) = (count_symbols(message.len())?, message.len() as u32);
        message.resize(count * SYMBOL_BYTES, 0);
        Ok(Self { line, message_bytes, source: message })
    }

    /// The length of the message.
    pub fn message_bytes(&self) -> u32 {
        self.message_bytes
    }

    /// K, the number of source symbols.
    pub fn source_symbols(&self) -> usize {
        self.source.len() / SYMBOL_BYTES
    }

    /// Makes `count` symbols with consecutive ids, one after another.
    pub fn symbols(&self, first: u16, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count * SYMBOL_BYTES];
        for (id, symbol) in (usize::from(first)..).zip(bytes.chunks_exact_mut(SYMBOL_BYTES)) {
            self.write_symbol(id, symbol);
        }
        bytes
    }

    fn write_symbol(&self, id: usize, symbol: &mut [u8]) {
        if id < self.source_symbols() {
            symbol.copy_from_slice(&self.source[id * SYMBOL_BYTES..][..SYMBOL_BYTES]);
            return;
        }
        let factors = coefficients(self.line, id as u16, self.source_symbols());
        for (source, factor) in self.source.chunks_exact(SYMBOL_BYTES).zip(factors) {
            gf256::add_multiple(symbol, source, factor);
        }
    }
}

/// Collects the symbols of one message in any order, by incremental Gauss elimination.
pub struct Decoder {
    line: Line,
    message_bytes: usize,
    /// At place j: a row whose first coefficient that is not zero is at j.
    rows: Vec<Row>,
    rank: usize,
    /// One bit per symbol id that has been looked at, so that a repeat costs nothing.
    seen: Vec<u64>,
    /// The symbols that brought the message nearer, as they came: what outlives a break.
    kept: Vec<(u16, Vec<u8>)>,
}

enum Row {
    Missing,
    Source(Vec<u8>),
    Mixed { factors: Vec<u8>, sum: Vec<u8> },
}

impl Decoder {
    /// Starts on a message of that many bytes; checks the length before it allocates.
    pub fn new(line: Line, message_bytes: usize) -> Result<Self, LengthError> {
        let count = count_symbols(message_bytes)?;
        let rows = (0..count).map(|_| Row::Missing).collect();
        Ok(Self { line, message_bytes, rows, rank: 0, seen: vec![0; 1 << 10], kept: Vec::new() })
    }

    /// The length of the message.
    pub fn message_bytes(&self) -> usize {
        self.message_bytes
    }

    /// K, the number of symbols that it takes.
    pub fn source_symbols(&self) -> usize {
        self.rows.len()
    }

    /// How many of the K are there; never falls.
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// Whether the message can be taken.
    pub fn is_complete(&self) -> bool {
        self.rank == self.rows.len()
    }

    /// Takes one symbol and says whether it brought the message nearer. Anything but [`SYMBOL_BYTES`] bytes is passed over.
    pub fn insert(&mut self, id: u16, symbol: &[u8]) -> bool {
        if self.is_complete() || symbol.len() != SYMBOL_BYTES || !self.mark_seen(id) {
            return false;
        }
        let before = self.rank;
        if usize::from(id) < self.rows.len() {
            self.insert_source(usize::from(id), symbol);
        } else {
            self.reduce(coefficients(self.line, id, self.rows.len()), symbol.to_vec());
        }
        let nearer = self.rank > before;
        if nearer {
            self.kept.push((id, symbol.to_vec()));
        }
        nearer
    }

    /// The symbols that made the rank, in the order in which they came: given to another decoder they make the same rank.
    pub fn kept(&self) -> &[(u16, Vec<u8>)] {
        &self.kept
    }

    /// The message, once it is complete.
    pub fn into_message(self) -> Option<Vec<u8>> {
        if !self.is_complete() {
            return None;
        }
        let mut solved = vec![0; self.rows.len() * SYMBOL_BYTES];
        for (place, row) in self.rows.iter().enumerate().rev() {
            let (head, tail) = solved.split_at_mut((place + 1) * SYMBOL_BYTES);
            let symbol = &mut head[place * SYMBOL_BYTES..];
            match row {
                Row::Missing => return None,
                Row::Source(bytes) => symbol.copy_from_slice(bytes),
                Row::Mixed { factors, sum } => {
                    symbol.copy_from_slice(sum);
                    for (later, factor) in tail.chunks_exact(SYMBOL_BYTES).zip(&factors[place + 1..]) {
                        gf256::add_multiple(symbol, later, *factor);
                    }
                }
            }
        }
        solved.truncate(self.message_bytes);
        Some(solved)
    }

    fn mark_seen(&mut self, id: u16) -> bool {
        let (word, bit) = (&mut self.seen[usize::from(id >> 6)], 1 << (id & 63));
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    /// A source symbol takes its own place; a mixed row that stood there is reduced by it and finds another.
    fn insert_source(&mut self, place: usize, symbol: &[u8]) {
        match mem::replace(&mut self.rows[place], Row::Source(symbol.to_vec())) {
            Row::Missing => self.rank += 1,
            Row::Source(_) => {}
            Row::Mixed { factors, sum } => self.reduce(factors, sum),
        }
    }

    /// Subtracts what is known from a row; what is left takes the first place it still speaks of.
    fn reduce(&mut self, mut factors: Vec<u8>, mut sum: Vec<u8>) {
        for place in 0..self.rows.len() {
            let factor = factors[place];
            if factor == 0 {
                continue;
            }
            match &self.rows[place] {
                Row::Source(symbol) => {
                    gf256::add_multiple(&mut sum, symbol, factor);
                    factors[place] = 0;
                }
                Row::Mixed { factors: other, sum: other_sum } => {
                    gf256::add_multiple(&mut factors[place..], &other[place..], factor);
                    gf256::add_multiple(&mut sum, other_sum, factor);
                }
                Row::Missing => {
                    let inverse = gf256::invert(factor);
                    gf256::scale(&mut factors[place..], inverse);
                    gf256::scale(&mut sum, inverse);
                    self.rows[place] = Row::Mixed { factors, sum };
                    self.rank += 1;
                    return;
                }
            }
        }
    }
}

fn count_symbols(message_bytes: usize) -> Result<usize, LengthError> {
    if message_bytes == 0 || message_bytes > MAX_MESSAGE_BYTES {
        return Err(LengthError(message_bytes));
    }
    Ok(message_bytes.div_ceil(SYMBOL_BYTES))
}

/// The K coefficients of the symbol `id`, which is none of the source symbols.
fn coefficients(line: Line, id: u16, count: usize) -> Vec<u8> {
    let mut generator = Xoshiro128::seeded(line, id);
    let mut factors = Vec::with_capacity(count + 3);
    while factors.len() < count {
        factors.extend_from_slice(&generator.next_word().to_le_bytes());
    }
    factors.truncate(count);
    factors
}

/// xoshiro128**, the generator of the coefficients; it hides nothing and needs to hide nothing.
struct Xoshiro128([u32; 4]);

impl Xoshiro128 {
    /// Two steps of SplitMix64 from the seven bytes session ‖ message ‖ id fill the state.
    fn seeded(line: Line, id: u16) -> Self {
        let [s0, s1, s2, s3] = line.session;
        let [i0, i1] = id.to_le_bytes();
        let mut counter = u64::from_le_bytes([s0, s1, s2, s3, line.message, i0, i1, 0]);
        let (first, second) = (split_mix(&mut counter), split_mix(&mut counter));
        Self([first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32])
    }

    fn next_word(&mut self) -> u32 {
        let Self(state) = self;
        let word = state[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = state[1] << 9;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = state[3].rotate_left(11);
        word
    }
}

fn split_mix(counter: &mut u64) -> u64 {
    *counter = counter.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut value = *counter;
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
#[path = "line_code_tests.rs"]
mod tests;
