//! The pipe of two screens that face each other: codes in, codes out, messages both ways.
use std::collections::VecDeque;

use super::channel::Portion;
use super::frame::{Collecting, Flags, FrameError, FrameView, Header, Rung};
use super::handshake::{Answering, Committing, Opened};
use super::hello::Hello;
use super::line_code::{MAX_MESSAGE_BYTES, SYMBOL_BYTES};
use super::meeting::Meeting;
pub use super::pipe::{Frame, FrameVerdict, MessageNumber, PipeEvent, PipeRole};
use super::session::{self, TAG_BYTES};
use super::text;
use super::text::Pasted;
pub use super::text::TextError;
use super::wire::{Content, PAYLOAD_OVERHEAD_BYTES};
use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::time::Now;

/// Bytes in the longest payload.
pub const MAX_PAYLOAD_BYTES: usize = MAX_MESSAGE_BYTES - TAG_BYTES - PAYLOAD_OVERHEAD_BYTES;
/// How long a peer must have been out of sight before somebody else may take its place.
pub const SILENCE_MS: u64 = 2_000;

/// One meeting of two wallets, from the first hello to the goodbye. Always has something to show.
pub struct QrPipe {
    role: PipeRole,
    stage: Stage,
    /// For B's answers; each draws anew.
    entropy: Entropy,
    /// Says which hello is our own in a mirror.
    tag: [u8; 8],
    /// What was sent before there were keys.
    early: VecDeque<Content>,
    events: VecDeque<PipeEvent>,
    told: Told,
    confirmed: bool,
    leaving: bool,
    peer_left: bool,
}

enum Stage {
    Committing(Committing),
    Waiting,
    Answering(Answering),
    Established(Box<Meeting>),
    Over,
}

#[derive(Default)]
struct Told {
    same_role: bool,
    restarted: bool,
    /// One bit for each of the 16 versions.
    versions: u16,
}

impl QrPipe {
    /// Opens a pipe that nobody has been seen on.
    pub fn open(role: PipeRole, entropy: Entropy) -> Self {
        let mut dice = Dice::new(&entropy);
        let (tag, mine, theirs) = (dice.make_bytes(), Entropy(dice.make_bytes()), Entropy(dice.make_bytes()));
        let stage = match role {
            PipeRole::Payee => Stage::Committing(Committing::new(mine)),
            PipeRole::Payer => Stage::Waiting,
        };
        Self {
            role,
            stage,
            entropy: theirs,
            tag,
            early: VecDeque::new(),
            events: VecDeque::new(),
            told: Told::default(),
            confirmed: false,
            leaving: false,
            peer_left: false,
        }
    }

    /// Takes the bytes of a code, whatever they are.
    pub fn handle_frame(&mut self, bytes: &[u8], now: Now) -> FrameVerdict {
        match FrameView::read(bytes) {
            Ok(frame) => {
                self.take(&frame, now.uptime_ms);
                FrameVerdict::Ours
            }
            Err(FrameError::Damaged) => FrameVerdict::Damaged,
            Err(FrameError::Foreign) => FrameVerdict::Foreign,
            Err(FrameError::OtherVersion(version)) => self.meet_other_version(version),
        }
    }

    /// Takes a pasted text, whatever it is.
    pub fn handle_text(&mut self, text: &str, now: Now) -> Result<FrameVerdict, TextError> {
        Ok(match text::read(text)? {
            Pasted::Frame(bytes) => self.handle_frame(&bytes, now),
            Pasted::OtherVersion(version) => self.meet_other_version(version),
        })
    }

    /// The next code to show; while a message is under way each one says something new.
    pub fn next_frame(&mut self, _now: Now) -> Frame {
        if let Some((session, hello)) = self.hello_to_show() {
            return Frame { bytes: self.hello_frame(session, &hello), qr_version: Rung::Hello.qr_version() };
        }
        let portion = match &mut self.stage {
            Stage::Established(meeting) => meeting.outgoing.next_portion(),
            _ => None,
        };
        let rung = portion.as_ref().map_or(Rung::Idle, |portion| portion.rung);
        Frame { bytes: self.session_frame(portion), qr_version: rung.qr_version() }
    }

    /// One frame, as text, with all there is to say now.
    pub fn next_text(&mut self) -> String {
        if let Some((session, hello)) = self.hello_to_show() {
            return text::write(&self.hello_frame(session, &hello));
        }
        let portion = match &mut self.stage {
            Stage::Established(meeting) => meeting.outgoing.whole_portion(),
            _ => None,
        };
        text::write(&self.session_frame(portion))
    }

    /// Queues a payload of at most [`MAX_PAYLOAD_BYTES`]. A longer one, or one after the last number, breaks the pipe.
    pub fn send(&mut self, payload: Vec<u8>) -> MessageNumber {
        self.push(Content::Payload(payload))
    }

