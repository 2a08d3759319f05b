//! The house rules as a program: one module per rule, each a function from sources to findings.
mod cycles;
mod imports;
mod layers;
mod lengths;
mod names;
mod text;
mod words;

use std::path::Path;
use std::process::Command;

use crate::command::{Outcome, output};
use crate::source::Source;

/// A broken rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    rule: String,
}

impl Finding {
    fn new(path: &str, line: usize, rule: impl Into<String>) -> Self {
        Self { path: path.into(), line, rule: rule.into() }
    }
}

/// Holds the whole tree to the rules.
pub(crate) fn check(root: &Path) -> Outcome<String> {
    let files = texts(root)?;
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs") && !path.contains("/generated/"));
    let sources: Vec<Source> = rust.map(|(path, text)| Source::new(path, text)).collect();
    let mut findings = cycles::check(&sources);
    for (path, text) in &files {
        findings.extend(text::check(path, text));
    }
    for source in &sources {
        findings.extend(layers::check(source));
        findings.extend(imports::check(source));
        findings.extend(lengths::check(source));
        findings.extend(names::check(source));
        findings.extend(words::check(source));
    }
    findings.sort();
    findings.dedup();
    for Finding { path, line, rule } in &findings {
        println!("{path}:{line}: {rule}");
    }
    match findings.len() {
        0 => Ok(format!("{} files are tidy", files.len())),
        count => Err(format!("{count} house rules are broken").into()),
    }
}

/// The text files that git knows or would take.
fn texts(root: &Path) -> Outcome<Vec<(String, String)>> {
    let list = output(Command::new("git").current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let paths = list.split('\0').filter(|path| !path.is_empty());
    // What is deleted and not yet committed, and what is no text, is nobody's concern here.
    Ok(paths
        .filter_map(|path| std::fs::read_to_string(root.join(path)).ok().map(|text| (path.to_owned(), text)))
        .collect())
}
