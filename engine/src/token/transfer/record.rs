//! What is written of a transfer, and when (PROTOCOL 3.2).
use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::foundation::key::KeyPath;
use crate::foundation::time::Timestamp;
use crate::token::transfer::agreement::{AgreedCoin, Agreement, OfferedLeaves, OwnerSignature};
use crate::token::transfer::credential::Credential;
use crate::token::transfer::plan::Terms;
pub use crate::token::transfer::sid::Sid;

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
    /// Coins issued here, a key, a setting, a note that a message arrived: nothing is said to a peer on its strength.
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
    /// Payee, AbortFiled: Y is about to leave for the witness.
    R3,
    /// Released: the payee by the payer's abort or the witness's certificate, the payer by the certificate.
    RolledBack,
    /// Payee, only without a witness: gives up before M5 came; Y may go to the payer.
    Abandoned,
    /// The witness's ledger, in the wallet that hosts it: a lock, a request, a checkpoint; the answer may go.
    Witnessed,
    /// A coin's owner has signed it over to the witness, to be renewed or redeemed.
    Surrendered,
    /// Coins went onto paper, or from paper that was printed here back into the wallet; the codes may be shown.
    OwnMove,
    /// A coin was taken from paper: the whole transfer at once, for one device signs both sides.
    Taken,
}

/// Where a written transfer stands. S2 and S2′ exclude each other for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// S1: offered, and not decided.
    Offered,
    /// S2: paid; no way back.
    Committed,
    /// S2′: the payer aborted.
    Aborted,
    /// S3: the payer knows that the payee knows, or the witness has registered it.
    Final,
    /// The witness declared it void after the commit: the payment came back.
    Voided,
    /// Offered in a wallet that was restored from a backup: nobody here knows whether it was committed since.
    Frozen,
    /// R1: voted; only the payer's answer (or the witness) decides.
    Prepared,
    /// R2: received.
    Received,
    /// R3: the payee has asked the witness to decide; M5 is held, not acknowledged.
    AbortFiled,
    /// The payee was released, by the payer's abort or by the witness's certificate.
    RolledBack,
    /// Without a witness: the payee gave up before M5 came, for good.
    Abandoned,
}

impl State {
    const NUMBERS: [(Self, u8); 11] = [
        (Self::Offered, 1),
        (Self::Committed, 2),
        (Self::Aborted, 3),
        (Self::Final, 4),
        (Self::Voided, 5),
        (Self::Frozen, 6),
        (Self::Prepared, 17),
        (Self::Received, 18),
        (Self::RolledBack, 19),
        (Self::AbortFiled, 20),
        (Self::Abandoned, 21),
    ];

    /// Its number in TRR and in storage.
    pub fn last_write(self) -> u8 {
        Self::NUMBERS.iter().find(|(state, _)| *state == self).map_or(0, |(_, number)| *number)
    }

    /// The state of a number, if there is one.
    pub fn of_last_write(number: u8) -> Option<Self> {
        Self::NUMBERS.iter().find(|(_, known)| *known == number).map(|(state, _)| *state)
    }

    /// Whether the peer or the witness has still to decide, or the payee to acknowledge.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Offered | Self::Committed | Self::Prepared | Self::AbortFiled)
    }

    /// Whose state it is.
    pub fn role(self) -> Role {
        match self {
            Self::Offered | Self::Committed | Self::Aborted | Self::Final | Self::Voided | Self::Frozen => Role::Payer,
            Self::Prepared | Self::Received | Self::RolledBack | Self::AbortFiled | Self::Abandoned => Role::Payee,
        }
    }
}

/// A transfer as it is stored. Messages are kept as the bytes that were or will be sent, so that every answer in a recovery is a
/// pure function of the log; a record is cloned often, and shares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferRecord {
    /// M1 and M2.
    pub terms: Terms,
    /// Where it stands.
    pub state: State,
    /// Our own transfer key.
    pub key: KeyPath,
    /// M3, as an envelope.
    pub sender_exo_pak: Bytes,
    /// M4, as an envelope; empty before it is known.
    pub receiver_exo_pak: Bytes,
    /// M5, as an envelope; empty before it is known. Beside an abort it is evidence, and nothing else.
    pub commit: Bytes,
    /// M6, as an envelope; empty before it is known.
    pub acknowledgement: Bytes,
    /// A5, as an envelope; empty before it is known.
    pub sender_retro_pak: Bytes,
    /// Y, as an envelope: signed and kept by the payee at R1, and handed to nobody but the witness.
    pub receiver_retro_pak: Bytes,
    /// V, as an envelope: the witness's abort certificate; empty before it is known.
    pub abort_certificate: Bytes,
    /// Until when the payer's offer stands.
    pub deadline: Timestamp,
    /// When it was first written.
    pub started: Timestamp,
    /// When it ended, or zero.
    pub ended: Timestamp,
    /// Payee: when the witness decides. Payer: until when it says nothing new of a payment that it would not register. Zero before
    /// it was asked.
    pub decides_at: Timestamp,
    /// Payee: whether the payer is known to have M6.
    pub delivered: bool,
    /// What the last step worked out; after a restart, nothing.
    pub remembered: Remembered,
}

/// What a step has worked out of the messages and the next step needs again. It follows from them, so it is never stored, and
/// records are equal whatever they remember.
#[derive(Clone, Debug, Default)]
pub enum Remembered {
    /// To be worked out anew.
    #[default]
    Nothing,
    /// The payer's own coins, offered, and the leaves under which they are.
    Offer(Arc<[AgreedCoin]>, OfferedLeaves),
    /// Payment and change under one header, and the votes of M4.
    Agreement(Arc<Agreement>, Arc<[OwnerSignature]>),
}

impl PartialEq for Remembered {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Remembered {}

impl TransferRecord {
    /// The transfer's name.
    pub fn sid(&self) -> Sid {
        self.terms.sid()
    }

    /// Our side.
    pub fn role(&self) -> Role {
        self.state.role()
    }

    /// Whether another meeting of the two wallets still has something to do.
    pub fn is_open(&self) -> bool {
        self.state.is_under_way() || (self.state == State::Received && !self.delivered)
    }

    /// What the peer has said of who it is, if that held when the transfer began; its signature was verified then.
    pub fn peer_credential(&self) -> Option<&Credential> {
        let signed = match self.role() {
            Role::Payer => &self.terms.request.request.credential,
            Role::Payee => &self.terms.plan.plan.credential,
        };
        signed.as_ref().filter(|signed| signed.holds_at(self.started)).map(|signed| &signed.credential)
    }

    /// The peer's transfer key.
    pub fn peer(&self) -> crate::foundation::signature::PublicKey {
        match self.role() {
            Role::Payer => self.terms.payee(),
            Role::Payee => self.terms.payer(),
        }
    }
}
