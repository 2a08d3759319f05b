//! What may be said on any screen: whether storage lasts, that the app can be installed, that a new version is ready.
use juicetokens_engine::token::amount::Amount;

use crate::model::Model;
use crate::model::border::HostCommand;

/// The notices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    /// The browser's answer to the wish for lasting storage, once it came; inside, none where it cannot be asked.
    pub persistence: Option<Option<bool>>,
    /// A new version waits.
    pub update_ready: bool,
    /// The person lets it wait; the health screen still offers it.
    pub update_later: bool,
    /// The browser offers to install the app.
    pub install_offered: bool,
    /// A language was chosen whose words could not be loaded.
    pub language_missing: bool,
    /// Why coins were not issued a moment ago.
    pub issue_refused: Option<String>,
    /// Coins issued a moment ago: how much, and of what.
    pub issued: Option<(Amount, String)>,
}

/// What a person does with a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Does not want the app installed now.
    InstallDismissed,
    /// Wants the app installed.
    InstallWanted,
    /// Read that coins were issued.
    IssuedRead,
    /// Wants the browser asked again to keep our storage.
    PersistenceWanted,
    /// Lets the new version wait.
    UpdatePostponed,
    /// Wants the new version.
    UpdateWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::InstallDismissed => model.notices.install_offered = false,
        Event::InstallWanted => {
            model.notices.install_offered = false;
            return vec![HostCommand::Install];
        }
        Event::IssuedRead => {
            model.notices.issued = None;
            model.notices.issue_refused = None;
        }
        Event::PersistenceWanted => return vec![HostCommand::AskPersistence],
        Event::UpdatePostponed => model.notices.update_later = true,
        // A new version never takes over while an exchange is open.
        Event::UpdateWanted if model.exchange.open || !model.notices.update_ready => {}
        Event::UpdateWanted => return vec![HostCommand::ApplyUpdate],
    }
    Vec::new()
}
