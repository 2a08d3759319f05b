//! What a coin's chain says, link by link, for the screen that draws it.
use serde::{Deserialize, Serialize};

use crate::foundation::time::Timestamp;
use crate::summary::coins::CoinSummary;

/// A coin's chain, verified at the moment it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainSummary {
    /// The coin.
    pub coin: CoinSummary,
    /// The issuer's key, short, as people compare it.
    pub issuer: String,
    /// The community that issues it.
    pub community: String,
    /// The unit's name.
    pub unit: String,
    /// Where the chain begins; none when what is stored does not read.
    pub anchor: Option<ChainAnchor>,
    /// Every hand-over since, oldest first.
    pub links: Vec<ChainLink>,
    /// Whether every signature holds and the last hand is ours, just as this wallet has it in its books.
    pub holds: bool,
}

/// Where a chain begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainAnchor {
    /// Its number: 0 for the issue, more for a renewal.
    pub seq: u16,
    /// Whether a witness has renewed the coin; otherwise it is as it was issued.
    pub is_renewed: bool,
    /// When it was signed, as its signer says.
    pub at: Timestamp,
    /// The key that had the coin then, short.
    pub owner: String,
    /// Whether that key is this wallet's.
    pub is_ours: bool,
    /// Whether its signature holds.
    pub is_verified: bool,
}

/// One hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainLink {
    /// Its number in the coin's life.
    pub number: u16,
    /// The key that gave the coin, short.
    pub giver: String,
    /// The key that took it, short.
    pub taker: String,
    /// Whether the giver's key is this wallet's.
    pub gave_we: bool,
    /// Whether the taker's key is this wallet's.
    pub took_we: bool,
    /// Whether the coin was given as change.
    pub is_change: bool,
    /// When, as both sides have signed.
    pub at: Timestamp,
    /// Whether every signature on it holds, and it follows the link before.
    pub is_verified: bool,
}
