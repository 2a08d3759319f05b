//! The name of a transfer.
use crate::foundation::hash::hash_id;

hash_id! {
    /// Names a transfer before its header can exist: `H(sid ‖ request32 plan32)`.
    Sid
}
