//! What the catalogues say, and whether all of them say it: used by the build script, and tried by `tests/catalogues.rs`.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::ParserError;

/// The catalogue that the others follow.
const LEADER: &str = "en";

/// A message of the leading catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// Its name, as `home-pay`.
    pub(crate) id: String,
    /// Its variables in the order in which they come up.
    pub(crate) variables: Vec<Variable>,
}

/// What stands in a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variable {
    /// Its name without the dollar sign.
    pub(crate) name: String,
    /// Whether it is a number: it is formatted with `NUMBER()`, or it chooses between forms.
    pub(crate) is_number: bool,
}

/// All messages, once every `.ftl` file of the folder is found to have the same ones; else everything that is wrong.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<Message>, Vec<String>> {
    let mut sources = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(|error| vec![format!("{}: {error}", folder.display())])? {
        let path = entry.map_err(|error| vec![error.to_string()])?.path();
        if let (Some("ftl"), Some(tag)) = (path.extension().and_then(|it| it.to_str()), path.file_stem()) {
            let text = std::fs::read_to_string(&path).map_err(|error| vec![format!("{}: {error}", path.display())])?;
            sources.insert(tag.to_string_lossy().into_owned(), text);
        }
    }
    agreed(&sources)
}

/// The same for catalogues by their language's tag.
pub(crate) fn agreed(sources: &BTreeMap<String, String>) -> Result<Vec<Message>, Vec<String>> {
    let leader = sources.get(LEADER).ok_or_else(|| vec![format!("{LEADER}.ftl is missing")])?;
    let leading = read(LEADER, leader)?;
    let mut faults = Vec::new();
    for (tag, source) in sources.iter().filter(|(tag, _)| *tag != LEADER) {
        match read(tag, source) {
            Ok(messages) => faults.extend(differences(&leading, tag, &messages)),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(leading) } else { Err(faults) }
}

/// What one catalogue says.
fn read(tag: &str, source: &str) -> Result<Vec<Message>, Vec<String>> {
    let resource = fluent_syntax::parser::parse(source)
        .map_err(|(_, errors)| errors.iter().map(|error| syntax_fault(tag, source, error)).collect::<Vec<_>>())?;
    let (mut messages, mut faults, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name.to_owned();
                if !seen.insert(id.clone()) {
                    faults.push(format!("{tag}.ftl has {id} twice"));
                }
                let mut gaps = Gaps::default();
                match &message.value {
                    Some(pattern) if message.attributes.is_empty() => gaps.pattern(pattern),
                    _ => gaps.refuse("attributes"),
                }
                faults.extend(gaps.foreign.iter().map(|what| format!("{tag}.ftl, {id}: {what} are not used here")));
                messages.push(Message { id, variables: gaps.variables });
            }
            Entry::Term(term) => faults.push(format!("{tag}.ftl, -{}: terms are not used here", term.id.name)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    if faults.is_empty() { Ok(messages) } else { Err(faults) }
}

fn syntax_fault(tag: &str, source: &str, error: &ParserError) -> String {
    let line = source.get(..error.pos.start).map_or(0, |before| before.matches('\n').count()) + 1;
    format!("{tag}.ftl, line {line}: {}", error.kind)
}

/// What another catalogue lacks, has too much, or fills otherwise.
fn differences(leading: &[Message], tag: &str, messages: &[Message]) -> Vec<String> {
    let (ours, theirs) = (by_id(leading), by_id(messages));
    let missing = ours.keys().filter(|id| !theirs.contains_key(*id)).map(|id| format!("{tag}.ftl misses {id}"));
    let mut faults: Vec<String> = missing.collect();
    for (id, variables) in theirs {
        match ours.get(id) {
            None => faults.push(format!("{tag}.ftl has {id}, which {LEADER}.ftl has not")),
            Some(expected) => {
                faults.extend(gaps_fault(expected, variables).map(|what| format!("{tag}.ftl, {id}: {what}")))
            }
        }
    }
    faults
}

fn by_id(messages: &[Message]) -> BTreeMap<&str, &[Variable]> {
    messages.iter().map(|message| (message.id.as_str(), message.variables.as_slice())).collect()
}

fn gaps_fault(expected: &[Variable], found: &[Variable]) -> Option<String> {
    let names = |variables: &[Variable]| variables.iter().map(|each| each.name.clone()).collect::<BTreeSet<_>>();
    let (wanted, given) = (names(expected), names(found));
    if wanted != given {
        return Some(format!("its variables are {given:?}, and should be {wanted:?}"));
    }
    let is_text = |name: &str| expected.iter().any(|each| each.name == name && !each.is_number);
    let wrong = found.iter().find(|each| each.is_number && is_text(&each.name))?;
    Some(format!("${} is text in {LEADER}.ftl, and cannot be used as a number", wrong.name))
}

/// Collects variables, and what this catalogue does without.
#[derive(Default)]
struct Gaps {
    variables: Vec<Variable>,
    foreign: BTreeSet<String>,
}

impl Gaps {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                match selector {
                    InlineExpression::VariableReference { id } => self.found(id.name, true),
                    _ => self.refuse("selectors other than a variable"),
                }
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => self.found(id.name, false),
            InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => self.number(arguments),
            InlineExpression::FunctionReference { .. } => self.refuse("functions other than NUMBER"),
            InlineExpression::MessageReference { .. } => self.refuse("references to other messages"),
            InlineExpression::TermReference { .. } => self.refuse("terms"),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn number(&mut self, arguments: &CallArguments<&str>) {
        match arguments.positional.as_slice() {
            [InlineExpression::VariableReference { id }] => self.found(id.name, true),
            _ => self.refuse("numbers other than a variable"),
        }
    }

    fn found(&mut self, name: &str, is_number: bool) {
        match self.variables.iter_mut().find(|each| each.name == name) {
            Some(known) => known.is_number |= is_number,
            None => self.variables.push(Variable { name: name.to_owned(), is_number }),
        }
    }

    fn refuse(&mut self, what: &str) {
        self.foreign.insert(what.to_owned());
    }
}
