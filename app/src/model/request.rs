//! A request as a code that stands on the counter, a link or a picture: it names an amount, a note and a name, and moves nothing.
use juicetokens_engine::token::amount::Amount;

use crate::model::border::{ChosenFile, HostCommand};
use crate::model::link::{LONGEST_NAME, PayRequest};
use crate::model::pay::amount_of;
use crate::model::receive::cut;
use crate::model::wallet_link::Presence;
use crate::model::{Model, static_code};

/// Pixels to a module in the saved picture.
const PIXELS: u32 = 12;

/// The screen of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestPage {
    /// The name on it, as typed; none until the person changed it.
    pub name: Option<String>,
    /// Whether the link was copied, once it was tried.
    pub copied: Option<bool>,
}

/// What a person does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Typed another name, or none.
    NameTyped(String),
    /// Wants the link copied.
    CopyWanted,
    /// Wants the link shared.
    ShareWanted,
    /// Wants a picture of the code.
    PictureWanted,
    /// Wants it printed.
    PrinterWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::NameTyped(name) => {
            model.request.name = Some(cut(&name, LONGEST_NAME));
            Vec::new()
        }
        Event::CopyWanted => vec![HostCommand::Copy(link(model))],
        Event::ShareWanted => vec![HostCommand::Share(link(model))],
        Event::PictureWanted => picture(model).map(HostCommand::SaveTable).into_iter().collect(),
        Event::PrinterWanted => vec![HostCommand::Print],
    }
}

/// The name on the code: the wallet's own, until the person changes it.
pub fn name(model: &Model) -> String {
    let own = match &model.presence {
        Some(Presence::Open { name, .. }) => cut(name, LONGEST_NAME),
        _ => String::new(),
    };
    model.request.name.clone().unwrap_or(own)
}

/// What the get-paid screen was filled in with, as far as a link can say it: one kind of coins, or any.
pub fn asked(model: &Model) -> PayRequest {
    let typed = &model.receive;
    let authority = match typed.accepted.as_slice() {
        [only] if !typed.open_to_new => Some(*only),
        _ => None,
    };
    let amount = Some(amount_of(&typed.typed)).filter(|amount| *amount != Amount::ZERO);
    PayRequest { amount, note: typed.memo.trim().to_owned(), to: name(model).trim().to_owned(), authority }
}

/// The link.
pub fn link(model: &Model) -> String {
    asked(model).link(&model.origin)
}

fn picture(model: &Model) -> Option<ChosenFile> {
    let bytes = static_code::of_text(&link(model))?.png(PIXELS);
    Some(ChosenFile { name: "juicetokens-request.png".into(), bytes })
}

pub(super) fn copied(model: &mut Model, copied: bool) {
    model.request.copied = Some(copied);
}
