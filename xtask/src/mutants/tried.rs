//! What was found of mutants so far: it stays until the function changes that the error is put into.
use std::collections::{BTreeMap, HashMap};
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
    /// Over the file's name, the function without the error, where in it the error is put, and what is done.
    key: String,
    /// Whether it is known to survive, and why that does not matter.
    pub(super) accepted: bool,
}

impl Mutant {
    /// Reads an entry of the list that the tool makes of a tree.
    pub(super) fn read(listed: &Value, tree: &Path) -> Outcome<Self> {
        let text = |field: &str| listed[field].as_str().ok_or(format!("a mutant without {field}"));
        let line = |of: &Value, end: &str| of["span"][end]["line"].as_u64().and_then(|line| usize::try_from(line).ok());
        let (name, file) = (text("name")?, text("file")?);
        let source = std::fs::read_to_string(tree.join(file))?;
        let function = &listed["function"];
        let (first, last) = line(function, "start").zip(line(function, "end")).unwrap_or((1, usize::MAX));
        let lines: Vec<&str> = source.lines().skip(first - 1).take(last - first + 1).collect();
        let place = line(listed, "start").and_then(|line| line.checked_sub(first)).ok_or("a mutant without a place")?;
        // The column and what is done follow the file and the line.
        let done = name.splitn(3, ':').last().unwrap_or_default();
        let all = format!("{file}\n{place}:{done}\n{}", lines.join("\n"));
        Ok(Self { name: name.to_owned(), key: HEXLOWER.encode(&Sha256::digest(all)), accepted: false })
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

/// What was found so far.
pub(super) struct Tried {
    store: PathBuf,
    verdicts: BTreeMap<String, Verdict>,
}

/// Beside the folder of the tool's lists, which it makes anew: the keys of the names that will stand in them.
const KEYS: &str = "keys.json";

impl Tried {
    pub(super) fn load(store: &Path) -> Outcome<Self> {
        let verdicts = if store.exists() { serde_json::from_slice(&std::fs::read(store)?)? } else { BTreeMap::new() };
        Ok(Self { store: store.to_path_buf(), verdicts })
    }

    /// Notes of which mutants the results to come will be.
    pub(super) fn expect(&self, results: &Path, mutants: &[Mutant]) -> Outcome {
        let keys: BTreeMap<&str, &str> = mutants.iter().map(|mutant| (&*mutant.name, &*mutant.key)).collect();
        Ok(std::fs::write(results.with_file_name(KEYS), serde_json::to_vec(&keys)?)?)
    }

    /// Takes in what the tool has found, also when it was interrupted.
    pub(super) fn absorb(&mut self, pass: usize, results: &Path) -> Outcome {
        let expected = results.with_file_name(KEYS);
        let Ok(keys) = std::fs::read(&expected) else { return Ok(()) };
        let keys: HashMap<String, String> = serde_json::from_slice(&keys)?;
        let lists = [
            ("caught.txt", Verdict::Killed),
            ("timeout.txt", Verdict::Killed),
            ("unviable.txt", Verdict::Unviable),
            ("missed.txt", Verdict::Missed(pass)),
        ];
        for (list, verdict) in lists {
            let text = std::fs::read_to_string(results.join(list)).unwrap_or_default();
            let found = text.lines().filter_map(|name| keys.get(name));
            self.verdicts.extend(found.map(|key| (key.clone(), verdict)));
        }
        std::fs::write(&self.store, serde_json::to_vec(&self.verdicts)?)?;
        // Taken in once: what is found later must not be overwritten by it.
        Ok(std::fs::remove_file(expected)?)
    }

    /// Forgets what survived: it is tried from the first pass on, by tests that are perhaps new.
    pub(super) fn forget_survivors(&mut self) {
        self.verdicts.retain(|_, verdict| !matches!(verdict, Verdict::Missed(_)));
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
        self.verdicts.get(&mutant.key).copied()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn mutant(name: &str) -> Mutant {
        Mutant { name: name.into(), key: format!("key of {name}"), accepted: false }
    }

    #[test]
    fn a_mutant_is_another_one_when_its_function_changes_and_not_when_it_moves() {
        let folder = std::env::temp_dir().join(format!("moved-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let key = |source: &str, first: u64| {
            std::fs::write(folder.join("a.rs"), source).unwrap();
            let line = |line: u64| serde_json::json!({ "line": line, "column": 1 });
            let listed = serde_json::json!({
                "name": format!("a.rs:{}:5: replace x with 0", first + 1), "file": "a.rs",
                "function": { "span": { "start": line(first), "end": line(first + 2) } },
                "span": { "start": line(first + 1), "end": line(first + 1) },
            });
            Mutant::read(&listed, &folder).unwrap().key
        };
        let alone = key("fn a() {\n    x\n}\n", 1);
        assert_eq!(alone, key("// Above.\n\nfn a() {\n    x\n}\nfn b() {}\n", 3));
        assert_ne!(alone, key("fn a() {\n    x + 1\n}\n", 1));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_was_found_is_kept_and_is_asked_by_pass() {
        let folder = std::env::temp_dir().join(format!("tried-{}", std::process::id()));
        let results = folder.join("mutants.out");
        std::fs::create_dir_all(&results).unwrap();
        let mutants = ["a.rs:1:1: x", "a.rs:2:1: y", "b.rs:1:1: z", "b.rs:9:1: w"].map(mutant);
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
        let changed = Mutant { key: "another".into(), ..mutants[0].clone() };
        assert!(!again.is_settled(&changed, 0), "another function of that name");
        again.forget_survivors();
        assert!(again.is_killed(&mutants[0]) && !again.is_settled(&mutants[1], 0) && again.is_unviable(&mutants[3]));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
