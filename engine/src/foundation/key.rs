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
    /// The one-time key of a coin that was put on paper here.
    Printed {
        /// Random: tells it from all others.
        nonce: [u8; 16],
    },
    /// The one-time key on the paper that is being taken: the host has just read its secret. Nothing is stored under it.
    Found,
}

impl KeyPath {
    /// Whether coins under it are on paper: whoever holds the paper can spend them as well.
    pub fn is_on_paper(&self) -> bool {
        matches!(self, Self::Printed { .. } | Self::Found)
    }
}
