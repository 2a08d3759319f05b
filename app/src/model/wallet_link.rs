//! What the page and the wallet's worker say to each other; plain data, cloned across `postMessage`.
use juicetokens_engine::Command;
use juicetokens_engine::summary::{
    ChainSummary, ExchangeSummary, MovementQuery, MovementsPage, PayableAnswer, Receipt, WalletSummary,
};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::transport::CameraReport;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A passphrase on its way from the keyboard to the worker; it has no `Debug`, and is wiped when it was used.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Passphrase(pub String);

/// From the page to the worker.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum ToWallet {
    /// Make a new wallet; answered by `Presence(Open)`.
    Create {
        /// The person's own name for the wallet.
        name: String,
        /// Seals the wallet at rest.
        passphrase: Passphrase,
    },
    /// Open the wallet; answered by `Presence(Open)` or `WrongPassphrase`.
    Unlock {
        /// As typed.
        passphrase: Passphrase,
    },
    /// Forget the keys; answered by `Presence(Locked)`. Ignored while an exchange is open.
    Lock,
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
    /// Answered by `Chain`.
    ChainWanted(TokenId),
    /// Answered by `Movements`.
    MovementsWanted(MovementQuery),
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
    /// A coin's chain, verified now; none when the coin is not held here.
    Chain(Option<Box<ChainSummary>>),
    /// A page of the history.
    Movements(MovementsPage),
    /// Whether an amount can be paid.
    Payable(PayableAnswer),
    /// The world failed: what, for the person; nothing is lost, and nothing more is done until the page is loaded again.
    Failed(Failure),
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
    },
    /// There is none in this browser.
    None,
    /// It is open.
    Open {
        /// The person's own name for it.
        name: String,
    },
}

/// A failure of the world, with a stable code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The stored wallet does not read; nothing was changed.
    DamagedStore(String),
    /// The browser refused to store; nothing was said to the peer.
    Storage(String),
    /// The browser lacks something the wallet needs.
    Unsupported(String),
    /// The wallet's worker stopped.
    Worker(String),
}
