//! Measures, writes the page and its pictures, and says which gates hold.
//!
//! `bench --out DIR --origin TEXT [--parts DIR] [--seconds N]`; the parts are what the other programs printed. With `--gates N` it
//! measures the transfers of the gates for N seconds each and prints them: so it runs itself several times.
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first surprise")]
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use juicetokens_benches::measured::{Native, TransferCost, of_processes, transfers};
use juicetokens_benches::pictures::Picture;
use juicetokens_benches::report::Measured;
use serde::de::DeserializeOwned;

/// Odd, for the sake of a median.
const PROCESSES: usize = 9;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = options()?;
    if let Some(seconds) = options.get("--gates") {
        println!("{}", serde_json::to_string(&transfers(seconds.parse()?))?);
        return Ok(ExitCode::SUCCESS);
    }
    let out = PathBuf::from(options.get("--out").ok_or("--out is missing")?);
    let origin = options.get("--origin").ok_or("--origin is missing")?;
    let parts = options.get("--parts").map(PathBuf::from);
    let seconds = options.get("--seconds").map_or(Ok(3.0), |seconds| seconds.parse())?;
    let measured = Measured {
        memory: part(parts.as_deref(), "memory.json")?,
        browser: part(parts.as_deref(), "browser.json")?,
        peers: part(parts.as_deref(), "peers.json")?.unwrap_or_default(),
        native: Native::measure(seconds, measured_by_processes(seconds)?),
    };
    std::fs::create_dir_all(&out)?;
    std::fs::write(out.join("README.md"), measured.page(origin))?;
    draw(&measured.native, &out)?;
    let gates = measured.gates();
    for gate in &gates {
        println!("{}  {:>8.3}  at most {:>6}  {}", gate.word(), gate.measured, gate.limit, gate.name);
    }
    let failed = gates.iter().filter(|gate| !gate.holds()).count();
    println!("{} gates hold, {failed} do not", gates.len() - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Each process measures a third as long as one alone would.
fn measured_by_processes(seconds: f64) -> Result<Vec<TransferCost>, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let mut processes: Vec<Vec<TransferCost>> = Vec::new();
    for _ in 0..PROCESSES {
        let output = Command::new(&program).args(["--gates", &(seconds / 3.0).to_string()]).output()?;
        processes.push(serde_json::from_slice(&output.stdout)?);
    }
    Ok(of_processes(&processes))
}

fn options() -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let pairs = words.chunks(2).map(|pair| match pair {
        [name, value] if name.starts_with("--") => Ok((name.clone(), value.clone())),
        _ => Err(format!("{pair:?} is not understood").into()),
    });
    pairs.collect()
}

fn part<T: DeserializeOwned>(folder: Option<&Path>, name: &str) -> Result<Option<T>, Box<dyn Error>> {
    let file = folder.map(|folder| folder.join(name)).filter(|file| file.is_file());
    file.map(|file| serde_json::from_slice(&std::fs::read(file)?).map_err(Box::<dyn Error>::from)).transpose()
}

fn draw(native: &Native, out: &Path) -> Result<(), Box<dyn Error>> {
    let [transfer, raw] = native.by_coins.clone();
    let lines = vec![("transfer", transfer), ("its raw signatures", raw)];
    let (title, abscissa) = ("A transfer of coins with 4 hops", "coins");
    Picture { title, abscissa, lines, logarithmic: false }.draw(&out.join("transfer-by-coins.svg"))?;
    let [transfer, raw] = native.by_hops.clone();
    let lines = vec![("transfer", transfer), ("its raw signatures", raw)];
    let (title, abscissa) = ("A transfer of 20 coins", "hops of each coin");
    Picture { title, abscissa, lines, logarithmic: false }.draw(&out.join("transfer-by-hops.svg"))?;
    let [load, choose] = native.wallet.clone();
    let lines = vec![("load a wallet", load), ("plan and choose coins", choose)];
    let (title, abscissa) = ("A wallet", "coins in the wallet");
    Picture { title, abscissa, lines, logarithmic: true }.draw(&out.join("wallet-by-coins.svg"))
}
