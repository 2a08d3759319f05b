//! Generates `proto/src/generated` from `proto/juicetokens/*.proto`; with `--check` it only compares.
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What is long: it is shared, not copied, when a message is read and when a change stores it.
const SHARED: [&str; 11] = [
    ".juicetokens.transfer.ExoPak.coins",
    ".juicetokens.transfer.ExoPak.issuances",
    ".juicetokens.wallet.Transfer.request",
    ".juicetokens.wallet.Transfer.plan",
    ".juicetokens.wallet.Transfer.sender_exo_pak",
    ".juicetokens.wallet.Transfer.receiver_exo_pak",
    ".juicetokens.wallet.Transfer.commit",
    ".juicetokens.wallet.Transfer.final",
    ".juicetokens.wallet.Transfer.sender_retro_pak",
    ".juicetokens.wallet.Transfer.receiver_retro_pak",
    ".juicetokens.wallet.Transfer.abort_certificate",
];

fn main() -> Result<(), Box<dyn Error>> {
    let proto = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let committed = proto.join("src/generated");
    let check = env::args().any(|argument| argument == "--check");
    let out = if check { env::temp_dir().join("juicetokens-proto") } else { committed.clone() };
    fs::create_dir_all(&out)?;
    let descriptors = protox::compile(sources(&proto.join("juicetokens"))?, [&proto])?;
    let mut config = prost_build::Config::new();
    config.out_dir(&out).btree_map(["."]).bytes(SHARED).compile_fds(descriptors)?;
    if check {
        return compare(&out, &committed);
    }
    Ok(())
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    found.retain(|path| path.extension().is_some_and(|extension| extension == "proto"));
    found.sort();
    Ok(found)
}

fn compare(fresh: &Path, committed: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(fresh)? {
        let path = entry?.path();
        let name = path.file_name().ok_or("a generated file has no name")?;
        if fs::read(&path)? != fs::read(committed.join(name)).unwrap_or_default() {
            return Err(
                format!("{} is not what the .proto files give: run `cargo xtask codegen`", name.display()).into()
            );
        }
    }
    Ok(())
}
