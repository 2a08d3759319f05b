//! The checks of the build script, and what it cannot see: languages that are offered and have no words, and symbols that sound
//! the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]
#[path = "../build/catalogues.rs"]
mod catalogues;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use catalogues::{agreed, read_all};
use juicetokens_app::model::Language;

const LOCALES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");

fn agree(leading: &str, other: &str) -> Result<usize, Vec<String>> {
    let sources = [("en", leading), ("nl", other)].map(|(tag, text)| (tag.to_owned(), text.to_owned()));
    agreed(&BTreeMap::from(sources)).map(|messages| messages.len())
}

#[test]
fn every_language_that_is_offered_has_all_words() {
    let messages = read_all(Path::new(LOCALES)).unwrap();
    assert!(messages.len() > 500);
    let files: BTreeSet<String> = std::fs::read_dir(LOCALES)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let offered: BTreeSet<String> = Language::ALL.iter().map(|language| language.tag().to_owned()).collect();
    assert_eq!(files, offered);
}

#[test]
fn a_language_may_neither_miss_a_message_nor_have_one_too_many() {
    assert_eq!(agree("a = One\nb = Two\n", "b = Twee\na = Een\n"), Ok(2));
    assert_eq!(agree("a = One\nb = Two\n", "a = Een\n"), Err(vec!["nl.ftl misses b".into()]));
    assert_eq!(agree("a = One\n", "a = Een\nc = Drie\n"), Err(vec!["nl.ftl has c, which en.ftl has not".into()]));
    assert_eq!(agree("a = One\na = Two\n", "a = Een\n"), Err(vec!["en.ftl has a twice".into()]));
}

#[test]
fn variables_agree_in_name_and_kind() {
    assert_eq!(agree("a = { $x } and { $y }\n", "a = { $y } en { $x }\n"), Ok(1));
    let other = agree("a = { $x }\n", "a = { $z }\n").unwrap_err();
    assert_eq!(other, [r#"nl.ftl, a: its variables are {"z"}, and should be {"x"}"#]);
    let counted = "a =\n    { $x ->\n        [one] een\n       *[other] { $x }\n    }\n";
    assert_eq!(agree("a = { NUMBER($x) }\n", counted), Ok(1));
    let wrong = agree("a = { $x }\n", counted).unwrap_err();
    assert_eq!(wrong, ["nl.ftl, a: $x is text in en.ftl, and cannot be used as a number"]);
}

#[test]
fn what_is_not_read_is_refused() {
    for (text, line) in [("a = { $x\n", 2), ("a = One\nb\n", 2)] {
        let faults = agree(text, "").unwrap_err();
        assert!(faults[0].starts_with(&format!("en.ftl, line {line}: ")), "{faults:?}");
    }
    for text in ["a = One\n    .b = Two\n", "-a = One\n", "a = One\nb = { a }\n", "a = { DATETIME($x) }\n"] {
        assert!(
            agree(text, "")
                .unwrap_err()
                .iter()
                .all(|fault| fault.starts_with("en.ftl, ") && fault.ends_with(" are not used here"))
        );
    }
}

/// What public/crash.js says when no catalogue can be had is what the English one says; and it says all that is written for it.
#[test]
fn the_screen_for_the_worst_day_says_what_the_catalogue_says() {
    let script = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../public/crash.js")).unwrap();
    let said: BTreeMap<&str, &str> = script
        .lines()
        .filter_map(|line| line.strip_prefix("  \"failed-")?.strip_suffix("\",")?.split_once("\": \""))
        .collect();
    let english = std::fs::read_to_string(format!("{LOCALES}/en.ftl")).unwrap();
    let written: BTreeMap<&str, &str> =
        english.lines().filter_map(|line| line.strip_prefix("failed-")?.split_once(" = ")).collect();
    assert!(written.len() > 20);
    assert_eq!(said, written);
}

#[test]
fn symbols_have_names_of_their_own() {
    for language in Language::ALL {
        let text = std::fs::read_to_string(format!("{LOCALES}/{}.ftl", language.tag())).unwrap();
        let names: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("symbol-")?.split_once(" = "))
            .map(|(_, name)| name)
            .collect();
        assert_eq!(names.len(), 32, "{}", language.tag());
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 32, "{}", language.tag());
    }
}
