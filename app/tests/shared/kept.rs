//! Wallets that each version of the app has written (`tests/wallets/README.md`), and what that version showed of them.
#![allow(dead_code)]

use std::collections::BTreeMap;

use juicetokens_engine::Engine;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::CoinQuery;
use serde::Deserialize;

/// A wallet that was kept.
pub struct Kept {
    /// Its file's name.
    pub name: &'static str,
    /// The version of its database.
    pub database: u32,
    /// The database as it lay there, as an emergency copy.
    pub copy: &'static [u8],
    /// A backup file, where that version made any.
    pub backup: Option<&'static [u8]>,
    shown: &'static str,
}

/// What its version showed of it.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub struct Shown {
    /// The person's name for it.
    pub name: String,
    /// What opens it, and the backup.
    pub passphrase: String,
    /// Whether it issues coins.
    pub issuer: bool,
    /// Amounts by grade, as the home screen names them.
    pub grades: BTreeMap<String, u32>,
    /// Values of the coins, the largest first.
    pub coins: Vec<u32>,
    /// Lines of the history.
    pub movements: usize,
}

macro_rules! kept {
    ($database:literal, $name:literal) => {
        kept!($database, $name, None)
    };
    ($database:literal, $name:literal, with backup) => {
        kept!($database, $name, Some(include_bytes!(concat!("../../../tests/wallets/", $name, ".jtkb"))))
    };
    ($database:literal, $name:literal, $backup:expr) => {
        Kept {
            name: $name,
            database: $database,
            copy: include_bytes!(concat!("../../../tests/wallets/", $name, ".jtkr")),
            backup: $backup,
            shown: include_str!(concat!("../../../tests/wallets/", $name, ".json")),
        }
    };
}

/// All of them, the earliest version first.
pub fn all() -> [Kept; 6] {
    [
        kept!(1, "database1-header1-anna"),
        kept!(1, "database1-header1-bram"),
        kept!(2, "database2-header1-anna"),
        kept!(2, "database2-header1-bram"),
        kept!(2, "database2-header2-anna", with backup),
        kept!(2, "database2-header2-bram", with backup),
    ]
}

impl Kept {
    /// The same in a place of another name.
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// What its version showed of it.
    pub fn shown(&self) -> Shown {
        serde_json::from_str(self.shown).unwrap()
    }
}

/// What this version shows of a wallet, in the same words; a quarantined wallet shows its coins all the same.
pub fn shown_now(engine: &Engine, like: &Shown) -> Shown {
    let wallet = engine.wallet_summary(Timestamp(0));
    let [asset] = &wallet.assets[..] else { panic!("{} kinds of coins", wallet.assets.len()) };
    let balance = &asset.balance;
    let grades = [("settled", balance.settled), ("on-trust", balance.on_trust), ("quarantined", balance.quarantined)];
    let mut coins: Vec<u32> = engine
        .coins(CoinQuery { count: u16::MAX, ..CoinQuery::default() })
        .coins
        .iter()
        .map(|coin| coin.denomination.value())
        .collect();
    coins.sort_unstable_by(|one, other| other.cmp(one));
    Shown {
        name: like.name.clone(),
        passphrase: like.passphrase.clone(),
        issuer: asset.issued_here,
        grades: grades
            .into_iter()
            .filter(|(_, amount)| amount.0 > 0)
            .map(|(name, amount)| (name.into(), amount.0))
            .collect(),
        coins,
        movements: engine.movement_count(),
    }
}
