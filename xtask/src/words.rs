//! The words of the app among the files that ship: the catalogues, and the library that fills them in.
use crate::command::Outcome;

/// The modules of `@fluent/bundle`, each after those that it needs.
const PARTS: [&str; 7] = ["types", "scope", "memoizer", "builtins", "resolver", "resource", "bundle"];
/// What `public/words.js` takes from it.
const OFFERED: &str = "FluentBundle, FluentResource";

/// One module of the library's several: one request, and its comments stay behind.
pub(crate) fn joined(read: impl Fn(&str) -> Outcome<String>) -> Outcome<String> {
    let mut whole = "/*! @fluent/bundle, Apache-2.0: see LICENSE-APACHE beside this file. */\n".to_owned();
    for part in PARTS {
        for line in code_lines(&read(part)?) {
            match line.strip_prefix("export ") {
                _ if line.starts_with("import ") && line.ends_with(';') => {}
                _ if line.starts_with("import") => {
                    return Err(format!("{part}.js is written in another way now").into());
                }
                rest => whole.extend([rest.unwrap_or(line), "\n"]),
            }
        }
    }
    Ok(format!("{whole}export {{ {OFFERED} }};\n"))
}

/// Lines that are not comments; a comment beside code stays.
fn code_lines(text: &str) -> Vec<&str> {
    let mut inside = false;
    let mut kept = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim_start();
        let opens = trimmed.starts_with("/*");
        if !inside && !opens && !trimmed.starts_with("//") && !trimmed.is_empty() {
            kept.push(line);
        }
        inside = (inside || opens) && !line.contains("*/");
    }
    kept
}

/// A catalogue without what is for translators only.
pub(crate) fn without_comments(catalogue: &str) -> String {
    catalogue.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_one_module() {
        let text = joined(|part| {
            Ok(format!(
                "import {{ a }} from \"./a.js\";\n// note\nexport class {part} {{\n    /**\n     * b\n     */\n    c() {{}}\n}}\n"
            ))
        });
        let text = text.unwrap();
        assert!(text.contains("\nclass types {\n    c() {}\n}\nclass scope {\n"), "{text}");
        assert!(text.ends_with("}\nexport { FluentBundle, FluentResource };\n"));
        assert_eq!(text.matches("import").count(), 0);
        assert!(joined(|_| Ok("import {\n  a } from \"./a.js\";\n".into())).is_err());
    }

    #[test]
    fn translators_notes_do_not_ship() {
        assert_eq!(without_comments("### a\n\n# b\nc = d # e\n"), "\nc = d # e\n");
    }
}
