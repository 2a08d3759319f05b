//! The receipt of one transfer.
use juicetokens_engine::summary::Receipt;
use juicetokens_engine::token::transfer::record::Sid;

use crate::model::Model;
use crate::model::border::HostCommand;

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

/// A person is on its page: the worker makes it, and verifies every chain on it.
pub(super) fn enter(model: &mut Model, sid: Sid) -> Vec<HostCommand> {
    if !matches!(&model.receipt, ReceiptPage::Found(receipt) if receipt.sid == sid) {
        model.receipt = ReceiptPage::Loading;
    }
    vec![HostCommand::Receipt(sid)]
}

/// The worker made it, or does not know it; an answer to an older question is dropped.
pub(super) fn arrived(model: &mut Model, receipt: Option<Box<Receipt>>) -> Vec<HostCommand> {
    let super::Route::Receipt(wanted) = model.route else { return Vec::new() };
    match receipt {
        Some(receipt) if receipt.sid == wanted => model.receipt = ReceiptPage::Found(receipt),
        Some(_) => {}
        None => model.receipt = ReceiptPage::Missing,
    }
    Vec::new()
}
