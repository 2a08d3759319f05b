//! Coins on paper, and what an issuer knows of its coins.
use serde::{Deserialize, Serialize};

use crate::foundation::time::Timestamp;
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::issuance::{Authority, IssuanceId};
use crate::token::token_id::TokenId;
use crate::trust::dial::Reason;

/// A coin on paper, before it is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperSummary {
    /// `LOCATION-REFERENCE-VALUE-INDEX`.
    pub label: String,
    /// Its value.
    pub denomination: Denomination,
    /// The unit's name.
    pub unit: String,
    /// The community's name.
    pub community: String,
    /// The issuer's key, short, as people compare it.
    pub issuer: String,
    /// When it expires.
    pub expires: Timestamp,
    /// Whether the issuer is new to this wallet.
    pub new_issuer: bool,
    /// Whether this wallet printed it.
    pub printed_here: bool,
    /// Whether this wallet issued it, and so takes it for good.
    pub issued_here: bool,
    /// What speaks for it, or against it; empty where nothing is on trust.
    pub reasons: Vec<Reason>,
    /// Why it cannot be taken, if it cannot.
    pub problem: Option<PaperProblem>,
}

/// Why a coin is not taken from paper. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperProblem {
    /// It does not read, or a signature does not hold: damaged, or false.
    Unreadable,
    /// This wallet has taken it already, at this moment.
    TakenHere(Timestamp),
    /// The coin is in this wallet: it was taken from the paper before, and came here by another way.
    Held,
    /// Somebody else has taken it before, as the issuer or a proof says.
    TakenBefore,
    /// It has expired.
    Expired,
    /// It has passed through as many hands as it may.
    Worn,
    /// It is more than this wallet takes on trust.
    OverLimit {
        /// What it would take.
        limit: Amount,
        /// What the coin is worth.
        on_trust: Amount,
    },
    /// The issuer, or whose key it is, is known to have signed something twice, or it is of a kind that is not taken.
    NotAccepted,
}

/// Why no coins went onto paper. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrintProblem {
    /// There are not so many coins that can be put on paper.
    TooFew,
    /// A coin has come too long a way to fit on paper: the issuer renews it.
    TooLong,
}

/// A coin that was put on paper here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedCoin {
    /// Its id.
    pub token_id: TokenId,
    /// Its kind.
    pub authority: Authority,
    /// `LOCATION-REFERENCE-VALUE-INDEX`.
    pub label: String,
    /// Its value.
    pub denomination: Denomination,
    /// The unit's name.
    pub unit: String,
    /// The community's name.
    pub community: String,
    /// What the coins are for, as the issuer says.
    pub scenario: String,
    /// When it expires.
    pub expires: Timestamp,
}

/// One issuance of this wallet, as far as it knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedSummary {
    /// Names it.
    pub issuance: IssuanceId,
    /// Its kind.
    pub authority: Authority,
    /// The community's name.
    pub community: String,
    /// The unit's name.
    pub unit: String,
    /// The batch's reference.
    pub reference: String,
    /// When it was signed.
    pub issued: Timestamp,
    /// When its coins expire, unless they are renewed.
    pub expires: Timestamp,
    /// Coins by denomination, as issued.
    pub coins: Vec<(Denomination, u32)>,
    /// What was issued.
    pub total: Amount,
    /// What was given back and retired.
    pub retired: Amount,
    /// What is in this wallet.
    pub held: Amount,
    /// What was put on paper here, and is not known to have been taken.
    pub on_paper: Amount,
    /// What others hold: all the rest.
    pub given_out: Amount,
}

/// Coins that can be put on paper now, of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printable {
    /// The kind.
    pub authority: Authority,
    /// The community's name.
    pub community: String,
    /// The unit's name.
    pub unit: String,
    /// How many of each denomination.
    pub coins: DenominationCounts,
}

/// The screens of an issuer and of whoever prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueOverview {
    /// Each issuance of this wallet, newest first.
    pub issued: Vec<IssuedSummary>,
    /// Coins that could be put on paper, by kind.
    pub printable: Vec<Printable>,
    /// Coins on paper, by kind and value, the largest first.
    pub printed: Vec<PrintedCoin>,
}
