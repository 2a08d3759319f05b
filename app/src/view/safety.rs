//! Safety: what opens the wallet and what brings it back. One task at a time unfolds under its button.
use juicetokens_engine::summary::AssetSummary;
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::border::PasskeyProblem;
use crate::model::onboarding::Strength;
use crate::model::safety::{Event as Did, Field as Typed, Missing, Task, locks};
use crate::model::wallet_link::{BackupContents, BackupProblem, LockAfter};
use crate::model::{Event, Route, safety};
use crate::view::components::field::{Field, field};
use crate::view::components::{icon, link};
use crate::view::scene::Scene;
use crate::view::welcome::toggle;

impl From<safety::Event> for Event {
    fn from(event: safety::Event) -> Self {
        Self::Safety(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="form">
            <section class="card" aria-labelledby="backup">
                <h2 id="backup">{ text.safety_backup() }</h2>
                { standing(scene) }
                <p class="quiet">{ text.safety_backup_means() }</p>
                { task(scene, Task::Backup) }
                { task(scene, Task::Test) }
            </section>
            <section class="card" aria-labelledby="words">
                <h2 id="words">{ text.safety_words() }</h2>
                <p class="quiet">{ text.safety_words_means() }</p>
                { task(scene, Task::Words) }
            </section>
            <section class="card" aria-labelledby="locks">
                <h2 id="locks">{ text.safety_locks() }</h2>
                { task(scene, Task::Passphrase) }
                { passkeys(scene) }
                if page_removes(scene) { { open(scene, Task::Removal) } }
                if scene.model.safety.done == Some(Task::Removal) {
                    <p class="check check--exact" role="status" data-test="safety-done" data-task="removal">{ icon::tick() }<span>{ text.safety_removal_done() }</span></p>
                }
                if locks(scene.model).passphrase && scene.model.safety.passkeys_offered {
                    { task(scene, Task::Passkey) }
                }
                { lock_after(scene) }
            </section>
            <section class="card" aria-labelledby="move">
                <h2 id="move">{ text.handover_title() }</h2>
                <p class="quiet">{ text.handover_means() }</p>
                { link::wide(scene, Route::Handover, "settings-handover", text.safety_open()) }
            </section>
        </div>
    }
}

/// After how long without a touch the wallet locks by itself.
fn lock_after(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(standing) = scene.model.safety.standing else { return html! {} };
    let words = |after: LockAfter| {
        after.minutes().map_or_else(|| text.autolock_never(), |minutes| text.autolock_minutes(minutes))
    };
    html! {
        <>
            <fieldset class="choice">
                <legend>{ text.autolock_title() }</legend>
                { for LockAfter::ALL.into_iter().map(|after| html! {
                    <label class="choice__one">
                        <input type="radio" name="lock-after" checked={standing.lock_after == after} data-test="lock-after"
                            data-after={format!("{after:?}")} onchange={scene.on(Event::LockAfter(after))} />
                        <span>{ words(after) }</span>
                    </label>
                }) }
            </fieldset>
            <p class="quiet">{ text.autolock_means() }</p>
        </>
    }
}

fn page_removes(scene: &Scene) -> bool {
    scene.model.safety.task == Some(Task::Removal)
}

/// Whether a passkey may stand for the passphrase: one that is not about to be taken away.
fn other_passkeys(scene: &Scene) -> bool {
    let removing = scene.model.safety.removing.as_ref();
    locks(scene.model).passkeys.iter().any(|(credential, _)| removing != Some(credential))
}

/// Whether there is a backup, and how old it is.
pub(super) fn standing(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(standing) = scene.model.safety.standing else { return html! {} };
    let (name, words) = match standing.backed_up {
        None => ("none", text.safety_none()),
        Some(at) if standing.changed_since => ("old", text.safety_old(&scene.moment(at))),
        Some(at) => ("good", text.safety_good(&scene.moment(at))),
    };
    html! {
        <p class={if name == "good" { "check check--exact" } else { "aside" }} role="status" data-test="safety-standing" data-standing={name}>
            { if name == "good" { icon::tick() } else { icon::warning() } }<span>{ words }</span>
        </p>
    }
}

/// What a task is called in tests, and by what it is begun.
fn name(task: Task) -> &'static str {
    match task {
        Task::Backup => "backup",
        Task::Test => "test",
        Task::Words => "words",
        Task::Passphrase => "passphrase",
        Task::Passkey => "passkey",
        Task::Removal => "removal",
    }
}

