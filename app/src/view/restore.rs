//! Putting a wallet back on a device without one, and what became of it.
use yew::prelude::*;

use crate::model::restore::{Event as Did, Field as Typed, Missing, Way};
use crate::model::wallet_link::WordsProblem;
use crate::model::{Event, restore};
use crate::view::components::field::{Field, field};
use crate::view::components::icon;
use crate::view::safety::{chooser, file_problem, passkey_problem};
use crate::view::scene::Scene;
use crate::view::welcome::toggle;

impl From<restore::Event> for Event {
    fn from(event: restore::Event) -> Self {
        Self::Restore(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    match scene.model.restore.way {
        None => ways(scene),
        Some(Way::Phone) => phone(scene),
        Some(way) => form(scene, way),
    }
}

fn ways(scene: &Scene) -> Html {
    let text = scene.text;
    let way = |way, test, title, means| {
        html! {
            <button type="button" class="way" data-test={test} onclick={scene.on(Did::WayOpened(way))}>
                <strong>{ title }</strong><span>{ means }</span>
            </button>
        }
    };
    html! {
        <div class="form">
            <h1 id="title" tabindex="-1">{ text.restore_title() }</h1>
            { way(Way::File, "restore-file", text.restore_file(), text.restore_file_means()) }
            { way(Way::Phone, "restore-phone", text.restore_phone(), text.restore_phone_means()) }
            { way(Way::Words, "restore-words", text.restore_words(), text.restore_words_means()) }
            { back(scene) }
        </div>
    }
}

fn phone(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="form">
            <h1 id="title" tabindex="-1">{ text.restore_phone() }</h1>
            <ol class="steps-list">
                <li>{ text.restore_phone_1() }</li>
                <li>{ text.restore_phone_2() }</li>
                <li>{ text.restore_phone_3() }</li>
            </ol>
            <p class="quiet">{ text.restore_phone_issuer() }</p>
            { back(scene) }
        </div>
    }
}

fn back(scene: &Scene) -> Html {
    html! {
        <div class="buttons">
            <button type="button" class="button button--quiet" disabled={scene.model.restore.busy} data-test="back" onclick={scene.on(Did::Closed)}>
                { scene.text.common_back() }
            </button>
        </div>
    }
}

fn form(scene: &Scene, way: Way) -> Html {
    let text = scene.text;
    let typed = &scene.model.restore;
    let (title, submit) = match way {
        Way::File => (text.restore_file(), text.restore_submit()),
        _ => (text.restore_words(), text.restore_submit()),
    };
    html! {
        <form class="form" novalidate=true onsubmit={scene.submitted(Did::Submitted)} aria-busy={typed.busy.to_string()}>
            <h1 id="title" tabindex="-1">{ title }</h1>
            if way == Way::File { { by_file(scene) } } else { { by_words(scene) } }
            <div role="alert">
                if let Some(problem) = &typed.file_problem {
                    <p class="wrong" data-test="restore-problem">{ icon::warning() }<span>{ file_problem(scene, problem) }</span></p>
                }
                if let Some(problem) = typed.passkey_problem {
                    <p class="wrong" data-test="restore-problem">{ icon::warning() }<span>{ passkey_problem(scene, problem) }</span></p>
                }
                if let Some(problem) = typed.words_problem {
                    <p class="wrong" data-test="restore-problem">{ icon::warning() }<span>{ words_problem(scene, problem) }</span></p>
                }
            </div>
            if typed.busy { <div class="stretching" aria-hidden="true"><i></i></div> }
            <div class="buttons">
                <button type="submit" class="button button--main" disabled={typed.busy} data-test="restore-submit">
                    { if typed.busy { text.common_moment() } else { submit } }
                </button>
            </div>
            { back(scene) }
        </form>
    }
}

fn by_file(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.restore;
    let missing = typed.missing().filter(|_| typed.tried && !typed.busy);
    let chosen = typed.file.as_ref().map(|file| file.name.as_str());
    let passphrase = if typed.locks.is_some() { text.safety_current() } else { text.safety_file_passphrase() };
    html! {
        <>
            <p>{ text.restore_file_quarantine() }</p>
            { chooser(scene, chosen, missing == Some(Missing::File), Did::FileWanted.into()) }
            if typed.asks_passphrase() {
                { secret(scene, Typed::Passphrase, passphrase, problem_of(missing, Missing::Passphrase, text.safety_need_current())) }
                { show(scene) }
            }
            if typed.locks.as_ref().is_some_and(|locks| !locks.passkeys.is_empty()) {
                <button type="button" class="button button--wide" disabled={typed.busy} data-test="restore-passkey"
                    onclick={scene.on(Did::PasskeyUsed)}>{ text.safety_use_passkey() }</button>
            }
        </>
    }
}

fn by_words(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.restore;
    let missing = typed.missing().filter(|_| typed.tried && !typed.busy);
    let words = Field {
        id: "restore-typed-words",
        test: "restore-typed-words",
        label: text.restore_typed_words(),
        hint: Some(text.restore_typed_words_hint()),
        problem: problem_of(missing, Missing::Words, text.restore_need_words()),
        value: typed.typed(Typed::Words).to_owned(),
        // Readable: a password manager would offer to keep them, and 24 words are not typed blindly.
        disabled: typed.busy,
        ..Field::default()
    };
    let name = Field {
        id: "restore-name",
        test: "restore-name",
        label: text.welcome_name(),
        problem: problem_of(missing, Missing::Name, text.welcome_need_name()),
        value: typed.typed(Typed::Name).to_owned(),
        autocomplete: "username",
        disabled: typed.busy,
        ..Field::default()
    };
    html! {
        <>
            <p>{ text.restore_words_only() }</p>
            { field(words, scene.typed(|text| Did::Typed(Typed::Words, text))) }
            { field(name, scene.typed(|text| Did::Typed(Typed::Name, text))) }
            { secret(scene, Typed::Passphrase, text.welcome_passphrase(), problem_of(missing, Missing::Passphrase, text.welcome_need_longer())) }
            { secret(scene, Typed::Again, text.welcome_again(), problem_of(missing, Missing::Again, text.welcome_need_same())) }
            { show(scene) }
        </>
    }
}

fn problem_of(missing: Option<Missing>, which: Missing, words: AttrValue) -> Option<AttrValue> {
    (missing == Some(which)).then_some(words)
}

fn secret(scene: &Scene, which: Typed, label: AttrValue, problem: Option<AttrValue>) -> Html {
    let typed = &scene.model.restore;
    let id = if which == Typed::Again { "restore-again" } else { "restore-passphrase" };
    let shown = Field {
        id,
        test: id,
        label,
        problem,
        value: typed.typed(which).to_owned(),
        kind: if typed.shown { "text" } else { "password" },
        autocomplete: if typed.way == Some(Way::File) { "current-password" } else { "new-password" },
        disabled: typed.busy,
        ..Field::default()
    };
    field(shown, scene.typed(move |text| Did::Typed(which, text)))
}

fn show(scene: &Scene) -> Html {
    html! {
        <div class="buttons buttons--start">
            { toggle(scene, scene.model.restore.shown, "restore-show", Did::ShownToggled.into()) }
        </div>
    }
}

fn words_problem(scene: &Scene, problem: WordsProblem) -> AttrValue {
    let text = scene.text;
    match problem {
        WordsProblem::Count(count) => text.restore_words_count(u32::try_from(count).unwrap_or(u32::MAX)),
        WordsProblem::Unknown(number) => text.restore_words_unknown(u32::try_from(number).unwrap_or(u32::MAX)),
        WordsProblem::Checksum => text.restore_words_checksum(),
    }
}

/// What the file did not have any more.
fn gaps(scene: &Scene) -> Html {
    let (coins, changes) = scene.model.restore.gaps;
    let text = scene.text;
    html! {
        <>
            if coins > 0 { <div data-test="restored-so" data-part="coins"><dt>{ text.restore_gap() }</dt><dd>{ text.safety_tested_partly(coins) }</dd></div> }
            if changes > 0 { <div data-test="restored-so" data-part="changes"><dt>{ text.restore_gap() }</dt><dd>{ text.restore_lost_changes(changes) }</dd></div> }
        </>
    }
}

/// After a restore: what is back, what a peer has to do, and what cannot come back.
pub(super) fn outcome(scene: &Scene) -> Html {
    let Some(way) = scene.model.restore.done else { return html! {} };
    let text = scene.text;
    let parts = match way {
        Way::File => [
            ("restored", text.restore_back(), text.restore_file_back()),
            ("needs-peer", text.restore_needs(), text.restore_file_needs()),
            ("lost", text.restore_lost(), text.restore_file_lost()),
        ],
        _ => [
            ("restored", text.restore_back(), text.restore_words_back()),
            ("needs-peer", text.restore_needs(), text.restore_words_needs()),
            ("lost", text.restore_lost(), text.restore_words_lost()),
        ],
    };
    html! {
        <section class="warning" aria-labelledby="outcome">
            <h2 id="outcome">{ text.restore_outcome() }</h2>
            <dl class="outcome">
                { for parts.into_iter().map(|(part, title, words)| html! {
                    <div data-test="restored-so" data-part={part}><dt>{ title }</dt><dd>{ words }</dd></div>
                }) }
                { gaps(scene) }
            </dl>
            <div class="open__buttons">
                <button type="button" class="button" data-test="restored-read" onclick={scene.on(Did::Continued)}>{ text.restore_read() }</button>
            </div>
        </section>
    }
}
