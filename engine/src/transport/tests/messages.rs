#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use std::collections::BTreeSet;

use super::*;
use crate::transport::frame::Flags;
use crate::transport::line_code::SYMBOL_BYTES;
use crate::transport::qr::MAX_PAYLOAD_BYTES;

/// Six payloads each way over this air; checks order, content, progress and acknowledgements, and says the codes it took.
fn exchange(table: &mut Table) -> usize {
    for (place, bytes) in SIZES.iter().enumerate() {
        assert_eq!(table.payee.send(message(*bytes, 1)), MessageNumber(place as u8 + 1));
        table.payer.send(message(*bytes, 2));
    }
    let (mut at_payee, mut at_payer) = (Vec::new(), Vec::new());
    let mut codes = 0;
    let mut progress = Progress::default();
    while !(table.payee.all_delivered() && table.payer.all_delivered()) {
        table.step();
        codes += 1;
        assert!(codes < 3_000, "the exchange does not come to an end");
        at_payee.extend(events(&mut table.payee));
        at_payer.extend(events(&mut table.payer));
        progress.check(&table.payer, at_payer.len());
    }
    for (told, first) in [(at_payee, 2), (at_payer, 1)] {
        let received: Vec<_> = told.iter().filter(|event| matches!(event, PipeEvent::Received(_))).cloned().collect();
        let expected: Vec<_> = SIZES.iter().map(|bytes| PipeEvent::Received(message(*bytes, first))).collect();
        assert!(received == expected, "six payloads, each once, in order");
        let delivered: Vec<_> = told.iter().filter(|event| matches!(event, PipeEvent::Delivered(_))).cloned().collect();
        assert_eq!(delivered, (1..=6).map(|number| PipeEvent::Delivered(MessageNumber(number))).collect::<Vec<_>>());
        let established = usize::from(told.first() == Some(&PipeEvent::Established));
        assert_eq!(told.len(), 12 + established, "nothing else is told");
    }
    codes
}

/// Within one message neither count ever falls.
#[derive(Default)]
struct Progress {
    receiving: (u32, u32),
    sending: (u32, u32),
    events: usize,
}

impl Progress {
    fn check(&mut self, pipe: &QrPipe, events: usize) {
        let (receiving, sending) = (pipe.receiving().unwrap_or_default(), pipe.sending().unwrap_or_default());
        if events == self.events {
            for (before, after) in [(self.receiving, receiving), (self.sending, sending)] {
                assert!(after.0 <= after.1);
                assert!(after.1 != before.1 || after.0 >= before.0, "{before:?} fell to {after:?}");
            }
        }
        (self.receiving, self.sending, self.events) = (receiving, sending, events);
    }
}

#[test]
fn six_messages_both_ways_in_clear_air() {
    let mut table = Table::established(1);
    let codes = exchange(&mut table);
    // 4 + 17 + 242 + 62 + 10 + 3 symbols at six a code, and one code for each turn.
    assert!(codes <= 66, "{codes} codes");
}

#[test]
fn six_messages_both_ways_in_rough_air() {
    for (seed, lost) in [(2, 0), (3, 10), (4, 30), (5, 50)] {
        let mut table = Table::new(seed);
        (table.to_payer, table.to_payee) = (Air::rough(seed, lost), Air::rough(!seed, lost));
        let codes = exchange(&mut table);
        let arriving = usize::from(100 - lost) * 85;
        assert!(codes * arriving <= 115 * 10_000, "{codes} codes at {lost} % loss");
    }
}

#[test]
fn foreign_codes_in_between_change_nothing() {
    let mut with = Table::established(6);
    let mut without = Table::established(6);
    let mut other = Table::established(7);
    for table in [&mut with, &mut without, &mut other] {
        table.payee.send(message(5_000, 1));
    }
    for step in 0..30 {
        let now = with.now();
        assert_eq!(with.payer.handle_frame(b"https://example.org/menu", now), FrameVerdict::Foreign);
        assert_eq!(with.payer.handle_frame(&other.payee.next_frame(now).bytes, now), FrameVerdict::Ours);
        assert_eq!(with.payee.handle_frame(&other.payer.next_frame(now).bytes, now), FrameVerdict::Ours);
        with.step();
        without.step();
        other.step();
        assert_eq!(with.payer.receiving(), without.payer.receiving(), "step {step}");
    }
    assert_eq!(events(&mut with.payer), [PipeEvent::Received(message(5_000, 1))]);
    assert_eq!(events(&mut with.payee), [PipeEvent::Delivered(MessageNumber(1))]);
}

#[test]
fn a_message_is_shown_in_symbols_that_were_not_shown_before() {
    let mut table = Table::established(8);
    table.payee.pin_rung(Rung::V15);
    table.payee.send(message(1_000, 1));
    let mut shown = BTreeSet::new();
    for _ in 0..200 {
        let frame = table.payee.next_frame(table.now());
        let view = FrameView::read(&frame.bytes).unwrap();
        assert_eq!((view.header.message, frame.qr_version, view.symbols.len()), (1, 15, 6 * SYMBOL_BYTES));
        assert!((0..6).all(|place| shown.insert(view.header.first_symbol + place)));
    }
    // 65,536 ids are 10,922 codes of six; then the ids begin again and the message still arrives.
    for _ in 0..10_730 {
        table.payee.next_frame(table.now());
    }
    table.steps(4);
    assert_eq!(events(&mut table.payer), [PipeEvent::Received(message(1_000, 1))]);
}

