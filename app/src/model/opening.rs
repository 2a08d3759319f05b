//! What comes from outside, by a link, a file, another app's share sheet, a camera or a paste: it is sorted here, waits until the
//! wallet is open where it needs one, and then opens its screen.
use crate::model::border::{ChosenFile, HostCommand};
use crate::model::link::{Link, PayRequest};
use crate::model::paper_link::PaperCode;
use crate::model::sight::Note;
use crate::model::sighting::{Foreign, Sighting, classify};
use crate::model::stall::report::Report;
use crate::model::{Model, Route, check, committee, exchange, paper, restore, safety, scan};

/// Something from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Words, in which a link may stand.
    Text(String),
    /// A file.
    File(ChosenFile),
    /// A picture in which no code was found.
    EmptyPicture,
}

/// What waits for the wallet to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A request.
    Pay(PayRequest),
    /// A coin on paper.
    Paper(PaperCode),
    /// A backup.
    Backup(ChosenFile),
    /// What another phone of the stall took.
    Day(Report),
}

/// How files of ours begin, and pictures.
const BACKUP: &[u8] = b"JTKB";
const RECEIPTS: [&[u8]; 2] = [b"JTRC", b"JTCI"];
const RECEIPT_NAME: &str = ".jtr";
const PICTURES: [&[u8]; 5] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"RIFF", b"BM"];
/// A longer text is no link.
const LONGEST_TEXT: usize = 16_384;

impl From<Link> for Opening {
    fn from(link: Link) -> Self {
        match link {
            Link::Pay(request) => Self::Pay(request),
            Link::Paper(code) => Self::Paper(code),
            Link::Day(report) => Self::Day(report),
        }
    }
}

/// What a path in the address bar carries, beside being a place.
pub(super) fn carried_by(path: &str) -> Option<Opening> {
    path.contains(['#', '?']).then(|| Link::of_path(path))?.map(Opening::from)
}

/// Something arrived.
pub(super) fn arrived(model: &mut Model, arrival: Arrival) -> Vec<HostCommand> {
    match arrival {
        Arrival::Text(words) => text_arrived(model, &words),
        Arrival::File(file) => file_arrived(model, file),
        Arrival::EmptyPicture => scan::unread(model, None),
    }
}

/// The wallet's own file of a backup, a receipt, a picture of a code, or a text. Whoever chooses another file where receipts are checked
/// is told that it is none.
fn file_arrived(model: &mut Model, file: ChosenFile) -> Vec<HostCommand> {
    if RECEIPTS.iter().any(|magic| file.bytes.starts_with(magic)) || file.name.ends_with(RECEIPT_NAME) {
        return check::open(model, &file);
    }
    if file.bytes.starts_with(BACKUP) {
        return open(model, Opening::Backup(file));
    }
    if PICTURES.iter().any(|magic| file.bytes.starts_with(magic)) {
        return vec![HostCommand::ReadPicture(file)];
    }
    let checking = model.route == Route::Check;
    match std::str::from_utf8(&file.bytes).ok().filter(|words| words.len() <= LONGEST_TEXT) {
        Some(words) if !checking || Link::in_words(words, &model.origin).is_some() => text_arrived(model, words),
        _ if checking => check::open(model, &file),
        _ => scan::unread(model, Some(Foreign::Unknown)),
    }
}

fn text_arrived(model: &mut Model, words: &str) -> Vec<HostCommand> {
    if let Some(link) = Link::in_words(words, &model.origin) {
        return open(model, link.into());
    }
    match classify(words.trim().as_bytes(), &model.origin) {
        Sighting::Text(text) if model.exchange.open => exchange::text_arrived(model, text),
        Sighting::Foreign(foreign) => scan::unread(model, Some(foreign)),
        Sighting::LinkCode(code) => committee::link_news(model, committee::LinkNews::Seen(code)),
        Sighting::Frame | Sighting::Text(_) | Sighting::UrBytes(_) | Sighting::Request(_) => scan::met_wallet(model),
    }
}

/// Opens its screen, or waits until that is possible. What two people are about is not left for it: they are told.
pub(super) fn open(model: &mut Model, opening: Opening) -> Vec<HostCommand> {
    if model.exchange.open {
        let note = match &opening {
            Opening::Pay(request) => Some(Note::Request(Link::Pay(request.clone()))),
            Opening::Paper(code) => Some(Note::Request(Link::Paper(code.clone()))),
            Opening::Day(report) => Some(Note::Request(Link::Day(report.clone()))),
            Opening::Backup(_) => None,
        };
        if let Some(note) = note {
            model.exchange.sight.notice(note);
            return Vec::new();
        }
    }
    model.opening = Some(opening);
    if model.is_open() && model.wallet.is_some() && !model.exchange.open {
        follow(model)
    } else {
        without_wallet(model)
    }
}

/// The wallet is open: what waited opens its screen.
pub(super) fn follow(model: &mut Model) -> Vec<HostCommand> {
    let route = match model.opening.take() {
        None => return Vec::new(),
        Some(Opening::Pay(request)) => {
            model.pay.wished = Some(request);
            Route::Pay
        }
        Some(Opening::Paper(code)) => {
            paper::hold(model, code);
            Route::Paper
        }
        Some(Opening::Day(report)) => {
            model.stall.pasted = report.text();
            Route::StallDay
        }
        Some(Opening::Backup(file)) => {
            let mut commands = model.open_route(Route::Safety);
            commands.extend(safety::test_file(model, file));
            return commands;
        }
    };
    model.open_route(route)
}

/// Where there is no wallet at all, a backup is what makes one.
fn without_wallet(model: &mut Model) -> Vec<HostCommand> {
    if matches!(model.presence, Some(crate::model::wallet_link::Presence::None))
        && let Some(Opening::Backup(file)) = model.opening.take_if(|it| matches!(it, Opening::Backup(_)))
    {
        return restore::open_file(model, file);
    }
    // What waits is told on the way in, and not where receipts are checked.
    if model.opening.is_some() && model.route == Route::Check { model.open_route(Route::Home) } else { Vec::new() }
}

/// The worker has said that there is no wallet, or that it is locked.
pub(super) fn presence_changed(model: &mut Model) -> Vec<HostCommand> {
    if model.is_open() { Vec::new() } else { without_wallet(model) }
}
