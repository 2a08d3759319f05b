//! A committee decides one thing whatever one of its members does, and by each broken rule both.
#![allow(clippy::print_stdout)]
use juicetokens_model::committee::{CommitteeMutant, World, search};
use juicetokens_model::invariant::Invariant;

#[test]
fn no_run_decides_two_things_whatever_one_member_does() {
    for world in World::ALL {
        let searched = search(world, None, 1);
        let found = &searched.found;
        let (states, steps, decided) = (found.states, found.transitions, found.resolved);
        println!("{}: {states} runs, {steps} steps, {decided} decided, {:.1} s", world.name(), searched.seconds);
        assert!(found.violations.is_empty(), "{:#?}", found.violations);
        assert!(decided > 100, "hardly any run decides: {decided}");
    }
}

#[test]
fn each_broken_rule_decides_both_ways() {
    for mutant in CommitteeMutant::ALL {
        let searched = search(mutant.world(), Some(mutant), 1);
        let trace = searched.found.violations.get(&Invariant::I5);
        assert!(trace.is_some(), "{mutant:?} must break I5 within {} runs", searched.found.states);
        println!("{mutant:?} breaks I5 after {} steps", trace.map_or(0, Vec::len));
    }
}
