//! Practice: one person learns the whole exchange with a partner who lives in the same page. The person's side is a [`Model`] like
//! the wallet's own, with phones behind it that keep nothing; the partner plays by a script.
mod lesson;
mod partner;

use std::rc::Rc;

use juicetokens_engine::summary::ExchangeSummary;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::{Command, Intent};

pub use self::lesson::{Hint, Lesson};
use self::partner::Question;
use crate::model::border::{HostCommand, HostEvent};
use crate::model::practice_link::{FromPractice, Side, ToPractice};
use crate::model::wallet_link::{FromWallet, Locks, Presence, ToWallet};
use crate::model::{Model, Route, Start, onboarding};

/// Where it is; its own places follow, as `/practice/pay`.
pub const PATH: &str = "/practice";

/// A practice that goes on.
#[derive(Clone, PartialEq)]
pub struct Practice {
    /// The person's side.
    pub wallet: Rc<Model>,
    /// The exchange as the partner's phone shows it.
    pub partner: Option<ExchangeSummary>,
    /// What is being learnt.
    pub lesson: Lesson,
    /// What coins the partner has.
    authority: Option<Authority>,
    /// What the partner was asked last, and has answered.
    asked: Option<Question>,
}

/// What a person does in a practice.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// On one of the wallet's screens.
    Inside(Box<super::Event>),
    /// Followed the guide to where the lesson goes on.
    WentOn,
    /// Has learnt enough, and wants a wallet.
    WalletWanted,
}

/// What a path is inside a practice, as `/pay`; none of another.
pub(super) fn path_inside(path: &str) -> Option<&str> {
    match path.strip_prefix(PATH)? {
        "" => Some("/"),
        inside => inside.starts_with('/').then_some(inside),
    }
}

/// Whether a path is a place in the practice that goes on.
pub(super) fn holds(model: &Model, path: &str) -> bool {
    model.practice.is_some() && path_inside(path).is_some()
}

/// What it leads to.
pub(super) fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::Inside(event) => within(model, *event),
        Event::WentOn => {
            let next = model.practice.as_mut().and_then(|practice| practice.go_on());
            next.map(|route| within(model, super::Event::Opened(route))).unwrap_or_default()
        }
        Event::WalletWanted => {
            let mut commands = model.open_route(Route::Home);
            if model.presence == Some(Presence::None) {
                commands.extend(onboarding::update(model, onboarding::Event::FormOpened));
            }
            commands
        }
    }
}

/// Begins where a person is at its place, and ends, with all that was in it, where a person is not.
pub(super) fn follow(model: &mut Model) -> Vec<HostCommand> {
    match (model.route == Route::Practice && !model.practises, model.practice.is_some()) {
        (true, false) => begin(model),
        (false, true) => {
            model.practice = None;
            vec![HostCommand::Practice(ToPractice::End)]
        }
        _ => Vec::new(),
    }
}

fn begin(model: &mut Model) -> Vec<HostCommand> {
    let mut wallet = Model::new(Start {
        language: model.language.tag().into(),
        path: Route::Home.path(),
        origin: model.origin.clone(),
        links_offered: false,
        now: model.started,
    });
    wallet.practises = true;
    wallet.presence = Some(Presence::Open { name: String::new(), locks: Locks::default() });
    let practice =
        Practice { wallet: Rc::new(wallet), partner: None, lesson: Lesson::default(), authority: None, asked: None };
    model.practice = Some(Box::new(practice));
    vec![HostCommand::Practice(ToPractice::Begin), say(Side::Partner, Command::Issue(partner::issuance()))]
}

/// The phones said something.
pub(super) fn heard(model: &mut Model, said: FromPractice) -> Vec<HostCommand> {
    match said {
        FromPractice::Ticked => within(model, super::Event::Host(HostEvent::Ticked)),
        FromPractice::Said(Side::Own, said) => within(model, super::Event::Host(HostEvent::FromWallet(said))),
        FromPractice::Said(Side::Partner, said) => {
            let Some(practice) = &mut model.practice else { return Vec::new() };
            match said {
                FromWallet::Exchange(summary) => practice.partner = summary,
                FromWallet::Wallet(wallet) => practice.authority = wallet.assets.first().map(|asset| asset.authority),
                _ => {}
            }
            practice.partner_answers()
        }
    }
}

/// The browser went back or forward inside the practice.
pub(super) fn navigated(model: &mut Model, path: &str) -> Vec<HostCommand> {
    let inside = path_inside(path).unwrap_or_default().to_owned();
    within(model, super::Event::Host(HostEvent::Navigated(inside)))
}

/// Lets something happen on the person's side; what that asks of a host is asked of the phones.
fn within(model: &mut Model, event: super::Event) -> Vec<HostCommand> {
    let Some(practice) = &mut model.practice else { return Vec::new() };
    let wallet = Rc::make_mut(&mut practice.wallet);
    let mut asked = super::update(wallet, event);
    if !is_there(wallet.route) {
        asked.extend(wallet.open_route(Route::Home));
    }
    let mut commands: Vec<HostCommand> = asked.into_iter().flat_map(|command| practice.translated(command)).collect();
    practice.notice();
    commands.extend(practice.partner_answers());
    commands
}

/// Places that a practice has: those of the wallet in which there is something to be learnt with practice coins.
fn is_there(route: Route) -> bool {
    use Route::{Coin, Coins, Exchange, Home, Movements, Pay, Receipt, Receive};
    matches!(route, Home | Pay | Receive | Exchange | Receipt(_) | Coins | Coin(_) | Movements)
}

impl Practice {
    fn translated(&self, command: HostCommand) -> Vec<HostCommand> {
        match command {
            HostCommand::ToWallet(ToWallet::Command(Command::OpenExchange(intent))) => {
                let other = self.opposite(&intent);
                vec![say(Side::Own, Command::OpenExchange(intent)), say(Side::Partner, Command::OpenExchange(other))]
            }
            // Both are told when the phones are put down.
            HostCommand::ToWallet(ToWallet::Command(Command::CloseExchange)) => Vec::new(),
            HostCommand::ToWallet(said) => vec![HostCommand::Practice(ToPractice::Say(Side::Own, said))],
            HostCommand::Receipt(sid) => {
                vec![HostCommand::Practice(ToPractice::Say(Side::Own, ToWallet::ReceiptWanted(sid)))]
            }
            HostCommand::StartExchange => vec![HostCommand::Practice(ToPractice::StartExchange)],
            HostCommand::StopExchange => vec![HostCommand::Practice(ToPractice::StopExchange)],
            HostCommand::Navigate(path) => vec![HostCommand::Navigate(format!("{PATH}{}", path.trim_end_matches('/')))],
            HostCommand::Vibrate => vec![HostCommand::Vibrate],
            // No camera, no file, no backup: there is nothing that outlives it.
            _ => Vec::new(),
        }
    }

    fn opposite(&self, intent: &Intent) -> Intent {
        partner::opposite(intent, self.authority)
    }

    fn partner_answers(&mut self) -> Vec<HostCommand> {
        let confirmed = self.wallet.exchange.summary.as_ref().is_some_and(|summary| summary.confirmed_here);
        let question = self.partner.as_ref().and_then(|summary| partner::question(summary, confirmed));
        if question == self.asked {
            return Vec::new();
        }
        self.asked.clone_from(&question);
        question.map(|question| say(Side::Partner, question.answer())).into_iter().collect()
    }
}

fn say(side: Side, command: Command) -> HostCommand {
    HostCommand::Practice(ToPractice::Say(side, ToWallet::Command(command)))
}
