//! What the camera of the exchange screen sees, as far as people are told of it.
use juicetokens_engine::transport::Facing;

use crate::model::border::{CameraChoice, CameraDevice, CameraRun};
use crate::model::link::Link;
use crate::model::sighting::Foreign;

/// Seconds without a code of the other wallet after which another way is offered.
pub const UNSEEN_SECONDS: u32 = 6;
/// Seconds for which a note about a code of somebody else stays.
const NOTE_SECONDS: u32 = 8;

/// The camera's side of the exchange screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// The camera that runs, once one does.
    pub run: Option<CameraRun>,
    /// All cameras of the device.
    pub devices: Vec<CameraDevice>,
    /// What else was read a moment ago.
    pub note: Option<Note>,
    /// Whether the list of cameras is open.
    pub picker_open: bool,
    unseen_seconds: u32,
    seen_seconds: u32,
    note_seconds: u32,
    seen: bool,
}

/// A code that is not the other wallet's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Somebody else's.
    Foreign(Foreign),
    /// A request, or a coin on paper, as a link.
    Request(Link),
}

impl Sight {
    /// A code of a wallet was read.
    pub(super) fn see(&mut self) {
        self.seen = true;
        self.unseen_seconds = 0;
    }

    /// A code of somebody else was read.
    pub(super) fn notice(&mut self, note: Note) {
        self.note = Some(note);
        self.note_seconds = 0;
    }

    /// A camera runs: what an earlier one did not see says nothing about it.
    pub(super) fn begin(&mut self, run: CameraRun) {
        self.unseen_seconds = 0;
        self.seen_seconds = 0;
        self.run = Some(run);
    }

    /// A second passed while the camera was watching.
    pub(super) fn tick(&mut self) {
        if std::mem::take(&mut self.seen) {
            self.seen_seconds = self.seen_seconds.saturating_add(1);
        } else {
            self.unseen_seconds = self.unseen_seconds.saturating_add(1);
        }
        self.note_seconds = self.note_seconds.saturating_add(1);
        // A request waits for the person; a name of somebody else's code does not.
        if self.note_seconds > NOTE_SECONDS && matches!(self.note, Some(Note::Foreign(_))) {
            self.note = None;
        }
    }

    /// Whether the camera has looked for a while and found nothing.
    pub fn is_blind(&self) -> bool {
        self.run.is_some() && self.unseen_seconds >= UNSEEN_SECONDS
    }

    /// Whether codes are seen all the time.
    pub fn is_clear(&self) -> bool {
        self.unseen_seconds < 2 && self.seen_seconds >= UNSEEN_SECONDS
    }

    /// Whether the camera looks away from the screen, so that the phones take turns.
    pub fn is_one_way(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.facing == Facing::Rear)
    }

    /// The other state of the camera's light, where it has one.
    pub(super) fn toggle_torch(&mut self) -> Option<bool> {
        let torch = self.run.as_mut()?.torch.as_mut()?;
        *torch = !*torch;
        Some(*torch)
    }

    /// Whether a choice is the camera that runs.
    pub fn is_chosen(&self, choice: &CameraChoice) -> bool {
        self.run.as_ref().is_some_and(|run| run.choice == *choice)
    }
}
