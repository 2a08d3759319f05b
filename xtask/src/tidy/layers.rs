//! The order of the engine's layers: a module names lower ones only; `transport` and `token` do not name each other.
use super::Finding;
use crate::source::Source;

/// Lowest first; what stands in one row does not know each other.
const ORDER: [&[&str]; 8] = [
    &["foundation"],
    &["transport", "token"],
    &["trust"],
    &["lifecycle"],
    &["wallet"],
    &["extension"],
    &["governance"],
    &["engine", "error", "io", "summary", "testing"],
];
const TOP: usize = ORDER.len() - 1;

pub(super) fn check(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("engine/src/") {
        return Vec::new();
    }
    let module = source.module();
    let Some(own) = module.first() else { return Vec::new() };
    let Some(rank) = rank(own) else {
        return vec![Finding::new(
            &source.path,
            1,
            format!("layer: `{own}` is in no layer of xtask/src/tidy/layers.rs"),
        )];
    };
    let named = source.named().into_iter().filter(|named| !source.is_test(named.line));
    let mut findings = Vec::new();
    for named in named {
        let Some(target) = source.inside_crate(&named.segments).and_then(|path| path.first().cloned()) else {
            continue;
        };
        if target != *own && rank < TOP && rank_of_target(&target).is_none_or(|target| target >= rank) {
            findings.push(Finding::new(&source.path, named.line, format!("layer: `{own}` may not name `{target}`")));
        }
    }
    findings
}

fn rank(layer: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&layer))
}

/// What the crate's root itself offers (`crate::Error`) lies at the top.
fn rank_of_target(target: &str) -> Option<usize> {
    if target.starts_with(char::is_uppercase) { Some(TOP) } else { rank(target) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text)).into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn lower_layers_may_be_named() {
        let text = "use crate::{foundation::key::Key, token::amount::Amount};\nfn f() { crate::token::g() }";
        assert_eq!(findings("engine/src/wallet/mod.rs", text), Vec::<String>::new());
        assert_eq!(
            findings("engine/src/engine.rs", "use crate::wallet::Wallet; use crate::Error;"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn higher_layers_and_neighbours_may_not() {
        for (path, text, target) in [
            ("engine/src/token/mod.rs", "use crate::transport::frame::Frame;", "transport"),
            ("engine/src/transport/qr.rs", "use crate::{foundation::hash, token::amount};", "token"),
            ("engine/src/token/transfer/mod.rs", "use super::super::wallet::Wallet;", "wallet"),
            ("engine/src/foundation/key.rs", "fn f() -> crate::Error {}", "Error"),
            ("engine/src/wallet/mod.rs", "use crate::io::Effect;", "io"),
            ("engine/src/wallet/mod.rs", "use crate::cellar::Wine;", "cellar"),
        ] {
            let found = findings(path, text);
            assert!(found.len() == 1 && found[0].ends_with(&format!("`{target}`")), "{path}: {found:?}");
        }
    }

    #[test]
    fn tests_may_look_up_and_new_layers_need_a_place() {
        let text = "#[cfg(test)]\nmod tests {\n use crate::testing::signer;\n}";
        assert_eq!(findings("engine/src/token/mod.rs", text), Vec::<String>::new());
        assert_eq!(findings("engine/src/cellar/mod.rs", "").len(), 1);
    }
}
