//! A Rust file as the house rules see it: code without comments and literals, what is a test, and which paths it names.

/// One Rust source file.
pub(crate) struct Source {
    /// Relative to the workspace, with `/`.
    pub(crate) path: String,
    /// As it stands.
    pub(crate) text: String,
    /// The same length, with comments, strings and characters blanked.
    pub(crate) code: String,
    /// For each line, whether it belongs to a test.
    test_lines: Vec<bool>,
}

/// A path that the code names, in a `use` or anywhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// As written, with braces multiplied out.
    pub(crate) segments: Vec<String>,
    /// The other name that `as` gives.
    pub(crate) alias: Option<String>,
    /// Counted from 1.
    pub(crate) line: usize,
    /// Whether it is a `pub use`.
    pub(crate) reexported: bool,
}

impl Source {
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let code = blanked(&text);
        let test_lines = test_lines(&path, &code);
        Self { path, text, code, test_lines }
    }

    /// Whether the line, counted from 1, belongs to a test.
    pub(crate) fn is_test(&self, line: usize) -> bool {
        self.test_lines.get(line.wrapping_sub(1)).copied().unwrap_or(false)
    }

    /// Lines that are not tests.
    pub(crate) fn product_lines(&self) -> usize {
        self.test_lines.iter().filter(|test| !**test).count()
    }

    /// The module's path inside its crate: `token::transfer` for `engine/src/token/transfer/mod.rs`.
    pub(crate) fn module(&self) -> Vec<String> {
        let inside = self.path.split_once("src/").map_or(self.path.as_str(), |(_, inside)| inside);
        let mut parts: Vec<String> = inside.trim_end_matches(".rs").split('/').map(String::from).collect();
        if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
            parts.pop();
        }
        parts
    }

    /// A path seen from the crate's root: `super` and `self` resolved, `crate` dropped. None for other crates' paths.
    pub(crate) fn inside_crate(&self, segments: &[String]) -> Option<Vec<String>> {
        let mut module = self.module();
        let mut rest = segments;
        match rest.first()?.as_str() {
            "crate" => module.clear(),
            "self" => {}
            "super" => {
                module.pop();
            }
            _ => return None,
        }
        rest = &rest[1..];
        while rest.first().is_some_and(|part| part == "super") {
            module.pop();
            rest = &rest[1..];
        }
        module.extend(rest.iter().cloned());
        Some(module)
    }

    /// Every path of at least two parts, and every `use`.
    pub(crate) fn named(&self) -> Vec<Named> {
        Scanner { code: &self.code, at: 0 }.all()
    }

    /// The line, counted from 1, of an offset.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        line_at(&self.code, offset)
    }
}

fn line_at(code: &str, offset: usize) -> usize {
    code.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1
}

pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The words of the code with their offsets.
pub(crate) fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = code.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !is_word(bytes[at]) {
            at += 1;
        }
        let start = at;
        while at < bytes.len() && is_word(bytes[at]) {
            at += 1;
        }
        (start < at).then(|| (start, &code[start..at]))
    })
}

/// The offset just behind the bracket that closes the one at `open`.
pub(crate) fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return offset + 1;
        }
    }
    code.len()
}

fn test_lines(path: &str, code: &str) -> Vec<bool> {
    let lines = code.lines().count();
    let whole = path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("tests.rs");
    let mut marks = vec![whole; lines];
    for (offset, _) in code.match_indices("#[cfg(test)]") {
        let item = offset + "#[cfg(test)]".len();
        let end = code[item..].find(['{', ';']).map_or(code.len(), |found| {
            let at = item + found;
            if code.as_bytes()[at] == b'{' { closing(code, at) } else { at + 1 }
        });
        let last = line_at(code, end.saturating_sub(1)).min(lines);
        marks[line_at(code, offset) - 1..last].fill(true);
    }
    marks
}

