#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::transport::frame::Flags;

#[test]
fn both_see_the_same_code_and_nobody_else_does() {
    let table = Table::established(1);
    let other = Table::established(2);
    assert_eq!(table.payee.code(), table.payer.code());
    assert_eq!(table.payee.transcript(), table.payer.transcript());
    assert_ne!(table.payee.code(), other.payee.code());
    let (symbols, digits) = table.payee.code().unwrap();
    assert!(symbols.iter().all(|symbol| *symbol < 32));
    assert!(digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit()));
}

#[test]
fn the_hello_is_always_a_version_10_code() {
    let mut table = Table::new(3);
    for _ in 0..2 {
        assert_eq!(table.payee.next_frame(table.now()).qr_version, 10);
        assert_eq!(table.payer.next_frame(table.now()).qr_version, 10);
        table.step();
    }
}

#[test]
fn a_swapped_key_stops_the_pipe_before_any_payload() {
    // Every byte of the opening's key and nonce counts.
    for place in 2..66 {
        let mut table = Table::new(4);
        table.payee.send(vec![1, 2, 3]);
        table.step();
        let opening = table.payee.next_frame(table.now()).bytes;
        let swapped = rewritten(&opening, |_, symbols| symbols[place] ^= 0x40);
        table.payer.handle_frame(&swapped, table.now());
        assert_eq!(events(&mut table.payer), [PipeEvent::SwappedKey], "byte {place}");
        table.steps(5);
        assert_eq!((events(&mut table.payer), table.payer.code()), (vec![], None));
    }
}

#[test]
fn a_key_swapped_in_the_answer_gives_another_session() {
    let mut table = Table::new(5);
    let commit = table.payee.next_frame(table.now()).bytes;
    table.payer.handle_frame(&commit, table.now());
    let answer = table.payer.next_frame(table.now()).bytes;
    // With the old session id it is refused.
    let swapped = rewritten(&answer, |_, symbols| symbols[40] ^= 1);
    table.payee.handle_frame(&swapped, table.now());
    assert_eq!(events(&mut table.payee), []);
    // A key that makes a known secret is refused even with the right id.
    let known = rewritten(&answer, |header, symbols| {
        symbols[34..66].fill(0);
        header.session = session::session_id(&FrameView::read(&commit).unwrap().symbols[..34], &symbols[..98]);
    });
    table.payee.handle_frame(&known, table.now());
    assert_eq!(events(&mut table.payee), []);
    table.payee.handle_frame(&answer, table.now());
    assert_eq!(events(&mut table.payee), [PipeEvent::Established]);
}

#[test]
fn the_payee_opens_to_the_first_answer_alone() {
    let mut table = Table::new(6);
    let mut late = open(PipeRole::Payer, 77);
    let commit = table.payee.next_frame(table.now()).bytes;
    table.payer.handle_frame(&commit, table.now());
    late.handle_frame(&commit, table.now());
    table.steps(3);
    let code = table.payee.code();
    let second = late.next_frame(table.now()).bytes;
    table.payee.handle_frame(&second, table.now());
    assert_eq!(table.payee.code(), code);
    let opening = table.payee.next_frame(table.now()).bytes;
    late.handle_frame(&opening, table.now());
    assert_eq!(events(&mut late), []);
}

#[test]
fn two_of_the_same_role_are_told_once_and_a_mirror_never() {
    for role in [PipeRole::Payee, PipeRole::Payer] {
        let (mut one, mut other) = (open(role, 1), open(role, 2));
        let own = one.next_frame(at(0)).bytes;
        assert_eq!(one.handle_frame(&own, at(0)), FrameVerdict::Ours);
        assert_eq!(events(&mut one), []);
        for _ in 0..3 {
            let shown = other.next_frame(at(0)).bytes;
            one.handle_frame(&shown, at(0));
        }
        assert_eq!(events(&mut one), [PipeEvent::SameRole]);
    }
}

#[test]
fn after_a_same_role_the_right_one_is_still_met() {
    let mut table = Table::new(8);
    let wrong = open(PipeRole::Payer, 9).next_frame(table.now()).bytes;
    table.payer.handle_frame(&wrong, table.now());
    table.steps(4);
    assert_eq!(events(&mut table.payer), [PipeEvent::SameRole, PipeEvent::Established]);
    table.payer.handle_frame(&wrong, at(table.uptime_ms + 60_000));
    assert_eq!(events(&mut table.payer), []);
}

