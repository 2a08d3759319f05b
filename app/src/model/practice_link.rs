//! What the page and the two phones of a practice say to each other.
use crate::model::wallet_link::{FromWallet, ToWallet};

/// One of the two phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person's.
    Own,
    /// That of the partner who lives in the page.
    Partner,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Own, Self::Partner];

    /// Who sits opposite.
    pub fn other(self) -> Self {
        match self {
            Self::Own => Self::Partner,
            Self::Partner => Self::Own,
        }
    }
}

/// To the phones.
#[derive(Clone, PartialEq)]
pub enum ToPractice {
    /// Lay two new phones on the table.
    Begin,
    /// Say this to one of them.
    Say(Side, ToWallet),
    /// Hold them up to each other: each shows its codes and reads the other's.
    StartExchange,
    /// Put them down: what is on its way arrives first, so that both know how it ended.
    StopExchange,
    /// Take both away, and all that was in them.
    End,
}

/// From the phones.
// Taken apart at once: a box would only be in the way.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq)]
pub enum FromPractice {
    /// One of them said something.
    Said(Side, FromWallet),
    /// A second passed; told while they are held up to each other.
    Ticked,
}
