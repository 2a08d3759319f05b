//! `cargo xtask prove`: everything at its full size, and `docs/proof.md` with what came of it.
//!
//! Each part says of which commit it is. A part that is not run keeps what the page has of it.
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use serde_json::Value;

use crate::arguments::Arguments;
use crate::command::{Outcome, cargo, output};
use crate::places::Places;
use crate::{bench, browsers, fuzz, mutants};

/// Something that proves a part, and says its numbers.
struct Prover {
    name: &'static str,
    /// What it shows, for the page.
    shows: &'static str,
    work: Work,
}

/// How a prover is run. Its last line on the standard output is one JSON object with its numbers.
enum Work {
    /// Arguments of cargo.
    Cargo(&'static [&'static str]),
    /// A command of the house.
    House(fn(&Places, &Arguments) -> Outcome<Value>),
}

/// Every prover, in the order of the page.
const PROVERS: [Prover; 7] = [
    Prover {
        name: "vectors",
        shows: "Records of the wire, good and bad, get the answer that the pages say.",
        work: Work::Cargo(&["run", "--quiet", "-p", "juicetokens-tests", "--bin", "vectors", "--", "--check"]),
    },
    Prover {
        name: "model",
        shows: "Every order of events, crashes and lies within its worlds, by exhaustive search over the functions that ship.",
        work: Work::Cargo(&["run", "--quiet", "--release", "-p", "juicetokens-model", "--", "--full"]),
    },
    Prover {
        name: "simulation",
        shows: "Random payments with crashes at every effect conserve value, and each ends.",
        work: Work::Cargo(&[
            "run",
            "--quiet",
            "-p",
            "juicetokens-tests",
            "--bin",
            "simulate",
            "--",
            "--transfers",
            "200000",
            "--threads",
            "2",
        ]),
    },
    Prover {
        name: "mutants",
        shows: "Small errors put into the rules of coins are noticed by the tests.",
        work: Work::House(mutants::mutants),
    },
    Prover {
        name: "browser",
        shows: "Whole wallets in browsers that see only each other's screens, killed before and after the writes of a payment and of settling.",
        work: Work::House(browsers::prove),
    },
    Prover {
        name: "fuzz",
        shows: "No bytes break a decoder, and no transcript makes or loses value.",
        work: Work::House(fuzz::fuzz),
    },
    Prover {
        name: "benchmarks",
        shows: "Time against the raw cost of the same signatures, measured in the same run.",
        work: Work::House(bench::gates),
    },
];

/// What came of a prover.
struct Proved {
    name: &'static str,
    shows: &'static str,
    /// Of which commit.
    commit: String,
    seconds: u64,
    /// Its numbers, or why there are none.
    numbers: Result<Value, String>,
}

const PAGE: &str = "docs/proof.md";
/// The pages of the benchmarks, which write them.
const MEASURED: &str = "docs/bench";

