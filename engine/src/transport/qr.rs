//! The pipe of two screens that face each other: codes in, codes out, messages both ways.
use std::collections::VecDeque;

use zeroize::Zeroizing;

use super::frame::{FrameError, FrameView};
use super::guidance::{Guidance, Shown, Turn};
use super::handshake::{Answering, Committing};
use super::ladder::Ladder;
use super::line_code::MAX_MESSAGE_BYTES;
use super::meeting::{Meeting, StoredMark};
pub use super::pipe::{Frame, FrameVerdict, MessageNumber, PipeEvent, PipeRole};
use super::record::{self, Standing};
use super::rung::{Reception, Rung};
use super::session::{self, TAG_BYTES};
use super::text;
use super::text::Pasted;
pub use super::text::TextError;
use super::watching::{CameraReport, CodeDensity, FAST_HOLD_MS, Facing, HOLD_MS, Watching};
use super::wire::{Content, PAYLOAD_OVERHEAD_BYTES};
use crate::foundation::bytes::ReadError;
use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::time::Now;

/// Bytes in the longest payload.
pub const MAX_PAYLOAD_BYTES: usize = MAX_MESSAGE_BYTES - TAG_BYTES - PAYLOAD_OVERHEAD_BYTES;
/// How long a peer must have been out of sight before somebody else may take its place.
pub const SILENCE_MS: u64 = 2_000;
/// How long, at least, between two writings of what was shown; what arrived is written before it is told to the peer.
pub const PROGRESS_EVERY_MS: u64 = 250;

/// One meeting of two wallets, from the first hello to the goodbye. Always has something to show.
pub struct QrPipe {
    pub(super) role: PipeRole,
    pub(super) stage: Stage,
    /// For B's answers; each draws anew.
    pub(super) entropy: Entropy,
    /// Says which hello is our own in a mirror.
    pub(super) tag: [u8; 8],
    /// What was sent before there were keys.
    pub(super) early: VecDeque<Content>,
    pub(super) events: VecDeque<PipeEvent>,
    pub(super) told: Told,
    pub(super) confirmed: bool,
    pub(super) leaving: bool,
    pub(super) peer_left: bool,
    pub(super) watching: Watching,
    pub(super) ladder: Ladder,
    pub(super) shown: Shown,
    pub(super) peer_is_fast: bool,
    /// Whether a session is to outlive a break.
    pub(super) keeps: bool,
    last_progress: Option<(u64, [u32; 4])>,
}

pub(super) enum Stage {
    Committing(Committing),
    Waiting,
    Answering(Answering),
    Established(Box<Meeting>),
    Over,
}