    /// Tells the peer that the person here has agreed to the code.
    pub fn send_confirm(&mut self) {
        self.confirmed = true;
        self.push(Content::Confirm);
    }

    /// Says goodbye, after everything that is queued.
    pub fn send_bye(&mut self) {
        self.leaving = true;
        self.push(Content::Bye);
    }

    /// The next event, in order.
    pub fn poll_event(&mut self) -> Option<PipeEvent> {
        self.events.pop_front()
    }

    /// The hash over the whole hello, once there is a session.
    pub fn transcript(&self) -> Option<Hash> {
        self.meeting().map(|meeting| meeting.transcript)
    }

    /// The code that both people compare: four of 32 symbols, and six digits.
    pub fn code(&self) -> Option<([u8; 4], String)> {
        self.meeting().map(|meeting| session::code(&meeting.transcript))
    }

    /// Of the peer's current message: symbols that are here, and symbols that it takes.
    pub fn receiving(&self) -> Option<(u32, u32)> {
        self.meeting()?.incoming.progress()
    }

    /// Of this side's current message: symbols that the peer has, and symbols that it takes.
    pub fn sending(&self) -> Option<(u32, u32)> {
        self.meeting()?.outgoing.progress()
    }

    /// How long nothing of this session has been seen.
    pub fn silent_ms(&self, now: Now) -> Option<u64> {
        self.meeting().map(|meeting| meeting.silent_ms(now.uptime_ms))
    }

    /// Whether the peer has everything that was sent.
    pub fn all_delivered(&self) -> bool {
        self.early.is_empty() && self.meeting().is_none_or(|meeting| meeting.outgoing.is_idle())
    }

    fn meeting(&self) -> Option<&Meeting> {
        match &self.stage {
            Stage::Established(meeting) => Some(meeting),
            _ => None,
        }
    }
}

/// What comes in.
impl QrPipe {
    fn take(&mut self, frame: &FrameView<'_>, uptime_ms: u64) {
        let hello = if frame.header.flags.contains(Flags::HELLO) { read_hello(frame) } else { None };
        if frame.header.flags.contains(Flags::PAYER) == (self.role == PipeRole::Payer) {
            return self.meet_same_role(hello);
        }
        let session = frame.header.session;
        match (&mut self.stage, hello) {
            (Stage::Established(meeting), _) if session == meeting.session => self.take_of_session(frame, uptime_ms),
            (Stage::Established(meeting), Some(hello)) => {
                let restarted = meeting.is_restart(&hello) && meeting.silent_ms(uptime_ms) >= SILENCE_MS;
                if restarted && !self.told.restarted {
                    self.told.restarted = true;
                    self.events.push_back(PipeEvent::PeerRestarted);
                }
            }
            (Stage::Committing(committing), Some(hello)) => {
                if let Some(meeting) = committing.take(&hello, session, uptime_ms) {
                    self.establish(meeting);
                }
            }
            (Stage::Waiting, Some(Hello::Commit { commitment })) => self.answer(commitment, uptime_ms),
            (Stage::Answering(answering), Some(Hello::Commit { commitment })) => {
                if commitment == answering.commitment() {
                    answering.hear(uptime_ms);
                } else if answering.silent_ms(uptime_ms) >= SILENCE_MS {
                    self.answer(commitment, uptime_ms);
                }
            }
            (Stage::Answering(answering), Some(Hello::Open { key, nonce })) if session == answering.session() => {
                match answering.open(key, nonce, uptime_ms) {
                    Opened::Met(meeting) => self.establish(*meeting),
                    Opened::Swapped => self.stop(PipeEvent::SwappedKey),
                }
            }
            _ => {}
        }
    }

    fn take_of_session(&mut self, frame: &FrameView<'_>, uptime_ms: u64) {
        let Stage::Established(meeting) = &mut self.stage else { return };
        let Ok(brought) = meeting.take(frame, uptime_ms) else { return self.stop(PipeEvent::Broken) };
        if let Some(number) = brought.delivered {
            self.events.push_back(PipeEvent::Delivered(MessageNumber(number)));
        }
        // After its goodbye a peer has nothing to say, though it may still show what it has not heard acknowledged.
        let Some(content) = brought.content.filter(|_| !self.peer_left) else { return };
        self.events.push_back(match content {
            Content::Bye => {
                self.peer_left = true;
                PipeEvent::PeerLeft
            }
            Content::Confirm => PipeEvent::PeerConfirmed,
            Content::Payload(bytes) => PipeEvent::Received(bytes),
        });
    }

