#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Breaks: one side or both lose everything but what was stored, at every code, on any rung.
use super::*;
use crate::foundation::bytes::ReadError;
use crate::transport::Rung;
use crate::transport::frame::Flags;
use crate::transport::line_code::SYMBOL_BYTES;

/// A side that stores what it is asked to, and nothing else.
struct Side {
    pipe: QrPipe,
    record: Option<Vec<u8>>,
    progress: Option<Vec<u8>>,
    received: Vec<Vec<u8>>,
    reloads: u8,
}

impl Side {
    fn open(role: PipeRole, seed: u8) -> Self {
        let pipe = open(role, seed).kept();
        Self { pipe, record: None, progress: None, received: Vec::new(), reloads: 0 }
    }

    /// What a host does after each input.
    fn store(&mut self, now: Now) {
        if self.pipe.needs_storing() {
            let (record, mark) = self.pipe.record().unwrap();
            self.record = Some(record.to_vec());
            self.pipe.note_stored(mark);
        }
        if let Some(progress) = self.pipe.progress(now) {
            self.progress = Some(progress);
        }
        for event in events(&mut self.pipe) {
            if let PipeEvent::Received(bytes) = event {
                self.received.push(bytes);
            }
        }
    }

    fn reload(&mut self, now: Now) {
        self.reloads += 1;
        let entropy = Entropy([self.reloads ^ 0x55; 32]);
        self.pipe = QrPipe::resume(self.record.as_ref().unwrap(), self.progress.as_deref(), entropy, now).unwrap();
        assert!(self.pipe.is_resuming());
    }
}

/// Two sides that store, a payee that sends, and a payer that counts what it is shown.
struct Kept {
    payee: Side,
    payer: Side,
    uptime_ms: u64,
    /// Symbols of the payee's that were shown to the payer, and those that brought it nearer.
    shown: usize,
}

impl Kept {
    fn established(seed: u8) -> Self {
        let (payee, payer) = (Side::open(PipeRole::Payee, seed), Side::open(PipeRole::Payer, seed ^ 0x80));
        let mut kept = Self { payee, payer, uptime_ms: 10_000, shown: 0 };
        (0..6).for_each(|_| kept.step());
        assert_eq!(kept.payee.pipe.code(), kept.payer.pipe.code());
        assert!(kept.payee.pipe.code().is_some());
        kept
    }

    fn now(&self) -> Now {
        at(self.uptime_ms)
    }

    fn step(&mut self) {
        self.uptime_ms += FRAME_MS;
        let now = self.now();
        let from_payee = self.payee.pipe.next_frame(now).bytes;
        self.payer.pipe.handle_frame(&from_payee, now);
        self.payer.store(now);
        let from_payer = self.payer.pipe.next_frame(now).bytes;
        self.payee.pipe.handle_frame(&from_payer, now);
        self.payee.store(now);
        let view = FrameView::read(&from_payee).unwrap();
        if !view.header.flags.contains(Flags::HELLO) {
            self.shown += view.symbols.len() / SYMBOL_BYTES;
        }
    }

    fn send(&mut self, bytes: Vec<u8>) {
        self.payee.pipe.send(bytes);
        let now = self.now();
        self.payee.store(now);
    }

    fn step_until_delivered(&mut self) -> usize {
        let mut codes = 0;
        while !self.payee.pipe.all_delivered() {
            self.step();
            codes += 1;
            assert!(codes < 2_000, "it does not come to an end");
        }
        codes
    }
}

