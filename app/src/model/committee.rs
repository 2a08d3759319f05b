//! The committee: wallets that are linked, found a group together, and settle for it.
use juicetokens_council::border::{Input, LinkId, Summary};
use juicetokens_engine::Intent;
use juicetokens_engine::foundation::signature::PublicKey;
use serde::{Deserialize, Serialize};

use crate::model::border::{CameraState, HostCommand};
use crate::model::wallet_link::{Presence, ToWallet};
use crate::model::{Model, exchange};

/// How a code begins that links two wallets.
pub const CODE_PREFIX: &str = "JTL1 ";

/// From the page to the wallet's member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommitteeWish {
    /// Load it, under this name; answered by its summary.
    Open(String),
    /// Something reached it.
    Give(Input),
}

/// From the wallet's member to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommitteeNews {
    /// How it stands.
    Changed(Summary),
    /// Bytes for a link.
    Send(LinkId, #[serde(with = "serde_bytes")] Vec<u8>),
    /// It could not be loaded, or what it has stored is damaged.
    Failed(String),
}

/// What the model asks of the links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkWish {
    /// Show an offer.
    Offer,
    /// A code was read or pasted.
    Take(String),
    /// Show nothing any more; links stay.
    Stop,
    /// End all links.
    CloseAll,
}

/// What the links tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkNews {
    /// The code that the other wallet has to read.
    Shown(String),
    /// The camera read the code of another wallet.
    Seen(String),
    /// A link is up.
    Linked,
    /// There is no code.
    Failed(LinkProblem),
}

/// Why two wallets cannot be linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// The browser has no such links.
    Unsupported,
    /// The device is in no network that others could be in.
    NoNetwork,
}

/// The committee's screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitteePage {
    /// How the member stands; none before it is loaded.
    pub summary: Option<Summary>,
    /// Why it is not.
    pub failed: Option<String>,
    /// Another wallet is being linked.
    pub linking: Option<Linking>,
}

/// Two phones face each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linking {
    /// What stands on the screen, once there is something.
    pub shown: Option<String>,
    /// The camera.
    pub camera: CameraState,
    /// What was pasted or typed.
    pub pasted: String,
    /// Why there is no code.
    pub problem: Option<LinkProblem>,
}

/// What a person does on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Agrees to found the committee that is proposed.
    Agreed,
    /// Wants the camera again.
    CameraWanted,
    /// Wants the shown code on the clipboard.
    CopyWanted,
    /// Wants to found one with everybody who is linked.
    FoundingWanted,
    /// Wants to link another phone.
    LinkWanted,
    /// Wants to link no more.
    LinkingStopped,
    /// Wants what was pasted to be read.
    PasteSubmitted,
    /// Typed or pasted.
    PasteTyped(String),
    /// Wants to settle for others.
    ServingWanted,
    /// Does not found it.
    SteppedBack,
}

/// Whether so many wallets can found a committee.
pub fn can_found(people: usize) -> bool {
    matches!(people, 4 | 7 | 10 | 13)
}

/// How many members are in reach, this one among them.
pub fn in_reach(summary: &Summary) -> u32 {
    let reached = summary.people.iter().filter(|person| person.is_me || person.linked);
    u32::try_from(reached.count()).unwrap_or(u32::MAX)
}

/// The group that this wallet sits in.
pub fn group(model: &Model) -> Option<PublicKey> {
    model.committee.summary.as_ref().and_then(|summary| summary.group).map(PublicKey)
}

/// While this wallet serves for a committee: how many of its members are in reach, and how many are needed.
pub fn too_few(model: &Model) -> Option<(u32, u32)> {
    let serves = matches!(model.exchange.intent, Some(Intent::ServeTogether(_)));
    let summary = model.committee.summary.as_ref().filter(|_| serves)?;
    let reached = in_reach(summary);
    (reached < summary.quorum).then_some((reached, summary.quorum))
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::Agreed => code(model).map(|code| give(Input::Agree(code))).into_iter().collect(),
        Event::CameraWanted => vec![HostCommand::RetryCamera],
        Event::CopyWanted => shown(model).map(HostCommand::Copy).into_iter().collect(),
        Event::FoundingWanted => vec![give(Input::Found)],
        Event::LinkWanted => link(model),
        Event::LinkingStopped => leave(model),
        Event::PasteSubmitted => paste(model),
        Event::PasteTyped(text) => {
            if let Some(linking) = &mut model.committee.linking {
                linking.pasted = text;
            }
            Vec::new()
        }
        Event::ServingWanted => {
            let serving = group(model).map(Intent::ServeTogether);
            serving.map(|intent| exchange::begin(model, intent)).unwrap_or_default()
        }
        Event::SteppedBack => vec![give(Input::StepBack)],
    }
}

