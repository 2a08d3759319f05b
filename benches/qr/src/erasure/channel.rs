//! Which of the shown frames are lost: drawn before any code runs, the same for all of them.
use crate::chance::Chance;

/// Mean length of a run of lost frames, where losses come in runs.
const RUN: f64 = 4.0;

/// A way of losing frames.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel {
    /// The share that is lost.
    pub loss: f64,
    /// Whether losses come in runs of four on average (Gilbert and Elliott), rather than each for itself.
    pub runs: bool,
}

impl Channel {
    /// Each frame for itself.
    pub fn even(loss: f64) -> Self {
        Self { loss, runs: false }
    }

    /// All that are measured.
    pub fn all() -> Vec<Self> {
        let lossy = [0.1, 0.3, 0.5].into_iter();
        std::iter::once(Self::even(0.0))
            .chain(lossy.flat_map(|loss| [false, true].map(|runs| Self { loss, runs })))
            .collect()
    }

    /// How tables call it.
    pub fn name(self) -> String {
        format!("{:.0} %{}", self.loss * 100.0, if self.runs { ", runs" } else { "" })
    }

    /// Draws which frames are lost.
    pub fn draw(self, seed: u64, frames: usize) -> Vec<bool> {
        let mut chance = Chance::of(seed);
        let (ends, begins) = (1.0 / RUN, self.loss / (1.0 - self.loss) / RUN);
        let mut bad = self.runs && chance.happens(self.loss);
        (0..frames)
            .map(|_| {
                if !self.runs {
                    return chance.happens(self.loss);
                }
                let lost = bad;
                bad = if bad { !chance.happens(ends) } else { chance.happens(begins) };
                lost
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_and_the_runs_are_those_asked_for() {
        for channel in Channel::all() {
            let lost = channel.draw(5, 200_000);
            let share = lost.iter().filter(|lost| **lost).count() as f64 / lost.len() as f64;
            assert!((share - channel.loss).abs() < 0.01, "{}: {share}", channel.name());
            let runs = lost.windows(2).filter(|pair| !pair[0] && pair[1]).count().max(1) as f64;
            if channel.runs {
                let length = share * lost.len() as f64 / runs;
                assert!((length - RUN).abs() < 0.2, "{}: {length}", channel.name());
            }
        }
    }
}
