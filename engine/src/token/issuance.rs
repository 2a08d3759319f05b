//! The issuance record: all that is needed to verify its coins offline (`docs/spec/02-bytes.md`, section 4).
use serde::{Deserialize, Serialize};

use crate::foundation::hash::hash_id;
use crate::token::amount::Denomination;

hash_id! {
    /// Names one issuance record.
    IssuanceId
}

hash_id! {
    /// Names one issuer, one asset and one witness set: coins of one authority may be paid together.
    Authority
}

/// What a person says of coins to issue; the engine adds keys, times and the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIssuance {
    /// The community's name, 1 to 48 bytes.
    pub community: String,
    /// What one unit is called, 1 to 16 bytes.
    pub unit: String,
    /// What the coins are for, at most 80 bytes.
    pub scenario: String,
    /// A coarse S2 cell, or `000000`.
    pub location: String,
    /// The batch's reference, 1 to 16 letters and digits.
    pub reference: String,
    /// Days until the coins expire, 1 to 3,650.
    pub valid_days: u32,
    /// How many coins of each denomination; ascending, counts of 1 to 500.
    pub coins: Vec<(Denomination, u32)>,
}
