//! Trunk is the hot-reload loop; where it is installed, it must give the same files as our own build.
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::command::{Outcome, find, run, timed};
use crate::places::{Places, files_below};
use crate::setup;
use crate::web::{self, Variant};

pub(crate) fn check(places: &Places) -> Outcome<String> {
    let Some(trunk) = find("trunk") else {
        return Ok("skipped: Trunk is not installed (cargo install trunk --locked --version 0.21.14)".into());
    };
    let ours = Variant::shipped(places);
    web::build(places, &ours)?;
    let theirs = places.target.join("dist-trunk");
    timed("Building with Trunk", || run(&mut build(places, &trunk, &theirs)?))?;
    let difference = difference(&plain_names(&ours.dist)?, &plain_names(&theirs)?);
    if difference.is_empty() {
        return Ok("both builds give the same files".into());
    }
    Err(format!("the builds differ: {}", difference.join(", ")).into())
}

fn build(places: &Places, trunk: &Path, dist: &Path) -> Outcome<Command> {
    let folders = [setup::wasm_bindgen(places)?, places.root.join("node_modules/.bin")];
    let old = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&old)))?;
    let mut command = Command::new(trunk);
    command.args(["build", "--release", "--dist"]).arg(dist).current_dir(&places.root).env("PATH", path);
    Ok(command)
}

fn plain_names(dist: &Path) -> Outcome<BTreeSet<String>> {
    let files = files_below(dist)?;
    // Our own build joins the modules of the word library into one.
    let same = files.iter().filter(|file| {
        !file.starts_with("fluent/") || ["fluent/index.js", "fluent/LICENSE-APACHE"].contains(&file.as_str())
    });
    Ok(same.map(|file| without_hash(file)).collect())
}

/// `app-0123456789abcdef.js` as `app.js`.
fn without_hash(file: &str) -> String {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    match stem.rsplit_once('-') {
        Some((plain, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("{plain}.{extension}")
        }
        _ => file.into(),
    }
}

fn difference(ours: &BTreeSet<String>, theirs: &BTreeSet<String>) -> Vec<String> {
    let missing = ours.difference(theirs).map(|file| format!("only ours has {file}"));
    missing.chain(theirs.difference(ours).map(|file| format!("only Trunk's has {file}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_no_difference() {
        let names = |files: &[&str]| files.iter().map(|file| without_hash(file)).collect::<BTreeSet<_>>();
        let ours = names(&["a-0123456789abcdef.js", "icons/icon-192.png", "fluent/LICENSE"]);
        assert_eq!(difference(&ours, &names(&["a.js", "icons/icon-192.png", "fluent/LICENSE"])), Vec::<String>::new());
        assert_eq!(difference(&ours, &names(&["a.js", "b.js", "fluent/LICENSE"])).len(), 2);
    }
}
