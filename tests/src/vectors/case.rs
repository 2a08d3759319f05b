//! What a vector is, and how it is written down.
use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use juicetokens_engine::foundation::bytes::ReadError;
use serde_json::{Value, json};

/// The format that every file names; another format gets another number.
pub const FORMAT: u32 = 1;

/// Why a record is refused, or what it says.
pub type Verdict = Result<Fields, &'static str>;

/// The cases of one operation: one file.
pub struct Suite {
    /// The operation's name, and the file's.
    pub operation: &'static str,
    /// Where it is described.
    pub page: &'static str,
    /// Carries it out with the engine.
    pub run: fn(&Fields) -> Verdict,
    /// What is asked and what must be answered.
    pub cases: Vec<Case>,
}

/// One question and its answer.
pub struct Case {
    /// What is special about it; unique within its suite.
    pub name: String,
    /// What goes in.
    pub input: Fields,
    /// What must come out.
    pub expect: Verdict,
}

impl Case {
    /// A case with a good answer.
    pub fn good(name: impl Into<String>, input: Fields, output: Fields) -> Self {
        Self { name: name.into(), input, expect: Ok(output) }
    }

    /// A case that is refused, by category.
    pub fn bad(name: impl Into<String>, input: Fields, category: &'static str) -> Self {
        Self { name: name.into(), input, expect: Err(category) }
    }
}

/// Named values: bytes in hexadecimal, integers, texts, or lists of bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(BTreeMap<String, Value>);

impl Fields {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with bytes under a name.
    #[must_use]
    pub fn hex(self, name: &str, bytes: &[u8]) -> Self {
        self.with(name, json!(HEXLOWER.encode(bytes)))
    }

    /// The same with an integer under a name.
    #[must_use]
    pub fn number(self, name: &str, value: impl Into<u64>) -> Self {
        self.with(name, json!(value.into()))
    }

    /// The same with a text under a name.
    #[must_use]
    pub fn text(self, name: &str, text: &str) -> Self {
        self.with(name, json!(text))
    }

    /// The same with a list of bytes under a name.
    #[must_use]
    pub fn list(self, name: &str, items: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let items: Vec<String> = items.into_iter().map(|item| HEXLOWER.encode(item.as_ref())).collect();
        self.with(name, json!(items))
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// The bytes under a name.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        decode(&self.0[name])
    }

    /// Exactly `N` bytes under a name.
    pub fn array<const N: usize>(&self, name: &str) -> [u8; N] {
        self.bytes(name).try_into().unwrap()
    }

    /// The integer under a name.
    pub fn integer(&self, name: &str) -> u64 {
        self.0[name].as_u64().unwrap()
    }

    /// The same, where it is known to fit.
    pub fn small<T: TryFrom<u64>>(&self, name: &str) -> T {
        T::try_from(self.integer(name)).ok().unwrap()
    }

    /// The text under a name.
    pub fn words(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap()
    }

    /// The list of bytes under a name.
    pub fn items(&self, name: &str) -> Vec<Vec<u8>> {
        self.0[name].as_array().unwrap().iter().map(decode).collect()
    }

    /// A value as plain bytes, for seeds: hexadecimal as its bytes, a text as its letters, a list one after another.
    pub fn raw(&self, name: &str) -> Vec<u8> {
        match &self.0[name] {
            Value::String(text) => HEXLOWER.decode(text.as_bytes()).unwrap_or_else(|_| text.clone().into_bytes()),
            Value::Array(items) => items.iter().flat_map(decode).collect(),
            other => other.to_string().into_bytes(),
        }
    }

    fn read(value: &Value) -> Self {
        Self(value.as_object().unwrap().iter().map(|(name, value)| (name.clone(), value.clone())).collect())
    }

    fn write(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(|(name, value)| format!("{}: {value}", json!(name))).collect();
        format!("{{{}}}", parts.join(", "))
    }
}

