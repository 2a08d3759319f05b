//! `cargo xtask test`: everything that must hold, in order, with its times.
use std::process::Command;
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::command::{Outcome, built, cargo, output, run};
use crate::places::{Places, files_below};
use crate::web::{self, Variant};
use crate::{browsers, licences, setup, size, tidy, trunk, wasm_tests};

/// What every step is given.
struct Context<'a> {
    places: &'a Places,
    /// What was typed after `--`.
    rest: &'a [String],
}

/// A step; it returns a note for the table.
struct Step {
    name: &'static str,
    run: fn(&Context) -> Outcome<String>,
}

const STEPS: [Step; 19] = [
    Step { name: "setup", run: |context| done(setup::all(context.places)) },
    Step { name: "tidy", run: |context| tidy::check(&context.places.root) },
    Step { name: "format", run: |context| cargo_step(context, &["fmt", "--all", "--check"]) },
    Step {
        name: "clippy",
        run: |context| cargo_step(context, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    },
    Step { name: "clippy-wasm", run: clippy_wasm },
    Step { name: "licences", run: |context| licences::check(context.places) },
    Step {
        name: "codegen",
        run: |context| cargo_step(context, &["run", "--quiet", "-p", "juicetokens-proto-codegen", "--", "--check"]),
    },
    Step { name: "native", run: |context| cargo_step(context, &["test", "--workspace"]) },
    Step { name: "verifier", run: verifier },
    Step { name: "fuzz-smoke", run: fuzz_smoke },
    Step { name: "simulate", run: simulate },
    Step { name: "wasm", run: |context| wasm_tests::run_all(context.places) },
    Step { name: "build", run: |context| done(web::build(context.places, &Variant::shipped(context.places))) },
    Step {
        name: "build-failpoints",
        run: |context| done(web::build(context.places, &Variant::failpoints(context.places))),
    },
    Step { name: "no-failpoints", run: no_failpoints },
    Step { name: "size", run: |context| size::check(&Variant::shipped(context.places).dist) },
    Step { name: "trunk", run: |context| trunk::check(context.places) },
    Step { name: "lighthouse", run: |context| browsers::lighthouse(context.places) },
    Step { name: "browser", run: |context| done(browsers::scenarios(context.places, context.rest)) },
];

/// How a step ended.
struct Ended {
    name: &'static str,
    took: Duration,
    outcome: Result<String, String>,
}

/// Runs every step, or the one that was asked for; a failure does not keep the later ones from running.
pub(crate) fn run_steps(places: &Places, arguments: &Arguments) -> Outcome {
    let only = arguments.option("only");
    if let Some(name) = only.filter(|name| !STEPS.iter().any(|step| step.name == *name)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("there is no step `{name}`; there are {}", names.join(", ")).into());
    }
    let context = Context { places, rest: &arguments.rest };
    let mut ended = Vec::new();
    for step in STEPS.iter().filter(|step| only.is_none_or(|name| name == step.name)) {
        ended.push(run_step(step, &context));
        // Without its tools nothing else can tell anything.
        if step.name == "setup" && ended.last().is_some_and(|step| step.outcome.is_err()) {
            break;
        }
    }
    report(&ended)
}

fn run_step(step: &Step, context: &Context) -> Ended {
    println!("\n═══ {}", step.name);
    let started = Instant::now();
    let outcome = (step.run)(context).map_err(|error| error.to_string());
    let took = started.elapsed();
    match &outcome {
        Ok(note) => println!("═══ {} passed in {:.1} s {note}", step.name, took.as_secs_f64()),
        Err(error) => println!("═══ {} FAILED in {:.1} s: {error}", step.name, took.as_secs_f64()),
    }
    Ended { name: step.name, took, outcome }
}

fn report(ended: &[Ended]) -> Outcome {
    println!("\nstep              result   seconds");
    for Ended { name, took, outcome } in ended {
        let (result, note) = outcome.as_ref().map_or_else(|error| ("FAILED", error), |note| ("passed", note));
        println!("{name:<17} {result:<6} {:>9.1}   {note}", took.as_secs_f64());
    }
    let total: Duration = ended.iter().map(|step| step.took).sum();
    let failed = ended.iter().filter(|step| step.outcome.is_err()).count();
    println!("total                    {:>9.1}\n", total.as_secs_f64());
    println!("{} passed, {failed} failed", ended.len() - failed);
    if failed == 0 { Ok(()) } else { Err("not everything holds".into()) }
}

fn done(outcome: Outcome) -> Outcome<String> {
    outcome.map(|()| String::new())
}

fn cargo_step(context: &Context, arguments: &[&str]) -> Outcome<String> {
    done(run(cargo(context.places).args(arguments)))
}

/// The checker of receipts that shares no code with the engine gives the engine's answers.
fn verifier(context: &Context) -> Outcome<String> {
    let script = context.places.root.join("verifier/check.js");
    Ok(output(Command::new("node").arg(script))?.trim().to_owned())
}

/// A hundred thousand transfers in villages where anything happens, and every crash point of the scripted ones.
fn simulate(context: &Context) -> Outcome<String> {
    done(run(built(context.places, "simulate")?.args(["--transfers", "100000"])))
}

fn clippy_wasm(context: &Context) -> Outcome<String> {
    let target = ["--target", "wasm32-unknown-unknown"];
    let arguments = ["clippy", "-p", web::APP, "-p", web::DECODER, "-p", "juicetokens-engine", "--all-targets"];
    done(run(cargo(context.places).args(arguments).args(target).args(["--", "-D", "warnings"])))
}

/// The fuzz targets on the stable compiler: the committed seeds and mutations of them, the same ones each time.
fn fuzz_smoke(context: &Context) -> Outcome<String> {
    Ok(output(&mut built(context.places, "fuzz_smoke")?)?.trim().to_owned())
}

/// What ships cannot be stopped at a named point: the word is in the build for tests, and in no file that ships.
fn no_failpoints(context: &Context) -> Outcome<String> {
    let holders = |variant: Variant| -> Outcome<Vec<String>> {
        let mut files = files_below(&variant.dist)?;
        files.retain(|file| file.ends_with(".wasm") || file.ends_with(".js"));
        files.retain(|file| std::fs::read(variant.dist.join(file)).is_ok_and(|bytes| holds_marker(&bytes)));
        Ok(files)
    };
    let shipped = holders(Variant::shipped(context.places))?;
    if !shipped.is_empty() {
        return Err(format!("failpoints would ship in {}", shipped.join(", ")).into());
    }
    if holders(Variant::failpoints(context.places))?.is_empty() {
        return Err("the build for tests shows no failpoints either: the check proves nothing".into());
    }
    Ok("none ships".into())
}

fn holds_marker(bytes: &[u8]) -> bool {
    bytes.windows(b"failpoint".len()).any(|window| window == b"failpoint")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn step_names_are_unique() {
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }

    #[test]
    fn one_failure_fails_the_whole() {
        let ended = |outcome: Result<&str, &str>| Ended {
            name: "one",
            took: Duration::ZERO,
            outcome: outcome.map(String::from).map_err(String::from),
        };
        assert!(report(&[ended(Ok("")), ended(Ok("fine"))]).is_ok());
        assert!(report(&[ended(Ok("")), ended(Err("broken"))]).is_err());
    }

    #[test]
    fn the_marker_is_found_anywhere() {
        assert!(holds_marker(b"\0a failpoint=R1\0") && !holds_marker(b"fail point"));
    }
}
