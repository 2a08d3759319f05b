//! The sign of a payment: a drawing and four pictures that both screens derive from the transfer's name once it is paid. They move: a
//! picture of a screen stands still, and a film of an earlier payment shows other ones.
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::token::transfer::record::Sid;

/// How many pictures there are in a sign.
pub const PICTURES: usize = 4;
/// Which of them is lit next: every order in which each has its turn.
const ORDERS: [[usize; PICTURES]; 6] =
    [[0, 1, 2, 3], [0, 1, 3, 2], [0, 2, 1, 3], [0, 2, 3, 1], [0, 3, 1, 2], [0, 3, 2, 1]];

/// The sign of one payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidSign {
    /// Whose slice of fruit is drawn, as if it were a key.
    pub drawing: PublicKey,
    /// The pictures, among the 32.
    pub pictures: [u8; PICTURES],
    /// Whether the slice turns against the clock.
    pub is_backwards: bool,
    order: [usize; PICTURES],
}

impl PaidSign {
    /// The sign of a payment; the same wherever it is known.
    pub fn of(sid: Sid) -> Self {
        let [a, b, c, d, order, turn, ..] = sid.0.0;
        // Four different ones, so that each change can be seen.
        let mut pictures = [a % 32, b % 32, c % 32, d % 32];
        for place in 1..PICTURES {
            while pictures[..place].contains(&pictures[place]) {
                pictures[place] = (pictures[place] + 1) % 32;
            }
        }
        let order = ORDERS[usize::from(order) % ORDERS.len()];
        Self { drawing: PublicKey(sid.0.0), pictures, is_backwards: turn % 2 == 1, order }
    }

    /// Which picture is lit, so many seconds after the payment.
    pub fn lit(&self, seconds: u32) -> usize {
        self.order[seconds as usize % PICTURES]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juicetokens_engine::foundation::hash::Hash;
    use std::collections::BTreeSet;

    #[test]
    fn both_sides_see_the_same_and_other_payments_look_different() {
        let signs: Vec<PaidSign> =
            (0..100).map(|number| PaidSign::of(Sid(Hash::derive("test", &[&[number]])))).collect();
        assert_eq!(PaidSign::of(Sid(Hash([9; 32]))), PaidSign::of(Sid(Hash([9; 32]))));
        let seen: BTreeSet<String> = signs.iter().map(|sign| format!("{sign:?}")).collect();
        assert_eq!(seen.len(), signs.len());
        for sign in &signs {
            assert_eq!(sign.pictures.iter().collect::<BTreeSet<_>>().len(), PICTURES, "{sign:?}");
        }
    }

    #[test]
    fn each_second_another_picture_is_lit_and_each_has_its_turn() {
        let sign = PaidSign::of(Sid(Hash([5; 32])));
        let lit: BTreeSet<usize> = (8..12).map(|second| sign.lit(second)).collect();
        assert_eq!(lit.len(), PICTURES);
        assert_eq!(sign.lit(3), sign.lit(7));
    }
}
