//! People: all of them, found by name.
pub(crate) mod page;

use juicetokens_engine::summary::{Acquaintance, PersonEntry};
use yew::prelude::*;

use crate::model::people::Event as Did;
use crate::model::{Event, Route, people};
use crate::view::components::field::{Field, field};
use crate::view::components::pager::pager;
use crate::view::components::{icon, person};
use crate::view::scene::Scene;

impl From<people::Event> for Event {
    fn from(event: people::Event) -> Self {
        Self::People(event)
    }
}

/// From so many on a search is worth its place.
const SEARCHED: usize = 6;

pub(crate) fn screen(scene: &Scene) -> Html {
    let people = &scene.model.people;
    let Some(all) = &people.all else {
        return html! { <p class="quiet" role="status">{ scene.text.common_moment() }</p> };
    };
    if all.is_empty() {
        return nobody(scene);
    }
    let is_contact = |entry: &&PersonEntry| entry.peer.acquaintance != Acquaintance::Introduced;
    let (drawn, range) = people.drawn();
    let (contacts, met): (Vec<_>, Vec<_>) = drawn.into_iter().partition(is_contact);
    html! {
        <div class="people">
            if all.len() >= SEARCHED {
                { search(scene) }
            }
            if contacts.is_empty() && met.is_empty() {
                <p class="quiet" role="status" data-test="people-none">{ scene.text.movements_none() }</p>
            }
            { list(scene, scene.text.people_contacts(), &contacts) }
            { list(scene, scene.text.people_met(), &met) }
            { pager(scene, range, false, Did::Turned) }
            { introduce(scene) }
        </div>
    }
}

fn search(scene: &Scene) -> Html {
    let shown = Field {
        id: "people-search",
        test: "people-search",
        kind: "search",
        label: scene.text.movements_search(),
        value: scene.model.people.search.clone(),
        ..Field::default()
    };
    html! { <div role="search">{ field(shown, scene.typed(Did::SearchTyped)) }</div> }
}

/// Nobody yet: how somebody comes to stand here.
fn nobody(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="center" data-test="people-empty">
            { icon::slice("slice slice--large") }
            <h2>{ text.people_empty() }</h2>
            <p>{ text.people_empty_do() }</p>
            { introduce(scene) }
        </div>
    }
}

/// Whoever does not introduce itself is recognised by nobody; it is asked here, where that has a meaning.
pub(crate) fn introduce(scene: &Scene) -> Html {
    let text = scene.text;
    if scene.model.wallet.as_ref().is_some_and(|wallet| wallet.profile.introduces) {
        return html! {};
    }
    html! {
        <aside class="aside introduce" data-test="people-introduce">
            <p>{ text.people_introduce_means() }</p>
            <a class="button" href={Route::Settings.path()} onclick={scene.goes(Route::Settings)} data-test="people-introduce-do">
                { text.people_introduce() }
            </a>
        </aside>
    }
}

fn list(scene: &Scene, title: AttrValue, entries: &[&PersonEntry]) -> Html {
    if entries.is_empty() {
        return html! {};
    }
    html! {
        <section class="block">
            <h2>{ title }</h2>
            <ul class="movements">{ for entries.iter().map(|entry| line(scene, entry)) }</ul>
        </section>
    }
}

fn line(scene: &Scene, entry: &PersonEntry) -> Html {
    let met = entry.met.map(|at| scene.text.people_last(&scene.lately(at)));
    html! {
        <li>
            { person::linked(scene, &entry.peer, "person") }
            if !entry.note.is_empty() {
                <p class="people__note"><bdi>{ entry.note.clone() }</bdi></p>
            }
            if let Some(met) = met {
                <p class="people__note quiet">{ met }</p>
            }
        </li>
    }
}
