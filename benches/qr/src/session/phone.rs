//! One side of a meeting: the engine's own pipe, what it was sent, and an observer who checks what it shows and sees.
use std::collections::BTreeSet;

use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::transport::frame::{Flags, FrameView};
use juicetokens_engine::transport::line_code::SYMBOL_BYTES;
use juicetokens_engine::transport::{PipeEvent, PipeRole, QrPipe, Rung};

use crate::chance::Chance;

/// A frame stands for five refreshes of a screen of 60 Hz: 12 codes a second.
pub const FRAMES_PER_SECOND: f64 = 12.0;

/// A side.
pub struct Phone {
    /// The pipe.
    pub pipe: QrPipe,
    /// The payloads that came, in order.
    pub received: Vec<Vec<u8>>,
    /// Whether there is a session.
    pub established: bool,
    /// Whether the other person has agreed to the code.
    pub peer_confirmed: bool,
    /// Whether the pipe has found the other's key to be another than the one committed to.
    pub swapped: bool,
    /// Frames with a symbol that had been seen, since the last cut.
    pub repeated_frames: usize,
    /// Whether what it says it has never became less, from one start of the page to the next.
    pub monotone: bool,
    /// Most symbols that a start of the page found less than there had been.
    pub forgotten: u16,
    seen: BTreeSet<(u8, u16)>,
    /// What its own codes say of it.
    role: PipeRole,
    session: [u8; 4],
    /// The message it collects, and how many symbols of it are there, of 65,535.
    had: (u8, u16),
    /// The frame of the page's last start.
    started: u64,
    reloaded: bool,
    disk: Disk,
}

/// What outlives the page.
#[derive(Default)]
struct Disk {
    record: Option<Vec<u8>>,
    progress: Option<Vec<u8>>,
}

impl Phone {
    /// Opens a pipe whose session is kept, on one rung.
    pub fn open(role: PipeRole, rung: Rung, chance: &mut Chance) -> Self {
        let mut pipe = QrPipe::open(role, entropy(chance)).kept();
        pipe.pin_rung(rung);
        Self {
            pipe,
            received: Vec::new(),
            established: false,
            peer_confirmed: false,
            swapped: false,
            repeated_frames: 0,
            monotone: true,
            forgotten: 0,
            seen: BTreeSet::new(),
            role,
            session: [0; 4],
            had: (0, 0),
            started: 0,
            reloaded: false,
            disk: Disk::default(),
        }
    }

    /// Starts the page again, with what is on the disk. Without a session there is nothing to go on with.
    pub fn reload(&mut self, rung: Rung, frame: u64, chance: &mut Chance) {
        let Some(record) = &self.disk.record else { return };
        self.started = frame;
        let now = self.moment(frame);
        let resumed = QrPipe::resume(record, self.disk.progress.as_deref(), entropy(chance), now);
        self.pipe = resumed.expect("what was stored can be read");
        self.pipe.pin_rung(rung);
        self.reloaded = true;
    }

    /// Sends a message, which is on the disk before anything else happens.
    pub fn send(&mut self, payload: Vec<u8>, frame: u64) {
        self.pipe.send(payload);
        self.store(self.moment(frame));
    }

    /// Shows the next code.
    pub fn show(&mut self, frame: u64) -> Vec<u8> {
        let now = self.moment(frame);
        self.store(now);
        let bytes = self.pipe.next_frame(now).bytes;
        if let Ok(FrameView { header, .. }) = FrameView::read(&bytes) {
            let has = (header.collecting.message, u16::MAX - header.collecting.need);
            // While there is no session it collects nothing.
            if self.established {
                self.compare(has);
                self.had = has;
                self.session = header.session;
            }
        }
        bytes
    }

    /// Sees a code.
    pub fn see(&mut self, bytes: &[u8], frame: u64) {
        self.observe(bytes);
        let now = self.moment(frame);
        self.pipe.handle_frame(bytes, now);
        while let Some(event) = self.pipe.poll_event() {
            match event {
                PipeEvent::Established => self.established = true,
                PipeEvent::PeerConfirmed => self.peer_confirmed = true,
                PipeEvent::Received(payload) => self.received.push(payload),
                PipeEvent::SwappedKey => self.swapped = true,
                _ => {}
            }
        }
        self.store(now);
    }

    /// Writes down what has to be, before anything of it is shown.
    fn store(&mut self, now: Now) {
        if self.pipe.needs_storing()
            && let Some((record, mark)) = self.pipe.record()
        {
            self.disk.record = Some(record.to_vec());
            self.pipe.note_stored(mark);
        }
        if let Some(progress) = self.pipe.progress(now) {
            self.disk.progress = Some(progress);
        }
    }

    fn compare(&mut self, has: (u8, u16)) {
        if !std::mem::take(&mut self.reloaded) {
            self.monotone &= has >= self.had;
        } else if has < self.had {
            // What has not begun yet is 65,535 short.
            let before = if has.0 == self.had.0 && has.1 > 0 { self.had.1 - has.1 } else { 0 };
            self.forgotten = self.forgotten.max(before);
        }
    }

    fn moment(&self, frame: u64) -> Now {
        let ms = |frame: u64| (frame as f64 * 1000.0 / FRAMES_PER_SECOND) as u64;
        Now { wall: Timestamp(1_800_000_000_000 + ms(frame)), uptime_ms: ms(frame - self.started) }
    }

    fn observe(&mut self, bytes: &[u8]) {
        let Ok(FrameView { header, symbols }) = FrameView::read(bytes) else { return };
        let is_own = header.flags.contains(Flags::PAYER) == (self.role == PipeRole::Payer);
        if is_own || header.session != self.session || header.flags.contains(Flags::HELLO) {
            return;
        }
        let count = (symbols.len() / SYMBOL_BYTES) as u16;
        let repeated =
            (0..count).filter(|place| !self.seen.insert((header.message, header.first_symbol + place))).count();
        self.repeated_frames += usize::from(repeated > 0);
    }
}

/// Draws the randomness of a pipe.
fn entropy(chance: &mut Chance) -> Entropy {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(&chance.bytes(32));
    Entropy(bytes)
}
