//! Puts the files of the web app together: content hashes in names, and the service worker's list of them.
use std::collections::BTreeMap;
use std::path::Path;

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use crate::command::Outcome;
use crate::places::{digest, files_below};
use crate::web::{APP, COUNCIL, DECODER};
use crate::words;

/// The placeholders of public/service-worker.js.
const VERSION: &str = "const VERSION = \"dev\";";
const FILES: &str = "const FILES = [];";
const FLUENT: &str = "node_modules/@fluent/bundle/esm";
/// The scripts around the module, each after those that it names.
const SCRIPTS: [(&str, &[&str]); 5] = [
    ("links.js", &[]),
    ("rescue.js", &[]),
    ("device.js", &["rescue.js"]),
    ("crash.js", &["rescue.js", "device.js"]),
    ("loader.js", &["device.js", "crash.js", "links.js"]),
];

/// What the app is made of.
pub(crate) struct Ingredients<'a> {
    /// The workspace.
    pub(crate) root: &'a Path,
    /// What wasm-bindgen and wasm-opt made of the app.
    pub(crate) app: &'a Path,
    /// And of the decoder.
    pub(crate) decoder: &'a Path,
    /// And of a committee's member.
    pub(crate) council: &'a Path,
    /// Where the result goes.
    pub(crate) dist: &'a Path,
}

/// Writes the whole `dist` folder.
pub(crate) fn assemble(ingredients: &Ingredients) -> Outcome {
    let mut shelf = Shelf::default();
    add_module(&mut shelf, APP, ingredients.app)?;
    add_module(&mut shelf, DECODER, ingredients.decoder)?;
    add_module(&mut shelf, COUNCIL, ingredients.council)?;
    add_words(&mut shelf, ingredients.root)?;
    add_public(&mut shelf, &ingredients.root.join("public"))?;
    let page = without_trunk_links(&std::fs::read_to_string(ingredients.root.join("index.html"))?);
    let module = [format!("{APP}.js"), format!("{APP}_bg.wasm")];
    let named = ["loader.js", "words.js", "fluent/index.js", "styles.css", &module[0], &module[1]];
    let references: Vec<String> = named.iter().map(|plain| format!("/{plain}")).collect();
    let references: Vec<(&str, &str)> = references.iter().map(String::as_str).zip(named).collect();
    shelf.put("index.html", shelf.linked(&page, &references)?.into_bytes());
    let worker = std::fs::read_to_string(ingredients.root.join("public/service-worker.js"))?;
    shelf.put("service-worker.js", with_list(&worker, &shelf.precached())?.into_bytes());
    write(&shelf, ingredients.dist)
}

fn add_module(shelf: &mut Shelf, name: &str, folder: &Path) -> Outcome {
    let wasm = format!("{name}_bg.wasm");
    shelf.put_hashed(&wasm, std::fs::read(folder.join(&wasm))?);
    let glue = std::fs::read_to_string(folder.join(format!("{name}.js")))?;
    shelf.put_hashed(&format!("{name}.js"), shelf.linked(&glue, &[(&wasm, &wasm)])?.into_bytes());
    // JavaScript that crates bring along; wasm-bindgen puts a hash of the crate in the folder's name.
    let snippets = folder.join("snippets");
    if snippets.exists() {
        for name in files_below(&snippets)? {
            shelf.put(&format!("snippets/{name}"), std::fs::read(snippets.join(&name))?);
        }
    }
    Ok(())
}

