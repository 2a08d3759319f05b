//! Installing the app: how it is done here, what Apple's devices do to a tab, and how a wallet gets from the tab into the app.
use yew::prelude::*;

use crate::model::border::Apple;
use crate::model::{Event, Route, notices};
use crate::view::components::{icon, link};
use crate::view::home::quarantine;
use crate::view::scene::Scene;

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let device = scene.model.health.device.as_ref();
    if device.is_some_and(|device| device.installed) {
        return html! {
            <div class="form"><p class="check check--exact" data-test="installed">{ icon::tick() }<span>{ text.health_installed() }</span></p></div>
        };
    }
    let apple = device.and_then(|device| device.apple);
    html! {
        <div class="form">
            <section class="card" aria-labelledby="how">
                <h2 id="how">{ text.install_how() }</h2>
                <p class="quiet">{ text.notice_install_why() }</p>
                { how(scene, apple) }
            </section>
            if apple.is_some() {
                <section class="card" aria-labelledby="why" data-test="install-rule">
                    <h2 id="why">{ text.install_why() }</h2>
                    <p>{ text.install_rule() }</p>
                    <p>{ text.install_apart() }</p>
                </section>
            }
            if apple.is_some() && has_something(scene) { { moving(scene) } }
        </div>
    }
}

fn has_something(scene: &Scene) -> bool {
    !scene.model.assets().is_empty()
}

fn how(scene: &Scene, apple: Option<Apple>) -> Html {
    let text = scene.text;
    match apple {
        Some(Apple::Phone) => {
            steps("install-phone", [text.install_phone_1(), text.install_phone_2(), text.install_phone_3()])
        }
        Some(Apple::Desk) => {
            steps("install-desk", [text.install_desk_1(), text.install_desk_2(), text.install_phone_3()])
        }
        None if scene.model.notices.install_offered => html! {
            <button type="button" class="button button--main button--wide" data-test="install-yes"
                onclick={scene.on(Event::Notices(notices::Event::InstallWanted))}>{ text.notice_install_yes() }</button>
        },
        None => html! { <p data-test="install-menu">{ text.install_menu() }</p> },
    }
}

fn steps(test: &'static str, steps: [AttrValue; 3]) -> Html {
    html! { <ol class="steps-list" data-test={test}>{ for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }</ol> }
}

/// A copy of a wallet that both go on paying is caught as a fraud: the tab stops before the app begins.
fn moving(scene: &Scene) -> Html {
    let text = scene.text;
    let stopped = scene.model.wallet.as_ref().is_some_and(|wallet| wallet.restored.is_some());
    html! {
        <section class="card" aria-labelledby="move" data-test="install-move">
            <h2 id="move">{ text.install_move() }</h2>
            <h3>{ text.install_move_pay() }</h3>
            <p>{ text.install_move_pay_how() }</p>
            { link::wide(scene, Route::Handover, "install-handover", text.handover_title()) }
            <h3>{ text.install_move_file() }</h3>
            { steps("install-file", [text.install_move_file_1(), text.install_move_file_2(), text.install_move_file_3()]) }
            { link::wide(scene, Route::Safety, "install-backup", text.safety_backup_do()) }
            if stopped {
                <p role="status">{ text.settings_backup_done() }</p>
            } else {
                { quarantine(scene) }
            }
        </section>
    }
}

/// In a tab whose data is cleared after a week, and on whose device.
fn cleared_tab(scene: &Scene) -> Option<Apple> {
    scene.model.health.device.as_ref().filter(|device| !device.installed)?.apple
}

/// On the home screen of such a tab.
pub(crate) fn reminder(scene: &Scene) -> Html {
    if cleared_tab(scene).is_none() {
        return html! {};
    }
    let text = scene.text;
    html! {
        <aside class="notice" data-test="install-reminder">
            { icon::warning() }
            <p>{ text.install_rule() }</p>
            <a class="button button--small" href={Route::Install.path()} data-test="install-open" onclick={scene.goes(Route::Install)}>
                { text.install_title() }
            </a>
        </aside>
    }
}

/// Before there is a wallet: on the welcome screen of such a tab.
pub(crate) fn before(scene: &Scene) -> Html {
    let Some(apple) = cleared_tab(scene) else { return html! {} };
    let text = scene.text;
    html! {
        <details class="details" data-test="install-before">
            <summary>{ text.install_before() }</summary>
            <p>{ text.install_rule() }{ " " }{ text.install_apart() }</p>
            { how(scene, Some(apple)) }
        </details>
    }
}
