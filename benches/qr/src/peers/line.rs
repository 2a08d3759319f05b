//! The engine's own line code and frames.
use juicetokens_engine::transport::frame::OVERHEAD_BYTES;
use juicetokens_engine::transport::line_code::{Decoder, Encoder, Line, SYMBOL_BYTES};

use super::{OURS, Protocol, Receiver};
use crate::rung::Rung;

/// A message in symbols, as many in a frame as the code holds.
pub struct LineCode {
    message: Vec<u8>,
    symbols: usize,
}

impl LineCode {
    /// Fills codes of that size with symbols.
    pub fn new(rung: Rung, message: &[u8]) -> Self {
        Self { message: message.to_vec(), symbols: (rung.bytes - OVERHEAD_BYTES) / SYMBOL_BYTES }
    }
}

impl Protocol for LineCode {
    fn name(&self) -> &'static str {
        OURS
    }

    fn source_frames(&self) -> usize {
        self.message.len().div_ceil(SYMBOL_BYTES).div_ceil(self.symbols)
    }

    fn receiver(&self, seed: u64) -> Box<dyn Receiver + '_> {
        let [a, b, c, d, ..] = seed.to_le_bytes();
        let line = Line { session: [a, b, c, d], message: 1 };
        let encoder = Encoder::new(line, self.message.clone()).expect("the length is within the limit");
        let decoder = Decoder::new(line, self.message.len()).expect("the length is within the limit");
        Box::new(LineReceiver { line: self, encoder, decoder: Some(decoder), taken: 0 })
    }
}

struct LineReceiver<'a> {
    line: &'a LineCode,
    encoder: Encoder,
    decoder: Option<Decoder>,
    /// Symbols that were given to the decoder.
    taken: usize,
}

impl Receiver for LineReceiver<'_> {
    fn take(&mut self, shown: usize) -> bool {
        let first = (shown * self.line.symbols) as u16;
        let symbols = self.encoder.symbols(first, self.line.symbols);
        let Some(decoder) = &mut self.decoder else { return true };
        for (id, symbol) in (first..).zip(symbols.chunks_exact(SYMBOL_BYTES)) {
            self.taken += 1;
            decoder.insert(id, symbol);
            if decoder.is_complete() {
                break;
            }
        }
        if !decoder.is_complete() {
            return false;
        }
        let message = self.decoder.take().and_then(Decoder::into_message);
        assert!(message.as_ref() == Some(&self.line.message), "the line code gave another message");
        true
    }

    fn excess_symbols(&self) -> usize {
        self.taken - self.encoder.source_symbols().min(self.taken)
    }
}