#[derive(Default)]
pub(super) struct Told {
    pub(super) same_role: bool,
    pub(super) restarted: bool,
    /// One bit for each of the 16 versions.
    pub(super) versions: u16,
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
            watching: Watching::new(),
            ladder: Ladder::new(),
            shown: Shown::default(),
            peer_is_fast: false,
            keeps: false,
            last_progress: None,
        }
    }

    /// The same, for a session that is to outlive a break: from its first moment nothing of it is shown, and nothing
    /// acknowledged, before [`Self::note_stored`] has said that it is on the disk.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.keeps = true;
        self
    }

    /// Goes on with a session that was stored. Until the peer is seen it shows only what it has of the peer's messages.
    pub fn resume(record: &[u8], progress: Option<&[u8]>, entropy: Entropy, now: Now) -> Result<Self, ReadError> {
        let (standing, mut meeting) = record::read(record, now.uptime_ms)?;
        // Without it only what was under way is shown and read again.
        if progress.is_none_or(|progress| record::take_progress(&mut meeting, progress).is_err()) {
            meeting.outgoing.skip_shown(Default::default());
        }
        let Standing { role, confirmed, leaving, peer_left } = standing;
        let stage = Stage::Established(Box::new(meeting));
        Ok(Self { stage, confirmed, leaving, peer_left, keeps: true, ..Self::open(role, entropy) })
    }

    /// Takes the bytes of a code, whatever they are.
    pub fn handle_frame(&mut self, bytes: &[u8], now: Now) -> FrameVerdict {
        self.handle_code(bytes, None, now)
    }

    /// Takes the bytes of a code that a camera read, whatever they are, with its size in the picture.
    pub fn handle_capture(&mut self, bytes: &[u8], density: CodeDensity, now: Now) -> FrameVerdict {
        self.handle_code(bytes, Some(density), now)
    }

    /// A picture of the camera had no code that could be read.
    pub fn note_miss(&mut self, now: Now) {
        let third = self.watching.missed(now.uptime_ms);
        if third && self.watching.camera().facing == Facing::Front {
            self.ladder.note_silence();
        }
    }

    /// Says which camera reads the peer's codes from now on.
    pub fn set_camera(&mut self, camera: CameraReport) {
        self.watching.set_camera(camera);
        self.tell_again();
    }

    /// Stays on one rung whatever the peer reports: for measurements.
    pub fn pin_rung(&mut self, rung: Rung) {
        self.ladder.pin(rung);
    }

    /// The rung of long messages now.
    pub fn rung(&self) -> Rung {
        self.ladder.rung()
    }

    /// What this side tells of the peer's codes now.
    pub fn reception(&self) -> Reception {
        self.watching.report()
    }

    fn handle_code(&mut self, bytes: &[u8], density: Option<CodeDensity>, now: Now) -> FrameVerdict {
        match FrameView::read(bytes) {
            Ok(frame) => {
                self.take(&frame, density, now.uptime_ms);
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

    /// The next code to show, which is to stand for as long as it says; while a message is under way each one says something
    /// new.
    pub fn next_frame(&mut self, now: Now) -> Frame {
        let turn = self.turn();
        if self.shown.wait(turn, now.uptime_ms) {
            self.tell_again();
        }
        self.shown.count();
        self.ladder.count_shown();
        let hold_ms = if self.peer_is_fast { FAST_HOLD_MS } else { HOLD_MS };
        if let Some((session, hello)) = self.hello_to_show() {
            let bytes = self.hello_frame(session, &hello);
            return Frame { bytes, qr_version: Rung::V10.qr_version(), hold_ms };
        }
        let limit = self.ladder.rung();
        let portion = self.speaking().and_then(|meeting| meeting.outgoing.next_portion(limit));
        let rung = portion.as_ref().map_or(Rung::Idle, |portion| portion.rung);
        Frame { bytes: self.session_frame(portion), qr_version: rung.qr_version(), hold_ms }
    }

    /// One frame, as text, with all there is to say now.
    pub fn next_text(&mut self) -> String {
        if let Some((session, hello)) = self.hello_to_show() {
            return text::write(&self.hello_frame(session, &hello));
        }
        let portion = self.speaking().and_then(|meeting| meeting.outgoing.whole_portion());
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

    /// Ends the session, of which more has arrived than can be kept.
    pub fn give_up(&mut self) {
        if !matches!(self.stage, Stage::Over) {
            self.stop(PipeEvent::Broken);
        }
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

    /// The last of this side's messages that the peer is known to have.
    pub fn delivered(&self) -> MessageNumber {
        MessageNumber(self.meeting().map_or(0, |meeting| meeting.outgoing.delivered()))
    }

    /// Whether this session goes on after a break and has not seen the peer since.
    pub fn is_resuming(&self) -> bool {
        self.meeting().is_some_and(|meeting| meeting.resuming)
    }

    /// Whose screen has to be seen next, where a phone cannot look and show at the same time.
    pub fn guidance(&self, now: Now) -> Guidance {
        let turn = self.turn();
        Guidance { turn, report_is_stale: self.shown.is_stale(), report_age_ms: self.silent_ms(now) }
    }

    fn turn(&self) -> Turn {
        match &self.stage {
            Stage::Committing(_) | Stage::Answering(_) => self.shown.turn_in_hello(),
            Stage::Waiting => Turn::There,
            Stage::Established(meeting) => self.shown.turn_in(meeting),
            Stage::Over => Turn::Nobody,
        }
    }

    /// What was shown so far may not have been seen.
    fn tell_again(&mut self) {
        self.shown.begin_news();
        if let Stage::Established(meeting) = &mut self.stage {
            meeting.outgoing.tell_again();
        }
    }

    pub(super) fn meeting(&self) -> Option<&Meeting> {
        match &self.stage {
            Stage::Established(meeting) => Some(meeting),
            _ => None,
        }
    }

    /// The session, while symbols may be shown: after a break not before the peer has said what it has.
    fn speaking(&mut self) -> Option<&mut Meeting> {
        match &mut self.stage {
            Stage::Established(meeting) => Some(&mut **meeting).filter(|meeting| !meeting.resuming),
            _ => None,
        }
    }
}

/// What outlives a break, where the session is kept.
impl QrPipe {
    /// Whether something waits for the disk: numbers that were given away, messages that arrived.
    pub fn needs_storing(&self) -> bool {
        self.meeting().is_some_and(Meeting::needs_storing)
    }

    /// The session as it is to be stored, with its keys, and what to give to [`Self::note_stored`] when it is; none without a
    /// session.
    pub fn record(&self) -> Option<(Zeroizing<Vec<u8>>, StoredMark)> {
        let meeting = self.meeting()?;
        let standing =
            Standing { role: self.role, confirmed: self.confirmed, leaving: self.leaving, peer_left: self.peer_left };
        Some((record::write(standing, meeting), meeting.mark()))
    }

    /// How far the session has come: what a record made now would hold.
    pub fn mark(&self) -> Option<StoredMark> {
        self.meeting().map(Meeting::mark)
    }

    /// A record is on the disk: what it holds may be shown and acknowledged.
    pub fn note_stored(&mut self, mark: StoredMark) {
        if let Stage::Established(meeting) = &mut self.stage {
            meeting.note_stored(mark);
        }
    }

    /// How far the messages under way have come: whenever symbols have arrived, so that the peer is told of none that a break
    /// could lose, and now and then for those that were shown, which are passed over generously after a break.
    pub fn progress(&mut self, now: Now) -> Option<Vec<u8>> {
        let meeting = self.meeting().filter(|_| self.keeps)?;
        let (sending, receiving) = (meeting.outgoing.sending_progress(), meeting.incoming.progress().unwrap_or((0, 0)));
        let state = [u32::from(sending.number), sending.next_symbol, receiving.0, receiving.1];
        let is_due = |(at_ms, last): (u64, [u32; 4])| {
            last[2..] != state[2..] || last != state && now.uptime_ms.saturating_sub(at_ms) >= PROGRESS_EVERY_MS
        };
        if !self.last_progress.is_none_or(is_due) {
            return None;
        }
        let written = record::write_progress(meeting);
        self.last_progress = Some((now.uptime_ms, state));
        Some(written)
    }
}
