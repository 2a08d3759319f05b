//! Movements: all that has happened, found by words and by kind, and saved as a table.
mod table;

use juicetokens_engine::summary::{MovementEntry, MovementFilter, MovementQuery, MovementsPage};

use crate::model::Model;
use crate::model::border::{ChosenFile, HostCommand};
use crate::model::pages::{History, Turn};
use crate::model::wallet_link::ToWallet;
pub use table::table_of;

/// Movements asked for at a time.
pub const PAGE: u16 = 50;
/// The same, when all of them go into a table.
const TABLE_PAGE: u16 = 500;
/// More is not searched for.
const LONGEST_SEARCH: usize = 80;

/// What the table is called.
pub const TABLE_NAME: &str = "juicetokens-movements.csv";

/// The list of movements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movements {
    /// What is searched for, as typed.
    pub search: String,
    /// Which kinds are listed.
    pub filter: MovementFilter,
    /// The page that is looked at.
    pub history: History,
    /// The table that is being put together.
    pub table: Option<Table>,
}

/// A table that is being put together, page by page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    awaited: MovementQuery,
    rows: Vec<MovementEntry>,
}

/// What a person does on the screen of movements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Wants other kinds.
    FilterChosen(MovementFilter),
    /// Typed into the search.
    SearchTyped(String),
    /// Wants all that the search finds as a file.
    TableWanted,
    /// Wants older ones, or newer ones.
    Turned(Turn),
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let movements = &mut model.movements;
    match event {
        Event::FilterChosen(filter) => movements.filter = filter,
        Event::SearchTyped(text) => movements.search = text.chars().take(LONGEST_SEARCH).collect(),
        Event::Turned(turn) => {
            model.turns = model.turns.wrapping_add(1);
            let query = query(movements, None, PAGE);
            return movements.history.turn(turn, query);
        }
        Event::TableWanted if movements.table.is_some() => return Vec::new(),
        Event::TableWanted => {
            let query = query(movements, None, TABLE_PAGE);
            movements.table = Some(Table { awaited: query.clone(), rows: Vec::new() });
            return vec![ask(query)];
        }
    }
    begin(movements)
}

/// A person opens the screen: everything, from the newest on.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    model.movements = Movements::default();
    begin(&mut model.movements)
}

/// Something happened meanwhile: the page is asked for anew.
pub(super) fn wallet_changed(model: &mut Model) -> Vec<HostCommand> {
    if model.route != super::Route::Movements {
        return Vec::new();
    }
    let query = query(&model.movements, None, PAGE);
    model.movements.history.again(query)
}

/// A page came: for the list, for the table, or too late for either.
pub(super) fn arrived(model: &mut Model, page: MovementsPage) -> Vec<HostCommand> {
    let movements = &mut model.movements;
    if movements.table.as_ref().is_some_and(|table| table.awaited == page.query) {
        return continue_table(movements, page);
    }
    movements.history.arrived(&page);
    Vec::new()
}

fn begin(movements: &mut Movements) -> Vec<HostCommand> {
    let query = query(movements, None, PAGE);
    movements.history.begin(query)
}

fn continue_table(movements: &mut Movements, page: MovementsPage) -> Vec<HostCommand> {
    let Some(mut table) = movements.table.take() else { return Vec::new() };
    table.rows.extend(page.found);
    if page.next.is_none() {
        return vec![HostCommand::SaveTable(ChosenFile {
            name: TABLE_NAME.into(),
            bytes: table_of(&table.rows).into_bytes(),
        })];
    }
    table.awaited.before = page.next;
    let query = table.awaited.clone();
    movements.table = Some(table);
    vec![ask(query)]
}

fn query(movements: &Movements, before: Option<u32>, count: u16) -> MovementQuery {
    let (search, filter) = (movements.search.trim().to_owned(), movements.filter);
    MovementQuery { before, count, search, filter, with: None }
}

fn ask(query: MovementQuery) -> HostCommand {
    HostCommand::ToWallet(ToWallet::MovementsWanted(query))
}
