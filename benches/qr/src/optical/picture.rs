//! A picture in grey, and what lens, hand and sensor do to it.
use crate::chance::Chance;

/// Grey levels, row by row.
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The levels, 0 is black.
    pub levels: Vec<u8>,
}

/// Light before it is counted.
pub(super) struct Light {
    width: usize,
    height: usize,
    amounts: Vec<f32>,
}

impl Light {
    pub(super) fn of((width, height): (usize, usize), amounts: Vec<f32>) -> Self {
        Self { width, height, amounts }
    }

    /// Blurs with a normal kernel, first along the rows, then along the columns.
    pub(super) fn blur(&mut self, deviation: f64) {
        let kernel = normal_kernel(deviation);
        let reach = (kernel.len() / 2) as isize;
        let along: Vec<_> = kernel.iter().zip(-reach..).map(|(weight, shift)| (*weight, (shift, 0))).collect();
        let across: Vec<_> = kernel.iter().zip(-reach..).map(|(weight, shift)| (*weight, (0, shift))).collect();
        self.add_up(&along);
        self.add_up(&across);
    }

    /// Smears along a line.
    pub(super) fn smear(&mut self, length: f64, direction: f64) {
        let steps = length.round() as usize;
        let weight = 1.0 / (steps + 1) as f32;
        let place = |step: usize| {
            let along = step as f64 - steps as f64 / 2.0;
            ((direction.cos() * along).round() as isize, (direction.sin() * along).round() as isize)
        };
        self.add_up(&(0..=steps).map(|step| (weight, place(step))).collect::<Vec<_>>());
    }

    /// Replaces each amount by a sum of those around it; beyond the edge it is as light as at the edge.
    fn add_up(&mut self, terms: &[(f32, (isize, isize))]) {
        let last_row = self.height as isize - 1;
        let mut sums = vec![0.0; self.amounts.len()];
        for (y, row) in (0..).zip(sums.chunks_exact_mut(self.width)) {
            for (weight, (right, down)) in terms {
                let from: isize = y + down;
                let start = from.clamp(0, last_row) as usize * self.width;
                add_shifted(row, &self.amounts[start..start + self.width], *right, *weight);
            }
        }
        self.amounts = sums;
    }

    /// Counts it in 256 levels with noise: the sum of four even draws is close to a normal one.
    pub(super) fn expose(self, noise: f64, chance: &mut Chance) -> Picture {
        let drawn = chance.bytes(4 * self.amounts.len());
        // The sum of four bytes has a deviation of 148.
        let scale = noise as f32 / 148.0;
        let count = |(amount, bytes): (&f32, &[u8])| {
            let sum: i32 = bytes.iter().map(|byte| i32::from(*byte) - 128).sum();
            (amount + sum as f32 * scale + 0.5).clamp(0.0, 255.0) as u8
        };
        let levels = self.amounts.iter().zip(drawn.chunks_exact(4)).map(count).collect();
        Picture { width: self.width, height: self.height, levels }
    }
}

/// Adds a row that is shifted to the left, the last amounts repeated.
fn add_shifted(row: &mut [f32], from: &[f32], shift: isize, weight: f32) {
    let by = shift.unsigned_abs().min(from.len() - 1);
    let (edge, last) = if shift < 0 {
        let (edge, inner) = row.split_at_mut(by);
        inner.iter_mut().zip(from).for_each(|(sum, amount)| *sum += weight * amount);
        (edge, from[0])
    } else {
        let (inner, edge) = row.split_at_mut(from.len() - by);
        inner.iter_mut().zip(&from[by..]).for_each(|(sum, amount)| *sum += weight * amount);
        (edge, from[from.len() - 1])
    };
    edge.iter_mut().for_each(|sum| *sum += weight * last);
}

fn normal_kernel(deviation: f64) -> Vec<f32> {
    let reach = (3.0 * deviation).ceil() as i32;
    let weight = |place: i32| (-f64::from(place * place) / (2.0 * deviation * deviation)).exp();
    let sum: f64 = (-reach..=reach).map(weight).sum();
    (-reach..=reach).map(|place| (weight(place) / sum) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_and_smear_keep_the_light() {
        let mut amounts = vec![0.0; 21 * 21];
        amounts[10 * 21 + 10] = 100.0;
        let mut light = Light::of((21, 21), amounts);
        light.blur(1.2);
        light.smear(3.0, 0.7);
        assert!((light.amounts.iter().sum::<f32>() - 100.0).abs() < 0.01);
        assert!(light.amounts[10 * 21 + 10] < 12.0);
    }
}
