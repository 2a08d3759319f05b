//! Amounts and denominations: integers with checked arithmetic, never floats.
use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount in whole units of one asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(pub u32);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The sum, unless it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, unless it is below zero.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The value of one coin: one of the nine that exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Denomination(u8);

impl Denomination {
    /// The nine values, lowest first.
    pub const VALUES: [u32; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];

    /// How many there are.
    pub const COUNT: usize = Self::VALUES.len();

    /// All nine, lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..9).map(Self)
    }

    /// The one of this value, if there is one.
    pub fn of_value(value: u32) -> Option<Self> {
        Self::all().find(|denomination| denomination.value() == value)
    }

    /// Its value in units.
    pub fn value(self) -> u32 {
        Self::VALUES[usize::from(self.0)]
    }

    /// Its place among the nine, lowest first.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl TryFrom<u32> for Denomination {
    type Error = String;

    fn try_from(value: u32) -> Result<Self, String> {
        Self::of_value(value).ok_or_else(|| format!("{value} is not a denomination"))
    }
}

impl From<Denomination> for u32 {
    fn from(denomination: Denomination) -> Self {
        denomination.value()
    }
}

/// Coins by denomination, lowest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DenominationCounts(pub [u8; Denomination::COUNT]);

impl DenominationCounts {
    /// Coins of one denomination.
    pub fn count(&self, denomination: Denomination) -> u8 {
        self.0[denomination.index()]
    }

    /// What they are worth together: at most 9 × 255 × 500, which fits.
    pub fn value(&self) -> Amount {
        Amount(Denomination::all().map(|d| d.value() * u32::from(self.count(d))).sum())
    }

    /// How many coins in all.
    pub fn coins(&self) -> usize {
        self.0.iter().map(|&count| usize::from(count)).sum()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_differences_fit_or_are_none() {
        assert_eq!(Amount(2).checked_add(Amount(3)), Some(Amount(5)));
        assert_eq!(Amount(u32::MAX).checked_add(Amount(1)), None);
        assert_eq!(Amount(5).checked_sub(Amount(3)), Some(Amount(2)));
        assert_eq!(Amount(3).checked_sub(Amount(3)), Some(Amount::ZERO));
        assert_eq!(Amount(2).checked_sub(Amount(3)), None);
        assert!(Amount::ZERO.is_zero() && !Amount(1).is_zero());
    }

    #[test]
    fn the_nine_denominations_go_there_and_back() {
        for (index, value) in Denomination::VALUES.into_iter().enumerate() {
            let denomination = Denomination::of_value(value).unwrap();
            assert_eq!((denomination.value(), denomination.index(), u32::from(denomination)), (value, index, value));
            assert_eq!(Denomination::try_from(value), Ok(denomination));
        }
        assert_eq!(Denomination::of_value(3), None);
        assert!(Denomination::try_from(0).is_err());
    }

    #[test]
    fn counts_are_worth_what_their_coins_are() {
        let counts = DenominationCounts([1, 0, 2, 0, 0, 0, 0, 0, 255]);
        assert_eq!((counts.value(), counts.coins()), (Amount(1 + 10 + 255 * 500), 258));
        assert_eq!(DenominationCounts::default().coins(), 0);
    }
}
