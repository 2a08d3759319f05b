//! A request as a link (`docs/spec/11-links.md`): it opens the wallet at the right screen, and moves nothing.
use juicetokens_engine::token::amount::Amount;

use crate::model::pay::MOST_DIGITS;

/// The scheme for which the installed app asks.
const SCHEME: &str = "web+juice:";
/// Where the browser brings a link of that scheme.
const HANDLER: &str = "/link#";

/// What a link asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The pay screen, with this amount typed.
    Pay {
        /// None leaves it to the person, or to the payee.
        amount: Option<Amount>,
    },
}

impl Link {
    /// Reads a link that stands alone, as in a code; `origin` is where this wallet was loaded from.
    pub fn of_text(text: &str, origin: &str) -> Option<Self> {
        if let Some(rest) = strip_prefix_ignoring_case(text, SCHEME) {
            return Self::of_target(rest.trim_start_matches('/'));
        }
        let rest = text.strip_prefix(origin).filter(|_| !origin.is_empty())?;
        Self::of_target(rest.strip_prefix('/')?)
    }

    /// Reads the path in the address bar, with its query and fragment.
    pub fn of_path(path: &str) -> Option<Self> {
        match path.strip_prefix(HANDLER) {
            Some(carried) => Self::of_text(&percent_decoded(carried)?, ""),
            None => Self::of_target(path.strip_prefix('/')?),
        }
    }

    fn of_target(target: &str) -> Option<Self> {
        let (place, parameters) = target.split_once(['#', '?']).unwrap_or((target, ""));
        if place.trim_end_matches('/') != "pay" {
            return None;
        }
        let amount = parameters.split(['&', '#']).find_map(|part| part.strip_prefix("amount="));
        match amount {
            None => Some(Self::Pay { amount: None }),
            Some(digits) => Some(Self::Pay { amount: Some(read_amount(digits)?) }),
        }
    }
}

/// Whole units above zero, as few digits as the keypad takes; anything else is no link, rather than another amount.
fn read_amount(digits: &str) -> Option<Amount> {
    let fits = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|amount| fits && *amount > 0).map(Amount)
}

fn strip_prefix_ignoring_case<'text>(text: &'text str, prefix: &str) -> Option<&'text str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let hex = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "https://wallet.example";
    const THIRTEEN: Link = Link::Pay { amount: Some(Amount(13)) };

    #[test]
    fn an_own_link_and_the_scheme_mean_the_same() {
        for text in ["https://wallet.example/pay#amount=13", "web+juice:pay#amount=13", "WEB+JUICE:pay?amount=13"] {
            assert_eq!(Link::of_text(text, HERE), Some(THIRTEEN), "{text}");
        }
        assert_eq!(Link::of_text("web+juice:pay", HERE), Some(Link::Pay { amount: None }));
    }

    #[test]
    fn the_address_bar_brings_both_forms() {
        for path in ["/pay#amount=13", "/pay?amount=13", "/pay?amount=13#", "/pay?from=chat#amount=13"] {
            assert_eq!(Link::of_path(path), Some(THIRTEEN), "{path}");
        }
        assert_eq!(Link::of_path("/link#web%2Bjuice%3Apay%23amount%3D13"), Some(THIRTEEN));
        assert_eq!(Link::of_path("/link#%zz"), None);
        assert_eq!(Link::of_path("/settings"), None);
    }

    #[test]
    fn a_link_of_another_place_or_with_a_senseless_amount_is_none() {
        for text in [
            "https://wallet.example.evil/pay#amount=13",
            "https://other.example/pay#amount=13",
            "web+juice:settings",
            "web+juice:pay#amount=-1",
            "web+juice:pay#amount=0",
            "web+juice:pay#amount=1e3",
            "web+juice:pay#amount=99999999999999999999",
        ] {
            assert_eq!(Link::of_text(text, HERE), None, "{text}");
        }
    }
}
