//! What the page and the wallet's worker say to each other of coins on paper and of what an issuer has issued.
use std::fmt;

use juicetokens_engine::summary::{IssueOverview, PaperProblem, PaperSummary, PrintProblem, PrintedCoin};
use juicetokens_engine::token::amount::DenominationCounts;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Sid;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The code of a coin on paper, secret and all: it does not print, and is wiped when it was used.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct PaperCode(#[serde(with = "serde_bytes")] Vec<u8>);

impl PaperCode {
    /// A code of these bytes; whether they are a coin, the engine says.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for PaperCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PaperCode")
    }
}

/// From the page to the worker.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperWish {
    /// What is this coin? Answered by `Seen`.
    Look(PaperCode),
    /// Take it. Answered by `Taken` or `Refused`.
    Take(PaperCode),
    /// Put coins on paper. Answered by `Printed` or `PrintRefused`.
    Print {
        /// Which coins.
        authority: Authority,
        /// How many of each denomination.
        coins: DenominationCounts,
    },
    /// Take coins that were put on paper here back into the wallet.
    Unprint(Vec<TokenId>),
    /// The codes of coins that are on paper. Answered by `Sheet`.
    Sheet(Vec<TokenId>),
    /// What was issued, what can be printed, and what is on paper. Answered by `Overview`.
    Overview,
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperNews {
    /// What the coin is, or why it is none.
    Seen(Result<Box<PaperSummary>, PaperProblem>),
    /// It was taken, by the transfer of this name.
    Taken(Sid),
    /// It was not taken.
    Refused(PaperProblem),
    /// These coins are on paper now.
    Printed(Vec<TokenId>),
    /// None is.
    PrintRefused(PrintProblem),
    /// Coins with their codes.
    Sheet(Vec<(PrintedCoin, PaperCode)>),
    /// What was issued, what can be printed, and what is on paper.
    Overview(Box<IssueOverview>),
}
