//! Notices: what may be said on several screens.
use yew::prelude::*;

use crate::model::opening::Opening;
use crate::model::{Event, Screen, notices};
use crate::view::components::icon;
use crate::view::scene::Scene;

/// A new version waits; it never shows, and never takes over, while an exchange is open.
pub(crate) fn update_ready(scene: &Scene) -> Html {
    let notices = &scene.model.notices;
    if !notices.update_ready
        || notices.update_later
        || scene.model.exchange.open
        || scene.model.screen() == Screen::Failed
    {
        return html! {};
    }
    html! {
        <div class="notice" role="status" data-test="notice-update">
            <p>{ scene.text.notice_update() }</p>
            <div class="notice__buttons">
                <button type="button" class="button button--small" data-test="notice-update-apply"
                    onclick={scene.on(Event::Notices(notices::Event::UpdateWanted))}>{ scene.text.notice_update_yes() }</button>
                <button type="button" class="button button--quiet" data-test="notice-update-later"
                    onclick={scene.on(Event::Notices(notices::Event::UpdatePostponed))}>{ scene.text.notice_later() }</button>
            </div>
        </div>
    }
}

/// Nobody has touched the screen for a while: the wallet is about to lock. Any touch and any key takes it back, the button too.
pub(crate) fn closing(scene: &Scene) -> Html {
    let Some(seconds) = scene.model.autolock.closing_seconds else { return html! {} };
    let text = scene.text;
    html! {
        <aside class="closing" data-test="autolock">
            <p role="alert">{ text.autolock_soon() }</p>
            <span class="closing__seconds" aria-hidden="true">{ seconds }</span>
            <button type="button" class="button button--main" data-test="autolock-stay">{ text.autolock_stay() }</button>
        </aside>
    }
}

/// The browser offers to install the app.
pub(crate) fn install(scene: &Scene) -> Html {
    if !scene.model.notices.install_offered {
        return html! {};
    }
    let text = scene.text;
    html! {
        <div class="notice" data-test="notice-install">
            <p><strong>{ text.notice_install() }</strong><br />{ text.notice_install_why() }</p>
            <div class="notice__buttons">
                <button type="button" class="button button--small" data-test="notice-install-yes"
                    onclick={scene.on(Event::Notices(notices::Event::InstallWanted))}>{ text.notice_install_yes() }</button>
                <button type="button" class="button button--quiet" data-test="notice-install-later"
                    onclick={scene.on(Event::Notices(notices::Event::InstallDismissed))}>{ text.notice_later() }</button>
            </div>
        </div>
    }
}

/// Something came from outside and waits until the wallet is open.
pub(crate) fn waiting(scene: &Scene) -> Html {
    let text = scene.text;
    let (kind, words) = match scene.model.opening {
        None => return html! {},
        Some(Opening::Pay(_)) => ("pay", text.waiting_pay()),
        Some(Opening::Paper(_)) => ("paper", text.waiting_paper()),
        Some(Opening::Day(_)) => ("day", text.stall_other()),
        Some(Opening::Backup(_)) => ("backup", text.waiting_backup()),
    };
    html! { <p class="aside" role="status" data-test="waiting" data-kind={kind}>{ icon::inwards() }<span>{ words }</span></p> }
}

/// Coins were issued a moment ago.
pub(crate) fn issued(scene: &Scene) -> Html {
    if scene.model.notices.issue_refused.is_some() {
        return issue_refused(scene);
    }
    let Some((amount, unit)) = &scene.model.notices.issued else { return html! {} };
    html! {
        <div class="notice notice--good" role="status" data-test="notice-issued">
            { icon::tick() }
            <p>{ scene.text.notice_issued(&scene.amount(*amount, unit)) }</p>
            <button type="button" class="button button--quiet" data-test="notice-issued-close"
                onclick={scene.on(Event::Notices(notices::Event::IssuedRead))}>{ scene.text.notice_close() }</button>
        </div>
    }
}

/// No coins were issued a moment ago: why.
pub(crate) fn issue_refused(scene: &Scene) -> Html {
    let Some(why) = &scene.model.notices.issue_refused else { return html! {} };
    html! {
        <div class="notice" role="alert" data-test="notice-not-issued">
            <p>{ scene.text.notice_not_issued(why) }</p>
            <button type="button" class="button button--quiet"
                onclick={scene.on(Event::Notices(notices::Event::IssuedRead))}>{ scene.text.notice_close() }</button>
        </div>
    }
}

/// Whether the browser keeps what is stored, in plain words.
pub(crate) fn persistence(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(answer) = scene.model.notices.persistence else { return html! {} };
    let (kept, words) = match answer {
        Some(true) => ("yes", text.notice_kept()),
        Some(false) => ("no", text.notice_not_kept()),
        None => ("unknown", text.notice_not_known()),
    };
    html! {
        <div class={classes!("persistence", format!("persistence--{kept}"))} data-test="persistence" data-kept={kept}>
            { if kept == "yes" { icon::tick() } else { icon::warning() } }
            <p>{ words }</p>
            if kept == "no" {
                <button type="button" class="button button--quiet" data-test="persistence-ask"
                    onclick={scene.on(Event::Notices(notices::Event::PersistenceWanted))}>{ text.notice_ask_again() }</button>
            }
        </div>
    }
}
