//! This side's messages of an established session, in order (`docs/spec/03-session.md`, section 6).
use std::collections::VecDeque;
use std::ops::Range;

use super::frame::Collecting;
use super::line_code::{Encoder, Line};
use super::rung::Rung;
use super::session::SealingKey;
use super::wire::Content;

/// Ids passed over after a break: more than can have been shown since progress was last stored, so that none is shown twice.
const SKIPPED_IDS: usize = 20 * 35;
/// Where a message begins after a break of which nothing is written down, though something may have been shown.
const UNWRITTEN_ID: usize = 1 << 15;

/// This side's messages.
pub(super) struct Outgoing {
    key: SealingKey,
    session: [u8; 4],
    /// Messages that were not begun.
    queue: VecDeque<(u8, Vec<u8>)>,
    /// The message that is shown; when it is delivered it stays until the next is begun.
    current: Option<Sending>,
    /// Messages after that one, begun because the peer was not heard.
    ahead: VecDeque<Sending>,
    delivered: u8,
    /// The last number that may be shown: of a session that is to outlive a break, the last that is stored.
    released: u8,
    /// The last number that may have been shown before a break: the peer may have all of these.
    shown_before: u8,
}

struct Sending {
    number: u8,
    ciphertext: Vec<u8>,
    encoder: Encoder,
    next_symbol: usize,
    /// What the peer has of it, by its own word; never falls.
    had: usize,
    /// Symbols shown since the peer last said what it has.
    unreported: usize,
}

/// Symbols of the current message, ready for a frame.
pub(super) struct Portion {
    pub(super) message: u8,
    pub(super) first_symbol: u16,
    pub(super) message_bytes: u32,
    pub(super) symbols: Vec<u8>,
    pub(super) rung: Rung,
}

/// How far the current message has come; what is stored of it now and then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SendingProgress {
    pub(super) number: u8,
    pub(super) next_symbol: u32,
    pub(super) had: u16,
}

/// What is stored of this direction before anything of it is shown.
pub(super) struct StoredOutgoing<'a> {
    pub(super) last_number: u8,
    pub(super) delivered: u8,
    /// Messages that the peer is not known to have, in order.
    pub(super) waiting: Vec<(u8, &'a [u8])>,
}

impl Outgoing {
    pub(super) fn new(session: [u8; 4], key: SealingKey) -> Self {
        let (queue, ahead) = (VecDeque::new(), VecDeque::new());
        Self { key, session, queue, current: None, ahead, delivered: 0, released: u8::MAX, shown_before: 0 }
    }

    /// Goes on with what was stored.
    pub(super) fn resume(session: [u8; 4], key: SealingKey, delivered: u8, waiting: VecDeque<(u8, Vec<u8>)>) -> Self {
        let last = key.last_number();
        let (released, shown_before) = (last, last);
        let (queue, ahead) = (waiting, VecDeque::new());
        let mut outgoing = Self { key, session, queue, current: None, ahead, delivered, released, shown_before };
        outgoing.advance();
        outgoing
    }

    /// Shows nothing from now on that was not released.
    pub(super) fn hold_back(&mut self) {
        self.released = 0;
    }

    pub(super) fn release(&mut self, number: u8) {
        self.released = self.released.max(number);
    }

    /// Encrypts and queues a message, and says its number; none when the numbers are used up.
    pub(super) fn push(&mut self, content: Content) -> Option<u8> {
        let (number, ciphertext) = self.key.seal(&content.encode())?;
        self.queue.push_back((number, ciphertext));
        self.advance();
        Some(number)
    }

    /// Symbols that were not shown before, while there is something the peer does not have: of the first message of which not
    /// enough was shown since the peer's last word.
    pub(super) fn next_portion(&mut self, limit: Rung) -> Option<Portion> {
        let sending = self.due_mut()?;
        let rung = Rung::for_source_symbols(sending.encoder.source_symbols(), limit);
        // Only after 65,536 symbols of one message do ids come again; each still names the same symbol.
        if sending.next_symbol + rung.symbols() > 1 << 16 {
            sending.next_symbol = 0;
        }
        let portion = sending.portion(sending.next_symbol, rung.symbols(), rung);
        sending.next_symbol += rung.symbols();
        sending.unreported += rung.symbols();
        Some(portion)
    }

    /// All source symbols of the message that the peer does not have yet.
    pub(super) fn whole_portion(&mut self) -> Option<Portion> {
        let sending = self.shown_mut()?;
        Some(sending.portion(0, sending.encoder.source_symbols(), Rung::V15))
    }

    /// Takes the peer's word for what it has, and says which messages that completes. What it says of a message that was never
    /// shown is passed over.
    pub(super) fn acknowledge(&mut self, collecting: Collecting) -> Range<u16> {
        let first = u16::from(self.delivered) + 1;
        let complete = if collecting.need == 0 { collecting.message } else { collecting.message.saturating_sub(1) };
        if complete <= self.last_shown().max(self.shown_before) {
            self.deliver_through(complete);
        }
        self.tell_again();
        if let Some(sending) = self.shown_mut()
            && collecting.message == sending.number
        {
            let had = sending.encoder.source_symbols().saturating_sub(usize::from(collecting.need));
            sending.had = sending.had.max(had);
        }
        first..u16::from(self.delivered) + 1
    }

