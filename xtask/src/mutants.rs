//! `cargo xtask mutants`: small errors are put into the rules of coins one by one, and the tests must notice each.
//!
//! It works in a checkout of the last commit of its own, and remembers what it has found: interrupted, or given `--minutes N`, it
//! goes on where it stopped. What was found of a function stays until the function changes; `--again survivors` forgets what survived, for
//! tests that were written since.
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::command::{Outcome, output, run};
use crate::mutants::tried::{Mutant, Tried};
use crate::places::Places;
use crate::setup;

mod tried;

const CARGO_MUTANTS: (&str, &str) = ("cargo-mutants", "27.1.0");
/// What is mutated.
const FILES: &str = "engine/src/token/**/*.rs";
/// Survivors that do not matter, each with its reason.
const ACCEPTED: &str = "docs/mutants.md";
/// Some of the tests, for what earlier ones have left.
struct Pass {
    /// What follows `cargo mutants`.
    tests: &'static [&'static str],
    /// How long they may take, in seconds, on a machine that has other things to do.
    longest: &'static str,
}

/// The first three are done in seconds and leave out what takes long; the last leaves out nothing and takes minutes.
const PASSES: [Pass; 4] = [
    Pass {
        tests: &[
            "--test-package=juicetokens-engine",
            "--",
            "--lib",
            "--",
            "--skip=transport::",
            "--skip=foundation::seal",
        ],
        longest: "60",
    },
    Pass {
        tests: &[
            "--test-package=juicetokens-tests",
            "--",
            "--test=all",
            "--",
            "--skip=random_transfers::",
            "--skip=every_crash_point_of_every",
            "--skip=session_breaks::",
            "--skip=crash_at_any_effect",
            "--skip=fuzz_smoke",
            "--skip=receipt_file::no_changed_byte",
            "--skip=power_lost_at_any_effect",
            "--skip=witness_restored::no_order",
            "--skip=witness::requests_of_strangers",
        ],
        longest: "60",
    },
    Pass { tests: &["--test-package=juicetokens-tests", "--", "--test=vectors"], longest: "60" },
    Pass { tests: &["--test-package=juicetokens-model", "--test-package=juicetokens-tests"], longest: "600" },
];

/// Makes mutants of the rules of coins, or of the files that `--only` matches, as `.cargo/mutants.toml` says; a survivor
/// that `docs/mutants.md` does not explain is an error, and so is one that was not tried yet. One that it explains is not tried
/// any further once it has survived.
pub(crate) fn mutants(places: &Places, arguments: &Arguments) -> Outcome<Value> {
    let workshop = Workshop::open(places, arguments)?;
    let mutants = workshop.list(&std::fs::read_to_string(places.root.join(ACCEPTED))?)?;
    let mut tried = Tried::load(&workshop.folder.join("tried.json"))?;
    (0..PASSES.len()).try_for_each(|pass| tried.absorb(pass, &workshop.results(pass)))?;
    match arguments.option("again") {
        Some("survivors") => tried.forget_survivors(),
        Some(other) => return Err(format!("`{other}` cannot be tried again; `survivors` can").into()),
        None => {}
    }
    for pass in 0..PASSES.len() {
        let left = mutants.iter().filter(|mutant| !tried.is_settled(mutant, pass)).count();
        if left > 0 && !workshop.is_over() {
            println!("▸ pass {} of {}: {left} of {} mutants", pass + 1, PASSES.len(), mutants.len());
            workshop.run(pass, &tried, &mutants)?;
            tried.absorb(pass, &workshop.results(pass))?;
        }
    }
    judge(&tried, &mutants)
}

fn judge(tried: &Tried, mutants: &[Mutant]) -> Outcome<Value> {
    let last = PASSES.len() - 1;
    let untried = mutants.iter().filter(|mutant| !tried.is_settled(mutant, last)).count();
    let missed = mutants.iter().filter(|mutant| tried.has_survived(mutant));
    let (accepted, survivors): (Vec<_>, Vec<_>) = missed.partition(|mutant| mutant.accepted);
    survivors.iter().for_each(|mutant| println!("survived: {}", mutant.name));
    let killed = mutants.iter().filter(|mutant| tried.is_killed(mutant)).count();
    let numbers = json!({ "mutants": killed + accepted.len() + survivors.len(), "killed": killed,
        "accepted": accepted.len(), "do_not_compile": mutants.iter().filter(|mutant| tried.is_unviable(mutant)).count() });
    if untried > 0 {
        return Err(
            format!("{untried} of {} mutants were not tried to the end; so far {numbers}", mutants.len()).into()
        );
    }
    if !survivors.is_empty() {
        return Err(format!("{} mutants survived that {ACCEPTED} does not explain; {numbers}", survivors.len()).into());
    }
    Ok(numbers)
}

