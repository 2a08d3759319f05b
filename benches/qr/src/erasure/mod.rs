//! L1: codes of one size, frames lost, nothing else. Every protocol pays its own encoding and headers and meets the same losses.

pub mod channel;
mod gates;

use channel::Channel;
pub use gates::gates;

use crate::chance::Chance;
use crate::peers::{self, OURS, Protocol};
use crate::rung::Rung;
use crate::statistics::Summary;

/// Frames that are shown at most; a protocol that needs more is counted as never done.
pub const MOST_FRAMES: usize = 8192;
/// Frames a second that are reported.
pub const RATES: [f64; 4] = [10.0, 12.0, 15.0, 20.0];
/// The sizes of message.
pub const MESSAGES: [usize; 4] = [200, 1_000, 5_000, 20_000];

/// One size of code, one message, one channel.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Its number; the seeds follow from it.
    pub number: u64,
    /// The size of code.
    pub rung: Rung,
    /// Whether what was measured has to hold; else it is reported only.
    pub is_gated: bool,
    /// The length of the message.
    pub message_bytes: usize,
    /// What is lost.
    pub channel: Channel,
}

/// What one protocol needed in a cell.
pub struct Score {
    /// The protocol.
    pub name: &'static str,
    /// Frames that it takes without loss, if every frame counted.
    pub source_frames: usize,
    /// Frames shown, for each trial.
    pub frames: Vec<usize>,
    /// Trials that were not done at the end.
    pub never: usize,
    /// Mean symbols that had to arrive beyond the necessary ones; ours only.
    pub excess_symbols: f64,
}

/// A cell and what every protocol needed in it.
pub struct Scored {
    /// The cell.
    pub cell: Cell,
    /// One for each protocol, ours first.
    pub scores: Vec<Score>,
}

impl Cell {
    /// All cells.
    pub fn all() -> Vec<Self> {
        let mut cells = Vec::new();
        // The replaced one comes last, so that no other cell gets other seeds for it.
        for (rung, is_gated) in Rung::ladder().map(|rung| (rung, true)).into_iter().chain([(Rung::replaced(), false)]) {
            for message_bytes in MESSAGES {
                for channel in Channel::all() {
                    cells.push(Self { number: cells.len() as u64, rung, is_gated, message_bytes, channel });
                }
            }
        }
        cells
    }

    /// The seed of a trial: of its losses, of what a protocol draws, and of the message.
    pub fn seed(self, trial: usize) -> u64 {
        self.number * 1_000_000 + trial as u64
    }

    /// The mean of frames below which nothing can be done: every byte of every frame that arrives is one of the message.
    pub fn bound(self) -> f64 {
        self.message_bytes as f64 / (self.rung.bytes as f64 * (1.0 - self.channel.loss))
    }

    /// Runs every protocol on the same losses.
    pub fn run(self, trials: usize) -> Scored {
        let message = Chance::of(self.seed(0)).bytes(self.message_bytes);
        let protocols = peers::all(self.rung, &message);
        let lost: Vec<Vec<bool>> = (0..trials).map(|trial| self.channel.draw(self.seed(trial), MOST_FRAMES)).collect();
        Scored { cell: self, scores: protocols.iter().map(|protocol| self.score(protocol.as_ref(), &lost)).collect() }
    }

    fn score(self, protocol: &dyn Protocol, lost: &[Vec<bool>]) -> Score {
        let runs: Vec<_> = (0..).zip(lost).map(|(trial, lost)| peers::run(protocol, self.seed(trial), lost)).collect();
        Score {
            name: protocol.name(),
            source_frames: protocol.source_frames(),
            frames: runs.iter().map(|(frames, _)| frames.unwrap_or(MOST_FRAMES)).collect(),
            never: runs.iter().filter(|(frames, _)| frames.is_none()).count(),
            excess_symbols: runs.iter().map(|(_, excess)| *excess).sum::<usize>() as f64 / runs.len() as f64,
        }
    }
}

impl Scored {
    /// Ours.
    pub fn ours(&self) -> &Score {
        &self.scores[0]
    }

    /// All the others.
    pub fn others(&self) -> &[Score] {
        debug_assert_eq!(self.ours().name, OURS);
        &self.scores[1..]
    }
}

impl Score {
    /// Mean, 95th percentile, maximum.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.frames)
    }

    /// How much of the bound it reaches, from 0 to 1.
    pub fn share_of_bound(&self, cell: Cell) -> f64 {
        cell.bound() / self.summary().mean
    }
}

/// Runs all cells on as many threads as asked for; the order of the results does not depend on it.
pub fn run_all(trials: usize, threads: usize) -> Vec<Scored> {
    let cells = Cell::all();
    let run_share = |first: usize| -> Vec<Scored> {
        cells.iter().skip(first).step_by(threads).map(|cell| cell.run(trials)).collect()
    };
    let mut scored: Vec<Scored> = std::thread::scope(|scope| {
        let shares: Vec<_> = (0..threads).map(|first| scope.spawn(move || run_share(first))).collect();
        shares.into_iter().flat_map(|share| share.join().expect("a trial failed")).collect()
    });
    scored.sort_by_key(|scored| scored.cell.number);
    scored
}
