//! Movements: all that has happened, by month; found by words and by kind.
use juicetokens_engine::summary::{MovementEntry, MovementFilter};
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::movements::{Event as Did, PAGE};
use crate::model::refund::{number_of, returned_of};
use crate::model::{Event, movements};
use crate::view::components::field::{Field, field};
use crate::view::components::icon;
use crate::view::components::pager::pager;
use crate::view::home::{movement, state_words};
use crate::view::scene::Scene;

impl From<movements::Event> for Event {
    fn from(event: movements::Event) -> Self {
        Self::Movements(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let known = &scene.model.movements;
    let search = Field {
        id: "movements-search",
        test: "movements-search",
        kind: "search",
        label: text.movements_search(),
        hint: Some(text.movements_search_hint()),
        value: known.search.clone(),
        ..Field::default()
    };
    html! {
        <div class="history">
            <div role="search">{ field(search, scene.typed(Did::SearchTyped)) }</div>
            { filter(scene) }
            if known.history.found.is_empty() {
                <p class="quiet" role="status" data-test={known.history.awaited.is_none().then_some("movements-none")}>{ nothing(scene) }</p>
            }
            { months(scene, &known.history.found) }
            { pager(scene, known.history.range(PAGE), known.history.awaited.is_some(), Did::Turned) }
            if !known.history.found.is_empty() {
                { save(scene) }
            }
        </div>
    }
}

fn nothing(scene: &Scene) -> AttrValue {
    let (text, known) = (scene.text, &scene.model.movements);
    match known.search.trim().is_empty() && known.filter == MovementFilter::All {
        _ if known.history.awaited.is_some() => text.common_moment(),
        true => text.home_no_movements(),
        false => text.movements_none(),
    }
}

fn filter(scene: &Scene) -> Html {
    let text = scene.text;
    let choices = [
        (MovementFilter::All, text.coins_every()),
        (MovementFilter::Paid, text.home_paid()),
        (MovementFilter::Received, text.home_received()),
        (MovementFilter::Issuer, text.movements_issuer()),
        (MovementFilter::Open, text.home_open()),
    ];
    let chip = |(filter, words): (MovementFilter, AttrValue)| {
        let is_chosen = scene.model.movements.filter == filter;
        html! {
            <button type="button" class="chip" aria-pressed={is_chosen.to_string()} data-test="movements-filter"
                data-filter={format!("{filter:?}")} onclick={scene.on(Did::FilterChosen(filter))}>{ words }</button>
        }
    };
    html! {
        <div class="chips" role="group" aria-label={text.movements_filter()}>{ for choices.into_iter().map(chip) }</div>
    }
}

/// A heading wherever the month changes, as the language and the clock of this device tell it.
fn months(scene: &Scene, found: &[MovementEntry]) -> Html {
    let named: Vec<(AttrValue, &MovementEntry)> =
        found.iter().map(|entry| (scene.month(entry.movement.at), entry)).collect();
    let returned = returned_of(found);
    let back = |entry: &MovementEntry| entry.movement.sid.and_then(|sid| returned.get(&number_of(sid)).copied());
    let month = |entries: &[(AttrValue, &MovementEntry)]| {
        let name = entries.first().map(|(name, _)| name.clone()).unwrap_or_default();
        html! {
            <section class="block">
                <h2 data-test="movements-month">{ name }</h2>
                <ul class="movements">{ for entries.iter().map(|(_, entry)| line(scene, entry, (true, back(entry)))) }</ul>
            </section>
        }
    };
    named.chunk_by(|(one, _), (other, _)| one == other).map(month).collect()
}

/// The movement, and under it with whom, the note, what was given back of it, and how it stands while it is open.
pub(super) fn line(scene: &Scene, entry: &MovementEntry, (with, returned): (bool, Option<Amount>)) -> Html {
    let state = entry.state.filter(|_| entry.is_open).map(|state| state_words(scene, state, false).0);
    let memo = (!entry.memo.is_empty()).then(|| AttrValue::from(format!("\u{2068}{}\u{2069}", entry.memo)));
    let returned = returned.map(|sum| scene.text.refund_returned(&scene.amount(sum, &entry.movement.unit)));
    let parts: Vec<AttrValue> = [state, returned, memo].into_iter().flatten().collect();
    movement(scene, &entry.movement, ((!parts.is_empty()).then(|| parts.join(" · ").into()), with))
}

fn save(scene: &Scene) -> Html {
    let text = scene.text;
    let is_busy = scene.model.movements.table.is_some();
    html! {
        <section class="block">
            <button type="button" class="button" data-test="movements-save" disabled={is_busy} aria-describedby="movements-save-hint"
                onclick={scene.on(Did::TableWanted)}>
                { icon::inwards() }<span>{ if is_busy { text.movements_saving() } else { text.movements_save() } }</span>
            </button>
            <p id="movements-save-hint" class="quiet">{ text.movements_save_hint() }</p>
        </section>
    }
}
