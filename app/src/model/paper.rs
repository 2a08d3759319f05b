//! A coin on paper: what it is, and taking it.
use juicetokens_engine::summary::{PaperProblem, PaperSummary};
use juicetokens_engine::token::transfer::record::Sid;

use crate::model::border::HostCommand;
use crate::model::paper_link::{PaperCode, PaperNews, PaperWish};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, printing};

/// The screen of a coin on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperPage {
    /// Its code; none once it was taken.
    pub code: Option<PaperCode>,
    /// What it is, or why it is none; none while the wallet looks.
    pub seen: Option<Result<Box<PaperSummary>, PaperProblem>>,
    /// Whether the wallet is taking it.
    pub busy: bool,
    /// The transfer by which it was taken.
    pub taken: Option<Sid>,
}

/// What a person does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants the coin.
    TakeWanted,
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let Event::TakeWanted = event;
    let page = &mut model.paper;
    let may = matches!(&page.seen, Some(Ok(coin)) if coin.problem.is_none());
    match &page.code {
        Some(code) if may && !page.busy => {
            page.busy = true;
            vec![wish(PaperWish::Take(code.clone()))]
        }
        _ => Vec::new(),
    }
}

/// A code came; the screen is about to open.
pub(super) fn hold(model: &mut Model, code: PaperCode) {
    model.paper = PaperPage { code: Some(code), ..PaperPage::default() };
}

/// A person opens the screen.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    match &model.paper {
        PaperPage { code: Some(code), seen: None, .. } => vec![wish(PaperWish::Look(code.clone()))],
        _ => Vec::new(),
    }
}

/// The worker said something of paper.
pub(super) fn heard(model: &mut Model, news: PaperNews) -> Vec<HostCommand> {
    match news {
        PaperNews::Seen(seen) => model.paper.seen = Some(seen),
        PaperNews::Taken(sid) => {
            let page = &mut model.paper;
            (page.code, page.busy, page.taken) = (None, false, Some(sid));
            return vec![HostCommand::Vibrate];
        }
        PaperNews::Refused(problem) => {
            let page = &mut model.paper;
            page.busy = false;
            match &mut page.seen {
                Some(Ok(coin)) => coin.problem = Some(problem),
                seen => *seen = Some(Err(problem)),
            }
        }
        PaperNews::Printed(ids) => return printing::printed(model, ids),
        PaperNews::PrintRefused(problem) => printing::refused(model, problem),
        PaperNews::Sheet(sheet) => printing::sheet_arrived(model, sheet),
        PaperNews::Overview(overview) => printing::overview_arrived(model, *overview),
    }
    Vec::new()
}

pub(super) fn wish(wish: PaperWish) -> HostCommand {
    HostCommand::ToWallet(ToWallet::Paper(wish))
}