/// The library without a licence of its own in its package has ours, which is the same; then the catalogues, and what opens them.
fn add_words(shelf: &mut Shelf, root: &Path) -> Outcome {
    shelf.put("fluent/LICENSE-APACHE", std::fs::read(root.join("LICENSE-APACHE"))?);
    let library = words::joined(|part| Ok(std::fs::read_to_string(root.join(FLUENT).join(format!("{part}.js")))?))?;
    shelf.put_hashed("fluent/index.js", library.into_bytes());
    let mut named = vec!["fluent/index.js".to_owned()];
    for name in files_below(&root.join("app/locales"))? {
        let text = std::fs::read_to_string(root.join("app/locales").join(&name))?;
        named.push(format!("locales/{name}"));
        shelf.put_hashed(&format!("locales/{name}"), words::without_comments(&text).into_bytes());
    }
    let written: Vec<String> = named.iter().map(|name| format!("/{name}")).collect();
    let references: Vec<(&str, &str)> =
        written.iter().map(String::as_str).zip(named.iter().map(String::as_str)).collect();
    let opener = shelf.linked(&std::fs::read_to_string(root.join("public/words.js"))?, &references)?;
    shelf.put_hashed("words.js", opener.into_bytes());
    Ok(())
}

/// Everything else in public/: hashed where index.html or a script names it, else under its own name.
fn add_public(shelf: &mut Shelf, folder: &Path) -> Outcome {
    for (script, named) in SCRIPTS {
        let written: Vec<String> = named.iter().map(|name| format!("/{name}")).collect();
        let references: Vec<(&str, &str)> = written.iter().map(String::as_str).zip(named.iter().copied()).collect();
        let text = shelf.linked(&std::fs::read_to_string(folder.join(script))?, &references)?;
        shelf.put_hashed(script, text.into_bytes());
    }
    for name in files_below(folder)? {
        let bytes = std::fs::read(folder.join(&name))?;
        match name.as_str() {
            "service-worker.js" | "words.js" => {}
            script if SCRIPTS.iter().any(|(name, _)| *name == script) => {}
            "styles.css" => shelf.put_hashed(&name, bytes),
            "decoder-worker.js" => {
                let glue = format!("{DECODER}.js");
                let text = shelf.linked(&String::from_utf8(bytes)?, &[(&format!("/{glue}"), &glue)])?;
                shelf.put(&name, text.into_bytes());
            }
            "engine-worker.js" => {
                let glue = format!("{COUNCIL}.js");
                let text = shelf.linked(&String::from_utf8(bytes)?, &[(&format!("/{glue}"), &glue)])?;
                shelf.put(&name, text.into_bytes());
            }
            _ => shelf.put(&name, bytes),
        }
    }
    Ok(())
}

/// The finished files by the name they have in the source.
#[derive(Default)]
struct Shelf {
    files: BTreeMap<String, (String, Vec<u8>)>,
}

impl Shelf {
    fn put(&mut self, plain: &str, bytes: Vec<u8>) {
        self.files.insert(plain.into(), (plain.into(), bytes));
    }

    fn put_hashed(&mut self, plain: &str, bytes: Vec<u8>) {
        self.files.insert(plain.into(), (hashed_name(plain, &bytes), bytes));
    }

    /// The text with each reference, as it is written there, turned to the hashed name; a reference that is not there
    /// means that two files have drifted apart.
    fn linked(&self, text: &str, references: &[(&str, &str)]) -> Outcome<String> {
        let mut text = text.to_owned();
        for (written, plain) in references {
            let (name, _) = self.files.get(*plain).ok_or_else(|| format!("{plain} is missing"))?;
            if !text.contains(written) {
                return Err(format!("a file does not name {written} any more").into());
            }
            let folder = written.len() - file_name(plain).len();
            text = text.replace(written, &format!("{}{}", &written[..folder], file_name(name)));
        }
        Ok(text)
    }

    /// Path and integrity of each file that offline use needs.
    fn precached(&self) -> Vec<(String, String)> {
        let needed = self.files.values().filter(|(name, _)| is_needed_offline(name));
        needed.map(|(name, bytes)| (address(name), integrity(bytes))).collect()
    }
}

/// Installing takes pictures for the home screen, and needs the network anyway.
pub(crate) fn is_needed_offline(name: &str) -> bool {
    let is_picture = name.starts_with("icons/") && name.ends_with(".png");
    !is_picture && !file_name(name).starts_with("LICENSE")
}

