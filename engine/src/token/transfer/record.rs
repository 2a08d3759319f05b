//! What is written of a transfer, and when.
use serde::{Deserialize, Serialize};

use crate::foundation::hash::hash_id;

hash_id! {
    /// Names a transfer before its header can exist: `H(sid ‖ request32 plan32)`.
    Sid
}

/// A side of a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// S: pays, and gets change.
    Payer,
    /// R: is paid, and gives change.
    Payee,
}

/// The writes that a wallet makes, each flushed before what it allows is said (PROTOCOL 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Write {
    /// Coins issued here, or a key or a setting: nothing is said to a peer on its strength.
    Local,
    /// Payer, Offered: P locked; M2 and M3 may go.
    S1,
    /// Payer, Committed: the commit point; M5 may go.
    S2,
    /// Payer, Aborted instead of committed; A5 or Refuse may go.
    S2Abort,
    /// Payer, Final: change is usable.
    S3,
    /// Payee, Prepared: C locked; M4 may go.
    R1,
    /// Payee, Received: P owned, C spent; M6 may go.
    R2,
    /// Payee: released by the payer's abort.
    RolledBack,
}
