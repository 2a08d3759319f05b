//! The receipt of one transfer, and giving it away as a file.
use juicetokens_engine::summary::Receipt;
use juicetokens_engine::token::transfer::record::Sid;

use crate::model::border::{ChosenFile, HostCommand};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route, refund};

/// What is known of the receipt a person wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReceiptPage {
    /// Here it is.
    Found(Box<Receipt>),
    /// The worker is making it.
    #[default]
    Loading,
    /// This wallet does not know the transfer.
    Missing,
}

/// How far a person is with saving it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Not at it.
    #[default]
    No,
    /// Reads what the file tells.
    Asked,
    /// Waits for the file, to share it or to save it.
    Making {
        /// Whether it goes to another app.
        to_share: bool,
    },
    /// It has left the page.
    Done,
}

/// What a person does on the receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Would save it.
    SaveAsked,
    /// Has read what it tells, and wants the file.
    SaveAgreed {
        /// For another app.
        to_share: bool,
    },
    /// Rather not.
    SaveDropped,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let (saving, commands) = match (event, model.route) {
        (Event::SaveAsked, _) => (Saving::Asked, Vec::new()),
        (Event::SaveAgreed { to_share }, Route::Receipt(sid)) => {
            (Saving::Making { to_share }, vec![HostCommand::ToWallet(ToWallet::ReceiptFileWanted(sid))])
        }
        _ => (Saving::No, Vec::new()),
    };
    model.saving = saving;
    commands
}

/// A person is on its page: the worker makes it, and verifies every chain on it.
pub(super) fn enter(model: &mut Model, sid: Sid) -> Vec<HostCommand> {
    if !matches!(&model.receipt, ReceiptPage::Found(receipt) if receipt.sid == sid) {
        (model.receipt, model.saving) = (ReceiptPage::Loading, Saving::No);
        model.refund = refund::Refund::default();
    }
    vec![HostCommand::Receipt(sid)]
}

/// The worker made it, or does not know it; an answer to an older question is dropped.
pub(super) fn arrived(model: &mut Model, receipt: Option<Box<Receipt>>) -> Vec<HostCommand> {
    let Route::Receipt(wanted) = model.route else { return Vec::new() };
    match receipt {
        Some(receipt) if receipt.sid == wanted => {
            let commands = refund::look(model, &receipt);
            model.receipt = ReceiptPage::Found(receipt);
            return commands;
        }
        Some(_) => {}
        None => model.receipt = ReceiptPage::Missing,
    }
    Vec::new()
}

/// The worker made the file.
pub(super) fn file_made(model: &mut Model, file: Option<Vec<u8>>) -> Vec<HostCommand> {
    let Saving::Making { to_share } = model.saving else { return Vec::new() };
    let (Some(bytes), ReceiptPage::Found(receipt)) = (file, &model.receipt) else {
        model.saving = Saving::No;
        return Vec::new();
    };
    let number = receipt.header.map_or_else(String::new, |header| header.to_string().chars().take(8).collect());
    let file = ChosenFile { name: format!("juicetokens-receipt-{number}.jtr"), bytes };
    model.saving = Saving::Done;
    vec![if to_share { HostCommand::ShareFile(file) } else { HostCommand::SaveTable(file) }]
}
