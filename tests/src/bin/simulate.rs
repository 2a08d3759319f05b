//! Runs villages of simulated wallets, and every crash point, and prints one line of JSON.
//!
//! `cargo run -p juicetokens-tests --bin simulate -- [--transfers N] [--seed S] [--threads T]`. With a seed alone, the one
//! village of that seed is run again. It fails when fewer than N transfers happened, or a crash point was not reached.
#![allow(clippy::expect_used, reason = "a command of the house stops at the first surprise")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use juicetokens_tests::sim::campaign;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options: BTreeMap<&str, u64> = arguments
        .chunks(2)
        .map(|pair| match pair {
            [name, value] => (name.as_str(), value.parse().expect("a whole number")),
            _ => usage(),
        })
        .collect();
    if options.keys().any(|name| !["--transfers", "--seed", "--threads"].contains(name)) {
        usage();
    }
    let option = |name: &str| options.get(name).copied();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = option("--threads").map_or(cores, |threads| threads as usize);
    let (seed, transfers) = (option("--seed").unwrap_or(1), option("--transfers"));
    let report = campaign::run(seed, transfers.unwrap_or(1), threads, transfers.is_some());
    println!("{}", report.to_json());
    let missing = report.shortcomings(transfers.unwrap_or(0));
    missing.iter().for_each(|what| eprintln!("simulate: {what}"));
    if missing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ! {
    eprintln!("simulate [--transfers N] [--seed S] [--threads T]");
    std::process::exit(2)
}
