//! What the page and the wallet's worker say to each other; plain data, cloned across `postMessage`.
use juicetokens_engine::Command;
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{
    ChainSummary, CoinQuery, CoinsPage, ExchangeSummary, MovementQuery, MovementsPage, PayableAnswer, PersonEntry,
    PersonSummary, Receipt, TimeSummary, WalletSummary,
};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::transport::CameraReport;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::model::committee::{CommitteeNews, CommitteeWish};
use crate::model::paper_link::{PaperNews, PaperWish};

/// A passphrase on its way from the keyboard to the worker; it has no `Debug`, and is wiped when it was used.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Passphrase(pub String);

/// What an authenticator gave for a passkey; wiped when it was used.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Passkey {
    /// The browser's id of the credential.
    #[serde(with = "serde_bytes")]
    pub credential: Vec<u8>,
    /// What the authenticator was asked, 32 bytes.
    #[serde(with = "serde_bytes")]
    pub salt: Vec<u8>,
    /// What it answered, 32 bytes.
    #[serde(with = "serde_bytes")]
    pub secret: Vec<u8>,
}

/// What opens a wallet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Secret {
    /// As typed.
    Passphrase(Passphrase),
    /// A passkey of this device.
    Passkey(Passkey),
}

/// From the page to the worker.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum ToWallet {
    /// Make a new wallet; answered by `Presence(Open)`.
    Create {
        /// The person's own name for the wallet.
        name: String,
        /// Seals the wallet at rest.
        secret: Secret,
    },
    /// Open the wallet; answered by `Presence(Open)`, or by `WrongPassphrase` and then `Presence(Locked)`.
    Unlock {
        /// As typed, or from the device.
        secret: Secret,
    },
    /// Changes the locks, backs up, restores; see there.
    Safety(SafetyWish),
    /// Forget the keys; answered by `Presence(Locked)`. Ignored while an exchange is open.
    Lock,
    /// Somebody touched the screen or a key; said once a second at most.
    Touched,
    /// Answered by `Health`.
    HealthWanted,
    /// A wish for the engine.
    Command(Command),
    /// The screen is free for the next code; answered by `Frame`.
    FrameDue,
    /// A code arrived, and its size in a picture is not known.
    FrameReceived(#[serde(with = "serde_bytes")] Vec<u8>),
    /// The camera read a code.
    FrameCaptured {
        /// The bytes of the code.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// Pixels per module, times ten, from the corners that were found.
        pixels_per_module_x10: u16,
        /// Its QR version.
        qr_version: u8,
    },
    /// A picture of the camera had no code that could be read.
    CaptureMissed,
    /// Which camera reads from now on, and what it really delivers.
    CameraChanged(CameraReport),
    /// The text form of a code was pasted.
    TextReceived(String),
    /// Answered by `Text`.
    TextDue,
    /// Answered by `Receipt`.
    ReceiptWanted(Sid),
    /// Answered by `ReceiptFile`.
    ReceiptFileWanted(Sid),
    /// Answered by `CashIn`.
    CashInWanted(Hash),
    /// Of coins on paper, and of what was issued; see there.
    Paper(PaperWish),
    /// Of the committee that the wallet sits in or founds; see there.
    Committee(CommitteeWish),
    /// Answered by `Chain`.
    ChainWanted(TokenId),
    /// Answered by `Coins`.
    CoinsWanted(CoinQuery),
    /// Answered by `Movements`.
    MovementsWanted(MovementQuery),
    /// Answered by `People`.
    PeopleWanted,
    /// Answered by `Person`.
    PersonWanted(PublicKey),
    /// Answered by `Payable`.
    PayableWanted {
        /// Which coins.
        authority: Authority,
        /// How much.
        amount: Amount,
    },
}

