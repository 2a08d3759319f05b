//! Every word that a person reads comes from a catalogue (app/locales/): none stands in a screen. The page's own few words
//! before the app runs (index.html, public/loader.js) are the exception: no catalogue is there yet.
use super::Finding;
use crate::source::Source;

/// Where words stand in this tree.
const SCREENS: &str = "app/src/view/";
/// Attributes that are read or shown.
const SAID: [&str; 7] =
    ["alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "placeholder", "title"];
/// Fields of our own components that are shown.
const SHOWN: [&str; 3] = ["label", "hint", "problem"];

pub(super) fn check(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with(SCREENS) {
        return Vec::new();
    }
    let found = Scanner::new(&source.text).run();
    let outside_tests = found.into_iter().filter(|(line, _)| !source.is_test(*line));
    outside_tests
        .map(|(line, words)| Finding::new(&source.path, line, format!("words: {words} belongs in app/locales/")))
        .collect()
}

/// What an open bracket holds.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    /// Rust whose literals nobody reads.
    Code,
    /// A screen, or an expression that becomes its text.
    Screen,
    /// The value of an attribute, and whether it is said.
    Attribute(bool),
    /// The text of `format!` on a screen.
    Format,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Inside>,
    found: Vec<(usize, String)>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, open: Vec::new(), found: Vec::new() }
    }

    fn run(mut self) -> Vec<(usize, String)> {
        while let Some(next) = self.text[self.at..].chars().next() {
            match next {
                '/' if self.text[self.at..].starts_with("//") => self.skip_line(),
                '"' => self.literal(),
                '\'' => self.skip_character(),
                '{' | '(' | '[' => {
                    self.open.push(self.opened(next));
                    self.at += 1;
                }
                '}' | ')' | ']' => {
                    self.open.pop();
                    self.at += 1;
                }
                other => self.at += other.len_utf8(),
            }
        }
        self.found
    }

    fn top(&self) -> Inside {
        self.open.last().copied().unwrap_or(Inside::Code)
    }

    /// What the bracket at the present place holds.
    fn opened(&self, bracket: char) -> Inside {
        let before = self.before();
        match (bracket, self.top()) {
            ('{', _) if before.ends_with("html!") => Inside::Screen,
            ('{', Inside::Screen) if is_assigned(before) => Inside::Attribute(is_said(before)),
            ('{', around) => around,
            ('(', Inside::Screen) if before.ends_with("format!") => Inside::Format,
            ('(', Inside::Attribute(true)) if before.ends_with("format!") => Inside::Format,
            _ => Inside::Code,
        }
    }

    fn before(&self) -> &'a str {
        self.text[..self.at].trim_end()
    }

    fn literal(&mut self) {
        let start = self.at + 1;
        let mut end = start;
        let bytes = self.text.as_bytes();
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        let end = end.min(bytes.len());
        let literal = &self.text[start..end];
        if self.is_read() && has_words(literal, self.top() == Inside::Format) {
            let line = self.text[..start].matches('\n').count() + 1;
            self.found.push((line, format!("\"{literal}\"")));
        }
        self.at = (end + 1).min(bytes.len());
    }

    /// Whether the literal at the present place is shown or said.
    fn is_read(&self) -> bool {
        let before = self.before();
        match self.top() {
            Inside::Screen if before.ends_with("==") || before.ends_with("!=") => false,
            Inside::Screen if is_assigned(before) => is_said(before),
            Inside::Screen | Inside::Attribute(true) | Inside::Format => true,
            Inside::Attribute(false) => false,
            Inside::Code => {
                let field = before.strip_suffix("Some(").unwrap_or(before).trim_end();
                field.strip_suffix(':').is_some_and(|name| SHOWN.contains(&last_word(name)))
            }
        }
    }

    fn skip_line(&mut self) {
        self.at += self.text[self.at..].find('\n').unwrap_or(self.text.len() - self.at);
    }

    /// A character, or the quote of a lifetime.
    fn skip_character(&mut self) {
        let rest = &self.text[self.at + 1..];
        let length = match rest.strip_prefix('\\') {
            Some(escaped) => escaped.find('\'').map(|end| end + 2),
            None => {
                rest.chars().next().filter(|one| rest[one.len_utf8()..].starts_with('\'')).map(|one| one.len_utf8() + 1)
            }
        };
        self.at += 1 + length.unwrap_or(0);
    }
}

