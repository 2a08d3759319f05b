//! Movements as comma-separated values (RFC 4180), safe to open in a spreadsheet: no cell begins a formula.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{MovementEntry, MovementKind, TransferState};

/// Stable names, in English: a spreadsheet that somebody has built on them goes on working in every language.
const HEADER: &str = "time,kind,state,amount,unit,community,note,other_wallet,transfer,person";
const DAY_S: u64 = 86_400;

/// The table, with the byte order mark by which spreadsheets know UTF-8.
pub fn table_of(entries: &[MovementEntry]) -> String {
    let mut table = format!("\u{feff}{HEADER}\r\n");
    for entry in entries {
        let movement = &entry.movement;
        let cells = [
            time(movement.at),
            kind(movement.kind).to_owned(),
            entry.state.map_or("", state).to_owned(),
            movement.amount.0.to_string(),
            movement.unit.clone(),
            movement.community.clone(),
            entry.memo.clone(),
            movement.peer.as_ref().map(|peer| peer.short.clone()).unwrap_or_default(),
            movement.sid.map(|sid| sid.to_string()).unwrap_or_default(),
            movement.peer.as_ref().map(|peer| peer.name.clone()).unwrap_or_default(),
        ];
        let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
        table += &cells.join(",");
        table += "\r\n";
    }
    table
}

/// A spreadsheet takes a cell that begins so for a formula, quotes or not; so does it after white space that it drops.
fn cell(text: &str) -> String {
    let starts_formula = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']);
    let text = if starts_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn kind(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Issued => "issued",
        MovementKind::Paid => "paid",
        MovementKind::Received => "received",
        MovementKind::RolledBack => "did not happen",
        MovementKind::Swapped => "changed for other coins",
        MovementKind::GivenBack => "given back",
        MovementKind::TakenBack => "taken back",
        MovementKind::FromPaper => "taken from paper",
        MovementKind::Printed => "put on paper",
        MovementKind::Unprinted => "taken back from paper",
    }
}

fn state(state: TransferState) -> &'static str {
    match state {
        TransferState::Received => "received on trust",
        TransferState::Committed => "paid",
        TransferState::Offered => "waiting",
        TransferState::Prepared | TransferState::AbortFiled => "in doubt",
        TransferState::RolledBack => "did not happen",
        TransferState::Settled => "settled",
    }
}

/// ISO 8601 in universal time, to the second.
fn time(at: Timestamp) -> String {
    let seconds = at.0 / 1_000;
    let (year, month, day) = date_of(seconds / DAY_S);
    let (hour, minute, second) = (seconds % DAY_S / 3_600, seconds % 3_600 / 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The date of a day since 1970: years begin in March, so that the leap day is the last of one.
fn date_of(day: u64) -> (u64, u64, u64) {
    const DAYS_OF_ERA: u64 = 146_097;
    // 1 March of the year 0 to 1 January 1970.
    let day = day + 719_468;
    let (era, day) = (day / DAYS_OF_ERA, day % DAYS_OF_ERA);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + later, month, day)
}
