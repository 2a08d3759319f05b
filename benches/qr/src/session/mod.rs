//! L4: two real sessions of the engine over two lossy directions.

mod air;
pub mod intruder;
pub mod phone;
pub mod play;
mod stray;

use juicetokens_engine::transport::Rung;
use phone::FRAMES_PER_SECOND;
use play::{Played, Trouble, play};

use crate::gate::Gate;
use crate::statistics::Summary;

/// Seconds that the six messages may take on average, by the share of codes that is lost.
const MOST_SECONDS: [(f64, f64); 2] = [(0.1, 6.7), (0.3, 8.5)];
/// Meetings with somebody between the two.
const INTRUDERS: u64 = 200;

/// Meetings under the same trouble.
pub struct Series {
    /// What they go through.
    pub trouble: Trouble,
    /// The seed of the first; the others follow it.
    pub first_seed: u64,
    /// How each went.
    pub played: Vec<Played>,
}

impl Series {
    /// How tables call it.
    pub fn name(&self) -> String {
        let Trouble { loss, strays, rung, cuts } = self.trouble;
        let rung = rung.map_or("rungs change".to_owned(), |rung| format!("V{}-L", rung.qr_version()));
        let strays = if strays { ", stray codes" } else { "" };
        let cuts = if cuts > 0 { format!(", {cuts} cuts") } else { String::new() };
        format!("{rung}, {:.0} % lost{strays}{cuts}", loss * 100.0)
    }

    /// Frames of the six messages.
    pub fn frames(&self) -> Summary {
        Summary::of(&self.played.iter().map(|played| played.frames).collect::<Vec<_>>())
    }

    /// Frames of the hello and the confirmations.
    pub fn hello_frames(&self) -> Summary {
        Summary::of(&self.played.iter().map(|played| played.hello_frames).collect::<Vec<_>>())
    }

    /// Most frames after any one cut that showed a symbol again.
    pub fn most_repeated(&self) -> usize {
        self.played.iter().map(|played| played.repeated_frames).max().unwrap_or(0)
    }

    /// Most symbols that were gone when a page came back: progress is written down four times a second.
    pub fn most_forgotten(&self) -> u16 {
        self.played.iter().map(|played| played.forgotten).max().unwrap_or(0)
    }

    /// Seconds of the six messages, on average.
    pub fn seconds(&self) -> f64 {
        self.frames().mean / FRAMES_PER_SECOND
    }
}

/// Runs all meetings.
pub fn run_all(trials: usize) -> Vec<Series> {
    let calm = |rung: Rung| [0.0, 0.1, 0.3, 0.5].map(|loss| Trouble { loss, strays: false, rung: Some(rung), cuts: 0 });
    let troubled = [0.1, 0.3, 0.5].map(|loss| Trouble { loss, strays: true, rung: None, cuts: 3 });
    let troubles = [Rung::V15, Rung::V20].into_iter().flat_map(calm).chain(troubled);
    let series = |(number, trouble): (u64, Trouble)| {
        let first_seed = (3 << 32) + number * 1_000_000;
        let played = (first_seed..).take(trials).map(|seed| play(trouble, seed)).collect();
        Series { trouble, first_seed, played }
    };
    (0..).zip(troubles).map(series).collect()
}

/// All gates of this part.
pub fn gates(all: &[Series]) -> Vec<Gate> {
    let mut gates: Vec<Gate> = MOST_SECONDS.into_iter().filter_map(|(loss, most)| seconds(all, loss, most)).collect();
    let played = || all.iter().flat_map(|series| &series.played);
    let runs = played().count();
    let of_runs = |name: &str, holds: fn(&Played) -> bool| {
        let held = played().filter(|played| holds(played)).count();
        Gate::new(format!("L4: {name}"), format!("{held} of {runs}"), "all", held == runs)
    };
    gates.push(of_runs("meetings complete, every message unchanged and in order", |played| played.complete));
    gates.push(of_runs("progress never falls while a page is there", |played| played.monotone));
    let repeated = all.iter().map(Series::most_repeated).max().unwrap_or(0);
    gates.push(Gate::new("L4: frames repeated after a cut, worst", repeated.to_string(), "1", repeated <= 1));
    for (name, stopped) in [
        ("swapped keys stop the pipe before message 1", intruder::swapped_keys()),
        ("with somebody between the two, their codes differ", intruder::between(INTRUDERS)),
    ] {
        let measured = format!("{} of {}", stopped.stopped, stopped.runs);
        gates.push(Gate::new(format!("L4: {name}"), measured, "all", stopped.stopped == stopped.runs));
    }
    gates
}

/// The calm series of that loss.
fn seconds(all: &[Series], loss: f64, most: f64) -> Option<Gate> {
    let rung = Some(Rung::V15);
    let series = all.iter().find(|series| series.trouble.loss == loss && series.trouble.rung == rung)?;
    let name = format!("L4: six messages, 12 codes a second, {}", series.name());
    let seconds = series.seconds();
    Some(Gate::new(name, format!("{seconds:.2} s"), format!("{most} s"), seconds <= most))
}
