//! What a stored session says of the meeting it is for (`docs/spec/03-session.md`, section 9); the pipe's part stands behind it.
use zeroize::Zeroizing;

use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::time::Timestamp;
use crate::io::Intent;
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::transfer::record::{Role, Sid};
use crate::token::transfer::request::{MAX_ACCEPTED, MAX_MEMO_BYTES};
use crate::transport::qr::MAX_PAYLOAD_BYTES;

const VERSION: u8 = 1;
/// Most messages of a peer that may wait to be dealt with, and most last words on their way.
pub(super) const MAX_LISTED: usize = 64;

/// A meeting as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SessionRecord {
    /// When the session was established, and when a transfer was first written in it.
    pub(super) begun: Timestamp,
    pub(super) written: Option<Timestamp>,
    pub(super) intent: Intent,
    pub(super) role: Role,
    /// The day of the transfer key.
    pub(super) day: u32,
    /// Confirmed here, confirmed there, told the news, introduced what is open, over, confirmed here because the other side is
    /// known.
    pub(super) flags: [bool; 6],
    /// The transfer and the number of its state; everything that this state says was given to the pipe.
    pub(super) bound: Option<(Sid, u8)>,
    /// The payee's own M1; empty where there is none.
    pub(super) asked: Vec<u8>,
    pub(super) heard: Vec<Vec<u8>>,
    /// Numbers under which M6s travel.
    pub(super) last_words: Vec<(u8, Sid)>,
}

