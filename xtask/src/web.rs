//! Builds the web app: cargo, wasm-bindgen, wasm-opt, and the files put together.
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Arguments;
use crate::assemble::{self, Ingredients};
use crate::command::{Outcome, cargo, run, timed};
use crate::places::{Places, Stamp};
use crate::setup;

/// The name of the app's module, as in index.html.
pub(crate) const APP: &str = "juicetokens-app";
/// The name of the decoder's, as in public/decoder-worker.js.
pub(crate) const DECODER: &str = "juicetokens-decoder";

/// The name of a committee's member, as in public/engine-worker.js.
pub(crate) const COUNCIL: &str = "juicetokens-council";

/// What wasm-bindgen's output uses; the same list stands in index.html for Trunk.
const WASM_OPT: [&str; 11] = [
    "-Oz",
    // A function with one caller inside it has more locals than have short names, and repeats less: a bit more after brotli.
    "--one-caller-inline-max-function-size=1",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

/// One way to build the app.
pub(crate) struct Variant {
    /// Cargo features; none in what ships.
    features: Option<String>,
    /// Where the files go.
    pub(crate) dist: PathBuf,
}

impl Variant {
    /// As the command line asks.
    pub(crate) fn chosen(places: &Places, arguments: &Arguments) -> Self {
        let features = arguments.option("features").map(String::from);
        let dist = arguments.option("dist").map_or_else(
            || if features.is_some() { failpoints_dist(places) } else { places.root.join("dist") },
            |dist| places.root.join(dist),
        );
        Self { features, dist }
    }

    /// What people get.
    pub(crate) fn shipped(places: &Places) -> Self {
        Self { features: None, dist: places.root.join("dist") }
    }

    /// For tests that kill the browser at a named point.
    pub(crate) fn failpoints(places: &Places) -> Self {
        Self { features: Some("failpoints".into()), dist: failpoints_dist(places) }
    }

    fn name(&self) -> String {
        self.features.as_deref().map_or_else(|| "shipped".into(), |features| features.replace([',', '/', ' '], "-"))
    }
}

fn failpoints_dist(places: &Places) -> PathBuf {
    places.target.join("dist-failpoints")
}

/// Builds a variant into its folder; steps whose inputs did not change are skipped.
pub(crate) fn build(places: &Places, variant: &Variant) -> Outcome {
    setup::wasm_target()?;
    setup::npm_packages(places)?;
    let tools = setup::wasm_bindgen(places)?;
    let of = |name: String| places.target.join("web").join(name);
    let decoder = Module { package: DECODER, features: None, folder: of(DECODER.into()) };
    let council = Module { package: COUNCIL, features: None, folder: of(COUNCIL.into()) };
    let app = Module { package: APP, features: variant.features.as_deref(), folder: of(variant.name()) };
    for module in [&decoder, &council, &app] {
        module.build(places, &tools)?;
    }
    assemble::assemble(&Ingredients {
        root: &places.root,
        app: &app.folder,
        decoder: &decoder.folder,
        council: &council.folder,
        dist: &variant.dist,
    })
}

/// A crate that becomes a module for the browser.
struct Module<'a> {
    package: &'a str,
    features: Option<&'a str>,
    folder: PathBuf,
}

impl Module<'_> {
    fn build(&self, places: &Places, tools: &Path) -> Outcome {
        let Self { package, features, folder } = self;
        let kind = features.unwrap_or("shipped");
        timed(&format!("Compiling {package} ({kind}; some minutes the first time)"), || self.compile(places))?;
        let raw = places.target.join(format!("wasm32-unknown-unknown/release/{package}.wasm"));
        let stamp = Stamp::of(folder.join("stamp"), &[&std::fs::read(&raw)?, &stamp_of_tools(places, tools)?]);
        if stamp.is_fresh() {
            return Ok(());
        }
        timed("Making the browser's module (wasm-bindgen)", || bind(tools, package, (&raw, folder)))?;
        // A build for tests stays as it is: wasm-opt takes longer than it saves there.
        if features.is_none() {
            timed("Making it small (wasm-opt, up to half a minute)", || shrink(places, package, folder))?;
        }
        stamp.write()
    }

    fn compile(&self, places: &Places) -> Outcome {
        let mut command = cargo(places);
        command.args(["build", "--release", "--target", "wasm32-unknown-unknown", "-p", self.package]);
        if let Some(features) = self.features {
            command.args(["--features", features]);
        }
        run(command.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(places)))
    }
}

/// Keeps the folders of the building machine out of panic messages, so that the same source gives the same bytes.
fn remapped_paths(places: &Places) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let flags = [home.map(|home| remap(&home, "cargo")), Some(remap(&places.root, "juicetokens"))];
    flags.into_iter().flatten().collect::<Vec<_>>().join("\x1f")
}

fn stamp_of_tools(places: &Places, tools: &Path) -> Outcome<Vec<u8>> {
    let mut inputs = std::fs::read(places.root.join("package-lock.json"))?;
    inputs.extend(tools.display().to_string().bytes());
    inputs.extend(WASM_OPT.concat().bytes());
    Ok(inputs)
}

/// Makes the browser's module of a compiled one.
pub(crate) fn bind(tools: &Path, name: &str, (raw, folder): (&Path, &Path)) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let mut command = Command::new(tools.join("wasm-bindgen"));
    command.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]);
    run(command.arg(folder).arg(raw))
}

/// Makes a module as small as what ships.
pub(crate) fn shrink(places: &Places, name: &str, folder: &Path) -> Outcome {
    let module = folder.join(format!("{name}_bg.wasm"));
    let small = folder.join("small.wasm");
    run(Command::new(places.root.join("node_modules/.bin/wasm-opt"))
        .args(WASM_OPT)
        .arg(&module)
        .arg("-o")
        .arg(&small))?;
    Ok(std::fs::rename(small, module)?)
}
