//! Why a message is refused, with stable codes.
use serde::{Deserialize, Serialize};

/// The stable code of a Refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum RefuseCode {
    /// The payee cannot give the planned change.
    CannotGive = 1,
    /// The payer has no plan for the amount.
    CannotPay = 2,
    /// The peer's protocol range and ours do not meet.
    Version = 3,
    /// A message does not read.
    Malformed = 4,
    /// A signature does not hold, or names another key.
    Signature = 5,
    /// Coins of an issuance the payee does not accept.
    NotAccepted = 6,
    /// A coin has expired.
    Expired = 7,
    /// A coin's chain is longer than its issuance allows.
    TooManyHops = 8,
    /// Over the receiver's limit.
    OverLimit = 9,
    /// A coin this wallet already holds or has seen spent.
    AlreadySeen = 10,
    /// The person said no.
    Declined = 11,
    /// The payer has aborted this transfer.
    Aborted = 12,
    /// A message that the state does not expect.
    Unexpected = 13,
    /// A transfer this wallet does not know.
    Unknown = 14,
    /// The amount differs from what was agreed.
    Amount = 15,
    /// A certificate of which not every payment coin was shown, and which the payee has not acknowledged.
    Incomplete = 16,
    /// A coin that was spent twice, as a proof shows; only its witness can say whose it is.
    Contested = 17,
    /// A coin expires where the two clocks disagree about what time it is.
    ClocksDisagree = 18,
    /// One side is here to pay or be paid, the other to settle.
    OtherPurpose = 19,
}

impl RefuseCode {
    const ALL: [Self; 19] = [
        Self::CannotGive,
        Self::CannotPay,
        Self::Version,
        Self::Malformed,
        Self::Signature,
        Self::NotAccepted,
        Self::Expired,
        Self::TooManyHops,
        Self::OverLimit,
        Self::AlreadySeen,
        Self::Declined,
        Self::Aborted,
        Self::Unexpected,
        Self::Unknown,
        Self::Amount,
        Self::Incomplete,
        Self::Contested,
        Self::ClocksDisagree,
        Self::OtherPurpose,
    ];

    /// The code of this number, if there is one.
    pub fn of_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|code| u32::from(*code as u8) == number)
    }
}
