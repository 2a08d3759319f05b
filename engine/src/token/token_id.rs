//! Token ids (`docs/spec/02-bytes.md`, section 1).
use crate::foundation::hash::hash_id;

hash_id! {
    /// Names one coin for good: `H(tid ‖ issuance32 index4 denomination4)`.
    TokenId
}
