//! Get paid: an optional amount and note, and which coins to accept.
use juicetokens_engine::Intent;
use juicetokens_engine::token::issuance::Authority;

use crate::model::border::HostCommand;
use crate::model::pay::{amount_of, clean_amount};
use crate::model::{Model, exchange};

/// The most kinds of coins that one request can accept.
pub const MOST_ACCEPTED: usize = 4;
/// The longest note, in bytes.
pub const LONGEST_MEMO: usize = 140;

/// The get-paid screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receive {
    /// The amount as typed: digits only; empty lets the payer choose.
    pub typed: String,
    /// The note.
    pub memo: String,
    /// Kinds of coins to accept.
    pub accepted: Vec<Authority>,
    /// Whether to look at coins that are new here.
    pub open_to_new: bool,
    chosen: bool,
}

/// What a person does on the get-paid screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Accepts a kind of coins, or no longer.
    AcceptedToggled(Authority),
    /// Goes on.
    Continued,
    /// Typed a note.
    MemoTyped(String),
    /// Looks at new coins, or no longer.
    OpenToNewToggled,
    /// Typed an amount.
    Typed(String),
}

impl Receive {
    /// Whether anything at all is accepted.
    pub fn accepts_something(&self) -> bool {
        self.open_to_new || !self.accepted.is_empty()
    }

    /// Whether no further kind of coins fits into the request.
    pub fn is_full(&self) -> bool {
        self.accepted.len() >= MOST_ACCEPTED
    }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let receive = &mut model.receive;
    match event {
        Event::AcceptedToggled(authority) => toggle(receive, authority),
        Event::Continued if !receive.accepts_something() => {}
        Event::Continued => {
            let intent = Intent::Receive {
                amount: amount_of(&receive.typed),
                memo: receive.memo.trim().to_owned(),
                accepted: receive.accepted.clone(),
                open_to_new: receive.open_to_new,
            };
            return exchange::begin(model, intent);
        }
        Event::MemoTyped(text) => receive.memo = cut(&text, LONGEST_MEMO),
        Event::OpenToNewToggled => {
            receive.open_to_new = !receive.open_to_new;
            receive.chosen = true;
        }
        Event::Typed(text) => receive.typed = clean_amount(&text),
    }
    Vec::new()
}

fn toggle(receive: &mut Receive, authority: Authority) {
    receive.chosen = true;
    if let Some(place) = receive.accepted.iter().position(|accepted| *accepted == authority) {
        receive.accepted.remove(place);
    } else if !receive.is_full() {
        receive.accepted.push(authority);
    }
}

/// The longest beginning of whole characters that fits.
pub(super) fn cut(text: &str, bytes: usize) -> String {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

/// A person opens the screen: known coins are accepted, and new ones only where none are known, unless chosen otherwise.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    let known: Vec<Authority> = model.assets().iter().map(|asset| asset.authority).collect();
    let receive = &mut model.receive;
    receive.typed.clear();
    receive.memo.clear();
    if !receive.chosen {
        receive.open_to_new = known.is_empty();
        receive.accepted = known.into_iter().take(MOST_ACCEPTED).collect();
    }
    Vec::new()
}
