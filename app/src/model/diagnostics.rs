//! What a file for whoever helps says of the wallet: versions, states and counts. No name, no amount, no key and no id is in it; a test
//! searches it for all of them. It is read by people of any language who work on the app, so it is English.
use juicetokens_engine::token::transfer::request::PROTOCOL;

use crate::model::wallet_link::{Presence, WalletHealth};
use crate::model::{Model, Route, Screen, safety};

/// The lines, each `name: what`.
pub fn lines(model: &Model) -> Vec<String> {
    let mut lines = vec![
        format!("app: {}", env!("CARGO_PKG_VERSION")),
        format!("protocol: {PROTOCOL}"),
        format!("wallet: {}", presence(model)),
        format!("screen: {}", screen(model)),
        format!("kept: {:?}, update ready: {}", model.notices.persistence, model.notices.update_ready),
    ];
    lines.extend(model.health.wallet.as_ref().map(stored).into_iter().flatten());
    lines.extend(held(model));
    lines.extend(safe(model));
    lines
}

fn presence(model: &Model) -> &'static str {
    match model.presence {
        None => "unknown",
        Some(Presence::Elsewhere) => "in another tab",
        Some(Presence::Locked { .. }) => "locked",
        Some(Presence::None) => "none",
        Some(Presence::Open { .. }) => "open",
    }
}

/// Which screen of an open wallet, without what it shows.
fn screen(model: &Model) -> String {
    let shown = match model.screen() {
        Screen::Open(route) => route.path(),
        Screen::Practice => Route::Practice.path(),
        Screen::Check | Screen::Elsewhere | Screen::Failed | Screen::Starting | Screen::Unlock | Screen::Welcome => {
            String::new()
        }
    };
    shown.split('/').take(2).collect::<Vec<_>>().join("/")
}

fn stored(wallet: &WalletHealth) -> Vec<String> {
    let time = &wallet.time;
    vec![
        format!(
            "stored: {} coins, {} movements, {} changes, {} since the snapshot; database {}, header {}",
            wallet.coins, wallet.movements, wallet.changes, wallet.since_snapshot, wallet.database, wallet.header
        ),
        format!(
            "time: {:?}, {} of {} clocks agree, error {} ms, bounded {}, corrected {}, signs {}",
            time.confidence,
            time.agreeing,
            time.clocks,
            time.error_ms,
            time.not_before.is_some(),
            time.is_corrected,
            time.signs.len()
        ),
    ]
}

fn held(model: &Model) -> Vec<String> {
    let Some(wallet) = &model.wallet else { return Vec::new() };
    let coins = wallet.assets.iter().flat_map(|asset| &asset.coins);
    let issued = wallet.assets.iter().filter(|asset| asset.issued_here).count();
    vec![
        format!("kinds: {}, of which issued here: {issued}", wallet.assets.len()),
        format!("coins: {}", counted(coins.map(|coins| (format!("{:?}", coins.grade), coins.count)))),
        format!(
            "open transfers: {}",
            counted(wallet.open.iter().map(|open| (format!("{:?} {:?}", open.role, open.state), 1)))
        ),
        format!("spent twice: {}, put back: {}", wallet.conflicts.len(), wallet.restored.is_some()),
    ]
}

fn safe(model: &Model) -> Vec<String> {
    let Some(standing) = model.safety.standing else { return Vec::new() };
    let locks = safety::locks(model);
    vec![
        format!("backup: {}, changed since: {}", standing.backed_up.is_some(), standing.changed_since),
        format!(
            "locks: passphrase {}, passkeys {}, after {:?}; words shown {}",
            locks.passphrase,
            locks.passkeys.len(),
            standing.lock_after,
            standing.words_shown.is_some()
        ),
    ]
}

fn counted(names: impl Iterator<Item = (String, u32)>) -> String {
    let mut counts = Vec::<(String, u32)>::new();
    for (name, more) in names {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += more,
            None => counts.push((name, more)),
        }
    }
    let counts: Vec<String> = counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect();
    if counts.is_empty() { "none".into() } else { counts.join(", ") }
}
