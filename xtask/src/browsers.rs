//! What is tried in whole browsers: the scenarios of tests/e2e, pictures of every screen, and Lighthouse.
use std::path::Path;
use std::process::Command;

use crate::arguments::Arguments;
use crate::command::{Outcome, built, output, run};
use crate::places::Places;
use crate::setup;
use crate::web::{self, Variant};

/// The scenarios; `rest` goes to tests/e2e/run.mjs.
pub(crate) fn scenarios(places: &Places, rest: &[String]) -> Outcome {
    let browsers = setup::browsers()?;
    let (shipped, failpoints) = (Variant::shipped(places), Variant::failpoints(places));
    web::build(places, &shipped)?;
    web::build(places, &failpoints)?;
    // A payer that cheats, for the scenarios of bad input, and large wallets, for the one of scale.
    built(places, "rogue")?;
    let mut command = node(places, "tests/e2e/run.mjs");
    command.arg("--dist").arg(shipped.dist).arg("--failpoints-dist").arg(failpoints.dist).args(rest);
    command.env("CHROMIUM", browsers.chromium).env("FIREFOX", browsers.firefox);
    run(command.env("WEBKIT", browsers.webkit.browser))
}

/// Every scenario, those as well that the tests leave out; how many there were.
pub(crate) fn prove(places: &Places, _: &Arguments) -> Outcome<serde_json::Value> {
    let numbers = places.target.join("scenarios.json");
    scenarios(places, &["--all".to_owned(), "--numbers".to_owned(), numbers.display().to_string()])?;
    Ok(serde_json::from_slice(&std::fs::read(numbers)?)?)
}

/// Pictures of every screen that a scenario looks at, and a sheet of each look, in a folder that is made anew.
pub(crate) fn screenshots(places: &Places, arguments: &Arguments) -> Outcome {
    let folder = places.target.join("screenshots");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let mut rest = vec!["--looking".to_owned(), "--screenshots".to_owned(), folder.display().to_string()];
    if let Some(name) = arguments.option("only") {
        rest.extend(["--only".to_owned(), name.to_owned()]);
    }
    scenarios(places, &rest)
}

/// Lighthouse's marks for what ships; a note with its figures.
pub(crate) fn lighthouse(places: &Places) -> Outcome<String> {
    let folder = places.root.join("tests/lighthouse");
    setup::npm_packages_of(&folder, "Installing Lighthouse from npm (half a minute)")?;
    let shipped = Variant::shipped(places);
    web::build(places, &shipped)?;
    let mut command = node(places, "tests/lighthouse/run.mjs");
    command.arg("--dist").arg(shipped.dist).arg("--out").arg(places.target.join("lighthouse.html"));
    Ok(output(command.env("CHROMIUM", setup::browsers()?.chromium))?.trim().to_owned())
}

fn node(places: &Places, script: impl AsRef<Path>) -> Command {
    let mut command = Command::new("node");
    command.arg(places.root.join(script)).current_dir(&places.root);
    command
}
