//! The peer's messages of an established session, one at a time (`docs/spec/03-session.md`, section 6).
use super::frame::{Collecting, FrameView, Header};
use super::line_code::{Decoder, Line, SYMBOL_BYTES};
use super::session::{LAST_MESSAGE, OpeningKey};
use super::wire::Content;

/// The peer's messages.
pub(super) struct Incoming {
    key: OpeningKey,
    session: [u8; 4],
    decoder: Option<Decoder>,
    complete: u8,
    /// The last number that may be acknowledged: of a session that is to outlive a break, the last that is stored. None where
    /// every complete message is.
    stored: Option<u8>,
    last_progress: Option<(u32, u32)>,
}

/// A complete message that does not decrypt or does not read.
#[derive(Debug)]
pub(super) struct Unreadable;

/// What is stored now and then of the message that is being collected.
pub(super) struct CollectingProgress<'a> {
    pub(super) number: u8,
    pub(super) message_bytes: u32,
    pub(super) symbols: &'a [(u16, Vec<u8>)],
}

impl Incoming {
    pub(super) fn new(session: [u8; 4], key: OpeningKey) -> Self {
        Self { key, session, decoder: None, complete: 0, stored: None, last_progress: None }
    }

    /// Goes on after messages that are complete and stored.
    pub(super) fn resume(session: [u8; 4], key: OpeningKey, complete: u8) -> Self {
        Self { complete, stored: Some(complete), ..Self::new(session, key) }
    }

    /// Acknowledges nothing from now on that was not stored.
    pub(super) fn hold_back(&mut self) {
        self.stored = Some(0);
    }

    pub(super) fn note_stored(&mut self, number: u8) {
        self.stored = self.stored.map(|stored| stored.max(number));
    }

    /// Messages that are complete, acknowledged or not.
    pub(super) fn complete(&self) -> u8 {
        self.complete
    }

    /// For the stored session only.
    pub(super) fn secret(&self) -> &[u8; 32] {
        self.key.secret()
    }

    /// What to tell the peer.
    pub(super) fn collecting(&self) -> Collecting {
        if let Some(stored) = self.stored.filter(|stored| *stored < self.complete) {
            // The last symbol is told only when the message cannot be lost any more.
            return Collecting { message: stored + 1, need: 1 };
        }
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

    pub(super) fn is_collecting(&self) -> bool {
        self.decoder.is_some()
    }

    pub(super) fn collecting_progress(&self) -> Option<CollectingProgress<'_>> {
        let decoder = self.decoder.as_ref()?;
        let message_bytes = decoder.message_bytes() as u32;
        Some(CollectingProgress { number: self.complete + 1, message_bytes, symbols: decoder.kept() })
    }

    /// Takes the symbols that were stored before a break; those of another message than the next are of no use.
    pub(super) fn take_stored<'a>(
        &mut self,
        (number, message_bytes): (u8, u32),
        symbols: impl Iterator<Item = (u16, &'a [u8])>,
    ) {
        if self.complete >= LAST_MESSAGE || number != self.complete + 1 {
            return;
        }
        let Some(decoder) = self.decoder_for(number, message_bytes as usize) else { return };
        for (id, symbol) in symbols {
            // The last symbol comes from the peer, so that a message is never complete unheard.
            if decoder.rank() + 1 < decoder.source_symbols() {
                decoder.insert(id, symbol);
            }
        }
    }

    /// Takes the symbols of a frame, and says the message that they complete.
    pub(super) fn take(&mut self, frame: &FrameView<'_>) -> Result<Option<Content>, Unreadable> {
        let FrameView { header: Header { message, first_symbol, message_bytes, .. }, symbols } = frame;
        if symbols.is_empty() || self.complete >= LAST_MESSAGE || *message != self.complete + 1 {
            return Ok(None);
        }
        let Some(decoder) = self.decoder_for(*message, *message_bytes as usize) else { return Ok(None) };
        for (id, symbol) in (*first_symbol..=u16::MAX).zip(symbols.chunks_exact(SYMBOL_BYTES)) {
            decoder.insert(id, symbol);
        }
        if decoder.is_complete() { self.finish().map(Some) } else { Ok(None) }
    }

    /// The decoder of the message now collected; frames that claim another length than the first are passed over.
    fn decoder_for(&mut self, message: u8, message_bytes: usize) -> Option<&mut Decoder> {
        if self.decoder.is_none() {
            let line = Line { session: self.session, message };
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
