//! What must be known before a coin is trusted again: coins that were spent twice, and wallets that were put back.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{ConflictSummary, WalletSummary};
use yew::prelude::*;

use crate::model::Route;
use crate::model::home::{ConflictKind, Event as Did, conflict_kind};
use crate::view::components::{coin, icon, person};
use crate::view::scene::Scene;

/// Why everything is quarantined, and what clears it.
pub(super) fn restored(scene: &Scene, wallet: &WalletSummary) -> Html {
    let Some(at) = wallet.restored else { return html! {} };
    let text = scene.text;
    let quarantined = wallet.assets.iter().filter(|asset| !asset.balance.quarantined.is_zero());
    let (own, of_others): (Vec<_>, Vec<_>) = quarantined.partition(|asset| asset.settles_here);
    html! {
        <section class="warning" data-test="restored">
            <h2>{ icon::warning() }<span>{ text.warning_restored() }</span></h2>
            <p>{ text.warning_restored_means(&scene.day(at)) }</p>
            if !of_others.is_empty() {
                <p>{ text.warning_restored_do() }</p>
                <div class="open__buttons">
                    <a class="button button--main" href={Route::Settle.path()} data-test="restored-settle" onclick={scene.goes(Route::Settle)}>
                        { scene.text.home_settle() }
                    </a>
                </div>
            }
            if !own.is_empty() {
                <p data-test="restored-own">{ text.warning_restored_own() }</p>
            }
        </section>
    }
}

/// Proofs of fraud, the newest first.
pub(super) fn conflicts(scene: &Scene, wallet: &WalletSummary) -> Html {
    if wallet.conflicts.is_empty() {
        return html! {};
    }
    html! {
        <section class="block">
            <h2>{ scene.text.warning_spent_twice() }</h2>
            { for wallet.conflicts.iter().map(|each| conflict(scene, each, wallet.restored)) }
        </section>
    }
}

fn conflict(scene: &Scene, conflict: &ConflictSummary, restored: Option<Timestamp>) -> Html {
    let text = scene.text;
    let what = conflict_kind(conflict);
    let ((means, remedy), kind) = match what {
        ConflictKind::Ours => ((text.warning_ours(), text.warning_ours_do()), "ours"),
        ConflictKind::Contested => ((text.warning_held(), text.warning_held_do()), "held"),
        ConflictKind::Cleared => ((text.warning_cleared(), text.warning_cleared_do()), "cleared"),
        ConflictKind::Lost => ((text.warning_lost(), text.warning_lost_do()), "lost"),
        ConflictKind::Elsewhere => ((text.warning_not_held(), text.warning_not_held_do()), "not-held"),
    };
    let (means, remedy) = if conflict.on_paper { (text.warning_paper(), remedy) } else { (means, remedy) };
    let named = (!conflict.label.is_empty()).then(|| text.warning_coin(&conflict.label));
    html! {
        <article class="warning" data-test="conflict" data-kind={kind}>
            <header class="warning__head">
                if let Some(denomination) = conflict.denomination {
                    { coin::coin(denomination) }
                } else {
                    { icon::warning() }
                }
                <h3>{ named.unwrap_or_else(|| text.warning_coin_unknown()) }</h3>
            </header>
            if let Some(who) = &conflict.who {
                { person::linked(scene, who, "conflict-who") }
            }
            if !conflict.on_paper {
                <p>{ text.warning_culprit(&conflict.culprit) }</p>
            }
            <p><strong>{ means }</strong>{ " " }{ remedy }</p>
            <p class="quiet">{ text.warning_learnt(&scene.lately(conflict.at)) }</p>
            if what == ConflictKind::Ours && restored.is_none() {
                { quarantine(scene) }
            }
            if matches!(what, ConflictKind::Ours | ConflictKind::Contested) {
                <div class="open__buttons">
                    <button type="button" class="button" data-test="conflict-settle" onclick={scene.on(Did::SettlingWanted)}>
                        { scene.text.home_settle() }
                    </button>
                </div>
            }
        </article>
    }
}

/// Quarantining all coins: asked twice, for it cannot be undone.
pub(crate) fn quarantine(scene: &Scene) -> Html {
    let text = scene.text;
    if !scene.model.home.quarantine_asked {
        return html! {
            <div class="open__buttons">
                <button type="button" class="button button--danger" data-test="quarantine" onclick={scene.on(Did::QuarantineWanted)}>
                    { text.warning_quarantine() }
                </button>
            </div>
        };
    }
    html! {
        <div class="warning__sure" role="alert">
            <p>{ text.warning_quarantine_means() }</p>
            <div class="open__buttons">
                <button type="button" class="button button--danger" data-test="quarantine-yes" onclick={scene.on(Did::QuarantineConfirmed)}>
                    { text.warning_quarantine_yes() }
                </button>
                <button type="button" class="button" data-test="quarantine-no" onclick={scene.on(Did::QuarantineDropped)}>
                    { text.warning_quarantine_no() }
                </button>
            </div>
        </div>
    }
}
