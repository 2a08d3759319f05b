//! Tests that run as WebAssembly: in headless Chromium, or in Node where a test file does not ask for a browser; what tests the store
//! runs in WebKitGTK as well.
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::command::{Outcome, cargo, output, run};
use crate::places::Places;
use crate::setup::{self, Browsers};

/// A test target that runs in WebAssembly; where it runs there only, its file begins with
/// `#![cfg(target_arch = "wasm32")]`.
struct WasmTest {
    package: &'static str,
    target: &'static str,
    /// Whether it tests what a browser keeps.
    storage: bool,
}

const TESTS: [WasmTest; 4] = [
    // The shared vectors: signatures and byte layouts.
    WasmTest { package: "juicetokens-tests", target: "vectors", storage: false },
    // The store's contract, on real IndexedDB.
    WasmTest { package: "juicetokens-app", target: "store_indexed_db", storage: true },
    // Databases that earlier and later versions have left.
    WasmTest { package: "juicetokens-app", target: "upgrade_indexed_db", storage: true },
    // What a wallet leaves in the browser's profile, and that the passphrase brings it back.
    WasmTest { package: "juicetokens-app", target: "secrets_at_rest", storage: true },
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
    let browsers = setup::browsers()?;
    let (chromium, webkit) = (places.target.join("wasm-tests"), places.target.join("wasm-tests/webkit"));
    std::fs::create_dir_all(&webkit)?;
    write_settings(&chromium, &browsers)?;
    let screen = Screen::start(&browsers.webkit.screen)?;
    // The runner looks for webdriver.json where it is started.
    let started = |program: &Path, folder: &Path| {
        let mut command = Command::new(&runner);
        command.arg(program).current_dir(folder).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        command
    };
    let messages = build(places)?;
    for test in &TESTS {
        println!("  {} {}", test.package, test.target);
        for program in programs(&messages, test.target) {
            run(started(&program, &chromium).env("CHROMEDRIVER", &browsers.chromedriver))?;
            if test.storage {
                // WebKitGTK's driver speaks as Safari's does.
                let mut command = started(&program, &webkit);
                run(command.env("SAFARIDRIVER", &browsers.webkit.driver).env("DISPLAY", &screen.name))?;
            }
        }
    }
    Ok(format!("{} targets, {} also in WebKitGTK", TESTS.len(), TESTS.iter().filter(|test| test.storage).count()))
}

/// A screen that nobody looks at, for a browser that cannot do without; it goes with the value.
struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn start(program: &Path) -> Outcome<Self> {
        let words = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
        let mut server = Command::new(program).args(words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut number = String::new();
        let said = server.stdout.take().ok_or("the screen says nothing")?;
        BufReader::new(said).read_line(&mut number)?;
        Ok(Self { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // One that has ended by itself is what was wanted.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn write_settings(folder: &Path, browsers: &Browsers) -> Outcome {
    let settings = json!({ "goog:chromeOptions": { "binary": browsers.chromium, "args": CHROMIUM } });
    Ok(std::fs::write(folder.join("webdriver.json"), settings.to_string())?)
}

/// All at once: each alone would have its dependencies built once more with fewer features.
fn build(places: &Places) -> Outcome<String> {
    let mut command = cargo(places);
    command.args([
        "test",
        "--no-run",
        "--target",
        "wasm32-unknown-unknown",
        "--message-format=json-render-diagnostics",
    ]);
    output(command.args(TESTS.iter().flat_map(|test| ["-p", test.package, "--test", test.target])))
}

/// The programs of a test target among cargo's messages.
fn programs(messages: &str, target: &str) -> Vec<PathBuf> {
    let values = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let tests = values.filter(|value| value["profile"]["test"] == true && value["target"]["name"] == target);
    tests.filter_map(|value| value["executable"].as_str().map(PathBuf::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_test_programs_are_run() {
        let message = |file: Option<&str>, target: &str, test: bool| {
            json!({ "executable": file, "target": { "name": target }, "profile": { "test": test } }).to_string()
        };
        let messages = [
            "not json".to_owned(),
            message(Some("/a.wasm"), "a", true),
            message(Some("/app.wasm"), "a", false),
            message(None, "a", true),
            message(Some("/b.wasm"), "b", true),
        ];
        assert_eq!(programs(&messages.join("\n"), "a"), [PathBuf::from("/a.wasm")]);
    }
}
