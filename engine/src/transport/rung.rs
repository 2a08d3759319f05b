//! The sizes of codes, and what a reader says of them in every frame (`docs/spec/03-session.md`, sections 2 and 8).

/// A size of code with its error correction at L; denser ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// Version 5: an acknowledgement, or a message of one symbol.
    Idle,
    /// Version 10: every hello, and where the ladder begins.
    V10,
    /// Version 15.
    V15,
    /// Version 20.
    V20,
    /// Version 28.
    V28,
    /// Version 40, for a rear camera.
    V40,
}

impl Rung {
    /// All rungs, from the lowest.
    pub const ALL: [Self; 6] = [Self::Idle, Self::V10, Self::V15, Self::V20, Self::V28, Self::V40];

    /// The densest rung up to `limit` that a message of that many source symbols fills.
    pub fn for_source_symbols(count: usize, limit: Self) -> Self {
        let holds = |rung: &Self| rung.symbols() >= count || *rung == limit;
        Self::ALL.into_iter().filter(|rung| *rung <= limit).find(holds).unwrap_or(limit)
    }

    /// Symbols in one frame.
    pub fn symbols(self) -> usize {
        match self {
            Self::Idle => 1,
            Self::V10 => 3,
            Self::V15 => 6,
            Self::V20 => 10,
            Self::V28 => 18,
            Self::V40 => 35,
        }
    }

    /// The QR version.
    pub fn qr_version(self) -> u8 {
        match self {
            Self::Idle => 5,
            Self::V10 => 10,
            Self::V15 => 15,
            Self::V20 => 20,
            Self::V28 => 28,
            Self::V40 => 40,
        }
    }

    /// Its number in byte 15 of a frame.
    pub fn number(self) -> u8 {
        Self::ALL.iter().position(|rung| *rung == self).map_or(0, |place| place as u8)
    }

    /// The rung of a number; a higher number is of a rung that is not known here, and means the highest that is.
    pub fn of_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::V40)
    }

    /// The next denser rung.
    pub fn above(self) -> Option<Self> {
        Self::ALL.into_iter().find(|rung| *rung > self)
    }

    /// The next coarser rung that carries messages.
    pub fn below(self) -> Self {
        Self::ALL.into_iter().rev().find(|rung| *rung < self).unwrap_or(Self::V10).max(Self::V10)
    }
}

/// Modules along a side of a code of that QR version.
pub(super) fn modules(qr_version: u8) -> u32 {
    17 + 4 * u32::from(qr_version)
}

/// What a reader sees of the other's codes: byte 15 of every frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reception {
    /// The densest rung that it can read, as far as it can tell.
    pub highest: Rung,
    /// Of its last 16 captures the good ones, at least 1 and at most 15; 0 when the last three in a row were misses.
    pub rate: u8,
}

impl Reception {
    /// What is said before anything was captured.
    pub const UNKNOWN: Self = Self { highest: Rung::V15, rate: 1 };
    /// The rate that counts as at least nine in ten.
    pub const STEADY: u8 = 15;

    pub(super) fn byte(self) -> u8 {
        self.highest.number() << 4 | self.rate.min(15)
    }

    pub(super) fn of_byte(byte: u8) -> Self {
        Self { highest: Rung::of_number(byte >> 4), rate: byte & 15 }
    }
}

#[cfg(test)]
#[path = "rung_tests.rs"]
mod tests;
