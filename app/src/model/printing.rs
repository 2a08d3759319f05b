//! Putting coins on paper: which ones, the sheet, and paper that was not handed out.
use juicetokens_engine::summary::{IssueOverview, PrintProblem, Printable, PrintedCoin};
use juicetokens_engine::token::amount::{Amount, Denomination, DenominationCounts};
use juicetokens_engine::token::issuance::Authority;
use juicetokens_engine::token::token_id::TokenId;

use crate::model::border::{ChosenFile, HostCommand};
use crate::model::link::paper_link;
use crate::model::paper::wish;
use crate::model::paper_link::{PaperCode, PaperWish};
use crate::model::stepper::Step;
use crate::model::{Model, Route};

/// Most coins that one go puts on paper.
pub const MOST_PRINTED: u32 = 200;

/// The print screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printing {
    /// What was issued, what can be printed, and what is on paper; none until the worker has answered.
    pub overview: Option<IssueOverview>,
    /// Which coins.
    pub authority: Option<Authority>,
    /// How many of each denomination, lowest first.
    pub counts: [u32; Denomination::COUNT],
    /// Whether coins are on their way onto paper.
    pub busy: bool,
    /// Why none went.
    pub problem: Option<PrintProblem>,
    /// Coins with their codes, ready for the printer.
    pub sheet: Vec<(PrintedCoin, PaperCode)>,
    /// Coins that a person is asked about before they are taken back.
    pub unprinting: Option<Vec<TokenId>>,
}

/// What a person does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants another number of a denomination.
    Counted(Denomination, Step),
    /// Chose which coins.
    KindChosen(Authority),
    /// Wants them on paper.
    Submitted,
    /// Wants the sheet of coins that are on paper already.
    SheetWanted(Vec<TokenId>),
    /// Wants the sheet printed.
    PrinterWanted,
    /// Has the sheet.
    SheetClosed,
    /// Wants the link of the coin at this place of the sheet copied.
    SlipCopied(usize),
    /// Wants it in a file.
    SlipSaved(usize),
    /// Would take coins back.
    UnprintAsked(Vec<TokenId>),
    /// Does.
    UnprintWanted,
    /// Does not.
    UnprintDropped,
}

impl Printing {
    /// The kind of coins that is chosen.
    pub fn kind(&self) -> Option<&Printable> {
        let kinds = self.overview.as_ref()?.printable.iter();
        kinds.clone().find(|kind| Some(kind.authority) == self.authority).or_else(|| kinds.clone().next())
    }

    /// What the chosen coins are worth together.
    pub fn total(&self) -> Amount {
        Amount(Denomination::all().map(|coin| coin.value().saturating_mul(self.counts[coin.index()])).sum())
    }

    /// How many coins are chosen.
    pub fn chosen(&self) -> u32 {
        self.counts.iter().sum()
    }

    fn put(&mut self, coin: Denomination, count: u32) {
        let held = self.kind().map_or(0, |kind| u32::from(kind.coins.count(coin)));
        let others = self.chosen() - self.counts[coin.index()];
        self.counts[coin.index()] = count.min(held).min(MOST_PRINTED.saturating_sub(others));
        self.problem = None;
    }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let page = &mut model.printing;
    match event {
        Event::Counted(coin, step) => page.put(coin, step.from(page.counts[coin.index()])),
        Event::KindChosen(authority) => {
            (page.authority, page.counts) = (Some(authority), [0; Denomination::COUNT]);
        }
        Event::Submitted => return submitted(page),
        Event::SheetWanted(ids) => return vec![wish(PaperWish::Sheet(ids))],
        Event::PrinterWanted => return vec![HostCommand::Print],
        Event::SheetClosed => page.sheet.clear(),
        Event::SlipCopied(place) => {
            return slip(model, place).map(|(_, link)| HostCommand::Copy(link)).into_iter().collect();
        }
        Event::SlipSaved(place) => {
            let file =
                |(label, link): (String, String)| ChosenFile { name: format!("{label}.jtp"), bytes: link.into_bytes() };
            return slip(model, place).map(file).map(HostCommand::SaveTable).into_iter().collect();
        }
        Event::UnprintAsked(ids) => page.unprinting = Some(ids),
        Event::UnprintDropped => page.unprinting = None,
        Event::UnprintWanted => {
            let ids = page.unprinting.take().unwrap_or_default();
            return vec![wish(PaperWish::Unprint(ids))];
        }
    }
    Vec::new()
}

/// A coin's label and its link.
fn slip(model: &Model, place: usize) -> Option<(String, String)> {
    let (coin, code) = model.printing.sheet.get(place)?;
    let (before, digits) = paper_link(code, &model.origin);
    Some((coin.label.clone(), before + &digits))
}

fn submitted(page: &mut Printing) -> Vec<HostCommand> {
    let Some(authority) = page.kind().map(|kind| kind.authority) else { return Vec::new() };
    if page.busy || page.chosen() == 0 {
        return Vec::new();
    }
    (page.busy, page.problem) = (true, None);
    let coins = DenominationCounts(page.counts.map(|count| u8::try_from(count).unwrap_or(u8::MAX)));
    vec![wish(PaperWish::Print { authority, coins })]
}

/// A person opens the screen.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    let overview = model.printing.overview.take();
    model.printing = Printing { overview, ..Printing::default() };
    vec![wish(PaperWish::Overview)]
}

/// The wallet changed: what is where changed with it.
pub(super) fn wallet_changed(model: &Model) -> Vec<HostCommand> {
    if matches!(model.route, Route::Issue | Route::Print) { vec![wish(PaperWish::Overview)] } else { Vec::new() }
}

pub(super) fn printed(model: &mut Model, ids: Vec<TokenId>) -> Vec<HostCommand> {
    let page = &mut model.printing;
    (page.busy, page.counts) = (false, [0; Denomination::COUNT]);
    vec![wish(PaperWish::Sheet(ids))]
}

pub(super) fn refused(model: &mut Model, problem: PrintProblem) {
    (model.printing.busy, model.printing.problem) = (false, Some(problem));
}

pub(super) fn sheet_arrived(model: &mut Model, sheet: Vec<(PrintedCoin, PaperCode)>) {
    if model.route == Route::Print {
        model.printing.sheet = sheet;
    }
}

pub(super) fn overview_arrived(model: &mut Model, overview: IssueOverview) {
    model.printing.overview = Some(overview);
}
