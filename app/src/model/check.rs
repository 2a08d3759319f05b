//! A receipt that came as a file: read and verified in the page, with or without a wallet. A report of a cashing in that the wallet
//! itself keeps is looked at the same way.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::summary::CheckedReceipt;

use crate::model::border::{ChosenFile, HostCommand};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route};

/// The screen of a receipt that came as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The file's name; empty when none was opened.
    pub name: String,
    /// What it says; the inner none when it is no receipt, the outer while it is being read.
    pub receipt: Option<Option<Box<CheckedReceipt>>>,
    /// The file, when the wallet itself keeps it.
    pub own: Option<ChosenFile>,
}

impl Check {
    /// What the wallet itself keeps is not looked at while it is locked.
    pub(super) fn forget_own(&mut self) {
        if self.own.is_some() {
            *self = Self::default();
        }
    }
}

/// What a person does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants to choose another file.
    FileWanted,
    /// Has seen it.
    Closed,
    /// Saves the wallet's own.
    SaveWanted,
    /// Gives the wallet's own to another app.
    ShareWanted,
    /// Prints it.
    PrintWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::FileWanted => vec![HostCommand::ChooseFile],
        Event::Closed => {
            model.check = Check::default();
            model.open_route(Route::Home)
        }
        Event::SaveWanted => model.check.own.clone().map(HostCommand::SaveTable).into_iter().collect(),
        Event::ShareWanted => model.check.own.clone().map(HostCommand::ShareFile).into_iter().collect(),
        Event::PrintWanted => vec![HostCommand::Print],
    }
}

/// A receipt was opened.
pub(super) fn open(model: &mut Model, file: &ChosenFile) -> Vec<HostCommand> {
    if model.exchange.open {
        return Vec::new();
    }
    model.check = Check { name: file.name.clone(), ..Check::default() };
    let mut commands = vec![HostCommand::CheckReceipt(file.bytes.clone())];
    commands.extend(model.open_route(Route::Check));
    commands
}

/// A person wants to see a report that the wallet keeps.
pub(super) fn enter(model: &mut Model, number: Hash) -> Vec<HostCommand> {
    let short: String = number.to_string().chars().take(8).collect();
    model.check = Check { name: format!("juicetokens-cashing-in-{short}.jtr"), ..Check::default() };
    vec![HostCommand::ToWallet(ToWallet::CashInWanted(number))]
}

/// The worker found it, or has none of that number.
pub(super) fn made(model: &mut Model, file: Option<Vec<u8>>) -> Vec<HostCommand> {
    if !matches!(model.route, Route::CashIn(_)) {
        return Vec::new();
    }
    let Some(bytes) = file else { return read(model, None) };
    model.check.own = Some(ChosenFile { name: model.check.name.clone(), bytes: bytes.clone() });
    vec![HostCommand::CheckReceipt(bytes)]
}

/// It was read.
pub(super) fn read(model: &mut Model, receipt: Option<Box<CheckedReceipt>>) -> Vec<HostCommand> {
    model.check.receipt = Some(receipt);
    Vec::new()
}
