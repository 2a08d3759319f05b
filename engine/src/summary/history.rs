//! What has happened, page by page: a wallet of ten thousand movements sends none of them twice.
use serde::{Deserialize, Serialize};

use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::summary::people::Peer;
use crate::token::amount::Amount;
use crate::token::transfer::record::Sid;

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// When, by this wallet's clock.
    pub at: Timestamp,
    /// What it was.
    pub kind: MovementKind,
    /// How much.
    pub amount: Amount,
    /// The unit's name.
    pub unit: String,
    /// The community's name.
    pub community: String,
    /// The transfer, with which a receipt is asked for; none for coins issued here.
    pub sid: Option<Sid>,
    /// The number of the report of a cashing in, with which it is asked for.
    pub cash_in: Option<Hash>,
    /// With whom; none where nobody else took part.
    pub peer: Option<Peer>,
}

/// What a movement was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MovementKind {
    /// Coins issued here.
    Issued,
    /// Paid.
    Paid,
    /// Got paid.
    Received,
    /// Changed for other coins that are worth the same.
    Swapped,
    /// A payment that did not happen.
    RolledBack,
    /// Coins given back to their issuer for good.
    GivenBack,
    /// The issuer took coins back for good.
    TakenBack,
    /// Taken from paper.
    FromPaper,
    /// Coins put on paper here.
    Printed,
    /// Coins from paper that was printed here, back in the wallet.
    Unprinted,
}

/// PROTOCOL "Words and balance".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TransferState {
    /// Payee: paid, and the coins are in the balance, on trust.
    Received,
    /// Payer: paid; with change, the change is coming.
    Committed,
    /// Payer: offered, before the commit; "waiting".
    Offered,
    /// Payee: voted; "in doubt" until the payer's answer.
    Prepared,
    /// It did not happen.
    RolledBack,
    /// Both sides know.
    Settled,
    /// Payee: in doubt, and the issuer was asked to decide.
    AbortFiled,
}

/// Which movements are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementQuery {
    /// Only older ones than this place, as `MovementsPage::next` says it; none begins with the newest.
    pub before: Option<u32>,
    /// How many at most.
    pub count: u16,
    /// What the note, the community, the unit, or the peer's name or key contains, or what the transfer's name begins with; empty
    /// finds all. Upper and lower case are the same.
    pub search: String,
    /// Only those with this person.
    pub with: Option<PublicKey>,
    /// Which kinds.
    pub filter: MovementFilter,
}

/// Kinds of movements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MovementFilter {
    /// Everything that happened.
    #[default]
    All,
    /// Paid to somebody.
    Paid,
    /// Got from somebody.
    Received,
    /// Between a holder and the issuer: issued, given back, taken back.
    Issuer,
    /// Transfers that are not over, also those that are in no history yet.
    Open,
}

/// A part of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementsPage {
    /// What was asked.
    pub query: MovementQuery,
    /// What was found, newest first.
    pub found: Vec<MovementEntry>,
    /// From where older ones are asked for; none when there are none.
    pub next: Option<u32>,
}

/// A movement with what a person may look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementEntry {
    /// What happened.
    pub movement: Movement,
    /// The payee's note; empty without one.
    pub memo: String,
    /// Where the transfer stands; none for what was no transfer.
    pub state: Option<TransferState>,
    /// Whether the transfer is not over.
    pub is_open: bool,
}
