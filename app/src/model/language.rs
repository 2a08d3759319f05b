//! The language of all words: which there are, and choosing another.
use crate::model::Model;
use crate::model::border::HostCommand;

/// Languages with a complete catalogue in `app/locales/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The one to fall back on.
    #[default]
    English,
    /// Nederlands.
    Dutch,
    /// Français.
    French,
    /// Español.
    Spanish,
    /// العربية.
    Arabic,
}

impl Language {
    /// All of them, in the order of the chooser.
    pub const ALL: [Self; 5] = [Self::English, Self::Dutch, Self::French, Self::Spanish, Self::Arabic];

    /// Its tag, which is also the name of its catalogue.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// Its name in itself, for those who cannot read the language that is shown.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Dutch => "Nederlands",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
        }
    }

    /// The best one for a language tag, as `nl-BE`.
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary)).unwrap_or_default()
    }
}

/// What happens around the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A person wants this one.
    Chosen(Language),
}

/// What it leads to: the words change once their catalogue is there.
pub(super) fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let Event::Chosen(language) = event;
    model.notices.language_missing = false;
    if model.language == language { Vec::new() } else { vec![HostCommand::OpenLanguage(language)] }
}

/// The catalogue is open, or not to be had.
pub(super) fn answered(model: &mut Model, opened: Option<Language>) {
    model.notices.language_missing = opened.is_none();
    model.language = opened.unwrap_or(model.language);
}
