//! Welcome and create: three cards, a name and a passphrase, then the wish that the browser keeps what is stored.
use crate::model::Model;
use crate::model::border::HostCommand;
use crate::model::wallet_link::{Passphrase, Presence, ToWallet};

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
        Event::NameTyped(text) => onboarding.name = text.chars().take(LONGEST_NAME).collect(),
        Event::PassphraseTyped(text) => onboarding.passphrase = text,
        Event::ShownToggled => onboarding.shown = !onboarding.shown,
        Event::Submitted => return submitted(model),
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
    vec![HostCommand::ToWallet(ToWallet::Create { name: onboarding.name.trim().to_owned(), passphrase })]
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
