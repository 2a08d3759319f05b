//! Everything that reads bytes of a peer or of the disk: what reads is written again as the same bytes, or, where Protocol
//! Buffers have more than one form, with the same meaning.
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::lifecycle::cash_in::CashIn;
use juicetokens_engine::lifecycle::witness;
use juicetokens_engine::summary::CheckedReceipt;
use juicetokens_engine::token::anchor::Anchor;
use juicetokens_engine::token::bundle;
use juicetokens_engine::token::hop::Hop;
use juicetokens_engine::token::issuance::Issuance;
use juicetokens_engine::token::paper::{self, PaperCoin};
use juicetokens_engine::token::surrender::Surrender;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::token::transfer::credential::{Credential, MAX_NAME_BYTES, PersonName, plain_text};
use juicetokens_engine::token::transfer::plan::PlanMessage;
use juicetokens_engine::token::transfer::presence::Presence;
use juicetokens_engine::token::transfer::receipt::ReceiptFile;
use juicetokens_engine::token::transfer::recovery::Recovery;
use juicetokens_engine::token::transfer::request::Request;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::token::void_evidence::{encode_void, parse_void};
use juicetokens_engine::transport::frame::FrameView;
use juicetokens_engine::transport::line_code::{Decoder, Line};
use juicetokens_engine::transport::{PipeRole, QrPipe, worked};
use juicetokens_engine::trust::epoch::RevocationEpoch;
use juicetokens_engine::trust::fraud_proof::FraudProof;
use juicetokens_engine::trust::news::News;
use juicetokens_engine::trust::statement::SpendStatement;
use juicetokens_engine::wallet::change_set::ChangeSet;

/// Bits and bytes of a frame that version 1 does not read may differ; what was read may not.
pub(super) fn frame(data: &[u8]) {
    if let Ok(frame) = FrameView::read(data) {
        let written = frame.header.write(frame.symbols);
        assert_eq!(FrameView::read(&written).as_ref(), Ok(&frame));
    }
}

/// Frames and texts in any order never disturb a pipe that waits for its peer.
pub(super) fn pipe(data: &[u8]) {
    let role = if data.first().is_some_and(|first| first & 1 == 1) { PipeRole::Payer } else { PipeRole::Payee };
    let mut pipe = QrPipe::open(role, Entropy([7; 32]));
    for (number, chunk) in data.chunks(300).enumerate() {
        let now = Now { wall: Timestamp(0), uptime_ms: number as u64 * 100 };
        let mut frame = chunk.to_vec();
        if let Some(end) = frame.len().checked_sub(4) {
            // A checksum that fits opens the door.
            let checksum = crc32c::crc32c(&frame[..end]).to_le_bytes();
            frame[end..].copy_from_slice(&checksum);
        }
        pipe.handle_frame(&frame, now);
        let _ = pipe.handle_text(&String::from_utf8_lossy(chunk), now);
        pipe.next_frame(now);
        while pipe.poll_event().is_some() {}
    }
}

/// A text is refused or taken; what is taken is a frame.
pub(super) fn text(data: &[u8]) {
    let now = Now { wall: Timestamp(0), uptime_ms: 0 };
    let text = String::from_utf8_lossy(data);
    for role in [PipeRole::Payer, PipeRole::Payee] {
        let mut pipe = QrPipe::open(role, Entropy([8; 32]));
        let shown = pipe.next_text();
        let _ = pipe.handle_text(&text, now);
        assert!(pipe.handle_text(&shown, now).is_ok(), "its own text does not read any more");
    }
}

/// Symbols in any order never make a message of another length, and rank never falls.
pub(super) fn line_code(data: &[u8]) {
    let Some((head, symbols)) = data.split_first_chunk::<2>() else { return };
    let length = usize::from(u16::from_le_bytes(*head)) % 4_000;
    let line = Line { session: [1, 2, 3, 4], message: 9 };
    let Ok(mut decoder) = Decoder::new(line, length) else { return };
    for symbol in symbols.chunks(85) {
        let Some((id, bytes)) = symbol.split_first_chunk::<2>() else { continue };
        let before = decoder.rank();
        let nearer = decoder.insert(u16::from_le_bytes(*id), bytes);
        assert_eq!(decoder.rank(), before + usize::from(nearer));
    }
    let complete = decoder.is_complete();
    assert_eq!(decoder.into_message().map(|message| message.len()), complete.then_some(length));
}

/// A decrypted message of a session keeps its meaning.
pub(super) fn session_message(data: &[u8]) {
    if let Some(written) = worked::content_again(data) {
        assert_eq!(worked::content_again(&written), Some(written));
    }
}

