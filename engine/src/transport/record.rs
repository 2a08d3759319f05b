//! A session as it is stored, so that it outlives a break (`docs/spec/03-session.md`, section 9): what must be on the disk
//! before anything of it is shown, and what is written down now and then.
use std::collections::VecDeque;

use zeroize::Zeroizing;

use super::incoming::Incoming;
use super::line_code::{MAX_MESSAGE_BYTES, SYMBOL_BYTES};
use super::meeting::{Keeping, Meeting, StoredMark};
use super::outgoing::{Outgoing, SendingProgress, StoredOutgoing};
use super::pipe::PipeRole;
use super::session::{LAST_MESSAGE, OpeningKey, SealingKey};
use crate::foundation::bytes::{ReadError, Reader, Writer};

const VERSION: u8 = 1;
const ANSWER_BYTES: usize = 98;
const OPENING_BYTES: usize = 66;
const CONFIRMED: u8 = 1;
const LEAVING: u8 = 1 << 1;
const PEER_LEFT: u8 = 1 << 2;
const OPENING: u8 = 1 << 3;

/// What a pipe knows of its session beside the keys and the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) role: PipeRole,
    pub(super) confirmed: bool,
    pub(super) leaving: bool,
    pub(super) peer_left: bool,
}

/// Lays a session out. The bytes hold its keys.
pub(super) fn write(standing: Standing, meeting: &Meeting) -> Zeroizing<Vec<u8>> {
    let (sealing, outgoing) = meeting.outgoing.stored();
    let messages: usize = outgoing.waiting.iter().map(|(_, ciphertext)| 4 + ciphertext.len()).sum();
    // Room for everything at once: a buffer that grows would leave its keys behind.
    let mut writer = Writer(Vec::with_capacity(512 + messages));
    writer.put(&[VERSION, u8::from(standing.role == PipeRole::Payer)]);
    writer.put(&meeting.session);
    writer.put(meeting.transcript.as_bytes());
    writer.put(sealing);
    writer.put(meeting.incoming.secret());
    writer.put(&meeting.commitment);
    writer.put(&meeting.answer);
    let opening = meeting.opening();
    let flags = [
        (CONFIRMED, standing.confirmed),
        (LEAVING, standing.leaving),
        (PEER_LEFT, standing.peer_left),
        (OPENING, opening.is_some()),
    ];
    writer.u8(flags.into_iter().filter(|(_, set)| *set).map(|(flag, _)| flag).sum());
    writer.put(opening.unwrap_or_default());
    writer.u8(meeting.incoming.complete());
    write_outgoing(&mut writer, &outgoing);
    Zeroizing::new(writer.0)
}

fn write_outgoing(writer: &mut Writer, outgoing: &StoredOutgoing<'_>) {
    writer.put(&[outgoing.last_number, outgoing.delivered]);
    for (_, ciphertext) in &outgoing.waiting {
        writer.put(&(ciphertext.len() as u32).to_le_bytes()[..3]);
        writer.put(ciphertext);
    }
}

/// Reads what [`write`] wrote. The session goes on as one that has not seen its peer yet.
pub(super) fn read(bytes: &[u8], uptime_ms: u64) -> Result<(Standing, Meeting), ReadError> {
    let mut reader = Reader::new(bytes);
    let role = match reader.array()? {
        [VERSION, 0] => PipeRole::Payee,
        [VERSION, 1] => PipeRole::Payer,
        [VERSION, _] => return Err(ReadError::OutOfRange("role")),
        [seen, _] => return Err(ReadError::Version { seen }),
    };
    let (session, transcript) = (reader.array()?, reader.hash()?);
    let (sealing, opening_key) = (Zeroizing::new(reader.array()?), Zeroizing::new(reader.array()?));
    let (commitment, answer) = (reader.array()?, reader.take(ANSWER_BYTES)?.to_vec());
    let flags = reader.u8()?;
    if flags > (CONFIRMED | LEAVING | PEER_LEFT | OPENING) {
        return Err(ReadError::OutOfRange("session flags"));
    }
    let opening = (flags & OPENING != 0).then(|| reader.take(OPENING_BYTES).map(<[u8]>::to_vec)).transpose()?;
    let complete = read_number(&mut reader)?;
    let (last_number, delivered, waiting) = read_outgoing(&mut reader)?;
    reader.finish()?;
    let outgoing = Outgoing::resume(session, SealingKey::after(sealing, last_number), delivered, waiting);
    let incoming = Incoming::resume(session, OpeningKey::new(opening_key), complete);
    let has = |flag: u8| flags & flag != 0;
    let standing = Standing { role, confirmed: has(CONFIRMED), leaving: has(LEAVING), peer_left: has(PEER_LEFT) };
    let keeping = Keeping::Stored(StoredMark { last_number, complete });
    let (resuming, last_heard_ms) = (true, uptime_ms);
    let meeting = Meeting {
        session,
        transcript,
        outgoing,
        incoming,
        commitment,
        answer,
        opening,
        resuming,
        keeping,
        last_heard_ms,
    };
    Ok((standing, meeting))
}