/// From the worker to the page.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum FromWallet {
    /// Whether there is a wallet and whether it is open.
    Presence(Presence),
    /// The passphrase does not open this wallet.
    WrongPassphrase,
    /// What was tried opens the wallet.
    LockHeld,
    /// The locks are changed.
    LockChanged(Locks),
    /// The locks could not be changed, and are as they were.
    LockRefused,
    /// Of the committee; see there.
    Committee(CommitteeNews),
    /// A backup file.
    BackupMade(#[serde(with = "serde_bytes")] Vec<u8>),
    /// What a backup file holds, or why it was not taken.
    BackupRead(Result<Box<BackupContents>, BackupProblem>),
    /// What opens an emergency copy; the default where it is none.
    CopyLocks(Locks),
    /// The 24 words.
    Words(Vec<String>),
    /// Words were not taken: why.
    WordsRefused(WordsProblem),
    /// How well the wallet could be brought back; told after each change of it.
    Safety(Safety),
    /// Whether somebody is there; before the wallet locks by itself.
    Idle(Idle),
    /// What can be said of the stored wallet and of the time.
    Health(Box<WalletHealth>),
    /// The home screen's content.
    Wallet(WalletSummary),
    /// The exchange screen's content; none when it is closed.
    Exchange(Option<ExchangeSummary>),
    /// The next code to show.
    Frame {
        /// The bytes of the code.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// QR version, at error correction L.
        qr_version: u8,
        /// For how many milliseconds it stands at least.
        hold_ms: u16,
    },
    /// The text form of the code on the screen.
    Text(String),
    /// Coins were not issued: why.
    IssueRefused(String),
    /// A pasted text was not taken: why.
    TextRefused(String),
    /// A receipt; none when the transfer is not known.
    Receipt(Option<Box<Receipt>>),
    /// A receipt as a file; none when there is none yet.
    ReceiptFile(Option<Vec<u8>>),
    /// The report of a cashing in as a file; none when this wallet has none of that number.
    CashIn(Option<Vec<u8>>),
    /// Of coins on paper, and of what was issued.
    Paper(PaperNews),
    /// A coin's chain, verified now; none when the coin is not held here.
    Chain(Option<Box<ChainSummary>>),
    /// A page of the coins in hand.
    Coins(CoinsPage),
    /// A page of the history.
    Movements(MovementsPage),
    /// Contacts, and whoever was met.
    People(Vec<PersonEntry>),
    /// Somebody's page; none when nobody is known by that key.
    Person(Option<Box<PersonSummary>>),
    /// Whether an amount can be paid.
    Payable(PayableAnswer),
    /// The world failed: what, for the person; nothing is lost, and nothing more is done until the page is loaded again.
    Failed(Failure),
}

/// Wishes about what opens a wallet and what brings it back.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum SafetyWish {
    /// Set another passphrase, or one more passkey; answered by `LockChanged`, `LockRefused` or `WrongPassphrase`. After
    /// several wrong ones, here or where words are asked for, the wallet is locked.
    PutLock {
        /// What opens the wallet now.
        current: Secret,
        /// What is to open it from now on.
        new: Secret,
    },
    /// Lock the wallet by itself after this; answered by `Safety`.
    LockAfter(LockAfter),
    /// See whether this opens the wallet, and change nothing; answered by `LockHeld` or `WrongPassphrase`.
    TryLock {
        /// What should open the wallet now.
        current: Secret,
    },
    /// Take a passkey away; answered by `LockChanged`, or by `WrongPassphrase`.
    RemovePasskey {
        /// The browser's id of it.
        #[serde(with = "serde_bytes")]
        credential: Vec<u8>,
        /// What opens a lock that stays.
        current: Secret,
    },
    /// Make a backup file; answered by `BackupMade`.
    MakeBackup {
        /// Opens the file; need not be the wallet's own.
        passphrase: Passphrase,
    },
    /// The file of the last `BackupMade` has left the page: to the disk, or to another app.
    BackupKept,
    /// Read a backup file and change nothing; answered by `BackupRead`. Works without a wallet too.
    TestBackup {
        /// The file.
        #[serde(with = "serde_bytes")]
        file: Vec<u8>,
        /// Opens it.
        passphrase: Passphrase,
    },
    /// Put a wallet back where there is none; answered by `BackupRead`, and then by `Presence(Open)` if it was good. What opened it
    /// opens the wallet from then on.
    RestoreBackup {
        /// The file.
        #[serde(with = "serde_bytes")]
        file: Vec<u8>,
        /// Opens it; a passkey opens an emergency copy only.
        secret: Secret,
    },
    /// What opens an emergency copy; answered by `CopyLocks`.
    LocksOfCopy {
        /// The file.
        #[serde(with = "serde_bytes")]
        file: Vec<u8>,
    },
    /// Tell the 24 words; answered by `Words` or `WrongPassphrase`.
    ShowWords {
        /// What opens the wallet now: whoever finds it open does not get the words.
        current: Secret,
    },
    /// Make a wallet with the keys that words name; answered by `Presence(Open)` or `WordsRefused`.
    RestoreWords {
        /// As typed; a secret as much as a passphrase.
        words: Passphrase,
        /// The person's own name for the wallet.
        name: String,
        /// Seals the wallet at rest.
        secret: Secret,
    },
}

