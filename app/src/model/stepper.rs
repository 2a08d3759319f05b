//! A number that is chosen with two buttons and a field.
use crate::model::digits::digits;

/// Digits that are read of what is typed.
const MOST_DIGITS: usize = 4;

/// What a person does to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Wants one fewer.
    Fewer,
    /// Wants one more.
    More,
    /// Typed a number.
    Typed(String),
}

impl Step {
    /// The number that it leads to, from this one.
    pub fn from(&self, count: u32) -> u32 {
        match self {
            Self::Fewer => count.saturating_sub(1),
            Self::More => count.saturating_add(1),
            Self::Typed(text) => digits(text).chars().take(MOST_DIGITS).collect::<String>().parse().unwrap_or(0),
        }
    }
}
