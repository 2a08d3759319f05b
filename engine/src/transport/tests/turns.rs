#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! One direction at a time: the two follow the guidance, and nothing else is said.
use super::*;
use crate::transport::{CameraReport, CodeDensity, Facing, Rung, Turn};

const REAR: CameraReport = CameraReport { pictures_per_second: 30, facing: Facing::Rear };
/// What turning the phones takes: people are slow.
const TURNING_MS: u64 = 4_000;

struct Turns {
    table: Table,
    turned: u32,
    codes: u32,
}

impl Turns {
    fn new(seed: u8) -> Self {
        let mut table = Table::new(seed);
        table.payee.set_camera(REAR);
        table.payer.set_camera(REAR);
        Self { table, turned: 0, codes: 0 }
    }

    /// One side shows for as long as its own guidance says so; what the other's camera sees meanwhile is the ground.
    fn show(&mut self, from_payee: bool) {
        self.turned += 1;
        self.table.uptime_ms += TURNING_MS;
        for _ in 0..400 {
            self.table.uptime_ms += FRAME_MS;
            self.codes += 1;
            let now = self.table.now();
            let Table { payee, payer, .. } = &mut self.table;
            let (shows, looks) = if from_payee { (payee, payer) } else { (payer, payee) };
            let frame = shows.next_frame(now);
            let density = CodeDensity {
                pixels_per_module_x10: 1_100 / (17 + 4 * u16::from(frame.qr_version)) * 10,
                qr_version: frame.qr_version,
            };
            looks.handle_capture(&frame.bytes, density, now);
            looks.next_frame(now);
            shows.note_miss(now);
            if shows.guidance(now).turn != Turn::Here {
                return;
            }
        }
        panic!("it never lets the other show");
    }

    fn run(&mut self, turns: u32) {
        for turn in 0..turns {
            self.show(turn % 2 == 0);
        }
    }
}

#[test]
fn a_session_comes_about_and_six_messages_go_one_turn_each() {
    let mut turns = Turns::new(40);
    turns.run(4);
    assert_eq!(turns.table.payee.code(), turns.table.payer.code());
    assert_eq!(events(&mut turns.table.payer), [PipeEvent::Established]);
    assert_eq!(events(&mut turns.table.payee), [PipeEvent::Established]);
    let before = turns.codes;
    for (place, bytes) in [300, 1_200, 20_000, 5_000, 800, 200].into_iter().enumerate() {
        let from_payee = place % 2 == 0;
        let now = turns.table.now();
        let Table { payee, payer, .. } = &mut turns.table;
        let (from, to) = if from_payee { (payee, payer) } else { (payer, payee) };
        from.send(message(bytes, place as u8));
        assert_eq!(from.guidance(now).turn, Turn::Here);
        events(from);
        events(to);
        turns.show(from_payee);
        let Table { payee, payer, .. } = &mut turns.table;
        let to = if from_payee { payer } else { payee };
        assert_eq!(events(to).last(), Some(&PipeEvent::Received(message(bytes, place as u8))), "message {place}");
    }
    assert_eq!(turns.table.payer.rung(), Rung::V40);
    assert!(turns.codes - before < 120, "{} codes", turns.codes - before);
    assert_eq!(events(&mut turns.table.payee), [], "long silence is no break");
}

#[test]
fn several_messages_go_in_one_turn() {
    let mut turns = Turns::new(46);
    turns.run(4);
    let sizes = [1, 250, 4_000, 900];
    for (bytes, first) in sizes.iter().zip(1..) {
        turns.table.payee.send(message(*bytes, first));
    }
    events(&mut turns.table.payer);
    turns.show(true);
    let wanted: Vec<PipeEvent> =
        sizes.iter().zip(1..).map(|(bytes, first)| PipeEvent::Received(message(*bytes, first))).collect();
    assert_eq!(events(&mut turns.table.payer), wanted);
    turns.show(false);
    assert!(turns.table.payee.all_delivered(), "one word answers them all");
}

#[test]
fn while_the_other_is_heard_no_message_begins_before_the_one_before_has_come() {
    let mut table = Table::established(47);
    for first in 0..4 {
        table.payee.send(message(900, first));
    }
    while !table.payee.all_delivered() {
        table.uptime_ms += FRAME_MS;
        let now = table.now();
        let (from_payee, from_payer) = (table.payee.next_frame(now).bytes, table.payer.next_frame(now).bytes);
        let collecting = FrameView::read(&from_payer).unwrap().header.collecting;
        let shown = FrameView::read(&from_payee).unwrap().header.message;
        assert!(shown <= collecting.message + 1, "message {shown}, of which {collecting:?} is heard");
        table.payer.handle_frame(&from_payee, now);
        table.payee.handle_frame(&from_payer, now);
    }
}

