//! A receipt, or the report of a cashing in, that came as a file, as a screen shows it: no wallet is needed for it.
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::lifecycle::cash_in::{self, CashIn, ReadCashIn, ReadCoin};
use crate::token::amount::{Amount, Denomination};
use crate::token::issuance::{Issuance, SignedIssuance};
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
    /// What it is about.
    pub kind: CheckedKind,
}

/// What a receipt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckedKind {
    /// A payment.
    Payment,
    /// A coin that was taken from paper: one device has signed for both sides.
    FromPaper,
    /// Coins that went back to their issuer for good; nobody has signed when.
    CashIn,
}

impl CheckedReceipt {
    /// Reads and verifies a file; none when it is no receipt.
    pub fn of_file(file: &[u8], entropy: Entropy) -> Option<Self> {
        let mut dice = Dice::new(&entropy);
        if file.starts_with(cash_in::MAGIC) {
            return Some(Self::of_cash_in(&CashIn::parse(file).ok()?, &mut dice));
        }
        let read = ReceiptFile::parse(file).ok()?.verify(&mut dice);
        let issuance = read.issuances.first().map(|known| &known.issuance);
        let name = |of: fn(&Issuance) -> String| issuance.map_or_else(String::new, of);
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
            kind: if read.from_paper { CheckedKind::FromPaper } else { CheckedKind::Payment },
            checks: read.checks,
        })
    }

    fn of_cash_in(report: &CashIn, dice: &mut Dice) -> Self {
        let read = report.verify(dice);
        let issuance = read.issuances.first().map(|known| &known.issuance);
        let name = |of: fn(&Issuance) -> String| issuance.map_or_else(String::new, of);
        let coins: Vec<_> = read.coins.iter().filter_map(|coin| named_coin(&read.issuances, coin)).collect();
        let values = coins.iter().map(|(_, value)| value.value());
        Self {
            holds: read.given && read.taken,
            amount: Amount(values.fold(0, u32::saturating_add)),
            unit: name(|issuance| issuance.unit.clone()),
            community: name(|issuance| issuance.name.clone()),
            issuer: name(|issuance| issuance.issuer.short()),
            memo: String::new(),
            payer: shorts(read.coins.iter().map(|coin| coin.owner)),
            payee: shorts(read.coins.iter().map(|coin| coin.witness)),
            from: report.told(),
            to: report.told(),
            doubtful: false,
            header: Some(report.number()),
            paid: coins,
            change: Vec::new(),
            swap: false,
            kind: CheckedKind::CashIn,
            checks: checks_of(&read),
        }
    }
}

fn checks_of(read: &ReadCashIn) -> Vec<(ReceiptCheck, Finding)> {
    let is_issued = !read.issuances.is_empty();
    let found = |rests: bool, holds| match (rests, holds) {
        (false, _) => Finding::Unchecked,
        (true, true) => Finding::Holds,
        (true, false) => Finding::Fails,
    };
    let has_coins = !read.coins.is_empty();
    vec![
        (ReceiptCheck::Issuer, found(true, is_issued)),
        (ReceiptCheck::Coins, found(is_issued, has_coins)),
        (ReceiptCheck::Given, found(has_coins, read.given)),
        (ReceiptCheck::Taken, found(has_coins, read.taken)),
    ]
}

/// The keys, each once, as people see them.
fn shorts(keys: impl Iterator<Item = PublicKey>) -> String {
    let keys: BTreeSet<PublicKey> = keys.collect();
    keys.iter().map(PublicKey::short).collect::<Vec<_>>().join(", ")
}

fn named_coin(issuances: &[SignedIssuance], coin: &ReadCoin) -> Option<(String, Denomination)> {
    let issuance = &issuances.get(coin.issuance)?.issuance;
    Some((issuance.label(coin.index), issuance.denomination_of(coin.index)?))
}

fn named(read: &ReadReceipt, coins: &[AgreedCoin]) -> Vec<(String, Denomination)> {
    let label = |coin: &AgreedCoin| {
        let issuance = read.issuances.iter().find(|known| known.id() == coin.traced.issuance);
        issuance.map_or_else(String::new, |known| known.issuance.label(coin.traced.index))
    };
    coins.iter().map(|coin| (label(coin), coin.traced.denomination)).collect()
}
