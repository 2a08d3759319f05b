//! The messages of a transfer, checked for form; `wire.rs` reads and writes them.
use crate::foundation::hash::Hash;
use crate::foundation::signature::{PublicKey, SigRole, Signature};
use crate::foundation::time::TimeClaim;
pub use crate::token::transfer::agreement::OwnerSignature;
use crate::token::transfer::plan::SignedPlan;
use crate::token::transfer::presence::SignedPresence;
use crate::token::transfer::record::Sid;
use crate::token::transfer::recovery::SignedRecovery;
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::SignedRequest;
use crate::token::travelling_coin::TravellingCoin;
use crate::token::void_evidence::VoidEvidence;

/// One message, as it travels inside a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// M1.
    Request(Box<SignedRequest>),
    /// M2.
    Plan(Box<SignedPlan>),
    /// M3, sExoPak.
    SenderExoPak(ExoPak),
    /// M4, rExoPak.
    ReceiverExoPak(ExoPak),
    /// M5.
    Commit(Commit),
    /// M6.
    Final(Final),
    /// A5, sRetroPak.
    SenderRetroPak(RetroPak),
    /// Y, rRetroPak.
    ReceiverRetroPak(RetroPak),
    /// Refuse.
    Refuse(Refuse),
    /// Cancel: a wish, not a fact.
    Cancel(Option<Sid>),
    /// TRR.
    Recovery(SignedRecovery),
    /// V, from the witness by whoever carries it.
    AbortCertificate(AbortCertificate),
    /// Between a holder and a witness; `lifecycle::witness` reads it.
    Settlement(Vec<u8>),
    /// Revocations and proofs that travel by payment; `trust` reads it.
    News(Vec<u8>),
    /// For those who know the speaker: it may be here.
    Hint(Hash),
    /// It is here.
    Presence(Box<SignedPresence>),
}

impl Message {
    /// The transfer that a message names; M1 and M2 come before a transfer has a name.
    pub fn sid(&self) -> Option<Sid> {
        match self {
            Self::Request(_) | Self::Plan(_) | Self::Settlement(_) | Self::News(_) => None,
            Self::Hint(_) | Self::Presence(_) => None,
            Self::SenderExoPak(pak) | Self::ReceiverExoPak(pak) => Some(pak.sid),
            Self::Commit(commit) => Some(commit.sid),
            Self::Final(last) => Some(last.sid),
            Self::SenderRetroPak(pak) | Self::ReceiverRetroPak(pak) => Some(pak.sid),
            Self::Refuse(refuse) => refuse.sid,
            Self::Cancel(sid) => *sid,
            Self::Recovery(recovery) => Some(recovery.recovery.sid),
            Self::AbortCertificate(certificate) => Some(certificate.sid),
        }
    }
}

/// A packet of coins: what one side hands over (M3) or gives back (M4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExoPak {
    /// Which transfer.
    pub sid: Sid,
    /// Opens leaf 0; M3 only, zero in M4.
    pub salt: [u8; 16],
    /// The coins, by ascending token id.
    pub coins: Vec<TravellingCoin>,
    /// Issuance records of the coins.
    pub issuances: Vec<Vec<u8>>,
    /// M3: role `O` by the transfer key. M4: role `R` by the transfer key, then by each other owner key of the change.
    pub signatures: Vec<OwnerSignature>,
}

/// M5: role `S` by the transfer key, then by each other owner key of the payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Which transfer.
    pub sid: Sid,
    /// The signatures.
    pub signatures: Vec<OwnerSignature>,
}

/// M6: role `F` by the payee's transfer key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Final {
    /// Which transfer.
    pub sid: Sid,
    /// The acknowledgement.
    pub signature: Signature,
    /// What the payee's clock said then; evidence only.
    pub claim: TimeClaim,
}

/// A signed abort statement; never a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetroPak {
    /// Which transfer.
    pub sid: Sid,
    /// The header it aborts.
    pub header: Hash,
    /// Role `X` (payer) or `Y` (payee).
    pub signature: Signature,
}

/// A witness's statement that a transfer is void. Whoever holds it may carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AbortCertificate {
    /// Which transfer, as its two sides call it; not signed.
    pub sid: Sid,
    /// Which transfer, for everybody.
    pub header: Hash,
    /// Who says so.
    pub witness: PublicKey,
    /// Role `V` over the header.
    pub signature: Signature,
}

impl AbortCertificate {
    /// What the next hop of a coin that it frees must carry.
    pub fn evidence(&self) -> VoidEvidence {
        VoidEvidence { kind: SigRole::AbortCertificate, header: self.header, signature: self.signature }
    }
}

/// A message was not accepted; nothing was changed because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refuse {
    /// Which transfer, once it has a name.
    pub sid: Option<Sid>,
    /// The number of the message refused, 1 to 6; 0 for a recovery.
    pub stage: u8,
    /// Why.
    pub code: RefuseCode,
    /// Which coin, which amounts: at most 64 bytes.
    pub data: Vec<u8>,
}
