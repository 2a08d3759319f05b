//! No module of the engine, file by file, may depend on itself through others.
use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::source::{Named, Source};

type Path = Vec<String>;

pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let engine: Vec<&Source> = sources.iter().filter(|source| source.path.starts_with("engine/src/")).collect();
    let graph = Graph::of(&engine);
    let cycle = graph.cycle();
    cycle
        .map(|modules| Finding::new("engine/src/lib.rs", 1, format!("cycle: {}", modules.join(" → "))))
        .into_iter()
        .collect()
}

struct Graph {
    edges: BTreeMap<Path, BTreeSet<Path>>,
}

impl Graph {
    fn of(sources: &[&Source]) -> Self {
        let modules: BTreeSet<Path> = sources.iter().map(|source| source.module()).collect();
        let doors = doors(sources, &modules);
        let mut edges = BTreeMap::new();
        for source in sources {
            let own = source.module();
            // The crate's root only declares; what it re-exports is found behind it.
            if own.is_empty() {
                continue;
            }
            let named = source.named().into_iter().filter(|named| !source.is_test(named.line) && !named.reexported);
            let targets = named.filter_map(|named| target(source, &named, &modules, &doors));
            let targets: BTreeSet<Path> = targets.filter(|target| *target != own && !target.is_empty()).collect();
            edges.insert(own, targets);
        }
        Self { edges }
    }

    /// One cycle, if there is any, written from a module back to itself.
    fn cycle(&self) -> Option<Vec<String>> {
        let mut done = BTreeSet::new();
        self.edges.keys().find_map(|module| self.search(module, &mut Vec::new(), &mut done))
    }

    fn search<'a>(
        &'a self,
        module: &'a Path,
        trail: &mut Vec<&'a Path>,
        done: &mut BTreeSet<&'a Path>,
    ) -> Option<Vec<String>> {
        if let Some(start) = trail.iter().position(|seen| *seen == module) {
            let round = trail[start..].iter().copied().chain([module]);
            return Some(round.map(|path| path.join("::")).collect());
        }
        if !done.insert(module) {
            return None;
        }
        trail.push(module);
        let found = self.edges.get(module).into_iter().flatten().find_map(|next| self.search(next, trail, done));
        trail.pop();
        found
    }
}

/// For each module, the names that it only passes on (`pub use record::Sid`), and where they come from.
fn doors(sources: &[&Source], modules: &BTreeSet<Path>) -> BTreeMap<Path, Path> {
    let mut doors = BTreeMap::new();
    for source in sources {
        for named in source.named().into_iter().filter(|named| named.reexported) {
            let Some(path) = resolve(source, &named.segments, modules) else { continue };
            let Some(name) = named.alias.or_else(|| path.last().cloned()) else { continue };
            let mut door = source.module();
            door.push(name);
            doors.insert(door, path);
        }
    }
    doors
}

fn target(source: &Source, named: &Named, modules: &BTreeSet<Path>, doors: &BTreeMap<Path, Path>) -> Option<Path> {
    let mut path = resolve(source, &named.segments, modules)?;
    // A door may lead to another door; a ring of doors does not compile.
    for _ in 0..8 {
        let behind = (1..=path.len()).find_map(|length| doors.get(&path[..length]).map(|behind| (length, behind)));
        let Some((length, behind)) = behind.filter(|(length, behind)| path[..*length] != behind[..]) else { break };
        path = behind.iter().chain(&path[length..]).cloned().collect();
    }
    (0..=path.len()).rev().map(|length| path[..length].to_vec()).find(|candidate| modules.contains(candidate))
}

/// The path from the crate's root; a path may also begin with the name of a child.
fn resolve(source: &Source, segments: &[String], modules: &BTreeSet<Path>) -> Option<Path> {
    source.inside_crate(segments).or_else(|| {
        let mut child = source.module();
        child.push(segments.first()?.clone());
        modules.contains(&child).then(|| source.module().into_iter().chain(segments.iter().cloned()).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<Source> =
            files.iter().map(|(path, text)| Source::new(format!("engine/src/{path}"), *text)).collect();
        check(&sources).into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_tree_is_no_cycle() {
        let files = [
            ("lib.rs", "pub mod token; pub use token::amount::Amount;"),
            ("token/mod.rs", "pub mod amount; pub mod issuance; pub use amount::Amount;"),
            ("token/amount.rs", "pub struct Amount;"),
            ("token/issuance.rs", "use super::Amount; use crate::token::amount::Zero;"),
        ];
        assert_eq!(findings(&files), Vec::<String>::new());
    }

    #[test]
    fn a_cycle_is_found_through_a_door() {
        let files = [
            ("token/mod.rs", "pub use amount::Amount;"),
            ("token/amount.rs", "use crate::token::issuance::Issuance;"),
            ("token/issuance.rs", "use super::Amount;"),
        ];
        assert_eq!(findings(&files), ["cycle: token::amount → token::issuance → token::amount"]);
    }

    #[test]
    fn parent_and_child_may_be_a_cycle_and_tests_are_not() {
        let text = "fn f() { amount::g() }";
        assert_eq!(findings(&[("token/mod.rs", text), ("token/amount.rs", "use super::TokenError;")]).len(), 1);
        let test = "#[cfg(test)]\nmod tests { use crate::token::TokenError; }";
        assert_eq!(findings(&[("token/mod.rs", text), ("token/amount.rs", test)]), Vec::<String>::new());
    }
}
