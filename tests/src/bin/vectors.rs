//! Writes what is generated of the shared test vectors, and the seeds of the fuzz targets: `cargo xtask vectors`.
#![allow(clippy::expect_used, reason = "a command of the house stops at the first surprise")]
use std::fs;
use std::path::Path;

use juicetokens_tests::fuzz_targets::seeds;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("vectors");
    fs::write(folder.join("transfer.json"), juicetokens_engine::testing::transfer_vector()).expect("a file");
    let suites = juicetokens_tests::vectors::suites();
    for suite in &suites {
        fs::write(folder.join(suite.file()), suite.write()).expect("a file");
    }
    let (mut files, corpus) = (0, root.join("../fuzz/corpus"));
    for (target, seeds) in seeds::all(&suites) {
        let folder = corpus.join(target);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        for (name, bytes) in seeds {
            fs::write(folder.join(name), bytes).expect("a file");
            files += 1;
        }
    }
    let cases: usize = suites.iter().map(|suite| suite.cases.len()).sum();
    let good: usize = suites.iter().flat_map(|suite| &suite.cases).filter(|case| case.expect.is_ok()).count();
    println!(
        "{{\"vector_files\": {}, \"vectors\": {cases}, \"positive\": {good}, \"negative\": {}, \"seeds\": {files}}}",
        suites.len(),
        cases - good
    );
}
