//! Tests that run as WebAssembly: in headless Chromium, or in Node where a test file does not ask for a browser.
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::command::{Outcome, cargo, output, run};
use crate::places::Places;
use crate::setup::{self, Browser};

/// A test target that runs in WebAssembly; where it runs there only, its file begins with
/// `#![cfg(target_arch = "wasm32")]`.
struct WasmTest {
    package: &'static str,
    target: &'static str,
}

const TESTS: [WasmTest; 4] = [
    // The shared vectors: signatures and byte layouts.
    WasmTest { package: "juicetokens-tests", target: "vectors" },
    // The store's contract, on real IndexedDB.
    WasmTest { package: "juicetokens-app", target: "store_indexed_db" },
    // Databases that earlier and later versions have left.
    WasmTest { package: "juicetokens-app", target: "upgrade_indexed_db" },
    // What a wallet leaves in the browser's profile, and that the passphrase brings it back.
    WasmTest { package: "juicetokens-app", target: "secrets_at_rest" },
];

const CHROMIUM: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

pub(crate) fn run_all(places: &Places) -> Outcome<String> {
    setup::wasm_target()?;
    let runner = setup::wasm_bindgen(places)?.join("wasm-bindgen-test-runner");
    let browser = setup::browser()?;
    let folder = places.target.join("wasm-tests");
    write_settings(&folder, &browser)?;
    for test in &TESTS {
        println!("  {} {}", test.package, test.target);
        for program in programs(&build(places, test)?) {
            // The runner looks for webdriver.json where it is started.
            let mut command = Command::new(&runner);
            command.arg(program).current_dir(&folder).env("CHROMEDRIVER", &browser.chromedriver);
            run(command.env("WASM_BINDGEN_TEST_TIMEOUT", "300"))?;
        }
    }
    Ok(format!("{} targets", TESTS.len()))
}

fn write_settings(folder: &Path, browser: &Browser) -> Outcome {
    std::fs::create_dir_all(folder)?;
    let settings = json!({ "goog:chromeOptions": { "binary": browser.chromium, "args": CHROMIUM } });
    Ok(std::fs::write(folder.join("webdriver.json"), settings.to_string())?)
}

fn build(places: &Places, test: &WasmTest) -> Outcome<String> {
    let mut command = cargo(places);
    command.args([
        "test",
        "--no-run",
        "--target",
        "wasm32-unknown-unknown",
        "--message-format=json-render-diagnostics",
    ]);
    output(command.args(["-p", test.package, "--test", test.target]))
}

/// The test programs among cargo's messages.
fn programs(messages: &str) -> Vec<PathBuf> {
    let values = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let tests = values.filter(|value| value["profile"]["test"] == true);
    tests.filter_map(|value| value["executable"].as_str().map(PathBuf::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_test_programs_are_run() {
        let messages = "not json\n{\"executable\":\"/a.wasm\",\"profile\":{\"test\":true}}\n\
            {\"executable\":\"/app.wasm\",\"profile\":{\"test\":false}}\n{\"executable\":null,\"profile\":{\"test\":true}}\n";
        assert_eq!(programs(messages), [PathBuf::from("/a.wasm")]);
    }
}