impl SessionRecord {
    /// Lays it out before the pipe's part; none for a meeting that is not kept, or of which more waits than is kept.
    pub(super) fn write(&self, pipe: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        if self.heard.len() > MAX_LISTED {
            return None;
        }
        let mut writer = Writer(vec![VERSION]);
        writer.u48(self.begun.0);
        writer.u48(self.written.map_or(0, |moment| moment.0));
        write_intent(&mut writer, &self.intent)?;
        writer.u8(u8::from(self.role == Role::Payee));
        writer.u32(self.day);
        writer.u8(self.flags.iter().rev().fold(0, |bits, flag| bits << 1 | u8::from(*flag)));
        write_sid(&mut writer, self.bound.map(|(sid, _)| sid));
        writer.u8(self.bound.map_or(0, |(_, state)| state));
        write_bytes(&mut writer, &self.asked);
        writer.u8(self.heard.len() as u8);
        self.heard.iter().for_each(|envelope| write_bytes(&mut writer, envelope));
        writer.u8(self.last_words.len().min(MAX_LISTED) as u8);
        for (number, sid) in self.last_words.iter().take(MAX_LISTED) {
            writer.u8(*number);
            writer.put(sid.0.as_bytes());
        }
        // One buffer of the right size: a buffer that grows would leave keys behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(4 + writer.0.len() + pipe.len()));
        bytes.extend_from_slice(&(writer.0.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&writer.0);
        bytes.extend_from_slice(pipe);
        Some(bytes)
    }

    /// Reads what [`Self::write`] wrote, and gives the pipe's part unread.
    pub(super) fn read(bytes: &[u8]) -> Result<(Self, &[u8]), ReadError> {
        let mut whole = Reader::new(bytes);
        let length = whole.u32()? as usize;
        let mut reader = Reader::new(whole.take(length)?);
        let record = Self::read_own(&mut reader)?;
        reader.finish()?;
        let pipe = whole.take(whole.rest_len())?;
        Ok((record, pipe))
    }

    fn read_own(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        match reader.u8()? {
            VERSION => {}
            seen => return Err(ReadError::Version { seen }),
        }
        let (begun, written) = (Timestamp(reader.u48()?), Some(Timestamp(reader.u48()?)));
        let intent = read_intent(reader)?;
        let role = if read_bool(reader)? { Role::Payee } else { Role::Payer };
        let (day, bits) = (reader.u32()?, reader.u8()?);
        if bits >= 1 << 6 {
            return Err(ReadError::OutOfRange("meeting flags"));
        }
        let flags = [0, 1, 2, 3, 4, 5].map(|place| bits >> place & 1 == 1);
        let (sid, state) = (read_sid(reader)?, reader.u8()?);
        let asked = read_bytes(reader)?;
        let heard = (0..reader.count(MAX_LISTED)?).map(|_| read_bytes(reader)).collect::<Result<_, _>>()?;
        let words = (0..reader.count(MAX_LISTED)?).map(|_| Ok((reader.u8()?, Sid(reader.hash()?))));
        let last_words = words.collect::<Result<_, ReadError>>()?;
        let written = written.filter(|moment| moment.0 > 0);
        let bound = sid.map(|sid| (sid, state));
        Ok(Self { begun, written, intent, role, day, flags, bound, asked, heard, last_words })
    }
}

fn write_intent(writer: &mut Writer, intent: &Intent) -> Option<()> {
    match intent {
        Intent::Pay { amount, authority } => {
            writer.put(&[0, u8::from(amount.is_some())]);
            writer.u32(amount.map_or(0, |amount| amount.0));
            writer.u8(u8::from(authority.is_some()));
            writer.put(authority.as_ref().map_or(&[], |authority| authority.0.as_bytes()));
        }
        Intent::Receive { amount, memo, accepted, open_to_new } => {
            writer.u8(1);
            writer.u32(amount.0);
            writer.text(memo);
            writer.u8(accepted.len().min(MAX_ACCEPTED) as u8);
            accepted.iter().take(MAX_ACCEPTED).for_each(|authority| writer.put(authority.0.as_bytes()));
            writer.u8(u8::from(*open_to_new));
        }
        Intent::Resume(sid) => {
            writer.u8(2);
            write_sid(writer, *sid);
        }
        Intent::Swap { authority, give } => {
            writer.u8(3);
            writer.put(authority.0.as_bytes());
            writer.put(&give.0);
        }
        Intent::Settle { .. } | Intent::Serve | Intent::ServeTogether(_) => return None,
    }
    Some(())
}

fn read_intent(reader: &mut Reader<'_>) -> Result<Intent, ReadError> {
    Ok(match reader.u8()? {
        0 => {
            let typed = read_bool(reader)?;
            let amount = Some(Amount(reader.u32()?)).filter(|_| typed);
            let authority = read_bool(reader)?.then(|| reader.hash().map(Authority)).transpose()?;
            Intent::Pay { amount, authority }
        }
        1 => {
            let (amount, memo) = (Amount(reader.u32()?), reader.text(MAX_MEMO_BYTES)?);
            let kinds = (0..reader.count(MAX_ACCEPTED)?).map(|_| reader.hash().map(Authority));
            let accepted = kinds.collect::<Result<_, _>>()?;
            Intent::Receive { amount, memo, accepted, open_to_new: read_bool(reader)? }
        }
        2 => Intent::Resume(read_sid(reader)?),
        3 => Intent::Swap { authority: Authority(reader.hash()?), give: DenominationCounts(reader.array()?) },
        _ => return Err(ReadError::OutOfRange("intent")),
    })
}

fn write_sid(writer: &mut Writer, sid: Option<Sid>) {
    writer.u8(u8::from(sid.is_some()));
    writer.put(sid.as_ref().map_or(&[], |sid| sid.0.as_bytes()));
}

fn read_sid(reader: &mut Reader<'_>) -> Result<Option<Sid>, ReadError> {
    read_bool(reader)?.then(|| reader.hash().map(Sid)).transpose()
}

fn read_bool(reader: &mut Reader<'_>) -> Result<bool, ReadError> {
    match reader.u8()? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(ReadError::OutOfRange("a flag")),
    }
}

fn write_bytes(writer: &mut Writer, bytes: &[u8]) {
    writer.u32(bytes.len() as u32);
    writer.put(bytes);
}

fn read_bytes(reader: &mut Reader<'_>) -> Result<Vec<u8>, ReadError> {
    let length = reader.u32()? as usize;
    if length > MAX_PAYLOAD_BYTES {
        return Err(ReadError::TooLong { limit: MAX_PAYLOAD_BYTES, seen: length });
    }
    reader.take(length).map(<[u8]>::to_vec)
}

#[cfg(test)]
#[path = "session_record_tests.rs"]
mod tests;
