//! `cargo xtask fuzz`: every target by libFuzzer, for a while each, and how many inputs that were.
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::command::{Outcome, output, run, timed};
use crate::places::Places;
use crate::setup;

/// libFuzzer needs a nightly compiler; this one.
const NIGHTLY: &str = "nightly-2026-05-20";
const CARGO_FUZZ: (&str, &str) = ("cargo-fuzz", "0.13.2");
/// Seconds for each target.
const SECONDS: u64 = 60;
/// Longer inputs are not tried: nothing of a peer's that is read at once is longer, but a message's code.
const MOST_BYTES: u32 = 8_192;

/// Runs every target, or the one that was asked for, and says how many inputs it tried.
pub(crate) fn fuzz(places: &Places, arguments: &Arguments) -> Outcome<Value> {
    let seconds = arguments.number("seconds")?.unwrap_or(SECONDS);
    let fuzzer = Fuzzer::ready(places)?;
    let targets = fuzzer.targets()?;
    let only = arguments.option("only");
    if let Some(name) = only.filter(|name| !targets.iter().any(|target| target == name)) {
        return Err(format!("there is no target `{name}`; there are {}", targets.join(", ")).into());
    }
    timed("Building the fuzz targets", || run(fuzzer.cargo_fuzz("build").arg("--sanitizer=none")))?;
    let (mut executions, mut broken) = (0, Vec::new());
    let chosen: Vec<&String> = targets.iter().filter(|target| only.is_none_or(|only| only == *target)).collect();
    for target in &chosen {
        let tried = fuzzer.run(target, seconds)?;
        println!("  {target:<12} {:>12} executions in {seconds} s", tried.executions);
        executions += tried.executions;
        broken.extend(tried.artifact.map(|artifact| format!("{target}: {artifact}")));
    }
    if !broken.is_empty() {
        return Err(format!("inputs that break something: {}", broken.join(", ")).into());
    }
    Ok(json!({ "fuzz_targets": chosen.len(), "fuzz_seconds": seconds, "fuzz_executions": executions }))
}

/// The nightly compiler, `cargo-fuzz`, and where they work.
struct Fuzzer<'a> {
    places: &'a Places,
    bin: PathBuf,
}

/// What came of one target.
struct Tried {
    executions: u64,
    artifact: Option<String>,
}

impl<'a> Fuzzer<'a> {
    fn ready(places: &'a Places) -> Outcome<Self> {
        let known = output(Command::new("rustup").args(["toolchain", "list"]))?;
        if !known.lines().any(|line| line.starts_with(NIGHTLY)) {
            timed(&format!("Installing {NIGHTLY} (about a minute)"), || {
                run(Command::new("rustup").args(["toolchain", "install", NIGHTLY, "--profile", "minimal"]))
            })?;
        }
        Ok(Self { places, bin: setup::cargo_tool(places, CARGO_FUZZ)? })
    }

    /// A command of `cargo-fuzz`, with the pinned compiler.
    fn cargo_fuzz(&self, verb: &str) -> Command {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.bin.clone()).chain(std::env::split_paths(&path));
        let mut command = Command::new("rustup");
        command.args(["run", NIGHTLY, "cargo", "fuzz", verb]).current_dir(self.places.root.join("fuzz"));
        command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
        if let Ok(path) = std::env::join_paths(folders) {
            command.env("PATH", path);
        }
        if verb != "list" {
            command.arg("--target-dir").arg(self.work());
        }
        command
    }

    /// Where things are built and kept from run to run.
    fn work(&self) -> PathBuf {
        self.places.target.join("fuzz")
    }

    fn targets(&self) -> Outcome<Vec<String>> {
        Ok(output(&mut self.cargo_fuzz("list"))?.lines().map(String::from).collect())
    }

    /// Runs one target: what is found new goes beside the build, the committed seeds are only read.
    fn run(&self, target: &str, seconds: u64) -> Outcome<Tried> {
        let found = self.work().join("corpus").join(target);
        std::fs::create_dir_all(&found)?;
        let artifacts = self.work().join("artifacts").join(target);
        std::fs::create_dir_all(&artifacts)?;
        let mut command = self.cargo_fuzz("run");
        command.args(["--sanitizer=none", target]).arg(&found).arg(self.places.root.join("fuzz/corpus").join(target));
        command.arg("--").args(options(seconds, &artifacts));
        let ended = command.stdin(Stdio::null()).stdout(Stdio::null()).output()?;
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        let executions = executions(&said);
        if ended.status.success() && executions.is_some() {
            return Ok(Tried { executions: executions.unwrap_or(0), artifact: None });
        }
        eprintln!("{said}");
        let artifact =
            said.lines().find_map(|line| line.split_once("Test unit written to ")).map(|(_, path)| path.into());
        Ok(Tried { executions: executions.unwrap_or(0), artifact: artifact.or_else(|| Some("it did not run".into())) })
    }
}

fn options(seconds: u64, artifacts: &Path) -> [String; 7] {
    [
        format!("-max_total_time={seconds}"),
        format!("-max_len={MOST_BYTES}"),
        format!("-artifact_prefix={}/", artifacts.display()),
        "-print_final_stats=1".into(),
        "-verbosity=0".into(),
        "-timeout=30".into(),
        "-len_control=20".into(),
    ]
}

/// What libFuzzer says at its end.
fn executions(said: &str) -> Option<u64> {
    let line = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    line.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_executions_is_read_from_the_last_words() {
        let said = "INFO: Seed: 1\nstat::number_of_executed_units: 1234\nstat::average_exec_per_sec:     9\n";
        assert_eq!(executions(said), Some(1234));
        assert_eq!(executions("nothing"), None);
    }
}
