//! Where things are.
use std::path::{Path, PathBuf};
use std::process::Command;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::command::{Outcome, output};

/// The folders that the commands work in.
pub(crate) struct Places {
    /// The workspace.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// Tools that outlive a checkout, by version.
    pub(crate) tools: PathBuf,
}

impl Places {
    pub(crate) fn find() -> Outcome<Self> {
        let own = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("start it as `cargo xtask`")?;
        let root = Path::new(&own).parent().ok_or("xtask lies in no workspace")?.to_path_buf();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let arguments = ["metadata", "--no-deps", "--format-version", "1"];
        let metadata = output(Command::new(cargo).args(arguments).current_dir(&root))?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
        let target = metadata["target_directory"].as_str().ok_or("cargo metadata names no target folder")?;
        Ok(Self { root, target: target.into(), tools: cache()?.join("tools") })
    }
}

fn cache() -> Outcome<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("JUICETOKENS_CACHE")
        .or_else(|| variable("XDG_CACHE_HOME").map(|cache| cache.join("juicetokens")))
        .or_else(|| variable("HOME").map(|home| home.join(".cache/juicetokens")))
        .ok_or_else(|| "neither JUICETOKENS_CACHE nor HOME is set".into())
}

/// A mark beside an output that tells which inputs it was made of, so that unchanged work is not done again.
pub(crate) struct Stamp {
    file: PathBuf,
    value: String,
}

impl Stamp {
    pub(crate) fn of(file: PathBuf, inputs: &[&[u8]]) -> Self {
        Self { file, value: digest(inputs) }
    }

    pub(crate) fn is_fresh(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|old| old == self.value)
    }

    pub(crate) fn write(&self) -> Outcome {
        Ok(std::fs::write(&self.file, &self.value)?)
    }
}

/// SHA-256 over parts, each with its length, in hexadecimal.
pub(crate) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    HEXLOWER.encode(&hash.finalize())
}

/// Every file under a folder, as paths relative to it with `/`, sorted.
pub(crate) fn files_below(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), String::new())];
    while let Some((path, name)) = waiting.pop() {
        for entry in std::fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))? {
            let entry = entry?;
            let name = format!("{name}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                waiting.push((entry.path(), name + "/"));
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_tells_where_parts_end() {
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_eq!(digest(&[b"ab"]).len(), 64);
    }
}
