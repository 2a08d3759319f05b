//! What a first visit costs.
use std::path::Path;
use std::process::Command;

use crate::command::{Outcome, output};
use crate::places::files_below;

/// The shell's WebAssembly, JavaScript and words of one language, without the QR decoder, in bytes after brotli. It was 450,000
/// before settling, fraud proofs, the risk dial, resumed sessions and other people's codes came, 580,000 before backups, locks,
/// coins and movements, and 660,000 before health, emergency copies, hand-over and the lock by itself; with the decoder it should be
/// under 900,000 again.
const BUDGET: u64 = 685_000;

/// Node has brotli built in: nothing needs to be installed for it.
const COMPRESS: &str = "const z = require('zlib'), f = require('fs');\
    for (const p of process.argv.slice(1)) console.log(z.brotliCompressSync(f.readFileSync(p)).length);";

pub(crate) fn check(dist: &Path) -> Outcome<String> {
    let files = files_below(dist)?;
    let decoder: Vec<&String> = files.iter().filter(|file| file.starts_with("zxing/") && is_program(file)).collect();
    let shell: Vec<&String> = files.iter().filter(|file| !file.starts_with("zxing/") && is_program(file)).collect();
    // Each of them, because a page loads only one.
    let words = files.iter().filter(|file| file.ends_with(".ftl")).map(|file| compressed(dist, &[file]));
    let words = words.collect::<Outcome<Vec<u64>>>()?.into_iter().max().unwrap_or_default();
    let (shell, decoder) = (compressed(dist, &shell)? + words, compressed(dist, &decoder)?);
    let note = format!("shell {shell} of {BUDGET} bytes (brotli), of which {words} are words; decoder {decoder}");
    if shell > BUDGET { Err(format!("too big: {note}").into()) } else { Ok(note) }
}

fn is_program(file: &str) -> bool {
    file.ends_with(".wasm") || file.ends_with(".js")
}

fn compressed(dist: &Path, files: &[&String]) -> Outcome<u64> {
    let paths = files.iter().map(|file| dist.join(file));
    let sizes = output(Command::new("node").args(["-e", COMPRESS]).args(paths))?;
    Ok(sizes.lines().map(str::parse::<u64>).sum::<Result<u64, _>>()?)
}
