//! The parts of an issuance record that take more than one field, and the forms of its limits.
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::signature::PublicKey;
use crate::token::amount::Denomination;

/// Most witnesses that an issuance names.
pub(super) const MAX_WITNESSES: usize = 16;

/// When the coins of an issuance expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// At a date.
    Fixed {
        /// Minutes since 1970.
        minutes: u32,
    },
    /// Some time after the issue.
    Relative {
        /// Minutes after the issue.
        minutes: u32,
    },
    /// When an event is signed.
    UntilEvent {
        /// Minutes since 1970; at this date at the latest.
        latest_minutes: u32,
        /// The key that signs the event.
        key: PublicKey,
    },
}

/// Whether a coin's chain may be cut and its expiry moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// The expiry stays as issued.
    None,
    /// By any witness.
    AnyWitness,
}

pub(super) fn require(what: &'static str, holds: bool) -> Result<(), ReadError> {
    if holds { Ok(()) } else { Err(ReadError::OutOfRange(what)) }
}

pub(super) fn require_ascending<T: PartialOrd>(what: &'static str, list: &[T]) -> Result<(), ReadError> {
    if list.windows(2).all(|pair| pair[0] < pair[1]) { Ok(()) } else { Err(ReadError::Order(what)) }
}

/// Control characters could make one name look like another, or break a line on a screen.
pub(super) fn check_text(what: &'static str, text: &str, min: usize, max: usize) -> Result<(), ReadError> {
    if text.len() > max {
        return Err(ReadError::TooLong { limit: max, seen: text.len() });
    }
    require(what, text.len() >= min && !text.chars().any(char::is_control))
}

pub(super) fn write_keys(record: &mut Writer, keys: &[PublicKey]) {
    record.u8(u8::try_from(keys.len()).unwrap_or(u8::MAX));
    for key in keys {
        record.put(&key.0);
    }
}

pub(super) fn write_expiry(record: &mut Writer, expiry: &Expiry) {
    let (kind, minutes) = match *expiry {
        Expiry::Fixed { minutes } => (0, minutes),
        Expiry::Relative { minutes } => (1, minutes),
        Expiry::UntilEvent { latest_minutes, .. } => (2, latest_minutes),
    };
    record.u8(kind);
    record.u32(minutes);
    if let Expiry::UntilEvent { key, .. } = expiry {
        record.put(&key.0);
    }
}

pub(super) fn read_expiry(reader: &mut Reader<'_>) -> Result<Expiry, ReadError> {
    let (kind, minutes) = (reader.u8()?, reader.u32()?);
    match kind {
        0 => Ok(Expiry::Fixed { minutes }),
        1 => Ok(Expiry::Relative { minutes }),
        2 => Ok(Expiry::UntilEvent { latest_minutes: minutes, key: reader.key()? }),
        _ => Err(ReadError::OutOfRange("expiry kind")),
    }
}

pub(super) fn read_denominations(reader: &mut Reader<'_>) -> Result<Vec<(Denomination, u32)>, ReadError> {
    let count = reader.count(Denomination::COUNT)?;
    let mut denominations = Vec::with_capacity(count);
    for _ in 0..count {
        let denomination = Denomination::of_value(reader.u32()?).ok_or(ReadError::OutOfRange("denomination"))?;
        denominations.push((denomination, reader.u32()?));
    }
    Ok(denominations)
}

pub(super) fn read_renewal(reader: &mut Reader<'_>) -> Result<Renewal, ReadError> {
    match reader.u8()? {
        0 => Ok(Renewal::None),
        1 => Ok(Renewal::AnyWitness),
        _ => Err(ReadError::OutOfRange("renewal")),
    }
}

pub(super) fn read_witnesses(reader: &mut Reader<'_>) -> Result<Vec<PublicKey>, ReadError> {
    let count = reader.count(MAX_WITNESSES)?;
    (0..count).map(|_| reader.key()).collect()
}
