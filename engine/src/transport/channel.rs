//! The messages of an established session, one at a time each way (`docs/spec/03-session.md`, section 6).
use std::collections::VecDeque;

use super::frame::{Collecting, FrameView, Header, Rung};
use super::line_code::{Decoder, Encoder, Line, SYMBOL_BYTES};
use super::session::{LAST_MESSAGE, OpeningKey, SealingKey};
use super::wire::Content;

/// This side's messages.
pub(super) struct Outgoing {
    key: SealingKey,
    session: [u8; 4],
    queue: VecDeque<(u8, Vec<u8>)>,
    current: Option<Sending>,
    delivered: u8,
}

struct Sending {
    number: u8,
    encoder: Encoder,
    next_symbol: usize,
    /// What the peer has of it, by its own word; never falls.
    had: usize,
}

/// Symbols of the current message, ready for a frame.
pub(super) struct Portion {
    pub(super) message: u8,
    pub(super) first_symbol: u16,
    pub(super) message_bytes: u32,
    pub(super) symbols: Vec<u8>,
    pub(super) rung: Rung,
}

impl Outgoing {
    pub(super) fn new(session: [u8; 4], key: SealingKey) -> Self {
        Self { key, session, queue: VecDeque::new(), current: None, delivered: 0 }
    }

    /// Encrypts and queues a message, and says its number; none when the numbers are used up.
    pub(super) fn push(&mut self, content: Content) -> Option<u8> {
        let (number, ciphertext) = self.key.seal(&content.encode())?;
        self.queue.push_back((number, ciphertext));
        self.advance();
        Some(number)
    }

    /// Symbols that were not shown before, while there is something the peer does not have.
    pub(super) fn next_portion(&mut self) -> Option<Portion> {
        let sending = self.unfinished_mut()?;
        let rung = Rung::for_source_symbols(sending.encoder.source_symbols());
        // Only after 65,536 symbols of one message do ids come again; each still names the same symbol.
        if sending.next_symbol + rung.symbols() > 1 << 16 {
            sending.next_symbol = 0;
        }
        let portion = sending.portion(sending.next_symbol, rung.symbols(), rung);
        sending.next_symbol += rung.symbols();
        Some(portion)
    }

    /// All source symbols of the message that the peer does not have yet.
    pub(super) fn whole_portion(&mut self) -> Option<Portion> {
        let sending = self.unfinished_mut()?;
        Some(sending.portion(0, sending.encoder.source_symbols(), Rung::Data))
    }

    /// Takes the peer's word for what it has, and says which message that completes.
    pub(super) fn acknowledge(&mut self, collecting: Collecting) -> Option<u8> {
        let sending = self.unfinished_mut()?;
        let complete = if collecting.need == 0 { collecting.message } else { collecting.message.saturating_sub(1) };
        if complete == sending.number {
            let number = sending.number;
            sending.had = sending.encoder.source_symbols();
            self.delivered = number;
            self.advance();
            return Some(number);
        }
        if collecting.message == sending.number {
            let had = sending.encoder.source_symbols().saturating_sub(usize::from(collecting.need));
            sending.had = sending.had.max(had);
        }
        None
    }

    pub(super) fn progress(&self) -> Option<(u32, u32)> {
        let sending = self.current.as_ref()?;
        Some((sending.had as u32, sending.encoder.source_symbols() as u32))
    }

    pub(super) fn last_shown(&self) -> u8 {
        self.current.as_ref().map_or(0, |sending| sending.number)
    }

    pub(super) fn is_idle(&self) -> bool {
        self.queue.is_empty() && self.last_shown() == self.delivered
    }

    fn unfinished_mut(&mut self) -> Option<&mut Sending> {
        self.current.as_mut().filter(|sending| sending.number > self.delivered)
    }

    fn advance(&mut self) {
        if self.last_shown() != self.delivered {
            return;
        }
        let Some((number, ciphertext)) = self.queue.pop_front() else { return };
        let line = Line { session: self.session, message: number };
        if let Ok(encoder) = Encoder::new(line, ciphertext) {
            self.current = Some(Sending { number, encoder, next_symbol: 0, had: 0 });
        }
    }
}

impl Sending {
    fn portion(&self, first: usize, count: usize, rung: Rung) -> Portion {
        let first_symbol = first as u16;
        Portion {
            message: self.number,
            first_symbol,
            message_bytes: self.encoder.message_bytes(),
            symbols: self.encoder.symbols(first_symbol, count),
            rung,
        }
    }
}

/// The peer's messages.
pub(super) struct Incoming {
    key: OpeningKey,
    session: [u8; 4],
    decoder: Option<Decoder>,
    complete: u8,
    last_progress: Option<(u32, u32)>,
}

/// A complete message that does not decrypt or does not read.
pub(super) struct Unreadable;

impl Incoming {
    pub(super) fn new(session: [u8; 4], key: OpeningKey) -> Self {
        Self { key, session, decoder: None, complete: 0, last_progress: None }
    }

    /// What to tell the peer.
    pub(super) fn collecting(&self) -> Collecting {
        match &self.decoder {
            Some(decoder) => {
                let need = decoder.source_symbols() - decoder.rank();
                Collecting { message: self.complete + 1, need: need as u16 }
            }
            None if self.complete == 0 => Collecting { message: 1, need: Collecting::NOT_STARTED },
            None => Collecting { message: self.complete, need: 0 },
        }
    }

    pub(super) fn progress(&self) -> Option<(u32, u32)> {
        match &self.decoder {
            Some(decoder) => Some((decoder.rank() as u32, decoder.source_symbols() as u32)),
            None => self.last_progress,
        }
    }

    /// Takes the symbols of a frame, and says the message that they complete.
    pub(super) fn take(&mut self, frame: &FrameView<'_>) -> Result<Option<Content>, Unreadable> {
        let FrameView { header, symbols } = frame;
        if symbols.is_empty() || self.complete >= LAST_MESSAGE || header.message != self.complete + 1 {
            return Ok(None);
        }
        let Some(decoder) = self.decoder_for(header) else { return Ok(None) };
        for (id, symbol) in (header.first_symbol..=u16::MAX).zip(symbols.chunks_exact(SYMBOL_BYTES)) {
            decoder.insert(id, symbol);
        }
        if decoder.is_complete() { self.finish().map(Some) } else { Ok(None) }
    }

    /// The decoder of the message now collected; frames that claim another length than the first are passed over.
    fn decoder_for(&mut self, header: &Header) -> Option<&mut Decoder> {
        let message_bytes = header.message_bytes as usize;
        if self.decoder.is_none() {
            let line = Line { session: self.session, message: header.message };
            self.decoder = Some(Decoder::new(line, message_bytes).ok()?);
        }
        self.decoder.as_mut().filter(|decoder| decoder.message_bytes() == message_bytes)
    }

    fn finish(&mut self) -> Result<Content, Unreadable> {
        self.last_progress = self.progress();
        self.complete += 1;
        let ciphertext = self.decoder.take().and_then(Decoder::into_message).ok_or(Unreadable)?;
        let plaintext = self.key.open(self.complete, &ciphertext).ok_or(Unreadable)?;
        Content::decode(&plaintext).ok_or(Unreadable)
    }
}
