//! Settings: the risk dial, as numbers that a person types, and how the person appears to others.
use juicetokens_engine::Command;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::credential::MAX_NAME_BYTES;
use juicetokens_engine::trust::dial::{DialPolicy, Limits};

use crate::model::border::HostCommand;
use crate::model::digits::digits;
use crate::model::pay::MOST_DIGITS;
use crate::model::wallet_link::Presence;
use crate::model::{Model, to_wallet};

/// The most digits of a number of days.
const MOST_DAY_DIGITS: usize = 5;
/// The most digits of a number of hands.
const MOST_HAND_DIGITS: usize = 2;

/// One limit of the dial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// On trust from one stranger within a day.
    EachStranger,
    /// On trust from all strangers within a day.
    AllStrangers,
    /// On trust from a person with a standing within a day.
    EachPerson,
    /// Up to this from one person, the person here is asked.
    AskUpTo,
    /// Hands that a coin passed through.
    Hops,
    /// Days since a coin's issuer saw it.
    AgeDays,
}

impl Limit {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::EachStranger, Self::AllStrangers, Self::EachPerson, Self::AskUpTo, Self::Hops, Self::AgeDays];
}

/// The settings screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Each limit as typed: digits only; empty is no limit.
    pub typed: [String; Limit::ALL.len()],
    /// Whether to say who is here, as ticked.
    pub introduces: bool,
    /// The own name for others, as typed.
    pub name: String,
}

/// What a person does on the settings screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants the defaults back, at once.
    DefaultsWanted,
    /// Wants the typed limits kept.
    Submitted,
    /// Typed a limit.
    Typed(Limit, String),
    /// Ticked whether to say who is here.
    IntroduceToggled,
    /// Typed the own name for others.
    NameTyped(String),
    /// Wants that kept.
    ProfileSubmitted,
}

impl Settings {
    /// What a policy reads like.
    pub fn of(policy: &DialPolicy) -> Self {
        let amount = |limit: Amount| if limit.0 == u32::MAX { String::new() } else { limit.to_string() };
        let limits = &policy.software;
        let typed = Limit::ALL.map(|limit| match limit {
            Limit::EachStranger => amount(limits.each_stranger),
            Limit::AllStrangers => amount(limits.all_strangers),
            Limit::EachPerson => amount(limits.each_person),
            Limit::AskUpTo => amount(policy.ask_up_to),
            Limit::Hops => policy.max_hops.map(|hops| hops.to_string()).unwrap_or_default(),
            Limit::AgeDays => policy.max_age_days.map(|days| days.to_string()).unwrap_or_default(),
        });
        Self { typed, ..Self::default() }
    }

    /// A limit as typed.
    pub fn typed(&self, limit: Limit) -> &str {
        &self.typed[limit as usize]
    }

    /// What the typed limits say. One set of limits holds for every kind of key: a lowered dial is lowered for all.
    pub fn policy(&self) -> DialPolicy {
        let number = |limit| self.typed(limit).parse::<u32>().ok();
        let amount = |limit| Amount(number(limit).unwrap_or(u32::MAX));
        let limits = Limits {
            each_stranger: amount(Limit::EachStranger),
            all_strangers: amount(Limit::AllStrangers),
            each_person: amount(Limit::EachPerson),
        };
        DialPolicy {
            software: limits,
            hardware: limits,
            ask_up_to: amount(Limit::AskUpTo),
            max_hops: number(Limit::Hops).map(|hops| u8::try_from(hops).unwrap_or(u8::MAX)),
            max_age_days: number(Limit::AgeDays),
        }
    }

    /// Whether the limit for one stranger can never be reached.
    pub fn is_out_of_order(&self) -> bool {
        let limits = self.policy().software;
        limits.each_stranger > limits.all_strangers
    }
}

/// Whether the wallet goes by what is typed.
pub fn is_kept(model: &Model) -> bool {
    model.wallet.as_ref().is_some_and(|wallet| wallet.dial == model.settings.policy())
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::DefaultsWanted => {
            model.settings.typed = Settings::of(&DialPolicy::default()).typed;
            keep(model)
        }
        Event::Submitted => keep(model),
        Event::Typed(limit, text) => {
            model.settings.typed[limit as usize] = clean(limit, &text);
            Vec::new()
        }
        Event::IntroduceToggled => {
            model.settings.introduces = !model.settings.introduces;
            Vec::new()
        }
        Event::NameTyped(text) => {
            model.settings.name = fit(&text);
            Vec::new()
        }
        Event::ProfileSubmitted => keep_profile(model),
    }
}

/// Whether others see what is ticked and typed.
pub fn is_profile_kept(model: &Model) -> bool {
    let Settings { introduces, name, .. } = &model.settings;
    let kept = model.wallet.as_ref().map(|wallet| &wallet.profile);
    kept.is_some_and(|kept| kept.introduces == *introduces && (!introduces || kept.name == name.trim()))
}

/// Nobody introduces itself without a name.
pub fn is_name_missing(model: &Model) -> bool {
    model.settings.introduces && model.settings.name.trim().is_empty()
}

fn keep_profile(model: &Model) -> Vec<HostCommand> {
    if is_profile_kept(model) || is_name_missing(model) {
        return Vec::new();
    }
    let Settings { introduces, name, .. } = &model.settings;
    vec![to_wallet(Command::SetProfile { introduces: *introduces, name: name.trim().to_owned() })]
}

/// As much of a name as others are told.
fn fit(text: &str) -> String {
    let end =
        text.char_indices().map(|(at, character)| at + character.len_utf8()).take_while(|end| *end <= MAX_NAME_BYTES);
    text[..end.last().unwrap_or(0)].to_owned()
}

fn keep(model: &Model) -> Vec<HostCommand> {
    if is_kept(model) { Vec::new() } else { vec![to_wallet(Command::SetDial(model.settings.policy()))] }
}

/// Only digits, and no more than fit; zero is a limit as well.
fn clean(limit: Limit, text: &str) -> String {
    let most = match limit {
        Limit::Hops => MOST_HAND_DIGITS,
        Limit::AgeDays => MOST_DAY_DIGITS,
        _ => MOST_DIGITS,
    };
    let digits: String = digits(text);
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() && !digits.is_empty() { "0".into() } else { trimmed.chars().take(most).collect() }
}

/// A person opens the screen: it says what holds.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    let Some(wallet) = &model.wallet else { return Vec::new() };
    // Whoever never said a name is offered the one that the wallet has here; it is told to nobody before that is kept.
    let own = match &model.presence {
        Some(Presence::Open { name, .. }) if wallet.profile.name.is_empty() => name,
        _ => &wallet.profile.name,
    };
    model.settings = Settings { introduces: wallet.profile.introduces, name: fit(own), ..Settings::of(&wallet.dial) };
    Vec::new()
}