/// A checkout that may be spoilt, and the tools.
struct Workshop {
    folder: PathBuf,
    bin: PathBuf,
    files: String,
    more: Vec<String>,
    ends: Option<Instant>,
}

impl Workshop {
    fn open(places: &Places, arguments: &Arguments) -> Outcome<Self> {
        let bin = setup::cargo_tool(places, CARGO_MUTANTS)?;
        let (folder, git) = (places.target.join("mutants"), |folder: &Path| {
            let mut git = Command::new("git");
            git.current_dir(folder);
            git
        });
        std::fs::create_dir_all(&folder)?;
        if !folder.join("tree/.git").exists() {
            run(git(&folder).args(["clone", "--quiet", "--shared", "--no-checkout"]).arg(&places.root).arg("tree"))?;
        }
        let commit = output(git(&places.root).args(["rev-parse", "HEAD"]))?;
        run(git(&folder.join("tree")).args(["checkout", "--quiet", "--force", "--detach", commit.trim()]))?;
        let minutes = arguments.number("minutes")?.map(|minutes| Duration::from_secs(60 * minutes));
        Ok(Self {
            folder,
            bin,
            files: arguments.option("only").unwrap_or(FILES).to_owned(),
            more: arguments.rest.clone(),
            ends: minutes.map(|minutes| Instant::now() + minutes),
        })
    }

    fn results(&self, pass: usize) -> PathBuf {
        self.folder.join(format!("pass-{}/mutants.out", pass + 1))
    }

    fn is_over(&self) -> bool {
        self.ends.is_some_and(|end| Instant::now() >= end)
    }

    /// Every mutant there is, with what its function is now, and whether the page explains it.
    fn list(&self, page: &str) -> Outcome<Vec<Mutant>> {
        let mut command = self.command()?;
        let listed = output(command.args(["--list", "--json"]))?;
        let listed: Vec<Value> = serde_json::from_str(&listed)?;
        let read = |mutant| {
            let mut mutant = Mutant::read(mutant, &self.folder.join("tree"))?;
            mutant.accepted = page.contains(&named(&mutant.name));
            Ok(mutant)
        };
        listed.iter().map(read).collect()
    }

    /// Tries what the passes so far have not settled, until the time is over.
    fn run(&self, pass: usize, tried: &Tried, mutants: &[Mutant]) -> Outcome {
        let results = self.results(pass);
        if results.exists() {
            std::fs::remove_dir_all(&results)?;
        }
        std::fs::create_dir_all(&results)?;
        let settled = mutants.iter().filter(|mutant| tried.is_settled(mutant, pass));
        let settled: String = settled.map(|mutant| format!("{}\n", mutant.name)).collect();
        std::fs::write(results.join("previously_caught.txt"), settled)?;
        tried.expect(&results, mutants)?;
        let mut command = self.command()?;
        // `caught.txt` has to be there for the other lists to be read.
        std::fs::write(results.join("caught.txt"), "")?;
        command.args(["--in-place", "--iterate", "--baseline=skip", "--timeout", PASSES[pass].longest, "--output"]);
        command.arg(results.parent().ok_or("no folder")?).args(PASSES[pass].tests);
        // It ends with an error when something survives; what survived is judged by the caller.
        let mut child = command.stdin(Stdio::null()).spawn()?;
        while child.try_wait()?.is_none() {
            if self.is_over() {
                run(Command::new("kill").args(["-INT", &child.id().to_string()]))?;
                child.wait()?;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }

    fn command(&self) -> Outcome<Command> {
        let tree = self.folder.join("tree");
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&tree).arg("mutants").args(["--colors=never", "--file", &self.files]).args(&self.more);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.bin.clone()).chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(folders)?);
        command.env_remove("CARGO_TARGET_DIR").env("CARGO_INCREMENTAL", "1");
        Ok(command)
    }
}

/// A mutant without its line and column, which move: as a cell of the page's table names it.
fn named(mutant: &str) -> String {
    let (place, what) = mutant.split_once(": ").unwrap_or(("", mutant));
    let file = place.split(':').next().unwrap_or_default();
    format!("`{file}: {}`", what.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutant_is_named_without_its_line() {
        let mutant = "engine/src/token/hop.rs:280:26: replace > with >= in check_place";
        assert_eq!(named(mutant), "`engine/src/token/hop.rs: replace > with >= in check_place`");
        assert_eq!(named("a.rs:1:2: replace | with ^ in b"), "`a.rs: replace \\| with ^ in b`");
    }
}
