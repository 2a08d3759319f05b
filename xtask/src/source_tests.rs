use super::*;

fn paths(text: &str) -> Vec<String> {
    Source::new("engine/src/a.rs", text).named().into_iter().map(|named| named.segments.join("::")).collect()
}

#[test]
fn comments_and_literals_are_not_code() {
    let text = "let a = \"std::fs\"; // std::net\n/* std::env /* nested */ */ let b = 'x'; let c: &'static str = r#\"a\"b\"#; f(b'\"', '\\'');";
    let source = Source::new("a.rs", text);
    assert_eq!(source.code.len(), text.len());
    assert_eq!(source.code.lines().count(), 2);
    for hidden in ["std::", "nested", "a\"b"] {
        assert!(!source.code.contains(hidden), "{hidden}");
    }
    assert!(source.code.contains("let c: &'static str ="));
    assert!(source.code.ends_with(");"));
}

#[test]
fn braces_are_multiplied_out() {
    let found =
        paths("use std::{fs, io::{self, Write as W}};\npub(crate) use crate::token::*;\nfn f() { super::x::y(); }");
    assert_eq!(found, ["std::fs", "std::io", "std::io::Write", "crate::token::*", "super::x::y"]);
}

#[test]
fn reexports_and_other_names_are_told() {
    let named = Source::new("a.rs", "pub use record::Sid;\nuse a::B as C;").named();
    assert!(named[0].reexported && !named[1].reexported);
    assert_eq!(named[1].alias.as_deref(), Some("C"));
    assert_eq!(named[1].line, 2);
}

#[test]
fn paths_are_seen_from_the_root() {
    let source = Source::new("engine/src/token/transfer/mod.rs", "");
    let inside = |path: &str| {
        source.inside_crate(&path.split("::").map(String::from).collect::<Vec<_>>()).map(|found| found.join("::"))
    };
    assert_eq!(inside("super::amount::Amount").as_deref(), Some("token::amount::Amount"));
    assert_eq!(inside("super::super::wallet").as_deref(), Some("wallet"));
    assert_eq!(inside("self::record").as_deref(), Some("token::transfer::record"));
    assert_eq!(inside("std::fs"), None);
}

#[test]
fn tests_are_told_from_the_product() {
    let source = Source::new(
        "a.rs",
        "fn f() {}\n#[cfg(test)]\nmod tests {\n  fn g() {}\n}\nfn h() {}\n#[cfg(test)]\nmod more;\n",
    );
    let marks: Vec<bool> = (1..=8).map(|line| source.is_test(line)).collect();
    assert_eq!(marks, [false, true, true, true, true, false, true, true]);
    assert_eq!(source.product_lines(), 2);
    assert!(Source::new("engine/tests/x.rs", "fn f() {}").is_test(1));
}
