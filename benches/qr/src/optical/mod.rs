//! L2: which decoder reads which code, by pixels to a module.

pub mod condition;
pub mod decoder;
pub mod picture;
mod plane;
pub mod scene;
mod zxing;

use condition::{Condition, TYPICAL};
use decoder::{DEFAULT, Decoder};
use scene::{QUIET_MODULES, Scene};

use crate::chance::Chance;
use crate::gate::Gate;
use crate::rung::{Rung, draw_bytes};

/// Pixels of a module.
pub const MODULE_PIXELS: [f64; 7] = [2.5, 3.0, 3.3, 3.9, 4.5, 6.0, 8.0];
/// Pictures of each size at each of them under each condition.
pub const PICTURES: usize = 20;
/// Sizes of picture.
pub const SIZES: [(usize, usize); 4] = [(640, 480), (1280, 720), (1280, 960), (1920, 1080)];
/// The rungs, the acknowledgement's before them and the rear camera's after them.
const VERSIONS: [u8; 6] = [5, 10, 15, 20, 28, 40];
/// The largest share of the picture's short side that a code with its quiet zone takes.
const LARGEST: f64 = 0.8;
/// Where the default decoder has to be good.
const GATED: std::ops::RangeInclusive<f64> = 3.3..=4.5;
const LEAST_SHARE: f64 = 0.95;

/// Pictures of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Its number; the seeds follow from it.
    pub number: u64,
    /// Width and height.
    pub size: (usize, usize),
    /// Pixels of a module.
    pub module_pixels: f64,
    /// How well the code is seen.
    pub condition: Condition,
}

/// What one decoder read of the pictures of a cell that show one version.
#[derive(Clone, Debug)]
pub struct Score {
    /// The cell.
    pub cell: Cell,
    /// The decoder.
    pub decoder: &'static str,
    /// The version.
    pub version: u8,
    /// Pictures.
    pub shown: usize,
    /// Pictures whose code was read.
    pub read: usize,
    /// Codes that were read and were not shown.
    pub wrong: usize,
}

impl Cell {
    /// All cells into which a code of the ladder fits.
    pub fn all() -> Vec<Self> {
        let mut cells: Vec<Self> = Vec::new();
        for size in SIZES {
            for module_pixels in MODULE_PIXELS {
                for condition in condition::ALL {
                    cells.push(Self { number: cells.len() as u64, size, module_pixels, condition });
                }
            }
        }
        cells.retain(|cell| !cell.versions().is_empty());
        cells
    }

    /// The seed of a picture.
    pub fn seed(self, picture: usize) -> u64 {
        (1 << 32) + self.number * 1_000 + picture as u64
    }

    /// The rungs that fit into the picture; the smallest code only where no other does.
    fn versions(self) -> Vec<u8> {
        let room = LARGEST * self.size.0.min(self.size.1) as f64;
        let fits = |version: &u8| {
            let modules = 17 + 4 * usize::from(*version) + 2 * QUIET_MODULES;
            modules as f64 * self.module_pixels <= room
        };
        let mut fitting: Vec<u8> = VERSIONS.into_iter().filter(fits).collect();
        if fitting.len() > 1 {
            fitting.remove(0);
        }
        fitting
    }

    fn run(self, rungs: &[Rung], decoders: &mut [Box<dyn Decoder>], pictures: usize) -> Vec<Score> {
        let versions = self.versions();
        let mut scores = Vec::new();
        for version in &versions {
            scores.extend(decoders.iter().map(|decoder| {
                let (decoder, version) = (decoder.name(), *version);
                Score { cell: self, decoder, version, shown: 0, read: 0, wrong: 0 }
            }));
        }
        for picture in 0..pictures {
            let place = picture % versions.len();
            let of_version = &mut scores[place * decoders.len()..][..decoders.len()];
            let Some(rung) = rungs.iter().find(|rung| rung.version == versions[place]) else { continue };
            self.show(*rung, picture, decoders, of_version);
        }
        scores
    }

    /// One picture for all decoders.
    fn show(self, rung: Rung, picture: usize, decoders: &mut [Box<dyn Decoder>], scores: &mut [Score]) {
        let mut chance = Chance::of(self.seed(picture));
        let payloads = [chance.bytes(rung.bytes), chance.bytes(rung.bytes)];
        let codes = payloads.each_ref().map(|bytes| draw_bytes(bytes, rung.version).expect("as many bytes as fit"));
        let [code, next] = &codes;
        let Self { size, module_pixels, condition, .. } = self;
        let taken = Scene { code, next, size, module_pixels, condition }.photograph(&mut chance);
        for (decoder, score) in decoders.iter_mut().zip(scores) {
            let found = decoder.read(&taken);
            let shown = if condition.torn { &payloads[..] } else { &payloads[..1] };
            let right = found.iter().filter(|bytes| shown.contains(bytes)).count();
            score.shown += 1;
            score.read += usize::from(right > 0);
            score.wrong += found.len() - right;
        }
    }
}

/// Runs all cells on as many threads as asked for; the order of the results does not depend on it.
pub fn run_all(pictures: usize, threads: usize) -> Vec<Score> {
    // The panics of decoders are counted as nothing read, and are not told.
    std::panic::set_hook(Box::new(|_| {}));
    let (cells, rungs) = (Cell::all(), VERSIONS.map(Rung::of));
    let run_share = |first: usize| -> Vec<Score> {
        let mut decoders = decoder::all();
        cells.iter().skip(first).step_by(threads).flat_map(|cell| cell.run(&rungs, &mut decoders, pictures)).collect()
    };
    let mut scores: Vec<Score> = std::thread::scope(|scope| {
        let shares: Vec<_> = (0..threads).map(|first| scope.spawn(move || run_share(first))).collect();
        shares.into_iter().flat_map(|share| share.join().expect("the pictures were taken")).collect()
    });
    let _ = std::panic::take_hook();
    scores.sort_by_key(|score| score.cell.number);
    scores
}

/// Pictures, and those whose code was read, of the scores that are chosen.
pub fn count(scores: &[Score], chosen: impl Fn(&Score) -> bool) -> (usize, usize) {
    scores
        .iter()
        .filter(|score| chosen(score))
        .fold((0, 0), |(shown, read), score| (shown + score.shown, read + score.read))
}

/// All gates of this part.
pub fn gates(scores: &[Score]) -> Vec<Gate> {
    let (shown, read) = count(scores, |score| {
        score.decoder == DEFAULT && score.cell.condition == TYPICAL && GATED.contains(&score.cell.module_pixels)
    });
    let share = read as f64 / shown.max(1) as f64;
    let wrong: usize = scores.iter().filter(|score| score.decoder == DEFAULT).map(|score| score.wrong).sum();
    let measured = if shown == 0 { "not measured".to_owned() } else { format!("{:.1} % of {shown}", share * 100.0) };
    let name = format!("L2: {DEFAULT} reads, typical, 3.3 to 4.5 pixels to a module");
    vec![
        Gate::new(name, measured, "at least 95 %", share >= LEAST_SHARE),
        Gate::new(format!("L2: {DEFAULT}, wrong payloads"), wrong.to_string(), "0", shown > 0 && wrong == 0),
    ]
}