#[test]
fn the_size_of_the_code_follows_the_message() {
    let mut table = Table::established(9);
    table.payee.pin_rung(Rung::V20);
    assert_eq!(table.payee.next_frame(table.now()).qr_version, 5);
    for (bytes, qr_version) in [(40, 5), (200, 10), (300, 15), (600, 20)] {
        table.payee.send(message(bytes, 1));
        let frame = table.payee.next_frame(table.now());
        assert_eq!(frame.qr_version, qr_version);
        assert!(!FrameView::read(&frame.bytes).unwrap().header.flags.contains(Flags::ACK_ONLY));
        table.steps(3);
        assert!(table.payee.all_delivered());
    }
    let idle = table.payee.next_frame(table.now());
    assert_eq!((idle.qr_version, idle.bytes.len()), (5, 20));
    assert!(FrameView::read(&idle.bytes).unwrap().header.flags.contains(Flags::ACK_ONLY));
}

#[test]
fn confirm_payload_and_goodbye_arrive_in_order() {
    let mut table = Table::established(10);
    table.payee.send_confirm();
    assert_eq!(table.payee.send(vec![1, 2, 3]), MessageNumber(2));
    table.payee.send_bye();
    table.payee.send(vec![4]);
    table.steps(8);
    let expected = [PipeEvent::PeerConfirmed, PipeEvent::Received(vec![1, 2, 3]), PipeEvent::PeerLeft];
    assert_eq!(events(&mut table.payer), expected);
    assert!(table.payee.all_delivered());
    let flags = FrameView::read(&table.payee.next_frame(table.now()).bytes).unwrap().header.flags;
    assert!(flags.contains(Flags::CONFIRMED) && flags.contains(Flags::BYE));
}

#[test]
fn old_codes_of_the_session_change_nothing() {
    let mut table = Table::established(11);
    let mut old = Vec::new();
    for first in 1..=3 {
        table.payee.send(message(700, first));
        for _ in 0..4 {
            old.push(table.payee.next_frame(table.now()).bytes);
            table.step();
        }
    }
    assert_eq!(events(&mut table.payer).len(), 3);
    table.payee.send(message(3_000, 9));
    table.step();
    let before = (table.payer.receiving(), table.payer.next_frame(table.now()));
    for bytes in &old {
        assert_eq!(table.payer.handle_frame(bytes, table.now()), FrameVerdict::Ours);
    }
    assert_eq!((table.payer.receiving(), table.payer.next_frame(table.now())), before);
    assert_eq!(events(&mut table.payer), []);
    table.steps(8);
    assert_eq!(events(&mut table.payer), [PipeEvent::Received(message(3_000, 9))]);
}

#[test]
fn a_message_that_does_not_decrypt_ends_the_session() {
    let mut table = Table::established(12);
    table.payee.send(message(40, 1));
    let frame = table.payee.next_frame(table.now()).bytes;
    let forged = rewritten(&frame, |_, symbols| symbols[5] ^= 1);
    table.payer.handle_frame(&forged, table.now());
    assert_eq!(events(&mut table.payer), [PipeEvent::Broken]);
    table.payer.handle_frame(&frame, table.now());
    assert_eq!((events(&mut table.payer), table.payer.transcript()), (vec![], None));
    assert_eq!(table.payer.send(vec![1]), MessageNumber(0));
    let shown = FrameView::read(&table.payer.next_frame(table.now()).bytes).unwrap().header;
    assert!(shown.flags.contains(Flags::BYE) && shown.session == [0; 4]);
}

#[test]
fn numbers_and_lengths_have_an_end() {
    let mut table = Table::established(13);
    for number in 1..=250 {
        assert_eq!(table.payee.send(vec![number]), MessageNumber(number));
    }
    table.steps(260);
    assert_eq!(events(&mut table.payer).last(), Some(&PipeEvent::Received(vec![250])));
    assert!(table.payee.all_delivered());
    events(&mut table.payee);
    assert_eq!(table.payee.send(vec![1]), MessageNumber(0));
    assert_eq!(events(&mut table.payee), [PipeEvent::Broken]);

    let mut table = Table::established(14);
    table.payer.send(vec![0; MAX_PAYLOAD_BYTES + 1]);
    assert_eq!(events(&mut table.payer), [PipeEvent::Broken]);
}

#[test]
fn silence_is_counted_from_the_last_code_of_the_session() {
    let mut table = Table::new(15);
    assert_eq!(table.payee.silent_ms(table.now()), None);
    table.steps(4);
    assert_eq!(table.payee.silent_ms(table.now()), Some(0));
    let later = at(table.uptime_ms + 1_500);
    assert_eq!(table.payee.silent_ms(later), Some(1_500));
    let own = table.payee.next_frame(later).bytes;
    table.payee.handle_frame(&own, later);
    assert_eq!(table.payee.silent_ms(later), Some(1_500), "the own code in a mirror is not the peer");
    let peers = table.payer.next_frame(later).bytes;
    table.payee.handle_frame(&peers, later);
    assert_eq!(table.payee.silent_ms(later), Some(0));
}