fn read_number(reader: &mut Reader<'_>) -> Result<u8, ReadError> {
    let number = reader.u8()?;
    if number > LAST_MESSAGE { Err(ReadError::OutOfRange("message number")) } else { Ok(number) }
}

type Waiting = VecDeque<(u8, Vec<u8>)>;

fn read_outgoing(reader: &mut Reader<'_>) -> Result<(u8, u8, Waiting), ReadError> {
    let (last_number, delivered) = (read_number(reader)?, read_number(reader)?);
    if delivered > last_number {
        return Err(ReadError::Order("message numbers"));
    }
    let waiting = (delivered + 1..=last_number).map(|number| {
        let length = read_length(reader)?;
        Ok((number, reader.take(length)?.to_vec()))
    });
    Ok((last_number, delivered, waiting.collect::<Result<_, _>>()?))
}

fn read_length(reader: &mut Reader<'_>) -> Result<usize, ReadError> {
    let [low, middle, high] = reader.array()?;
    let length = u32::from_le_bytes([low, middle, high, 0]) as usize;
    if length == 0 || length > MAX_MESSAGE_BYTES {
        return Err(ReadError::TooLong { limit: MAX_MESSAGE_BYTES, seen: length });
    }
    Ok(length)
}

/// Lays out how far both directions have come within their messages.
pub(super) fn write_progress(meeting: &Meeting) -> Vec<u8> {
    let SendingProgress { number, next_symbol, had } = meeting.outgoing.sending_progress();
    let mut writer = Writer(vec![VERSION]);
    writer.put(&meeting.session);
    writer.u8(number);
    writer.u32(next_symbol);
    writer.u16(had);
    if let Some(collecting) = meeting.incoming.collecting_progress() {
        writer.u8(collecting.number);
        writer.put(&collecting.message_bytes.to_le_bytes()[..3]);
        for (id, symbol) in collecting.symbols {
            writer.u16(*id);
            writer.put(symbol);
        }
    }
    writer.0
}

/// Takes the progress of this session; that of another is an error and changes nothing, that of another message is passed over.
pub(super) fn take_progress(meeting: &mut Meeting, bytes: &[u8]) -> Result<(), ReadError> {
    let mut reader = Reader::new(bytes);
    match reader.u8()? {
        VERSION => {}
        seen => return Err(ReadError::Version { seen }),
    }
    let session: [u8; 4] = reader.array()?;
    let sending = SendingProgress { number: reader.u8()?, next_symbol: reader.u32()?, had: reader.u16()? };
    if sending.next_symbol > 1 << 16 {
        return Err(ReadError::OutOfRange("symbol id"));
    }
    let collecting = if reader.rest_len() == 0 { None } else { Some(read_collecting(&mut reader)?) };
    if session != meeting.session {
        return Err(ReadError::OutOfRange("session"));
    }
    meeting.outgoing.skip_shown(sending);
    if let Some((message, symbols)) = collecting {
        meeting.incoming.take_stored(message, symbols.into_iter());
    }
    Ok(())
}

type Collected<'a> = ((u8, u32), Vec<(u16, &'a [u8])>);

fn read_collecting<'a>(reader: &mut Reader<'a>) -> Result<Collected<'a>, ReadError> {
    let (number, message_bytes) = (read_number(reader)?, read_length(reader)?);
    let count = reader.rest_len() / (2 + SYMBOL_BYTES);
    if !reader.rest_len().is_multiple_of(2 + SYMBOL_BYTES) {
        return Err(ReadError::Truncated);
    }
    if count > message_bytes.div_ceil(SYMBOL_BYTES) {
        return Err(ReadError::OutOfRange("symbols"));
    }
    let symbols = (0..count).map(|_| Ok((reader.u16()?, reader.take(SYMBOL_BYTES)?)));
    Ok(((number, message_bytes as u32), symbols.collect::<Result<_, ReadError>>()?))
}
