//! Welcome and create: three cards, a name and a passphrase, then the wish that the browser keeps what is stored.
use crate::model::Model;
use crate::model::border::{HostCommand, PasskeyProblem};
use crate::model::wallet_link::{Passkey, Passphrase, Presence, Secret, ToWallet};

/// Cards a newcomer reads first.
pub const CARDS: u8 = 3;
/// The fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 8;
/// The most characters of a wallet's name.
pub const LONGEST_NAME: usize = 40;

/// How far a newcomer has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Reading the cards; counted from 0.
    Card(u8),
    /// The worker is making the wallet.
    Creating,
    /// Not a newcomer, or no longer one.
    #[default]
    Finished,
    /// Typing name and passphrase.
    Form,
    /// The wallet is made; the browser is asked to keep it.
    Storage,
}

/// How hard a passphrase is to guess, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Refused.
    TooShort,
    /// Taken, with a warning.
    Weak,
    /// Taken.
    Fair,
    /// Taken gladly.
    Strong,
}

/// Why the wallet cannot be made yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The name is empty.
    Name,
    /// The passphrase is too short.
    Passphrase,
    /// The two passphrases differ.
    Again,
}

/// The welcome screens; has no `Debug`, for it holds the passphrase while it is typed.
#[derive(Clone, Default, PartialEq)]
pub struct Onboarding {
    step: Step,
    /// The name as typed.
    pub name: String,
    /// The passphrase as typed.
    pub passphrase: String,
    /// The passphrase as typed again.
    pub again: String,
    /// Whether the passphrases are readable.
    pub shown: bool,
    /// Whether the person tried to go on; problems are shown from then on.
    pub tried: bool,
    /// Why the device's passkey cannot open the wallet.
    pub passkey_problem: Option<PasskeyProblem>,
}

/// What a newcomer does.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// Typed the passphrase again.
    AgainTyped(String),
    /// Wants this card.
    CardOpened(u8),
    /// Read the browser's answer and goes on.
    Continued,
    /// Wants to create a wallet.
    FormOpened,
    /// Typed the name.
    NameTyped(String),
    /// Typed the passphrase.
    PassphraseTyped(String),
    /// Wants to see, or hide, the passphrases.
    ShownToggled,
    /// Wants the wallet made.
    Submitted,
    /// Wants the wallet made, with a passkey of this device in place of a passphrase.
    PasskeyWanted,
}

impl Onboarding {
    /// How far the newcomer has come, on a device without a wallet.
    pub fn step(&self) -> Step {
        if self.step == Step::Finished { Step::Card(0) } else { self.step }
    }

    /// Whether the welcome screens stay although the wallet is open.
    pub fn is_busy(&self) -> bool {
        self.step == Step::Storage
    }

    /// A wallet that was put back is a new one to this browser, which is asked to keep it.
    pub(super) fn go_on_after(&mut self, restored: bool) {
        if restored {
            self.step = Step::Creating;
        }
    }

    /// How hard the passphrase is to guess.
    pub fn strength(&self) -> Strength {
        strength(&self.passphrase)
    }

    /// The first reason why the wallet cannot be made yet.
    pub fn missing(&self) -> Option<Missing> {
        if self.name.trim().is_empty() {
            Some(Missing::Name)
        } else if self.strength() == Strength::TooShort {
            Some(Missing::Passphrase)
        } else if self.passphrase != self.again {
            Some(Missing::Again)
        } else {
            None
        }
    }
}

/// Several words, or many different characters of several kinds, make a passphrase strong; repetition does not.
pub fn strength(passphrase: &str) -> Strength {
    let length = passphrase.chars().count();
    if length < SHORTEST_PASSPHRASE {
        return Strength::TooShort;
    }
    let mut different: Vec<char> = passphrase.chars().collect();
    different.sort_unstable();
    different.dedup();
    let kinds = [
        passphrase.chars().any(char::is_lowercase),
        passphrase.chars().any(char::is_uppercase),
        passphrase.chars().any(char::is_numeric),
        passphrase.chars().any(|character| !character.is_alphanumeric()),
    ];
    let points = length.min(different.len() * 2) + 2 * kinds.iter().filter(|&&kind| kind).count();
    match points {
        0..=15 => Strength::Weak,
        16..=21 => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// What a newcomer's step leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let onboarding = &mut model.onboarding;
    match event {
        Event::AgainTyped(text) => onboarding.again = text,
        Event::CardOpened(card) => onboarding.step = Step::Card(card.min(CARDS - 1)),
        Event::Continued => {
            model.onboarding = Onboarding::default();
            return Vec::new();
        }
        Event::FormOpened => onboarding.step = Step::Form,
        Event::NameTyped(text) => onboarding.name = fit_name(&text),
        Event::PassphraseTyped(text) => onboarding.passphrase = text,
        Event::ShownToggled => onboarding.shown = !onboarding.shown,
        Event::Submitted => return submitted(model),
        Event::PasskeyWanted => return passkey_wanted(model),
    }
    Vec::new()
}

fn submitted(model: &mut Model) -> Vec<HostCommand> {
    let onboarding = &mut model.onboarding;
    onboarding.tried = true;
    if onboarding.missing().is_some() || onboarding.step == Step::Creating || model.presence != Some(Presence::None) {
        return Vec::new();
    }
    onboarding.step = Step::Creating;
    onboarding.again.clear();
    let passphrase = Passphrase(std::mem::take(&mut onboarding.passphrase));
    let secret = Secret::Passphrase(passphrase);
    vec![HostCommand::ToWallet(ToWallet::Create { name: onboarding.name.trim().to_owned(), secret })]
}

fn passkey_wanted(model: &mut Model) -> Vec<HostCommand> {
    let onboarding = &mut model.onboarding;
    onboarding.tried = onboarding.missing() == Some(Missing::Name);
    onboarding.passkey_problem = None;
    if onboarding.tried || onboarding.step == Step::Creating || model.presence != Some(Presence::None) {
        return Vec::new();
    }
    onboarding.step = Step::Creating;
    vec![HostCommand::MakePasskey(onboarding.name.trim().to_owned())]
}

/// The device answered, or did not: then the passphrase is still there to choose.
pub(super) fn passkey_answered(model: &mut Model, answer: Result<Passkey, PasskeyProblem>) -> Vec<HostCommand> {
    let onboarding = &mut model.onboarding;
    match answer {
        Ok(passkey) => {
            let (name, secret) = (onboarding.name.trim().to_owned(), Secret::Passkey(passkey));
            vec![HostCommand::ToWallet(ToWallet::Create { name, secret })]
        }
        Err(problem) => {
            (onboarding.step, onboarding.passkey_problem) = (Step::Form, Some(problem));
            Vec::new()
        }
    }
}

/// A name, no longer than a wallet's may be.
pub(super) fn fit_name(typed: &str) -> String {
    typed.chars().take(LONGEST_NAME).collect()
}

/// The wallet is open: a new one is first given a home in the browser. The answer is wanted on every start, to be shown.
pub(super) fn opened(model: &mut Model) -> Vec<HostCommand> {
    model.onboarding = if matches!(model.onboarding.step, Step::Creating | Step::Storage) {
        Onboarding { step: Step::Storage, ..Onboarding::default() }
    } else {
        Onboarding::default()
    };
    vec![HostCommand::AskPersistence]
}