/// What a backup file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupContents {
    /// The wallet's name.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// What the wallet would show.
    pub wallet: Box<WalletSummary>,
    /// Coins whose history is missing from the file; none in a good one.
    pub without_history: u32,
    /// Changes that were stored last and cannot be read any more; only an emergency copy has such.
    pub lost_changes: u32,
}

/// Why a backup was not taken. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupProblem {
    /// It is something else.
    Foreign,
    /// It is of a later version of the app.
    NewerVersion(u8),
    /// Another passphrase, or changed bytes.
    Unopenable,
    /// It opens, and does not read.
    Damaged(String),
    /// The device has not got the memory.
    Exhausted,
}

/// Why words were not taken. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordsProblem {
    /// There are not 24 of them, but so many.
    Count(usize),
    /// The one at this place, from 1, is not on the list.
    Unknown(usize),
    /// They do not fit together.
    Checksum,
}

/// What opens a wallet, as far as a screen needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locks {
    /// Whether there is a passphrase.
    pub passphrase: bool,
    /// Each passkey: the credential's id, and what to ask its authenticator.
    pub passkeys: Vec<(Vec<u8>, Vec<u8>)>,
}

/// How well a wallet could be brought back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Safety {
    /// When the last backup file left the page.
    pub backed_up: Option<Timestamp>,
    /// Whether something changed since.
    pub changed_since: bool,
    /// When the words were last shown.
    pub words_shown: Option<Timestamp>,
    /// After how long without a touch the wallet locks by itself.
    pub lock_after: LockAfter,
}

/// After how long without a touch a wallet locks by itself; never during an exchange.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LockAfter {
    /// A minute.
    OneMinute,
    /// Five minutes.
    #[default]
    FiveMinutes,
    /// A quarter of an hour.
    QuarterHour,
    /// Only when a person says so.
    Never,
}

impl LockAfter {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::OneMinute, Self::FiveMinutes, Self::QuarterHour, Self::Never];

    /// In minutes; none is never.
    pub fn minutes(self) -> Option<u32> {
        match self {
            Self::OneMinute => Some(1),
            Self::FiveMinutes => Some(5),
            Self::QuarterHour => Some(15),
            Self::Never => None,
        }
    }
}

/// Whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Idle {
    /// Somebody is there again.
    Awake,
    /// The wallet locks after this, unless somebody touches the screen.
    Closing {
        /// In milliseconds.
        left_ms: u32,
    },
    /// It locks now: nobody was there.
    Closed,
}

/// What can be said of a stored wallet without a word about what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletHealth {
    /// The time, and how sure it is.
    pub time: TimeSummary,
    /// Coins that are kept.
    pub coins: u32,
    /// Lines of the history.
    pub movements: u32,
    /// Changes since the wallet was made.
    pub changes: u64,
    /// Of these, changes that are not in the last snapshot.
    pub since_snapshot: u32,
    /// The version of the browser's database.
    pub database: u32,
    /// The version of the wallet's header.
    pub header: u8,
}

/// Whether there is a wallet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Another tab holds it; the worker waits and reports again when that tab lets go.
    Elsewhere,
    /// There is one; it needs its passphrase.
    Locked {
        /// The person's own name for it.
        name: String,
        /// What opens it.
        locks: Locks,
        /// For how many milliseconds no passphrase is tried, after several wrong ones.
        wait_ms: u32,
    },
    /// There is none in this browser.
    None,
    /// It is open.
    Open {
        /// The person's own name for it.
        name: String,
        /// What opens it.
        locks: Locks,
    },
}

/// A failure of the world, with a stable code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The stored wallet does not read; nothing was changed.
    DamagedStore(String),
    /// A later version of the app has stored the wallet; nothing of it was touched.
    NewerStore,
    /// Another tab has opened the wallet since; nothing is written from here any more.
    TakenOver,
    /// The browser refused to store; nothing was said to the peer.
    Storage(String),
    /// The browser lacks something the wallet needs.
    Unsupported(String),
    /// The wallet's worker stopped.
    Worker(String),
}

impl Failure {
    /// The code that stays the same in every version and language.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DamagedStore(_) => "DAMAGED-STORE",
            Self::NewerStore => "NEWER-STORE",
            Self::Storage(_) => "STORAGE",
            Self::TakenOver => "TAKEN-OVER",
            Self::Unsupported(_) => "UNSUPPORTED",
            Self::Worker(_) => "WORKER",
        }
    }

    /// What is known of the cause.
    pub fn detail(&self) -> &str {
        match self {
            Self::NewerStore | Self::TakenOver => "",
            Self::DamagedStore(detail) | Self::Storage(detail) | Self::Unsupported(detail) | Self::Worker(detail) => {
                detail
            }
        }
    }
}