fn decode(value: &Value) -> Vec<u8> {
    HEXLOWER.decode(value.as_str().unwrap().as_bytes()).unwrap()
}

impl Suite {
    /// The file's name.
    pub fn file(&self) -> String {
        format!("{}.json", self.operation)
    }

    /// The file's text: one case a line, so that a changed case is a changed line.
    pub fn write(&self) -> String {
        let cases: Vec<String> = self.cases.iter().map(write_case).collect();
        let (operation, page) = (self.operation, self.page);
        let head = format!("  \"format\": {FORMAT},\n  \"operation\": \"{operation}\",\n  \"page\": \"{page}\",\n");
        format!("{{\n{head}  \"cases\": [\n{}\n  ]\n}}\n", cases.join(",\n"))
    }

    /// Reads a file's cases: name, input, and what is expected.
    pub fn read(text: &str) -> Vec<(String, Fields, Result<Fields, String>)> {
        let file: Value = serde_json::from_str(text).unwrap();
        assert_eq!(file["format"], FORMAT);
        let read = |case: &Value| {
            let expect = case["expect"].as_str().unwrap();
            let verdict = if expect == "ok" { Ok(Fields::read(&case["output"])) } else { Err(expect.to_owned()) };
            (case["name"].as_str().unwrap().to_owned(), Fields::read(&case["input"]), verdict)
        };
        file["cases"].as_array().unwrap().iter().map(read).collect()
    }
}

fn write_case(case: &Case) -> String {
    let (name, input) = (json!(case.name), case.input.write());
    match &case.expect {
        Ok(output) => {
            format!("    {{\"name\": {name}, \"input\": {input}, \"expect\": \"ok\", \"output\": {}}}", output.write())
        }
        Err(category) => format!("    {{\"name\": {name}, \"input\": {input}, \"expect\": \"{category}\"}}"),
    }
}

/// The category of bytes that do not read.
pub fn category(error: ReadError) -> &'static str {
    match error {
        ReadError::Truncated => "truncated",
        ReadError::TrailingBytes => "trailing",
        ReadError::Version { .. } => "version",
        ReadError::Algorithm { .. } => "algorithm",
        ReadError::TooLong { .. } => "too_long",
        ReadError::NotUtf8 => "not_utf8",
        ReadError::OutOfRange(_) => "out_of_range",
        ReadError::Order(_) => "order",
    }
}

/// What every record refuses: none, cut, too much, another version, another algorithm. `wrap` makes the input of bytes.
pub fn malformed(record: &[u8], wrap: impl Fn(&[u8]) -> Fields) -> Vec<Case> {
    let half = record.len() / 2;
    vec![
        Case::bad("no bytes", wrap(&[]), "truncated"),
        Case::bad("one byte only", wrap(&record[..1]), "truncated"),
        Case::bad("cut in half", wrap(&record[..half]), "truncated"),
        Case::bad("the last byte is missing", wrap(&record[..record.len() - 1]), "truncated"),
        Case::bad("one byte is left over", wrap(&[record, &[0]].concat()), "trailing"),
        Case::bad("the record twice", wrap(&[record, record].concat()), "trailing"),
        Case::bad("version 0", wrap(&with_byte(record, 0, 0)), "version"),
        Case::bad("version 2", wrap(&with_byte(record, 0, 2)), "version"),
        Case::bad("algorithm 0", wrap(&with_byte(record, 1, 0)), "algorithm"),
        Case::bad("algorithm 2", wrap(&with_byte(record, 1, 2)), "algorithm"),
    ]
}

/// The same bytes with one of them replaced.
pub fn with_byte(bytes: &[u8], place: usize, value: u8) -> Vec<u8> {
    with_bytes(bytes, place, &[value])
}

/// The same bytes with some of them replaced.
pub fn with_bytes(bytes: &[u8], place: usize, values: &[u8]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    changed[place..place + values.len()].copy_from_slice(values);
    changed
}
