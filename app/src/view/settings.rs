//! Settings: the language, who one is to others, how much is taken on trust, and what to do after a backup was put back.
use yew::prelude::*;

use crate::model::settings::{Event as Did, Limit, is_kept, is_name_missing, is_profile_kept};
use crate::model::{Event, Route, settings};
use crate::view::components::field::{Field, Tick, field, tick};
use crate::view::components::{icon, language, link, person};
use crate::view::home::quarantine;
use crate::view::scene::Scene;

impl From<settings::Event> for Event {
    fn from(event: settings::Event) -> Self {
        Self::Settings(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="form">
            { words(scene) }
            { leads(scene, Route::Safety, "settings-safety", [text.safety_title(), text.safety_means()]) }
            { leads(scene, Route::Health, "settings-health", [text.health_title(), text.health_means()]) }
            { leads(scene, Route::Committee, "settings-committee", [text.committee_title(), text.committee_means()]) }
            { leads(scene, Route::Practice, "settings-practice", [text.practice_open(), text.practice_means()]) }
            { profile(scene) }
            { dial(scene) }
            { backup(scene) }
        </div>
    }
}

fn words(scene: &Scene) -> Html {
    html! {
        <section class="card" aria-labelledby="language">
            <h2 id="language">{ scene.text.settings_language() }</h2>
            { language::chooser(scene) }
            { language::missing(scene) }
        </section>
    }
}

/// A card that leads to a screen of its own.
fn leads(scene: &Scene, route: Route, test: &'static str, [title, means]: [AttrValue; 2]) -> Html {
    html! {
        <section class="card" aria-labelledby={test}>
            <h2 id={test}>{ title }</h2>
            <p class="quiet">{ means }</p>
            { link::wide(scene, route, test, scene.text.safety_open()) }
        </section>
    }
}

/// Whether this wallet says who is here, and as whom; off until its person wants it.
fn profile(scene: &Scene) -> Html {
    let (text, settings) = (scene.text, &scene.model.settings);
    let kept = is_profile_kept(scene.model);
    let identity = scene.model.wallet.as_ref().and_then(|wallet| wallet.profile.identity);
    let introduce = Tick { name: "profile-introduce", community: None, onchange: scene.on(Did::IntroduceToggled) };
    let name = Field {
        id: "profile-name",
        test: "profile-name",
        label: text.profile_name(),
        hint: Some(text.profile_name_hint()),
        value: settings.name.clone(),
        disabled: !settings.introduces,
        ..Field::default()
    };
    html! {
        <form class="card card--form" novalidate=true onsubmit={scene.submitted(Did::ProfileSubmitted)} aria-labelledby="profile">
            <h2 id="profile">{ text.profile_title() }</h2>
            <p class="quiet">{ text.profile_means() }</p>
            { tick(text.profile_introduce(), Some(text.profile_introduce_hint()), settings.introduces, false, introduce) }
            { field(name, scene.typed(Did::NameTyped)) }
            if let Some(identity) = identity {
                <p class="person" data-test="profile-me">
                    { person::portrait(&identity) }<span class="quiet">{ text.profile_picture() }{ " " }<code>{ identity.short() }</code></span>
                </p>
            }
            <p class="check check--exact" role="status" data-test="profile-kept" data-kept={kept.to_string()}>
                if kept {
                    { icon::tick() }<span>{ if settings.introduces { text.profile_kept() } else { text.profile_kept_off() } }</span>
                }
            </p>
            <div class="buttons">
                <button type="submit" class="button button--main" disabled={kept || is_name_missing(scene.model)} data-test="profile-keep">
                    { text.profile_keep() }
                </button>
            </div>
        </form>
    }
}

fn dial(scene: &Scene) -> Html {
    let text = scene.text;
    let kept = is_kept(scene.model);
    html! {
        <form class="card card--form" novalidate=true onsubmit={scene.submitted(Did::Submitted)} aria-labelledby="dial">
            <h2 id="dial">{ text.settings_dial() }</h2>
            <p class="quiet">{ text.settings_dial_means() }</p>
            <p class="quiet">{ text.settings_empty() }</p>
            <div class="limits">{ for Limit::ALL.into_iter().map(|limit| one(scene, limit)) }</div>
            if scene.model.settings.is_out_of_order() {
                <p class="aside" role="status" data-test="dial-order">{ text.settings_order() }</p>
            }
            <p class="check check--exact" role="status" data-test="dial-kept" data-kept={kept.to_string()}>
                if kept {
                    { icon::tick() }<span>{ text.settings_kept() }</span>
                }
            </p>
            <div class="buttons">
                <button type="submit" class="button button--main" disabled={kept} data-test="dial-keep">{ text.settings_keep() }</button>
                <button type="button" class="button" data-test="dial-reset" onclick={scene.on(Did::DefaultsWanted)}>{ text.settings_reset() }</button>
            </div>
        </form>
    }
}

fn one(scene: &Scene, limit: Limit) -> Html {
    let (label, hint) = limit_words(scene, limit);
    let (id, test) = names(limit);
    let shown = Field {
        id,
        test,
        label,
        hint: Some(hint),
        value: scene.model.settings.typed(limit).to_owned(),
        inputmode: Some("numeric"),
        ..Field::default()
    };
    field(shown, scene.typed(move |text| Did::Typed(limit, text)))
}

/// What a limit is called, and what it means.
fn limit_words(scene: &Scene, limit: Limit) -> (AttrValue, AttrValue) {
    let text = scene.text;
    match limit {
        Limit::EachStranger => (text.settings_each_stranger(), text.settings_each_stranger_hint()),
        Limit::AllStrangers => (text.settings_all_strangers(), text.settings_all_strangers_hint()),
        Limit::EachPerson => (text.settings_each_person(), text.settings_each_person_hint()),
        Limit::AskUpTo => (text.settings_ask_up_to(), text.settings_ask_up_to_hint()),
        Limit::Hops => (text.settings_hops(), text.settings_hops_hint()),
        Limit::AgeDays => (text.settings_age_days(), text.settings_age_days_hint()),
    }
}

/// The field's id, and its name for tests.
fn names(limit: Limit) -> (&'static str, &'static str) {
    match limit {
        Limit::EachStranger => ("limit-stranger", "dial-each-stranger"),
        Limit::AllStrangers => ("limit-strangers", "dial-all-strangers"),
        Limit::EachPerson => ("limit-person", "dial-each-person"),
        Limit::AskUpTo => ("limit-ask", "dial-ask-up-to"),
        Limit::Hops => ("limit-hops", "dial-hops"),
        Limit::AgeDays => ("limit-age", "dial-age-days"),
    }
}

fn backup(scene: &Scene) -> Html {
    let text = scene.text;
    let restored = scene.model.wallet.as_ref().is_some_and(|wallet| wallet.restored.is_some());
    html! {
        <section class="card" data-test="settings-backup">
            <h2>{ text.settings_backup() }</h2>
            if restored {
                <p role="status">{ text.settings_backup_done() }</p>
            } else {
                <p class="quiet">{ text.settings_backup_means() }</p>
                { quarantine(scene) }
            }
        </section>
    }
}
