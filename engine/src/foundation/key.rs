//! Which key, and what it is called; private keys stay with the host.
use serde::{Deserialize, Serialize};

use crate::foundation::random::Dice;

/// Names one of the wallet's own keys to the host, which alone can sign with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyPath {
    /// The key that issues this wallet's own coins.
    Issuer,
    /// The key by which a person is known, on all devices and for good. It never owns a coin.
    Identity,
    /// The key under which one device receives coins on one day.
    Transfer {
        /// Which of the devices that were made from one seed.
        device: DeviceId,
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

impl KeyPath {
    /// The transfer key of a day in a wallet of before devices had names.
    pub const fn first_device(day: u32) -> Self {
        Self::Transfer { device: DeviceId::FIRST, day }
    }
}

/// Tells apart the devices that have one root seed, so that no two of them ever sign with the same transfer key (ADR 0026).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DeviceId(pub u64);

impl DeviceId {
    /// The device of a wallet that was made before devices had names; its keys are derived without one.
    pub const FIRST: Self = Self(0);

    /// Draws a name that no other device has.
    pub fn make(dice: &mut Dice) -> Self {
        // Zero is taken, and a draw in 2⁶⁴ is not worth a second one.
        Self(u64::from_le_bytes(dice.make_bytes()).max(1))
    }
}
