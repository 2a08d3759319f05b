//! Which key, and what it is called; private keys stay with the host.
use serde::{Deserialize, Serialize};

/// Names one of the wallet's own keys to the host, which alone can sign with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyPath {
    /// The key that issues this wallet's own coins.
    Issuer,
    /// The key under which coins are received on one day, counted from 1970.
    Transfer {
        /// Whole days since 1970.
        day: u32,
    },
}
