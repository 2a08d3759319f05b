//! `cargo bench --bench qr_link`: measures, writes the page, and fails when a gate does not hold.
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use juicetokens_qr_bench::gate::Gate;
use juicetokens_qr_bench::report::Measured;
use juicetokens_qr_bench::{erasure, optical, session, temporal};

const USAGE: &str = "\
cargo bench --bench qr_link -- [--trials 300] [--pictures 20] [--threads 2] [--out docs/bench] [--origin \"when, of what\"]";

/// What was asked for.
struct Arguments {
    trials: usize,
    pictures: usize,
    threads: usize,
    out: PathBuf,
    origin: String,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let Arguments { trials, pictures, threads, out, origin } = Arguments::read()?;
    let mut gates = Vec::new();
    println!("L3: hold times");
    print_all(&mut gates, temporal::gates());
    println!("L1: {} cells, {trials} trials each, seeds from 0 in steps of 1000000", erasure::Cell::all().len());
    let erasure = erasure::run_all(trials, threads);
    print_all(&mut gates, erasure::gates(&erasure));
    println!("L4: meetings, {trials} of each kind");
    let sessions = session::run_all(trials);
    print_all(&mut gates, session::gates(&sessions));
    println!("L2: {} cells, {pictures} pictures each", optical::Cell::all().len());
    let optical = optical::run_all(pictures, threads);
    print_all(&mut gates, optical::gates(&optical));
    gates.sort_by_key(|gate| gate.name.chars().nth(1));
    let failed = gates.iter().filter(|gate| !gate.holds).count();
    Measured { origin, trials, pictures, erasure, optical, sessions, gates }.write(&out)?;
    println!("{failed} gates fail; the page is {}", out.join("qr.md").display());
    Ok(ExitCode::from(u8::from(failed > 0)))
}

fn print_all(gates: &mut Vec<Gate>, more: Vec<Gate>) {
    for gate in more {
        println!("{} {}: {} ({})", gate.word(), gate.name, gate.measured, gate.limit);
        gates.push(gate);
    }
}

impl Arguments {
    fn read() -> Result<Self, Box<dyn Error>> {
        let out = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/bench"));
        let mut arguments = Self { trials: 300, pictures: 20, threads: 2, out, origin: String::new() };
        // Cargo says --bench itself.
        let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
        while let Some(word) = words.next() {
            let value = words.next().ok_or(USAGE)?;
            match word.as_str() {
                "--trials" => arguments.trials = value.parse()?,
                "--pictures" => arguments.pictures = value.parse()?,
                "--threads" => arguments.threads = value.parse()?,
                "--out" => arguments.out = value.into(),
                "--origin" => arguments.origin = value,
                _ => return Err(USAGE.into()),
            }
        }
        if arguments.trials == 0 || arguments.pictures == 0 || arguments.threads == 0 {
            return Err(USAGE.into());
        }
        Ok(arguments)
    }
}
