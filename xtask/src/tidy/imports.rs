//! What must never be imported where.
use super::Finding;
use crate::source::Source;

struct Rule {
    within: &'static str,
    /// Endings of the paths that the rule leaves alone.
    except: &'static [&'static str],
    never: &'static [&'static str],
}

const RULES: [Rule; 9] = [
    Rule { within: "proto/src/", except: &[], never: &["juicetokens_engine", "juicetokens_app"] },
    Rule {
        within: "engine/src/",
        except: &[],
        never: &[
            "async_trait",
            "axum",
            "futures",
            "getrandom",
            "gloo",
            "js_sys",
            "std::env",
            "std::fs",
            "std::net",
            "std::process",
            "std::thread",
            "std::time::Instant",
            "std::time::SystemTime",
            "tokio",
            "uniffi",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
    },
    Rule { within: "engine/src/", except: &["wire.rs"], never: &["juicetokens_proto"] },
    Rule { within: "engine/src/token/transfer/", except: &[], never: &["crate::wallet", "crate::trust"] },
    Rule { within: "engine/src/wallet/", except: &[], never: &["crate::transport"] },
    Rule {
        within: "app/src/model/",
        except: &[],
        never: &["crate::host", "crate::view", "gloo", "js_sys", "rexie", "wasm_bindgen", "web_sys", "yew"],
    },
    Rule { within: "app/src/view/", except: &[], never: &["crate::host", "juicetokens_engine::Command", "rexie"] },
    Rule { within: "app/src/host/", except: &[], never: &["crate::view", "yew"] },
    Rule { within: "app/src/", except: &["app/src/main.rs", "app/src/lib.rs"], never: &["juicetokens_proto"] },
];

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let rules = RULES.iter().filter(|rule| {
        source.path.starts_with(rule.within) && !rule.except.iter().any(|ending| source.path.ends_with(ending))
    });
    let named = source.named();
    let mut findings = Vec::new();
    for rule in rules {
        for named in named.iter().filter(|named| !source.is_test(named.line)) {
            let path = absolute(source, &named.segments);
            if let Some(never) = rule.never.iter().find(|never| begins_with(&path, never)) {
                findings.push(Finding::new(
                    &source.path,
                    named.line,
                    format!("import: {} must not name `{never}`", rule.within),
                ));
            }
        }
    }
    findings
}

/// `super::super::wallet` as `crate::wallet`; other crates' paths as they are.
fn absolute(source: &Source, segments: &[String]) -> String {
    source.inside_crate(segments).map_or_else(|| segments.join("::"), |inside| format!("crate::{}", inside.join("::")))
}

fn begins_with(path: &str, never: &str) -> bool {
    path.strip_prefix(never).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        check(&Source::new(path, text)).len()
    }

    #[test]
    fn the_engine_knows_no_world() {
        for line in
            ["use std::{collections::BTreeMap, fs};", "fn f() { std::env::var(\"A\"); }", "use web_sys::Window;"]
        {
            assert_eq!(count("engine/src/token/mod.rs", line), 1, "{line}");
        }
        assert_eq!(count("engine/src/token/mod.rs", "use std::time::Duration; use std::fmt;"), 0);
        assert_eq!(count("engine/src/token/mod.rs", "#[cfg(test)]\nmod tests { use std::fs; }"), 0);
    }

    #[test]
    fn wire_types_stay_in_wire_files() {
        let line = "use juicetokens_proto::transfer::Offer;";
        assert_eq!(count("engine/src/token/wire.rs", line), 0);
        assert_eq!(count("engine/src/token/packet.rs", line), 1);
    }

    #[test]
    fn the_app_keeps_its_rooms() {
        assert_eq!(count("app/src/model/pay.rs", "use super::super::host::clock;"), 1);
        assert_eq!(count("app/src/model/pay.rs", "use yew::prelude::*;"), 1);
        assert_eq!(count("app/src/view/pay.rs", "use yew::prelude::*; use crate::model::Event;"), 0);
        assert_eq!(count("app/src/view/pay.rs", "use crate::host::camera;"), 1);
        assert_eq!(count("app/src/host/camera.rs", "use yew::Callback;"), 1);
    }
}
