//! A camera's picture of a code on a screen.
use qrcodegen::QrCode;

use super::condition::Condition;
use super::picture::{Light, Picture};
use super::plane::{Plane, Point, Pose};
use crate::chance::Chance;

/// Modules of white around a code.
pub const QUIET_MODULES: usize = 4;
/// Samples along each side of a pixel that sees the screen.
const SAMPLES: usize = 3;
/// Rows over which one code goes over into the next, as a share of the picture.
const TEAR_BAND: f64 = 0.25;
/// How much of the screen there is around the code, as a share of the code.
const SCREEN_AROUND: [f64; 2] = [0.06, 0.5];
/// How light the screen is beside the code, where the code's white is 1.
const SCREEN_LIGHT: f64 = 0.93;
/// The level of white in good light, against which what is behind the screen is dimmed.
const WHITE: f64 = 225.0;

/// What the camera looks at.
pub struct Scene<'a> {
    /// The code that is shown.
    pub code: &'a QrCode,
    /// The code that is shown after it, for a torn picture.
    pub next: &'a QrCode,
    /// Width and height of the picture.
    pub size: (usize, usize),
    /// Pixels of a module in the middle of the code.
    pub module_pixels: f64,
    /// How well it is seen.
    pub condition: Condition,
}

/// A scene with everything drawn that chance decides.
struct Shot<'a> {
    scene: &'a Scene<'a>,
    plane: Plane,
    modules: f64,
    tear_row: f64,
    /// Level and waviness of what is behind the screen.
    behind: [f64; 2],
    /// Direction of the gradient.
    gradient: Point,
}

impl Scene<'_> {
    /// Takes the picture.
    pub fn photograph(&self, chance: &mut Chance) -> Picture {
        let (shot, corners) = self.aim(chance);
        let mut light = Light::of(self.size, shot.light(corners));
        light.blur(self.condition.blur);
        if self.condition.motion > 0.0 {
            light.smear(self.condition.motion, chance.within(std::f64::consts::PI));
        }
        light.expose(self.condition.noise, chance)
    }

    fn aim(&self, chance: &mut Chance) -> (Shot<'_>, [Point; 4]) {
        let (width, height) = (self.size.0 as f64, self.size.1 as f64);
        let modules = (self.code.size() as usize + 2 * QUIET_MODULES) as f64;
        let half = modules * self.module_pixels / 2.0;
        let short = width.min(height);
        let slack = (short - 2.0 * half).max(0.04 * short) * 0.35 / 2.0;
        let tilt = self.condition.tilt.to_radians();
        let pose = Pose {
            turn: chance.within(self.condition.turn.to_radians()),
            tilts: [chance.within(tilt), chance.within(tilt)],
            middle: [width / 2.0 + chance.within(slack), height / 2.0 + chance.within(slack)],
            half,
        };
        let direction = chance.within(std::f64::consts::PI);
        let shot = Shot {
            scene: self,
            plane: Plane::of(pose.corners(), modules),
            modules,
            tear_row: chance.fraction() * height,
            behind: [chance.between(40.0, 110.0), chance.between(0.01, 0.05)],
            gradient: [direction.cos(), direction.sin()],
        };
        (shot, pose.corners())
    }
}

impl Shot<'_> {
    fn light(&self, corners: [Point; 4]) -> Vec<f32> {
        let (width, height) = self.scene.size;
        let bounds = |axis: usize, margin: f64| {
            let of = corners.map(|corner| corner[axis]);
            let low = of.iter().copied().fold(f64::INFINITY, f64::min);
            (low - margin, of.iter().copied().fold(f64::NEG_INFINITY, f64::max) + margin)
        };
        // Pixels that can see the code are sampled finely, the others once.
        let (columns, rows) = (bounds(0, 2.0), bounds(1, 2.0));
        let [level, wave] = self.behind;
        let waves: Vec<f64> = (0..width).map(|x| 30.0 * (x as f64 * wave).sin()).collect();
        let dim = self.scene.condition.levels[1] / WHITE;
        let mut amounts = Vec::with_capacity(width * height);
        for y in 0..height {
            let crest = (y as f64 * wave * 1.3).cos();
            for (x, side) in waves.iter().enumerate() {
                let (px, py) = (x as f64, y as f64);
                let fine = px > columns.0 && px < columns.1 && py > rows.0 && py < rows.1;
                let behind = (level + side * crest) * dim;
                let amount = self.pixel([px, py], if fine { SAMPLES } else { 1 }, behind);
                amounts.push((amount * self.shade(px, py)) as f32);
            }
        }
        amounts
    }

    /// How much lighter it is there than in the middle.
    fn shade(&self, x: f64, y: f64) -> f64 {
        let (width, height) = (self.scene.size.0 as f64, self.scene.size.1 as f64);
        let along = (x / width - 0.5) * self.gradient[0] + (y / height - 0.5) * self.gradient[1];
        1.0 + self.scene.condition.gradient * along
    }

    fn pixel(&self, [x, y]: Point, samples: usize, behind: f64) -> f64 {
        let step = 1.0 / samples as f64;
        let mut sum = 0.0;
        for row in 0..samples {
            for column in 0..samples {
                let (sx, sy) = (x + (column as f64 + 0.5) * step, y + (row as f64 + 0.5) * step);
                sum += self.sample(sx, sy).unwrap_or(behind);
            }
        }
        sum * step * step
    }

    /// The level that is seen at a point of the picture; none beside the screen.
    fn sample(&self, x: f64, y: f64) -> Option<f64> {
        let [u, v] = self.plane.at(x, y);
        let [black, white] = self.scene.condition.levels;
        let mut light = self.screen(self.scene.code, u, v)?;
        if self.scene.condition.torn {
            let after = (y - self.tear_row) / (TEAR_BAND * self.scene.size.1 as f64) + 0.5;
            let share = after.clamp(0.0, 1.0);
            light = light * (1.0 - share) + self.screen(self.scene.next, u, v)? * share;
        }
        Some(black + light * (white - black))
    }

    /// How light the screen is at a point, in modules from the corner of the quiet zone; none beside the screen.
    fn screen(&self, code: &QrCode, u: f64, v: f64) -> Option<f64> {
        let around = SCREEN_AROUND.map(|share| share * self.modules);
        if u < -around[0] || u > self.modules + around[0] || v < -around[1] || v > self.modules + around[1] {
            return None;
        }
        if u < 0.0 || v < 0.0 || u >= self.modules || v >= self.modules {
            return Some(SCREEN_LIGHT);
        }
        let quiet = QUIET_MODULES as i32;
        // Beside the code a module is light.
        Some(if code.get_module(u as i32 - quiet, v as i32 - quiet) { 0.0 } else { 1.0 })
    }
}
