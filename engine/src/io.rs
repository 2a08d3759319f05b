//! The whole border of the engine on one page: what goes in, what comes out.
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, Signature};
use crate::summary::{PaperProblem, PrintProblem};
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::issuance::{Authority, NewIssuance};
use crate::token::token_id::TokenId;
use crate::token::transfer::record::{Sid, Write};
use crate::transport::{CameraReport, CodeDensity};
use crate::trust::dial::DialPolicy;
use crate::wallet::change_set::ChangeSet;

/// Everything that can reach the engine.
pub enum Input {
    /// A person's wish.
    Command(Command),
    /// A frame arrived by a pipe that knows nothing of its size in a picture.
    FrameReceived(Vec<u8>),
    /// The camera read a code.
    FrameCaptured {
        /// The bytes of the code.
        bytes: Vec<u8>,
        /// How large it was in the picture.
        density: CodeDensity,
    },
    /// The decoder found nothing in a picture of the camera. Told of every such picture while a code is looked for.
    CaptureMissed,
    /// Which camera reads the codes from now on, and what it really delivers.
    CameraChanged(CameraReport),
    /// Somebody pasted the text form of a code.
    TextReceived(String),
    /// The screen is free for the next code; answered by [`Effect::ShowFrame`].
    FrameDue,
    /// Somebody wants the text form of what is on the screen; answered by [`Effect::ShowText`].
    TextDue,
    /// The moment of `Engine::poll_timeout` has come.
    TimeoutReached,
    /// Answers [`Effect::MakeKey`].
    KeyMade(KeyPath, PublicKey),
    /// Answers [`Effect::Sign`].
    Signed(SignId, Signature),
    /// Answers [`Effect::LoadTails`]: telomeer bytes by token id.
    TailsLoaded(Vec<(TokenId, Vec<u8>)>),
    /// Answers [`Effect::Persist`]: the change is on the disk.
    Persisted(PersistId),
    /// Answers [`Effect::StoreSession`]: the session is on the disk.
    SessionStored(StoreId),
    /// The first input of a start, where the host's store has a session in it.
    SessionFound {
        /// What the last [`Effect::StoreSession`] held.
        record: Zeroizing<Vec<u8>>,
        /// What the last [`Effect::StoreProgress`] held, if there was one.
        progress: Option<Vec<u8>>,
    },
    /// Append these to what this wallet's member of a committee keeps, all or none, in a form of the host's own
    /// ([`crate::Engine::seat_records`]).
    KeepSeat(Vec<Vec<u8>>),
    /// Answers [`Effect::AskCommittee`]: a settlement message, the group's introduction or its answer. What was asked for a meeting that
    /// is over, or in a session that broke, is for nobody.
    CommitteeSaid(AskId, Vec<u8>),
    /// The committee that this wallet sits in settles for this issuance, a record with its signature.
    CommitteeSettles(Vec<u8>),
    /// The committee that this wallet sits in has revoked keys: the record of its newest epoch.
    CommitteeRevoked(Vec<u8>),
    /// Answers [`Effect::Persist`], [`Effect::StoreSession`] or [`Effect::LoadTails`]: the world failed. The engine stops, loudly.
    StorageFailed,
}

/// What a person may wish for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Issue coins of one's own community.
    Issue(NewIssuance),
    /// Meet another wallet.
    OpenExchange(Intent),
    /// Meet the wallet of whoever has this identity: anybody else gets nothing, and is told so before any coin is reserved.
    OpenExchangeWith(Intent, PublicKey),
    /// The code is the same on both screens.
    ConfirmCode,
    /// Yes to exactly what the exchange's approval shows.
    Approve,
    /// No to it.
    Decline,
    /// Stop the transfer, where stopping is still this side's to decide.
    Cancel,
    /// Stop one open transfer, where that is still this side's to decide.
    CancelTransfer(Sid),
    /// Turn the risk dial.
    SetDial(DialPolicy),
    /// Say who is here to whoever is met and agreed to, or do not.
    SetProfile {
        /// Whether to.
        introduces: bool,
        /// As whom, in at most 32 bytes.
        name: String,
    },
    /// Keep this text of the host's own in the wallet, in place of what was kept; at most
    /// [`crate::wallet::host_notes::HostNotes::MAX_BYTES`].
    KeepNotes(String),
    /// Write somebody down, or anew what is written.
    PutContact(NewContact),
    /// Take somebody off the contacts.
    ForgetContact(PublicKey),
    /// Both sides chose the same role: this side takes the other one. Enough on one side.
    TakeOtherRole,
    /// Leave the exchange screen; an open transfer stays open.
    CloseExchange,
    /// This wallet was just put back from a backup, and may have spent its coins since: everything is quarantined, and only the
    /// witness clears it.
    Quarantine,
    /// As the issuer: asks this wallet's own witness what [`Intent::Settle`] would ask it, without a second screen. Nothing
    /// happens in a wallet that issues nothing.
    SettleWithMyself,
    /// As the issuer, put back from a backup: takes from the log of another one what its ledger says beside this wallet's. What
    /// stands here stays; coins and transfers of that log are left alone.
    MergeLedger(Vec<Vec<u8>>),
    /// Puts coins on paper, each under a one-time key of its own. Answered by [`Event::CoinsPrinted`] or
    /// [`Event::PrintRefused`].
    Print {
        /// Which coins.
        authority: Authority,
        /// How many of each denomination.
        coins: DenominationCounts,
    },
    /// Takes coins that were put on paper here back into the wallet; whoever has such a paper then has nothing.
    Unprint(Vec<TokenId>),
    /// Takes a coin from paper: the person has seen [`crate::Engine::paper`] and wants it. Answered by [`Event::PaperTaken`]
    /// or [`Event::PaperRefused`].
    TakePaper {
        /// The code without its secret.
        coin: Vec<u8>,
        /// What the secret is the secret of; the host signs with it as [`KeyPath::Found`].
        key: PublicKey,
    },
}