#[test]
fn the_guidance_says_whose_turn_it_is_and_when_a_report_is_old() {
    let turns = Turns::new(41);
    let now = turns.table.now();
    assert_eq!(turns.table.payee.guidance(now).turn, Turn::Here, "who is paid begins");
    assert_eq!(turns.table.payer.guidance(now).turn, Turn::There);
    let mut turns = turns;
    turns.run(4);
    turns.table.uptime_ms += 60_000;
    let now = turns.table.now();
    let Table { payee, .. } = &mut turns.table;
    (0..30).for_each(|_| drop(payee.next_frame(now)));
    let guidance = payee.guidance(now);
    assert!(guidance.report_is_stale && guidance.report_age_ms.unwrap() >= 60_000);
    assert_eq!(guidance.turn, Turn::Nobody);
    payee.send(message(5_000, 1));
    assert_eq!(payee.guidance(now).turn, Turn::Here);
}

/// What one shows and nobody looks at.
fn unseen(pipe: &mut QrPipe, uptime_ms: &mut u64, codes: u32) {
    for _ in 0..codes {
        *uptime_ms += FRAME_MS;
        pipe.next_frame(at(*uptime_ms));
    }
}

/// One code of the other is read.
fn glimpse(from: &mut QrPipe, to: &mut QrPipe, uptime_ms: u64) {
    let frame = from.next_frame(at(uptime_ms));
    to.handle_frame(&frame.bytes, at(uptime_ms));
}

#[test]
fn a_commitment_that_the_other_missed_is_shown_again() {
    let mut turns = Turns::new(42);
    let Table { payee, payer, uptime_ms, .. } = &mut turns.table;
    unseen(payee, uptime_ms, 12);
    assert_eq!(payee.guidance(at(*uptime_ms)).turn, Turn::There);
    glimpse(payer, payee, *uptime_ms);
    assert_eq!(payee.guidance(at(*uptime_ms)).turn, Turn::Here, "the other still waits");
    unseen(payee, uptime_ms, 12);
    assert_eq!(payee.guidance(at(*uptime_ms)).turn, Turn::There);
    payee.set_camera(CameraReport::UNKNOWN);
    assert_eq!(payee.guidance(at(*uptime_ms)).turn, Turn::Here, "another camera begins anew");
}

#[test]
fn an_answer_that_the_other_missed_is_shown_again() {
    let mut turns = Turns::new(43);
    let Table { payee, payer, uptime_ms, .. } = &mut turns.table;
    glimpse(payee, payer, *uptime_ms);
    unseen(payer, uptime_ms, 12);
    assert_eq!(payer.guidance(at(*uptime_ms)).turn, Turn::There);
    glimpse(payee, payer, *uptime_ms);
    assert_eq!(payer.guidance(at(*uptime_ms)).turn, Turn::Here);
}

#[test]
fn an_acknowledgement_that_the_other_missed_is_shown_again() {
    let mut turns = Turns::new(44);
    turns.run(4);
    let Table { payee, payer, uptime_ms, .. } = &mut turns.table;
    payee.send(message(100, 1));
    while !events(payer).contains(&PipeEvent::Received(message(100, 1))) {
        glimpse(payee, payer, *uptime_ms);
    }
    unseen(payer, uptime_ms, 12);
    assert_ne!(payer.guidance(at(*uptime_ms)).turn, Turn::Here);
    glimpse(payee, payer, *uptime_ms);
    assert_eq!(payer.guidance(at(*uptime_ms)).turn, Turn::Here, "the other still shows what is here");
}

#[test]
fn a_word_that_nobody_answers_is_shown_again_after_a_while() {
    let mut turns = Turns::new(45);
    turns.run(4);
    let Table { payee, uptime_ms, .. } = &mut turns.table;
    payee.send(message(5_000, 1));
    let mut seen = Vec::new();
    for _ in 0..400 {
        unseen(payee, uptime_ms, 1);
        let turn = payee.guidance(at(*uptime_ms)).turn;
        if seen.last() != Some(&turn) {
            seen.push(turn);
        }
    }
    assert_eq!(seen[..4], [Turn::Here, Turn::There, Turn::Here, Turn::There]);
}