fn give(input: Input) -> HostCommand {
    HostCommand::ToWallet(ToWallet::Committee(CommitteeWish::Give(input)))
}

/// The number that the person saw when it agreed.
fn code(model: &Model) -> Option<String> {
    model.committee.summary.as_ref().map(|summary| summary.code.clone())
}

fn shown(model: &Model) -> Option<String> {
    model.committee.linking.as_ref().and_then(|linking| linking.shown.clone())
}

fn link(model: &mut Model) -> Vec<HostCommand> {
    let (shown, problem) = (None, None);
    model.committee.linking = Some(Linking { shown, camera: CameraState::Starting, pasted: String::new(), problem });
    vec![HostCommand::StartScan, HostCommand::Link(LinkWish::Offer)]
}

fn paste(model: &mut Model) -> Vec<HostCommand> {
    let Some(linking) = &mut model.committee.linking else { return Vec::new() };
    let pasted = std::mem::take(&mut linking.pasted);
    vec![HostCommand::Link(LinkWish::Take(pasted))]
}

/// A person opens the screen: the member is loaded, if it is not.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    if model.committee.summary.is_some() { Vec::new() } else { open(model) }
}

/// A wallet that sits in a committee loads its member when it opens.
pub(super) fn wallet_opened(model: &Model) -> Vec<HostCommand> {
    let sits = model.wallet.as_ref().is_some_and(|wallet| wallet.sits);
    if sits { open(model) } else { Vec::new() }
}

fn open(model: &Model) -> Vec<HostCommand> {
    let Some(Presence::Open { name, .. }) = &model.presence else { return Vec::new() };
    vec![HostCommand::ToWallet(ToWallet::Committee(CommitteeWish::Open(name.clone())))]
}

/// Another screen is shown: nothing is linked any more; links that are up stay.
pub(super) fn leave(model: &mut Model) -> Vec<HostCommand> {
    if model.committee.linking.take().is_none() {
        return Vec::new();
    }
    vec![HostCommand::StopScan, HostCommand::Link(LinkWish::Stop)]
}

/// The wallet was locked: its member says nothing any more.
pub(super) fn close(model: &mut Model) -> Vec<HostCommand> {
    let mut commands = leave(model);
    if std::mem::take(&mut model.committee).summary.is_some() {
        commands.push(HostCommand::Link(LinkWish::CloseAll));
    }
    commands
}

/// Whether another wallet is being linked.
pub(super) fn is_linking(model: &Model) -> bool {
    model.committee.linking.is_some()
}

pub(super) fn camera_changed(model: &mut Model, state: CameraState) -> Vec<HostCommand> {
    if let Some(linking) = &mut model.committee.linking {
        linking.camera = state;
    }
    Vec::new()
}

/// The member told something.
pub(super) fn heard(model: &mut Model, news: CommitteeNews) -> Vec<HostCommand> {
    match news {
        CommitteeNews::Changed(summary) => {
            (model.committee.summary, model.committee.failed) = (Some(summary), None);
        }
        CommitteeNews::Failed(why) => model.committee.failed = Some(why),
        // The host sends by itself.
        CommitteeNews::Send(..) => {}
    }
    Vec::new()
}

/// The links told something.
pub(super) fn link_news(model: &mut Model, news: LinkNews) -> Vec<HostCommand> {
    let Some(linking) = &mut model.committee.linking else { return Vec::new() };
    match news {
        LinkNews::Shown(code) => linking.shown = Some(code),
        LinkNews::Seen(code) => return vec![HostCommand::Link(LinkWish::Take(code))],
        LinkNews::Linked => return [leave(model), vec![HostCommand::Vibrate]].concat(),
        LinkNews::Failed(problem) => linking.problem = Some(problem),
    }
    Vec::new()
}
