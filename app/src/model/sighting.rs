//! What a code that a camera read is, before the wallet is asked: a frame of this protocol, its text form, a request as a link,
//! a part of a UR, or something of somebody else, which is named and left alone (`docs/spec/11-links.md`).
use crate::model::committee::CODE_PREFIX;
use crate::model::link::Link;

/// What a code is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// A frame; the wallet reads it.
    Frame,
    /// The text form of a frame; the wallet reads it.
    Text(String),
    /// A request, or a coin on paper, as a link.
    Request(Link),
    /// A part of `ur:bytes`, or all of it.
    UrBytes(String),
    /// What links two wallets of a committee.
    LinkCode(String),
    /// Not for this app.
    Foreign(Foreign),
}

/// Codes of others that people hold before a camera, by the names under which they know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A part of a BBQr sequence.
    Bbqr,
    /// A Bitcoin address or payment request.
    Bitcoin,
    /// A Cashu token or request.
    Cashu,
    /// A European bank transfer.
    Epc,
    /// A Lightning invoice or LNURL.
    Lightning,
    /// Data that no text and no known format explains.
    Unknown,
    /// Another text.
    Text,
    /// A UR of another type than bytes, or one whose bytes are not of this app.
    Ur,
    /// The address of a page.
    Url,
    /// The key to a wireless network.
    Wifi,
}

/// The magic in the first byte of every frame; no text begins with such a byte.
const FRAME_MAGIC: u8 = 0xB0;

/// Prefixes in lower case, the longer before the shorter.
const PREFIXES: [(&str, Foreign); 20] = [
    ("cashu", Foreign::Cashu),
    ("creqa", Foreign::Cashu),
    ("creqb", Foreign::Cashu),
    ("b$", Foreign::Bbqr),
    ("bitcoin:", Foreign::Bitcoin),
    ("bc1", Foreign::Bitcoin),
    ("lightning:", Foreign::Lightning),
    ("lnurl", Foreign::Lightning),
    ("keyauth:", Foreign::Lightning),
    ("lnbc", Foreign::Lightning),
    ("lntb", Foreign::Lightning),
    ("lno1", Foreign::Lightning),
    ("bcd\n", Foreign::Epc),
    ("bcd\r", Foreign::Epc),
    ("ur:", Foreign::Ur),
    ("wifi:", Foreign::Wifi),
    ("https:", Foreign::Url),
    ("http:", Foreign::Url),
    ("www.", Foreign::Url),
    ("web+", Foreign::Url),
];

/// Tells what the bytes of a code are; `origin` is where this wallet was loaded from, as `https://wallet.example`.
pub fn classify(bytes: &[u8], origin: &str) -> Sighting {
    if bytes.first().is_some_and(|first| first & 0xF0 == FRAME_MAGIC) {
        return Sighting::Frame;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Sighting::Foreign(Foreign::Unknown) };
    let text = text.trim();
    let lower = text.get(..text.len().min(16)).unwrap_or(text).to_ascii_lowercase();
    if text.starts_with("JT") && text.as_bytes().iter().skip(2).take(3).any(|byte| *byte == b'.') {
        return Sighting::Text(text.to_owned());
    }
    if text.starts_with(CODE_PREFIX) {
        return Sighting::LinkCode(text.to_owned());
    }
    if lower.starts_with("ur:bytes/") {
        return Sighting::UrBytes(text.to_ascii_lowercase());
    }
    if let Some(link) = Link::of_text(text, origin) {
        return Sighting::Request(link);
    }
    let known = PREFIXES.iter().find(|(prefix, _)| lower.starts_with(prefix));
    Sighting::Foreign(known.map_or(Foreign::Text, |(_, foreign)| *foreign))
}

impl Foreign {
    /// A stable name for tests and pages of help.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bbqr => "bbqr",
            Self::Bitcoin => "bitcoin",
            Self::Cashu => "cashu",
            Self::Epc => "epc",
            Self::Lightning => "lightning",
            Self::Text => "text",
            Self::Unknown => "unknown",
            Self::Ur => "ur",
            Self::Url => "url",
            Self::Wifi => "wifi",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::PayRequest;
    use juicetokens_engine::token::amount::Amount;

    const HERE: &str = "https://wallet.example";

    #[test]
    fn codes_of_others_are_named() {
        for (text, foreign) in [
            ("cashuBo2FteCJodHRwczovL21pbnQ", Foreign::Cashu),
            ("CREQAO2FTEA", Foreign::Cashu),
            ("B$2P0Z00ABCDEF", Foreign::Bbqr),
            ("bitcoin:bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh?amount=1", Foreign::Bitcoin),
            ("LNURL1DP68GURN8GHJ7UM9", Foreign::Lightning),
            ("lightning:lnbc1", Foreign::Lightning),
            ("BCD\n002\n1\nSCT\n", Foreign::Epc),
            ("UR:CRYPTO-PSBT/1-3/LPADAXCF", Foreign::Ur),
            ("WIFI:T:WPA;S:Cafe;;", Foreign::Wifi),
            ("https://example.org/", Foreign::Url),
            ("good morning", Foreign::Text),
        ] {
            assert_eq!(classify(text.as_bytes(), HERE), Sighting::Foreign(foreign), "{text}");
        }
        assert_eq!(classify(&[0xFF, 0, 1], HERE), Sighting::Foreign(Foreign::Unknown));
        assert_eq!(classify(b"", HERE), Sighting::Foreign(Foreign::Text));
    }

    #[test]
    fn own_codes_go_to_the_wallet() {
        assert_eq!(classify(&[0xB1, 2, 3], HERE), Sighting::Frame);
        assert_eq!(classify(b" JT1.abc\n", HERE), Sighting::Text("JT1.abc".into()));
        assert_eq!(classify(b"UR:BYTES/HDEYMEJT", HERE), Sighting::UrBytes("ur:bytes/hdeymejt".into()));
        let link = Link::Pay(PayRequest { amount: Some(Amount(13)), ..PayRequest::default() });
        assert_eq!(classify(b"web+juice:pay#amount=13", HERE), Sighting::Request(link.clone()));
        assert_eq!(classify(b"https://wallet.example/pay#amount=13", HERE), Sighting::Request(link));
    }
}
