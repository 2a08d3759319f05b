//! The ids of issuances and of their coins (`docs/spec/02-bytes.md`, section 1).
use crate::foundation::hash::{Hash, hash_id};
use crate::token::amount::Denomination;

hash_id! {
    /// Names one issuance record.
    IssuanceId
}

hash_id! {
    /// Names one coin for good: `H(tid ‖ issuance32 index4 denomination4)`.
    TokenId
}

impl TokenId {
    /// Derives the id of the coin at `index` of an issuance.
    pub fn derive(issuance: &IssuanceId, index: u32, denomination: Denomination) -> Self {
        let denomination = denomination.value().to_le_bytes();
        Self(Hash::derive("tid", &[issuance.as_bytes(), &index.to_le_bytes(), &denomination]))
    }
}
