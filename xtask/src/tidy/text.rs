//! Every text file: clean line ends, and nothing that belongs to one machine or one network.
use super::Finding;

/// Written by programs, or by others.
const FOREIGN: [&str; 4] = ["Cargo.lock", "LICENSE-APACHE", "/generated/", "fuzz/corpus/"];
/// Folders of somebody's machine; put together so that this file does not name them.
const MACHINE: [&str; 5] =
    [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/wo", "rk/"), concat!("C:", "\\")];
/// Hosts that packages come from: which one is the business of whoever builds.
const HOSTS: [&str; 6] = [
    concat!("registry.npm", "js"),
    concat!("registry.yarn", "pkg"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("arti", "factory"),
    concat!("jsde", "livr"),
];

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let foreign = FOREIGN.iter().any(|part| path.contains(part));
    if foreign {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let mut add = |rule: String| findings.push(Finding::new(path, index + 1, rule));
        if line.ends_with([' ', '\t', '\r']) {
            add("text: the line ends in white space".into());
        }
        if let Some(folder) = MACHINE.iter().find(|folder| names_folder(line, folder)) {
            add(format!("text: `{folder}` belongs to one machine"));
        }
        if let Some(host) = HOSTS.iter().find(|host| line.contains(*host)) {
            add(format!("text: `{host}` is a host of somebody's network"));
        }
    }
    let mut add_to_end = |rule: &str| findings.push(Finding::new(path, text.lines().count(), rule));
    if !text.is_empty() && !text.ends_with('\n') {
        add_to_end("text: the last line does not end");
    }
    // A browser passes over a rule that does not end, and all those after it.
    if path.ends_with(".css") && text.matches('{').count() != text.matches('}').count() {
        add_to_end("text: a brace is open, or closed twice");
    }
    findings
}

/// Whether an absolute path begins there: `docs/x/` is a folder of ours, `/x/` would not be.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder)
        .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric() || "-_.}*".contains(before)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        check(path, text).len()
    }

    #[test]
    fn lines_end_cleanly() {
        assert_eq!(count("a.md", "one\ntwo\n"), 0);
        for text in ["one \n", "one\t\n", "one\r\r\n", "one"] {
            assert_eq!(count("a.md", text), 1, "{text:?}");
        }
    }

    #[test]
    fn style_sheets_close_what_they_open() {
        assert_eq!(count("a.css", ".a { b: c; }\n"), 0);
        assert_eq!(count("a.css", ".a { b: c;\n"), 1);
    }

    #[test]
    fn machines_and_networks_are_not_named() {
        assert_eq!(count("a.rs", &format!("open {}x\n", MACHINE[0])), 1);
        assert_eq!(count("a.rs", &format!("our{}x\n", MACHINE[3])), 0);
        assert_eq!(count("package-lock.json", &format!("\"https://{}.org/\"\n", HOSTS[0])), 1);
        assert_eq!(count("Cargo.lock", &format!("{}\n", HOSTS[2])), 0);
    }
}
