//! Scan or open: the camera looks for a printed code; a paste and a file are the other two ways in.
use crate::model::border::{CameraState, HostCommand};
use crate::model::opening::{self, Arrival};
use crate::model::sight::Note;
use crate::model::sighting::Foreign;
use crate::model::{Model, Route};

/// The scan screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Whether the camera is wanted.
    pub looking: bool,
    /// The camera.
    pub camera: CameraState,
    /// What was pasted or typed.
    pub pasted: String,
    /// What was read and leads nowhere.
    pub unread: Option<Unread>,
    /// Whether the browser can be asked to open payment links with this wallet.
    pub links_offered: bool,
}

/// Something that was read and leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A picture without a code.
    Nothing,
    /// Somebody else's.
    Foreign(Foreign),
    /// The code of a wallet that wants to meet this one.
    Wallet,
}

impl Default for Scan {
    fn default() -> Self {
        Self { looking: false, camera: CameraState::Off, pasted: String::new(), unread: None, links_offered: false }
    }
}

/// What a person does on the scan screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants the camera again.
    CameraWanted,
    /// Wants to choose a file.
    FileWanted,
    /// Wants what is on the clipboard.
    PasteWanted,
    /// Typed or pasted.
    Typed(String),
    /// Wants it read.
    Submitted,
    /// Wants payment links opened with this wallet.
    LinksWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::CameraWanted => vec![HostCommand::RetryCamera],
        Event::FileWanted => vec![HostCommand::ChooseFile],
        Event::LinksWanted => vec![HostCommand::RegisterLinks],
        Event::PasteWanted => vec![HostCommand::Paste],
        Event::Typed(text) => {
            (model.scan.pasted, model.scan.unread) = (text, None);
            Vec::new()
        }
        Event::Submitted => {
            let pasted = std::mem::take(&mut model.scan.pasted);
            if pasted.trim().is_empty() { Vec::new() } else { opening::arrived(model, Arrival::Text(pasted)) }
        }
    }
}

/// A person opens the screen: the camera starts.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    clear(model);
    (model.scan.looking, model.scan.camera) = (true, CameraState::Starting);
    vec![HostCommand::StartScan]
}

/// Another screen is shown: the camera stops.
pub(super) fn leave(model: &mut Model) -> Vec<HostCommand> {
    if !std::mem::take(&mut model.scan.looking) {
        return Vec::new();
    }
    clear(model);
    vec![HostCommand::StopScan]
}

fn clear(model: &mut Model) {
    model.scan = Scan { links_offered: model.scan.links_offered, ..Scan::default() };
}

/// The camera read something that is not of a wallet that pays.
pub(super) fn noticed(model: &mut Model, note: Note) -> Vec<HostCommand> {
    match note {
        Note::Request(link) => opening::open(model, link.into()),
        Note::Foreign(foreign) => unread(model, Some(foreign)),
    }
}

/// What was read leads nowhere; none: there was nothing in it. The person is told where the ways in are.
pub(super) fn unread(model: &mut Model, foreign: Option<Foreign>) -> Vec<HostCommand> {
    tell(model, foreign.map_or(Unread::Nothing, Unread::Foreign))
}

/// It is the code of a wallet that wants to meet this one.
pub(super) fn met_wallet(model: &mut Model) -> Vec<HostCommand> {
    tell(model, Unread::Wallet)
}

fn tell(model: &mut Model, unread: Unread) -> Vec<HostCommand> {
    if model.exchange.open || !model.is_open() {
        return Vec::new();
    }
    let commands = if model.route == Route::Scan { Vec::new() } else { model.open_route(Route::Scan) };
    model.scan.unread = Some(unread);
    commands
}
