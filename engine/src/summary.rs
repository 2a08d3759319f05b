//! The read model: what a screen needs to know, as plain data. Made anew by `Engine::wallet_summary` and friends.
mod chain;
mod coins;
mod history;
mod paper;
mod people;
mod receipt_file;

use serde::{Deserialize, Serialize};

pub use self::chain::{ChainAnchor, ChainLink, ChainSummary};
pub use self::coins::{CoinGroup, CoinQuery, CoinSummary, CoinsPage, Expiry, Grade};
pub use self::history::{
    Movement, MovementEntry, MovementFilter, MovementKind, MovementQuery, MovementsPage, TransferState,
};
pub use self::paper::{IssueOverview, IssuedSummary, PaperProblem, PaperSummary, PrintProblem, Printable, PrintedCoin};
pub use self::people::{Acquaintance, Peer, PersonEntry, PersonSummary, ProfileSummary};
pub use self::receipt_file::{CheckedKind, CheckedReceipt};
pub use crate::token::transfer::receipt::{Finding, ReceiptCheck};

use crate::foundation::hash::Hash;
use crate::foundation::time::Timestamp;
use crate::foundation::time::confidence::Confidence;
use crate::foundation::time::spoofing::ClockSign;
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::token_id::TokenId;
use crate::token::transfer::record::{Role, Sid};
use crate::token::transfer::refuse::RefuseCode;
use crate::transport::Guidance;
use crate::trust::dial::{DialPolicy, Reason};

/// Everything on the home screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletSummary {
    /// Kinds of coins this wallet holds, accepts or issues.
    pub assets: Vec<AssetSummary>,
    /// Transfers that are not over, newest first.
    pub open: Vec<OpenTransfer>,
    /// What has happened, newest first.
    pub movements: Vec<Movement>,
    /// How much is taken on trust, and from whom.
    pub dial: DialPolicy,
    /// Coins that somebody spent twice, as far as this wallet can prove it; newest first.
    pub conflicts: Vec<ConflictSummary>,
    /// When this wallet was put back from a backup, if it was and something is still quarantined.
    pub restored: Option<Timestamp>,
    /// How the person here appears to others.
    pub profile: ProfileSummary,
    /// What the host keeps in the wallet, in a form of its own.
    pub notes: String,
    /// Whether this wallet sits in a committee, or was linked with others to found one.
    pub sits: bool,
}

/// A coin that was spent twice, with proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictSummary {
    /// The coin as people see it, if its issuance is known here.
    pub label: String,
    /// Its value, if known.
    pub denomination: Option<Denomination>,
    /// The key that signed twice, short, as people compare it.
    pub culprit: String,
    /// Whose key it was in a transfer with this wallet, if it said so.
    pub who: Option<Peer>,
    /// Whether that key is this wallet's own: another wallet made from the same backup is in use.
    pub ours: bool,
    /// Whether that key stood on paper: a copy of it was taken as well.
    pub on_paper: bool,
    /// How sure the coin is, if this wallet holds it now.
    pub grade: Option<Grade>,
    /// When this wallet learnt of it.
    pub at: Timestamp,
}

/// One kind of coins: one issuer, one asset, one witness set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetSummary {
    /// Its name in requests.
    pub authority: Authority,
    /// The community that issues it.
    pub community: String,
    /// What one unit is called.
    pub unit: String,
    /// Whether this wallet is the issuer.
    pub issued_here: bool,
    /// Whether this wallet alone is who settles doubt about them.
    pub settles_here: bool,
    /// What a meeting with the issuer would do, if anything.
    pub to_settle: SettleNeed,
    /// The grades of the balance.
    pub balance: Balance,
    /// The coins in hand, counted: the highest value first.
    pub coins: Vec<CoinGroup>,
}

/// What a meeting with the issuer would do for one kind of coins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettleNeed {
    /// Transfers in doubt, or committed and not acknowledged.
    pub transfers: u32,
    /// Coins received on trust, worn, quarantined, contested, or already signed over.
    pub coins: u32,
    /// Of these, coins that cannot be spent before it.
    pub blocked: u32,
}

