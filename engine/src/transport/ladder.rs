//! Chooses the density of the own codes by what the peer reports (`docs/spec/03-session.md`, section 8).
use super::rung::{Reception, Rung};

/// Own codes that must have been shown on a rung before a first step up from it.
const FIRST_PATIENCE: u32 = 16;
/// Each rung that did not work is tried again only after twice as many, up to this.
const MOST_PATIENCE: u32 = 1_024;
/// Own codes after a change before misses are put down to it: three captures, and two codes on the way.
const SETTLING: u32 = 5;

/// The sender's half of the closed loop.
pub(super) struct Ladder {
    rung: Rung,
    pinned: Option<Rung>,
    /// Own codes shown since the rung changed.
    shown: u32,
    /// For each rung by its number: own codes to be shown on the one below before it is tried.
    patience: [u32; Rung::ALL.len()],
    /// The rung before the peer went out of sight.
    before_silence: Option<Rung>,
}

impl Ladder {
    pub(super) fn new() -> Self {
        Self {
            rung: Rung::V10,
            pinned: None,
            shown: 0,
            patience: [FIRST_PATIENCE; Rung::ALL.len()],
            before_silence: None,
        }
    }

    pub(super) fn rung(&self) -> Rung {
        self.pinned.unwrap_or(self.rung)
    }

    /// Stays on one rung whatever is reported.
    pub(super) fn pin(&mut self, rung: Rung) {
        self.pinned = Some(rung);
    }

    pub(super) fn count_shown(&mut self) {
        self.shown = self.shown.saturating_add(1);
    }

    /// Hears the peer. A side whose own camera looks away hears it rarely, and takes its word at once:
    /// that the peer missed codes then says only that they were turned away.
    pub(super) fn hear(&mut self, reception: Reception, one_way: bool) {
        let Reception { highest, rate } = reception;
        let highest = highest.max(Rung::V10);
        if one_way || (rate > 0 && self.rung > highest) {
            self.before_silence = None;
            self.turn_to(highest);
        } else if rate == 0 {
            self.step_down();
        } else if let Some(before) = self.before_silence.take() {
            self.turn_to(before.min(highest).max(self.rung));
        } else if rate >= Reception::STEADY {
            self.step_up(highest);
        }
    }

    /// Nothing of the peer could be read three times in a row: perhaps it cannot read this side either.
    pub(super) fn note_silence(&mut self) {
        self.before_silence = self.before_silence.max(Some(self.rung));
        self.turn_to(self.rung.below());
    }

    fn step_up(&mut self, highest: Rung) {
        let Some(next) = self.rung.above().filter(|next| *next <= highest) else { return };
        if self.shown >= self.patience[usize::from(next.number())] {
            self.turn_to(next);
        }
    }

    /// Leaves a rung that did not work, and is slower to come back to it; where both could not see each other, it may have
    /// worked.
    fn step_down(&mut self) {
        if self.shown < SETTLING || self.rung == Rung::V10 {
            return;
        }
        if self.before_silence.is_some() {
            return self.turn_to(self.rung.below());
        }
        let patience = &mut self.patience[usize::from(self.rung.number())];
        *patience = (*patience * 2).min(MOST_PATIENCE);
        self.turn_to(self.rung.below());
    }

    fn turn_to(&mut self, rung: Rung) {
        if rung != self.rung {
            self.rung = rung;
            self.shown = 0;
        }
    }
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
