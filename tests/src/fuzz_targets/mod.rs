//! The bodies of the fuzz targets: what must hold whatever the bytes are.
//!
//! `fuzz/` feeds them from libFuzzer, [`smoke`] from a simple mutator on the stable compiler. A new decoder is a function here
//! and a line in [`TARGETS`]; its seeds come from the vectors.
mod committee;
#[cfg(not(target_arch = "wasm32"))]
mod council;
mod decoders;
mod host;
mod recording;
pub mod seeds;
mod session;
pub mod smoke;
mod transcript;

/// A target.
pub struct Target {
    /// Its name, and the name of its corpus.
    pub name: &'static str,
    /// Reads any bytes; panics when something does not hold.
    pub run: fn(&[u8]),
    /// How many mutated inputs a smoke run makes: fewer where one takes longer.
    pub smoke: u32,
}

/// A browser has no committee's member but in the app.
const COUNT: usize = if cfg!(target_arch = "wasm32") { 20 } else { 21 };

/// Every target.
pub const TARGETS: [Target; COUNT] = [
    Target { name: "frame", run: decoders::frame, smoke: 20_000 },
    Target { name: "pipe", run: decoders::pipe, smoke: 2_000 },
    Target { name: "text", run: decoders::text, smoke: 5_000 },
    Target { name: "line_code", run: decoders::line_code, smoke: 2_000 },
    Target { name: "envelope", run: decoders::envelope, smoke: 20_000 },
    Target { name: "records", run: decoders::records, smoke: 20_000 },
    Target { name: "telomeer", run: decoders::telomeer, smoke: 20_000 },
    Target { name: "bundle", run: decoders::bundle, smoke: 5_000 },
    Target { name: "trust", run: decoders::trust, smoke: 10_000 },
    Target { name: "people", run: decoders::people, smoke: 20_000 },
    Target { name: "session", run: session::session, smoke: 2_000 },
    Target { name: "session_message", run: decoders::session_message, smoke: 20_000 },
    Target { name: "settlement", run: decoders::settlement, smoke: 5_000 },
    Target { name: "word", run: committee::word, smoke: 2_000 },
    #[cfg(not(target_arch = "wasm32"))]
    Target { name: "council", run: council::council, smoke: 200 },
    Target { name: "paper", run: decoders::paper, smoke: 10_000 },
    Target { name: "receipt", run: decoders::receipt, smoke: 2_000 },
    Target { name: "issuance", run: decoders::issuance, smoke: 20_000 },
    Target { name: "change_set", run: decoders::change_set, smoke: 5_000 },
    Target { name: "payer", run: transcript::payer, smoke: 500 },
    Target { name: "payee", run: transcript::payee, smoke: 500 },
];

/// The target of a name.
///
/// # Panics
/// Panics when there is none.
pub fn target(name: &str) -> &'static Target {
    TARGETS.iter().find(|target| target.name == name).unwrap()
}
