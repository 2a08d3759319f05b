//! `cargo xtask bench`: what it costs, as ratios within one run, written to `docs/bench`. CI builds none of it.
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::Value;

use crate::arguments::Arguments;
use crate::command::{Outcome, cargo, output, run, timed};
use crate::places::Places;
use crate::{setup, web};

/// The name that the page loads the module by.
const MODULE: &str = "bench";

/// Runs every part, or only the native one, and writes the page and its pictures; fails when a gate does not hold.
pub(crate) fn run_all(places: &Places, arguments: &Arguments) -> Outcome {
    let benches = Benches::of(places);
    if arguments.option("only") == Some("qr") {
        return timed("The pipe of codes", || benches.qr(places, &arguments.rest));
    }
    if benches.parts.exists() {
        std::fs::remove_dir_all(&benches.parts)?;
    }
    std::fs::create_dir_all(&benches.parts)?;
    match arguments.option("only") {
        None => {
            timed("The browser's part", || benches.browser(places))?;
            timed("The peers' part", || benches.print("peers", &mut benches.program(places, "peers", &["run"])))?;
        }
        Some("native") => {}
        Some(other) => return Err(format!("there is no part `{other}`; there are native and qr").into()),
    }
    let memory = ["run", "--bin", "memory"];
    timed("Memory", || benches.print("memory", &mut benches.program(places, ".", &memory)))?;
    timed("The native part, and the page", || {
        let mut bench = benches.program(places, ".", &["run", "--bin", "bench"]);
        bench.args(["--", "--out"]).arg(places.root.join("docs/bench")).arg("--parts").arg(&benches.parts);
        run(bench.args(["--origin", &origin(places)?]).args(&arguments.rest))
    })
}

/// The same, and the gates of the page as numbers, those too that do not hold.
pub(crate) fn gates(places: &Places, arguments: &Arguments) -> Outcome<Value> {
    let (page, started) = (places.root.join("docs/bench/README.md"), SystemTime::now());
    let ran = run_all(places, arguments);
    if page.metadata()?.modified()? < started {
        ran?;
    }
    let page = std::fs::read_to_string(page)?;
    let rows = page.lines().skip_while(|line| *line != "## Gates").filter(|line| line.starts_with("| "));
    let gate = |row: &str| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [name, measured, limit, word] = cells.as_slice() else { return None };
        Some(((*name).to_owned(), Value::String(format!("{measured}, at most {limit}: {word}"))))
    };
    Ok(Value::Object(rows.skip(1).filter_map(gate).collect()))
}

struct Benches {
    folder: PathBuf,
    target: PathBuf,
    /// What the programs print, for the page.
    parts: PathBuf,
}

impl Benches {
    fn of(places: &Places) -> Self {
        let target = places.target.join("benches");
        Self { folder: places.root.join("benches"), parts: target.join("parts"), target }
    }

    /// A release build of the workspace in a folder of benches/.
    fn program(&self, places: &Places, folder: &str, words: &[&str]) -> Command {
        let mut command = cargo(places);
        command.current_dir(self.folder.join(folder)).args(words).args(["--quiet", "--release", "--target-dir"]);
        command.arg(self.target.join(folder));
        command
    }

    fn print(&self, part: &str, command: &mut Command) -> Outcome {
        Ok(std::fs::write(self.parts.join(format!("{part}.json")), output(command)?)?)
    }

    /// Channels, pictures and sessions of codes, with a page and gates of their own; zxing-cpp runs in Node.
    fn qr(&self, places: &Places, rest: &[String]) -> Outcome {
        setup::npm_packages(places)?;
        let mut command = cargo(places);
        command.current_dir(self.folder.join("qr")).args(["bench", "--quiet", "--bench", "qr_link", "--target-dir"]);
        command.arg(self.target.join("qr")).args(["--", "--origin", &origin(places)?]);
        run(command.args(rest))
    }

    fn browser(&self, places: &Places) -> Outcome {
        setup::wasm_target()?;
        setup::npm_packages(places)?;
        let (tools, browser) = (setup::wasm_bindgen(places)?, setup::browsers()?);
        let folder = self.folder.join("browser");
        run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder))?;
        self.module(places, &tools, &folder.join("module"))?;
        let mut page = Command::new("node");
        page.arg(folder.join("run.mjs")).arg("--out").arg(self.parts.join("browser.json"));
        run(page.env("CHROMIUM", browser.chromium))
    }

    /// The engine as the app ships it.
    fn module(&self, places: &Places, tools: &Path, folder: &Path) -> Outcome {
        let mut build = cargo(places);
        build.current_dir(&self.folder).args(["build", "--quiet", "-p", "juicetokens-browser-bench"]);
        build.args(["--profile", "ships", "--target", "wasm32-unknown-unknown", "--target-dir"]).arg(&self.target);
        run(build.env_remove("RUSTFLAGS"))?;
        let raw = self.target.join("wasm32-unknown-unknown/ships/juicetokens_browser_bench.wasm");
        web::bind(tools, MODULE, (&raw, folder))?;
        web::shrink(places, MODULE, folder)
    }
}

/// When, of which commit, and on what: no name of any machine.
fn origin(places: &Places) -> Outcome<String> {
    let git = |words: &[&str]| output(Command::new("git").args(words).current_dir(&places.root));
    let commit = git(&["rev-parse", "--short=10", "HEAD"])?;
    let state =
        if git(&["status", "--porcelain", "--", "engine", "proto", "benches"])?.is_empty() { "" } else { ", changed" };
    let date = output(Command::new("date").args(["-u", "+%Y-%m-%d"]))?;
    Ok(format!("{}, commit {}{state}, on two cores of the 2.0 GHz class, shared.", date.trim(), commit.trim()))
}
