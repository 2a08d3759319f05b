//! A picture of a key: a slice of citrus fruit, always the same for the same key. It helps people to know somebody again; what
//! proves who somebody is are signatures, never a picture.
use juicetokens_engine::foundation::signature::PublicKey;

/// The fruits, each with colours of its own.
pub const FRUITS: [&str; 8] = ["lemon", "orange", "lime", "grapefruit", "blood", "mandarin", "pomelo", "bergamot"];
/// Grounds on which a slice can lie.
pub const GROUNDS: u8 = 6;
/// The fewest segments of a slice, and how many more there can be.
const FEWEST: u8 = 6;
const MORE: u8 = 6;

/// What a picture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portrait {
    /// The fruit's name, which is also the name of its colours.
    pub fruit: &'static str,
    /// What it lies on.
    pub ground: u8,
    /// How many segments it has, 6 to 11.
    pub segments: u8,
    /// By how many degrees it is turned.
    pub turn: u16,
    /// Which segments have a pip, the first in the lowest bit.
    pub pips: u16,
    /// What grows beside it.
    pub sprig: Sprig,
}

/// What grows beside a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sprig {
    /// Nothing.
    None,
    /// One leaf.
    Leaf,
    /// Two leaves.
    Leaves,
    /// A blossom.
    Blossom,
}

impl Portrait {
    /// The picture of a key. It is made of the key's hash, of which one bit more or less changes everything.
    pub fn of(key: &PublicKey) -> Self {
        let [fruit, ground, segments, turn, low, high, sprig, _] = key.kid();
        let segments = FEWEST + segments % MORE;
        Self {
            fruit: FRUITS[usize::from(fruit) % FRUITS.len()],
            ground: ground % GROUNDS,
            segments,
            turn: u16::from(turn) % (360 / u16::from(segments)),
            pips: u16::from_le_bytes([low, high]) & ((1 << segments) - 1),
            sprig: [Sprig::None, Sprig::Leaf, Sprig::Leaves, Sprig::Blossom][usize::from(sprig % 4)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn portraits() -> Vec<Portrait> {
        (0..=255).map(|byte| Portrait::of(&PublicKey([byte; 32]))).collect()
    }

    #[test]
    fn a_key_always_has_the_same_picture_and_others_have_others() {
        assert_eq!(Portrait::of(&PublicKey([7; 32])), Portrait::of(&PublicKey([7; 32])));
        let pictures: BTreeSet<String> = portraits().iter().map(|picture| format!("{picture:?}")).collect();
        assert!(pictures.len() > 250, "{} pictures of 256 keys", pictures.len());
    }

    #[test]
    fn every_fruit_ground_and_sprig_occurs_and_no_pip_lies_outside() {
        let all = portraits();
        let fruits: BTreeSet<&str> = all.iter().map(|picture| picture.fruit).collect();
        let grounds: BTreeSet<u8> = all.iter().map(|picture| picture.ground).collect();
        assert_eq!((fruits.len(), grounds.len()), (FRUITS.len(), usize::from(GROUNDS)));
        for sprig in [Sprig::None, Sprig::Leaf, Sprig::Leaves, Sprig::Blossom] {
            assert!(all.iter().any(|picture| picture.sprig == sprig), "{sprig:?}");
        }
        let fits = |picture: &Portrait| (6..=11).contains(&picture.segments) && picture.pips < 1 << picture.segments;
        assert!(all.iter().all(fits));
    }
}