/// A balance by grade; grades are never mixed on a screen (PROTOCOL "Words and balance").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// In the balance and anchored, or change that was acknowledged.
    pub settled: Amount,
    /// In the balance, received on trust.
    pub on_trust: Amount,
    /// In the balance, reserved by an offer ("waiting").
    pub reserved: Amount,
    /// Not in the balance: change that is coming.
    pub change_coming: Amount,
    /// Not in the balance: change given in a payment that is in doubt.
    pub in_doubt: Amount,
    /// Not in the balance: signed over to the issuer, whose answer is missing.
    pub with_issuer: Amount,
    /// Not in the balance: may have been spent already; only the issuer can say.
    pub quarantined: Amount,
    /// Not in the balance: spent twice by somebody before; only the issuer can say whether it is ours.
    pub contested: Amount,
    /// Not in the balance: put on paper here; whoever holds the paper has it.
    pub on_paper: Amount,
}

/// A transfer that is not over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTransfer {
    /// Names it.
    pub sid: Sid,
    /// Our side of it.
    pub role: Role,
    /// Its state in the words of the protocol.
    pub state: TransferState,
    /// What it pays.
    pub amount: Amount,
    /// Coins for coins: the amount goes each way.
    pub swap: bool,
    /// The unit's name.
    pub unit: String,
    /// Coins handed over, by denomination.
    pub hand_over: DenominationCounts,
    /// Change, by denomination.
    pub change: DenominationCounts,
    /// With whom.
    pub peer: Peer,
    /// When it began.
    pub started: Timestamp,
    /// Until when an offer stands (payer, before the commit); none otherwise.
    pub deadline: Option<Timestamp>,
    /// Whether this side may still stop it by itself.
    pub can_cancel: bool,
    /// When the issuer decides, once asked; earlier if the payer's abort is known, never by itself.
    pub decides_at: Option<Timestamp>,
}

/// Everything on the exchange screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeSummary {
    /// Our side.
    pub role: Role,
    /// Where it stands.
    pub phase: ExchangePhase,
    /// The code that both people compare, once both wallets have met.
    pub code: Option<VerificationCode>,
    /// Whether the person here confirmed the code.
    pub confirmed_here: bool,
    /// Whether the person there did.
    pub confirmed_there: bool,
    /// Who is on the other side, as far as it has said.
    pub peer: Option<Peer>,
    /// Whether it is somebody known here, who has proved to be on the other end of this session: nobody stands in between, and
    /// this side compares no code.
    pub recognised: bool,
    /// The amount, as far as known; in a swap what goes each way.
    pub amount: Option<Amount>,
    /// Coins for coins that are worth the same: nothing is paid.
    pub swap: bool,
    /// The unit's name, as far as known.
    pub unit: Option<String>,
    /// The payee's note.
    pub memo: String,
    /// What waits for this person's yes or no.
    pub approval: Option<Approval>,
    /// asked (M1, M2), offered (M3), agreed (M4), paid (M5, M6): done or not.
    pub steps: [bool; 4],
    /// Symbols received and symbols needed of the message that is arriving.
    pub receiving: Option<(u32, u32)>,
    /// Symbols the peer has and needs of the message that is leaving.
    pub sending: Option<(u32, u32)>,
    /// The transfer, once it has a name.
    pub sid: Option<Sid>,
    /// What went wrong, when something did.
    pub problem: Option<Problem>,
    /// Whether this side may still stop the transfer by itself.
    pub can_cancel: bool,
    /// Whether the transfer has ended and nothing was paid: every coin is where it was.
    pub is_undone: bool,
    /// Milliseconds since the peer's codes were last seen, once met.
    pub peer_silent_ms: Option<u64>,
    /// Settling: what was done and what is left; none in a payment.
    pub settlement: Option<Settlement>,
    /// Whose screen is to be seen next, for phones that cannot look and show at the same time.
    pub guidance: Guidance,
    /// Whether a session goes on after a break, and the other phone was not seen since.
    pub is_resuming: bool,
}

