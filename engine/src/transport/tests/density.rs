#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The closed loop between two cameras, and stray codes.
use super::*;
use crate::transport::{CameraReport, CodeDensity, FAST_HOLD_MS, Facing, HOLD_MS, Rung};

/// What a camera makes of a code: how wide the code is in its picture, and which modules it still tells apart.
#[derive(Clone, Copy)]
struct Camera {
    width: u32,
    least_x10: u32,
}

impl Camera {
    fn density(self, qr_version: u8) -> CodeDensity {
        let pixels_per_module_x10 = (self.width * 10 / (17 + 4 * u32::from(qr_version))) as u16;
        CodeDensity { pixels_per_module_x10, qr_version }
    }

    fn show(self, pipe: &mut QrPipe, frame: &Frame, now: Now) {
        let density = self.density(frame.qr_version);
        if u32::from(density.pixels_per_module_x10) >= self.least_x10 {
            pipe.handle_capture(&frame.bytes, density, now);
        } else {
            pipe.note_miss(now);
        }
    }
}

fn step(table: &mut Table, camera: Camera) -> [u8; 2] {
    table.uptime_ms += FRAME_MS;
    let now = table.now();
    let (from_payee, from_payer) = (table.payee.next_frame(now), table.payer.next_frame(now));
    camera.show(&mut table.payer, &from_payee, now);
    camera.show(&mut table.payee, &from_payer, now);
    [from_payee.qr_version, from_payer.qr_version]
}

#[test]
fn both_climb_to_what_the_other_camera_reads_and_stay() {
    for (width, rung) in [(180, Rung::V10), (260, Rung::V15), (330, Rung::V20), (500, Rung::V28), (900, Rung::V28)] {
        let mut table = Table::new(30);
        for _ in 0..80 {
            step(&mut table, Camera { width, least_x10: 25 });
        }
        assert_eq!((table.payee.rung(), table.payer.rung()), (rung, rung), "a code {width} pixels wide");
        (0..400).for_each(|_| {
            step(&mut table, Camera { width, least_x10: 25 });
            assert_eq!(table.payer.rung(), rung);
        });
    }
}

#[test]
fn density_changes_within_a_message_and_it_arrives() {
    let mut table = Table::established(31);
    table.payee.send(message(60_000, 4));
    table.payer.send(message(60_000, 5));
    let mut versions = std::collections::BTreeSet::new();
    let mut told = Vec::new();
    // The phones come nearer, then one is taken far away and comes back.
    for code in 0..600 {
        let width = match code {
            0..40 => 220,
            40..90 => 500,
            90..110 => 160,
            _ => 340,
        };
        versions.extend(step(&mut table, Camera { width, least_x10: 28 }));
        told.extend(events(&mut table.payer));
        if table.payee.all_delivered() && table.payer.all_delivered() {
            assert_eq!(told.len(), 2);
            assert!(told.contains(&PipeEvent::Received(message(60_000, 4))));
            assert!([10, 15, 20, 28].into_iter().all(|version| versions.contains(&version)), "{versions:?}");
            return;
        }
    }
    panic!("60 kB each way take more than 600 codes");
}

#[test]
fn a_hand_before_one_camera_for_two_seconds_costs_little_more_than_two_seconds() {
    let run = |covered: std::ops::Range<usize>| {
        let mut table = Table::new(32);
        let camera = Camera { width: 340, least_x10: 25 };
        for _ in 0..60 {
            step(&mut table, camera);
        }
        table.payee.send(message(40_000, 1));
        let mut codes = 0;
        while !table.payee.all_delivered() {
            let hand = covered.contains(&codes);
            step(&mut table, if hand { Camera { width: 1, ..camera } } else { camera });
            codes += 1;
            assert!(codes < 1_000);
        }
        codes
    };
    let (free, covered) = (run(0..0), run(10..34));
    assert!(covered <= free + 24 + 6, "{covered} codes instead of {free}");
}

#[test]
fn a_fast_camera_is_shown_twenty_codes_a_second() {
    let mut table = Table::new(33);
    table.steps(4);
    assert_eq!(table.payee.next_frame(table.now()).hold_ms, HOLD_MS);
    table.payer.set_camera(CameraReport { pictures_per_second: 60, facing: Facing::Front });
    table.steps(1);
    assert_eq!(table.payee.next_frame(table.now()).hold_ms, FAST_HOLD_MS);
    assert_eq!(table.payer.next_frame(table.now()).hold_ms, HOLD_MS, "the other camera is slow");
    table.payer.set_camera(CameraReport::UNKNOWN);
    table.steps(1);
    assert_eq!(table.payee.next_frame(table.now()).hold_ms, HOLD_MS);
}

#[test]
fn stray_codes_every_tenth_time_neither_disturb_nor_count() {
    let mut table = Table::new(34);
    let mut stray = Table::established(35);
    stray.payee.send(message(9_000, 7));
    let camera = Camera { width: 340, least_x10: 25 };
    for _ in 0..80 {
        step(&mut table, camera);
    }
    table.payee.send(message(20_000, 1));
    for code in 0..60 {
        if code % 10 == 0 {
            let now = table.now();
            let before = (table.payer.receiving(), table.payer.reception(), table.payer.rung());
            let (foreign, own) = (stray.payee.next_frame(now), table.payer.next_frame(now));
            let mirrored = camera.density(own.qr_version);
            // From another session, reflected, and of something else; all very small.
            let small = CodeDensity { pixels_per_module_x10: 5, qr_version: 40 };
            table.payer.handle_capture(&foreign.bytes, small, now);
            table.payer.handle_capture(&own.bytes, mirrored, now);
            table.payer.handle_capture(b"https://example.org/menu", small, now);
            assert_eq!((table.payer.receiving(), table.payer.reception(), table.payer.rung()), before);
        }
        step(&mut table, camera);
    }
    let told = events(&mut table.payer);
    assert_eq!(told, [PipeEvent::Established, PipeEvent::Received(message(20_000, 1))]);
}

#[test]
fn a_host_that_measures_nothing_reaches_version_15() {
    let mut table = Table::new(36);
    table.steps(60);
    assert_eq!((table.payee.rung(), table.payer.rung()), (Rung::V15, Rung::V15));
}
