#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::transport::qr::MAX_PAYLOAD_BYTES;

/// Copies what one shows and pastes it to the other.
fn paste(from: &mut QrPipe, to: &mut QrPipe, uptime_ms: u64) {
    assert_eq!(to.handle_text(&from.next_text(), at(uptime_ms)), Ok(FrameVerdict::Ours));
}

#[test]
fn a_whole_meeting_by_copy_and_paste() {
    let (mut payee, mut payer) = (open(PipeRole::Payee, 1), open(PipeRole::Payer, 2));
    payee.send_confirm();
    payer.send_confirm();
    payee.send(message(300, 1));
    payer.send(message(20_000, 2));
    // Three texts for the hello, then one for each message; a minute passes with each.
    for turn in 0..4 {
        paste(&mut payee, &mut payer, turn * 120_000);
        paste(&mut payer, &mut payee, turn * 120_000 + 60_000);
    }
    assert_eq!(payee.code(), payer.code());
    let at_payer = [PipeEvent::Established, PipeEvent::PeerConfirmed, PipeEvent::Delivered(MessageNumber(1))];
    assert_eq!(events(&mut payer)[..3], [at_payer[0].clone(), at_payer[2].clone(), at_payer[1].clone()]);
    paste(&mut payee, &mut payer, 600_000);
    paste(&mut payer, &mut payee, 660_000);
    assert!(payee.all_delivered() && payer.all_delivered());
    let told = events(&mut payee);
    assert!(told.contains(&PipeEvent::PeerConfirmed) && told.contains(&PipeEvent::Received(message(20_000, 2))));
}

#[test]
fn the_longest_payload_fits_one_text() {
    let mut table = Table::established(3);
    table.payee.send(message(MAX_PAYLOAD_BYTES, 1));
    let text = table.payee.next_text();
    assert_eq!(table.payee.next_text(), text, "until it is answered, the text stays the same");
    assert_eq!(table.payer.handle_text(&text, table.now()), Ok(FrameVerdict::Ours));
    assert_eq!(events(&mut table.payer), [PipeEvent::Received(message(MAX_PAYLOAD_BYTES, 1))]);
    paste(&mut table.payer, &mut table.payee, 0);
    assert!(table.payee.all_delivered());
}

#[test]
fn texts_and_codes_may_be_mixed() {
    let mut table = Table::established(4);
    table.payee.send(message(5_000, 1));
    table.steps(3);
    assert!(table.payer.receiving().unwrap().0 > 0);
    let text = table.payee.next_text();
    table.payer.handle_text(&text, table.now()).unwrap();
    table.step();
    assert_eq!(events(&mut table.payer), [PipeEvent::Received(message(5_000, 1))]);
    assert_eq!(events(&mut table.payee), [PipeEvent::Delivered(MessageNumber(1))]);
}

#[test]
fn white_space_is_tolerated_and_nothing_else() {
    let (mut payee, mut payer) = (open(PipeRole::Payee, 5), open(PipeRole::Payer, 6));
    let text = payee.next_text();
    assert!(text.starts_with("JT1."));
    let broken: String = text.chars().flat_map(|character| [character, '\n', '\u{200B}']).collect();
    assert_eq!(payer.handle_text(&format!("\u{FEFF}  {broken}\t"), at(0)), Ok(FrameVerdict::Ours));
    assert_ne!(payer.next_text(), open(PipeRole::Payer, 6).next_text(), "the payer answers");

    let refused = |text: &str| open(PipeRole::Payer, 7).handle_text(text, at(0));
    assert_eq!(refused("hello"), Err(TextError::Foreign));
    assert_eq!(refused(""), Err(TextError::Foreign));
    assert_eq!(refused(&text.replace("JT1", "JT2")), Ok(FrameVerdict::OtherVersion(2)));
    assert_eq!(refused(&format!("{text}!")), Err(TextError::Garbled));
    assert_eq!(refused(&format!("JT1.{}", "A".repeat(400_000))), Err(TextError::TooLong));
    assert_eq!(refused("JT1."), Ok(FrameVerdict::Foreign));
    for missing in 1..20 {
        let cut = refused(&text[..text.len() - missing]);
        assert!(matches!(cut, Ok(FrameVerdict::Damaged) | Err(TextError::Garbled)), "{cut:?}");
    }
}