#[test]
fn a_payer_turns_to_a_newer_commitment_only_after_silence_and_with_a_new_key() {
    let mut table = Table::new(10);
    let commit = table.payee.next_frame(table.now()).bytes;
    table.payer.handle_frame(&commit, at(10_000));
    let first_answer = table.payer.next_frame(table.now()).bytes;
    let mut renewed = open(PipeRole::Payee, 11);
    let renewed_commit = renewed.next_frame(table.now()).bytes;
    table.payer.handle_frame(&commit, at(11_000));
    table.payer.handle_frame(&renewed_commit, at(12_999));
    let symbols = |bytes: &[u8]| FrameView::read(bytes).unwrap().symbols.to_vec();
    assert_eq!(symbols(&table.payer.next_frame(table.now()).bytes), symbols(&first_answer));
    table.payer.handle_frame(&renewed_commit, at(13_000));
    let second_answer = table.payer.next_frame(table.now()).bytes;
    let key = |bytes: &[u8]| FrameView::read(bytes).unwrap().symbols[34..98].to_vec();
    assert_ne!(key(&first_answer), key(&second_answer), "key and nonce are new");
    renewed.handle_frame(&second_answer, at(13_000));
    table.payer.handle_frame(&renewed.next_frame(at(13_000)).bytes, at(13_000));
    assert_eq!(
        (events(&mut renewed), events(&mut table.payer)),
        (vec![PipeEvent::Established], vec![PipeEvent::Established])
    );
    assert_eq!(renewed.code(), table.payer.code());
}

#[test]
fn a_peer_that_begins_anew_is_told_once_after_silence() {
    for role in [PipeRole::Payee, PipeRole::Payer] {
        let mut table = Table::established(12);
        let met = table.uptime_ms;
        let mut anew = open(role, 99);
        let hello = anew.next_frame(table.now()).bytes;
        let pipe = if role == PipeRole::Payee { &mut table.payer } else { &mut table.payee };
        pipe.handle_frame(&hello, at(met + 1_999));
        assert_eq!(events(pipe), []);
        pipe.handle_frame(&hello, at(met + 2_000));
        pipe.handle_frame(&hello, at(met + 2_100));
        assert_eq!(events(pipe), [PipeEvent::PeerRestarted]);
    }
}

#[test]
fn a_hello_of_the_own_session_is_no_restart() {
    let mut table = Table::new(13);
    let commit = table.payee.next_frame(table.now()).bytes;
    table.payer.handle_frame(&commit, table.now());
    let answer = table.payer.next_frame(table.now()).bytes;
    table.steps(4);
    let opening = rewritten(&commit, |header, _| header.flags = header.flags.with_if(Flags::CONFIRMED, true));
    events(&mut table.payer);
    events(&mut table.payee);
    let late = at(table.uptime_ms + 5_000);
    for bytes in [&commit, &opening] {
        table.payer.handle_frame(bytes, late);
    }
    table.payee.handle_frame(&answer, late);
    // Nor is B's answer to another A, new or from an old session.
    let mut elsewhere = Table::new(14);
    elsewhere.step();
    table.payee.handle_frame(&elsewhere.payer.next_frame(late).bytes, late);
    assert_eq!((events(&mut table.payer), events(&mut table.payee)), (vec![], vec![]));
}

#[test]
fn a_recording_of_an_older_session_changes_nothing() {
    let mut old = Table::new(20);
    let (mut by_payee, mut by_payer) = (Vec::new(), Vec::new());
    old.payee.send(message(500, 1));
    old.payer.send(message(500, 2));
    for _ in 0..8 {
        by_payee.push(old.payee.next_frame(old.now()).bytes);
        by_payer.push(old.payer.next_frame(old.now()).bytes);
        old.step();
    }
    let mut table = Table::established(21);
    table.payee.send(message(900, 3));
    for (from_payee, from_payer) in by_payee.iter().zip(&by_payer) {
        table.payer.handle_frame(from_payee, table.now());
        table.payee.handle_frame(from_payer, table.now());
        table.step();
    }
    assert_eq!(events(&mut table.payer), [PipeEvent::Received(message(900, 3))]);
    assert_eq!(events(&mut table.payee), [PipeEvent::Delivered(MessageNumber(1))]);
    // A fresh payee is not met by old answers either.
    let mut fresh = open(PipeRole::Payee, 22);
    for bytes in &by_payer {
        fresh.handle_frame(bytes, table.now());
    }
    assert_eq!((events(&mut fresh), fresh.code()), (vec![], None));
}
