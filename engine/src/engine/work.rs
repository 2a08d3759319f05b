//! What is under way, what waits for it, and what follows it.
use std::collections::VecDeque;

use crate::engine::exchange::PlannedPayment;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Entropy;
use crate::foundation::signature::{PublicKey, Signature};
use crate::io::{AskId, Command, Event, PersistId, StoreId};
use crate::lifecycle::issuing::IssueDraft;
use crate::lifecycle::witness::message::Answer;
use crate::lifecycle::witness::questions::SurrenderDraft;
use crate::lifecycle::witness::serve::AnswerDraft;
use crate::token::issuance::SignedIssuance;
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::credential::Credential;
use crate::token::transfer::message::AbortCertificate;
use crate::token::transfer::own_move::OwnMove;
use crate::token::transfer::payee::CheckedOffer;
use crate::token::transfer::record::{Sid, Write};
use crate::token::transfer::step::Unsigned;
use crate::token::transfer::taking::TakingDraft;
use crate::transport::StoredMark;
use crate::transport::qr::PipeEvent;
use crate::trust::epoch::RevocationEpochDraft;
use crate::wallet::change_set::{Acceptance, Change, ChangeSet, Standing};

/// What waits until the work under way is stored.
pub(super) enum Pending {
    Command(Command),
    Deadline(Sid),
    Pipe(PipeEvent),
    /// What the issuer says to itself.
    OwnWord(Vec<u8>),
    /// The next question to the witness.
    Ask,
    /// The identity is to vouch for this meeting's transfer key.
    Introduce,
    /// What a witness answered to the question of that number.
    Answer(u32, Box<Answer>),
    /// A certificate that may void a payment of this wallet.
    Void(Box<AbortCertificate>),
    /// What this wallet's member of a committee keeps.
    KeepSeat(Vec<Vec<u8>>),
    /// What the committee said to the holder that is served here.
    CommitteeSaid(AskId, Vec<u8>),
    /// An issuance that the committee settles for.
    CommitteeSettles(Vec<u8>),
    /// The committee's newest epoch of revoked keys.
    CommitteeRevoked(Vec<u8>),
    /// Coins that go onto paper, each under a key of its own, by token id.
    Print(Vec<(TokenId, KeyPath)>),
}

/// The one piece of work that is under way; everything else waits in the inbox.
pub(super) enum Busy {
    LoadingTails { ids: Vec<TokenId>, then: AfterTails },
    MakingKeys { missing: Vec<KeyPath>, made: Vec<(KeyPath, PublicKey)>, then: Pending },
    Persisting(Persisting),
    Signing { first: u32, signatures: Vec<Option<Signature>>, work: Work },
}

/// What waits for its own coins' histories.
pub(super) enum AfterTails {
    Offer(Box<PlannedPayment>),
    Vote(Box<CheckedOffer>),
    /// Coins to sign over to the witness; for good, or to be renewed.
    Surrender {
        for_good: bool,
    },
    /// Coins that were signed over before: the same words again.
    Resend,
    /// News of coins that are held here.
    Learn(ChangeSet),
    /// A chain that was offered, against the held one.
    Compare(Box<Telomeer>),
    /// Coins that move to these keys of ours, onto paper or back.
    Move(Vec<KeyPath>),
}

/// What waits for signatures.
pub(super) enum Work {
    Issue(Box<IssueDraft>),
    Introduce(Box<Credential>),
    Step(Box<dyn Unsigned>),
    Surrender(SurrenderDraft),
    /// What this wallet, as a witness, answers to the question of this number.
    /// What it has learnt from the question is stored with the answer.
    Answer(u32, Box<AnswerDraft>, Vec<Change>),
    Greeting(PublicKey, Option<RevocationEpochDraft>),
    Moves(Moves),
    Taking(Box<Taking>),
}

/// Coins that move to other keys of ours, onto paper or back.
pub(super) struct Moves {
    pub(super) moves: Vec<OwnMove>,
    /// To verify what becomes of them with.
    pub(super) entropy: Entropy,
}

/// A coin that is taken from paper.
pub(super) struct Taking {
    pub(super) draft: TakingDraft,
    pub(super) issuance: SignedIssuance,
    pub(super) acceptance: Acceptance,
    pub(super) standing: Standing,
    /// To verify what becomes of it with.
    pub(super) entropy: Entropy,
}

/// What waits for the disk.
pub(super) struct Persisting {
    pub(super) id: PersistId,
    pub(super) write: Write,
    pub(super) change_set: ChangeSet,
    pub(super) after: AfterWrite,
}

/// What the host's store has of sessions.
#[derive(Default)]
pub(super) struct StoredSession {
    /// Whether it may hold one.
    pub(super) exists: bool,
    /// Storings that were asked for and are not answered.
    pub(super) asked: VecDeque<(StoreId, StoredMark)>,
}

/// What follows a write, and only a write that is on the disk.
#[derive(Default)]
pub(super) struct AfterWrite {
    /// The transfer whose record was written.
    pub(super) sid: Option<Sid>,
    /// Envelopes to say.
    pub(super) say: Vec<Vec<u8>>,
    /// What waited for it.
    pub(super) then: Option<Pending>,
    /// What the host is told then.
    pub(super) tell: Option<Event>,
}
