//! A receipt that came as a file: read and verified in the page, with or without a wallet.
use juicetokens_engine::summary::CheckedReceipt;

use crate::model::border::{ChosenFile, HostCommand};
use crate::model::{Model, Route};

/// The screen of a receipt that came as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The file's name; empty when none was opened.
    pub name: String,
    /// What it says; the inner none when it is no receipt, the outer while it is being read.
    pub receipt: Option<Option<Box<CheckedReceipt>>>,
}

/// What a person does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants to choose another file.
    FileWanted,
    /// Has seen it.
    Closed,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::FileWanted => vec![HostCommand::ChooseFile],
        Event::Closed => {
            model.check = Check::default();
            model.open_route(Route::Home)
        }
    }
}

/// A receipt was opened.
pub(super) fn open(model: &mut Model, file: &ChosenFile) -> Vec<HostCommand> {
    if model.exchange.open {
        return Vec::new();
    }
    model.check = Check { name: file.name.clone(), receipt: None };
    let mut commands = vec![HostCommand::CheckReceipt(file.bytes.clone())];
    commands.extend(model.open_route(Route::Check));
    commands
}

/// It was read.
pub(super) fn read(model: &mut Model, receipt: Option<Box<CheckedReceipt>>) -> Vec<HostCommand> {
    model.check.receipt = Some(receipt);
    Vec::new()
}
