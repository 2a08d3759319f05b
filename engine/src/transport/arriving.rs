//! What comes in over the pipe: frames of the hello, of the session, and of nobody we know.
use super::frame::{Flags, FrameView};
use super::handshake::{Answering, Opened};
use super::hello::Hello;
use super::meeting::Meeting;
use super::pipe::{FrameVerdict, MessageNumber, PipeEvent, PipeRole};
use super::qr::{QrPipe, SILENCE_MS, Stage};
use super::watching::{CodeDensity, Facing};
use super::wire::Content;

/// What comes in.
impl QrPipe {
    /// Takes an intact frame, with its size in the picture where there was a picture.
    pub(super) fn take(&mut self, frame: &FrameView<'_>, density: Option<CodeDensity>, uptime_ms: u64) {
        let header = &frame.header;
        let hello = if header.flags.contains(Flags::HELLO) { read_hello(frame) } else { None };
        if header.flags.contains(Flags::PAYER) == (self.role == PipeRole::Payer) {
            return self.meet_same_role(hello);
        }
        let is_of_peer = match &self.stage {
            Stage::Established(meeting) => header.session == meeting.session,
            Stage::Committing(_) | Stage::Waiting | Stage::Answering(_) => hello.is_some(),
            Stage::Over => false,
        };
        if is_of_peer {
            if self.is_missed_by_peer(frame, hello.as_ref()) {
                self.shown.begin_news();
            }
            self.watching.read(density, uptime_ms);
            self.hear(frame);
        }
        match hello {
            _ if is_of_peer && self.meeting().is_some() => self.take_of_session(frame, uptime_ms),
            Some(hello) => self.take_hello(&hello, header.session, uptime_ms),
            None => {}
        }
    }

    /// Whether the peer shows that it has not seen this side's last word: it still shows what that word answers.
    fn is_missed_by_peer(&self, frame: &FrameView<'_>, hello: Option<&Hello>) -> bool {
        match (&self.stage, hello) {
            (Stage::Committing(_), Some(Hello::Waiting { .. })) => true,
            (Stage::Answering(answering), Some(Hello::Commit { commitment })) => *commitment == answering.commitment(),
            (Stage::Established(_), Some(_)) => true,
            (Stage::Established(meeting), None) => {
                let message = frame.header.message;
                frame.header.flags.contains(Flags::RESUMED)
                    || !frame.symbols.is_empty() && message <= meeting.incoming.complete()
            }
            _ => false,
        }
    }

    /// What the peer says of the own codes, and of its camera.
    fn hear(&mut self, frame: &FrameView<'_>) {
        self.shown.hear();
        self.peer_is_fast = frame.header.flags.contains(Flags::FAST_CAMERA);
        let one_way = self.watching.camera().facing == Facing::Rear;
        self.ladder.hear(frame.header.reception, one_way);
    }

    fn take_hello(&mut self, hello: &Hello, session: [u8; 4], uptime_ms: u64) {
        match (&mut self.stage, *hello) {
            (Stage::Established(meeting), hello) => {
                let restarted = meeting.is_restart(&hello) && meeting.silent_ms(uptime_ms) >= SILENCE_MS;
                if restarted && !self.told.restarted {
                    self.told.restarted = true;
                    self.events.push_back(PipeEvent::PeerRestarted);
                }
            }
            (Stage::Committing(committing), hello) => {
                if let Some(meeting) = committing.take(&hello, session, uptime_ms) {
                    self.establish(meeting);
                }
            }
            (Stage::Waiting, Hello::Commit { commitment }) => self.answer(commitment, uptime_ms),
            (Stage::Answering(answering), Hello::Commit { commitment }) => {
                if commitment == answering.commitment() {
                    answering.hear(uptime_ms);
                } else if answering.silent_ms(uptime_ms) >= SILENCE_MS {
                    self.answer(commitment, uptime_ms);
                }
            }
            (Stage::Answering(answering), Hello::Open { key, nonce }) if session == answering.session() => {
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
        let before = (meeting.opening.is_some(), meeting.incoming.complete());
        let Ok(brought) = meeting.take(frame, uptime_ms) else { return self.stop(PipeEvent::Broken) };
        if before != (meeting.opening.is_some(), meeting.incoming.complete()) {
            self.shown.begin_news();
        }
        self.events.extend(brought.delivered.map(|number| PipeEvent::Delivered(MessageNumber(number as u8))));
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

    pub(super) fn meet_other_version(&mut self, version: u8) -> FrameVerdict {
        let bit = 1 << (version & 15);
        if self.told.versions & bit == 0 {
            self.told.versions |= bit;
            self.events.push_back(PipeEvent::OtherVersion(version));
        }
        FrameVerdict::OtherVersion(version)
    }

    fn answer(&mut self, commitment: [u8; 32], uptime_ms: u64) {
        self.shown.begin_news();
        self.stage = Stage::Answering(Answering::new(commitment, &mut self.entropy, uptime_ms));
    }

    fn establish(&mut self, mut meeting: Meeting) {
        self.shown.begin_news();
        if self.keeps {
            meeting.keep();
        }
        self.stage = Stage::Established(Box::new(meeting));
        self.events.push_back(PipeEvent::Established);
        for content in std::mem::take(&mut self.early) {
            self.push(content);
        }
    }

    /// Ends the session and forgets its keys.
    pub(super) fn stop(&mut self, event: PipeEvent) {
        self.stage = Stage::Over;
        self.early.clear();
        self.events.push_back(event);
    }
}

fn read_hello(frame: &FrameView<'_>) -> Option<Hello> {
    if frame.header.message != 0 || frame.header.first_symbol != 0 {
        return None;
    }
    Hello::read(frame.symbols.get(..frame.header.message_bytes as usize)?)
}