fn is_assigned(before: &str) -> bool {
    before.ends_with('=') && !before.ends_with("==") && !before.ends_with("!=")
}

fn is_said(before: &str) -> bool {
    SAID.contains(&last_word(before.trim_end_matches('=')))
}

/// The attribute's or field's name at the end.
fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let start = text.rfind(|each: char| !(each.is_alphanumeric() || each == '-' || each == '_'));
    &text[start.map_or(0, |start| start + 1)..]
}

/// Whether letters are left without escapes and, in a format, without its gaps.
fn has_words(literal: &str, is_format: bool) -> bool {
    let mut rest = literal;
    while let Some(next) = rest.chars().next() {
        rest = match next {
            '\\' if rest.starts_with("\\u{") => rest.split_once('}').map_or("", |(_, rest)| rest),
            '\\' => rest.get(2..).unwrap_or_default(),
            '{' if is_format => rest.split_once('}').map_or("", |(_, rest)| rest),
            letter if letter.is_alphabetic() => return true,
            other => &rest[other.len_utf8()..],
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        check(&Source::new(path, text)).len()
    }

    fn on_screen(markup: &str) -> usize {
        count("app/src/view/pay.rs", &format!("fn a(it: &'static str) -> Html {{\n    html! {{ {markup} }}\n}}\n"))
    }

    #[test]
    fn words_on_a_screen_are_found() {
        for markup in [
            r#"<p>{ "Pay" }</p>"#,
            r#"<p>{ "été" }</p>"#,
            r#"<p>{ if late { "Too late" } else { text.pay() } }</p>"#,
            r#"<p>{ match it { 1 => "one", _ => text.more() } }</p>"#,
            r#"<button aria-label="Close">{ icon() }</button>"#,
            r#"<input placeholder={if it { "Name" } else { "0" }} />"#,
            r#"<p>{ format!("{amount} left") }</p>"#,
            r#"<i title={format!("Coin {label}")}></i>"#,
            r#"<ul>{ for all.iter().map(|each| html! { <li>{ "each" }</li> }) }</ul>"#,
        ] {
            assert_eq!(on_screen(markup), 1, "{markup}");
        }
        assert_eq!(
            count(
                "app/src/view/pay.rs",
                "let a = Field { label: \"Name\".into(), hint: Some(\"Yours\"), id: \"x\" };\n"
            ),
            2
        );
    }

    #[test]
    fn what_nobody_reads_is_left_alone() {
        for markup in [
            r#"<p class="quiet" data-test={format!("key-{digit}")}>{ text.pay() }</p>"#,
            r#"<p class={if late { "late" } else { "soon" }}>{ icon::slice("slice") }</p>"#,
            r#"<p>{ " · " }{ "\u{a0}" }{ format!("×\u{2009}{count}") }</p>"#,
            r#"<div>if kept == "yes" { <b>{ text.kept() }</b> }</div>"#,
            r#"<input placeholder="0" aria-hidden="true" />"#,
            "<p>\n// a \"note\"\n</p>",
        ] {
            assert_eq!(on_screen(markup), 0, "{markup}");
        }
        assert_eq!(
            count(
                "app/src/view/pay.rs",
                "fn name(one: char) -> &'static str { if one == '\"' { \"Quote\" } else { \"Other\" } }\n"
            ),
            0
        );
        assert_eq!(count("app/src/model/pay.rs", "html! { <p>{ \"Pay\" }</p> }\n"), 0);
    }
}
