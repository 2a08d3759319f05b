//! What a link carries (`docs/spec/11-links.md`): a request, which opens the pay screen and moves nothing, or a coin on paper.
use std::fmt::Write as _;

use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::paper;

use crate::model::paper_link::PaperCode;
use crate::model::pay::MOST_DIGITS;
use crate::model::receive::LONGEST_MEMO;
use crate::model::route::hash_of_hex;
use crate::model::stall::report::Report;

/// The scheme for which the installed app asks.
const SCHEME: &str = "web+juice:";
/// Where the browser brings a link of that scheme.
const HANDLER: &str = "/link#";
/// The longest name that a request may give, in bytes.
pub const LONGEST_NAME: usize = 48;

/// What a link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Opens the pay screen.
    Pay(PayRequest),
    /// A coin.
    Paper(PaperCode),
    /// What another phone of a stall took.
    Day(Report),
}

/// What a request says. Nobody has signed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PayRequest {
    /// None leaves it to the person, or to the payee.
    pub amount: Option<Amount>,
    /// What it is for; may be empty.
    pub note: String,
    /// Whom it says it is for; may be empty.
    pub to: String,
    /// In which coins.
    pub authority: Option<Authority>,
}

impl PayRequest {
    /// The request as a link of the wallet that was loaded from `origin`.
    pub fn link(&self, origin: &str) -> String {
        let mut link = format!("{origin}/pay");
        let texts = [
            ("amount", self.amount.map_or(String::new(), |amount| amount.0.to_string())),
            ("to", percent_encoded(&self.to)),
            ("note", percent_encoded(&self.note)),
            ("coins", self.authority.map_or(String::new(), |kind| kind.to_string())),
        ];
        for (place, (name, text)) in texts.iter().filter(|(_, text)| !text.is_empty()).enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(link, "{}{name}={text}", if place == 0 { '#' } else { '&' });
        }
        link
    }

    fn of_parameters(parameters: &str) -> Option<Self> {
        let mut request = Self::default();
        for (name, value) in parameters.split(['&', '#']).filter_map(|part| part.split_once('=')) {
            match name {
                "amount" => request.amount = Some(read_amount(value)?),
                "note" => request.note = read_words(value, LONGEST_MEMO)?,
                "to" => request.to = read_words(value, LONGEST_NAME)?,
                "coins" => request.authority = Some(Authority(hash_of_hex(value)?)),
                _ => {}
            }
        }
        Some(request)
    }
}

impl Link {
    /// Reads a link that stands alone, as in a code; `origin` is where this wallet was loaded from. A request counts only there; a coin
    /// proves itself, wherever the wallet was that printed it.
    pub fn of_text(text: &str, origin: &str) -> Option<Self> {
        if let Some(rest) = strip_prefix_ignoring_case(text, SCHEME) {
            return Self::of_target(rest.trim_start_matches('/'));
        }
        let (_, path) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?.split_once('/')?;
        match Self::of_target(path)? {
            Self::Pay(_) | Self::Day(_) if !is_of(text, origin) => None,
            link => Some(link),
        }
    }

    /// Reads the first link among words, as people send them.
    pub fn in_words(words: &str, origin: &str) -> Option<Self> {
        words.split_whitespace().find_map(|word| Self::of_text(word, origin))
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
        match place.trim_end_matches('/') {
            "pay" => PayRequest::of_parameters(parameters).map(Self::Pay),
            "paper" => {
                let code = paper::from_digits(parameters).filter(|code| !code.is_empty())?;
                Some(Self::Paper(PaperCode::new(code.to_vec())))
            }
            "stall/day" => Report::of_text(&percent_decoded(parameters)?).map(Self::Day),
            _ => None,
        }
    }
}

/// A coin as a link of the wallet that was loaded from `origin`: what stands before its digits, and the digits.
pub fn paper_link(code: &PaperCode, origin: &str) -> (String, String) {
    (format!("{origin}/paper#"), paper::to_digits(code.bytes()).to_string())
}

/// What a phone took, as a link of the wallet that was loaded from `origin`.
pub fn day_link(report: &Report, origin: &str) -> String {
    format!("{origin}/stall/day#{}", percent_encoded(&report.text()))
}

fn is_of(text: &str, origin: &str) -> bool {
    !origin.is_empty() && text.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/'))
}

/// Whole units above zero, as few digits as the keypad takes; anything else is no link, rather than another amount.
fn read_amount(digits: &str) -> Option<Amount> {
    let fits = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|amount| fits && *amount > 0).map(Amount)
}