fn begin_words(scene: &Scene, task: Task) -> AttrValue {
    let text = scene.text;
    match task {
        Task::Backup => text.safety_backup_do(),
        Task::Test => text.safety_test_do(),
        Task::Words => text.safety_words_do(),
        Task::Passphrase if locks(scene.model).passphrase => text.safety_passphrase_do(),
        Task::Passphrase => text.safety_passphrase_add(),
        Task::Passkey => text.safety_passkey_do(),
        Task::Removal => text.safety_passkey_remove(),
    }
}

fn task(scene: &Scene, task: Task) -> Html {
    let page = &scene.model.safety;
    if page.task == Some(task) {
        return open(scene, task);
    }
    let done = (page.done == Some(task)).then(|| done_words(scene, task));
    html! {
        <>
            if let Some(done) = done {
                <p class="check check--exact" role="status" data-test="safety-done" data-task={name(task)}>{ icon::tick() }<span>{ done }</span></p>
            }
            <div class="buttons buttons--start">
                <button type="button" class={classes!("button", (task == Task::Backup).then_some("button--main"))}
                    data-test={format!("safety-{}", name(task))} onclick={scene.on(Did::TaskOpened(task))}>
                    { begin_words(scene, task) }
                </button>
            </div>
        </>
    }
}

fn done_words(scene: &Scene, task: Task) -> AttrValue {
    let text = scene.text;
    match task {
        Task::Backup => text.safety_backup_done(),
        Task::Passphrase => text.safety_passphrase_done(),
        Task::Passkey => text.safety_passkey_done(),
        Task::Removal => text.safety_removal_done(),
        Task::Test | Task::Words => AttrValue::default(),
    }
}

fn open(scene: &Scene, task: Task) -> Html {
    let page = &scene.model.safety;
    let text = scene.text;
    if let (Task::Words, Some(words)) = (task, &page.words) {
        return words_shown(scene, words);
    }
    if let (Task::Backup, Some(file), false) = (task, &page.given, page.busy) {
        return given(scene, &file.name);
    }
    let takes_passkey = matches!(task, Task::Words | Task::Passphrase | Task::Removal) && other_passkeys(scene);
    html! {
        <form class="card card--form card--inner" novalidate=true onsubmit={scene.submitted(Did::Submitted)} aria-busy={page.busy.to_string()}>
            <p>{ task_means(scene, task) }</p>
            if task == Task::Test { { file(scene) } }
            { fields(scene, task) }
            <div role="alert">
                if page.wrong {
                    <p class="wrong" data-test="safety-problem">{ icon::warning() }<span>{ text.safety_wrong() }</span></p>
                }
                if let Some(problem) = page.passkey_problem {
                    <p class="wrong" data-test="safety-problem">{ icon::warning() }<span>{ passkey_problem(scene, problem) }</span></p>
                }
            </div>
            <div role="alert">
                if page.lock_refused || page.unsaved {
                    <p class="wrong" data-test="safety-problem">
                        { icon::warning() }<span>{ if page.unsaved { text.safety_unsaved() } else { text.safety_lock_refused() } }</span>
                    </p>
                }
            </div>
            { tested(scene) }
            if page.busy { <div class="stretching" aria-hidden="true"><i></i></div> }
            <div class="buttons">
                <button type="submit" class="button button--main" disabled={page.busy} data-test="safety-submit">
                    { if page.busy { text.common_moment() } else { begin_words(scene, task) } }
                </button>
                if takes_passkey && locks(scene.model).passphrase {
                    <button type="button" class="button" disabled={page.busy} data-test="safety-use-passkey"
                        onclick={scene.on(Did::PasskeyUsed)}>{ text.safety_use_passkey() }</button>
                }
                <button type="button" class="button button--quiet" disabled={page.busy} data-test="safety-close" onclick={scene.on(Did::TaskClosed)}>
                    { text.notice_close() }
                </button>
            </div>
        </form>
    }
}

/// The browser has the file, and does not say whether the person let it be saved.
fn given(scene: &Scene, name: &str) -> Html {
    let text = scene.text;
    html! {
        <div class="card card--inner" role="status">
            <p>{ text.safety_given(name) }</p>
            <div class="buttons">
                <button type="button" class="button button--main" data-test="safety-kept" onclick={scene.on(Did::FileKept)}>{ text.safety_given_yes() }</button>
                <button type="button" class="button" data-test="safety-again-file" onclick={scene.on(Did::FileAgain)}>{ text.safety_given_again() }</button>
                <button type="button" class="button button--quiet" data-test="safety-close" onclick={scene.on(Did::TaskClosed)}>{ text.notice_close() }</button>
            </div>
        </div>
    }
}

