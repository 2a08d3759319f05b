//! Give it back: a new payment the other way, whose note carries the short number of the first. The note is what links the two
//! receipts, on both sides; there is no undoing.
use std::collections::BTreeMap;

use juicetokens_engine::Intent;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{
    Acquaintance, MovementEntry, MovementFilter, MovementKind, MovementQuery, MovementsPage, Receipt,
};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::transfer::record::{Role, Sid};

use crate::model::border::HostCommand;
use crate::model::pay::{amount_of, clean_amount};
use crate::model::receipt::ReceiptPage;
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, exchange};

/// Stands before the number in a note; the same in every language.
const MARK: &str = "↩ ";
/// Characters of the number: the beginning of the transfer's name, which both wallets know.
const DIGITS: usize = 8;
/// Refunds of one payment that are looked for.
const MOST_FOUND: u16 = 20;

/// What belongs to the receipt that is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refund {
    /// Whether the person is asked how much.
    pub open: bool,
    /// How much, as typed: digits only.
    pub typed: String,
    /// What carries the number, or has it.
    pub found: Vec<MovementEntry>,
    awaited: Option<MovementQuery>,
}

/// What a person does about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Would give it back, or get it back; or rather not.
    Opened(bool),
    /// Typed how much.
    Typed(String),
    /// Meets the other.
    Agreed,
}

/// The short number of a transfer.
pub fn number_of(sid: Sid) -> String {
    sid.to_string().chars().take(DIGITS).collect()
}

/// The note of a refund.
pub fn memo_of(sid: Sid) -> String {
    format!("{MARK}{}", number_of(sid))
}

/// The number of the payment that a note refers to, if it is the note of a refund.
pub fn original_of(memo: &str) -> Option<&str> {
    let number = memo.strip_prefix(MARK)?;
    (number.len() == DIGITS && number.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(number)
}

/// What was given back of each payment among these, by its number: only what happened, and went the other way.
pub fn returned_of(found: &[MovementEntry]) -> BTreeMap<String, Amount> {
    let mut returned = BTreeMap::new();
    let other_way = |kind| match kind {
        MovementKind::Paid => Some(MovementKind::Received),
        MovementKind::Received => Some(MovementKind::Paid),
        _ => None,
    };
    let mut kinds = BTreeMap::new();
    for movement in found.iter().map(|entry| &entry.movement) {
        if let Some(sid) = movement.sid {
            kinds.insert(number_of(sid), movement.kind);
        }
    }
    for entry in found {
        let Some(number) = original_of(&entry.memo) else { continue };
        if kinds.get(number).is_some_and(|kind| other_way(*kind) == Some(entry.movement.kind)) {
            let sum: &mut Amount = returned.entry(number.to_owned()).or_default();
            *sum = Amount(sum.0.saturating_add(entry.movement.amount.0));
        }
    }
    returned
}

/// How much of the receipt that is looked at was given back.
pub fn returned(model: &Model, receipt: &Receipt) -> Amount {
    returned_of(&model.refund.found).get(&number_of(receipt.sid)).copied().unwrap_or_default()
}

/// The payment whose refund the receipt is, if it is one and the payment is known.
pub fn original<'a>(model: &'a Model, receipt: &Receipt) -> Option<&'a MovementEntry> {
    let number = original_of(&receipt.memo)?;
    model.refund.found.iter().find(|entry| entry.movement.sid.is_some_and(|sid| number_of(sid) == number))
}

/// The refunds of the receipt.
pub fn refunds<'a>(model: &'a Model, receipt: &Receipt) -> Vec<&'a MovementEntry> {
    let memo = memo_of(receipt.sid);
    let went = |entry: &&MovementEntry| matches!(entry.movement.kind, MovementKind::Paid | MovementKind::Received);
    model.refund.found.iter().filter(|entry| entry.memo == memo).filter(went).collect()
}

/// What could still be given back.
pub fn left(model: &Model, receipt: &Receipt) -> Amount {
    Amount(receipt.amount.0.saturating_sub(returned(model, receipt).0))
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let ReceiptPage::Found(receipt) = &model.receipt else { return Vec::new() };
    let receipt = receipt.clone();
    match event {
        Event::Opened(open) => {
            model.refund.typed = left(model, &receipt).to_string();
            model.refund.open = open;
            Vec::new()
        }
        Event::Typed(text) => {
            model.refund.typed = clean_amount(&text);
            Vec::new()
        }
        Event::Agreed => agreed(model, &receipt),
    }
}

/// Whoever was paid pays; whoever paid asks, and leaves the amount to the other.
fn agreed(model: &mut Model, receipt: &Receipt) -> Vec<HostCommand> {
    let known: Vec<Authority> = model
        .assets()
        .iter()
        .filter(|asset| asset.community == receipt.community && asset.unit == receipt.unit)
        .map(|asset| asset.authority)
        .take(crate::model::receive::MOST_ACCEPTED)
        .collect();
    let amount = amount_of(&model.refund.typed);
    let intent = match receipt.role {
        Role::Payee if amount.is_zero() || amount > left(model, receipt) => return Vec::new(),
        Role::Payee => Intent::Pay { amount: Some(amount), authority: known.first().copied() },
        Role::Payer => Intent::Receive {
            amount: Amount::ZERO,
            memo: memo_of(receipt.sid),
            open_to_new: known.is_empty(),
            accepted: known,
        },
    };
    exchange::begin_with(model, intent, held_to(receipt))
}

/// Whom a refund is for; none where the other side never said who it is: its key of that day tells nothing on another.
pub fn held_to(receipt: &Receipt) -> Option<PublicKey> {
    (receipt.peer.acquaintance != Acquaintance::Unknown).then_some(receipt.peer.key)
}

/// The receipt is there: what carries its number, or the number that it carries, is looked for.
pub(super) fn look(model: &mut Model, receipt: &Receipt) -> Vec<HostCommand> {
    let number = original_of(&receipt.memo).map_or_else(|| number_of(receipt.sid), str::to_owned);
    let query =
        MovementQuery { before: None, count: MOST_FOUND, search: number, with: None, filter: MovementFilter::All };
    model.refund.awaited = Some(query.clone());
    vec![HostCommand::ToWallet(ToWallet::MovementsWanted(query))]
}

/// A page of movements came; says whether it was for here.
pub(super) fn arrived(model: &mut Model, page: &MovementsPage) -> bool {
    let is_ours = model.refund.awaited.as_ref() == Some(&page.query);
    if is_ours {
        model.refund.awaited = None;
        model.refund.found = page.found.clone();
    }
    is_ours
}
