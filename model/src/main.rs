//! Searches every world and prints what was found: `--full` with the large ones, `--mutants` with the broken rules alone.
#![allow(clippy::print_stdout, clippy::print_stderr)]
use std::process::ExitCode;

use juicetokens_model::committee::{self, CommitteeMutant, World};
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
    let full = has("--full");
    let worlds = ALL.iter().filter(|world| full || world.base || only.is_some());
    let worlds = worlds.filter(|world| wanted(world.name)).map(|world| world.search(MOST_STATES, full));
    let committees = World::ALL.into_iter().filter(|world| wanted(world.name()));
    let all = worlds.chain(committees.map(|world| committee::search(world, None, world.last_round(full))));
    let searched: Vec<Searched> = if has("--mutants") { Vec::new() } else { all.inspect(tell).collect() };
    let killed = try_mutants(&wanted);
    let total = killed.len();
    let killed = killed.into_iter().filter(|killed| *killed).count();
    report(&searched, (killed, total));
    let sound = searched.iter().all(|each| each.found.violations.is_empty() && !each.found.cut_short);
    if sound && killed == total { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Of each broken rule, whether it was found out.
fn try_mutants(wanted: &dyn Fn(&str) -> bool) -> Vec<bool> {
    let mutants = Mutant::ALL.into_iter().filter(|mutant| wanted(&format!("{mutant:?}")));
    let mutants = mutants.map(|mutant| (mutant.search(MOST_STATES), mutant.trial().1));
    let committee = CommitteeMutant::ALL.into_iter().filter(|mutant| wanted(&format!("{mutant:?}")));
    let committee = committee.map(|mutant| (committee::search(mutant.world(), Some(mutant), 1), &[Invariant::I5][..]));
    let tried = mutants.chain(committee).inspect(|(searched, _)| tell(searched));
    tried.map(|(searched, broken)| broken.iter().all(|each| searched.found.violations.contains_key(each))).collect()
}

fn report(searched: &[Searched], (killed, total): (usize, usize)) {
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
