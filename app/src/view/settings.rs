//! Settings: how much is taken on trust, and what to do after a backup was put back.
use yew::prelude::*;

use crate::model::settings::{Event as Did, Limit, is_kept};
use crate::model::{Event, settings};
use crate::view::components::field::{Field, field};
use crate::view::components::icon;
use crate::view::home::quarantine;
use crate::view::scene::Scene;

impl From<settings::Event> for Event {
    fn from(event: settings::Event) -> Self {
        Self::Settings(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    html! {
        <div class="form">
            { dial(scene) }
            { backup(scene) }
        </div>
    }
}

fn dial(scene: &Scene) -> Html {
    let text = scene.text.settings;
    let kept = is_kept(scene.model);
    html! {
        <form class="card card--form" novalidate=true onsubmit={scene.submitted(Did::Submitted)} aria-labelledby="dial">
            <h2 id="dial">{ text.dial }</h2>
            <p class="quiet">{ text.dial_means }</p>
            <p class="quiet">{ text.empty }</p>
            <div class="limits">{ for Limit::ALL.into_iter().map(|limit| one(scene, limit)) }</div>
            if scene.model.settings.is_out_of_order() {
                <p class="aside" role="status" data-test="dial-order">{ text.order }</p>
            }
            <p class="check check--exact" role="status" data-test="dial-kept" data-kept={kept.to_string()}>
                if kept {
                    { icon::tick() }<span>{ text.kept }</span>
                }
            </p>
            <div class="buttons">
                <button type="submit" class="button button--main" disabled={kept} data-test="dial-keep">{ text.keep }</button>
                <button type="button" class="button" data-test="dial-reset" onclick={scene.on(Did::DefaultsWanted)}>{ text.reset }</button>
            </div>
        </form>
    }
}

fn one(scene: &Scene, limit: Limit) -> Html {
    let (label, hint) = scene.text.settings.limits[limit as usize];
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
    let text = scene.text.settings;
    let restored = scene.model.wallet.as_ref().is_some_and(|wallet| wallet.restored.is_some());
    html! {
        <section class="card" data-test="settings-backup">
            <h2>{ text.backup }</h2>
            if restored {
                <p role="status">{ text.backup_done }</p>
            } else {
                <p class="quiet">{ text.backup_means }</p>
                { quarantine(scene) }
            }
        </section>
    }
}
