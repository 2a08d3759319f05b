//! What was found of mutants so far, by file: it stays until the file changes.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::command::Outcome;

/// An error that can be put in.
#[derive(Clone, Debug)]
pub(super) struct Mutant {
    /// File, line, column and what is done.
    pub(super) name: String,
    file: String,
    /// Over the file without the error.
    hash: String,
    /// Whether it is known to survive, and why that does not matter.
    pub(super) accepted: bool,
}

impl Mutant {
    /// Reads an entry of the list that the tool makes of a tree.
    pub(super) fn read(listed: &Value, tree: &Path) -> Outcome<Self> {
        let text = |field: &str| listed[field].as_str().map(String::from).ok_or(format!("a mutant without {field}"));
        let (name, file) = (text("name")?, text("file")?);
        let hash = HEXLOWER.encode(&Sha256::digest(std::fs::read(tree.join(&file))?));
        Ok(Self { name, file, hash, accepted: false })
    }
}

/// What was found of one mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Verdict {
    /// A test failed, or did not end.
    Killed,
    /// It does not compile.
    Unviable,
    /// It survived the passes up to this one.
    Missed(usize),
}

#[derive(Default, Serialize, Deserialize)]
struct OfFile {
    hash: String,
    verdicts: BTreeMap<String, Verdict>,
}

/// What was found so far.
pub(super) struct Tried {
    store: PathBuf,
    files: BTreeMap<String, OfFile>,
}

/// Beside the folder of the tool's lists, which it makes anew: what the files were.
const HASHES: &str = "hashes.json";

impl Tried {
    pub(super) fn load(store: &Path) -> Outcome<Self> {
        let files = if store.exists() { serde_json::from_slice(&std::fs::read(store)?)? } else { BTreeMap::new() };
        Ok(Self { store: store.to_path_buf(), files })
    }

    /// Notes of which files the results to come will be.
    pub(super) fn expect(&self, results: &Path, mutants: &[Mutant]) -> Outcome {
        let hashes: BTreeMap<&str, &str> = mutants.iter().map(|mutant| (&*mutant.file, &*mutant.hash)).collect();
        Ok(std::fs::write(results.with_file_name(HASHES), serde_json::to_vec(&hashes)?)?)
    }

    /// Takes in what the tool has found, also when it was interrupted.
    pub(super) fn absorb(&mut self, pass: usize, results: &Path) -> Outcome {
        let names = results.with_file_name(HASHES);
        let Ok(hashes) = std::fs::read(&names) else { return Ok(()) };
        let hashes: BTreeMap<String, String> = serde_json::from_slice(&hashes)?;
        let lists = [
            ("caught.txt", Verdict::Killed),
            ("timeout.txt", Verdict::Killed),
            ("unviable.txt", Verdict::Unviable),
            ("missed.txt", Verdict::Missed(pass)),
        ];
        for (list, verdict) in lists {
            let text = std::fs::read_to_string(results.join(list)).unwrap_or_default();
            text.lines().for_each(|name| self.put(name, &hashes, verdict));
        }
        std::fs::write(&self.store, serde_json::to_vec(&self.files)?)?;
        // Taken in once: what is found later must not be overwritten by it.
        Ok(std::fs::remove_file(names)?)
    }

    /// Forgets what survived: it is tried from the first pass on, by tests that are perhaps new.
    pub(super) fn forget_survivors(&mut self) {
        for found in self.files.values_mut() {
            found.verdicts.retain(|_, verdict| !matches!(verdict, Verdict::Missed(_)));
        }
    }

    fn put(&mut self, name: &str, hashes: &BTreeMap<String, String>, verdict: Verdict) {
        let Some((file, _)) = name.split_once(':') else { return };
        let Some(hash) = hashes.get(file) else { return };
        let found = self.files.entry(file.to_owned()).or_default();
        if found.hash != *hash {
            *found = OfFile { hash: hash.clone(), ..OfFile::default() };
        }
        found.verdicts.insert(name.to_owned(), verdict);
    }

    /// Whether a pass has nothing more to find out.
    pub(super) fn is_settled(&self, mutant: &Mutant, pass: usize) -> bool {
        match self.verdict(mutant) {
            None => false,
            Some(Verdict::Killed | Verdict::Unviable) => true,
            Some(Verdict::Missed(passes)) => mutant.accepted || passes >= pass,
        }
    }

    pub(super) fn is_killed(&self, mutant: &Mutant) -> bool {
        self.verdict(mutant) == Some(Verdict::Killed)
    }

    pub(super) fn is_unviable(&self, mutant: &Mutant) -> bool {
        self.verdict(mutant) == Some(Verdict::Unviable)
    }

    pub(super) fn has_survived(&self, mutant: &Mutant) -> bool {
        matches!(self.verdict(mutant), Some(Verdict::Missed(_)))
    }

    fn verdict(&self, mutant: &Mutant) -> Option<Verdict> {
        let found = self.files.get(&mutant.file).filter(|found| found.hash == mutant.hash)?;
        found.verdicts.get(&mutant.name).copied()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn mutant(name: &str, hash: &str) -> Mutant {
        let file = name.split(':').next().unwrap().to_owned();
        Mutant { name: name.into(), file, hash: hash.into(), accepted: false }
    }

    #[test]
    fn what_was_found_is_kept_until_the_file_changes_and_is_asked_by_pass() {
        let folder = std::env::temp_dir().join(format!("tried-{}", std::process::id()));
        let results = folder.join("mutants.out");
        std::fs::create_dir_all(&results).unwrap();
        let mutants = ["a.rs:1:1: x", "a.rs:2:1: y", "b.rs:1:1: z", "b.rs:9:1: w"].map(|name| mutant(name, "1"));
        let mut tried = Tried::load(&folder.join("tried.json")).unwrap();
        tried.expect(&results, &mutants).unwrap();
        // The tool moves what was there aside.
        std::fs::rename(&results, folder.join("mutants.out.old")).unwrap();
        std::fs::create_dir_all(&results).unwrap();
        std::fs::write(results.join("caught.txt"), "a.rs:1:1: x\n").unwrap();
        std::fs::write(results.join("unviable.txt"), "b.rs:9:1: w\n").unwrap();
        std::fs::write(results.join("missed.txt"), "a.rs:2:1: y\n").unwrap();
        tried.absorb(0, &results).unwrap();
        let mut again = Tried::load(&folder.join("tried.json")).unwrap();
        let settled = |pass: usize| [0, 1, 2, 3].map(|place: usize| again.is_settled(&mutants[place], pass));
        assert_eq!(settled(0), [true, true, false, true]);
        assert_eq!(settled(1), [true, false, false, true]);
        assert!(again.is_settled(&Mutant { accepted: true, ..mutants[1].clone() }, 1), "it has survived, as is known");
        assert!(again.is_killed(&mutants[0]) && again.has_survived(&mutants[1]) && again.is_unviable(&mutants[3]));
        assert!(!again.is_settled(&mutant("a.rs:1:1: x", "2"), 0), "another file of that name");
        again.forget_survivors();
        assert!(again.is_killed(&mutants[0]) && !again.is_settled(&mutants[1], 0) && again.is_unviable(&mutants[3]));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
