//! A person's page: who it is, how far it is trusted and why, and what happened with it.
use juicetokens_engine::summary::{Acquaintance, PersonSummary};
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::people::{Event as Did, PAGE};
use crate::view::components::field::{Field, Tick, field, tick};
use crate::view::components::pager::pager;
use crate::view::components::{icon, person};
use crate::view::movements;
use crate::view::people::introduce;
use crate::view::scene::Scene;

pub(crate) fn screen(scene: &Scene) -> Html {
    let page = &scene.model.people.page;
    if page.is_missing {
        return html! {
            <div class="center" data-test="person-missing">
                <h2>{ scene.text.person_missing() }</h2>
                <p>{ scene.text.person_missing_do() }</p>
            </div>
        };
    }
    let Some(found) = &page.person else {
        return html! { <p class="quiet" role="status">{ scene.text.common_moment() }</p> };
    };
    html! {
        <div class="who">
            { head(scene, found) }
            { trust(scene, found) }
            if found.peer.acquaintance != Acquaintance::Own {
                { form(scene, found) }
            }
            { introduce(scene) }
            { history(scene) }
            if page.is_contact() {
                { ending(scene, found) }
            }
        </div>
    }
}

fn head(scene: &Scene, found: &PersonSummary) -> Html {
    let text = scene.text;
    let calls_itself = !found.said.is_empty() && found.said != found.peer.name;
    html! {
        <header class="who__head" data-test="person" data-acquaintance={format!("{:?}", found.peer.acquaintance)}>
            { person::portrait(&found.peer.key) }
            <h2 data-test="person-name">{ person::name(scene, &found.peer) }</h2>
            <p><span class="tag">{ person::standing(scene, found.peer.acquaintance) }</span></p>
            if calls_itself {
                <p class="quiet" data-test="person-said">{ text.person_said(&format!("\u{2068}{}\u{2069}", found.said)) }</p>
            }
            <p class="quiet">{ text.person_key() }{ " " }<code data-test="person-key">{ found.peer.short.clone() }</code></p>
        </header>
    }
}

/// How far it is trusted, in plain words, with what speaks for it and against it.
fn trust(scene: &Scene, found: &PersonSummary) -> Html {
    html! {
        <section class="card reasons" data-test="person-trust">
            <h3>{ scene.text.person_trust() }</h3>
            <ul>{ for reasons(scene, found).into_iter().map(|(words, against)| html! {
                <li class={classes!("reason", against.then_some("reason--against"))} data-test="reason" data-against={against.to_string()}>
                    { if against { icon::warning() } else { icon::tick() } }<span>{ words }</span>
                </li>
            }) }</ul>
        </section>
    }
}

fn reasons(scene: &Scene, found: &PersonSummary) -> Vec<(AttrValue, bool)> {
    let text = scene.text;
    let limit = if found.limit == Amount(u32::MAX) { text.reason_no_limit() } else { scene.text.figure(found.limit) };
    let mut reasons = vec![match found.peer.acquaintance {
        Acquaintance::Blocked => (text.person_is_blocked(), true),
        Acquaintance::Known => (text.person_is_known(&limit), false),
        Acquaintance::Own => (text.person_is_own(&limit), false),
        Acquaintance::Contact => (text.person_is_contact(&limit), false),
        Acquaintance::Unknown | Acquaintance::Introduced => (text.person_is_stranger(&limit), true),
    }];
    reasons.extend(found.added.map(|at| (text.person_added(&scene.day(at)), false)));
    if let Some(at) = found.met.filter(|_| found.payments > 0) {
        reasons.push((text.person_payments(found.payments, &scene.day(at)), false));
    }
    let on_trust: Vec<AttrValue> = found.on_trust.iter().map(|(used, unit)| scene.amount(*used, unit)).collect();
    if !on_trust.is_empty() {
        reasons.push((text.person_on_trust(&text.list(&on_trust)), false));
    }
    if found.proofs > 0 {
        reasons.push((text.person_proofs(found.proofs), true));
    }
    reasons
}

fn form(scene: &Scene, found: &PersonSummary) -> Html {
    let (text, page) = (scene.text, &scene.model.people.page);
    let is_contact = page.is_contact();
    let shown = |id, test, label, hint, value: &str| Field {
        id,
        test,
        label,
        hint: Some(hint),
        value: value.to_owned(),
        ..Field::default()
    };
    let name = shown("person-name-field", "person-name-field", text.person_name(), text.person_name_hint(), &page.name);
    let note = shown("person-note", "person-note", text.receipt_note(), text.person_note_hint(), &page.note);
    let known = Tick { name: "person-known", community: None, onchange: scene.on(Did::KnownToggled) };
    let is_known = found.peer.acquaintance == Acquaintance::Known;
    html! {
        <form class="card card--form" novalidate=true onsubmit={scene.submitted(Did::Submitted)}>
            { field(name, scene.typed(Did::NameTyped)) }
            { field(note, scene.typed(Did::NoteTyped)) }
            <div class="buttons">
                <button type="submit" class={if is_contact { "button" } else { "button button--main" }}
                    disabled={is_contact && !page.is_changed()} data-test="person-keep">
                    { if is_contact { text.person_keep() } else { text.people_add() } }
                </button>
            </div>
            if is_contact {
                { tick(text.person_know(), Some(text.person_know_hint()), is_known, false, known) }
            }
        </form>
    }
}

fn history(scene: &Scene) -> Html {
    let page = &scene.model.people.page;
    html! {
        <section class="block">
            <h2>{ scene.text.movements_title() }</h2>
            if page.history.found.is_empty() {
                <p class="quiet">{ scene.text.person_no_movements() }</p>
            }
            <ul class="movements">{ for page.history.found.iter().map(|entry| movements::line(scene, entry, (false, None))) }</ul>
            { pager(scene, page.history.range(PAGE), page.history.awaited.is_some(), Did::Turned) }
        </section>
    }
}

/// Blocking, and taking off the contacts, which is asked twice.
fn ending(scene: &Scene, found: &PersonSummary) -> Html {
    let (text, page) = (scene.text, &scene.model.people.page);
    let blocked = found.peer.acquaintance == Acquaintance::Blocked;
    let button = |class, test, did: Did, words: AttrValue| {
        html! { <button type="button" {class} data-test={test} onclick={scene.on(did)}>{ words }</button> }
    };
    let block = if blocked { text.person_unblock() } else { text.person_block() };
    html! {
        <section class="block" data-test="person-ending">
            <p class="quiet">{ text.person_block_means() }</p>
            <div class="buttons">
                { button(if blocked { "button" } else { "button button--danger" }, "person-block", Did::BlockToggled, block) }
                if !page.removal_asked {
                    { button("button button--quiet", "person-remove", Did::RemovalWanted, text.person_remove()) }
                }
            </div>
            if page.removal_asked {
                <div class="warning__sure" role="alert">
                    <p>{ text.person_remove_means() }</p>
                    <div class="buttons">
                        { button("button button--danger", "person-remove-yes", Did::RemovalConfirmed, text.person_remove_yes()) }
                        { button("button", "person-remove-no", Did::RemovalDropped, text.person_remove_no()) }
                    </div>
                </div>
            }
        </section>
    }
}