#[test]
fn a_cut_at_every_code_repeats_at_most_one_code_of_what_was_there() {
    let symbols = 20_000_usize.div_ceil(SYMBOL_BYTES) + 1;
    // Which side reloads: the payee, the payer, both.
    for who in [1, 2, 3] {
        for cut in 1..40 {
            let mut kept = Kept::established(cut as u8);
            kept.payee.pipe.pin_rung(Rung::V20);
            kept.send(message(20_000, 3));
            kept.shown = 0;
            let mut rank = (0, 0);
            for _ in 0..cut {
                kept.step();
            }
            let before = kept.payer.pipe.receiving().unwrap_or_default();
            let now = kept.now();
            if who & 1 != 0 {
                kept.payee.reload(now);
                kept.payee.pipe.pin_rung(Rung::V15);
            }
            if who & 2 != 0 {
                kept.payer.reload(now);
            }
            let after = kept.payer.pipe.receiving().unwrap_or_default();
            // What has arrived is written down at once, but for the last symbol, which comes from the peer.
            let lost = if after.1 == before.1 { before.0 - after.0 } else { 0 };
            assert!(lost <= 1, "{lost} symbols of {before:?} were lost at {cut}");
            while !kept.payee.pipe.all_delivered() {
                kept.step();
                let now = kept.payer.pipe.receiving().unwrap_or_default();
                assert!(now.1 != rank.1 || now.0 >= rank.0, "progress fell from {rank:?} to {now:?}");
                rank = now;
                assert!(kept.uptime_ms < 100_000, "it does not come to an end");
            }
            assert_eq!(kept.payer.received, [message(20_000, 3)], "cut at {cut}");
            // Every symbol shown was new, but for those lost with the break, one code in flight, and the last code's rest.
            let spare = kept.shown - symbols;
            assert!(spare <= lost as usize + 10 + 10, "{spare} symbols too many at {cut}, {lost} lost, who {who}");
        }
    }
}

#[test]
fn nothing_that_was_received_is_sent_again() {
    let mut kept = Kept::established(50);
    kept.payee.pipe.pin_rung(Rung::V10);
    kept.send(message(8_000, 1));
    let mut ids = std::collections::BTreeSet::new();
    for code in 0..200 {
        if code % 7 == 6 {
            let now = kept.now();
            kept.payee.reload(now);
            kept.payer.reload(now);
            kept.payee.pipe.pin_rung([Rung::V10, Rung::V20, Rung::V28][code % 3]);
        }
        let now = at(kept.uptime_ms + FRAME_MS);
        let frame = kept.payee.pipe.next_frame(now).bytes;
        let view = FrameView::read(&frame).unwrap();
        let count = view.symbols.len() / SYMBOL_BYTES;
        assert!((0..count).all(|place| ids.insert(usize::from(view.header.first_symbol) + place)), "an id comes twice");
        kept.payer.pipe.handle_frame(&frame, now);
        kept.payer.store(now);
        kept.step();
        if kept.payee.pipe.all_delivered() {
            assert_eq!(kept.payer.received, [message(8_000, 1)]);
            return;
        }
    }
    panic!("it does not come to an end");
}

#[test]
fn nothing_is_shown_and_nothing_acknowledged_before_it_is_stored() {
    let mut kept = Kept::established(51);
    kept.payee.pipe.send(message(500, 1));
    for _ in 0..5 {
        let now = kept.now();
        assert!(kept.payee.pipe.needs_storing());
        let frame = kept.payee.pipe.next_frame(now);
        let view = FrameView::read(&frame.bytes).unwrap();
        assert_eq!((view.symbols.len(), view.header.message), (0, 0), "the number is not on the disk");
        let text = kept.payee.pipe.next_text();
        kept.payer.pipe.handle_text(&text, now).unwrap();
    }
    assert_eq!(events(&mut kept.payer.pipe), []);
    let now = kept.now();
    kept.payee.store(now);
    let text = kept.payee.pipe.next_text();
    kept.payer.pipe.handle_text(&text, now).unwrap();
    let need = |pipe: &mut QrPipe| FrameView::read(&pipe.next_frame(now).bytes).unwrap().header.collecting;
    assert_eq!((need(&mut kept.payer.pipe).message, need(&mut kept.payer.pipe).need), (1, 1), "complete, not stored");
    kept.payer.store(now);
    assert_eq!((need(&mut kept.payer.pipe).message, need(&mut kept.payer.pipe).need), (1, 0));
    assert_eq!(kept.payer.received, [message(500, 1)]);
}