fn task_means(scene: &Scene, task: Task) -> AttrValue {
    let text = scene.text;
    match task {
        Task::Backup => text.safety_backup_how(),
        Task::Test => text.safety_test_how(),
        Task::Words => text.safety_words_how(),
        Task::Passphrase => text.safety_passphrase_how(),
        Task::Passkey => text.safety_passkey_how(),
        Task::Removal => text.safety_removal_how(),
    }
}

fn fields(scene: &Scene, task: Task) -> Html {
    let page = &scene.model.safety;
    let text = scene.text;
    let missing = safety::missing(scene.model).filter(|_| page.tried && !page.busy);
    let current_label = if task == Task::Test { text.safety_file_passphrase() } else { text.safety_current() };
    let new_label = if task == Task::Backup { text.safety_file_passphrase() } else { text.safety_new() };
    let secret = |which: Typed, label, problem: Option<AttrValue>| {
        let (id, autocomplete) = match which {
            Typed::Current => ("safety-current", "current-password"),
            Typed::New => ("safety-new", "new-password"),
            Typed::Again => ("safety-again", "new-password"),
        };
        let kind = if page.shown { "text" } else { "password" };
        let value = page.typed(which).to_owned();
        let shown =
            Field { id, test: id, label, problem, value, kind, autocomplete, disabled: page.busy, ..Field::default() };
        field(shown, scene.typed(move |text| Did::Typed(which, text)))
    };
    let problem = |which, words| (missing == Some(which)).then_some(words);
    let asks_current = safety::asks_current(scene.model, task);
    let asks_new = matches!(task, Task::Backup | Task::Passphrase);
    html! {
        <>
            if asks_current { { secret(Typed::Current, current_label, problem(Missing::Current, text.safety_need_current())) } }
            if asks_new {
                { secret(Typed::New, new_label, problem(Missing::New, text.welcome_need_longer())) }
                { strength(scene) }
                { secret(Typed::Again, text.welcome_again(), problem(Missing::Again, text.welcome_need_same())) }
            }
            if asks_current || asks_new {
                <div class="buttons buttons--start">{ toggle(scene, page.shown, "safety-show", Did::ShownToggled.into()) }</div>
            }
        </>
    }
}

fn strength(scene: &Scene) -> Html {
    let page = &scene.model.safety;
    let text = scene.text;
    let words = match page.strength() {
        _ if page.typed(Typed::New).is_empty() => AttrValue::default(),
        Strength::TooShort => text.welcome_strength_short(),
        Strength::Weak => text.welcome_strength_weak(),
        Strength::Fair => text.welcome_strength_fair(),
        Strength::Strong => text.welcome_strength_strong(),
    };
    html! { <p class="quiet" role="status">{ words }</p> }
}

/// The file that is to be tried.
fn file(scene: &Scene) -> Html {
    let page = &scene.model.safety;
    let missing = page.tried && safety::missing(scene.model) == Some(Missing::File);
    chooser(scene, page.file.as_ref().map(|file| file.name.as_str()), missing, Did::FileWanted.into())
}

/// A button that opens the browser's dialogue, and what was chosen there.
pub(super) fn chooser(scene: &Scene, chosen: Option<&str>, missing: bool, wanted: Event) -> Html {
    let text = scene.text;
    html! {
        <div class="field">
            <div class="buttons buttons--start">
                <button type="button" class="button" data-test="file-choose" onclick={scene.on(wanted)}>{ text.safety_choose() }</button>
            </div>
            if let Some(name) = chosen {
                <p class="field__hint" role="status" data-test="file-chosen"><bdi>{ name.to_owned() }</bdi></p>
            }
            if missing {
                <p class="field__problem" role="alert">{ text.safety_need_file() }</p>
            }
        </div>
    }
}

/// What a restore from the file would bring.
fn tested(scene: &Scene) -> Html {
    match &scene.model.safety.tested {
        None => html! {},
        Some(Ok(contents)) => good(scene, contents),
        Some(Err(problem)) => html! {
            <p class="wrong" role="alert" data-test="safety-tested" data-good="false">{ icon::warning() }<span>{ file_problem(scene, problem) }</span></p>
        },
    }
}

