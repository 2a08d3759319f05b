//! The lock that closes by itself when nobody touches the screen. The worker counts (`host/worker/idle.rs`); here a person is warned
//! in time, chooses how long it waits, and finds what was typed again afterwards.
use crate::model::border::HostCommand;
use crate::model::wallet_link::{Idle, LockAfter, SafetyWish, ToWallet};
use crate::model::{Model, Route, issue, pay, receive, settings};

/// What the page knows of it.
#[derive(Clone, Default, PartialEq)]
pub struct Autolock {
    /// Seconds until the wallet locks, while a touch still takes it back.
    pub closing_seconds: Option<u32>,
    /// Whether the wallet is locked because nobody was there.
    pub closed: bool,
    draft: Option<Draft>,
}

/// What was typed where nothing is secret; it comes back when the wallet is opened again.
#[derive(Clone, PartialEq)]
enum Draft {
    Pay(pay::Pay),
    Receive(receive::Receive),
    Issue(issue::Issue),
    Settings(settings::Settings),
}

impl Autolock {
    /// Whether something that was typed will be there again.
    pub fn keeps_something(&self) -> bool {
        self.draft.is_some()
    }
}

/// A person chose how long the wallet stays open.
pub(super) fn choose(model: &mut Model, after: LockAfter) -> Vec<HostCommand> {
    if let Some(standing) = &mut model.safety.standing {
        // The worker says it again when it is kept.
        standing.lock_after = after;
    }
    vec![HostCommand::ToWallet(ToWallet::Safety(SafetyWish::LockAfter(after)))]
}

/// The worker says that nobody is there, or that somebody is again.
pub(super) fn idle(model: &mut Model, idle: Idle) -> Vec<HostCommand> {
    let counted = model.autolock.closing_seconds.take().is_some();
    match idle {
        // The phone stands at the till on purpose.
        Idle::Closing { .. } if model.stall.only => return vec![HostCommand::ToWallet(ToWallet::Touched)],
        Idle::Closing { left_ms } => {
            model.autolock.closing_seconds = Some(left_ms.div_ceil(1000));
            return vec![HostCommand::Ticking(true)];
        }
        Idle::Awake => {}
        Idle::Closed => model.autolock.closed = true,
    }
    // What the touch has begun may need the ticks by now.
    if counted && !model.exchange.open { vec![HostCommand::Ticking(false)] } else { Vec::new() }
}

/// A second passed.
pub(super) fn ticked(model: &mut Model) {
    if let Some(seconds) = &mut model.autolock.closing_seconds {
        *seconds = seconds.saturating_sub(1);
    }
}

/// The wallet is being locked: keeps what is on the form in front, if nothing on it is secret.
pub(super) fn keep_draft(model: &mut Model) {
    let draft = match model.route {
        Route::Pay if !model.pay.typed.is_empty() => Draft::Pay(model.pay.clone()),
        Route::Receive if model.receive != receive::Receive::default() => Draft::Receive(model.receive.clone()),
        Route::Issue => Draft::Issue(issue::Issue { issuing: None, ..model.issue.clone() }),
        Route::Settings => Draft::Settings(model.settings.clone()),
        _ => return,
    };
    model.autolock.draft = Some(draft);
}

/// The wallet is open again, at this place.
pub(super) fn give_back(model: &mut Model) -> Vec<HostCommand> {
    model.autolock.closed = false;
    match (model.autolock.draft.take(), model.route) {
        (Some(Draft::Pay(kept)), Route::Pay) if model.pay.typed.is_empty() => {
            model.pay.authority = kept.authority.or(model.pay.authority);
            return pay::type_amount(model, &kept.typed);
        }
        (Some(Draft::Receive(kept)), Route::Receive) => model.receive = kept,
        (Some(Draft::Issue(kept)), Route::Issue) => model.issue = kept,
        (Some(Draft::Settings(kept)), Route::Settings) => model.settings = kept,
        _ => {}
    }
    Vec::new()
}
