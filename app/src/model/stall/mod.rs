//! A day at a stall: the till with its price buttons, what to look at before it opens, and what it took.
pub mod checks;
mod day;
pub mod report;
pub mod till;

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{AssetSummary, ExchangeSummary, MovementEntry, MovementQuery};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::{Command, Intent};

pub(super) use day::{arrived, enter_day};
pub use day::{of_the_stall, of_this_phone};
pub use till::{Item, Price, Till};

use crate::model::border::HostCommand;
use crate::model::pay::{amount_of, clean_amount};
use crate::model::receive::{MOST_ACCEPTED, cut};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route, exchange, to_wallet};

/// The stall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stall {
    /// What is kept in the wallet; the page's own from the first summary on.
    pub till: Till,
    /// An amount by itself, as typed: digits only.
    pub typed: String,
    /// Whether whoever holds the phone takes payments and sees nothing else, until the wallet is opened anew.
    pub only: bool,
    /// Whether prices are changed, and which.
    pub edit: Option<Edit>,
    /// What happened since it opened, and in the last day; newest first.
    pub rows: Vec<MovementEntry>,
    /// A text of another phone, as pasted.
    pub pasted: String,
    /// Whether that text was no report.
    pub unread: bool,
    /// Whether this phone's report was copied, once it was tried.
    pub copied: Option<bool>,
    awaited: Option<MovementQuery>,
    is_read: bool,
}

/// A price while it is made or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// Which one; none is a new one.
    pub place: Option<usize>,
    /// What it is.
    pub name: String,
    /// What it costs, as typed: digits only.
    pub price: String,
}

/// What a person does at the stall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Takes other coins from now on.
    UnitChosen(Authority),
    /// Pressed the price at this place.
    Pressed(usize),
    /// Typed an amount by itself.
    Typed(String),
    /// Puts it on the sum.
    Added,
    /// Takes the last thing off the sum.
    LastRemoved,
    /// Begins a fresh sum.
    Cleared,
    /// Asks the customer to pay.
    Charged,
    /// Wants a code for the counter: the stall and its coins, and no amount.
    CodeWanted,
    /// Hands the phone to somebody who takes payments and nothing else.
    OnlyWanted,
    /// The next customer, please.
    NextCustomer,
    /// Wants no sound, or wants it again.
    MuteToggled,
    /// Wants to change prices, or is done.
    EditToggled,
    /// Wants to change this one.
    EditWanted(usize),
    /// Typed what a thing is called.
    NameTyped(String),
    /// Typed what it costs.
    PriceTyped(String),
    /// Keeps the price.
    PriceKept,
    /// Takes the price at this place away.
    PriceRemoved(usize),
    /// Moves the price at this place one forward.
    PriceMoved(usize),
    /// Opens the stall.
    DayOpened,
    /// Closes it.
    DayClosed,
    /// Pasted what another phone took.
    ReportTyped(String),
    /// Adds it.
    ReportAdded,
    /// Takes another phone's report away.
    ReportRemoved(usize),
    /// Wants this phone's report copied.
    ReportCopied,
}

/// Where the way leads: nowhere but to the till, while the phone takes payments only.
pub fn allowed(model: &Model, route: Route) -> Route {
    let is_of_the_till = matches!(route, Route::Stall | Route::Exchange | Route::Request);
    if model.stall.only && !is_of_the_till { Route::Stall } else { route }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let taken = unit(model).map(|asset| asset.authority);
    let stall = &mut model.stall;
    match event {
        Event::UnitChosen(unit) => stall.till.unit = Some(unit),
        Event::Pressed(place) => {
            let Some(price) = stall.till.prices.get(place) else { return Vec::new() };
            let item = price.item.clone();
            stall.till.put(item);
        }
        Event::Typed(text) => {
            stall.typed = clean_amount(&text);
            return Vec::new();
        }
        Event::Added => {
            let item = Item::new("", amount_of(&std::mem::take(&mut stall.typed)));
            item.into_iter().for_each(|item| stall.till.put(item));
        }
        Event::LastRemoved => drop(stall.till.sum.pop()),
        Event::Cleared => stall.till.sum.clear(),
        Event::MuteToggled => stall.till.muted = !stall.till.muted,
        Event::Charged => return charge(model),
        Event::CodeWanted => return show_code(model),
        Event::OnlyWanted => {
            stall.only = true;
            return Vec::new();
        }
        Event::NextCustomer => return next_customer(model),
        Event::DayOpened | Event::DayClosed => day::opened(model, event == Event::DayOpened),
        Event::ReportTyped(_) | Event::ReportAdded | Event::ReportRemoved(_) | Event::ReportCopied => {
            return day::update(model, event);
        }
        _ if stall.only => return Vec::new(),
        editing => {
            if !edit(stall, editing, taken) {
                return Vec::new();
            }
        }
    }
    vec![keep(model)]
}

