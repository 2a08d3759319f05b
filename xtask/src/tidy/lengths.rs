//! Files and functions stay short enough to be read in one go.
use super::Finding;
use crate::source::{Source, closing, words};

const FILE_LINES: usize = 600;
const FUNCTION_LINES: usize = 60;
/// A file that says why may be longer.
const EXCUSE: &str = "// tidy: allow-long — ";

pub(super) fn check(source: &Source) -> Vec<Finding> {
    if source.text.lines().any(|line| line.strip_prefix(EXCUSE).is_some_and(|reason| !reason.trim().is_empty())) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let lines = source.product_lines();
    if lines > FILE_LINES {
        findings.push(Finding::new(
            &source.path,
            1,
            format!("length: the file has {lines} lines, more than {FILE_LINES}"),
        ));
    }
    for (name, line, lines) in
        functions(source).filter(|(_, line, lines)| *lines > FUNCTION_LINES && !source.is_test(*line))
    {
        findings.push(Finding::new(
            &source.path,
            line,
            format!("length: `{name}` has {lines} lines, more than {FUNCTION_LINES}"),
        ));
    }
    findings
}

/// Name, line and length of each function that has a body; lines without code do not count.
fn functions(source: &Source) -> impl Iterator<Item = (&str, usize, usize)> {
    let code = source.code.as_str();
    words(code).zip(words(code).skip(1)).filter(|((_, word), _)| *word == "fn").filter_map(
        move |((start, _), (offset, name))| {
            // Between `fn` and its name lies one space; a function pointer has a bracket there.
            if offset != start + 3 {
                return None;
            }
            let body = body(code, offset)?;
            let lines = code[start..closing(code, body)].lines().filter(|line| !line.trim().is_empty()).count();
            Some((name, source.line_at(start), lines))
        },
    )
}

/// Where the body opens; none for a function that is only declared.
fn body(code: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += code[at..].find(['(', '[', '{', ';'])?;
        match code.as_bytes()[at] {
            b'{' => return Some(at),
            b';' => return None,
            _ => at = closing(code, at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long_function(lines: usize) -> String {
        format!("fn long(a: [u8; 3]) {{\n{}}}\n", "    work();\n".repeat(lines))
    }

    fn count(path: &str, text: &str) -> usize {
        check(&Source::new(path, text)).len()
    }

    #[test]
    fn long_functions_are_found_outside_tests() {
        assert_eq!(count("a.rs", &long_function(58)), 0);
        assert_eq!(count("a.rs", &long_function(59)), 1);
        assert_eq!(count("a/tests/b.rs", &long_function(59)), 0);
        assert_eq!(count("a.rs", &format!("trait T {{ fn short(); }}\n{}", long_function(20))), 0);
    }

    #[test]
    fn long_files_need_a_reason() {
        let text = "const A: u8 = 1;\n".repeat(601);
        assert_eq!(count("a.rs", &text), 1);
        assert_eq!(count("a.rs", &format!("{EXCUSE}a table\n{text}")), 0);
        assert_eq!(count("a.rs", &format!("{EXCUSE}\n{text}")), 1);
        assert_eq!(count("a.rs", &format!("#[cfg(test)]\nmod tests {{\n{text}}}\n")), 0);
    }
}
