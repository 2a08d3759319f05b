//! Writes what is generated of the shared test vectors, and the seeds of the fuzz targets: `cargo xtask vectors`.
//!
//! With `--check` nothing is written: what is stale is named, and the numbers are printed.
#![allow(clippy::expect_used, clippy::panic, reason = "a command of the house stops at the first surprise")]
use std::fs;
use std::path::Path;

use juicetokens_tests::fuzz_targets::seeds;
use juicetokens_tests::vectors::{self, Suite};

fn main() {
    let check = std::env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let suites = vectors::suites();
    for (file, text) in files(&suites) {
        let path = root.join("vectors").join(&file);
        if check {
            assert!(fs::read_to_string(&path).is_ok_and(|old| old == text), "{file} is stale: cargo xtask vectors");
        } else {
            fs::write(path, text).expect("a file");
        }
    }
    if !check {
        write_seeds(&root.join("../fuzz/corpus"), &suites);
    }
    let cases = || suites.iter().flat_map(|suite| &suite.cases);
    let (all, good) = (cases().count(), cases().filter(|case| case.expect.is_ok()).count());
    let (files, bad) = (suites.len(), all - good);
    println!("{{\"vectors\": {all}, \"positive\": {good}, \"negative\": {bad}, \"vector_files\": {files}}}");
}

fn files(suites: &[Suite]) -> Vec<(String, String)> {
    let mut files = vec![("transfer.json".to_owned(), juicetokens_engine::testing::transfer_vector())];
    files.extend(suites.iter().map(|suite| (suite.file(), suite.write())));
    files
}

fn write_seeds(corpus: &Path, suites: &[Suite]) {
    for (target, seeds) in seeds::all(suites) {
        let folder = corpus.join(target);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the old seeds can be removed");
        }
        fs::create_dir_all(&folder).expect("a folder");
        for (name, bytes) in seeds {
            fs::write(folder.join(name), bytes).expect("a file");
        }
    }
}
