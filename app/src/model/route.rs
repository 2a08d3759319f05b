//! Where a person can be: real paths, so that links and the back button work.
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::record::Sid;

use crate::model::wallet_link::Presence;
use crate::model::{Model, practice};

/// A place with an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// `/coin/` and the coin's id in hexadecimal.
    Coin(TokenId),
    /// `/coins`
    Coins,
    /// `/cash-in/` and the report's number in hexadecimal.
    CashIn(Hash),
    /// `/change`: coins for other coins.
    Change,
    /// `/check`: a receipt that came as a file; needs no wallet.
    Check,
    /// `/committee`
    Committee,
    /// `/exchange`
    Exchange,
    /// `/handover`
    Handover,
    /// `/health`
    Health,
    /// `/`
    #[default]
    Home,
    /// `/install`
    Install,
    /// `/issue`
    Issue,
    /// `/movements`
    Movements,
    /// `/paper`: a coin on paper.
    Paper,
    /// `/pay`
    Pay,
    /// `/people`
    People,
    /// `/person/` and the identity in hexadecimal.
    Person(PublicKey),
    /// `/practice`, and whatever follows it: what has its own places is the practice.
    Practice,
    /// `/print`
    Print,
    /// `/receipt/` and the transfer's sid in hexadecimal.
    Receipt(Sid),
    /// `/receive`
    Receive,
    /// `/request`
    Request,
    /// `/safety`
    Safety,
    /// `/scan`
    Scan,
    /// `/settings`
    Settings,
    /// `/settle`
    Settle,
    /// `/stall`: the till.
    Stall,
    /// `/stall/day`: opening and closing.
    StallDay,
}

impl Route {
    /// The place of a path; what is not known is home.
    pub fn of_path(path: &str) -> Self {
        let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        match path {
            "/coins" => Self::Coins,
            "/change" => Self::Change,
            "/check" => Self::Check,
            "/committee" => Self::Committee,
            "/movements" => Self::Movements,
            "/exchange" => Self::Exchange,
            "/handover" => Self::Handover,
            "/health" => Self::Health,
            "/install" => Self::Install,
            "/issue" => Self::Issue,
            "/paper" => Self::Paper,
            "/pay" => Self::Pay,
            "/people" => Self::People,
            "/print" => Self::Print,
            "/receive" => Self::Receive,
            "/request" => Self::Request,
            "/safety" => Self::Safety,
            "/scan" => Self::Scan,
            "/settings" => Self::Settings,
            "/settle" => Self::Settle,
            "/stall" => Self::Stall,
            "/stall/day" => Self::StallDay,
            _ if practice::path_inside(path).is_some() => Self::Practice,
            _ => Self::of_named(path).unwrap_or_default(),
        }
    }

    /// A place that is named after what it shows.
    fn of_named(path: &str) -> Option<Self> {
        if let Some(hex) = path.strip_prefix("/coin/") {
            return hash_of_hex(hex).map(TokenId).map(Self::Coin);
        }
        if let Some(hex) = path.strip_prefix("/cash-in/") {
            return hash_of_hex(hex).map(Self::CashIn);
        }
        if let Some(hex) = path.strip_prefix("/person/") {
            return hash_of_hex(hex).map(|hash| Self::Person(PublicKey(hash.0)));
        }
        hash_of_hex(path.strip_prefix("/receipt/")?).map(Sid).map(Self::Receipt)
    }

    /// Its path.
    pub fn path(self) -> String {
        match self {
            Self::Coin(token_id) => format!("/coin/{token_id}"),
            Self::Coins => "/coins".into(),
            Self::CashIn(number) => format!("/cash-in/{number}"),
            Self::Change => "/change".into(),
            Self::Check => "/check".into(),
            Self::Committee => "/committee".into(),
            Self::Movements => "/movements".into(),
            Self::Exchange => "/exchange".into(),
            Self::Handover => "/handover".into(),
            Self::Health => "/health".into(),
            Self::Home => "/".into(),
            Self::Install => "/install".into(),
            Self::Issue => "/issue".into(),
            Self::Paper => "/paper".into(),
            Self::Pay => "/pay".into(),
            Self::People => "/people".into(),
            Self::Person(identity) => format!("/person/{}", Hash(identity.0)),
            Self::Practice => practice::PATH.into(),
            Self::Print => "/print".into(),
            Self::Receipt(sid) => format!("/receipt/{sid}"),
            Self::Receive => "/receive".into(),
            Self::Request => "/request".into(),
            Self::Safety => "/safety".into(),
            Self::Scan => "/scan".into(),
            Self::Settings => "/settings".into(),
            Self::Settle => "/settle".into(),
            Self::Stall => "/stall".into(),
            Self::StallDay => "/stall/day".into(),
        }
    }
}

pub(super) fn hash_of_hex(hex: &str) -> Option<Hash> {
    if hex.len() != 64 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(Hash(bytes))
}

/// What is shown: a route when the wallet is open, and what stands before it when not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A receipt that came as a file, where no wallet is open.
    Check,
    /// Another tab holds the wallet.
    Elsewhere,
    /// Nothing more can be done until the page is loaded again.
    Failed,
    /// The wallet is open, at this place.
    Open(Route),
    /// A practice; it needs no wallet, and no wallet sees it.
    Practice,
    /// The worker has not answered yet.
    Starting,
    /// There is a wallet, and it is locked.
    Unlock,
    /// There is no wallet yet, or it was made a moment ago.
    Welcome,
}

impl Model {
    /// What is shown.
    pub fn screen(&self) -> Screen {
        if self.failure.is_some() {
            return Screen::Failed;
        }
        if self.route == Route::Practice && self.practice.is_some() {
            return Screen::Practice;
        }
        match &self.presence {
            None => Screen::Starting,
            Some(Presence::Elsewhere | Presence::Locked { .. } | Presence::None) if self.route == Route::Check => {
                Screen::Check
            }
            Some(Presence::Elsewhere) => Screen::Elsewhere,
            Some(Presence::Locked { .. }) => Screen::Unlock,
            Some(Presence::None) => Screen::Welcome,
            Some(Presence::Open { .. }) if self.onboarding.is_busy() => Screen::Welcome,
            Some(Presence::Open { .. }) if self.wallet.is_none() => Screen::Starting,
            Some(Presence::Open { .. }) => Screen::Open(self.route),
        }
    }
}
