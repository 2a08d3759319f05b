//! A payee's later spend of the coin that a transfer paid it: it acknowledges that transfer
//! (`docs/spec/06-conflicts.md`, section 3).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::token::hop::Direction;
use crate::trust::statement::{ChainPlace, Opening, SpendStatement};

/// What a payee did with the coin, beside the half of a proof that shows how it was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterSpend {
    /// Which half shows the transfer: 0 or 1.
    pub half: usize,
    /// The spend.
    pub spend: SpendStatement,
}

impl LaterSpend {
    /// The most bytes it can have: the largest statement.
    pub const MAX_LEN: usize = SpendStatement::MAX_LEN;

    /// Where the spend stands: after the transfer, under the payee's key; `None` when the transfer did not pay the coin.
    pub fn place(&self, place: &ChainPlace, opening: &Opening) -> Option<ChainPlace> {
        let transfer = opening.transfer.filter(|transfer| transfer.direction == Direction::Payment)?;
        place.after_link(opening.link, transfer.fields.receiver)
    }

    /// Writes a kind byte, 0 for none, then the spend.
    pub(crate) fn write(later: Option<&Self>, bytes: &mut Writer) {
        let Some(later) = later else {
            return bytes.u8(0);
        };
        bytes.u8(if later.half == 0 { 1 } else { 2 });
        later.spend.write(bytes);
    }

    /// Reads what [`Self::write`] writes.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Option<Self>, ReadError> {
        let half = match reader.u8()? {
            0 => return Ok(None),
            kind @ 1..=2 => usize::from(kind) - 1,
            _ => return Err(ReadError::OutOfRange("later spend")),
        };
        Ok(Some(Self { half, spend: SpendStatement::read(reader)? }))
    }
}
