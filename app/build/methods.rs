//! The messages as methods of `Text`, so that a word that is missing or misspelt does not compile, and one that nobody says is
//! reported as dead code.
use std::fmt::Write;

use crate::catalogues::{Message, Variable};

/// Messages that are said outside of Rust, by public/crash.js, when nothing else runs.
const OUTSIDE: &str = "failed-";

/// The Rust text of all of them. Those without variables are numbered, because they are kept once they were asked for.
pub(crate) fn of(messages: &[Message]) -> String {
    let mut text = String::new();
    let mut fixed = 0_usize;
    text.push_str("impl Text {\n");
    for message in messages {
        if message.id.starts_with(OUTSIDE) {
            text.push_str("    #[allow(dead_code)]\n");
        }
        // Writing into a string cannot fail.
        let _ = match message.variables.as_slice() {
            [] => write_fixed(&mut text, &message.id, &mut fixed),
            variables => write_filled(&mut text, &message.id, variables),
        };
    }
    text.push_str("}\n\n");
    let _ = writeln!(text, "/// How many messages have no variables.\nconst FIXED: usize = {fixed};");
    text
}

fn write_fixed(text: &mut String, id: &str, fixed: &mut usize) -> std::fmt::Result {
    let name = name(id);
    writeln!(
        text,
        "    /// `{id}`\n    pub(crate) fn {name}(self) -> AttrValue {{\n        self.fixed({fixed}, \"{id}\")\n    }}\n"
    )?;
    *fixed += 1;
    Ok(())
}

fn write_filled(text: &mut String, id: &str, variables: &[Variable]) -> std::fmt::Result {
    write!(text, "    /// `{id}`\n    pub(crate) fn {}(self", name(id))?;
    for Variable { name: variable, is_number } in variables {
        write!(text, ", {}: {}", name(variable), if *is_number { "u32" } else { "&str" })?;
    }
    write!(text, ") -> AttrValue {{\n        self.filled(\"{id}\", &[")?;
    for Variable { name: variable, is_number } in variables {
        let kind = if *is_number { "Number" } else { "Words" };
        write!(text, "(\"{variable}\", Gap::{kind}({})), ", name(variable))?;
    }
    writeln!(text, "])\n    }}\n")
}

fn name(id: &str) -> String {
    id.replace('-', "_")
}
