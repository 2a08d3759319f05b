//! Reads the catalogues in `locales/`: fails where a language misses a word, and writes one Rust method for each message.
#[path = "build/catalogues.rs"]
mod catalogues;
#[path = "build/methods.rs"]
mod methods;

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    // Any of these lines ends the build, after all of them are shown.
    for fault in write().err().unwrap_or_default() {
        println!("cargo::error={fault}");
    }
}

fn write() -> Result<(), Vec<String>> {
    let messages = catalogues::read_all(Path::new("locales"))?;
    let folder = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["cargo names no OUT_DIR".to_owned()])?;
    std::fs::write(Path::new(&folder).join("methods.rs"), methods::of(&messages))
        .map_err(|error| vec![error.to_string()])
}
