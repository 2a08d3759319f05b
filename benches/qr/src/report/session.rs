//! L4 in words and lines.
use juicetokens_engine::transport::Rung;
use plotters::prelude::SeriesLabelPosition;

use super::picture::Picture;
use super::{head, row};
use crate::session::Series;
use crate::session::air::Hold;
use crate::session::play::{Chosen, MESSAGES, Played};

const ABOUT: &str = "
## L4: six messages, both ways

Two sessions of the engine, each showing 12 codes a second (20 to a camera of 60 pictures) and seeing the other's; a code is
understood when its time is over. The hello and the two confirmations come before the six messages, and are counted apart. Stray
codes are those of others, damaged ones, and one's own in a mirror. A cut is 1 to 60 seconds in which nothing is seen, in which
pages may be loaded again from what is stored; it is not counted as time. It begins at one of the first hundred codes, so a meeting
may be over before all its cuts.

*Reports decide* is what ships: the density follows what the other camera reports. *Hands*: a code is 200 to 660 pixels wide in
the other's picture, comes nearer or goes away by up to a quarter each second, and is read as L2 found for typical pictures, or for
hard ones; people compare codes for four seconds. Rows of hands without cuts have the same hands and losses: what one density for
all costs. A meeting that took over 60 s counts as 60 there.
";
const PICTURE: &str = "
![Seconds by loss](qr-session.svg)
";

/// The part of the page.
pub(super) fn part(all: &[Series]) -> String {
    let mut text =
        format!("{ABOUT}\nThe messages have {} bytes.\n\n", MESSAGES.map(|bytes| bytes.to_string()).join(", "));
    let names = [
        "trouble",
        "hello, frames",
        "mean",
        "p95",
        "max",
        "s",
        "B/s",
        "over 60 s",
        "cuts, pages again",
        "changes within",
        "repeated frames",
        "forgotten symbols",
    ];
    text += &head(&names.map(str::to_owned));
    for series in all {
        let (hello, frames) = (series.hello_frames(), series.frames());
        text += &row(&[
            series.name(),
            format!("{:.1}", hello.mean),
            format!("{:.1}", frames.mean),
            frames.p95.to_string(),
            frames.max.to_string(),
            format!("{:.2}", series.seconds()),
            format!("{:.0}", MESSAGES.iter().sum::<usize>() as f64 / series.seconds()),
            if series.too_long() == 0 {
                String::new()
            } else {
                format!("{} of {}", series.too_long(), series.played.len())
            },
            pair(series.mean(|played| played.cuts as f64), series.mean(|played| played.reloads as f64)),
            format!("{:.1}", series.mean(|played| played.changes as f64)),
            series.most_repeated().to_string(),
            series.most_forgotten().to_string(),
        ]);
    }
    text + PICTURE
}

fn pair(cuts: f64, reloads: f64) -> String {
    if cuts == 0.0 { String::new() } else { format!("{cuts:.1}, {reloads:.1}") }
}

/// Every series.
pub(super) fn tsv(all: &[Series]) -> String {
    let mut text = "trouble\tfirst seed\tmeetings\tcomplete\thello frames\tmean\tp95\tmax\ts".to_owned();
    text += "\tover 60 s\tcuts\tpages again\tchanges within\trepeated frames\tmonotone\tforgotten symbols\n";
    for series in all {
        let (played, frames) = (&series.played, series.frames());
        let count = |holds: fn(&Played) -> bool| played.iter().filter(|played| holds(played)).count();
        text += &format!("{}\t{}\t{}\t", series.name(), series.first_seed, played.len());
        text += &format!("{}\t{:.2}\t", count(|played| played.complete), series.hello_frames().mean);
        text += &format!("{:.2}\t{}\t{}\t{:.2}\t", frames.mean, frames.p95, frames.max, series.seconds());
        text += &format!("{}\t{:.2}\t", series.too_long(), series.mean(|played| played.cuts as f64));
        text += &format!("{:.2}\t", series.mean(|played| played.reloads as f64));
        text += &format!("{:.2}\t", series.mean(|played| played.changes as f64));
        text += &format!("{}\t{}\t", series.most_repeated(), count(|played| played.monotone));
        text += &format!("{}\n", series.most_forgotten());
    }
    text
}

/// Seconds by loss, on each rung, and where it changes.
pub(super) fn picture(all: &[Series]) -> Picture {
    let line = |(name, chosen, hold): (&str, Chosen, Hold)| {
        let is_one = |series: &&Series| {
            let trouble = series.trouble;
            let is_troubled = trouble.cuts > 0 || matches!(chosen, Chosen::Fixed(_));
            trouble.chosen == chosen && trouble.hold == hold && trouble.cameras == [30, 30] && is_troubled
        };
        let points = all.iter().filter(is_one).map(|series| (series.trouble.loss * 100.0, series.seconds())).collect();
        (name.to_owned(), points)
    };
    let kinds = [
        ("V15-L", Chosen::Fixed(Rung::V15), Hold::Still),
        ("V20-L", Chosen::Fixed(Rung::V20), Hold::Still),
        ("V10 to V28 by chance, strays, cuts", Chosen::Drawn, Hold::Still),
        ("reports decide, hands, strays, cuts", Chosen::Reported, Hold::Hands),
    ];
    Picture {
        title: "Six messages, 27.5 kB, 12 codes a second",
        axes: ("% of the codes lost, each way", "seconds"),
        lines: kinds.into_iter().map(line).collect(),
        names: SeriesLabelPosition::UpperLeft,
    }
}
