//! The day: since when the stall is open, what this phone took, and what its other phones did.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{MovementEntry, MovementFilter, MovementQuery, MovementsPage};

use crate::model::border::HostCommand;
use crate::model::link::{Link, day_link};
use crate::model::stall::report::{Report, add, totals_of};
use crate::model::stall::{Event, keep, look_at_health, now};
use crate::model::wallet_link::ToWallet;
use crate::model::{Model, request};

/// Movements asked for at a time.
const PAGE: u16 = 500;
const DAY_MS: u64 = 86_400_000;
/// Other phones of one stall.
const MOST_PHONES: usize = 12;

/// A person opens the page of the day: all of it is looked at anew.
pub(in crate::model) fn enter_day(model: &mut Model) -> Vec<HostCommand> {
    (model.stall.copied, model.stall.unread) = (None, false);
    let mut commands = look_at_health();
    commands.push(ask(model, None));
    commands
}

fn ask(model: &mut Model, before: Option<u32>) -> HostCommand {
    let query = MovementQuery { before, count: PAGE, search: String::new(), with: None, filter: MovementFilter::All };
    model.stall.awaited = Some(query.clone());
    HostCommand::ToWallet(ToWallet::MovementsWanted(query))
}

/// A page of movements came: says whether it was for here, and asks for the next while the day is not over in it.
pub(in crate::model) fn arrived(model: &mut Model, page: &MovementsPage) -> Option<Vec<HostCommand>> {
    if model.stall.awaited.as_ref() != Some(&page.query) {
        return None;
    }
    model.stall.awaited = None;
    let since = since(model);
    let stall = &mut model.stall;
    if page.query.before.is_none() {
        stall.rows.clear();
    }
    stall.rows.extend(page.found.iter().filter(|entry| entry.movement.at >= since).cloned());
    let is_older = page.found.last().is_none_or(|entry| entry.movement.at < since);
    let next = page.next.filter(|_| !is_older);
    Some(next.map(|next| ask(model, Some(next))).into_iter().collect())
}

/// From where movements are of interest: the opening, and a day back.
fn since(model: &Model) -> Timestamp {
    let day = Timestamp(now(model).0.saturating_sub(DAY_MS));
    model.stall.till.opened.map_or(day, |opened| opened.min(day))
}

/// Opens or closes the stall. What the other phones said was of the day before.
pub(super) fn opened(model: &mut Model, opens: bool) {
    model.stall.till.opened = opens.then(|| now(model));
    model.stall.till.reports.clear();
}

/// What is done with reports.
pub(super) fn update(model: &mut Model, event: Event) -> Vec<HostCommand> {
    match event {
        Event::ReportTyped(text) => (model.stall.pasted, model.stall.unread) = (text, false),
        Event::ReportCopied => {
            return of_this_phone(model)
                .map(|own| HostCommand::Copy(day_link(&own, &model.origin)))
                .into_iter()
                .collect();
        }
        Event::ReportRemoved(place) if place < model.stall.till.reports.len() => {
            model.stall.till.reports.remove(place);
            return vec![keep(model)];
        }
        Event::ReportAdded => return add_report(model),
        _ => {}
    }
    Vec::new()
}

/// A report takes the place of an earlier one of the same phone; this phone's own counts already.
fn add_report(model: &mut Model) -> Vec<HostCommand> {
    let own = of_this_phone(model).and_then(|own| Report::of_text(&own.text()));
    let pasted = &model.stall.pasted;
    let report = Report::of_text(pasted).or_else(|| match Link::in_words(pasted, &model.origin) {
        Some(Link::Day(report)) => Some(report),
        _ => None,
    });
    let report = report.filter(|it| !own.is_some_and(|own| own.is_same_as(it)));
    let Some(report) = report else {
        model.stall.unread = true;
        return Vec::new();
    };
    let reports = &mut model.stall.till.reports;
    reports.retain(|known| !known.is_same_as(&report));
    if reports.len() < MOST_PHONES {
        reports.push(report);
    }
    model.stall.pasted.clear();
    vec![keep(model)]
}

/// What this phone took since the stall opened.
pub fn of_this_phone(model: &Model) -> Option<Report> {
    let opened = model.stall.till.opened?;
    let of_day = |entry: &&MovementEntry| entry.movement.at >= opened;
    let totals = totals_of(model.stall.rows.iter().filter(of_day));
    let until = model.stall.rows.first().map_or(opened, |entry| entry.movement.at).max(opened);
    let name = request::name(model);
    Some(Report { opened, until, name, totals })
}

/// What all phones of the stall took, where there are others.
pub fn of_the_stall(model: &Model) -> Option<Report> {
    let mut whole = of_this_phone(model)?;
    if model.stall.till.reports.is_empty() {
        return None;
    }
    for report in &model.stall.till.reports {
        whole.until = whole.until.max(report.until);
        report.totals.iter().for_each(|total| add(&mut whole.totals, total.clone()));
    }
    Some(whole)
}
