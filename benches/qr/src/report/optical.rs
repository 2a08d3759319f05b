//! L2 in words and lines.
use plotters::prelude::SeriesLabelPosition;

use super::picture::Picture;
use super::{head, row};
use crate::optical::condition::{self, TYPICAL};
use crate::optical::{MODULE_PIXELS, Score, count};

const ABOUT: &str = "
## L2: which decoder reads which code

Pictures read, in per cent, of four sizes of picture from 640 x 480 to 1920 x 1080, by pixels to a module. The codes are full, of
versions 10 to 40 as they fit. *Typical* is a phone in a hand: turned by up to 10°, tilted by 12°, blurred, noisy, lit from one
side. *Torn* pictures hold two codes. *The app's* is `decoder/`; `zxing-wasm` runs in Node. All figures:
[qr-optical.tsv](qr-optical.tsv).
";
const PICTURE: &str = "
![Codes read by pixels to a module](qr-optical.svg)
";

/// The part of the page.
pub(super) fn part(scores: &[Score]) -> String {
    let mut text = ABOUT.to_owned();
    let columns = MODULE_PIXELS.map(|pixels| pixels.to_string());
    let names = || ["decoder".to_owned(), "condition".to_owned()].into_iter();
    text += &format!("\n{}", head(&names().chain(columns).chain(["wrong".to_owned()]).collect::<Vec<_>>()));
    for decoder in decoders(scores) {
        for condition in condition::ALL {
            let of = |score: &Score| score.decoder == decoder && score.cell.condition == condition;
            let mut cells = vec![decoder.to_owned(), condition.name.to_owned()];
            for pixels in MODULE_PIXELS {
                let (shown, read) = count(scores, |score| of(score) && score.cell.module_pixels == pixels);
                cells.push(format!("{:.0}", 100.0 * read as f64 / shown.max(1) as f64));
            }
            cells.push(scores.iter().filter(|score| of(score)).map(|score| score.wrong).sum::<usize>().to_string());
            text += &row(&cells);
        }
    }
    text + &versions(scores) + PICTURE
}

fn versions(scores: &[Score]) -> String {
    let mut text = "\nBy version, typical, at 3.3 to 4.5 pixels to a module:\n\n".to_owned();
    let all = [5, 10, 15, 20, 28, 40];
    let names = all.map(|version| format!("V{version}"));
    text += &head(&std::iter::once("decoder".to_owned()).chain(names).collect::<Vec<_>>());
    for decoder in decoders(scores) {
        let mut cells = vec![decoder.to_owned()];
        for version in all {
            let (shown, read) = count(scores, |score| {
                let cell = score.cell;
                let of = score.decoder == decoder && score.version == version;
                of && cell.condition == TYPICAL && (3.3..=4.5).contains(&cell.module_pixels)
            });
            let share = format!("{:.0} of {shown}", 100.0 * read as f64 / shown.max(1) as f64);
            cells.push(if shown == 0 { "–".to_owned() } else { share });
        }
        text += &row(&cells);
    }
    text
}

/// Every figure.
pub(super) fn tsv(scores: &[Score]) -> String {
    let mut text =
        "width\theight\tpixels to a module\tcondition\tfirst seed\tdecoder\tversion\tshown\tread\twrong\n".to_owned();
    for Score { cell, decoder, version, shown, read, wrong } in scores {
        let (width, height) = cell.size;
        text += &format!("{width}\t{height}\t{}\t{}\t{}\t", cell.module_pixels, cell.condition.name, cell.seed(0));
        text += &format!("{decoder}\t{version}\t{shown}\t{read}\t{wrong}\n");
    }
    text
}

/// Typical pictures.
pub(super) fn picture(scores: &[Score]) -> Picture {
    let line = |decoder: &'static str| {
        let share = |pixels: f64| {
            let of = |score: &Score| {
                score.decoder == decoder && score.cell.condition == TYPICAL && score.cell.module_pixels == pixels
            };
            let (shown, read) = count(scores, of);
            (pixels, 100.0 * read as f64 / shown.max(1) as f64)
        };
        (decoder.to_owned(), MODULE_PIXELS.map(share).to_vec())
    };
    Picture {
        title: "Typical pictures: codes read",
        axes: ("pixels to a module", "% read"),
        lines: decoders(scores).into_iter().map(line).collect(),
        names: SeriesLabelPosition::LowerRight,
    }
}

/// In the order in which they ran.
fn decoders(scores: &[Score]) -> Vec<&'static str> {
    let mut decoders = Vec::new();
    for score in scores {
        if !decoders.contains(&score.decoder) {
            decoders.push(score.decoder);
        }
    }
    decoders
}
