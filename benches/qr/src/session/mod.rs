//! L4: two real sessions of the engine over two lossy directions.

pub mod air;
mod gates;
pub mod intruder;
pub mod phone;
pub mod play;
mod stray;

pub use gates::gates;

use air::Hold;
use juicetokens_engine::transport::Rung;
use play::{Chosen, Played, Trouble, play};

use crate::statistics::Summary;

/// A meeting that takes longer is counted as if it had been done then, where densities are compared.
const PATIENCE_SECONDS: f64 = 60.0;
/// Where the density that reports choose is compared with fixed ones.
pub const COMPARED: [(Hold, f64); 3] = [(Hold::Hands, 0.1), (Hold::Hands, 0.3), (Hold::HardHands, 0.1)];
/// A camera of 30 pictures a second on either side.
const SLOW: [u8; 2] = [30, 30];

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
        let Trouble { loss, strays, chosen, hold, cameras, cuts } = self.trouble;
        let chosen = match chosen {
            Chosen::Fixed(rung) => format!("V{}-L", rung.qr_version()),
            Chosen::Drawn => "rungs change".to_owned(),
            Chosen::Reported => "reports decide".to_owned(),
        };
        let hands = match hold {
            Hold::Still => "",
            Hold::Hands => ", hands",
            Hold::HardHands => ", hands, hard pictures",
        };
        let cameras =
            if cameras == SLOW { String::new() } else { format!(", cameras {} and {}", cameras[0], cameras[1]) };
        let strays = if strays { ", stray codes" } else { "" };
        let cuts = if cuts > 0 { format!(", {cuts} cuts") } else { String::new() };
        format!("{chosen}{hands}{cameras}, {:.0} % lost{strays}{cuts}", loss * 100.0)
    }

    /// Whether it is here to be compared with only: a density that nobody would fix for a hand.
    pub fn is_comparison(&self) -> bool {
        self.trouble.is_compared() && matches!(self.trouble.chosen, Chosen::Fixed(_))
    }

    /// Frames of the six messages.
    pub fn frames(&self) -> Summary {
        Summary::of(&self.played.iter().map(|played| played.frames).collect::<Vec<_>>())
    }

    /// Frames of the hello and the confirmations, and of people who compare, where there are people.
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

    /// Seconds of the six messages, on average; those that took longer than anybody waits are counted as that.
    pub fn seconds(&self) -> f64 {
        self.mean(|played| seconds_of(played).min(PATIENCE_SECONDS))
    }

    /// Meetings that took longer than anybody waits.
    pub fn too_long(&self) -> usize {
        self.played.iter().filter(|played| !played.complete || seconds_of(played) > PATIENCE_SECONDS).count()
    }

    /// A mean of something.
    pub fn mean(&self, of: impl Fn(&Played) -> f64) -> f64 {
        self.played.iter().map(of).sum::<f64>() / self.played.len() as f64
    }
}

fn seconds_of(played: &Played) -> f64 {
    played.took_us as f64 / 1e6
}

impl Trouble {
    /// Whether it is one of those in which densities are compared.
    pub fn is_compared(self) -> bool {
        self.hold != Hold::Still && self.cuts == 0
    }
}

/// Everything that meetings go through.
fn troubles() -> Vec<Trouble> {
    let calm = Trouble { loss: 0.1, strays: false, chosen: Chosen::Drawn, hold: Hold::Still, cameras: SLOW, cuts: 0 };
    let fixed = |rung: Rung| [0.0, 0.1, 0.3, 0.5].map(|loss| Trouble { loss, chosen: Chosen::Fixed(rung), ..calm });
    let drawn = Trouble { strays: true, cuts: 3, ..calm };
    let reported = Trouble { hold: Hold::Hands, chosen: Chosen::Reported, ..drawn };
    let cameras = [(0.1, SLOW), (0.3, SLOW), (0.5, SLOW), (0.1, [60, 60]), (0.3, [60, 60]), (0.1, [30, 60])];
    let mut all: Vec<Trouble> = [Rung::V15, Rung::V20].into_iter().flat_map(fixed).collect();
    all.extend([0.1, 0.3, 0.5].map(|loss| Trouble { loss, ..drawn }));
    all.extend(cameras.map(|(loss, cameras)| Trouble { loss, cameras, ..reported }));
    for (hold, loss) in COMPARED {
        let fixed = [Rung::V10, Rung::V15, Rung::V20, Rung::V28].map(Chosen::Fixed);
        let chosen = [Chosen::Reported].into_iter().chain(fixed);
        all.extend(chosen.map(|chosen| Trouble { hold, loss, chosen, ..calm }));
    }
    all
}

/// Runs all meetings.
pub fn run_all(trials: usize) -> Vec<Series> {
    let series = |(number, trouble): (u64, Trouble)| {
        // What is compared meets the same losses in the same hands.
        let number = if trouble.is_compared() { 100 } else { number };
        let first_seed = (3 << 32) + number * 1_000_000;
        let played = (first_seed..).take(trials).map(|seed| play(trouble, seed)).collect();
        Series { trouble, first_seed, played }
    };
    (0..).zip(troubles()).map(series).collect()
}
