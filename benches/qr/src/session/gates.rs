//! What has to hold of meetings.
use juicetokens_engine::transport::Rung;

use super::air::Hold;
use super::play::{Chosen, Played};
use super::{COMPARED, Series, intruder};
use crate::gate::Gate;

/// Seconds that the six messages may take on average, by the share of codes that is lost.
const MOST_SECONDS: [(f64, f64); 2] = [(0.1, 6.7), (0.3, 8.5)];
/// Meetings with somebody between the two.
const INTRUDERS: u64 = 200;
/// Meetings whose density has to change within a message, or the series says nothing about that.
const LEAST_CHANGED: f64 = 0.1;

/// All gates of this part.
pub fn gates(all: &[Series]) -> Vec<Gate> {
    let kinds = [(Chosen::Fixed(Rung::V15), Hold::Still), (Chosen::Reported, Hold::Hands)];
    let mut gates: Vec<Gate> = kinds
        .into_iter()
        .flat_map(|kind| MOST_SECONDS.map(|(loss, most)| (kind, loss, most)))
        .filter_map(|(kind, loss, most)| seconds(all, kind, loss, most))
        .collect();
    let held: Vec<&Series> = all.iter().filter(|series| !series.is_comparison()).collect();
    let played = || held.iter().flat_map(|series| &series.played);
    let runs = played().count();
    let of_runs = |name: &str, holds: fn(&Played) -> bool| {
        let held = played().filter(|played| holds(played)).count();
        Gate::new(format!("L4: {name}"), format!("{held} of {runs}"), "all", held == runs)
    };
    gates.push(of_runs("meetings complete, every message unchanged and in order", |played| played.complete));
    gates.push(of_runs("progress never falls while a page is there", |played| played.monotone));
    let repeated = held.iter().map(|series| series.most_repeated()).max().unwrap_or(0);
    gates.push(Gate::new("L4: frames repeated after a cut, worst", repeated.to_string(), "1", repeated <= 1));
    gates.push(reported_changes(all));
    gates.extend(COMPARED.into_iter().filter_map(|(hold, loss)| against_fixed(all, hold, loss)));
    for (name, stopped) in [
        ("swapped keys stop the pipe before message 1", intruder::swapped_keys()),
        ("with somebody between the two, their codes differ", intruder::between(INTRUDERS)),
    ] {
        let measured = format!("{} of {}", stopped.stopped, stopped.runs);
        gates.push(Gate::new(format!("L4: {name}"), measured, "all", stopped.stopped == stopped.runs));
    }
    gates
}

/// The first series of that kind and loss.
fn seconds(all: &[Series], kind: (Chosen, Hold), loss: f64, most: f64) -> Option<Gate> {
    let is_wanted =
        |series: &&Series| (series.trouble.chosen, series.trouble.hold) == kind && series.trouble.loss == loss;
    let series = all.iter().find(is_wanted)?;
    let name = format!("L4: six messages, 12 codes a second, {}", series.name());
    let seconds = series.seconds();
    Some(Gate::new(name, format!("{seconds:.2} s"), format!("{most} s"), seconds <= most))
}

/// Where reports decide, density changes in the middle of messages often enough for the other gates to mean something.
fn reported_changes(all: &[Series]) -> Gate {
    let played = || {
        let reported = all.iter().filter(|series| series.trouble.chosen == Chosen::Reported);
        reported.flat_map(|series| &series.played)
    };
    let (changed, runs) = (played().filter(|played| played.changes > 0).count(), played().count());
    let name = "L4: reports decide, and density changes within a message (meetings)";
    Gate::new(name, format!("{changed} of {runs}"), "at least 10 %", changed as f64 >= LEAST_CHANGED * runs as f64)
}

/// In the same hands, no one density is as quick as the one that reports choose.
fn against_fixed(all: &[Series], hold: Hold, loss: f64) -> Option<Gate> {
    let compared = || {
        let is_one = move |series: &&Series| {
            let trouble = series.trouble;
            trouble.is_compared() && trouble.hold == hold && trouble.loss == loss
        };
        all.iter().filter(is_one)
    };
    let fixed = compared().filter(|series| series.is_comparison());
    let best = fixed.min_by(|one, other| one.seconds().total_cmp(&other.seconds()))?;
    let reported = compared().find(|series| !series.is_comparison())?;
    let measured = format!("{:.2} s; {:.2} s is the best: {}", reported.seconds(), best.seconds(), best.name());
    let holds = reported.seconds() <= best.seconds() && reported.too_long() == 0;
    let name = format!("L4: no one density is quicker: {}", reported.name());
    Some(Gate::new(name, measured, "no slower, none over 60 s", holds))
}
