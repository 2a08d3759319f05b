//! Changing coins with somebody: which ones go. What comes is the other wallet's to say, and both people's to agree to.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::AssetSummary;
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::hop::MAX_COINS;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::needs::ChangeOffered;

use crate::model::border::HostCommand;
use crate::model::pay::payable_assets;
use crate::model::stepper::Step;
use crate::model::{Model, exchange, home};

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Which coins.
    pub authority: Option<Authority>,
    /// How many of each denomination go, lowest first.
    pub give: DenominationCounts,
}

/// What a person does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants another number of a denomination.
    Counted(Denomination, Step),
    /// Chose which coins.
    KindChosen(Authority),
    /// Meets somebody who may have others.
    Submitted,
}

/// The kind of coins that is chosen.
pub fn chosen(model: &Model) -> Option<&AssetSummary> {
    payable_assets(model).find(|asset| Some(asset.authority) == model.change.authority)
}

/// How many of each denomination may go: what can be spent, as far as a request has room to say so.
pub fn changeable(asset: &AssetSummary) -> DenominationCounts {
    *ChangeOffered::of(&home::spendable_coins(asset)).counts()
}

/// What the chosen coins are worth.
pub fn total(model: &Model) -> Amount {
    model.change.give.value()
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::Counted(denomination, step) => put(model, denomination, &step),
        Event::KindChosen(authority) => {
            model.change = Change { authority: Some(authority), ..Change::default() };
            Vec::new()
        }
        Event::Submitted => submitted(model),
    }
}

/// One coin at the least must come for those that go.
fn put(model: &mut Model, denomination: Denomination, step: &Step) -> Vec<HostCommand> {
    let Some(held) = chosen(model).map(changeable) else { return Vec::new() };
    let give = &mut model.change.give;
    let count = give.count(denomination);
    let room = usize::from(MAX_COINS - 1).saturating_sub(give.coins() - usize::from(count));
    let most = usize::from(held.count(denomination)).min(room);
    let wanted = usize::try_from(step.from(count.into())).unwrap_or(usize::MAX).min(most);
    give.0[denomination.index()] = u8::try_from(wanted).unwrap_or(u8::MAX);
    Vec::new()
}

fn submitted(model: &mut Model) -> Vec<HostCommand> {
    let give = model.change.give;
    match chosen(model).map(|asset| asset.authority) {
        Some(authority) if give.coins() > 0 => exchange::begin(model, Intent::Swap { authority, give }),
        _ => Vec::new(),
    }
}

/// A person opens the screen: nothing chosen yet, but the kind of last time.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    let kept = chosen(model).or_else(|| payable_assets(model).next()).map(|asset| asset.authority);
    model.change = Change { authority: kept, ..Change::default() };
    Vec::new()
}
