//! What has to hold on the erasure channel.
use super::{Score, Scored};
use crate::gate::Gate;
use crate::peers::GENERIC;
use crate::statistics::standard_error_of_difference;

/// The share of the bound that is asked for, for 20 kB over codes of version 20.
const SHARE_OF_BOUND: f64 = 0.92;
/// Symbols that the code may need beyond the necessary ones, on average.
const EXCESS_SYMBOLS: f64 = 0.02;
/// Messages from this length on are compared with what others send.
const COMPARED_BYTES: usize = 5_000;

/// All gates of this part, over the sizes of code that are used.
pub fn gates(all: &[Scored]) -> Vec<Gate> {
    let gated: Vec<&Scored> = all.iter().filter(|scored| scored.cell.is_gated).collect();
    let mut gates = vec![against_published(&gated), against_generic(&gated)];
    gates.extend(bound(&gated));
    gates.push(excess(all));
    gates
}

/// Frames that a published protocol may be better by: sampling error up to 10 % loss, one frame without any, else none.
fn tolerance(scored: &Scored, other: &Score) -> f64 {
    match scored.cell.channel.loss {
        0.0 => 1.0,
        0.1 => 2.0 * standard_error_of_difference(&scored.ours().frames, &other.frames),
        _ => 0.0,
    }
}

fn against_published(all: &[&Scored]) -> Gate {
    let (mut compared, mut lost) = (0, Vec::new());
    for scored in all.iter().filter(|scored| scored.cell.message_bytes >= COMPARED_BYTES) {
        for other in scored.others().iter().filter(|other| other.name != GENERIC) {
            compared += 1;
            let lead = other.summary().mean - scored.ours().summary().mean;
            if lead < -tolerance(scored, other) {
                lost.push(format!("{} ({lead:+.2})", place(scored, other.name)));
            }
        }
    }
    let measured = match lost.as_slice() {
        [] => format!("all of {compared}"),
        _ => format!("{} of {compared}; not in {}", compared - lost.len(), lost.join(", ")),
    };
    let name = "L1: no more frames than a published protocol, from 5 kB up (cells)";
    Gate::new(name, measured, "all; +1 at 0 %, sampling error at 10 %", lost.is_empty())
}

fn against_generic(all: &[&Scored]) -> Gate {
    let generic = |scored: &Scored| {
        let other =
            scored.others().iter().find(|other| other.name == GENERIC).map_or(0.0, |other| other.summary().mean);
        scored.ours().summary().mean - other
    };
    let worst = all.iter().max_by(|one, other| generic(one).total_cmp(&generic(other))).expect("there are cells");
    let measured = format!("{:+.2} in {}", generic(worst), place(worst, "ours"));
    Gate::new("L1: frames beyond a generic RaptorQ, worst cell", measured, "+1", generic(worst) <= 1.0)
}

fn bound(all: &[&Scored]) -> Vec<Gate> {
    let wanted = |scored: &&&Scored| {
        let cell = scored.cell;
        cell.rung.version == 20 && cell.message_bytes == 20_000 && !cell.channel.runs && cell.channel.loss < 0.5
    };
    let gate = |scored: &Scored| {
        let share = scored.ours().share_of_bound(scored.cell);
        let name = format!("L1: share of the bound, V20-L, 20 kB, {}", scored.cell.channel.name());
        Gate::new(name, format!("{:.1} %", share * 100.0), "at least 92 %", share >= SHARE_OF_BOUND)
    };
    all.iter().filter(wanted).map(|scored| gate(scored)).collect()
}

/// Over all trials of all cells.
fn excess(all: &[Scored]) -> Gate {
    let mean = all.iter().map(|scored| scored.ours().excess_symbols).sum::<f64>() / all.len() as f64;
    Gate::new("L1: symbols beyond K, mean of all cells", format!("{mean:.4}"), "0.02", mean <= EXCESS_SYMBOLS)
}

fn place(scored: &Scored, name: &str) -> String {
    let cell = scored.cell;
    format!("V{}-L {} B {} {name}", cell.rung.version, cell.message_bytes, cell.channel.name())
}