#[test]
fn a_message_complete_but_not_stored_at_the_break_arrives_once() {
    let mut kept = Kept::established(52);
    kept.send(message(500, 1));
    let now = kept.now();
    let text = kept.payee.pipe.next_text();
    kept.payer.pipe.handle_text(&text, now).unwrap();
    assert_eq!(events(&mut kept.payer.pipe), [PipeEvent::Received(message(500, 1))]);
    // The power goes before the record is written.
    kept.payer.reload(now);
    kept.step_until_delivered();
    assert_eq!(kept.payer.received, [message(500, 1)]);
}

#[test]
fn numbers_go_on_after_a_break_and_no_plaintext_shares_one() {
    let mut kept = Kept::established(53);
    kept.send(vec![1]);
    kept.step_until_delivered();
    kept.send(vec![2]);
    let now = kept.now();
    kept.payee.reload(now);
    assert_eq!(kept.payee.pipe.send(vec![3]), MessageNumber(3));
    kept.payee.store(now);
    kept.step_until_delivered();
    assert_eq!(kept.payer.received, [vec![1], vec![2], vec![3]]);
    // A record of before a number was given away is older than what was shown: it is never the last one stored.
    assert_eq!(kept.payee.pipe.delivered(), MessageNumber(3));
}

#[test]
fn several_messages_that_the_peer_has_are_delivered_by_one_word() {
    let mut kept = Kept::established(54);
    kept.send(vec![1]);
    let (record, progress) = (kept.payee.record.clone(), kept.payee.progress.clone());
    kept.send(vec![2]);
    let stored = kept.payee.record.clone();
    kept.step_until_delivered();
    // The disk has the numbers, and an old progress.
    let now = kept.now();
    (kept.payee.record, kept.payee.progress) = (stored, progress);
    kept.payee.reload(now);
    assert_ne!(kept.payee.record, record);
    assert_eq!(kept.payee.pipe.delivered(), MessageNumber(0));
    let word = kept.payer.pipe.next_frame(now).bytes;
    kept.payee.pipe.handle_frame(&word, now);
    assert_eq!(
        events(&mut kept.payee.pipe),
        [PipeEvent::Delivered(MessageNumber(1)), PipeEvent::Delivered(MessageNumber(2))]
    );
}

#[test]
fn a_reload_in_the_middle_of_the_opening_goes_on() {
    let mut payee = Side::open(PipeRole::Payee, 60);
    let mut payer = Side::open(PipeRole::Payer, 61);
    let now = at(1_000);
    payer.pipe.handle_frame(&payee.pipe.next_frame(now).bytes, now);
    payee.pipe.handle_frame(&payer.pipe.next_frame(now).bytes, now);
    payee.store(now);
    payee.reload(now);
    payer.pipe.handle_frame(&payee.pipe.next_frame(now).bytes, now);
    payer.store(now);
    assert_eq!(payee.pipe.code(), payer.pipe.code());
    assert!(payer.pipe.code().is_some());
}

#[test]
fn a_side_that_lost_its_keys_begins_anew_and_the_other_is_told() {
    let mut kept = Kept::established(55);
    let now = kept.now();
    kept.payer.reload(now);
    let mut anew = open(PipeRole::Payee, 99);
    let hello = anew.next_frame(now).bytes;
    kept.payer.pipe.handle_frame(&hello, now);
    assert_eq!(events(&mut kept.payer.pipe), []);
    kept.payer.pipe.handle_frame(&hello, at(kept.uptime_ms + 2_000));
    assert_eq!(events(&mut kept.payer.pipe), [PipeEvent::PeerRestarted]);
}

#[test]
fn the_goodbye_and_the_agreement_outlive_a_break() {
    let mut kept = Kept::established(56);
    kept.payee.pipe.send_confirm();
    kept.payee.pipe.send_bye();
    let now = kept.now();
    kept.payee.store(now);
    kept.payee.reload(now);
    let flags = FrameView::read(&kept.payee.pipe.next_frame(now).bytes).unwrap().header.flags;
    assert!(flags.contains(Flags::CONFIRMED) && flags.contains(Flags::BYE) && flags.contains(Flags::RESUMED));
    kept.step();
    let flags = FrameView::read(&kept.payee.pipe.next_frame(now).bytes).unwrap().header.flags;
    assert!(!flags.contains(Flags::RESUMED), "the other was seen");
}

