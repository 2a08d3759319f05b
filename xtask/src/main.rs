//! The house's own commands: `cargo xtask run`, `test`, `build`, `tidy` and a few more.
mod arguments;
mod assemble;
mod bench;
mod browsers;
mod command;
mod fuzz;
mod headers;
mod licences;
mod mutants;
mod places;
mod prove;
mod serve;
mod setup;
mod size;
mod source;
mod test;
mod tidy;
mod trunk;
mod wasm_tests;
mod web;
mod words;

use std::process::ExitCode;
use std::time::Instant;

use crate::arguments::Arguments;
use crate::command::{Outcome, cargo, run};
use crate::places::Places;
use crate::web::Variant;

const USAGE: &str = "\
cargo xtask <command>

  run             install what is missing, build, serve on loopback   [--port N] [--features F] [--dist DIR]
  test            everything that must hold                           [--only STEP] [-- arguments for that step]
  build           build the web app into dist/                        [--features F] [--dist DIR]
  serve           serve what was built                                [--port N] [--dist DIR]
  setup           install what the commands need
  tidy            the house rules
  screenshots     every screen, light and dark, in target/screenshots [--only SCENARIO]
  bench           what it costs, written to docs/bench                [--only native|qr] [-- arguments for the bench]
  codegen         write proto/src/generated anew
  vectors         write the shared test vectors and the fuzz seeds anew
  fuzz            every fuzz target by libFuzzer                      [--seconds N] [--only TARGET]
  mutants         errors put into the rules, one by one               [--only FILES] [--minutes N] [--again survivors] [-- arguments]
  prove           everything at its full size, and docs/proof.md      [--seconds N] [--minutes N] [--only PROVER]
  check-trunk     where Trunk is installed: both builds give the same files";

fn main() -> ExitCode {
    match Arguments::parse(std::env::args().skip(1)).and_then(|arguments| dispatch(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &Arguments) -> Outcome {
    let started = Instant::now();
    let places = Places::find()?;
    match arguments.command.as_str() {
        "run" => {
            let variant = Variant::chosen(&places, arguments);
            web::build(&places, &variant)?;
            serve::serve(&variant.dist, arguments.port()?, Some(started))
        }
        "build" => web::build(&places, &Variant::chosen(&places, arguments)),
        "serve" => serve::serve(&Variant::chosen(&places, arguments).dist, arguments.port()?, None),
        "setup" => setup::all(&places),
        "test" => test::run_steps(&places, arguments),
        "tidy" => tidy::check(&places.root).map(|note| println!("{note}")),
        "screenshots" => browsers::screenshots(&places, arguments),
        "bench" => bench::run_all(&places, arguments),
        "codegen" => run(cargo(&places).args(["run", "--quiet", "-p", "juicetokens-proto-codegen"])),
        "vectors" => run(cargo(&places).args(["run", "--quiet", "-p", "juicetokens-tests", "--bin", "vectors"])),
        "fuzz" => fuzz::fuzz(&places, arguments).map(|numbers| println!("{numbers}")),
        "mutants" => mutants::mutants(&places, arguments).map(|numbers| println!("{numbers}")),
        "prove" => prove::prove(&places, arguments),
        "check-trunk" => trunk::check(&places).map(|note| println!("{note}")),
        "" | "help" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{USAGE}").into()),
    }
}
