//! Unlock, and the screen of a second tab.
use yew::prelude::*;

use crate::model::unlock::Event as Did;
use crate::model::wallet_link::Presence;
use crate::model::{Event, unlock};
use crate::view::components::field::{Field, field};
use crate::view::components::{icon, notice};
use crate::view::safety;
use crate::view::scene::Scene;
use crate::view::welcome::toggle;

impl From<unlock::Event> for Event {
    fn from(event: unlock::Event) -> Self {
        Self::Unlock(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.unlock;
    let (name, locks) = match &scene.model.presence {
        Some(Presence::Locked { name, locks, .. }) => (name.clone(), locks.clone()),
        _ => Default::default(),
    };
    let waits = typed.wait_seconds > 0;
    let passphrase = Field {
        id: "first-field",
        test: "unlock-passphrase",
        label: text.unlock_passphrase(),
        hint: Some(text.unlock_forgotten()),
        value: typed.passphrase.clone(),
        kind: if typed.shown { "text" } else { "password" },
        autocomplete: "current-password",
        disabled: typed.trying || waits,
        ..Field::default()
    };
    html! {
        <form class="form form--unlock" novalidate=true onsubmit={scene.submitted(Did::Submitted)}>
            <div class="form__mark">{ icon::slice("slice slice--large") }</div>
            <h1 id="title" tabindex="-1">{ text.unlock_title() }<span class="form__name">{ name.clone() }</span></h1>
            { notice::waiting(scene) }
            { said(scene) }
            if waits {
                <p class="aside" role="timer" data-test="unlock-wait">{ icon::warning() }<span>{ text.unlock_wait(typed.wait_seconds) }</span></p>
            }
            // For password managers, which file a passphrase under a name.
            <input class="unseen" type="text" name="username" autocomplete="username" value={name} readonly=true
                tabindex="-1" aria-hidden="true" />
            if locks.passphrase {
                <div class="with-toggle">
                    { field(passphrase, scene.typed(Did::PassphraseTyped)) }
                    { toggle(scene, typed.shown, "unlock-show", Did::ShownToggled.into()) }
                </div>
            }
            <div class="buttons">
                if locks.passphrase {
                    <button type="submit" class="button button--main" disabled={typed.trying || waits} data-test="unlock-submit">
                        { if typed.trying { text.unlock_trying() } else { text.unlock_submit() } }
                    </button>
                }
                if !locks.passkeys.is_empty() {
                    <button type="button" class={classes!("button", (!locks.passphrase).then_some("button--main"))} disabled={typed.trying}
                        data-test="unlock-passkey" onclick={scene.on(Did::PasskeyWanted)}>{ text.unlock_passkey() }</button>
                }
            </div>
            if typed.trying {
                <div class="stretching" aria-hidden="true"><i></i></div>
            }
        </form>
    }
}

/// Why the wallet is locked, and what did not open it.
fn said(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.unlock;
    html! {
        <>
            if scene.model.autolock.closed && typed.wrong == 0 {
                <p class="aside" role="status" data-test="unlock-idle">{ icon::lock() }<span>
                    { text.autolock_closed() }
                    if scene.model.autolock.keeps_something() { { " " }{ text.autolock_kept() } }
                </span></p>
            }
            <div role="alert">
                if typed.wrong > 0 && !typed.trying {
                    <p class="wrong" key={typed.wrong} data-test="unlock-wrong" data-count={typed.wrong.to_string()}>{ icon::warning() }<span>{ text.unlock_wrong() }</span></p>
                }
                if let Some(problem) = typed.passkey_problem {
                    <p class="wrong" data-test="unlock-passkey-problem">{ icon::warning() }<span>{ safety::passkey_problem(scene, problem) }</span></p>
                }
            </div>
        </>
    }
}

pub(crate) fn elsewhere(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="center" data-test="elsewhere">
            { icon::slice("slice slice--large") }
            <h1 id="title" tabindex="-1">{ text.unlock_elsewhere() }</h1>
            <p>{ text.unlock_elsewhere_do() }</p>
        </div>
    }
}
