//! `cargo xtask prove`: everything at its full size, and `docs/proof.md` with what came of it.
use std::fmt::Write as _;
use std::time::Instant;

use serde_json::Value;

use crate::arguments::Arguments;
use crate::command::{Outcome, cargo, output};
use crate::places::Places;
use crate::{bench, fuzz, mutants};

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
const PROVERS: [Prover; 6] = [
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
    seconds: u64,
    /// Its numbers, or why there are none.
    numbers: Result<Value, String>,
}

/// Runs every prover, or the one that was asked for. The page is written when all were asked for, and says what is not proved.
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
    let (skipped, chosen): (Vec<&Prover>, Vec<&Prover>) =
        chosen.into_iter().partition(|prover| left_out.contains(&prover.name));
    let mut proved: Vec<Proved> = chosen.into_iter().map(|prover| run(prover, places, &plain)).collect();
    let failed: Vec<&str> = proved.iter().filter(|each| each.has_failed()).map(|each| each.name).collect();
    let failed = failed.join(", ");
    proved.extend(skipped.into_iter().map(|Prover { name, shows, .. }| Proved {
        name,
        shows,
        seconds: 0,
        numbers: Err("left out of this run".into()),
    }));
    let page = page(&proved, &commit(places)?);
    println!("\n{page}");
    if only.is_none() {
        std::fs::write(places.root.join("docs/proof.md"), page)?;
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("not all is proved of {failed}").into()) }
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

fn run(prover: &Prover, places: &Places, arguments: &Arguments) -> Proved {
    println!("\n═══ {}", prover.name);
    let started = Instant::now();
    let numbers = match prover.work {
        Work::Cargo(words) => output(cargo(places).args(words)).and_then(|said| last_numbers(&said)),
        Work::House(work) => work(places, arguments),
    };
    let numbers = numbers.map_err(|error| error.to_string());
    Proved { name: prover.name, shows: prover.shows, seconds: started.elapsed().as_secs(), numbers }
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
    let changed = !git(&["status", "--porcelain"])?.trim().is_empty();
    Ok(format!("{}{}", shown.trim(), if changed { ", with changes that are not committed" } else { "" }))
}

fn page(proved: &[Proved], commit: &str) -> String {
    let mut page = format!("# Proof\n\nWritten by `cargo xtask prove`, for commit {commit}.\n");
    for Proved { name, shows, seconds, numbers } in proved {
        let _ = write!(page, "\n## {name}\n\n{shows}\n\n");
        match numbers {
            Ok(numbers) => {
                page.push_str("| | |\n|---|---:|\n");
                rows(&mut page, "", numbers);
                let _ = writeln!(page, "| seconds | {seconds} |");
            }
            Err(why) => {
                let _ = writeln!(page, "**Not proved:** {why}");
            }
        }
    }
    page
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
    use super::*;

    #[test]
    fn the_numbers_are_the_last_line_that_is_an_object() {
        let numbers = last_numbers("{\"old\":1}\nsome words\n{\"states\":7}\n\n").unwrap();
        assert_eq!(numbers["states"], 7);
        assert!(last_numbers("words only").is_err());
    }

    #[test]
    fn the_page_names_every_number_and_what_is_not_proved() {
        let proved = |numbers| Proved { name: "model", shows: "All of it.", seconds: 3, numbers };
        let numbers = last_numbers("{\"states_explored\":7,\"ratio\":{\"one_hop\":1.1}}").unwrap();
        let page = page(&[proved(Ok(numbers)), proved(Err("it does not exist yet".into()))], "abc");
        for line in ["| states explored | 7 |", "| ratio: one hop | 1.1 |", "| seconds | 3 |"] {
            assert!(page.contains(line), "{page}");
        }
        assert!(page.contains("commit abc.") && page.contains("**Not proved:** it does not exist yet"));
    }
}
