//! One side of a meeting: the engine's own pipe, what it was sent, and an observer who checks what it shows and sees.
use std::collections::BTreeSet;

use juicetokens_engine::foundation::random::Entropy;
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::transport::frame::{Flags, FrameView};
use juicetokens_engine::transport::line_code::SYMBOL_BYTES;
use juicetokens_engine::transport::{
    CameraReport, CodeDensity, Facing, Frame, HOLD_MS, PipeEvent, PipeRole, QrPipe, Rung,
};

use crate::chance::Chance;

/// Five refreshes of a screen of 60 Hz, in microseconds: 12 codes a second.
pub const HOLD_US: u64 = 83_333;
/// Three, for a fast camera: 20 codes a second.
const FAST_HOLD_US: u64 = 50_000;

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
    /// Codes that it showed.
    pub shown: usize,
    /// How often it changed its rung between two codes of the same message.
    pub changes: usize,
    seen: BTreeSet<(u8, u16)>,
    /// What its own codes say of it.
    role: PipeRole,
    session: [u8; 4],
    /// The message it collects, and how many symbols of it are there, of 65,535.
    had: (u8, u16),
    /// The message of its last code with symbols, and the version of that.
    showed: (u8, u8),
    camera: CameraReport,
    /// The rung that it stays on; without one the peer's reports decide.
    pin: Option<Rung>,
    /// The moment of the page's last start.
    started_us: u64,
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
    /// Opens a pipe whose session is kept.
    pub fn open(role: PipeRole, pin: Option<Rung>, camera: CameraReport, chance: &mut Chance) -> Self {
        let pipe = QrPipe::open(role, entropy(chance)).kept();
        let mut phone = Self {
            pipe,
            received: Vec::new(),
            established: false,
            peer_confirmed: false,
            swapped: false,
            repeated_frames: 0,
            monotone: true,
            forgotten: 0,
            shown: 0,
            changes: 0,
            seen: BTreeSet::new(),
            role,
            session: [0; 4],
            had: (0, 0),
            showed: (0, 0),
            camera,
            pin,
            started_us: 0,
            reloaded: false,
            disk: Disk::default(),
        };
        phone.equip();
        phone
    }

    /// A new page is told of its camera.
    fn equip(&mut self) {
        self.pipe.set_camera(self.camera);
        if let Some(rung) = self.pin {
            self.pipe.pin_rung(rung);
        }
    }

    /// Stays on that rung from now on.
    pub fn pin(&mut self, rung: Rung) {
        self.pin = Some(rung);
        self.pipe.pin_rung(rung);
    }

    /// Starts the page again, with what is on the disk. Without a session there is nothing to go on
    /// with; says whether there was.
    pub fn reload(&mut self, at_us: u64, chance: &mut Chance) -> bool {
        let Some(record) = &self.disk.record else { return false };
        self.started_us = at_us;
        let now = self.moment(at_us);
        let resumed = QrPipe::resume(record, self.disk.progress.as_deref(), entropy(chance), now);
        self.pipe = resumed.expect("what was stored can be read");
        self.equip();
        self.reloaded = true;
        true
    }

    /// Sends a message, which is on the disk before anything else happens.
    pub fn send(&mut self, payload: Vec<u8>, at_us: u64) {
        self.pipe.send(payload);
        self.store(self.moment(at_us));
    }

    /// Shows the next code.
    pub fn show(&mut self, at_us: u64) -> Frame {
        let now = self.moment(at_us);
        self.store(now);
        let frame = self.pipe.next_frame(now);
        self.shown += 1;
        if let Ok(FrameView { header, symbols }) = FrameView::read(&frame.bytes) {
            if !symbols.is_empty() && !header.flags.contains(Flags::HELLO) {
                let showed = (header.message, frame.qr_version);
                self.changes += usize::from(showed.0 == self.showed.0 && showed.1 != self.showed.1);
                self.showed = showed;
            }
            let has = (header.collecting.message, u16::MAX - header.collecting.need);
            // While there is no session it collects nothing.
            if self.established {
                self.compare(has);
                self.had = has;
                self.session = header.session;
            }
        }
        frame
    }

    /// Sees a code, whose size in the picture it knows or does not.
    pub fn see(&mut self, bytes: &[u8], density: Option<CodeDensity>, at_us: u64) {
        self.observe(bytes);
        let now = self.moment(at_us);
        match density {
            Some(density) => self.pipe.handle_capture(bytes, density, now),
            None => self.pipe.handle_frame(bytes, now),
        };
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

    /// Looks, and reads nothing.
    pub fn miss(&mut self, at_us: u64) {
        self.pipe.note_miss(self.moment(at_us));
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

    fn moment(&self, at_us: u64) -> Now {
        let wall = Timestamp(1_800_000_000_000 + at_us / 1_000);
        Now { wall, uptime_ms: (at_us - self.started_us) / 1_000 }
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

/// How long a code stands on a screen of 60 Hz.
pub fn hold_us(frame: &Frame) -> u64 {
    if frame.hold_ms < HOLD_MS { FAST_HOLD_US } else { HOLD_US }
}

/// A camera that looks the way the screen shows.
pub fn front(pictures_per_second: u8) -> CameraReport {
    CameraReport { pictures_per_second, facing: Facing::Front }
}

/// Draws the randomness of a pipe.
fn entropy(chance: &mut Chance) -> Entropy {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(&chance.bytes(32));
    Entropy(bytes)
}