/// How a meeting with the issuer goes, on either side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Whether this wallet is the issuer that settles.
    pub serving: bool,
    /// The issuer's community, once it has said who it is.
    pub community: Option<String>,
    /// What was done, in order.
    pub done: Vec<SettledItem>,
    /// The reports of what was cashed in, by number, each with its sum.
    pub reports: Vec<(Hash, Amount)>,
    /// How many questions are still to be asked (the holder's side).
    pub left: u32,
    /// Whether everything was asked and answered.
    pub finished: bool,
}

/// One answer of the issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettledItem {
    /// Coins renewed: settled, with all their hands again.
    Renewed(Amount),
    /// Coins given back for good.
    GivenBack(Amount),
    /// A payment was registered; it stands.
    Registered(Amount),
    /// The issuer was asked to decide a payment in doubt, and will from this moment on.
    Filed {
        /// The payment.
        amount: Amount,
        /// When.
        decides_at: Timestamp,
    },
    /// A payment was declared void: as before.
    Voided(Amount),
    /// The payer had registered a payment in doubt: it was received after all.
    Received(Amount),
    /// Somebody else was paid with the same coins first.
    Dead(Amount),
    /// The issuer was restored from a backup, and only listens until this moment.
    Listening(Timestamp),
    /// The issuer would not.
    Refused(RefuseCode),
}

/// Where an exchange stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExchangePhase {
    /// A yes or no of the person here is awaited.
    Approving,
    /// Both wallets have met; the code is being compared.
    Comparing,
    /// Paid; both wallets know. The receipt can be shown.
    Done,
    /// Messages go back and forth.
    Exchanging,
    /// Waiting for the other wallet's code.
    Meeting,
    /// It stopped without a payment; `problem` says why, unless the person stopped it.
    Stopped,
}

/// Twenty bits of the session's transcript, in two forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerificationCode {
    /// Four indices into 32 symbols.
    pub symbols: [u8; 4],
    /// The same bits as six digits.
    pub digits: String,
}

/// What a person is asked to agree to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Approval {
    /// Payer: hand over these coins and get these back.
    Pay {
        /// What is paid.
        amount: Amount,
        /// The unit's name.
        unit: String,
        /// The community's name.
        community: String,
        /// The payee's note.
        memo: String,
        /// Coins that leave.
        hand_over: DenominationCounts,
        /// Coins that come back.
        change: DenominationCounts,
        /// Why the change is taken, or what speaks against it: this yes covers it.
        reasons: Vec<Reason>,
    },
    /// Payee: take coins of a kind this wallet has not accepted before, or an amount the payer chose.
    Receive {
        /// What is received.
        amount: Amount,
        /// The unit's name.
        unit: String,
        /// The community's name.
        community: String,
        /// The issuer's key, short, as people compare it.
        issuer: String,
        /// When the first of the coins expires.
        expires: Timestamp,
        /// Whether the issuer is new to this wallet.
        new_issuer: bool,
        /// What speaks for the coins, or against them: this yes covers it.
        reasons: Vec<Reason>,
    },
    /// Either side: these coins go, and those come, worth the same.
    Swap {
        /// What goes each way.
        value: Amount,
        /// The unit's name.
        unit: String,
        /// The community's name.
        community: String,
        /// Coins that leave.
        give: DenominationCounts,
        /// Coins that come.
        take: DenominationCounts,
        /// What speaks for the coins that come, or against them: this yes covers it.
        reasons: Vec<Reason>,
    },
    /// Issuer: take these coins back for good.
    TakeBack {
        /// What is given back.
        amount: Amount,
        /// The unit's name.
        unit: String,
        /// The community's name.
        community: String,
    },
}

