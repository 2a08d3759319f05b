//! Writes the shared test vectors that are generated: `cargo xtask vectors`.
#![allow(clippy::expect_used, reason = "a command of the house stops at the first surprise")]

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/transfer.json");
    std::fs::write(path, juicetokens_engine::testing::transfer_vector()).expect("the vectors can be written");
}
