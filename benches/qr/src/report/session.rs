//! L4 in words and lines.
use juicetokens_engine::transport::Rung;
use plotters::prelude::SeriesLabelPosition;

use super::picture::Picture;
use super::{head, row};
use crate::session::Series;
use crate::session::phone::FRAMES_PER_SECOND;
use crate::session::play::{MESSAGES, Played};

const ABOUT: &str = "
## L4: six messages, both ways

Two sessions of the engine, each showing 12 codes a second and seeing the other's, two frames for every turn. The hello and the two
confirmations come before the six messages, and are counted apart; people compare codes in between, which is not counted at all.
Stray codes are those of others, damaged ones, and one's own in a mirror. A cut is 1 to 60 seconds in which nothing is seen, in
which pages may be loaded again from what is stored; it is not counted as time.
";
const PICTURE: &str = "
![Seconds by loss](qr-session.svg)
";

/// The part of the page.
pub(super) fn part(all: &[Series]) -> String {
    let mut text =
        format!("{ABOUT}\nThe messages have {} bytes.\n\n", MESSAGES.map(|bytes| bytes.to_string()).join(", "));
    let names = ["trouble", "hello, frames", "mean", "p95", "max", "s", "B/s", "repeated frames", "forgotten symbols"];
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
            series.most_repeated().to_string(),
            series.most_forgotten().to_string(),
        ]);
    }
    text + PICTURE
}

/// Every series.
pub(super) fn tsv(all: &[Series]) -> String {
    let mut text = "trouble\tfirst seed\tmeetings\tcomplete\thello frames\tmean\tp95\tmax\ts at 12".to_owned();
    text += "\trepeated frames\tmonotone\tforgotten symbols\n";
    for series in all {
        let (played, frames) = (&series.played, series.frames());
        let count = |holds: fn(&Played) -> bool| played.iter().filter(|played| holds(played)).count();
        text += &format!("{}\t{}\t{}\t", series.name(), series.first_seed, played.len());
        text += &format!("{}\t{:.2}\t", count(|played| played.complete), series.hello_frames().mean);
        text += &format!("{:.2}\t{}\t{}\t{:.2}\t", frames.mean, frames.p95, frames.max, series.seconds());
        text += &format!("{}\t{}\t", series.most_repeated(), count(|played| played.monotone));
        text += &format!("{}\n", series.most_forgotten());
    }
    text
}

/// Seconds by loss, on each rung, and where it changes.
pub(super) fn picture(all: &[Series]) -> Picture {
    let line = |(name, rung): (&str, Option<Rung>)| {
        let of = all.iter().filter(|series| series.trouble.rung == rung);
        let points = of.map(|series| (series.trouble.loss * 100.0, series.frames().mean / FRAMES_PER_SECOND)).collect();
        (name.to_owned(), points)
    };
    let kinds = [("V15-L", Some(Rung::V15)), ("V20-L", Some(Rung::V20)), ("V10 to V28, strays, cuts", None)];
    Picture {
        title: "Six messages, 27.5 kB, 12 codes a second",
        axes: ("% of the codes lost, each way", "seconds"),
        lines: kinds.into_iter().map(line).collect(),
        names: SeriesLabelPosition::UpperLeft,
    }
}