fn good(scene: &Scene, contents: &BackupContents) -> Html {
    let text = scene.text;
    let whole = contents.without_history == 0 && contents.lost_changes == 0;
    html! {
        <div role="status" data-test="safety-tested" data-good={whole.to_string()}>
            <p class={if whole { "check check--exact" } else { "wrong" }}>
                { if whole { icon::tick() } else { icon::warning() } }
                <span>{ if contents.without_history == 0 { text.safety_tested() } else { text.safety_tested_partly(contents.without_history) } }</span>
            </p>
            if contents.lost_changes > 0 { <p>{ text.restore_lost_changes(contents.lost_changes) }</p> }
            <ul class="plain">
                <li>{ text.safety_tested_from(&contents.name, &scene.moment(contents.made)) }</li>
                { for contents.wallet.assets.iter().map(|asset| html! { <li>{ held(scene, asset) }</li> }) }
                <li>{ text.safety_tested_movements(u32::try_from(contents.wallet.movements.len()).unwrap_or(u32::MAX)) }</li>
            </ul>
        </div>
    }
}

fn held(scene: &Scene, asset: &AssetSummary) -> AttrValue {
    let values = asset.coins.iter().map(|coins| coins.value().0);
    let amount = scene.amount(Amount(values.fold(0, u32::saturating_add)), &asset.unit);
    let count = asset.coins.iter().map(|coins| coins.count).sum();
    scene.text.safety_tested_coins(count, &asset.community, &amount)
}

/// Why a file was not taken.
pub(super) fn file_problem(scene: &Scene, problem: &BackupProblem) -> AttrValue {
    let text = scene.text;
    match problem {
        BackupProblem::Foreign => text.safety_foreign(),
        BackupProblem::NewerVersion(version) => text.safety_newer((*version).into()),
        BackupProblem::Unopenable => text.safety_unopenable(),
        BackupProblem::Damaged(_) => text.safety_damaged(),
        BackupProblem::Exhausted => text.safety_exhausted(),
    }
}

/// Why there is no passkey.
pub(super) fn passkey_problem(scene: &Scene, problem: PasskeyProblem) -> AttrValue {
    match problem {
        PasskeyProblem::Declined => scene.text.passkey_declined(),
        PasskeyProblem::WithoutSecret => scene.text.passkey_without_secret(),
    }
}

fn words_shown(scene: &Scene, words: &[String]) -> Html {
    let text = scene.text;
    html! {
        <div class="card card--inner">
            <p>{ text.safety_words_shown() }</p>
            // The words are English in every language, and are read from left to right.
            <ol class="words" lang="en" dir="ltr">
                { for words.iter().map(|word| html! { <li data-test="safety-word">{ word.clone() }</li> }) }
            </ol>
            <div class="buttons">
                <button type="button" class="button button--main" data-test="safety-close" onclick={scene.on(Did::TaskClosed)}>
                    { text.safety_words_written() }
                </button>
            </div>
        </div>
    }
}

fn passkeys(scene: &Scene) -> Html {
    let text = scene.text;
    let locks = locks(scene.model);
    let removable = locks.passphrase || locks.passkeys.len() > 1;
    html! {
        <ul class="plain">
            { for locks.passkeys.iter().zip(1_u32..).map(|((credential, _), number)| html! {
                <li class="row">
                    <span>{ text.safety_passkey(number) }</span>
                    if removable {
                        <button type="button" class="button button--quiet" data-test="passkey-remove"
                            onclick={scene.on(Did::PasskeyRemoved(credential.clone()))}>{ text.safety_passkey_remove() }</button>
                    }
                </li>
            }) }
        </ul>
    }
}

/// On the home screen, while there is something to lose that no backup has.
pub(super) fn nag(scene: &Scene) -> Html {
    if !safety::nags(scene.model) {
        return html! {};
    }
    let text = scene.text;
    let old = scene.model.safety.standing.and_then(|standing| standing.backed_up);
    html! {
        <aside class="notice" data-test="nag">
            { icon::warning() }
            <p>{ if old.is_some() { text.safety_nag_old() } else { text.safety_nag() } }</p>
            <a class="button button--small" href={Route::Safety.path()} data-test="nag-backup" onclick={scene.goes(Route::Safety)}>
                { text.safety_backup_do() }
            </a>
        </aside>
    }
}
