//! Several decoders side by side: a picture goes to one that is free, or to none.
use std::cell::Cell;

use super::{DecoderLost, Picture, Symbol, SymbolDecoder};

/// Decoders; each reads one picture at a time.
pub(in super::super) struct Pool<D> {
    seats: Vec<(D, Cell<bool>)>,
}

/// A decoder that was free when it was looked for.
#[derive(Clone, Copy)]
pub(in super::super) struct Seat(usize);

impl<D: SymbolDecoder> Pool<D> {
    /// Starts so many.
    pub(in super::super) fn start(
        count: usize,
        decoder: impl Fn() -> Result<D, DecoderLost>,
    ) -> Result<Self, DecoderLost> {
        let seats = (0..count.max(1)).map(|_| Ok((decoder()?, Cell::new(false)))).collect::<Result<_, _>>()?;
        Ok(Self { seats })
    }

    /// One that is free, if one is: while all are busy pictures pass, and the next one is newer.
    pub(in super::super) fn free(&self) -> Option<Seat> {
        let place = self.seats.iter().position(|(_, busy)| !busy.get())?;
        Some(Seat(place))
    }

    /// Reads a picture with it.
    pub(in super::super) async fn read(&self, Seat(place): Seat, picture: Picture) -> Result<Vec<Symbol>, DecoderLost> {
        let Some((decoder, busy)) = self.seats.get(place) else { return Ok(Vec::new()) };
        busy.set(true);
        let read = decoder.read(picture).await;
        busy.set(false);
        read
    }
}

/// How many decoders a device with so many cores gets: two, and up to four where more than half of the cores stay free.
pub(in super::super) fn seats_for(cores: f64) -> usize {
    // A conversion to an integer saturates; a browser that does not tell gives NaN, which becomes 0.
    (cores as usize / 2).clamp(2, 4)
}

#[cfg(test)]
mod tests {
    use super::seats_for;

    #[test]
    fn two_decoders_on_small_devices_and_four_on_large_ones() {
        assert_eq!([f64::NAN, 1.0, 4.0, 6.0, 8.0, 64.0].map(seats_for), [2, 2, 2, 3, 4, 4]);
    }
}