/// Somebody who is to be written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewContact {
    /// By which it is known.
    pub identity: PublicKey,
    /// The name it is to have here.
    pub name: String,
    /// A note; may be empty.
    pub note: String,
    /// The person here knows who it is.
    pub is_known: bool,
    /// Nothing is to be taken from it.
    pub is_blocked: bool,
}

/// Why a person opens the exchange screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Intent {
    /// Pay what the payee asks; with an amount, only exactly that.
    Pay {
        /// The amount typed beforehand.
        amount: Option<Amount>,
        /// Which coins, when several kinds are held.
        authority: Option<Authority>,
    },
    /// Be paid.
    Receive {
        /// Zero lets the payer choose.
        amount: Amount,
        /// A note that both receipts keep, at most 140 bytes.
        memo: String,
        /// Kinds of coins to accept, at most four.
        accepted: Vec<Authority>,
        /// Whether to look at coins of an issuer that is new to this wallet.
        open_to_new: bool,
    },
    /// Change coins with somebody: these go, and others that are worth the same come, as the other wallet can.
    Swap {
        /// Which coins.
        authority: Authority,
        /// The coins that go, at most 15 of a denomination.
        give: DenominationCounts,
    },
    /// Meet the same wallet again and finish what is open: this transfer, or whichever has most at stake.
    Resume(Option<Sid>),
    /// Settle with the issuer: registers what is committed, asks to decide what is in doubt, renews what was received on trust,
    /// is worn or quarantined.
    Settle {
        /// Coins of this kind and amount are given back for good, if the issuer's person agrees.
        give_back: Option<(Authority, Amount)>,
    },
    /// Settle for others, as the issuer.
    Serve,
    /// Settle for others, as a member of the committee whose group has this key.
    ServeTogether(PublicKey),
}

impl Intent {
    /// Whether holders settle here.
    pub fn serves(&self) -> bool {
        matches!(self, Self::Serve | Self::ServeTogether(_))
    }
}

/// What a committee is asked by the wallet of one of its members, for a holder that it serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommitteeAsk {
    /// Who settles here, in a session with this transcript.
    Greeting(Hash),
    /// What the holder asks: a settlement message.
    Question(Vec<u8>),
    /// The same, but the person here did not agree to take back what is given back for good: it begins anew.
    Declined(Vec<u8>),
}

/// Pairs [`Effect::AskCommittee`] with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AskId(pub u32);

/// Pairs [`Effect::Sign`] with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignId(pub u32);

/// Pairs [`Effect::Persist`] with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersistId(pub u32);

/// Pairs [`Effect::StoreSession`] with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreId(pub u32);

/// Everything the engine asks of its host.
pub enum Effect {
    /// Make or find the key and tell its public half.
    MakeKey(KeyPath),
    /// Sign 41 bytes with the named key.
    Sign {
        /// To be given back.
        id: SignId,
        /// Whose key.
        key: KeyPath,
        /// The signature message of `docs/spec/02-bytes.md`, section 2.
        message: [u8; 41],
    },
    /// Load telomeers.
    LoadTails(Vec<TokenId>),
    /// Append the change to the log, strictly durable, before anything else is said.
    Persist {
        /// To be given back.
        id: PersistId,
        /// Which write of the protocol this is; for the log reader and for failpoints.
        write: Write,
        /// What to append.
        change_set: ChangeSet,
    },
    /// Put this code on the screen in place of the last one.
    ShowFrame {
        /// The bytes of the code.
        bytes: Vec<u8>,
        /// The QR version (5, 10, 15, 20, 27 or 40) at error correction L.
        qr_version: u8,
        /// For how many milliseconds it stands at least before the next [`Input::FrameDue`].
        hold_ms: u16,
    },
    /// Put this to the committee; answered by [`Input::CommitteeSaid`], when the members have decided.
    AskCommittee(AskId, CommitteeAsk),
    /// Offer this text for copying.
    ShowText(String),
    /// Put this in place of the session in the store: strictly durable, sealed, apart from the log, and in no backup. What the
    /// session says next waits for the answer.
    StoreSession {
        /// To be given back.
        id: StoreId,
        /// The session with its keys.
        record: Zeroizing<Vec<u8>>,
    },
    /// Put this beside the session in the store; sealed, not strictly durable, not answered. May fail.
    StoreProgress(Vec<u8>),
    /// Take the session and its progress out of the store: it is over.
    EraseSession,
}

/// What has happened, for the host to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// `Engine::wallet_summary` would say something new.
    WalletChanged,
    /// Coins were not issued: why, in plain words.
    IssueRefused(String),
    /// A pasted text was not taken: why.
    TextRefused(String),
    /// `Engine::exchange_summary` would say something new.
    ExchangeChanged,
    /// A second copy of the ledger was compared with this wallet's, and merged as far as the two agree.
    LedgerMerged {
        /// Entries that were not known here.
        learnt: u32,
        /// Entries of it that this wallet's ledger contradicts: this witness has signed both, and its issuer answers for that.
        contradicted: u32,
    },
    /// A second copy of the ledger was not taken: why.
    LedgerRefused(String),
    /// These coins are on paper now: their codes may be shown.
    CoinsPrinted(Vec<TokenId>),
    /// No coins went onto paper.
    PrintRefused(PrintProblem),
    /// A coin was taken from paper, by the transfer of this name.
    PaperTaken(Sid),
    /// A coin was not taken from paper.
    PaperRefused(PaperProblem),
}