/// Runs every prover, or the one that was asked for, and writes what came of it into the page as soon as it is known.
pub(crate) fn prove(places: &Places, arguments: &Arguments) -> Outcome {
    let only = arguments.option("only");
    let chosen: Vec<&Prover> = PROVERS.iter().filter(|prover| only.is_none_or(|name| name == prover.name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = PROVERS.iter().map(|prover| prover.name).collect();
        return Err(format!("there is no such prover; there are {}", names.join(", ")).into());
    }
    // A prover's own --only means something else.
    let plain = arguments.without("only").without("leave-out");
    let left_out: Vec<&str> = arguments.option("leave-out").map_or_else(Vec::new, |names| names.split(',').collect());
    let mut failed = Vec::new();
    for prover in chosen.into_iter().filter(|prover| !left_out.contains(&prover.name)) {
        let commit = commit(places)?;
        let proved = run(prover, places, &plain, commit);
        if proved.has_failed() {
            failed.push(proved.name);
        }
        let (part, file) = (part(&proved), places.root.join(PAGE));
        let old = std::fs::read_to_string(&file).unwrap_or_default();
        std::fs::write(file, page(&old, (proved.name, &part)))?;
    }
    println!("\n{}", std::fs::read_to_string(places.root.join(PAGE))?);
    if failed.is_empty() { Ok(()) } else { Err(format!("not all is proved of {}", failed.join(", ")).into()) }
}

impl Proved {
    /// Whether there are no numbers, or one of them is a gate that does not hold.
    fn has_failed(&self) -> bool {
        let fails = |value: &Value| value.as_str().is_some_and(|text| text.ends_with("FAIL"));
        match &self.numbers {
            Ok(Value::Object(numbers)) => numbers.values().any(fails),
            Ok(_) => false,
            Err(_) => true,
        }
    }
}

fn run(prover: &Prover, places: &Places, arguments: &Arguments, commit: String) -> Proved {
    println!("\n═══ {}", prover.name);
    let started = Instant::now();
    let numbers = match prover.work {
        Work::Cargo(words) => output(cargo(places).args(words)).and_then(|said| last_numbers(&said)),
        Work::House(work) => work(places, arguments),
    };
    let numbers = numbers.map_err(|error| without_paths(&error.to_string(), &places.root));
    let &Prover { name, shows, .. } = prover;
    Proved { name, shows, commit, seconds: started.elapsed().as_secs(), numbers }
}

/// The same on every machine: paths start at the workspace, and programs have their names only.
fn without_paths(said: &str, root: &Path) -> String {
    let word = |word: &str| {
        let path = Path::new(word);
        let short =
            path.strip_prefix(root).ok().or_else(|| path.is_absolute().then(|| path.file_name().map(Path::new))?);
        short.map_or_else(|| word.to_owned(), |short| short.display().to_string())
    };
    said.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The last line that is a JSON object.
fn last_numbers(said: &str) -> Outcome<Value> {
    let line = said.lines().rev().find(|line| line.starts_with('{')).ok_or("it said no numbers")?;
    Ok(serde_json::from_str(line)?)
}

/// The commit that is proved and its day; changes that are not committed are named.
fn commit(places: &Places) -> Outcome<String> {
    let git = |words: &[&str]| output(std::process::Command::new("git").args(words).current_dir(&places.root));
    let shown = git(&["show", "-s", "--format=%h of %cs", "HEAD"])?;
    // What the parts before have written proves nothing.
    let changed = git(&["status", "--porcelain", "--", ".", &format!(":!{PAGE}"), &format!(":!{MEASURED}")])?;
    let changed = !changed.trim().is_empty();
    Ok(format!("{}{}", shown.trim(), if changed { ", with changes that are not committed" } else { "" }))
}

/// The page with one part anew; the others as they were.
fn page(old: &str, (name, part): (&str, &str)) -> String {
    let mut page = String::from(HEAD);
    for prover in &PROVERS {
        let kept = old.split("\n## ").find(|kept| kept.lines().next() == Some(prover.name));
        match kept {
            _ if prover.name == name => page.push_str(part),
            Some(kept) => {
                let _ = writeln!(page, "\n## {}", kept.trim_end());
            }
            None => {
                let _ = writeln!(page, "\n## {}\n\n{}\n\n**Not proved:** never run", prover.name, prover.shows);
            }
        }
    }
    page
}

const HEAD: &str = "# Proof

Written by `cargo xtask prove`, part by part: each says which commit it was run on.
";

fn part(Proved { name, shows, commit, seconds, numbers }: &Proved) -> String {
    let mut part = format!("\n## {name}\n\n{shows} For commit {commit}.\n\n");
    match numbers {
        Ok(numbers) => {
            part.push_str("| | |\n|---|---:|\n");
            rows(&mut part, "", numbers);
            let _ = writeln!(part, "| seconds | {seconds} |");
        }
        Err(why) => {
            let _ = writeln!(part, "**Not proved:** {why}");
        }
    }
    part
}

/// One row for each number; what is inside an object is named with its path.
fn rows(page: &mut String, path: &str, value: &Value) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            let name = name.replace('_', " ");
            rows(page, &if path.is_empty() { name } else { format!("{path}: {}", name) }, value);
        }),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            let _ = writeln!(page, "| {path} | {} |", texts.join("; "));
        }
        Value::Array(items) => items.iter().for_each(|item| {
            let name = item.get("name").and_then(Value::as_str).unwrap_or(path);
            let of = |field: &str| item.get(field).map_or_else(String::new, ToString::to_string);
            let _ = writeln!(page, "| {name} | {} states, {} transitions |", of("states"), of("transitions"));
        }),
        Value::String(text) => {
            let _ = writeln!(page, "| {path} | {text} |");
        }
        number => {
            let _ = writeln!(page, "| {path} | {number} |");
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_failure_is_told_without_the_places_of_a_machine() {
        let said = "/opt/.rustup/bin/cargo run --manifest /opt/tokens/benches/Cargo.toml ended with 1/2";
        let told = without_paths(said, Path::new("/opt/tokens"));
        assert_eq!(told, "cargo run --manifest benches/Cargo.toml ended with 1/2");
    }

    #[test]
    fn the_numbers_are_the_last_line_that_is_an_object() {
        let numbers = last_numbers("{\"old\":1}\nsome words\n{\"states\":7}\n\n").unwrap();
        assert_eq!(numbers["states"], 7);
        assert!(last_numbers("words only").is_err());
    }

    fn proved(name: &'static str, numbers: Result<Value, String>) -> Proved {
        Proved { name, shows: "All of it.", commit: "abc of 2026-11-28".into(), seconds: 3, numbers }
    }

    #[test]
    fn a_part_names_every_number_or_why_there_is_none_and_its_commit() {
        let numbers = last_numbers("{\"states_explored\":7,\"ratio\":{\"one_hop\":1.1}}").unwrap();
        let good = part(&proved("model", Ok(numbers)));
        for line in
            ["| states explored | 7 |", "| ratio: one hop | 1.1 |", "| seconds | 3 |", "For commit abc of 2026-11-28."]
        {
            assert!(good.contains(line), "{good}");
        }
        let bad = part(&proved("fuzz", Err("it broke".into())));
        assert!(bad.contains("**Not proved:** it broke") && bad.contains("abc"));
    }

    #[test]
    fn parts_that_are_not_run_stay_as_they_were() {
        let first = page("", ("model", &part(&proved("model", Ok(json!({ "states": 7 }))))));
        assert_eq!(first.matches("never run").count(), PROVERS.len() - 1);
        let second = page(&first, ("fuzz", &part(&proved("fuzz", Ok(json!({ "runs": 9 }))))));
        assert!(second.contains("| states | 7 |") && second.contains("| runs | 9 |"), "{second}");
        let third = page(&second, ("model", &part(&proved("model", Ok(json!({ "states": 8 }))))));
        assert!(third.contains("| states | 8 |") && !third.contains("| states | 7 |"), "{third}");
        assert_eq!(third, page(&third, ("model", &part(&proved("model", Ok(json!({ "states": 8 })))))));
    }
}
