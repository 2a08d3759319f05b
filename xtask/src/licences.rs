//! Every package that is built must be free to use, and what ships holds each crate once.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::command::{Outcome, cargo, output};
use crate::places::Places;
use crate::web::{APP, COUNCIL, DECODER};

/// Permissive: none of them asks more than a notice.
const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Crates that ship in two versions, and why that must be so.
const DOUBLE: [(&str, &str); 6] = [
    ("bitcoin_hashes", "`bip39` asks for 0.14, `ur` for 1: both only for a checksum"),
    ("bitcoin-internals", "two crates below `ur`, which checks a word list and a checksum, ask for one each"),
    ("embedded-io", "`postcard` can write to two of them; they are resolved, and neither is built"),
    ("getrandom", "yew's gloo-history still asks for 0.2"),
    ("thiserror", "gloo still asks for 1"),
    ("hashbrown", "ed25519-zebra asks for 0.16, yew's indexmap for 0.17"),
];

/// What `frost-ed25519` rests on, of which the signatures of all else have a later version: the member of a committee, a module of its own
/// that few people load, ships both.
const BELOW_FROST: [&str; 6] = ["block-buffer", "crypto-common", "curve25519-dalek", "digest", "rand_core", "sha2"];

pub(crate) fn check(places: &Places) -> Outcome<String> {
    let arguments = ["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
    let web: Value = serde_json::from_str(&output(cargo(places).args(arguments))?)?;
    let all: Value = serde_json::from_str(&output(cargo(places).args(&arguments[..3]))?)?;
    let refused = refused(packages(&all));
    if !refused.is_empty() {
        return Err(format!("licences that are not on the list: {}", refused.join(", ")).into());
    }
    // The app builds nothing of a committee's member but its border, which rests on nothing.
    let [app, decoder, council] =
        [(APP, COUNCIL), (DECODER, COUNCIL), (COUNCIL, "")].map(|(module, but)| doubles(&web, module, but));
    let is_known = |double: &String| BELOW_FROST.iter().any(|name| double.starts_with(&format!("{name} ")));
    let council = council?.into_iter().filter(|double| !is_known(double)).collect();
    let doubles = [app?, decoder?, council].concat();
    if !doubles.is_empty() {
        return Err(format!("more than one version would ship of: {}", doubles.join(", ")).into());
    }
    Ok(format!("{} packages are permissively licensed", packages(&all).len()))
}

fn packages(metadata: &Value) -> &[Value] {
    metadata["packages"].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn refused(packages: &[Value]) -> Vec<String> {
    let bad = packages.iter().filter(|package| !is_allowed(text(package, "license")));
    bad.map(|package| format!("{} ({})", text(package, "name"), text(package, "license"))).collect()
}

/// Whether an SPDX expression can be met with licences of the list. `AND` binds closer than `OR`; old crates write `/`.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    // A bracketed part is judged by itself and replaced by its verdict.
    if let Some(open) = expression.rfind('(')
        && let Some(length) = expression[open..].find(')')
    {
        let verdict = if is_allowed(&expression[open + 1..open + length]) { "MIT" } else { "none" };
        return is_allowed(&format!("{}{verdict}{}", &expression[..open], &expression[open + length + 1..]));
    }
    let all_of = |part: &str| part.split(" AND ").all(|licence| ALLOWED.contains(&licence.trim()));
    expression.split(" OR ").any(all_of)
}

/// Crates of which a module would ship two versions, but for those below another module; what only runs while building (macros) does not
/// count.
fn doubles(metadata: &Value, module: &str, but: &str) -> Outcome<Vec<String>> {
    let by_id: BTreeMap<&str, &Value> =
        packages(metadata).iter().map(|package| (text(package, "id"), package)).collect();
    let nodes = metadata["resolve"]["nodes"].as_array().ok_or("cargo metadata resolves nothing")?;
    let nodes: BTreeMap<&str, &Value> = nodes.iter().map(|node| (text(node, "id"), node)).collect();
    let root = by_id.values().find(|package| text(package, "name") == module);
    let mut shipped = BTreeSet::new();
    let mut waiting = vec![text(root.ok_or("a module is not in the workspace")?, "id")];
    while let Some(id) = waiting.pop() {
        let ships = by_id.get(id).is_some_and(|package| !is_macro(package) && text(package, "name") != but);
        if ships && shipped.insert(id) {
            waiting.extend(nodes.get(id).into_iter().flat_map(|node| linked(node)));
        }
    }
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in shipped.iter().filter_map(|id| by_id.get(id)) {
        versions.entry(text(package, "name")).or_default().insert(text(package, "version"));
    }
    versions.retain(|name, found| found.len() > 1 && !DOUBLE.iter().any(|(known, _)| known == name));
    Ok(versions.into_iter().map(|(name, found)| format!("{name} {found:?}")).collect())
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().map_or(&[][..], Vec::as_slice);
    targets
        .iter()
        .any(|target| target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "proc-macro")))
}

/// The packages that a node is linked with: not those of its tests or its build script.
fn linked(node: &Value) -> impl Iterator<Item = &str> {
    let dependencies = node["deps"].as_array().map_or(&[][..], Vec::as_slice);
    let normal = dependencies.iter().filter(|dependency| {
        let kinds = dependency["dep_kinds"].as_array().map_or(&[][..], Vec::as_slice);
        kinds.iter().any(|kind| kind["kind"].is_null())
    });
    normal.map(|dependency| text(dependency, "pkg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_written() {
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR X",
        ] {
            assert!(is_allowed(good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR AGPL-3.0) AND MIT", "MPL-2.0"] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }
}
