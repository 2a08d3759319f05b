//! What denominations a wallet needs and can give, in a few bits each (`docs/spec/02-bytes.md`, section 8).
use crate::foundation::bytes::ReadError;
use crate::token::amount::{Denomination, DenominationCounts};

/// The holding that pays most amounts exactly, lowest denomination first.
pub const IDEAL_HOLDING: DenominationCounts = DenominationCounts([5, 5, 5, 5, 5, 4, 3, 2, 1]);

/// How much a wallet needs coins of one denomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Below half of the ideal.
    Lack,
    /// Below the ideal.
    Wanting,
    /// Below one and a half of the ideal.
    Good,
    /// More than that.
    Abundance,
}

impl Need {
    const ALL: [Self; 4] = [Self::Lack, Self::Wanting, Self::Good, Self::Abundance];

    /// Its two bits: 0 for a lack to 3 for an abundance.
    pub fn level(self) -> u8 {
        match self {
            Self::Lack => 0,
            Self::Wanting => 1,
            Self::Good => 2,
            Self::Abundance => 3,
        }
    }

    /// The need of a wallet that has so many coins of a denomination.
    pub fn of_count(denomination: Denomination, have: u8) -> Self {
        Self::of(have, IDEAL_HOLDING.count(denomination))
    }

    fn of(have: u8, ideal: u8) -> Self {
        let (have, ideal) = (u16::from(have), u16::from(ideal));
        match have {
            _ if 2 * have < ideal => Self::Lack,
            _ if have < ideal => Self::Wanting,
            _ if 2 * have < 3 * ideal => Self::Good,
            _ => Self::Abundance,
        }
    }
}

/// A wallet's need of every denomination, lowest first: the seeds' "vector clock".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DenominationNeeds(pub [Need; Denomination::COUNT]);

impl DenominationNeeds {
    /// Derives the needs from what a wallet holds.
    pub fn derive(holdings: &DenominationCounts) -> Self {
        Self(std::array::from_fn(|place| Need::of(holdings.0[place], IDEAL_HOLDING.0[place])))
    }

    /// The need of one denomination.
    pub fn need(&self, denomination: Denomination) -> Need {
        self.0[denomination.index()]
    }

    /// Three bytes: two bits per denomination, lowest first.
    pub fn to_bytes(&self) -> [u8; 3] {
        let bits = pack(2, self.0.map(Need::level)).to_le_bytes();
        [bits[0], bits[1], bits[2]]
    }

    /// Reads the three bytes; the six spare bits must be zero.
    pub fn from_bytes(bytes: &[u8; 3]) -> Result<Self, ReadError> {
        let [b0, b1, b2] = *bytes;
        let levels = unpack(2, u64::from_le_bytes([b0, b1, b2, 0, 0, 0, 0, 0]), "needs")?;
        Ok(Self(levels.map(|level| Need::ALL[usize::from(level)])))
    }
}

/// Coins that a payee offers as change, at most 15 of a denomination; it may say less than it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ChangeOffered(DenominationCounts);

impl ChangeOffered {
    /// The most that four bits can say.
    pub const MAX_COUNT: u8 = 15;

    /// Offers what is held, as far as the bits go.
    pub fn of(holdings: &DenominationCounts) -> Self {
        Self(DenominationCounts(holdings.0.map(|count| count.min(Self::MAX_COUNT))))
    }

    /// The coins offered.
    pub fn counts(&self) -> &DenominationCounts {
        &self.0
    }

    /// Five bytes: four bits per denomination, lowest first.
    pub fn to_bytes(&self) -> [u8; 5] {
        let bits = pack(4, self.0.0).to_le_bytes();
        [bits[0], bits[1], bits[2], bits[3], bits[4]]
    }

    /// Reads the five bytes; the four spare bits must be zero.
    pub fn from_bytes(bytes: &[u8; 5]) -> Result<Self, ReadError> {
        let [b0, b1, b2, b3, b4] = *bytes;
        let counts = unpack(4, u64::from_le_bytes([b0, b1, b2, b3, b4, 0, 0, 0]), "change offered")?;
        Ok(Self(DenominationCounts(counts)))
    }
}

fn pack(width: usize, values: [u8; Denomination::COUNT]) -> u64 {
    values.iter().enumerate().fold(0, |bits, (place, &value)| bits | u64::from(value) << (place * width))
}

fn unpack(width: usize, bits: u64, what: &'static str) -> Result<[u8; Denomination::COUNT], ReadError> {
    if bits >> (width * Denomination::COUNT) != 0 {
        return Err(ReadError::OutOfRange(what));
    }
    let mask = (1 << width) - 1;
    Ok(std::array::from_fn(|place| (bits >> (place * width) & mask) as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_follow_the_ideal_holding() {
        assert_eq!(DenominationNeeds::derive(&IDEAL_HOLDING).0, [Need::Good; 9]);
        assert_eq!(DenominationNeeds::derive(&DenominationCounts::default()).0, [Need::Lack; 9]);
        let counts = DenominationCounts([2, 3, 4, 7, 8, 2, 1, 1, 2]);
        use Need::{Abundance, Good, Lack, Wanting};
        let expected = [Lack, Wanting, Wanting, Good, Abundance, Wanting, Lack, Wanting, Abundance];
        assert_eq!(DenominationNeeds::derive(&counts).0, expected);
        // Six of an ideal four and three of an ideal two are one and a half exactly.
        let counts = DenominationCounts([5, 5, 5, 5, 5, 6, 3, 3, 1]);
        let expected = [Good, Good, Good, Good, Good, Abundance, Good, Abundance, Good];
        assert_eq!(DenominationNeeds::derive(&counts).0, expected);
    }

    #[test]
    fn needs_take_two_bits_each_lowest_first() {
        use Need::{Abundance, Good, Lack, Wanting};
        let needs = DenominationNeeds([Wanting, Lack, Lack, Abundance, Good, Lack, Lack, Lack, Abundance]);
        assert_eq!(needs.to_bytes(), [0b1100_0001, 0b0000_0010, 0b11]);
        assert_eq!(DenominationNeeds::from_bytes(&needs.to_bytes()), Ok(needs));
        assert_eq!(DenominationNeeds::from_bytes(&[0, 0, 0b100]), Err(ReadError::OutOfRange("needs")));
    }

    #[test]
    fn change_takes_four_bits_each_and_stops_at_fifteen() {
        let offered = ChangeOffered::of(&DenominationCounts([1, 2, 200, 0, 0, 0, 0, 0, 15]));
        assert_eq!(offered.counts().0, [1, 2, 15, 0, 0, 0, 0, 0, 15]);
        assert_eq!(offered.to_bytes(), [0x21, 0x0f, 0, 0, 0x0f]);
        assert_eq!(ChangeOffered::from_bytes(&offered.to_bytes()), Ok(offered));
        let spare = ChangeOffered::from_bytes(&[0, 0, 0, 0, 0x10]);
        assert_eq!(spare, Err(ReadError::OutOfRange("change offered")));
    }
}