    /// Only while nobody has been met, and not for our own hello in a mirror.
    fn meet_same_role(&mut self, hello: Option<Hello>) {
        let (Some(hello), false) = (hello, self.told.same_role) else { return };
        let is_other = match &self.stage {
            Stage::Committing(committing) => hello != committing.hello(),
            Stage::Waiting => hello != self.waiting(),
            Stage::Answering(answering) => hello != self.waiting() && hello != answering.hello(),
            Stage::Established(_) | Stage::Over => false,
        };
        if is_other {
            self.told.same_role = true;
            self.events.push_back(PipeEvent::SameRole);
        }
    }

    fn meet_other_version(&mut self, version: u8) -> FrameVerdict {
        let bit = 1 << (version & 15);
        if self.told.versions & bit == 0 {
            self.told.versions |= bit;
            self.events.push_back(PipeEvent::OtherVersion(version));
        }
        FrameVerdict::OtherVersion(version)
    }

    fn answer(&mut self, commitment: [u8; 32], uptime_ms: u64) {
        self.stage = Stage::Answering(Answering::new(commitment, &mut self.entropy, uptime_ms));
    }

    fn establish(&mut self, meeting: Meeting) {
        self.stage = Stage::Established(Box::new(meeting));
        self.events.push_back(PipeEvent::Established);
        for content in std::mem::take(&mut self.early) {
            self.push(content);
        }
    }

    /// Ends the session and forgets its keys.
    fn stop(&mut self, event: PipeEvent) {
        self.stage = Stage::Over;
        self.early.clear();
        self.events.push_back(event);
    }
}

/// What goes out.
impl QrPipe {
    fn push(&mut self, content: Content) -> MessageNumber {
        let number = match &mut self.stage {
            Stage::Over => return MessageNumber(0),
            _ if is_too_long(&content) => None,
            Stage::Established(meeting) => meeting.outgoing.push(content),
            _ if self.early.len() >= usize::from(session::LAST_MESSAGE) => None,
            _ => {
                self.early.push_back(content);
                Some(self.early.len() as u8)
            }
        };
        if number.is_none() {
            self.stop(PipeEvent::Broken);
        }
        MessageNumber(number.unwrap_or(0))
    }

    fn waiting(&self) -> Hello {
        Hello::Waiting { tag: self.tag }
    }

    /// The hello that has to be shown now, as bytes, with the session it is of.
    fn hello_to_show(&self) -> Option<([u8; 4], Vec<u8>)> {
        match &self.stage {
            Stage::Committing(committing) => Some(([0; 4], committing.hello().write())),
            Stage::Waiting => Some(([0; 4], self.waiting().write())),
            Stage::Answering(answering) => Some((answering.session(), answering.hello().write())),
            Stage::Established(meeting) => Some((meeting.session, meeting.opening()?.to_vec())),
            Stage::Over => None,
        }
    }

    fn hello_frame(&self, session: [u8; 4], hello: &[u8]) -> Vec<u8> {
        let mut symbols = hello.to_vec();
        symbols.resize(hello.len().next_multiple_of(SYMBOL_BYTES), 0);
        let header = Header {
            flags: self.flags().with_if(Flags::HELLO, true),
            session,
            message: 0,
            first_symbol: 0,
            message_bytes: hello.len() as u32,
            collecting: Collecting { message: 0, need: Collecting::NOT_STARTED },
        };
        header.write(&symbols)
    }

    fn session_frame(&self, portion: Option<Portion>) -> Vec<u8> {
        let (session, collecting, last_shown) = match &self.stage {
            Stage::Established(m) => (m.session, m.incoming.collecting(), m.outgoing.last_shown()),
            _ => ([0; 4], Collecting { message: 0, need: Collecting::NOT_STARTED }, 0),
        };
        let flags = self.flags().with_if(Flags::ACK_ONLY, portion.is_none());
        let idle = Header { flags, session, message: last_shown, first_symbol: 0, message_bytes: 0, collecting };
        let Some(Portion { message, first_symbol, message_bytes, symbols, .. }) = portion else {
            return idle.write(&[]);
        };
        Header { message, first_symbol, message_bytes, ..idle }.write(&symbols)
    }

    fn flags(&self) -> Flags {
        Flags::default()
            .with_if(Flags::PAYER, self.role == PipeRole::Payer)
            .with_if(Flags::CONFIRMED, self.confirmed)
            .with_if(Flags::BYE, self.leaving || matches!(self.stage, Stage::Over))
    }
}

fn is_too_long(content: &Content) -> bool {
    matches!(content, Content::Payload(bytes) if bytes.len() > MAX_PAYLOAD_BYTES)
}

fn read_hello(frame: &FrameView<'_>) -> Option<Hello> {
    if frame.header.message != 0 || frame.header.first_symbol != 0 {
        return None;
    }
    Hello::read(frame.symbols.get(..frame.header.message_bytes as usize)?)
}
