//! A receipt that came as a file, as a screen shows it: no wallet is needed for it.
use serde::{Deserialize, Serialize};

use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::time::Timestamp;
use crate::token::amount::{Amount, Denomination};
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::receipt::{Finding, ReadReceipt, ReceiptCheck, ReceiptFile};

/// Who paid whom what, and which of it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedReceipt {
    /// Every check in order.
    pub checks: Vec<(ReceiptCheck, Finding)>,
    /// Whether everything that must hold does.
    pub holds: bool,
    /// What is paid; in a swap what goes each way.
    pub amount: Amount,
    /// Coins for coins that are worth the same: nothing is paid.
    pub swap: bool,
    /// The unit's name, as the issuer has signed it.
    pub unit: String,
    /// The community's name, as the issuer has signed it.
    pub community: String,
    /// The issuer's key, short.
    pub issuer: String,
    /// The payee's note.
    pub memo: String,
    /// The payer's key, short.
    pub payer: String,
    /// The payee's key, short.
    pub payee: String,
    /// Not before this.
    pub from: Timestamp,
    /// Not later than this.
    pub to: Timestamp,
    /// Whether the two clocks contradicted each other.
    pub doubtful: bool,
    /// The payment's id.
    pub header: Option<Hash>,
    /// The coins paid: as people see them, and their value.
    pub paid: Vec<(String, Denomination)>,
    /// The coins given back.
    pub change: Vec<(String, Denomination)>,
    /// Whether the coin was taken from paper: then one device has signed for both sides.
    pub from_paper: bool,
}

impl CheckedReceipt {
    /// Reads and verifies a file; none when it is no receipt.
    pub fn of_file(file: &[u8], entropy: Entropy) -> Option<Self> {
        let read = ReceiptFile::parse(file).ok()?.verify(&mut Dice::new(&entropy));
        let issuance = read.issuances.first().map(|known| &known.issuance);
        let name = |of: fn(&crate::token::issuance::Issuance) -> String| issuance.map_or_else(String::new, of);
        Some(Self {
            holds: read.holds(),
            amount: read.amount,
            swap: read.swap,
            unit: name(|issuance| issuance.unit.clone()),
            community: name(|issuance| issuance.name.clone()),
            issuer: name(|issuance| issuance.issuer.short()),
            memo: read.memo.clone(),
            payer: read.payer.short(),
            payee: read.payee.short(),
            from: read.times.lo,
            to: read.times.upper(),
            doubtful: read.times.doubtful,
            header: read.header,
            paid: named(&read, &read.payment),
            change: named(&read, &read.change),
            from_paper: read.from_paper,
            checks: read.checks,
        })
    }
}

fn named(read: &ReadReceipt, coins: &[AgreedCoin]) -> Vec<(String, Denomination)> {
    let label = |coin: &AgreedCoin| {
        let issuance = read.issuances.iter().find(|known| known.id() == coin.traced.issuance);
        issuance.map_or_else(String::new, |known| known.issuance.label(coin.traced.index))
    };
    coins.iter().map(|coin| (label(coin), coin.traced.denomination)).collect()
}
