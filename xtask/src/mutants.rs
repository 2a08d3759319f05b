//! `cargo xtask mutants`: small errors are put into the rules of coins one by one, and the tests must notice each.
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::command::{Outcome, cargo};
use crate::places::Places;
use crate::setup;

const CARGO_MUTANTS: (&str, &str) = ("cargo-mutants", "27.1.0");
/// What is mutated.
const FILES: &str = "engine/src/token/**/*.rs";
/// Survivors that do not matter, each with its reason.
const ACCEPTED: &str = "docs/mutants.md";

/// Makes mutants of the rules of coins, or of the files that `--only` matches, as `.cargo/mutants.toml` says; a survivor
/// that `docs/mutants.md` does not explain is an error.
pub(crate) fn mutants(places: &Places, arguments: &Arguments) -> Outcome<Value> {
    let bin = setup::cargo_tool(places, CARGO_MUTANTS)?;
    let work = places.target.join("mutants");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    std::fs::create_dir_all(&work)?;
    // The crate's own tests are built in seconds; those of the other crates take minutes, and see only what is left.
    let mut pass =
        Pass::run(places, arguments, (&bin, &work), &["--test-package", "juicetokens-engine", "--", "--lib"])?;
    if !pass.missed.is_empty() {
        let all = ["--iterate", "--test-package", "juicetokens-engine", "--test-package", "juicetokens-tests"];
        let again = Pass::run(places, arguments, (&bin, &work), &all)?;
        pass = Pass { killed: pass.killed + again.killed, missed: again.missed, ..pass };
    }
    let Pass { killed, unviable, missed } = pass;
    let page = std::fs::read_to_string(places.root.join(ACCEPTED))?;
    let (accepted, survivors): (Vec<_>, Vec<_>) = missed.iter().partition(|mutant| page.contains(&named(mutant)));
    if !survivors.is_empty() {
        survivors.iter().for_each(|mutant| println!("survived: {mutant}"));
        return Err(format!("{} mutants survived that {ACCEPTED} does not explain", survivors.len()).into());
    }
    let made = killed + accepted.len();
    Ok(json!({ "mutants": made, "killed": killed, "accepted": accepted.len(), "do_not_compile": unviable }))
}

/// What some tests made of the mutants.
struct Pass {
    killed: usize,
    unviable: usize,
    missed: Vec<String>,
}

impl Pass {
    fn run(places: &Places, arguments: &Arguments, (bin, work): (&Path, &Path), words: &[&str]) -> Outcome<Self> {
        let jobs = arguments.number("jobs")?.unwrap_or(1);
        let mut command = cargo(places);
        command.arg("mutants").arg("--output").arg(work).args(["--jobs", &jobs.to_string(), "--colors", "never"]);
        command.args(["--file", arguments.option("only").unwrap_or(FILES)]).args(&arguments.rest).args(words);
        prepare(&mut command, bin)?;
        // It ends with an error when something survives; what survived is judged by the caller.
        let status = command.stdin(Stdio::null()).status()?;
        let results = work.join("mutants.out");
        let count = |file: &str| -> Outcome<usize> { Ok(lines(&results.join(file))?.len()) };
        let killed = count("caught.txt")? + count("timeout.txt")?;
        let (unviable, missed) = (count("unviable.txt")?, lines(&results.join("missed.txt"))?);
        if killed + missed.len() == 0 {
            return Err(format!("no mutant was tested: cargo mutants ended with {status}").into());
        }
        Ok(Self { killed, unviable, missed })
    }
}

/// The copy of the tree has a target folder of its own.
fn prepare(command: &mut Command, bin: &Path) -> Outcome {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(bin.to_path_buf()).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(folders)?);
    command.env_remove("CARGO_TARGET_DIR");
    Ok(())
}

fn lines(file: &Path) -> Outcome<Vec<String>> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(text.lines().map(String::from).collect())
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
