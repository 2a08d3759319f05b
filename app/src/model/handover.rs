//! Handing a wallet over to a new phone: one payment after another, of each kind of coins, until nothing is left that can move. Each
//! is an ordinary payment; here is only the order, and what stays behind and why.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::{AssetSummary, CoinGroup, Expiry, Grade};
use juicetokens_engine::token::amount::{Amount, Denomination};
use juicetokens_engine::token::hop::MAX_COINS;

use crate::model::border::HostCommand;
use crate::model::home::counted;
use crate::model::{Model, Route, exchange};

/// The screen of a hand-over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handover {
    /// Which side this phone is; none while nothing is handed over.
    pub side: Option<Side>,
    /// Payments that were made for it.
    pub done: u32,
}

/// One of the two phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It gives everything away.
    Old,
    /// It takes everything.
    New,
}

/// What a person does on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants the next payment.
    NextWanted(Side),
    /// Has had enough.
    Ended,
}

/// Payments of one kind of coins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Which kind.
    pub asset: &'a AssetSummary,
    /// The amount of each payment, in their order: a payment moves no more than 63 coins.
    pub payments: Vec<Amount>,
    /// What cannot be paid with, and why.
    pub stays: Vec<(Stay, Amount)>,
}

/// Why a coin stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// An open payment holds it: that has to be finished first.
    Bound,
    /// It waits for its issuer: quarantined, contested, or signed over.
    Issuer,
    /// It has passed through as many hands as it may: the issuer renews it.
    Worn,
    /// It is on paper.
    Paper,
    /// It has expired, or is lost.
    Gone,
}

impl Stay {
    const ALL: [Self; 5] = [Self::Bound, Self::Issuer, Self::Worn, Self::Paper, Self::Gone];
}

/// Everything that moves and stays, by kind; kinds without coins are left out.
pub fn parts(model: &Model) -> Vec<Part<'_>> {
    model.assets().iter().map(part_of).filter(|part| !part.payments.is_empty() || !part.stays.is_empty()).collect()
}

fn part_of(asset: &AssetSummary) -> Part<'_> {
    let stays_here = Stay::ALL.into_iter().map(|why| {
        let coins = asset.coins.iter().filter(|coins| stays(coins) == Some(why));
        (why, Amount(coins.map(|coins| coins.value().0).fold(0, u32::saturating_add)))
    });
    Part {
        asset,
        payments: payments(counted(asset.coins.iter().filter(|coins| stays(coins).is_none()))),
        stays: stays_here.filter(|(_, amount)| !amount.is_zero()).collect(),
    }
}

/// The largest coins first: the wallet pays with as few as it can, so that each amount takes exactly these.
fn payments(coins: Vec<(Denomination, u32)>) -> Vec<Amount> {
    let values = coins.into_iter().rev().flat_map(|(coin, count)| (0..count).map(move |_| coin.value()));
    let mut payments: Vec<(u8, Amount)> = Vec::new();
    for value in values {
        match payments.last_mut().filter(|(count, _)| *count < MAX_COINS) {
            Some((count, amount)) => (*count, amount.0) = (*count + 1, amount.0.saturating_add(value)),
            None => payments.push((1, Amount(value))),
        }
    }
    payments.into_iter().map(|(_, amount)| amount).collect()
}

fn stays(coins: &CoinGroup) -> Option<Stay> {
    match coins.grade {
        Grade::Settled | Grade::OnTrust if coins.expiry == Expiry::Over => Some(Stay::Gone),
        Grade::Settled | Grade::OnTrust => (coins.hands_left == 0).then_some(Stay::Worn),
        Grade::Reserved | Grade::InDoubt | Grade::ChangeComing => Some(Stay::Bound),
        Grade::WithIssuer | Grade::Quarantined | Grade::Contested => Some(Stay::Issuer),
        Grade::OnPaper => Some(Stay::Paper),
        Grade::Lost => Some(Stay::Gone),
    }
}

/// The next payment of an old phone; none when all that can move has moved.
pub fn next(model: &Model) -> Option<(&AssetSummary, Amount)> {
    parts(model).into_iter().find_map(|part| part.payments.first().map(|amount| (part.asset, *amount)))
}

/// How many payments there are still to be.
pub fn left(model: &Model) -> u32 {
    let payments = parts(model).iter().map(|part| part.payments.len()).sum::<usize>();
    u32::try_from(payments).unwrap_or(u32::MAX)
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::NextWanted(side) => {
            model.handover.side = Some(side);
            begin(model, side)
        }
        Event::Ended => {
            model.handover = Handover::default();
            model.open_route(Route::Home)
        }
    }
}

fn begin(model: &mut Model, side: Side) -> Vec<HostCommand> {
    let intent = match (side, next(model)) {
        (Side::Old, None) => return Vec::new(),
        (Side::Old, Some((asset, amount))) => Intent::Pay { amount: Some(amount), authority: Some(asset.authority) },
        (Side::New, _) => {
            Intent::Receive { amount: Amount::ZERO, memo: String::new(), accepted: Vec::new(), open_to_new: true }
        }
    };
    let commands = exchange::begin(model, intent);
    model.exchange.back_to = Route::Handover;
    commands
}

/// A payment is done: where a person goes from there, in place of its receipt.
pub(super) fn paid(model: &mut Model) -> Option<Route> {
    if model.handover.side.is_none() || model.exchange.back_to != Route::Handover {
        return None;
    }
    model.handover.done = model.handover.done.saturating_add(1);
    Some(Route::Handover)
}
