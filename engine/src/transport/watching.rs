//! What the own camera makes of the other's codes: measured here, told to the other in every frame, which chooses its codes by
//! it (`docs/spec/03-session.md`, section 8).
use super::rung::{Reception, Rung, modules};

/// Tenths of a camera's pixel per module from which a code is read well.
const GOOD_X10: u32 = 33;
/// A rung that was read well counts as read well until it falls under this; the gap keeps the two from alternating.
const STILL_GOOD_X10: u32 = 30;
/// How long each code stands for a camera of 30 pictures a second: five refreshes of sixty a second.
pub const HOLD_MS: u16 = 83;
/// The same for a camera of 60: three.
pub const FAST_HOLD_MS: u16 = 50;
/// Pictures a second from which a camera counts as fast; browsers report 59.94 as well.
const FAST_PICTURES: u8 = 55;
/// A rear camera looks elsewhere while its own screen is shown: after this long without a code, misses say nothing.
const TURNED_AWAY_MS: u64 = 1_000;

/// How large a code was in the camera's picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeDensity {
    /// Pixels per module, times ten, from the corners that were found.
    pub pixels_per_module_x10: u16,
    /// The QR version of the code.
    pub qr_version: u8,
}

/// Which way a camera looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Facing {
    /// The way the screen shows: both directions at the same time.
    Front,
    /// Away from it: one direction at a time.
    Rear,
}

/// The camera that reads the other's codes, as it really delivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CameraReport {
    /// Pictures a second.
    pub pictures_per_second: u8,
    /// Which way it looks.
    pub facing: Facing,
}

impl CameraReport {
    /// What is assumed before the host says.
    pub const UNKNOWN: Self = Self { pictures_per_second: 30, facing: Facing::Front };

    /// Whether the other may show 20 codes a second instead of 12.
    pub fn is_fast(self) -> bool {
        self.pictures_per_second >= FAST_PICTURES
    }

    fn ceiling(self) -> Rung {
        match self.facing {
            Facing::Front => Rung::V28,
            Facing::Rear => Rung::V40,
        }
    }
}

/// Counts captures. A capture is the time for which one code stands, however many pictures fall into it: pictures of two codes
/// at once are no misses.
pub(super) struct Watching {
    camera: CameraReport,
    window: Option<Window>,
    /// The last 16 captures, the newest lowest; set is good.
    captures: u16,
    misses_in_row: u32,
    highest: Rung,
    last_read_ms: Option<u64>,
}

struct Window {
    began_ms: u64,
    read: bool,
}

impl Watching {
    pub(super) fn new() -> Self {
        Self {
            camera: CameraReport::UNKNOWN,
            window: None,
            captures: 0,
            misses_in_row: 0,
            highest: Reception::UNKNOWN.highest,
            last_read_ms: None,
        }
    }

    pub(super) fn camera(&self) -> CameraReport {
        self.camera
    }

    pub(super) fn set_camera(&mut self, camera: CameraReport) {
        self.camera = camera;
        self.highest = self.highest.min(camera.ceiling());
    }

    /// A code of the peer was read.
    pub(super) fn read(&mut self, density: Option<CodeDensity>, uptime_ms: u64) {
        self.enter(uptime_ms, true);
        self.last_read_ms = Some(uptime_ms);
        if let Some(density) = density {
            self.highest = self.highest_at(density);
        }
    }

    /// A picture had no code of the peer. Says whether that was the third miss in a row, or the sixth and so on.
    pub(super) fn missed(&mut self, uptime_ms: u64) -> bool {
        let turned_away = |read: u64| uptime_ms.saturating_sub(read) >= TURNED_AWAY_MS;
        if self.camera.facing == Facing::Rear && self.last_read_ms.is_none_or(turned_away) {
            self.window = None;
            return false;
        }
        let before = self.misses_in_row;
        self.enter(uptime_ms, false);
        self.misses_in_row > before && self.misses_in_row.is_multiple_of(3)
    }

    pub(super) fn report(&self) -> Reception {
        let good = self.captures.count_ones() as u8;
        let rate = if self.misses_in_row >= 3 { 0 } else { good.clamp(1, Reception::STEADY) };
        Reception { highest: self.highest, rate }
    }

    fn enter(&mut self, uptime_ms: u64, read: bool) {
        let length = u64::from(if self.camera.is_fast() { FAST_HOLD_MS } else { HOLD_MS });
        match &mut self.window {
            Some(window) if uptime_ms.saturating_sub(window.began_ms) < length => window.read |= read,
            window => {
                let over = window.replace(Window { began_ms: uptime_ms, read });
                if let Some(over) = over {
                    self.count(over.read);
                }
            }
        }
        if read {
            // Misses end with the first code, not with the window that it is in.
            self.misses_in_row = 0;
        }
    }

    fn count(&mut self, good: bool) {
        self.captures = self.captures << 1 | u16::from(good);
        self.misses_in_row = if good { 0 } else { self.misses_in_row.saturating_add(1) };
    }

    fn highest_at(&self, density: CodeDensity) -> Rung {
        let width_x10 = u32::from(density.pixels_per_module_x10) * modules(density.qr_version.clamp(1, 40));
        let enough = |rung: Rung| {
            let floor = if rung <= self.highest { STILL_GOOD_X10 } else { GOOD_X10 };
            width_x10 >= floor * modules(rung.qr_version())
        };
        let mut readable = Rung::ALL.into_iter().rev().filter(|rung| *rung <= self.camera.ceiling());
        readable.find(|rung| enough(*rung)).unwrap_or(Rung::V10).max(Rung::V10)
    }
}

#[cfg(test)]
#[path = "watching_tests.rs"]
mod tests;