/// Blanks comments, strings and characters; newlines stay where they are.
fn blanked(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = literal_end(bytes, at);
        if end == at {
            // A whole word at once: the `r` of `for"` opens no raw string.
            at += bytes[at..].iter().take_while(|byte| is_word(**byte)).count().max(1);
            continue;
        }
        let end = end.min(bytes.len());
        out[at..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        at = end;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Where the comment or literal that begins at `at` ends; `at` itself where none begins.
fn literal_end(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let until = |needle: &[u8], from: usize| {
        let found = rest[from..].windows(needle.len()).position(|window| window == needle);
        found.map_or(bytes.len(), |found| at + from + found + needle.len())
    };
    match rest {
        [b'/', b'/', ..] => until(b"\n", 0).saturating_sub(1).max(at + 2),
        [b'/', b'*', ..] => block_end(bytes, at),
        [b'"', ..] => quote_end(bytes, at + 1),
        [b'b', b'"', ..] => quote_end(bytes, at + 2),
        [b'r', b'"' | b'#', ..] => raw_end(bytes, at, 1),
        [b'b', b'r', b'"' | b'#', ..] => raw_end(bytes, at, 2),
        [b'\'', b'\\', _, ..] => until(b"'", 3),
        [b'\'', ..] => char_end(bytes, at),
        _ => at,
    }
}

fn block_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while at < bytes.len() {
        match bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quote_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

/// `r#"…"#`, or nothing where `r#` begins a raw identifier.
fn raw_end(bytes: &[u8], at: usize, prefix: usize) -> usize {
    let hashes = bytes[at + prefix..].iter().take_while(|byte| **byte == b'#').count();
    let open = at + prefix + hashes;
    if bytes.get(open) != Some(&b'"') {
        return at;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let found = bytes[open + 1..].windows(close.len()).position(|window| window == close);
    found.map_or(bytes.len(), |found| open + 1 + found + close.len())
}

/// A character has its closing quote one character on; a lifetime has not.
fn char_end(bytes: &[u8], at: usize) -> usize {
    let width = match bytes.get(at + 1) {
        Some(0xF0..) => 4,
        Some(0xE0..) => 3,
        Some(0xC0..) => 2,
        _ => 1,
    };
    if bytes.get(at + 1 + width) == Some(&b'\'') { at + width + 2 } else { at }
}

struct Scanner<'a> {
    code: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn all(mut self) -> Vec<Named> {
        let mut found = Vec::new();
        let mut public = false;
        while let Some(word) = self.next_word() {
            let start = self.at - word.len();
            match word.as_str() {
                "use" => self.tree(&mut found, &[], public),
                "pub" => {
                    public = true;
                    self.skip_space();
                    if self.peek() == Some(b'(') {
                        self.at = closing(self.code, self.at);
                    }
                    continue;
                }
                _ => self.path(&mut found, word, start),
            }
            public = false;
        }
        found
    }

    /// The rest of a path outside a `use`, if the word begins one.
    fn path(&mut self, found: &mut Vec<Named>, first: String, start: usize) {
        let mut segments = vec![first];
        while self.code[self.at..].starts_with("::")
            && self.code.as_bytes().get(self.at + 2).is_some_and(|byte| is_word(*byte))
        {
            self.at += 2;
            segments.push(self.word());
        }
        if segments.len() > 1 {
            found.push(Named { segments, alias: None, line: line_at(self.code, start), reexported: false });
        }
    }

    /// One branch of a `use` and all that hangs on it.
    fn tree(&mut self, found: &mut Vec<Named>, stem: &[String], reexported: bool) {
        self.skip_space();
        let line = line_at(self.code, self.at);
        let mut segments = stem.to_vec();
        loop {
            self.skip_space();
            match self.peek() {
                Some(b'{') => return self.branches(found, &segments, reexported),
                Some(b'*') => {
                    self.at += 1;
                    segments.push("*".into());
                }
                Some(byte) if is_word(byte) => segments.push(self.word()),
                Some(b':') => {
                    self.at += 2;
                    continue;
                }
                _ => break,
            }
            self.skip_space();
            if !self.code[self.at..].starts_with("::") {
                break;
            }
            self.at += 2;
        }
        if segments.last().is_some_and(|last| last == "self") && segments.len() > 1 {
            segments.pop();
        }
        let alias = self.alias();
        found.push(Named { segments, alias, line, reexported });
    }

    fn branches(&mut self, found: &mut Vec<Named>, stem: &[String], reexported: bool) {
        self.at += 1;
        loop {
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return;
                }
                Some(byte) if is_word(byte) || byte == b'*' || byte == b'{' || byte == b':' => {
                    self.tree(found, stem, reexported)
                }
                _ => return,
            }
        }
    }

    fn alias(&mut self) -> Option<String> {
        self.skip_space();
        let rest = self.code[self.at..].strip_prefix("as")?;
        if !rest.starts_with(char::is_whitespace) {
            return None;
        }
        self.at += 2;
        self.next_word()
    }

    fn next_word(&mut self) -> Option<String> {
        let bytes = self.code.as_bytes();
        while self.at < bytes.len() && !is_word(bytes[self.at]) {
            self.at += 1;
        }
        (self.at < bytes.len()).then(|| self.word())
    }

    fn word(&mut self) -> String {
        let length = self.code.as_bytes()[self.at..].iter().take_while(|byte| is_word(**byte)).count();
        self.at += length;
        self.code[self.at - length..self.at].to_owned()
    }

    fn peek(&self) -> Option<u8> {
        self.code.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }
}

#[cfg(test)]
#[path = "source_tests.rs"]
mod tests;
