//! Several decoders side by side: a picture goes to one that is free, or to none.
use std::cell::Cell;

use super::{DecoderLost, Picture, Symbol, SymbolDecoder};

/// A decoder that takes longer for a picture hangs.
const PATIENCE_MS: f64 = 5_000.0;
/// Its first answer may take as long as it takes to load.
const FIRST_PATIENCE_MS: f64 = 20_000.0;

/// Decoders; each reads one picture at a time.
pub(in super::super) struct Pool<D> {
    seats: Vec<(D, Busy)>,
}

/// What a decoder is at.
#[derive(Default)]
struct Busy {
    since_ms: Cell<Option<f64>>,
    has_answered: Cell<bool>,
}

impl Busy {
    fn is_overdue(&self, now_ms: f64) -> bool {
        let patience_ms = if self.has_answered.get() { PATIENCE_MS } else { FIRST_PATIENCE_MS };
        self.since_ms.get().is_some_and(|since_ms| now_ms - since_ms >= patience_ms)
    }
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
        let seats = (0..count.max(1)).map(|_| Ok((decoder()?, Busy::default()))).collect::<Result<_, _>>()?;
        Ok(Self { seats })
    }

    /// One that is free, if one is: while all are busy pictures pass, and the next one is newer.
    pub(in super::super) fn free(&self) -> Option<Seat> {
        let place = self.seats.iter().position(|(_, busy)| busy.since_ms.get().is_none())?;
        Some(Seat(place))
    }

    /// Reads a picture with it.
    pub(in super::super) async fn read(
        &self,
        Seat(place): Seat,
        picture: Picture,
        now_ms: f64,
    ) -> Result<Vec<Symbol>, DecoderLost> {
        let Some((decoder, busy)) = self.seats.get(place) else { return Ok(Vec::new()) };
        busy.since_ms.set(Some(now_ms));
        let read = decoder.read(picture).await;
        busy.since_ms.set(None);
        busy.has_answered.set(true);
        read
    }

    /// Fails when one of them hangs.
    pub(in super::super) fn check(&self, now_ms: f64) -> Result<(), DecoderLost> {
        match self.seats.iter().any(|(_, busy)| busy.is_overdue(now_ms)) {
            true => Err(DecoderLost("it gave no answer in time".into())),
            false => Ok(()),
        }
    }

    /// Reads no more, and lets go of what waits for an answer.
    pub(in super::super) fn stop(&self) {
        self.seats.iter().for_each(|(decoder, _)| decoder.stop());
    }
}

/// How many decoders a device with so many cores gets: two, and up to four where more than half of the cores stay free.
pub(in super::super) fn seats_for(cores: f64) -> usize {
    // A conversion to an integer saturates; a browser that does not tell gives NaN, which becomes 0.
    (cores as usize / 2).clamp(2, 4)
}

#[cfg(test)]
mod tests {
    use super::{Busy, FIRST_PATIENCE_MS, PATIENCE_MS, seats_for};

    #[test]
    fn a_decoder_that_hangs_is_told_from_one_that_loads_and_one_that_is_idle() {
        let busy = Busy::default();
        assert!(!busy.is_overdue(1e9));
        busy.since_ms.set(Some(10.0));
        assert!(!busy.is_overdue(10.0 + PATIENCE_MS), "it may still load");
        assert!(busy.is_overdue(10.0 + FIRST_PATIENCE_MS));
        busy.has_answered.set(true);
        assert!(!busy.is_overdue(9.0 + PATIENCE_MS));
        assert!(busy.is_overdue(10.0 + PATIENCE_MS));
    }

    #[test]
    fn two_decoders_on_small_devices_and_four_on_large_ones() {
        assert_eq!([f64::NAN, 1.0, 4.0, 6.0, 8.0, 64.0].map(seats_for), [2, 2, 2, 3, 4, 4]);
    }
}