/// A message of a transfer keeps its meaning.
pub(super) fn envelope(data: &[u8]) {
    if let Ok(message) = wire::decode(data) {
        assert_eq!(wire::decode(&wire::encode(&message)), Ok(message));
    }
}

/// Each record has one form.
pub(super) fn records(data: &[u8]) {
    let written = [
        Request::parse(data).map(|record| record.encode()).ok(),
        PlanMessage::parse(data).map(|record| record.encode()).ok(),
        Recovery::parse(data).map(|record| record.encode()).ok(),
        Anchor::parse(data).map(|record| record.encode()).ok(),
        Hop::parse(data).map(|record| record.encode()).ok(),
        parse_void(data).map(|evidence| encode_void(&evidence)).ok(),
        Surrender::parse(data).map(|record| record.encode()).ok(),
        RevocationEpoch::parse(data).map(|record| record.encode()).ok(),
    ];
    written.into_iter().flatten().for_each(|written| assert_eq!(written, data));
}

/// A coin's chain has one form.
pub(super) fn telomeer(data: &[u8]) {
    if let Ok(telomeer) = Telomeer::parse(data) {
        assert_eq!(telomeer.encode(), data);
    }
}

/// An issuance record has one form, and reads only with its signature.
pub(super) fn issuance(data: &[u8]) {
    if let Ok(issuance) = Issuance::parse(data) {
        assert_eq!(issuance.bytes(), data);
    }
}

/// A stored change keeps its meaning.
pub(super) fn change_set(data: &[u8]) {
    if let Ok(set) = ChangeSet::decode(data) {
        assert_eq!(ChangeSet::decode(&set.encode()), Ok(set));
    }
}

/// A code on paper has one form, in bytes and in digits.
pub(super) fn paper(data: &[u8]) {
    if let Ok((secret, coin)) = paper::split(data)
        && let Ok(parsed) = PaperCoin::parse(coin)
    {
        assert_eq!(&**paper::join(&secret, &parsed.encode()).unwrap(), data);
        let _ = parsed.trace(&mut Dice::new(&Entropy([7; 32])));
    }
    if let Some(bytes) = std::str::from_utf8(data).ok().and_then(paper::from_digits) {
        assert_eq!(paper::to_digits(&bytes).as_bytes(), data);
    }
}

/// A receipt, or a report of a cashing in, has one form, and nothing in it stops whoever verifies it.
pub(super) fn receipt(data: &[u8]) {
    if let Ok(report) = CashIn::parse(data) {
        assert_eq!(report.encode(), data);
        assert_eq!(CheckedReceipt::of_file(data, Entropy([7; 32])).unwrap().checks.len(), 4);
    }
    if let Ok(receipt) = ReceiptFile::parse(data) {
        assert_eq!(receipt.encode(), data);
        assert_eq!(receipt.verify(&mut Dice::new(&Entropy([7; 32]))).checks.len(), 8);
    }
}

/// A list of coins has one bundle.
pub(super) fn bundle(data: &[u8]) {
    if let Ok(coins) = bundle::decode(data) {
        assert_eq!(bundle::encode(&coins), data);
    }
}

/// Evidence and news have one form.
pub(super) fn trust(data: &[u8]) {
    let written = [
        SpendStatement::parse(data).map(|statement| statement.encode()).ok(),
        FraudProof::parse(data).map(|proof| proof.encode()).ok(),
        News::parse(data).map(|news| news.encode()).ok(),
    ];
    written.into_iter().flatten().for_each(|written| assert_eq!(written, data));
}

/// Who somebody is has one form, and whatever is typed becomes one plain line that stays as it is.
pub(super) fn people(data: &[u8]) {
    let written = [
        Credential::parse(data).map(|credential| credential.encode()).ok(),
        Presence::parse(data).map(|presence| presence.encode()).ok(),
    ];
    written.into_iter().flatten().for_each(|written| assert_eq!(written, data));
    let typed = String::from_utf8_lossy(data);
    let plain = plain_text(&typed, MAX_NAME_BYTES);
    assert!(plain.len() <= MAX_NAME_BYTES && plain_text(&plain, MAX_NAME_BYTES) == plain, "{typed:?}");
    assert_eq!(PersonName::try_from(plain.clone()).unwrap().as_str(), plain);
}

/// What is said to and by a witness keeps its meaning.
pub(super) fn settlement(data: &[u8]) {
    if let Ok(message) = witness::wire::decode(data) {
        assert_eq!(witness::wire::decode(&witness::wire::encode(&message)).as_ref(), Ok(&message));
    }
    if let Ok(record) = witness::wire::decode_record(data) {
        assert_eq!(witness::wire::decode_record(&witness::wire::encode_record(&record)).as_ref(), Ok(&record));
    }
}
