//! Chooses the density of the own codes by what the peer reports (`docs/spec/03-session.md`, section 8).
use super::rung::{Reception, Rung};

/// Own codes after which the peer's window of 16 captures speaks of this rung: then it is judged, and a first step up is made.
const WINDOW: u32 = 16;
/// Each rung that did not work is tried again only after twice as many, up to this.
const MOST_PATIENCE: u32 = 1_024;
/// Own codes after a change before misses are put down to it: three captures, and two codes on the way.
const SETTLING: u32 = 5;
/// Own codes for which three misses in a row have to last: pictures that are lost come in threes by chance too.
const LASTING: u32 = 3;
/// Own codes after which a rung has proven itself.
const PROVEN: u32 = 36;
/// Of 16 captures: with no more good ones the rung is left in any case.
const POOR: u8 = 3;

/// The sender's half of the closed loop. Codes get lost for many reasons, of which density is one: a rung is as good as what
/// gets through on it.
pub(super) struct Ladder {
    rung: Rung,
    pinned: Option<Rung>,
    /// Own codes shown since the rung changed.
    shown: u32,
    /// Own codes shown since then, or since the peer could not be read: its captures of that time say nothing of density.
    shown_in_sight: u32,
    /// For each rung by its number: own codes to be shown on the one below before it is tried.
    patience: [u32; Rung::ALL.len()],
    /// While the rung is on trial: the rate that the peer reported on the one below.
    rate_below: Option<u8>,
    /// Own codes shown on this rung when the peer first reported three misses in a row, if it still does.
    missed_since: Option<u32>,
    /// Rungs by which it is lower while the peer cannot be read.
    lowered: u8,
}

impl Ladder {
    pub(super) fn new() -> Self {
        Self {
            rung: Rung::V10,
            pinned: None,
            shown: 0,
            shown_in_sight: 0,
            patience: [WINDOW; Rung::ALL.len()],
            rate_below: None,
            missed_since: None,
            lowered: 0,
        }
    }

    pub(super) fn rung(&self) -> Rung {
        self.pinned.unwrap_or_else(|| (0..self.lowered).fold(self.rung, |rung, _| rung.below()))
    }

    /// Stays on one rung whatever is reported.
    pub(super) fn pin(&mut self, rung: Rung) {
        self.pinned = Some(rung);
    }

    pub(super) fn count_shown(&mut self) {
        self.shown = self.shown.saturating_add(1);
        self.shown_in_sight = self.shown_in_sight.saturating_add(1);
        if self.shown >= PROVEN && self.rate_below.take().is_some() {
            self.patience[usize::from(self.rung.number())] = WINDOW;
        }
    }

    /// Hears the peer. A side whose own camera looks away hears it rarely, and takes its word at once:
    /// that the peer missed codes then says only that they were turned away.
    pub(super) fn hear(&mut self, reception: Reception, one_way: bool) {
        let Reception { highest, rate } = reception;
        let highest = highest.max(Rung::V10);
        if one_way {
            self.lowered = 0;
            return self.turn_to(highest);
        }
        if rate == 0 {
            return self.hear_misses();
        }
        (self.lowered, self.missed_since) = (0, None);
        if self.rung > highest {
            self.turn_to(highest);
        } else if self.is_worse_than_below(rate) {
            self.step_down();
        } else {
            self.step_up(highest, rate);
        }
    }

    /// Nothing of the peer could be read three times in a row: perhaps it cannot read this side either.
    pub(super) fn note_silence(&mut self) {
        self.lower();
    }

    fn hear_misses(&mut self) {
        let since = *self.missed_since.get_or_insert(self.shown);
        if self.shown < (since + LASTING).max(SETTLING) {
            return;
        }
        self.missed_since = None;
        match self.lowered {
            0 => self.step_down(),
            _ => self.lower(),
        }
    }

    fn lower(&mut self) {
        self.lowered = (self.lowered + 1).min(self.rung.number());
        self.shown_in_sight = 0;
    }

    fn is_worse_than_below(&self, rate: u8) -> bool {
        let carries = |rung: Rung, rate: u8| rung.symbols() * usize::from(rate);
        let is_worse = |below: u8| carries(self.rung, rate) < carries(self.rung.below(), below);
        self.shown_in_sight >= WINDOW && (rate <= POOR || self.rate_below.is_some_and(is_worse))
    }

    fn step_up(&mut self, highest: Rung, rate: u8) {
        let Some(next) = self.rung.above().filter(|next| *next <= highest) else { return };
        if self.shown >= self.patience[usize::from(next.number())] {
            self.turn_to(next);
            self.rate_below = Some(rate);
        }
    }

    /// Leaves a rung that did not work, and is slower to come back to it.
    fn step_down(&mut self) {
        if self.rung == Rung::V10 {
            return;
        }
        let patience = &mut self.patience[usize::from(self.rung.number())];
        *patience = (*patience * 2).min(MOST_PATIENCE);
        self.turn_to(self.rung.below());
    }

    fn turn_to(&mut self, rung: Rung) {
        if rung != self.rung {
            (self.rung, self.shown, self.shown_in_sight) = (rung, 0, 0);
            (self.rate_below, self.missed_since) = (None, None);
        }
    }
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
