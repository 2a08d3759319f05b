//! Long lists, one page at a time: what is out of sight is neither kept nor drawn.
use juicetokens_engine::summary::{MovementEntry, MovementQuery, MovementsPage};

use crate::model::border::HostCommand;
use crate::model::wallet_link::ToWallet;

/// Which page a person turns to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The one before.
    Back,
    /// The next.
    On,
}

/// Which part of a list is drawn, for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The number of the first row, from 1 on.
    pub first: u32,
    /// The number of the last.
    pub last: u32,
    /// How many there are; none where nobody has counted.
    pub all: Option<u32>,
    /// Whether others come after it.
    pub goes_on: bool,
}

impl Range {
    /// `count` rows after `skip`, of so many.
    pub fn of(skip: u32, count: usize, all: u32) -> Self {
        let last = skip.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        Self { first: skip.saturating_add(1), last, all: Some(all), goes_on: last < all }
    }
}

/// One page of the history, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What is on the page.
    pub found: Vec<MovementEntry>,
    /// The question whose answer is awaited.
    pub awaited: Option<MovementQuery>,
    next: Option<u32>,
    before: Option<u32>,
    /// Where the pages before this one begin.
    passed: Vec<Option<u32>>,
}

impl History {
    /// Asks for the newest.
    pub(super) fn begin(&mut self, query: MovementQuery) -> Vec<HostCommand> {
        (self.before, self.passed) = (None, Vec::new());
        self.again(query)
    }

    /// Asks for the same page anew; what is shown stays until the answer is there.
    pub(super) fn again(&mut self, query: MovementQuery) -> Vec<HostCommand> {
        let query = MovementQuery { before: self.before, ..query };
        self.awaited = Some(query.clone());
        vec![HostCommand::ToWallet(ToWallet::MovementsWanted(query))]
    }

    /// Asks for another page, if there is one and none is awaited.
    pub(super) fn turn(&mut self, turn: Turn, query: MovementQuery) -> Vec<HostCommand> {
        if self.awaited.is_some() {
            return Vec::new();
        }
        match turn {
            Turn::Back => match self.passed.pop() {
                Some(before) => self.before = before,
                None => return Vec::new(),
            },
            Turn::On if self.next.is_none() => return Vec::new(),
            Turn::On => {
                self.passed.push(self.before);
                self.before = self.next;
            }
        }
        self.again(query)
    }

    /// A page came; says whether it was awaited here.
    pub(super) fn arrived(&mut self, page: &MovementsPage) -> bool {
        let is_awaited = self.awaited.as_ref() == Some(&page.query);
        if is_awaited {
            self.awaited = None;
            (self.found, self.next) = (page.found.clone(), page.next);
        }
        is_awaited
    }

    /// Which part of the history it is, where each page before has so many rows.
    pub fn range(&self, per_page: u16) -> Range {
        let skip = u32::try_from(self.passed.len()).unwrap_or(u32::MAX).saturating_mul(per_page.into());
        Range { all: None, goes_on: self.next.is_some(), ..Range::of(skip, self.found.len(), 0) }
    }
}
