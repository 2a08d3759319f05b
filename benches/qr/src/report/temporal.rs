//! L3 in words and lines.
use plotters::prelude::SeriesLabelPosition;

use super::picture::Picture;
use super::{head, row};
use crate::temporal::{CAMERAS, Camera, HOLDS, rate};

const ABOUT: &str = "
## L3: how long a code stands

The share of shown codes that a camera with a rolling shutter catches whole, and in brackets how many different ones a second that
is. Cameras by pictures a second, exposure and readout; the screen has 60 Hz and 12 ms of scan-out; clocks differ by up to 0.4 %,
pictures come 1 ms early or late. Bold is what the app shows to such a camera.
";
const PICTURE: &str = "
![Codes caught by codes shown](qr-temporal.svg)
";

/// The part of the page.
pub(super) fn part() -> String {
    let mut text = format!("{ABOUT}\n");
    let columns = HOLDS.map(|hold| format!("{:.1} a second", rate(hold)));
    text += &head(&std::iter::once("camera".to_owned()).chain(columns).collect::<Vec<_>>());
    for camera in CAMERAS {
        text += &row(&std::iter::once(camera.name()).chain(HOLDS.map(|hold| cell(camera, hold))).collect::<Vec<_>>());
    }
    text + PICTURE
}

fn cell(camera: Camera, hold: u32) -> String {
    let share = camera.share_caught(hold);
    let text = format!("{:.0} % ({:.1})", share * 100.0, share * rate(hold));
    if hold == camera.chosen_hold() { format!("**{text}**") } else { text }
}

/// Different codes a second that are caught.
pub(super) fn picture() -> Picture {
    let line = |camera: Camera| {
        let points = HOLDS.iter().rev().map(|hold| (rate(*hold), camera.share_caught(*hold) * rate(*hold)));
        (camera.name(), points.collect())
    };
    Picture {
        title: "Different codes caught in a second",
        axes: ("codes shown in a second", "codes caught in a second"),
        lines: CAMERAS.into_iter().map(line).collect(),
        names: SeriesLabelPosition::UpperRight,
    }
}
