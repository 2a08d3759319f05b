//! Many runs, in processor time of this thread. Times are minima, for the noise of a shared machine only ever adds; ratios are
//! medians over rounds, for a machine that changes its clock changes it for a whole round.
use std::hint::black_box;

use cpu_time::ThreadTime;

/// How long a turn is, at the least: a shorter work runs several times in it, and so finds the processor's caches mostly as it
/// left them, as under `criterion`, and not as another work did.
const TURN_US: f64 = 10_000.0;

/// What a run of each of some works took, in microseconds: in a round each of them has a turn, one after another.
pub struct Rounds<const N: usize>(Vec<[f64; N]>);

/// Runs the works by turns for so many seconds.
pub fn rounds<const N: usize>(seconds: f64, mut works: [&mut dyn FnMut() -> f64; N]) -> Rounds<N> {
    let mut rounds = Vec::new();
    let begun = ThreadTime::now();
    while rounds.len() < 3 || begun.elapsed().as_secs_f64() < seconds {
        rounds.push(std::array::from_fn(|work| turn(works[work])));
    }
    Rounds(rounds)
}

/// One turn of a work: what a run of it takes, over as many runs as fill it.
fn turn(work: &mut dyn FnMut() -> f64) -> f64 {
    let (mut runs, mut took) = (0.0, 0.0);
    while took < TURN_US {
        took += work();
        runs += 1.0;
    }
    took / runs
}

impl<const N: usize> Rounds<N> {
    /// The least of each work.
    pub fn least(&self) -> [f64; N] {
        std::array::from_fn(|work| self.0.iter().map(|round| round[work]).fold(f64::INFINITY, f64::min))
    }

    /// The least of the first work; of each other, the time that stands to it as in the median of the rounds.
    pub fn beside_the_first(&self) -> [f64; N] {
        let [first, ..] = self.least()[..] else { return self.least() };
        std::array::from_fn(|work| first * median(self.0.iter().map(|round| round[work] / round[0])))
    }
}

/// The middle one of some numbers.
pub fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// Microseconds of processor time that a piece of work takes, without dropping what it made; what it returns is not optimised away.
pub fn time_us<T>(work: impl FnOnce() -> T) -> f64 {
    let started = ThreadTime::now();
    let made = work();
    let took = started.elapsed();
    black_box(made);
    took.as_secs_f64() * 1e6
}