    fn deliver_through(&mut self, number: u8) {
        while let Some(sending) = self.current.as_mut().filter(|sending| sending.number <= number)
            && sending.number > self.delivered
        {
            sending.had = sending.encoder.source_symbols();
            self.delivered = sending.number;
            self.advance();
        }
    }

    pub(super) fn progress(&self) -> Option<(u32, u32)> {
        let sending = self.current.as_ref()?;
        Some((sending.had as u32, sending.encoder.source_symbols() as u32))
    }

    /// Whether as much of every message was shown since the peer's last word as it needs.
    pub(super) fn has_shown_enough(&self) -> bool {
        self.queue.is_empty() && self.unfinished().all(Sending::was_shown_enough)
    }

    /// What was shown since the peer's last word was perhaps not seen.
    pub(super) fn tell_again(&mut self) {
        self.current.iter_mut().chain(&mut self.ahead).for_each(|sending| sending.unreported = 0);
    }

    /// The last number shown.
    pub(super) fn last_shown(&self) -> u8 {
        self.last_begun().min(self.released)
    }

    pub(super) fn last_number(&self) -> u8 {
        self.key.last_number()
    }

    pub(super) fn delivered(&self) -> u8 {
        self.delivered
    }

    pub(super) fn is_idle(&self) -> bool {
        self.queue.is_empty() && self.last_begun() == self.delivered
    }

    /// The key and everything that a stored session has of this direction.
    pub(super) fn stored(&self) -> (&[u8; 32], StoredOutgoing<'_>) {
        let begun = self.unfinished().map(|sending| (sending.number, &sending.ciphertext[..]));
        let queued = self.queue.iter().map(|(number, ciphertext)| (*number, &ciphertext[..]));
        let waiting = begun.chain(queued).collect();
        let stored = StoredOutgoing { last_number: self.key.last_number(), delivered: self.delivered, waiting };
        (self.key.secret(), stored)
    }

    pub(super) fn sending_progress(&self) -> SendingProgress {
        self.current.as_ref().map_or_else(SendingProgress::default, |sending| SendingProgress {
            number: sending.number,
            next_symbol: sending.next_symbol as u32,
            had: sending.had as u16,
        })
    }

    /// Goes on after the symbols that may have been shown, whether or not progress was stored for the current message.
    pub(super) fn skip_shown(&mut self, progress: SendingProgress) {
        if progress.number <= self.shown_before {
            self.deliver_through(progress.number.saturating_sub(1));
        }
        let Some(sending) = &mut self.current else { return };
        if progress.number == sending.number {
            sending.next_symbol = progress.next_symbol as usize + SKIPPED_IDS;
            sending.had = usize::from(progress.had).min(sending.encoder.source_symbols());
        }
    }

    fn last_begun(&self) -> u8 {
        self.ahead.back().or(self.current.as_ref()).map_or(self.delivered, |sending| sending.number)
    }

    /// What the peer is not known to have of what was begun, in order.
    fn unfinished(&self) -> impl Iterator<Item = &Sending> {
        self.current.iter().filter(|sending| sending.number > self.delivered).chain(&self.ahead)
    }

    /// The message to show: the first that may have been missed, else a new one, else the first of all again.
    fn due_mut(&mut self) -> Option<&mut Sending> {
        self.shown_mut()?;
        if self.unfinished().all(Sending::was_shown_enough) {
            let is_released = |(number, _): &(u8, Vec<u8>)| *number <= self.released;
            let next = self.queue.front().is_some_and(is_released).then(|| self.queue.pop_front()).flatten();
            self.ahead.extend(next.and_then(|(number, ciphertext)| self.begin(number, ciphertext)));
        }
        let place = self.unfinished().position(|sending| !sending.was_shown_enough()).unwrap_or(0);
        match place {
            0 => self.current.as_mut(),
            _ => self.ahead.get_mut(place - 1),
        }
    }

    fn shown_mut(&mut self) -> Option<&mut Sending> {
        let (delivered, released) = (self.delivered, self.released);
        self.current.as_mut().filter(|sending| sending.number > delivered && sending.number <= released)
    }

    fn advance(&mut self) {
        if self.current.as_ref().is_some_and(|sending| sending.number > self.delivered) {
            return;
        }
        let next = self.ahead.pop_front().or_else(|| {
            let (number, ciphertext) = self.queue.pop_front()?;
            self.begin(number, ciphertext)
        });
        self.current = next.or(self.current.take());
    }

    /// A message that may have been shown before a break goes on where nothing of it can have been shown.
    fn begin(&self, number: u8, ciphertext: Vec<u8>) -> Option<Sending> {
        let line = Line { session: self.session, message: number };
        let encoder = Encoder::new(line, ciphertext.clone()).ok()?;
        let next_symbol = if number <= self.shown_before { UNWRITTEN_ID } else { 0 };
        Some(Sending { number, ciphertext, encoder, next_symbol, had: 0, unreported: 0 })
    }
}

impl Sending {
    /// As much since the peer's last word as it needs, with half as much again for what is lost.
    fn was_shown_enough(&self) -> bool {
        let need = self.encoder.source_symbols().saturating_sub(self.had);
        self.unreported * 2 >= need * 3
    }

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
