//! Coins as screens show them: counted in the summary of a wallet, and one by one page by page. However many there are, no message
//! names all of them.
use serde::{Deserialize, Serialize};

use crate::foundation::time::Timestamp;
use crate::token::amount::{Amount, Denomination};
use crate::token::issuance::Authority;
use crate::token::token_id::TokenId;

/// Coins of one kind that are alike in all that a screen says of them at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinGroup {
    /// Their value.
    pub denomination: Denomination,
    /// How sure they are.
    pub grade: Grade,
    /// Hands they may still pass through; [`Self::MANY_HANDS`] stands for that many or more.
    pub hands_left: u8,
    /// How soon they expire.
    pub expiry: Expiry,
    /// How many there are.
    pub count: u32,
    /// One of them, the first by its id.
    pub first: TokenId,
}

impl CoinGroup {
    /// More hands than these are not told apart: a coin with fewer is worn.
    pub const MANY_HANDS: u8 = 3;

    /// What they are worth together.
    pub fn value(&self) -> Amount {
        Amount(self.denomination.value().saturating_mul(self.count))
    }
}

/// How soon a coin expires, as seen when the summary was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Expiry {
    /// It has.
    Over,
    /// Within a day.
    WithinADay,
    /// Later.
    Later,
}

/// One coin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinSummary {
    /// Its id.
    pub token_id: TokenId,
    /// Its kind.
    pub authority: Authority,
    /// `LOCATION-REFERENCE-VALUE-INDEX`.
    pub label: String,
    /// Its value.
    pub denomination: Denomination,
    /// How sure it is.
    pub grade: Grade,
    /// Hands it may still pass through before it must be renewed.
    pub hands_left: u8,
    /// Hands it may pass through between two renewals.
    pub hand_limit: u8,
    /// When its issue was signed.
    pub issued: Timestamp,
    /// When it expires.
    pub expires: Timestamp,
}

/// The one vocabulary of protocol, code and screen for a coin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Change of a payment whose acknowledgement is missing.
    ChangeComing,
    /// Given as change in a payment that is in doubt.
    InDoubt,
    /// Received and not anchored.
    OnTrust,
    /// Reserved by an offer of ours.
    Reserved,
    /// Of a wallet that was put back from a backup, and not cleared by the issuer yet.
    Quarantined,
    /// Somebody before us spent it twice, and its issuer has not said whose it is.
    Contested,
    /// Its issuer has said that it is somebody else's; kept as evidence, in no balance.
    Lost,
    /// Signed over to the issuer, to be renewed or given back; the answer is missing.
    WithIssuer,
    /// Anchored, or acknowledged change.
    Settled,
    /// Put on paper here.
    OnPaper,
}

/// Which coins are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinQuery {
    /// Only coins of this grade.
    pub grade: Option<Grade>,
    /// How many to pass over: kinds come as in the summary, of each the highest value first, of each value by id.
    pub skip: u32,
    /// How many at most.
    pub count: u16,
}

/// A part of the coins in hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinsPage {
    /// What was asked.
    pub query: CoinQuery,
    /// How many there are in all.
    pub total: u32,
    /// Those that were asked for.
    pub coins: Vec<CoinSummary>,
}