/// Changes prices, which are in the coins that the till takes; says whether there is something to keep.
fn edit(stall: &mut Stall, event: Event, taken: Option<Authority>) -> bool {
    let prices = &mut stall.till.prices;
    match event {
        Event::EditToggled => stall.edit = if stall.edit.is_some() { None } else { Some(Edit::default()) },
        Event::EditWanted(place) => {
            stall.edit = prices.get(place).map(|Price { item, .. }| Edit {
                place: Some(place),
                name: item.name.clone(),
                price: item.price.to_string(),
            });
        }
        Event::NameTyped(name) => stall.edit.iter_mut().for_each(|edit| edit.name = cut(&name, till::LONGEST_THING)),
        Event::PriceTyped(price) => stall.edit.iter_mut().for_each(|edit| edit.price = clean_amount(&price)),
        Event::PriceKept => return keep_price(stall, taken),
        Event::PriceRemoved(place) if place < prices.len() => {
            prices.remove(place);
            stall.edit = Some(Edit::default());
            return true;
        }
        Event::PriceMoved(place) if place > 0 && place < prices.len() => {
            prices.swap(place - 1, place);
            return true;
        }
        _ => {}
    }
    false
}

fn keep_price(stall: &mut Stall, unit: Option<Authority>) -> bool {
    let Some(edit) = &stall.edit else { return false };
    let item = Item::new(&edit.name, amount_of(&edit.price)).filter(|item| !item.name.is_empty());
    let Some(item) = item else { return false };
    let prices = &mut stall.till.prices;
    match edit.place {
        Some(place) => prices.get_mut(place).into_iter().for_each(|known| known.item = item.clone()),
        None if prices.len() < till::MOST_BUTTONS => prices.push(Price { item, unit }),
        None => return false,
    }
    stall.edit = Some(Edit::default());
    true
}

/// The coins that the till takes, where it is settled which.
pub fn unit(model: &Model) -> Option<&AssetSummary> {
    let assets = model.assets();
    let chosen = assets.iter().find(|asset| Some(asset.authority) == model.stall.till.unit);
    chosen.or(assets.first())
}

/// The unit's name; empty where no coins are known yet.
pub fn unit_name(model: &Model) -> &str {
    unit(model).map_or("", |asset| &asset.unit)
}

/// Prices in the coins that the till takes, with their places.
pub fn prices(model: &Model) -> impl Iterator<Item = (usize, &Item)> {
    let taken = unit(model).map(|asset| asset.authority);
    let fits = move |price: &&Price| price.unit.is_none() || price.unit == taken;
    model
        .stall
        .till
        .prices
        .iter()
        .enumerate()
        .filter(move |(_, price)| fits(price))
        .map(|(place, price)| (place, &price.item))
}

/// Whether somebody sells here: then a payment ends with the next customer, and not with the receipt.
pub fn is_selling(model: &Model) -> bool {
    let came_from_till = model.exchange.back_to == Route::Stall;
    let is_payee = model.exchange.summary.as_ref().is_some_and(|summary| summary.role == Role::Payee);
    is_payee && !model.exchange.settles() && (came_from_till || model.stall.till.opened.is_some())
}

/// The moment, as well as it is known: never before the page was loaded, for a wallet that was only just opened has heard no clock yet.
pub fn now(model: &Model) -> Timestamp {
    model.health.wallet.as_ref().map_or(model.started, |wallet| wallet.time.at.max(model.started))
}

fn charge(model: &mut Model) -> Vec<HostCommand> {
    let till = &model.stall.till;
    let intent = Intent::Receive {
        amount: till.total(),
        memo: till.memo(),
        accepted: accepted(model),
        open_to_new: model.assets().is_empty(),
    };
    if till.total() == Amount::ZERO {
        return Vec::new();
    }
    let commands = exchange::begin(model, intent);
    model.exchange.back_to = Route::Stall;
    commands
}

fn accepted(model: &Model) -> Vec<Authority> {
    unit(model).map(|asset| asset.authority).into_iter().take(MOST_ACCEPTED).collect()
}

fn show_code(model: &mut Model) -> Vec<HostCommand> {
    let (accepted, open_to_new) = (accepted(model), model.assets().is_empty());
    let receive = &mut model.receive;
    receive.typed.clear();
    receive.memo.clear();
    (receive.accepted, receive.open_to_new) = (accepted, open_to_new);
    model.open_route(Route::Request)
}

fn next_customer(model: &mut Model) -> Vec<HostCommand> {
    let mut commands = exchange::close(model);
    commands.extend(model.open_route(Route::Stall));
    commands
}

/// A payment was taken, which a stall hears. If it is what the sum asked for, the sum is done with: a reload must not ask for it again.
pub(super) fn paid(model: &mut Model, summary: &ExchangeSummary) -> Vec<HostCommand> {
    if summary.role != Role::Payee || summary.settlement.is_some() {
        return Vec::new();
    }
    let mut commands = Vec::new();
    if is_selling(model) && !model.stall.till.muted {
        commands.push(HostCommand::Chime);
    }
    let till = &mut model.stall.till;
    if !till.sum.is_empty() && summary.amount == Some(till.total()) && summary.memo == till.memo() {
        till.sum.clear();
        commands.push(keep(model));
    }
    commands
}

/// The wallet's summary came; from the first one on, what the page has is newer.
pub(super) fn wallet_changed(model: &mut Model) {
    let Some(wallet) = &model.wallet else { return };
    if !std::mem::replace(&mut model.stall.is_read, true) {
        model.stall.till = Till::of_text(&wallet.notes);
    }
}

/// A person opens the till.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    model.stall.typed.clear();
    model.stall.edit = None;
    Vec::new()
}

fn keep(model: &Model) -> HostCommand {
    to_wallet(Command::KeepNotes(model.stall.till.text()))
}

fn look_at_health() -> Vec<HostCommand> {
    vec![HostCommand::LookAtDevice, HostCommand::ToWallet(ToWallet::HealthWanted)]
}
