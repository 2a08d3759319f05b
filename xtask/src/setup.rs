//! Installs what the commands need, where it is missing.
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Outcome, cargo, find, output, run, timed};
use crate::places::{Places, Stamp};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// Everything that `cargo xtask test` needs.
pub(crate) fn all(places: &Places) -> Outcome {
    wasm_target()?;
    npm_packages(places)?;
    wasm_bindgen(places)?;
    browsers().map(drop)
}

/// The Rust target of the web app.
pub(crate) fn wasm_target() -> Outcome {
    let sysroot = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(sysroot.trim()).exists() {
        return Ok(());
    }
    timed("Adding Rust's wasm target (a few seconds)", || {
        run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
    })
}

/// The folder of wasm-bindgen's programs, at the version that Cargo.toml pins; builds them once per machine.
pub(crate) fn wasm_bindgen(places: &Places) -> Outcome<PathBuf> {
    let version = pinned_wasm_bindgen(&std::fs::read_to_string(places.root.join("Cargo.toml"))?)?;
    let root = places.tools.join(format!("wasm-bindgen-{version}"));
    let bin = root.join("bin");
    let complete = ["wasm-bindgen", "wasm-bindgen-test-runner"].iter().all(|program| bin.join(program).is_file());
    if !complete {
        let name = format!("Building wasm-bindgen {version} (about three minutes on two cores, once per machine)");
        timed(&name, || run(&mut install_wasm_bindgen(places, &version, &root)))?;
    }
    Ok(bin)
}

/// Not `--locked`: the lock file that it was published with names a package that is no longer to be had.
fn install_wasm_bindgen(places: &Places, version: &str, root: &Path) -> Command {
    let mut command = install(places, ("wasm-bindgen-cli", version), root);
    command.env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
    command
}

/// The folder of a cargo subcommand at the version that the caller pins; builds it once per machine.
pub(crate) fn cargo_tool(places: &Places, (name, version): (&str, &str)) -> Outcome<PathBuf> {
    let root = places.tools.join(format!("{name}-{version}"));
    let bin = root.join("bin");
    if !bin.join(name).is_file() {
        timed(&format!("Building {name} {version} (about three minutes on two cores, once per machine)"), || {
            run(install(places, (name, version), &root).arg("--locked"))
        })?;
    }
    Ok(bin)
}

/// A cheap profile: the tool runs for a second, its build would take minutes more.
fn install(places: &Places, (name, version): (&str, &str), root: &Path) -> Command {
    let mut command = cargo(places);
    command
        .args(["install", name, "--version", version, "--root"])
        .arg(root)
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    command
}

fn pinned_wasm_bindgen(manifest: &str) -> Outcome<String> {
    let line = manifest.lines().find_map(|line| line.strip_prefix("wasm-bindgen = \"="));
    Ok(line.and_then(|rest| rest.strip_suffix('"')).ok_or("Cargo.toml pins no wasm-bindgen")?.to_owned())
}

/// What package-lock.json names, in node_modules; done again only when that file has changed.
pub(crate) fn npm_packages(places: &Places) -> Outcome {
    npm_packages_of(&places.root, "Installing packages from npm (a few seconds)")
}

/// The same of another folder.
pub(crate) fn npm_packages_of(folder: &Path, name: &str) -> Outcome {
    node()?;
    let lock = std::fs::read(folder.join("package-lock.json"))?;
    let stamp = Stamp::of(folder.join("node_modules/.stamp"), &[&lock]);
    if stamp.is_fresh() {
        return Ok(());
    }
    timed(name, || {
        run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))?;
        stamp.write()
    })
}

fn node() -> Outcome {
    if find("node").is_none() || find("npm").is_none() {
        return Err(format!("Node {OLDEST_NODE} or newer, with npm, must be installed first").into());
    }
    let version = output(Command::new("node").arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        return Err(format!("Node is {}, and {OLDEST_NODE} or newer is needed", version.trim()).into());
    }
    Ok(())
}

/// The browsers that the tests drive.
pub(crate) struct Browsers {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) firefox: PathBuf,
    pub(crate) webkit: WebKit,
}

/// WebKitGTK: its driver, the small browser that comes with it, and a screen for it.
pub(crate) struct WebKit {
    pub(crate) driver: PathBuf,
    pub(crate) browser: PathBuf,
    pub(crate) screen: PathBuf,
}

/// Debian's packages of them.
const BROWSERS: [&str; 5] = ["chromium", "chromium-driver", "firefox-esr", "webkit2gtk-driver", "xvfb"];

/// Finds the browsers and their drivers; on Debian and as root it installs them, else it says how.
pub(crate) fn browsers() -> Outcome<Browsers> {
    if let Some(browsers) = find_browsers() {
        return Ok(browsers);
    }
    let line = format!("apt-get install -y --no-install-recommends {}", BROWSERS.join(" "));
    if find("apt-get").is_none() || output(Command::new("id").arg("-u"))?.trim() != "0" {
        return Err(format!("browsers or their drivers are missing. On Debian: sudo {line}").into());
    }
    timed("Installing browsers (about a minute)", || {
        run(Command::new("apt-get").args(["update", "-q"]))?;
        let mut install = Command::new("apt-get");
        install.args(["install", "-y", "-q", "--no-install-recommends"]).args(BROWSERS);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"))
    })?;
    find_browsers().ok_or_else(|| "the browsers were installed and are still not to be found".into())
}

fn find_browsers() -> Option<Browsers> {
    Some(Browsers {
        chromium: ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| find(name))?,
        chromedriver: find("chromedriver")?,
        firefox: ["firefox-esr", "firefox"].iter().find_map(|name| find(name))?,
        webkit: WebKit { driver: find("WebKitWebDriver")?, browser: mini_browser()?, screen: find("Xvfb")? },
    })
}

/// It lies in a folder of the processor's name, off the PATH.
fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    folders.map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.is_file())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_version_is_read_from_the_manifest() {
        assert_eq!(pinned_wasm_bindgen("a = \"1\"\nwasm-bindgen = \"=0.2.130\"\n").unwrap(), "0.2.130");
        assert!(pinned_wasm_bindgen("wasm-bindgen = \"0.2\"").is_err());
        assert!(pinned_wasm_bindgen("wasm-bindgen-futures = \"=0.4.80\"").is_err());
    }
}
