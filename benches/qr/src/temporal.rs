//! L3: how long a code has to stand for a rolling shutter to catch it whole.
//!
//! A screen of 60 Hz writes a code within [`SCAN_OUT_MS`]; a camera exposes and reads its rows one after another. A code is
//! caught when one whole picture falls between the end of its writing and the beginning of the next.
use std::collections::BTreeSet;

use crate::chance::Chance;
use crate::gate::Gate;

/// Milliseconds of one refresh of the screen.
const REFRESH_MS: f64 = 1000.0 / 60.0;
/// Milliseconds until a code is on the glass from top to bottom.
const SCAN_OUT_MS: f64 = 12.0;
/// The camera's clock differs from the screen's by at most this share.
const DRIFT: f64 = 0.004;
/// Deviation of the time of a picture, milliseconds.
const JITTER_MS: f64 = 1.0;
/// Codes that are shown in a run, and runs.
const CODES: usize = 400;
const RUNS: u64 = 40;
/// The share that must be caught.
const LEAST_SHARE: f64 = 0.98;
/// Refreshes that a code stands.
pub const HOLDS: [u32; 7] = [1, 2, 3, 4, 5, 6, 8];

/// A camera.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// Pictures a second.
    pub rate: f64,
    /// Exposure of a row, milliseconds.
    pub exposure_ms: f64,
    /// From the first row of the code to the last, milliseconds.
    pub readout_ms: f64,
}

/// The four that are measured.
pub const CAMERAS: [Camera; 4] = [
    Camera { rate: 30.0, exposure_ms: 16.0, readout_ms: 20.0 },
    Camera { rate: 30.0, exposure_ms: 8.0, readout_ms: 15.0 },
    Camera { rate: 60.0, exposure_ms: 8.0, readout_ms: 10.0 },
    Camera { rate: 60.0, exposure_ms: 4.0, readout_ms: 8.0 },
];

impl Camera {
    /// How tables call it.
    pub fn name(self) -> String {
        format!("{:.0} fps, {:.0} + {:.0} ms", self.rate, self.exposure_ms, self.readout_ms)
    }

    /// Refreshes that a code stands before this camera: 12 codes a second for 30 pictures, 20 for 60.
    pub fn chosen_hold(self) -> u32 {
        if self.rate < 45.0 { 5 } else { 3 }
    }

    /// The share of codes that is caught.
    pub fn share_caught(self, hold: u32) -> f64 {
        let caught: usize = (0..RUNS).map(|run| self.caught(hold, &mut Chance::of((2 << 32) + run))).sum();
        caught as f64 / (CODES as u64 * RUNS) as f64
    }

    fn caught(self, hold: u32, chance: &mut Chance) -> usize {
        let stands_ms = f64::from(hold) * REFRESH_MS;
        let period_ms = 1000.0 / (self.rate * (1.0 + chance.within(DRIFT)));
        let mut planned_ms = chance.fraction() * period_ms;
        let mut caught = BTreeSet::new();
        while planned_ms < CODES as f64 * stands_ms {
            let begins = planned_ms + JITTER_MS * chance.normal();
            let ends = begins + self.exposure_ms + self.readout_ms;
            let code = (begins / stands_ms).floor();
            if begins >= code * stands_ms + SCAN_OUT_MS && ends <= (code + 1.0) * stands_ms {
                caught.insert(code as i64);
            }
            planned_ms += period_ms;
        }
        caught.len()
    }
}

/// Codes a second at that hold.
pub fn rate(hold: u32) -> f64 {
    60.0 / f64::from(hold)
}

/// One gate for each camera.
pub fn gates() -> Vec<Gate> {
    let gate = |camera: Camera| {
        let hold = camera.chosen_hold();
        let share = camera.share_caught(hold);
        let name = format!("L3: caught at {:.0} codes a second by {}", rate(hold), camera.name());
        Gate::new(name, format!("{:.1} %", share * 100.0), "at least 98 %", share >= LEAST_SHARE)
    };
    CAMERAS.into_iter().map(gate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shares of the study that chose the hold times; where screen and camera beat slowly, its 40 runs say no more than this.
    #[test]
    fn the_shares_are_those_of_the_study() {
        let shares = |camera: usize| [2, 3, 4, 5].map(|hold| CAMERAS[camera].share_caught(hold));
        let expected = [[0.0, 0.06, 0.60, 1.0], [0.0, 0.45, 0.95, 1.0], [0.20, 1.0, 1.0, 1.0], [0.56, 1.0, 1.0, 1.0]];
        for (camera, expected) in expected.into_iter().enumerate() {
            for (share, expected) in shares(camera).into_iter().zip(expected) {
                assert!((share - expected).abs() < 0.1, "camera {camera}: {share} for {expected}");
            }
        }
    }
}
