//! The minimum of many runs, in processor time of this thread: the noise of a shared machine only ever adds.
use std::hint::black_box;

use cpu_time::ThreadTime;

/// Least microseconds of many runs of each work, for so many seconds; the works take turns, so that all of them see the same
/// machine.
pub fn least_us<const N: usize>(seconds: f64, mut works: [&mut dyn FnMut() -> f64; N]) -> [f64; N] {
    let mut least = [f64::INFINITY; N];
    let begun = ThreadTime::now();
    while begun.elapsed().as_secs_f64() < seconds {
        for (work, least) in works.iter_mut().zip(&mut least) {
            *least = least.min(work());
        }
    }
    least
}

/// Microseconds of processor time that a piece of work takes, without dropping what it made; what it returns is not optimised away.
pub fn time_us<T>(work: impl FnOnce() -> T) -> f64 {
    let started = ThreadTime::now();
    let made = work();
    let took = started.elapsed();
    black_box(made);
    took.as_secs_f64() * 1e6
}
