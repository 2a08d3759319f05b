use super::*;

const STEP_MS: u64 = HOLD_MS as u64;

fn density(pixels_per_module_x10: u16, qr_version: u8) -> Option<CodeDensity> {
    Some(CodeDensity { pixels_per_module_x10, qr_version })
}

#[test]
fn pictures_of_one_code_are_one_capture() {
    let mut watching = Watching::new();
    // 30 pictures a second, of which every second one is of two codes at once.
    for picture in 0..60 {
        let uptime_ms = picture * 33;
        if picture % 2 == 0 {
            watching.read(None, uptime_ms);
        } else {
            watching.missed(uptime_ms);
        }
    }
    assert_eq!(watching.report().rate, 15);
}

#[test]
fn three_misses_in_a_row_are_told_at_once_and_end_with_the_first_code() {
    let mut watching = Watching::new();
    for capture in 0..20 {
        watching.read(None, capture * STEP_MS);
    }
    let thirds: Vec<bool> = (20..28).map(|capture| watching.missed(capture * STEP_MS)).collect();
    assert_eq!(thirds, [false, false, false, true, false, false, true, false]);
    assert_eq!(watching.report().rate, 0);
    watching.read(None, 28 * STEP_MS);
    assert_eq!(watching.report().rate, 8);
}

#[test]
fn the_highest_rung_follows_the_size_of_the_code_with_a_gap() {
    let mut watching = Watching::new();
    let mut highest = |x10, version| {
        watching.read(density(x10, version), 0);
        watching.report().highest
    };
    // 37 modules at 9.0 pixels are 333: 3.4 pixels for each of the 97 modules of version 20.
    assert_eq!(highest(90, 5), Rung::V20);
    assert_eq!(highest(86, 5), Rung::V20, "3.28 is still enough");
    assert_eq!(highest(78, 5), Rung::V15, "2.98 is not");
    assert_eq!(highest(86, 5), Rung::V15, "3.28 is not enough to begin");
    assert_eq!(highest(400, 5), Rung::V28, "a front camera reads no version 40");
    assert_eq!(highest(10, 5), Rung::V10);
    watching.set_camera(CameraReport { pictures_per_second: 60, facing: Facing::Rear });
    watching.read(density(400, 5), 0);
    assert_eq!(watching.report().highest, Rung::V40);
    watching.set_camera(CameraReport::UNKNOWN);
    assert_eq!(watching.report().highest, Rung::V28);
}

#[test]
fn a_rear_camera_that_is_turned_away_misses_nothing() {
    let mut watching = Watching::new();
    watching.set_camera(CameraReport { pictures_per_second: 30, facing: Facing::Rear });
    for capture in 0..20 {
        watching.read(None, capture * STEP_MS);
    }
    let turned = 20 * STEP_MS + TURNED_AWAY_MS;
    assert!((0..100).all(|picture| !watching.missed(turned + picture * 33)));
    assert_eq!(watching.report().rate, 15);
}

#[test]
fn what_is_unknown_is_told_as_version_15_and_not_as_a_miss() {
    assert_eq!(Watching::new().report(), Reception::UNKNOWN);
    assert!(CameraReport { pictures_per_second: 59, facing: Facing::Front }.is_fast());
    assert!(!CameraReport::UNKNOWN.is_fast());
}