/// What happened to the money, why, and what to do: each with a stable code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Payer: the typed amount and the asked amount differ.
    AmountDiffers {
        /// What the payee asked.
        asked: Amount,
        /// What the payer typed.
        typed: Amount,
    },
    /// There are no coins here, or there, that are worth what is to be changed.
    CannotSwap {
        /// What was to go each way.
        value: Amount,
    },
    /// Payer: no plan meets the amount; these are payable.
    CannotPay {
        /// What was asked.
        asked: Amount,
        /// The nearest payable amount below, if there is one.
        below: Option<Amount>,
        /// The nearest payable amount above, if there is one.
        above: Option<Amount>,
    },
    /// More on trust than the receiver takes now.
    OverLimit {
        /// What it would take.
        limit: Amount,
        /// What it was to take.
        on_trust: Amount,
    },
    /// The transfer's deadline passed before the payer committed.
    DeadlinePassed,
    /// A message did not read, or a signature did not hold.
    PeerMisbehaved {
        /// What was wrong, for the diagnostic line.
        what: String,
    },
    /// The peer speaks another version of the protocol.
    OtherVersion {
        /// The version seen.
        seen: u8,
    },
    /// The peer refused.
    Refused {
        /// Why.
        code: RefuseCode,
    },
    /// We refused what the peer offered.
    RefusedHere {
        /// Why.
        code: RefuseCode,
    },
    /// A coin was offered that this wallet holds already: somebody has spent it twice, and the proof is kept.
    SpentTwice {
        /// The key that signed twice, short, as people compare it.
        culprit: String,
    },
    /// The two phones are here for different things: one to pay or be paid, the other to settle.
    OtherPurpose,
    /// Both people chose the same role.
    SameRole,
    /// The peer's key did not open its commitment: somebody may be in between.
    SwappedKey,
    /// The person here has blocked the one there.
    Blocked,
    /// This meeting is for one person, and somebody else is there, or does not say who it is.
    OtherPerson,
    /// The peer left before anything was at stake.
    PeerLeft,
    /// The person here or there stopped it in time.
    Cancelled,
}

/// A payment that both wallets can prove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The transfer.
    pub sid: Sid,
    /// The header: the transfer's id for good; none before both sides signed.
    pub header: Option<Hash>,
    /// Our side.
    pub role: Role,
    /// Its state.
    pub state: TransferState,
    /// What was paid; in a swap what went each way.
    pub amount: Amount,
    /// Coins for coins that are worth the same: nothing was paid.
    pub swap: bool,
    /// The unit's name.
    pub unit: String,
    /// The community's name.
    pub community: String,
    /// The payee's note.
    pub memo: String,
    /// When, by this wallet's clock.
    pub at: Timestamp,
    /// With whom.
    pub peer: Peer,
    /// Coins paid.
    pub paid: Vec<ReceiptCoin>,
    /// Coins given back.
    pub change: Vec<ReceiptCoin>,
    /// Why this wallet took the coins that came to it.
    pub reasons: Vec<Reason>,
    /// Whether the coin was taken from paper, and nobody was met.
    pub from_paper: bool,
}

/// One coin on a receipt; its chain was verified when the receipt was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptCoin {
    /// Its id.
    pub token_id: TokenId,
    /// `LOCATION-REFERENCE-VALUE-INDEX`.
    pub label: String,
    /// Its value.
    pub denomination: Denomination,
    /// Hops in its chain, this transfer's included.
    pub hops: u8,
    /// Whether every signature of the chain holds, this transfer's included.
    pub verified: bool,
}

/// What this device believes of the time, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSummary {
    /// How sure.
    pub confidence: Confidence,
    /// The moment it goes by.
    pub at: Timestamp,
    /// How far it may be off, in milliseconds.
    pub error_ms: u32,
    /// Others have signed that it is not earlier than this.
    pub not_before: Option<Timestamp>,
    /// Whether the device's own clock says less than that, and is ignored.
    pub is_corrected: bool,
    /// Clocks that agree, this one included.
    pub agreeing: u32,
    /// Clocks that were asked, this one included.
    pub clocks: u32,
    /// What looks as if somebody had turned a clock, oldest first.
    pub signs: Vec<ClockSign>,
}

/// Answers "can I pay this, and how?" without a peer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayableAnswer {
    /// In which coins.
    pub authority: Authority,
    /// What was asked.
    pub amount: Amount,
    /// Whether the coins in hand sum to exactly this, without change.
    pub exact: bool,
    /// The nearest amount below that they do sum to.
    pub below: Option<Amount>,
    /// The nearest amount above that they do sum to.
    pub above: Option<Amount>,
}
