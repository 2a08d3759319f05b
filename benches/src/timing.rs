//! The minimum of many runs: noise of a shared machine only ever adds.
use std::hint::black_box;
use std::time::Instant;

/// Least microseconds of `rounds` runs of each work; the works take turns, so that all of them see the same machine.
pub fn least_us<const N: usize>(rounds: usize, mut works: [&mut dyn FnMut() -> f64; N]) -> [f64; N] {
    let mut least = [f64::INFINITY; N];
    for _ in 0..rounds {
        for (work, least) in works.iter_mut().zip(&mut least) {
            *least = least.min(work());
        }
    }
    least
}

/// Microseconds that a piece of work takes; what it returns is not optimised away.
pub fn time_us<T>(work: impl FnOnce() -> T) -> f64 {
    let started = Instant::now();
    let made = work();
    let took = started.elapsed();
    black_box(made);
    took.as_secs_f64() * 1e6
}
