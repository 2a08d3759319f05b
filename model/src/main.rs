//! Searches every world and prints what was found: `--full` with the large ones, `--mutants` with the broken rules alone.
#![allow(clippy::print_stdout, clippy::print_stderr)]
use std::process::ExitCode;

use juicetokens_model::configuration::{ALL, Searched};
use juicetokens_model::invariant::Invariant;
use juicetokens_model::mutant::Mutant;
use serde_json::json;

const MOST_STATES: usize = 60_000_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let only = arguments.iter().find(|argument| !argument.starts_with("--"));
    let wanted = |name: &str| only.is_none_or(|only| name.contains(only.as_str()));
    let worlds = ALL.iter().filter(|world| !has("--mutants") && (has("--full") || world.base || only.is_some()));
    let searched: Vec<Searched> = worlds
        .filter(|world| wanted(world.name))
        .map(|world| world.search(MOST_STATES, has("--full")))
        .inspect(tell)
        .collect();
    let mut killed = 0;
    let mut total = 0;
    for mutant in Mutant::ALL.into_iter().filter(|mutant| wanted(&format!("{mutant:?}"))) {
        let searched = mutant.search(MOST_STATES);
        tell(&searched);
        total += 1;
        killed += usize::from(mutant.trial().1.iter().all(|each| searched.found.violations.contains_key(each)));
    }
    let configurations: Vec<_> = searched
        .iter()
        .map(|Searched { name, found, seconds }| {
            json!({
                "name": name,
                "states": found.states,
                "transitions": found.transitions,
                "seconds": seconds,
                "violated": found.violations.keys().map(|each| each.text()).collect::<Vec<_>>(),
            })
        })
        .collect();
    let invariants: Vec<&str> = Invariant::ALL.iter().map(|invariant| invariant.text()).collect();
    println!(
        "{}",
        json!({
            "configurations": configurations,
            "invariants": invariants,
            "mutants_killed": killed,
            "mutants_total": total,
        })
    );
    let sound = searched.iter().all(|each| each.found.violations.is_empty() && !each.found.cut_short);
    if sound && killed == total { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn tell(searched: &Searched) {
    let Searched { name, found, seconds } = searched;
    eprintln!(
        "{name}: {} states, {} transitions, {} resolved, distinct wallets/messages/headers/ledgers {:?}, {seconds:.1} s{}",
        found.states,
        found.transitions,
        found.resolved,
        found.distinct,
        if found.cut_short { ", CUT SHORT" } else { "" }
    );
    for (invariant, trace) in &found.violations {
        eprintln!("  violates {} after {} steps", invariant.text(), trace.len());
        for line in trace {
            eprintln!("    {line}");
        }
    }
}
