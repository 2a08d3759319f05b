//! What was typed after `cargo xtask`.
use std::collections::BTreeMap;

use crate::command::Outcome;

const OPTIONS: [&str; 8] = ["again", "dist", "features", "leave-out", "minutes", "only", "port", "seconds"];

/// A command, its `--name value` options, and what follows `--`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) command: String,
    pub(crate) rest: Vec<String>,
    options: BTreeMap<String, String>,
}

impl Arguments {
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                Some("") => arguments.rest.extend(words.by_ref()),
                Some("help") => arguments.command = "help".into(),
                Some(name) if OPTIONS.contains(&name) => {
                    let value = words.next().ok_or_else(|| format!("--{name} wants a value"))?;
                    arguments.options.insert(name.into(), value);
                }
                None if arguments.command.is_empty() => arguments.command = word,
                _ => return Err(format!("`{word}` is not understood").into()),
            }
        }
        Ok(arguments)
    }

    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }

    /// The same without an option.
    pub(crate) fn without(&self, name: &str) -> Self {
        let mut other = self.clone();
        other.options.remove(name);
        other
    }

    /// The number that an option gives, if it was given.
    pub(crate) fn number(&self, name: &str) -> Outcome<Option<u64>> {
        self.option(name).map(|text| text.parse().map_err(|_| format!("--{name} wants a number").into())).transpose()
    }

    /// The port asked for, if one was; 0 lets the system choose.
    pub(crate) fn port(&self) -> Outcome<Option<u16>> {
        self.option("port").map(|port| port.parse().map_err(|_| "--port wants a number below 65536".into())).transpose()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Outcome<Arguments> {
        Arguments::parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn options_take_values_and_the_rest_follows_two_dashes() {
        let arguments = parse("test --only browser -- --name one").unwrap();
        assert_eq!(arguments.command, "test");
        assert_eq!(arguments.option("only"), Some("browser"));
        assert_eq!(arguments.rest, ["--name", "one"]);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in ["run --port", "run --speed 3", "run twice"] {
            assert!(parse(line).is_err(), "{line}");
        }
        assert!(parse("run --port 70000").unwrap().port().is_err());
        assert!(parse("fuzz --seconds long").unwrap().number("seconds").is_err());
    }

    #[test]
    fn an_option_can_be_taken_out() {
        let arguments = parse("prove --only fuzz --seconds 5").unwrap().without("only");
        assert_eq!((arguments.option("only"), arguments.number("seconds").unwrap()), (None, Some(5)));
    }
}