#[test]
fn a_stored_session_that_does_not_read_is_refused() {
    let mut kept = Kept::established(57);
    kept.send(message(700, 1));
    kept.step();
    let now = kept.now();
    kept.payer.store(now);
    let record = kept.payee.record.clone().unwrap();
    let read = |bytes: &[u8]| QrPipe::resume(bytes, None, Entropy([1; 32]), now).err();
    for length in 0..record.len() {
        assert_eq!(read(&record[..length]), Some(ReadError::Truncated), "{length} bytes");
    }
    assert_eq!(read(&[&record[..], &[0]].concat()), Some(ReadError::TrailingBytes));
    let with = |place: usize, value: u8| {
        let mut changed = record.clone();
        changed[place] = value;
        read(&changed)
    };
    assert_eq!(with(0, 2), Some(ReadError::Version { seen: 2 }));
    assert_eq!(with(1, 2), Some(ReadError::OutOfRange("role")));
    let flags = 2 + 4 + 32 + 32 + 32 + 32 + 98;
    assert_eq!(with(flags, 16), Some(ReadError::OutOfRange("session flags")));
    assert_eq!(with(flags + 1, 251), Some(ReadError::OutOfRange("message number")));
    assert_eq!(with(flags + 3, 2), Some(ReadError::Order("message numbers")));
    let too_long = ReadError::TooLong { limit: 200_000, seen: 0x00ff_02cf };
    assert_eq!(with(flags + 6, 0xff), Some(too_long));
}

#[test]
fn progress_that_does_not_fit_is_passed_over() {
    let mut kept = Kept::established(58);
    kept.payee.pipe.pin_rung(Rung::V15);
    kept.send(message(5_000, 1));
    for _ in 0..5 {
        kept.step();
    }
    let now = kept.now();
    let progress = kept.payer.progress.clone().unwrap();
    let other = Kept::established(59).payer.progress.unwrap_or_default();
    let header = 1 + 4 + 1 + 4 + 2;
    let bad = [&progress[..progress.len() - 1], &[2], &other, &[&progress[..header], &[1, 0xff, 0xff, 0xff]].concat()];
    for progress in bad {
        kept.payer.progress = Some(progress.to_vec());
        kept.payer.reload(now);
        assert_eq!(kept.payer.pipe.receiving(), None);
    }
    kept.payer.progress = Some(progress);
    kept.payer.reload(now);
    assert!(kept.payer.pipe.receiving().unwrap().0 > 10);
    kept.step_until_delivered();
    assert_eq!(kept.payer.received, [message(5_000, 1)]);
}

#[test]
fn messages_that_were_begun_unheard_show_no_symbol_again_after_a_break() {
    let mut kept = Kept::established(48);
    (0..3).for_each(|first| kept.send(message(2_000, first)));
    let mut shown = std::collections::BTreeSet::new();
    let mut show = |kept: &mut Kept, codes: u32| {
        for _ in 0..codes {
            kept.uptime_ms += FRAME_MS;
            let now = kept.now();
            let bytes = kept.payee.pipe.next_frame(now).bytes;
            kept.payee.store(now);
            let view = FrameView::read(&bytes).unwrap();
            let (message, first) = (view.header.message, view.header.first_symbol);
            for (_, id) in view.symbols.chunks_exact(SYMBOL_BYTES).zip(first..) {
                assert!(shown.insert((message, id)), "symbol {id} of message {message} is shown twice");
            }
        }
    };
    // Nobody answers: a part of each is shown, then the phone is loaded again.
    show(&mut kept, 40);
    let now = kept.now();
    kept.payee.reload(now);
    let answer = kept.payer.pipe.next_frame(now).bytes;
    kept.payee.pipe.handle_frame(&answer, now);
    show(&mut kept, 40);
    kept.step_until_delivered();
    assert_eq!(kept.payer.received, [0, 1, 2].map(|first| message(2_000, first)));
}