/// Words that are shown as somebody wrote them: no line breaks, and nothing that turns the writing of what stands beside them.
fn read_words(encoded: &str, most_bytes: usize) -> Option<String> {
    let words = percent_decoded(encoded)?;
    let is_odd = |it: char| {
        it.is_control() || matches!(it, '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    (words.len() <= most_bytes && !words.contains(is_odd)).then_some(words)
}

fn strip_prefix_ignoring_case<'text>(text: &'text str, prefix: &str) -> Option<&'text str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
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
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use juicetokens_engine::foundation::hash::Hash;

    const HERE: &str = "https://wallet.example";

    fn thirteen() -> Link {
        Link::Pay(PayRequest { amount: Some(Amount(13)), ..PayRequest::default() })
    }

    #[test]
    fn an_own_link_and_the_scheme_mean_the_same() {
        for text in ["https://wallet.example/pay#amount=13", "web+juice:pay#amount=13", "WEB+JUICE:pay?amount=13"] {
            assert_eq!(Link::of_text(text, HERE), Some(thirteen()), "{text}");
        }
        assert_eq!(Link::of_text("web+juice:pay", HERE), Some(Link::Pay(PayRequest::default())));
        assert_eq!(Link::in_words("please pay:\nhttps://wallet.example/pay#amount=13 Anna", HERE), Some(thirteen()));
    }

    #[test]
    fn the_address_bar_brings_both_forms() {
        for path in ["/pay#amount=13", "/pay?amount=13", "/pay?amount=13#", "/pay?from=chat#amount=13"] {
            assert_eq!(Link::of_path(path), Some(thirteen()), "{path}");
        }
        assert_eq!(Link::of_path("/link#web%2Bjuice%3Apay%23amount%3D13"), Some(thirteen()));
        assert_eq!(Link::of_path("/link#%zz"), None);
        assert_eq!(Link::of_path("/settings"), None);
    }

    #[test]
    fn a_request_goes_there_and_back_whatever_is_written_in_it() {
        let whole = PayRequest {
            amount: Some(Amount(13)),
            note: "two melons & 1 % = #1?".into(),
            to: "عصير Käse".into(),
            authority: Some(Authority(Hash([0xFB; 32]))),
        };
        for request in [PayRequest::default(), PayRequest { to: "Ann".into(), ..PayRequest::default() }, whole] {
            let link = request.link(HERE);
            assert!(link.is_ascii(), "{link}");
            assert_eq!(Link::of_text(&link, HERE), Some(Link::Pay(request.clone())), "{link}");
            let path = link.strip_prefix(HERE).unwrap();
            assert_eq!(Link::of_path(path), Some(Link::Pay(request)), "{path}");
        }
        assert_eq!(PayRequest::default().link(HERE), "https://wallet.example/pay");
    }

    #[test]
    fn a_link_of_another_place_or_with_something_senseless_is_none() {
        for text in [
            "https://wallet.example.evil/pay#amount=13",
            "https://other.example/pay#amount=13",
            "web+juice:settings",
            "web+juice:pay#amount=-1",
            "web+juice:pay#amount=0",
            "web+juice:pay#amount=1e3",
            "web+juice:pay#amount=99999999999999999999",
            "web+juice:pay#amount=13&note=one%0Atwo",
            "web+juice:pay#to=%E2%80%AEnna",
            "web+juice:pay#note=%FF",
            "web+juice:pay#coins=AAAA",
        ] {
            assert_eq!(Link::of_text(text, HERE), None, "{text}");
        }
        let long = format!("web+juice:pay#note={}", "a".repeat(LONGEST_MEMO + 1));
        assert_eq!(Link::of_text(&long, HERE), None);
    }

    #[test]
    fn a_coin_is_read_from_any_address() {
        let code = PaperCode::new(vec![1, 1, 7, 9]);
        let (before, digits) = paper_link(&code, "https://far.example");
        assert_eq!((&*before, &*digits), ("https://far.example/paper#", "0016844553"));
        for text in [
            format!("{before}{digits}"),
            format!("web+juice:paper#{digits}"),
            format!("http://10.0.0.2:8080/paper#{digits}"),
        ] {
            assert_eq!(Link::of_text(&text, HERE), Some(Link::Paper(code.clone())), "{text}");
        }
        assert_eq!(Link::of_path(&format!("/paper#{digits}")), Some(Link::Paper(code)));
        for text in
            ["https://far.example/paper#", "https://far.example/paper#12", "https://far.example/pape#0016844553"]
        {
            assert_eq!(Link::of_text(text, HERE), None, "{text}");
        }
    }

    #[test]
    fn a_code_does_not_print_its_secret() {
        assert_eq!(format!("{:?}", Link::Paper(PaperCode::new(vec![77; 3]))), "Paper(PaperCode)");
    }
}
