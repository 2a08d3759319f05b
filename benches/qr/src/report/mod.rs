//! The page, its tables of all figures, and its pictures.

mod erasure;
mod optical;
mod picture;
mod session;
mod temporal;

use std::error::Error;
use std::path::Path;

use crate::erasure::Scored;
use crate::gate::Gate;
use crate::optical::Score;
use crate::session::Series;

/// Everything that was measured.
pub struct Measured {
    /// When, and of what.
    pub origin: String,
    /// Trials in a cell of L1, and meetings in a series of L4.
    pub trials: usize,
    /// Pictures in a cell of L2.
    pub pictures: usize,
    /// L1.
    pub erasure: Vec<Scored>,
    /// L2.
    pub optical: Vec<Score>,
    /// L4.
    pub sessions: Vec<Series>,
    /// What had to hold.
    pub gates: Vec<Gate>,
}

const ABOUT: &str = "\
# The pipe of codes

Written by `cargo xtask bench --only qr`; how it measures is in [benches/qr](../../benches/qr/README.md). Every figure follows from
a seed: no clock, no camera. **No phone was measured**: these are channels that are drawn, and pictures that are computed.
";

impl Measured {
    /// Writes the page, the tables and the pictures into a folder.
    pub fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        std::fs::create_dir_all(folder)?;
        let parts = [
            self.head(),
            erasure::part(&self.erasure),
            optical::part(&self.optical),
            temporal::part(),
            session::part(&self.sessions),
            LIMITS.to_owned(),
        ];
        std::fs::write(folder.join("qr.md"), parts.join("\n"))?;
        std::fs::write(folder.join("qr-erasure.tsv"), erasure::tsv(&self.erasure))?;
        std::fs::write(folder.join("qr-optical.tsv"), optical::tsv(&self.optical))?;
        std::fs::write(folder.join("qr-session.tsv"), session::tsv(&self.sessions))?;
        erasure::picture(&self.erasure).draw(&folder.join("qr-erasure.svg"))?;
        optical::picture(&self.optical).draw(&folder.join("qr-optical.svg"))?;
        temporal::picture().draw(&folder.join("qr-temporal.svg"))?;
        session::picture(&self.sessions).draw(&folder.join("qr-session.svg"))
    }

    fn head(&self) -> String {
        let Self { origin, trials, pictures, .. } = self;
        let mut text = format!("{ABOUT}\n{origin} {trials} trials a cell, {pictures} pictures a cell.\n\n## Gates\n\n");
        text += &head(&["gate", "measured", "asked", ""].map(str::to_owned));
        for gate in &self.gates {
            text += &row(&[gate.name.clone(), gate.measured.clone(), gate.limit.clone(), gate.word().to_owned()]);
        }
        text
    }
}

const LIMITS: &str = "\
## Not measured

Phones. Lenses that distort, moiré, automatic exposure, compressed video. A native build of zxing-cpp: its WebAssembly is. The app's
decoder runs natively here. BC-UR, BBQr and RaptorQ are the real crates; qrloop, TXQR and the carousel of Decimen are models of their documented
formats, tested against figures of the originals: qrloop and TXQR to the frame, Decimen within 4 %. The sums of qrloop are longer
than its data frames and are let through all the same. RaptorQR is the real RaptorQ in a loop with 20 % repair.
";

/// A row of a table in markdown.
fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The head of a table in markdown.
fn head(cells: &[String]) -> String {
    format!("{}|{}\n", row(cells), "---|".repeat(cells.len()))
}
