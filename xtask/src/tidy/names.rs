//! Names say what a thing is; some words say nothing. Unfinished code does not come in.
use super::Finding;
use crate::source::{Source, words};

const EMPTY_WORDS: [&str; 4] = ["manager", "helper", "service", "utils"];
const DECLARING: [&str; 6] = ["enum", "fn", "mod", "struct", "trait", "type"];
const UNFINISHED: [&str; 3] = ["dbg", "todo", "unimplemented"];

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let file = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    let mut findings = Vec::new();
    if says_nothing(file) {
        findings.push(Finding::new(&source.path, 1, format!("name: a file called `{file}` says nothing")));
    }
    for ((_, before), (offset, name)) in words(&source.code).zip(words(&source.code).skip(1)) {
        let line = source.line_at(offset);
        let declared = DECLARING.contains(&before);
        if declared && says_nothing(name) {
            findings.push(Finding::new(&source.path, line, format!("name: `{name}` says nothing")));
        }
        if before == "fn" && name.starts_with("get_") {
            findings.push(Finding::new(&source.path, line, format!("name: `{name}` is called without `get_`")));
        }
        let called = source.code[offset + name.len()..].starts_with('!');
        if called && UNFINISHED.contains(&name) {
            findings.push(Finding::new(&source.path, line, format!("unfinished: `{name}!`")));
        }
    }
    findings
}

/// Whether one of a name's words is an empty one; the browser's own service worker is called what it is called.
fn says_nothing(name: &str) -> bool {
    let lower = split(name);
    !lower.contains("service_worker")
        && lower.split('_').any(|word| EMPTY_WORDS.contains(&word.trim_end_matches("s")) || EMPTY_WORDS.contains(&word))
}

/// `TimeoutManager` as `timeout_manager`.
fn split(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() && !words.ends_with('_') {
            words.push('_');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        check(&Source::new(path, text)).len()
    }

    #[test]
    fn empty_words_are_found_where_things_are_named() {
        for text in
            ["struct TimeoutManager;", "mod utils;", "fn frame_helpers() {}", "trait Service {}", "fn get_key() {}"]
        {
            assert_eq!(count("a.rs", text), 1, "{text}");
        }
        assert_eq!(count("engine/src/utils.rs", ""), 1);
    }

    #[test]
    fn other_peoples_names_and_whole_words_are_left_alone() {
        for text in
            ["use x::LockManager;", "struct ServiceWorkerLink;", "fn widget_key() {}", "fn target() {}", "// fn get_x"]
        {
            assert_eq!(count("a.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn unfinished_code_is_found() {
        assert_eq!(count("a.rs", &format!("fn f() {{ {}!() }}", "todo")), 1);
        assert_eq!(count("a.rs", "let todo = 1;"), 0);
    }
}
