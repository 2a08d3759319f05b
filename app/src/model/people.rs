//! People: the list of them, and a page for each.
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::{
    Acquaintance, MovementFilter, MovementQuery, MovementsPage, PersonEntry, PersonSummary,
};
use juicetokens_engine::{Command, NewContact};

use crate::model::border::HostCommand;
use crate::model::pages::{History, Range, Turn};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, Route, to_wallet};

/// Movements with a person that are asked for at a time.
pub const PAGE: u16 = 20;
/// People drawn at a time.
const LIST_PAGE: usize = 50;
/// More is not typed: names and notes are cut where the wallet would cut them.
const LONGEST_NAME: usize = 64;
const LONGEST_NOTE: usize = 280;
const LONGEST_SEARCH: usize = 80;

/// People as the screens know them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// What is searched for, as typed.
    pub search: String,
    /// Everybody, contacts first; none until the answer is there.
    pub all: Option<Vec<PersonEntry>>,
    /// How many of those who are found come before those who are drawn.
    pub skip: usize,
    /// The page of one of them.
    pub page: Page,
}

/// A person's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Who; none until the answer is there, or where nobody is known by that key.
    pub person: Option<Box<PersonSummary>>,
    /// Whether the answer said that nobody is known by that key.
    pub is_missing: bool,
    /// The name and the note, as typed.
    pub name: String,
    /// The same.
    pub note: String,
    /// Whether to take the person off the contacts was asked once.
    pub removal_asked: bool,
    /// What happened with them.
    pub history: History,
}

/// What a person does on these screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Typed into the search.
    SearchTyped(String),
    /// Typed a name.
    NameTyped(String),
    /// Typed a note.
    NoteTyped(String),
    /// Wants what was typed kept; adds the person where it is no contact yet.
    Submitted,
    /// Says that it knows the person, or does not.
    KnownToggled,
    /// Wants nothing to do with the person, or takes that back.
    BlockToggled,
    /// Wants the person off the contacts.
    RemovalWanted,
    /// Really.
    RemovalConfirmed,
    /// After all not.
    RemovalDropped,
    /// Wants another page of the list, or of what happened with the person.
    Turned(Turn),
}

impl People {
    /// Those whom the search finds, by name, note or key.
    pub fn found(&self) -> impl Iterator<Item = &PersonEntry> {
        let wanted = self.search.trim().to_lowercase();
        let fits = move |entry: &&PersonEntry| {
            let texts = [&entry.peer.name, &entry.note, &entry.peer.short];
            texts.iter().any(|text| text.to_lowercase().contains(&wanted))
        };
        self.all.iter().flatten().filter(fits)
    }

    /// Those of them who are drawn, and which part of all that is.
    pub fn drawn(&self) -> (Vec<&PersonEntry>, Range) {
        let all: Vec<&PersonEntry> = self.found().collect();
        // There may be fewer by now.
        let skip = if self.skip < all.len() { self.skip } else { 0 };
        let drawn: Vec<_> = all.iter().copied().skip(skip).take(LIST_PAGE).collect();
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let range = Range::of(small(skip), drawn.len(), small(all.len()));
        (drawn, range)
    }
}

impl Page {
    /// Whether the person is among the contacts.
    pub fn is_contact(&self) -> bool {
        self.person.as_ref().is_some_and(|person| person.added.is_some())
    }

    /// Whether something was typed that is not kept.
    pub fn is_changed(&self) -> bool {
        let kept = |person: &PersonSummary| person.peer.name == self.name.trim() && person.note == self.note.trim();
        !self.person.as_ref().is_some_and(|person| kept(person))
    }
}

/// What it leads to.
pub fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    let people = &mut model.people;
    match event {
        Event::SearchTyped(text) => (people.search, people.skip) = (text.chars().take(LONGEST_SEARCH).collect(), 0),
        Event::Turned(turn) => {
            model.turns = model.turns.wrapping_add(1);
            return turned(model, turn);
        }
        event => return on_page(&mut people.page, event),
    }
    Vec::new()
}

fn turned(model: &mut Model, turn: Turn) -> Vec<HostCommand> {
    if let Route::Person(identity) = model.route {
        return model.people.page.history.turn(turn, query(identity));
    }
    let people = &mut model.people;
    let found = people.found().count();
    people.skip = match turn {
        Turn::Back => people.skip.saturating_sub(LIST_PAGE),
        Turn::On if people.skip + LIST_PAGE < found => people.skip + LIST_PAGE,
        Turn::On => people.skip,
    };
    Vec::new()
}

