//! L1 in words and lines.
use plotters::prelude::SeriesLabelPosition;

use super::picture::{Line, Picture};
use super::{head, row};
use crate::erasure::{Cell, RATES, Score, Scored};

/// Codes a second in the tables of the page.
const RATE: f64 = 15.0;
/// The message of the tables in which all protocols stand.
const MESSAGE: usize = 20_000;

const ABOUT: &str = "\
## L1: codes that are lost

Mean frames shown until the message of 20 kB is there, and bytes a second at 15 frames a second. Every protocol has the same size
of code and the same losses, and pays its own encoding and headers. *Runs* are losses in runs of four on average. All figures, with
95th percentile, maximum, the seconds at 10, 12, 15 and 20 frames a second and the seeds: [qr-erasure.tsv](qr-erasure.tsv). A star:
some trials were not done after 8192 frames and are counted as if they were done then.
";
const REPLACED: &str = ", not used: version 28 replaced it ([ADR 0018](../adr/0018-version-28-for-version-27.md)). Reported, held to no gate";
const OURS: &str = "
The line code for every length of message, over codes of version 20 at 15 frames a second:
";
const PICTURE: &str = "
![The share of the bound](qr-erasure.svg)
";

/// The part of the page.
pub(super) fn part(all: &[Scored]) -> String {
    let mut text = ABOUT.to_owned();
    for version in [10, 15, 20, 28, 27] {
        let rows: Vec<&Scored> = all
            .iter()
            .filter(|scored| scored.cell.rung.version == version && scored.cell.message_bytes == MESSAGE)
            .collect();
        let Some(first) = rows.first() else { continue };
        let aside = if first.cell.is_gated { "" } else { REPLACED };
        text += &format!("\n**V{version}-L**, {} bytes{aside}\n\n", first.cell.rung.bytes);
        let names = first.scores.iter().map(|score| score.name.to_owned());
        text += &head(&std::iter::once("loss".to_owned()).chain(names).collect::<Vec<_>>());
        for scored in rows {
            let cells = scored.scores.iter().map(|score| short(scored.cell, score));
            text += &row(&std::iter::once(scored.cell.channel.name()).chain(cells).collect::<Vec<_>>());
        }
    }
    text + OURS + &ours(all) + PICTURE
}

fn short(cell: Cell, score: &Score) -> String {
    let star = if score.never > 0 { "*" } else { "" };
    let mean = score.summary().mean;
    format!("{mean:.1}{star} ({:.0})", cell.message_bytes as f64 * RATE / mean)
}

fn ours(all: &[Scored]) -> String {
    let names = ["bytes", "loss", "mean", "p95", "max", "s", "B/s", "% of the bound", "symbols beyond K"];
    let mut text = format!("\n{}", head(&names.map(str::to_owned)));
    for scored in all.iter().filter(|scored| scored.cell.rung.version == 20) {
        let (cell, ours) = (scored.cell, scored.ours());
        let summary = ours.summary();
        text += &row(&[
            cell.message_bytes.to_string(),
            cell.channel.name(),
            format!("{:.1}", summary.mean),
            summary.p95.to_string(),
            summary.max.to_string(),
            format!("{:.2}", summary.mean / RATE),
            format!("{:.0}", cell.message_bytes as f64 * RATE / summary.mean),
            format!("{:.1}", 100.0 * ours.share_of_bound(cell)),
            format!("{:.4}", ours.excess_symbols),
        ]);
    }
    text
}

/// Every figure.
pub(super) fn tsv(all: &[Scored]) -> String {
    let mut text = "version\tbytes\tloss\truns\tfirst seed\tprotocol\tsource frames\tmean\tp95\tmax\tnever".to_owned();
    RATES.iter().for_each(|rate| text += &format!("\ts at {rate}"));
    text += "\tB/s at 15\tshare of bound\tsymbols beyond K\n";
    for scored in all {
        let cell = scored.cell;
        for score in &scored.scores {
            let (summary, channel) = (score.summary(), cell.channel);
            text += &format!("{}\t{}\t{}\t", cell.rung.version, cell.message_bytes, channel.loss);
            text += &format!("{}\t{}\t{}\t{}\t", u8::from(channel.runs), cell.seed(0), score.name, score.source_frames);
            text += &format!("{:.3}\t{}\t{}\t{}", summary.mean, summary.p95, summary.max, score.never);
            RATES.iter().for_each(|rate| text += &format!("\t{:.2}", summary.mean / rate));
            text += &format!("\t{:.0}", cell.message_bytes as f64 * RATE / summary.mean);
            text += &format!("\t{:.4}\t{:.4}\n", score.share_of_bound(cell), score.excess_symbols);
        }
    }
    text
}

/// How near each comes to the bound, by loss.
pub(super) fn picture(all: &[Scored]) -> Picture {
    let of = |scored: &&Scored| {
        let cell = scored.cell;
        cell.rung.version == 20 && cell.message_bytes == MESSAGE && !cell.channel.runs
    };
    let mut lines: Vec<Line> = Vec::new();
    for scored in all.iter().filter(of) {
        for (place, score) in scored.scores.iter().enumerate() {
            if place == lines.len() {
                lines.push((score.name.to_owned(), Vec::new()));
            }
            lines[place].1.push((scored.cell.channel.loss * 100.0, score.share_of_bound(scored.cell) * 100.0));
        }
    }
    Picture {
        title: "20 kB over V20-L: the share of the bound",
        axes: ("% of the codes lost", "% of the bound"),
        lines,
        names: SeriesLabelPosition::LowerLeft,
    }
}
