//! What a first visit costs.
use std::path::Path;
use std::process::Command;

use crate::assemble::is_needed_offline;
use crate::command::{Outcome, output};
use crate::places::files_below;
use crate::web::{APP, COUNCIL, DECODER};

/// All that a first visit fetches before the page is there, in bytes after brotli: what offline use needs, with the words of one
/// language. The other words and the member of a committee follow when the page is there. ARCHITECTURE, "Size", says what costs what. The project allows 900,000; what is not needed is not given away.
const BUDGET: u64 = 884_000;

/// Node has brotli built in: nothing needs to be installed for it.
const COMPRESS: &str = "const z = require('zlib'), f = require('fs');\
    for (const p of process.argv.slice(1)) console.log(z.brotliCompressSync(f.readFileSync(p)).length);";

/// What follows, and is no part of the sum.
const LATER: &str = "later, a committee's member";

/// A part of the app, and whether a file belongs to it.
type Part = (&'static str, fn(&str) -> bool);

/// A file belongs to the first that takes it.
const PARTS: [Part; 6] = [
    ("module", |file| file.starts_with(APP) && file.ends_with(".wasm")),
    ("decoder", |file| file.starts_with(DECODER) || file == "decoder-worker.js"),
    (LATER, |file| file.starts_with(COUNCIL)),
    ("words", is_catalogue),
    ("scripts", |file| file.ends_with(".js")),
    ("page, styles and icon", |_| true),
];

pub(crate) fn check(dist: &Path) -> Outcome<String> {
    let files: Vec<String> = files_below(dist)?.into_iter().filter(|file| is_needed_offline(file)).collect();
    let sizes: Vec<(&str, u64)> = files.iter().map(String::as_str).zip(compressed(dist, &files)?).collect();
    let parts = PARTS.map(|(name, _)| (name, cost_of(name, &sizes)));
    let sum: u64 = parts.iter().filter(|(name, _)| *name != LATER).map(|(_, bytes)| bytes).sum();
    let listed: Vec<String> = parts.iter().map(|(name, bytes)| format!("{name} {bytes}")).collect();
    let note = format!("first visit {sum} of {BUDGET} bytes (brotli): {}", listed.join(", "));
    if sum > BUDGET { Err(format!("too big: {note}").into()) } else { Ok(note) }
}

/// Of the catalogues, which a page opens one of, the largest counts; the others follow when the page is there.
fn cost_of(part: &str, sizes: &[(&str, u64)]) -> u64 {
    let own = sizes.iter().filter(|(file, _)| part_of(file) == part).map(|(_, bytes)| bytes);
    if part == "words" { own.max().copied().unwrap_or_default() } else { own.sum() }
}

fn part_of(file: &str) -> &'static str {
    PARTS.iter().find(|(_, takes)| takes(file)).map_or("", |(name, _)| name)
}

fn is_catalogue(file: &str) -> bool {
    file.ends_with(".ftl")
}

fn compressed(dist: &Path, files: &[String]) -> Outcome<Vec<u64>> {
    let paths = files.iter().map(|file| dist.join(file));
    let sizes = output(Command::new("node").args(["-e", COMPRESS]).args(paths))?;
    Ok(sizes.lines().map(str::parse).collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_is_counted_with_one_language() {
        let sizes = [
            ("juicetokens-app_bg-0123456789abcdef.wasm", 500),
            ("juicetokens-decoder_bg-0123456789abcdef.wasm", 60),
            ("decoder-worker.js", 1),
            ("juicetokens-council_bg-0123456789abcdef.wasm", 30),
            ("locales/ar-0123456789abcdef.ftl", 13),
            ("locales/en-0123456789abcdef.ftl", 11),
            ("loader.js", 2),
            ("index.html", 3),
            ("icons/icon.svg", 4),
        ];
        assert_eq!(PARTS.map(|(name, _)| cost_of(name, &sizes)), [500, 61, 30, 13, 2, 7]);
    }
}