fn on_page(page: &mut Page, event: Event) -> Vec<HostCommand> {
    let Some(person) = page.person.as_ref() else { return Vec::new() };
    let (is_known, is_blocked) = standing(person);
    match event {
        Event::SearchTyped(_) | Event::Turned(_) => {}
        Event::NameTyped(text) => page.name = text.chars().take(LONGEST_NAME).collect(),
        Event::NoteTyped(text) => page.note = text.chars().take(LONGEST_NOTE).collect(),
        Event::Submitted => return put(page, is_known, is_blocked),
        // Whom somebody knows is not blocked, and the other way round.
        Event::KnownToggled => return put(page, !is_known, false),
        Event::BlockToggled => return put(page, false, !is_blocked),
        Event::RemovalWanted => page.removal_asked = true,
        Event::RemovalDropped => page.removal_asked = false,
        Event::RemovalConfirmed => {
            page.removal_asked = false;
            return vec![to_wallet(Command::ForgetContact(person.peer.key))];
        }
    }
    Vec::new()
}

/// Whether the person here knows somebody, and whether it has blocked it.
fn standing(person: &PersonSummary) -> (bool, bool) {
    let is = |acquaintance| person.peer.acquaintance == acquaintance;
    (is(Acquaintance::Known), is(Acquaintance::Blocked))
}

/// Without a name of its own a contact has the one that it gave itself.
fn put(page: &Page, is_known: bool, is_blocked: bool) -> Vec<HostCommand> {
    let Some(person) = &page.person else { return Vec::new() };
    let typed = page.name.trim();
    let name = if typed.is_empty() { person.said.clone() } else { typed.to_owned() };
    let new = NewContact { identity: person.peer.key, name, note: page.note.trim().to_owned(), is_known, is_blocked };
    vec![to_wallet(Command::PutContact(new))]
}

fn query(identity: PublicKey) -> MovementQuery {
    MovementQuery {
        before: None,
        count: PAGE,
        search: String::new(),
        filter: MovementFilter::All,
        with: Some(identity),
    }
}

/// A person opens the list.
pub(super) fn enter(model: &mut Model) -> Vec<HostCommand> {
    model.people.search.clear();
    model.people.skip = 0;
    vec![HostCommand::ToWallet(ToWallet::PeopleWanted)]
}

/// A person opens somebody's page.
pub(super) fn enter_page(model: &mut Model, identity: PublicKey) -> Vec<HostCommand> {
    model.people.page = Page::default();
    ask(model, identity)
}

fn ask(model: &mut Model, identity: PublicKey) -> Vec<HostCommand> {
    let mut commands = vec![HostCommand::ToWallet(ToWallet::PersonWanted(identity))];
    commands.extend(model.people.page.history.again(query(identity)));
    commands
}

/// Something happened meanwhile.
pub(super) fn wallet_changed(model: &mut Model) -> Vec<HostCommand> {
    match model.route {
        Route::People => vec![HostCommand::ToWallet(ToWallet::PeopleWanted)],
        Route::Person(identity) => ask(model, identity),
        _ => Vec::new(),
    }
}

/// Everybody is here.
pub(super) fn arrived(model: &mut Model, all: Vec<PersonEntry>) -> Vec<HostCommand> {
    model.people.all = Some(all);
    Vec::new()
}

/// Somebody is here, or nobody is known by that key. What was typed and is not kept stays.
pub(super) fn person_arrived(model: &mut Model, person: Option<Box<PersonSummary>>) -> Vec<HostCommand> {
    let Route::Person(wanted) = model.route else { return Vec::new() };
    let page = &mut model.people.page;
    let Some(person) = person else {
        *page = Page { is_missing: true, ..Page::default() };
        return Vec::new();
    };
    if person.peer.key != wanted {
        return Vec::new();
    }
    let was_contact = page.is_contact();
    let is_first = page.person.is_none();
    if is_first || !page.is_changed() || was_contact != person.added.is_some() {
        (page.name, page.note) = (person.peer.name.clone(), person.note.clone());
    }
    page.is_missing = false;
    page.person = Some(person);
    Vec::new()
}

/// Movements came; whether they were meant for this page.
pub(super) fn movements_arrived(model: &mut Model, found: &MovementsPage) -> bool {
    model.people.page.history.arrived(found)
}
