//! Unlock: a passphrase, and what to say when it is wrong.
use crate::model::Model;
use crate::model::border::HostCommand;
use crate::model::wallet_link::{Passphrase, ToWallet};

/// The unlock screen; has no `Debug`, for it holds the passphrase while it is typed.
#[derive(Clone, Default, PartialEq)]
pub struct Unlock {
    /// The passphrase as typed.
    pub passphrase: String,
    /// Whether it is readable.
    pub shown: bool,
    /// Whether the worker is trying it.
    pub trying: bool,
    /// How often it was wrong since the page was loaded.
    pub wrong: u32,
}

/// What a person does on the unlock screen.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// Typed the passphrase.
    PassphraseTyped(String),
    /// Wants to see, or hide, it.
    ShownToggled,
    /// Wants in.
    Submitted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let unlock = &mut model.unlock;
    match event {
        Event::PassphraseTyped(text) => unlock.passphrase = text,
        Event::ShownToggled => unlock.shown = !unlock.shown,
        Event::Submitted if unlock.trying || unlock.passphrase.is_empty() => {}
        Event::Submitted => {
            unlock.trying = true;
            let passphrase = Passphrase(std::mem::take(&mut unlock.passphrase));
            return vec![HostCommand::ToWallet(ToWallet::Unlock { passphrase })];
        }
    }
    Vec::new()
}

/// The passphrase was wrong.
pub(super) fn refused(model: &mut Model) -> Vec<HostCommand> {
    model.unlock.trying = false;
    model.unlock.wrong = model.unlock.wrong.saturating_add(1);
    Vec::new()
}

/// The wallet is open: nothing typed is kept.
pub(super) fn opened(model: &mut Model) {
    model.unlock = Unlock::default();
}