fn address(name: &str) -> String {
    if name == "index.html" { "/".into() } else { format!("/{name}") }
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(bytes)))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `a/b.js` with the hash of its bytes: `a/b-0123456789abcdef.js`.
fn hashed_name(plain: &str, bytes: &[u8]) -> String {
    let hash = digest(&[bytes]);
    let (stem, extension) = plain.rsplit_once('.').unwrap_or((plain, ""));
    format!("{stem}-{}.{extension}", &hash[..16])
}

fn without_trunk_links(page: &str) -> String {
    let foreign = |line: &&str| line.contains("data-trunk") && line.trim_start().starts_with("<link");
    let kept: Vec<&str> = page.lines().filter(|line| !foreign(line)).collect();
    without_comments(&kept.join("\n")) + "\n"
}

fn without_comments(page: &str) -> String {
    let mut parts = page.split("<!--");
    let first = parts.next().unwrap_or_default().trim_end_matches(' ').to_owned();
    parts.fold(first, |text, part| {
        let rest = part.split_once("-->").map_or("", |(_, rest)| rest);
        text.trim_end_matches([' ', '\n']).to_owned() + rest
    })
}

fn with_list(worker: &str, files: &[(String, String)]) -> Outcome<String> {
    if !worker.contains(VERSION) || !worker.contains(FILES) {
        return Err("public/service-worker.js has lost the lines that the build fills in".into());
    }
    let list = serde_json::to_string(files)?;
    // The worker's own text counts too: two versions must never share a cache, or one that fails to install clears the other's.
    let version = &digest(&[worker.as_bytes(), list.as_bytes()])[..16];
    let filled = worker.replace(VERSION, &format!("const VERSION = \"{version}\";"));
    Ok(filled.replace(FILES, &format!("const FILES = {list};")))
}

fn write(shelf: &Shelf, dist: &Path) -> Outcome {
    if dist.exists() {
        // Somebody may have typed the name of another folder.
        if dist.read_dir()?.next().is_some() && !dist.join("service-worker.js").exists() {
            return Err(format!("{} holds something else: it is left alone", dist.display()).into());
        }
        std::fs::remove_dir_all(dist)?;
    }
    for (name, bytes) in shelf.files.values() {
        let path = dist.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(dist))?;
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn references_follow_the_content() {
        let mut shelf = Shelf::default();
        shelf.put_hashed("fluent/part.js", b"one".to_vec());
        let linked = shelf.linked("import '../part.js'", &[("../part.js", "fluent/part.js")]).unwrap();
        let expected = file_name(&hashed_name("fluent/part.js", b"one")).to_owned();
        assert_eq!(linked, format!("import '../{expected}'"));
        assert_ne!(hashed_name("a.js", b"one"), hashed_name("a.js", b"two"));
        assert!(shelf.linked("import nothing", &[("../part.js", "fluent/part.js")]).is_err());
    }

    #[test]
    fn the_page_loses_what_is_only_for_trunk() {
        let page = "<!doctype html>\n<!-- a\n b -->\n<head>\n  <link data-trunk rel=\"rust\">\n  <!-- c -->\n  <link rel=\"icon\">\n</head>";
        assert_eq!(without_trunk_links(page), "<!doctype html>\n<head>\n  <link rel=\"icon\">\n</head>\n");
    }

    #[test]
    fn a_changed_file_is_a_new_version() {
        let worker = format!("{VERSION}\n{FILES}\n");
        let one = with_list(&worker, &[("/".into(), "sha256-a".into())]).unwrap();
        let two = with_list(&worker, &[("/".into(), "sha256-b".into())]).unwrap();
        let three = with_list(&format!("{worker}// changed"), &[("/".into(), "sha256-a".into())]).unwrap();
        assert_ne!(one.lines().next(), two.lines().next());
        assert_ne!(one.lines().next(), three.lines().next());
        assert!(one.contains(r#"const FILES = [["/","sha256-a"]];"#));
        assert!(with_list("nothing to fill", &[]).is_err());
    }
}
