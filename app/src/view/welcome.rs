//! Welcome and create.
use yew::prelude::*;

use crate::model::onboarding::{CARDS, Event as Did, Missing, Step, Strength};
use crate::model::{self, Event, Route, onboarding};
use crate::view::components::field::{Field, field};
use crate::view::components::{coin, icon, language, notice};
use crate::view::scene::Scene;
use crate::view::{install, restore, safety};
use juicetokens_engine::token::amount::Denomination;

impl From<onboarding::Event> for Event {
    fn from(event: onboarding::Event) -> Self {
        Self::Onboarding(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    if scene.model.restore.open {
        return restore::screen(scene);
    }
    match scene.model.onboarding.step() {
        Step::Card(card) => cards(scene, card),
        Step::Finished => cards(scene, 0),
        Step::Creating | Step::Form => form(scene),
        Step::Storage => storage(scene),
    }
}

fn cards(scene: &Scene, card: u8) -> Html {
    let text = scene.text;
    let (title, body) = match card {
        0 => (text.welcome_card_1_title(), text.welcome_card_1_text()),
        1 => (text.welcome_card_2_title(), text.welcome_card_2_text()),
        _ => (text.welcome_card_3_title(), text.welcome_card_3_text()),
    };
    let last = card + 1 >= CARDS;
    html! {
        <div class="welcome">
            { language::missing(scene) }
            { notice::waiting(scene) }
            <h1 id="title" tabindex="-1" class="welcome__title">{ text.welcome_title() }</h1>
            <section class="welcome__card" aria-live="polite">
                <div class="welcome__picture">{ picture(card) }</div>
                <h2>{ title }</h2>
                <p>{ body }</p>
            </section>
            <div class="welcome__dots">
                { for (0..CARDS).map(|each| dot(scene, each, each == card)) }
            </div>
            { install::before(scene) }
            <div class="buttons">
                if !last {
                    <button type="button" class="button button--main" data-test="welcome-next"
                        onclick={scene.on(Did::CardOpened(card + 1))}>{ text.welcome_next() }</button>
                }
                <button type="button" class={if last { "button button--main" } else { "button" }} data-test="welcome-create"
                    onclick={scene.on(Did::FormOpened)}>{ text.welcome_create() }</button>
                <a class="button" href={Route::Practice.path()} data-test="practice-open" onclick={scene.goes(Route::Practice)}>{ text.practice_open() }</a>
                <button type="button" class="button button--quiet" data-test="restore-open"
                    onclick={scene.on(model::restore::Event::Opened)}>{ text.restore_title() }</button>
                <a class="button button--quiet" href={Route::Check.path()} data-test="check-open" onclick={scene.goes(Route::Check)}>{ text.check_open() }</a>
            </div>
        </div>
    }
}

fn dot(scene: &Scene, card: u8, here: bool) -> Html {
    html! {
        <button type="button" class="dot" aria-current={here.then_some("step")} data-test={format!("welcome-card-{card}")}
            aria-label={scene.text.welcome_card_of(u32::from(card) + 1, CARDS.into())}
            onclick={scene.on(Did::CardOpened(card))}></button>
    }
}

/// Coins; two phones that look at each other; a purse.
fn picture(card: u8) -> Html {
    match card {
        0 => html! {
            <div class="fan">{ for [4, 2, 6, 1].into_iter().filter_map(|index| Denomination::all().nth(index)).map(coin::coin) }</div>
        },
        1 => html! {
            <svg class="art" viewBox="0 0 220 140" aria-hidden="true" focusable="false">
                <path class="art__beam" d="M82 44L138 30v80L82 96zM138 44L82 30v80l56-14z" />
                <rect class="art__phone" x="20" y="14" width="62" height="112" rx="10" />
                <rect class="art__screen" x="26" y="22" width="50" height="96" rx="4" />
                <path class="art__code" d="M33 40h14v14H33zM55 40h14v14H55zM33 62h14v14H33zM55 62h6v6h-6zM63 70h6v6h-6zM33 84h6v6h-6zM45 84h10v6H45zM61 84h8v6h-8z" />
                <rect class="art__phone" x="138" y="14" width="62" height="112" rx="10" />
                <rect class="art__screen" x="144" y="22" width="50" height="96" rx="4" />
                <path class="art__code" d="M151 40h14v14h-14zM173 40h14v14h-14zM151 62h14v14h-14zM173 62h14v6h-14zM177 70h6v6h-6zM151 84h16v6h-16zM173 84h6v6h-6zM183 84h4v6h-4z" />
            </svg>
        },
        _ => html! {
            <svg class="art" viewBox="0 0 220 140" aria-hidden="true" focusable="false">
                <circle class="art__coin" cx="88" cy="42" r="22" />
                <circle class="art__coin art__coin--two" cx="126" cy="36" r="26" />
                <path class="art__purse" d="M50 62c0-8 6-12 14-12h92c8 0 14 4 14 12l10 52c2 10-4 18-14 18H54c-10 0-16-8-14-18z" />
                <path class="art__seam" d="M48 72h124" />
                <circle class="art__clasp" cx="110" cy="72" r="9" />
            </svg>
        },
    }
}

fn form(scene: &Scene) -> Html {
    let text = scene.text;
    let creating = scene.model.onboarding.step() == Step::Creating;
    html! {
        <form class="form" novalidate=true onsubmit={scene.submitted(Did::Submitted)}>
            <h1 id="title" tabindex="-1">{ text.welcome_form() }</h1>
            { fields(scene, creating) }
            <p class="aside">{ icon::warning() }<span>{ text.welcome_no_backup() }</span></p>
            <div class="buttons">
                <button type="submit" class="button button--main" disabled={creating} data-test="create-submit">
                    { if creating { text.welcome_creating() } else { text.welcome_submit() } }
                </button>
                if !creating && scene.model.safety.passkeys_offered {
                    <button type="button" class="button" data-test="create-passkey" onclick={scene.on(Did::PasskeyWanted)}>
                        { text.welcome_passkey() }
                    </button>
                }
                if !creating {
                    <button type="button" class="button button--quiet" onclick={scene.on(Did::CardOpened(0))} data-test="back">
                        { scene.text.common_back() }
                    </button>
                }
            </div>
            if creating { <div class="stretching" aria-hidden="true"><i></i></div> }
            <div role="alert">
                if let Some(problem) = scene.model.onboarding.passkey_problem {
                    <p class="wrong">{ icon::warning() }<span>{ safety::passkey_problem(scene, problem) }</span></p>
                }
            </div>
            <p class="unseen" role="status">{ if creating { text.welcome_creating() } else { AttrValue::default() } }</p>
        </form>
    }
}

fn fields(scene: &Scene, disabled: bool) -> Html {
    let text = scene.text;
    let typed = &scene.model.onboarding;
    let missing = if typed.tried && !disabled { typed.missing() } else { None };
    let problem = |which, words| (missing == Some(which)).then_some(words);
    let kind = if typed.shown { "text" } else { "password" };
    let name = Field {
        id: "create-name",
        test: "create-name",
        label: text.welcome_name(),
        hint: Some(text.welcome_name_hint()),
        problem: problem(Missing::Name, text.welcome_need_name()),
        value: typed.name.clone(),
        autocomplete: "username",
        disabled,
        ..Field::default()
    };
    let passphrase = Field {
        id: "create-passphrase",
        test: "create-passphrase",
        label: text.welcome_passphrase(),
        hint: Some(text.welcome_passphrase_hint()),
        problem: problem(Missing::Passphrase, text.welcome_need_longer()),
        value: typed.passphrase.clone(),
        kind,
        autocomplete: "new-password",
        disabled,
        ..Field::default()
    };
    let again = Field {
        id: "create-passphrase-again",
        test: "create-passphrase-again",
        label: text.welcome_again(),
        problem: problem(Missing::Again, text.welcome_need_same()),
        value: typed.again.clone(),
        kind,
        autocomplete: "new-password",
        disabled,
        ..Field::default()
    };
    html! {
        <>
            { field(name, scene.typed(Did::NameTyped)) }
            <div class="with-toggle">
                { field(passphrase, scene.typed(Did::PassphraseTyped)) }
                { toggle(scene, typed.shown, "create-show", Did::ShownToggled.into()) }
            </div>
            { strength(scene) }
            { field(again, scene.typed(Did::AgainTyped)) }
        </>
    }
}

/// Shows or hides what is typed.
pub(crate) fn toggle(scene: &Scene, shown: bool, test: &'static str, event: Event) -> Html {
    let text = scene.text;
    html! {
        <button type="button" class="button button--quiet with-toggle__button" aria-pressed={shown.to_string()} data-test={test}
            onclick={scene.on(event)}>{ if shown { text.common_hide() } else { text.common_show() } }</button>
    }
}

fn strength(scene: &Scene) -> Html {
    let typed = &scene.model.onboarding;
    let text = scene.text;
    let (words, class) = match typed.strength() {
        _ if typed.passphrase.is_empty() => (AttrValue::default(), "strength"),
        Strength::TooShort => (text.welcome_strength_short(), "strength strength--0"),
        Strength::Weak => (text.welcome_strength_weak(), "strength strength--1"),
        Strength::Fair => (text.welcome_strength_fair(), "strength strength--2"),
        Strength::Strong => (text.welcome_strength_strong(), "strength strength--3"),
    };
    html! {
        <div {class}>
            <span class="strength__bar" aria-hidden="true"><i></i><i></i><i></i></span>
            <p role="status" data-test="create-strength">{ words }</p>
        </div>
    }
}

fn storage(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="welcome">
            <div class="done-mark">{ icon::tick() }</div>
            <h1 id="title" tabindex="-1">{ text.welcome_storage() }</h1>
            <div role="status">
                if scene.model.notices.persistence.is_none() {
                    <p class="quiet">{ text.welcome_storage_asking() }</p>
                }
                { notice::persistence(scene) }
            </div>
            <p class="aside">{ icon::warning() }<span>{ text.welcome_no_backup() }</span></p>
            <div class="buttons">
                <button type="button" class="button button--main" data-test="create-continue"
                    onclick={scene.on(Did::Continued)}>{ text.welcome_storage_go() }</button>
            </div>
        </div>
    }
}
