//! The history, page by page.
use crate::engine::state::Engine;
use crate::engine::wallet_view::shown_state;
use crate::foundation::signature::PublicKey;
use crate::foundation::time::Timestamp;
use crate::summary::{Acquaintance, MovementEntry, MovementFilter, MovementKind, MovementQuery, MovementsPage};
use crate::token::transfer::record::TransferRecord;
use crate::wallet::change_set::{MovementOf, MovementRecord};

/// Most movements of one page, whatever is asked.
const MAX_PAGE: u16 = 500;

impl Engine {
    /// The movements that are asked for, newest first.
    pub fn movements(&self, query: MovementQuery) -> MovementsPage {
        if query.filter == MovementFilter::Open {
            let mut open: Vec<&TransferRecord> = self.open_records().collect();
            open.reverse();
            return page(query, open.len(), |place| open.get(place).map(|it| self.transfer_entry(it, it.started)));
        }
        let movements = &self.wallet.movements;
        page(query, movements.len(), |place| movements.get(place).and_then(|movement| self.entry(movement)))
    }

    fn entry(&self, movement: &MovementRecord) -> Option<MovementEntry> {
        if let MovementOf::Transfer(sid) = &movement.of {
            return Some(self.transfer_entry(self.wallet.record(sid)?, movement.at));
        }
        let movement = self.movement(movement)?;
        Some(MovementEntry { movement, memo: String::new(), state: None, is_open: false })
    }

    fn transfer_entry(&self, record: &TransferRecord, at: Timestamp) -> MovementEntry {
        MovementEntry {
            movement: self.movement_of(record, at),
            memo: record.terms.request.request.memo.clone(),
            state: Some(shown_state(record)),
            is_open: record.is_open(),
        }
    }
}

/// Looks backwards from the wanted place, and one further than it takes: then it knows whether there are more.
fn page(query: MovementQuery, length: usize, entry: impl Fn(usize) -> Option<MovementEntry>) -> MovementsPage {
    let count = usize::from(query.count.min(MAX_PAGE));
    let from = query.before.and_then(|before| usize::try_from(before).ok()).map_or(length, |before| before.min(length));
    let wanted = query.search.trim().to_lowercase();
    let (mut found, mut next) = (Vec::new(), None);
    for place in (0..from).rev() {
        let fits = |entry: &MovementEntry| {
            is_of_kind(entry, query.filter) && is_with(entry, query.with) && contains(entry, &wanted)
        };
        let Some(entry) = entry(place).filter(fits) else { continue };
        if found.len() >= count {
            next = u32::try_from(place).ok().and_then(|place| place.checked_add(1));
            break;
        }
        found.push(entry);
    }
    MovementsPage { query, found, next }
}

fn is_of_kind(entry: &MovementEntry, filter: MovementFilter) -> bool {
    use MovementKind::{FromPaper, GivenBack, Issued, Paid, Printed, Received, TakenBack, Unprinted};
    match filter {
        MovementFilter::All | MovementFilter::Open => true,
        MovementFilter::Paid => entry.movement.kind == Paid,
        MovementFilter::Received => matches!(entry.movement.kind, FromPaper | Received),
        MovementFilter::Issuer => {
            matches!(entry.movement.kind, GivenBack | Issued | Printed | TakenBack | Unprinted)
        }
    }
}

fn is_with(entry: &MovementEntry, person: Option<PublicKey>) -> bool {
    let with =
        entry.movement.peer.as_ref().filter(|peer| peer.acquaintance != Acquaintance::Unknown).map(|peer| peer.key);
    person.is_none_or(|person| with == Some(person))
}

fn contains(entry: &MovementEntry, wanted: &str) -> bool {
    let peer = entry.movement.peer.iter().flat_map(|peer| [&peer.name, &peer.short]);
    let mut texts = [&entry.memo, &entry.movement.community, &entry.movement.unit].into_iter().chain(peer);
    wanted.is_empty() || texts.any(|text| text.to_lowercase().contains(wanted)) || is_number_of(entry, wanted)
}

/// A transfer is found by the beginning of its name, as a note about it may carry it: short beginnings would find by accident.
fn is_number_of(entry: &MovementEntry, wanted: &str) -> bool {
    const SHORTEST: usize = 8;
    wanted.len() >= SHORTEST && entry.movement.sid.is_some_and(|sid| sid.to_string().starts_with(wanted))
}
