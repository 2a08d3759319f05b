//! Feeds every fuzz target with its seeds and with mutations of them, the same ones each time, and prints how many.
//!
//! `fuzz_smoke [FACTOR]` makes FACTOR times as many mutations as a test run does.
use juicetokens_tests::fuzz_targets::{TARGETS, seeds, smoke};

fn main() {
    let factor: u32 = std::env::args().nth(1).and_then(|factor| factor.parse().ok()).unwrap_or(1);
    let mut executions: u64 = 0;
    for target in &TARGETS {
        let started = std::time::Instant::now();
        let seeds: Vec<Vec<u8>> = seeds::committed(target.name).into_values().collect();
        let made = smoke::run(target, &seeds, target.smoke * factor);
        executions += u64::from(made);
        eprintln!("  {:<16} {made:>9} executions in {:.1} s", target.name, started.elapsed().as_secs_f64());
    }
    println!("{{\"fuzz_targets\": {}, \"fuzz_smoke_executions\": {executions}}}", TARGETS.len());
}
