//! Unlock: a passphrase, and what to say when it is wrong.
use crate::model::Model;
use crate::model::border::{HostCommand, PasskeyProblem};
use crate::model::wallet_link::{Passkey, Passphrase, Presence, Secret, ToWallet};

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
    /// Seconds for which no passphrase is tried, after several wrong ones.
    pub wait_seconds: u32,
    /// Why the device's passkey did not open it.
    pub passkey_problem: Option<PasskeyProblem>,
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
    /// Wants in by the device's passkey.
    PasskeyWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let unlock = &mut model.unlock;
    match event {
        Event::PassphraseTyped(text) => unlock.passphrase = text,
        Event::ShownToggled => unlock.shown = !unlock.shown,
        Event::Submitted if unlock.trying || unlock.passphrase.is_empty() || unlock.wait_seconds > 0 => {}
        Event::PasskeyWanted => return ask_passkey(model),
        Event::Submitted => {
            unlock.trying = true;
            let passphrase = Passphrase(std::mem::take(&mut unlock.passphrase));
            return vec![HostCommand::ToWallet(ToWallet::Unlock { secret: Secret::Passphrase(passphrase) })];
        }
    }
    Vec::new()
}

fn ask_passkey(model: &mut Model) -> Vec<HostCommand> {
    let Some(Presence::Locked { locks, .. }) = &model.presence else { return Vec::new() };
    if model.unlock.trying || locks.passkeys.is_empty() {
        return Vec::new();
    }
    (model.unlock.trying, model.unlock.passkey_problem) = (true, None);
    vec![HostCommand::AskPasskey(locks.passkeys.clone())]
}

/// The device answered, or did not.
pub(super) fn passkey_answered(model: &mut Model, answer: Result<Passkey, PasskeyProblem>) -> Vec<HostCommand> {
    match answer {
        Ok(passkey) => vec![HostCommand::ToWallet(ToWallet::Unlock { secret: Secret::Passkey(passkey) })],
        Err(problem) => {
            (model.unlock.trying, model.unlock.passkey_problem) = (false, Some(problem));
            Vec::new()
        }
    }
}

/// The passphrase was wrong; how long to wait is said next.
pub(super) fn refused(model: &mut Model) -> Vec<HostCommand> {
    model.unlock.trying = false;
    model.unlock.wrong = model.unlock.wrong.saturating_add(1);
    Vec::new()
}

/// The wallet is locked: takes over how long to wait, and counts it down.
pub(super) fn wait(model: &mut Model) -> Vec<HostCommand> {
    let Some(Presence::Locked { wait_ms, .. }) = &model.presence else { return Vec::new() };
    model.unlock.trying = false;
    model.unlock.wait_seconds = wait_ms.div_ceil(1000);
    if model.unlock.wait_seconds > 0 { vec![HostCommand::Ticking(true)] } else { Vec::new() }
}

/// A second passed on the unlock screen.
pub(super) fn ticked(model: &mut Model) -> Vec<HostCommand> {
    model.unlock.wait_seconds = model.unlock.wait_seconds.saturating_sub(1);
    if model.unlock.wait_seconds == 0 { vec![HostCommand::Ticking(false)] } else { Vec::new() }
}

/// The wallet is open: nothing typed is kept.
pub(super) fn opened(model: &mut Model) -> Vec<HostCommand> {
    let counted = std::mem::take(&mut model.unlock).wait_seconds > 0;
    if counted { vec![HostCommand::Ticking(false)] } else { Vec::new() }
}
