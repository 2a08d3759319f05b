//! The one road to storage (`docs/spec/05-storage.md`): a wallet is what its change sets, applied in order, make of nothing.
use std::sync::Arc;

use crate::foundation::key::{DeviceId, KeyPath};
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::Timestamp;
use crate::lifecycle::cash_in::CashIn;
use crate::lifecycle::witness::ledger::LedgerRecord;
use crate::token::amount::Amount;
use crate::token::issuance::{Authority, IssuanceId, SignedIssuance};
use crate::token::token_id::TokenId;
use crate::token::transfer::record::{Sid, TransferRecord};
use crate::token::void_evidence::VoidEvidence;
use crate::trust::dial::{DialPolicy, Reason};
use crate::trust::epoch::RevocationEpoch;
use crate::wallet::contact::{Contact, Profile};
use crate::wallet::host_notes::HostNotes;
use crate::wallet::known::KnownProof;

/// A change to the wallet, to be stored whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet {
    /// In the order in which they apply.
    pub changes: Vec<Change>,
    pub(super) tails: Vec<(TokenId, Option<Vec<u8>>)>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Why a transfer's incoming coins are taken.
    Acceptance(Sid, Acceptance),
    /// Coins of this kind are accepted from now on.
    Accepted(Authority),
    /// Not earlier than this, by the word of an issuer or witness.
    CertifiedTime(PublicKey, Timestamp),
    /// A coin as it is from now on.
    Coin(CoinRecord),
    /// The coin is gone, by a signed spend.
    CoinSpent(TokenId),
    /// Somebody is written down, or written anew.
    Contact(Box<Contact>),
    /// Somebody is taken off the contacts.
    ContactRemoved(PublicKey),
    /// How the person here appears to others.
    Profile(Profile),
    /// What the host keeps in the wallet, in a form of its own.
    HostNotes(HostNotes),
    /// One more record of what this wallet's member of a committee keeps, in a form of the host's own.
    Seat(Vec<u8>),
    /// Which of the devices of one seed this wallet is on, from now on.
    Device(DeviceId),
    /// An issuance record was seen or made.
    Issuance(Box<SignedIssuance>),
    /// The host made a key.
    Key(KeyPath, PublicKey),
    /// Something happened that the history shows.
    Movement(MovementRecord),
    /// The person turned the risk dial.
    Policy(DialPolicy),
    /// A transfer as it is from now on.
    Transfer(Arc<TransferRecord>),
    /// An entry of the ledger of the witness that this wallet hosts.
    Ledger(Box<LedgerRecord>),
    /// This wallet was put back from a backup, and may have forgotten what it did since.
    Restored(Timestamp),
    /// A coin was spent twice, as this wallet can prove.
    Proof(Box<KnownProof>),
    /// The newest revocations of a witness.
    Epoch(Box<RevocationEpoch>),
}

/// Whether a coin may be spent, as far as it does not depend on a transfer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It may.
    #[default]
    Free,
    /// Change that a witness has registered but the payee has not acknowledged: renewed first.
    Registered,
    /// It may have been spent already by this wallet before it was put back from a backup; only the witness can say.
    Quarantined,
    /// Somebody else was paid with it first.
    Dead,
}

/// A coin was signed over to the witness; the answer is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surrendered {
    /// Under which key it comes back; none in a redemption.
    pub new_owner: Option<KeyPath>,
    /// Role `N`.
    pub signature: Signature,
}

/// What was decided about the coins that a transfer brings: written with R1 by a payee, with S2 by a payer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// How much of them is on trust.
    pub on_trust: crate::token::amount::Amount,
    /// Why they are taken.
    pub reasons: Vec<Reason>,
}

/// What the wallet keeps at hand of a coin; its telomeer is the tail, loaded on demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoinRecord {
    /// Its issuance.
    pub issuance: IssuanceId,
    /// Its place in the issuance.
    pub index: u32,
    /// The key it lies under.
    pub owner: KeyPath,
    /// Sequence number of its newest hop, or of its anchor.
    pub seq: u16,
    /// `prev` of its next hop.
    pub head: crate::foundation::hash::Hash,
    /// Hops since the anchor.
    pub hops: u8,
    /// When it expires, in minutes since 1970.
    pub expiry_minutes: u32,
    /// Received and not anchored.
    pub on_trust: bool,
    /// What its next hop must carry.
    pub void: Vec<VoidEvidence>,
    /// The transfer that locks it.
    pub held_by: Option<Sid>,
    /// Whether it may be spent at all.
    pub standing: Standing,
    /// Whether it was signed over to the witness.
    pub surrendered: Option<Surrendered>,
}

/// A line of the history as it is stored; amounts are read from what it points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRecord {
    /// When.
    pub at: Timestamp,
    /// What it points to.
    pub of: MovementOf,
}

/// What a movement points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MovementOf {
    /// Coins issued here.
    Issued(IssuanceId),
    /// A transfer, whose record says how it went.
    Transfer(Sid),
    /// Coins of this issuance went back to their issuer for good, in this amount; with the report, unless the entry is of before
    /// there were any.
    GivenBack(IssuanceId, Amount, Option<Arc<CashIn>>),
    /// Coins of this issuance came back to this issuer for good, in this amount; likewise.
    TakenBack(IssuanceId, Amount, Option<Arc<CashIn>>),
    /// Coins of this issuance were put on paper here.
    Printed(IssuanceId, Amount),
    /// Coins of this issuance came from paper that was printed here back into the wallet.
    Unprinted(IssuanceId, Amount),
}

impl ChangeSet {
    /// Adds a change.
    pub fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Adds all of another set, its telomeers too.
    pub fn append(&mut self, mut other: Self) {
        self.changes.append(&mut other.changes);
        self.tails.append(&mut other.tails);
    }

    /// Adds a coin with its telomeer.
    pub fn push_coin(&mut self, token_id: TokenId, coin: CoinRecord, telomeer: Vec<u8>) {
        self.changes.push(Change::Coin(coin));
        self.tails.push((token_id, Some(telomeer)));
    }

    /// Gives every coin in it this standing.
    pub fn put_standing(&mut self, standing: Standing) {
        for change in &mut self.changes {
            if let Change::Coin(record) = change {
                record.standing = standing;
            }
        }
    }

    /// Takes a spent coin out, with its telomeer.
    pub fn push_spent(&mut self, token_id: TokenId) {
        self.changes.push(Change::CoinSpent(token_id));
        self.tails.push((token_id, None));
    }

    /// Telomeers to put by token id beside the log entry, in the same write; `None` drops one.
    pub fn tails(&self) -> &[(TokenId, Option<Vec<u8>>)] {
        &self.tails
    }
}
