//! Starting other programs.
use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::places::Places;

/// What an xtask function returns; errors are sentences for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Prints what begins, runs it, and prints how long it took.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("▸ {name}");
    let started = Instant::now();
    let result = work();
    println!("  {} in {:.1} s", if result.is_ok() { "done" } else { "failed" }, started.elapsed().as_secs_f64());
    result
}

/// Runs a program with its output shown; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.stdin(Stdio::null()).status().map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", shown(command)).into()) }
}

/// Runs a program and gives back what it wrote; its complaints are shown.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{}: {error}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("{} ended with {}", shown(command), output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The cargo that started us, in the workspace's folder.
pub(crate) fn cargo(places: &Places) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&places.root);
    command
}

/// A program of the tests, or an example by its folder, built as `cargo test` builds it: asked for alone, its dependencies would
/// be built once more with fewer features.
pub(crate) fn built(places: &Places, program: &str) -> Outcome<Command> {
    run(cargo(places).args(["test", "--workspace", "--no-run", "--quiet"]))?;
    let mut command = Command::new(places.target.join("debug").join(program));
    command.current_dir(&places.root);
    Ok(command)
}

/// Where a program is on the PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn shown(command: &Command) -> String {
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    let program = command.get_program().to_string_lossy().into_owned();
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}
