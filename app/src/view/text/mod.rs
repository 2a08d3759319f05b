//! All words of the app, in the language of the moment. The catalogues are `app/locales/*.ftl`; the build script makes one method
//! of each message (docs/adr/0016), and `public/words.js` fills them in.
mod browser;

use std::cell::RefCell;

use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::amount::Amount;
use yew::AttrValue;

use crate::model::Language;
pub(crate) use browser::DateStyle;
use browser::Gap;

include!(concat!(env!("OUT_DIR"), "/methods.rs"));

thread_local! {
    /// What was already asked for: a screen is drawn often, and most of its words never change.
    static KEPT: RefCell<Kept> = const { RefCell::new(Kept { language: None, words: Vec::new() }) };
}

struct Kept {
    language: Option<Language>,
    words: Vec<Option<AttrValue>>,
}

/// The words of the language that is open.
#[derive(Clone, Copy)]
pub(crate) struct Text(());

impl Text {
    /// The words of a language whose catalogue is open; what was kept of another is forgotten.
    pub(crate) fn of(language: Language) -> Self {
        KEPT.with_borrow_mut(|kept| {
            if kept.language != Some(language) {
                *kept = Kept { language: Some(language), words: vec![None; FIXED] };
            }
        });
        Self(())
    }

    /// An amount as the language writes figures.
    pub(crate) fn figure(self, amount: Amount) -> AttrValue {
        browser::figure(amount.0.into())
    }

    /// A whole number of any size.
    pub(crate) fn whole(self, number: u64) -> AttrValue {
        browser::figure(number)
    }

    /// An amount with its unit, as it is read aloud.
    pub(crate) fn amount(self, amount: Amount, unit: &str) -> AttrValue {
        let figure = self.figure(amount);
        if unit.is_empty() { figure } else { format!("{figure}\u{a0}{unit}").into() }
    }

    /// A moment as the language writes it.
    pub(crate) fn date(self, at: Timestamp, style: DateStyle) -> AttrValue {
        browser::date(at.0, style)
    }

    /// One and the other, as the language lists things.
    pub(crate) fn list(self, parts: &[AttrValue]) -> AttrValue {
        browser::list(parts)
    }

    fn fixed(self, place: usize, id: &str) -> AttrValue {
        let kept = KEPT.with_borrow(|kept| kept.words.get(place).cloned().flatten());
        kept.unwrap_or_else(|| {
            let words = browser::message(id, &[]);
            KEPT.with_borrow_mut(|kept| {
                if let Some(empty) = kept.words.get_mut(place) {
                    *empty = Some(words.clone());
                }
            });
            words
        })
    }

    fn filled(self, id: &str, gaps: &[(&str, Gap)]) -> AttrValue {
        browser::message(id, gaps)
    }
}
