//! Pay: an amount that the coins in hand can meet, or whatever the payee asks.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::{AssetSummary, PayableAnswer};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Authority;

use crate::model::border::HostCommand;
use crate::model::digits::digits;
use crate::model::link::PayRequest;
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, exchange, home};

/// The most digits of an amount.
pub const MOST_DIGITS: usize = 7;

/// The pay screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pay {
    /// The amount as typed: digits only.
    pub typed: String,
    /// Which coins.
    pub authority: Option<Authority>,
    /// What a link asked for, until the screen opens.
    pub wished: Option<PayRequest>,
    /// What the link that opened the screen says; nobody has signed it.
    pub request: Option<PayRequest>,
    answer: Option<PayableAnswer>,
}

/// What a person does on the pay screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Chose an amount that is payable.
    AmountChosen(Amount),
    /// Chose which coins.
    AssetChosen(Authority),
    /// Wants to pay what the payee asks.
    AskedWanted,
    /// Goes on with the typed amount.
    Continued,
    /// Took the last digit away on the keypad.
    DigitErased,
    /// Pressed a digit on the keypad.
    DigitPressed(u8),
    /// Typed an amount.
    Typed(String),
}

/// What the coins in hand make of the typed amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The worker has not answered yet.
    Checking,
    /// Nothing typed.
    Empty,
    /// They sum to exactly this.
    Exact,
    /// They do not, but with change from the payee they may.
    NeedsChange {
        /// Amounts they do sum to, the lower first.
        nearest: Vec<Amount>,
    },
    /// It is more than can be spent.
    TooMuch {
        /// What can be spent.
        held: Amount,
    },
}

/// Only digits, without zeros in front, no longer than [`MOST_DIGITS`].
pub fn clean_amount(text: &str) -> String {
    let digits: String = digits(text);
    digits.trim_start_matches('0').chars().take(MOST_DIGITS).collect()
}

/// The amount of cleaned text; nothing is zero.
pub fn amount_of(typed: &str) -> Amount {
    Amount(typed.parse().unwrap_or(0))
}

/// Kinds of coins that can be paid with now.
pub fn payable_assets(model: &Model) -> impl Iterator<Item = &AssetSummary> {
    model.assets().iter().filter(|asset| !home::spendable(&asset.balance).is_zero())
}

/// The kind of coins that is chosen.
pub fn chosen_asset(model: &Model) -> Option<&AssetSummary> {
    payable_assets(model).find(|asset| Some(asset.authority) == model.pay.authority)
}

/// What the coins in hand make of the typed amount.
pub fn check(model: &Model) -> Check {
    let amount = amount_of(&model.pay.typed);
    if amount.is_zero() {
        return Check::Empty;
    }
    let held = chosen_asset(model).map_or(Amount::ZERO, |asset| home::spendable(&asset.balance));
    if amount > held {
        return Check::TooMuch { held };
    }
    let asked = |answer: &&PayableAnswer| answer.amount == amount && Some(answer.authority) == model.pay.authority;
    match model.pay.answer.as_ref().filter(asked) {
        Some(answer) if answer.exact => Check::Exact,
        Some(answer) => Check::NeedsChange { nearest: [answer.below, answer.above].into_iter().flatten().collect() },
        _ => Check::Checking,
    }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::AmountChosen(amount) => type_amount(model, &amount.to_string()),
        Event::AssetChosen(authority) => {
            model.pay.authority = Some(authority);
            ask(model)
        }
        Event::AskedWanted => {
            let intent = Intent::Pay { amount: None, authority: authority_when_several(model) };
            exchange::begin(model, intent)
        }
        Event::Continued => continued(model),
        Event::DigitErased => {
            let mut typed = model.pay.typed.clone();
            typed.pop();
            type_amount(model, &typed)
        }
        Event::DigitPressed(digit) => {
            let typed = format!("{}{}", model.pay.typed, digit.min(9));
            type_amount(model, &typed)
        }
        Event::Typed(text) => type_amount(model, &text),
    }
}

fn continued(model: &mut Model) -> Vec<HostCommand> {
    if !matches!(check(model), Check::Exact | Check::NeedsChange { .. }) {
        return Vec::new();
    }
    let amount = Some(amount_of(&model.pay.typed));
    let intent = Intent::Pay { amount, authority: authority_when_several(model) };
    exchange::begin(model, intent)
}

/// With one kind of coins there is nothing to choose; what the payee accepts decides.
fn authority_when_several(model: &Model) -> Option<Authority> {
    if payable_assets(model).count() > 1 { model.pay.authority } else { None }
}

pub(super) fn type_amount(model: &mut Model, text: &str) -> Vec<HostCommand> {
    model.pay.typed = clean_amount(text);
    ask(model)
}

fn ask(model: &mut Model) -> Vec<HostCommand> {
    model.pay.answer = None;
    let amount = amount_of(&model.pay.typed);
    match model.pay.authority {
        Some(authority) if !amount.is_zero() => {
            vec![HostCommand::ToWallet(ToWallet::PayableWanted { authority, amount })]
        }
        _ => Vec::new(),
    }
}

/// A person opens the screen: empty, with the kind of coins of last time where it is still held.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    let kept = chosen_asset(model).or_else(|| payable_assets(model).next()).map(|asset| asset.authority);
    let request = model.pay.wished.take();
    let asked = request.as_ref().and_then(|request| request.authority);
    let asked = asked.filter(|asked| payable_assets(model).any(|asset| asset.authority == *asked));
    let amount = request.as_ref().and_then(|request| request.amount);
    model.pay = Pay { authority: asked.or(kept), request, ..Pay::default() };
    amount.map(|amount| type_amount(model, &amount.to_string())).unwrap_or_default()
}

/// The worker answered; an answer to an older question is dropped by [`check`].
pub(super) fn answered(model: &mut Model, answer: PayableAnswer) -> Vec<HostCommand> {
    model.pay.answer = Some(answer);
    Vec::new()
}
