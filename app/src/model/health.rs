//! Health: whether what is stored will stay, whether it could be brought back, what this device can do, and what to do about each.
use juicetokens_engine::foundation::time::confidence::Confidence;

use crate::model::border::{ChosenFile, Device, HostCommand};
use crate::model::wallet_link::{ToWallet, WalletHealth};
use crate::model::{Model, diagnostics, safety};

/// Of the room that the browser gives, so much in percent is nearly all.
const NEARLY_ALL: f64 = 80.0;

/// The health screen.
#[derive(Clone, Default, PartialEq)]
pub struct HealthPage {
    /// What the device and the browser are; none until the host has looked.
    pub device: Option<Device>,
    /// How the wallet is stored; none until the worker has said so.
    pub wallet: Option<WalletHealth>,
    /// The file for whoever helps, while it is read.
    pub file: Option<String>,
}

/// What a person does on the health screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants to read the file for whoever helps.
    FileOpened,
    /// Has read it.
    FileClosed,
    /// Wants to keep it.
    FileSaved,
    /// Wants it copied.
    FileCopied,
}

/// Something that a person should do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The browser may clear what is stored.
    NotKept,
    /// There is little room left.
    NearlyFull,
    /// There is something to lose that no backup has.
    NotBackedUp,
    /// In a tab whose data is cleared after a week.
    InTab,
    /// A new version waits.
    UpdateReady,
    /// Something suggests that a clock was turned.
    ClockTurned,
}

/// What should be done something about, the worst first.
pub fn concerns(model: &Model) -> Vec<Concern> {
    let page = &model.health;
    let is_in_tab = page.device.as_ref().is_some_and(|device| device.apple.is_some() && !device.installed);
    let turned = page.wallet.as_ref().is_some_and(|wallet| wallet.time.is_corrected || !wallet.time.signs.is_empty());
    let checks = [
        (safety::nags(model), Concern::NotBackedUp),
        (is_in_tab, Concern::InTab),
        (model.notices.persistence == Some(Some(false)), Concern::NotKept),
        (page.device.as_ref().is_some_and(is_nearly_full), Concern::NearlyFull),
        (turned, Concern::ClockTurned),
        (model.notices.update_ready, Concern::UpdateReady),
    ];
    checks.into_iter().filter(|(holds, _)| *holds).map(|(_, concern)| concern).collect()
}

fn is_nearly_full(device: &Device) -> bool {
    matches!((device.used, device.quota), (Some(used), Some(quota)) if used * 100.0 >= quota * NEARLY_ALL)
}

/// How sure the time is; as unsure as can be until the worker has said so.
pub fn confidence(model: &Model) -> Confidence {
    model.health.wallet.as_ref().map(|wallet| wallet.time.confidence).unwrap_or_default()
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let file = model.health.file.clone().unwrap_or_default();
    match event {
        Event::FileOpened => vec![HostCommand::Diagnose(diagnostics::lines(model))],
        Event::FileClosed => {
            model.health.file = None;
            Vec::new()
        }
        Event::FileSaved => {
            vec![HostCommand::SaveTable(ChosenFile { name: "juicetokens.txt".into(), bytes: file.into_bytes() })]
        }
        Event::FileCopied => vec![HostCommand::Copy(file)],
    }
}

/// A person opens the screen: all of it is looked at anew.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    model.health.file = None;
    vec![HostCommand::LookAtDevice, HostCommand::ToWallet(ToWallet::HealthWanted)]
}
