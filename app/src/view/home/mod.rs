//! Home: what is held, the two large buttons, what is open, and what has happened.
mod open;
mod purse;
mod warning;

use juicetokens_engine::summary::{Movement, MovementKind, WalletSummary};
use yew::prelude::*;

use crate::model::home::FIRST_MOVEMENTS;
use crate::model::{Event, Route, home};
use crate::view::components::{icon, link, notice, person};
use crate::view::scene::Scene;
use crate::view::{install, restore, safety};
pub(crate) use open::state_words;
pub(crate) use warning::quarantine;

/// Signs that stay before their figure where the page reads from right to left.
const PLUS: &str = "\u{200e}+";
const MINUS: &str = "\u{200e}−";

impl From<home::Event> for Event {
    fn from(event: home::Event) -> Self {
        Self::Home(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let Some(wallet) = &scene.model.wallet else { return html! {} };
    html! {
        <div class="home">
            <h1 id="title" tabindex="-1" class="unseen">{ scene.text.home_balance() }</h1>
            <div class="home__purse">
                { notice::issued(scene) }
                { restore::outcome(scene) }
                if scene.model.restore.done.is_none() {
                    { warning::restored(scene, wallet) }
                }
                { purse::purse(scene, wallet) }
            </div>
            { actions(scene) }
            <div class="home__rest">
                { warning::conflicts(scene, wallet) }
                { open::open_transfers(scene, wallet) }
                { movements(scene, wallet) }
                if scene.model.stall.till.opened.is_some() {
                    { link::wide(scene, Route::Stall, "home-till", scene.text.stall_title()) }
                }
                if !wallet.assets.is_empty() && !scene.model.practises {
                    <a class="button button--wide" href={Route::Issue.path()} data-test="home-issue"
                        onclick={scene.goes(Route::Issue)}>{ icon::coin() }<span>{ scene.text.home_issue() }</span></a>
                }
                { safety::nag(scene) }
                { notice::install(scene) }
                { install::reminder(scene) }
                { notice::persistence(scene) }
            </div>
        </div>
    }
}

fn actions(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <nav class="actions">
            <a class="action action--pay" href={Route::Pay.path()} data-test="home-pay" onclick={scene.goes(Route::Pay)}>
                { icon::outwards() }<span>{ text.home_pay() }</span>
            </a>
            <a class="action" href={Route::Receive.path()} data-test="home-receive" onclick={scene.goes(Route::Receive)}>
                { icon::inwards() }<span>{ text.home_get_paid() }</span>
            </a>
        </nav>
    }
}

fn movements(scene: &Scene, wallet: &WalletSummary) -> Html {
    let text = scene.text;
    html! {
        <section class="block">
            <h2>{ text.home_movements() }</h2>
            if wallet.movements.is_empty() {
                <p class="quiet">{ text.home_no_movements() }</p>
            }
            <ul class="movements">{ for wallet.movements.iter().take(FIRST_MOVEMENTS).map(|each| movement(scene, each, (None, true))) }</ul>
            if !wallet.movements.is_empty() {
                <a class="button button--quiet" href={Route::Movements.path()} data-test="home-movements"
                    onclick={scene.goes(Route::Movements)}>{ text.movements_all() }</a>
            }
        </section>
    }
}

/// A movement, with what stands beside it, and with whom it was where that is not said already.
pub(crate) fn movement(scene: &Scene, movement: &Movement, beside: (Option<AttrValue>, bool)) -> Html {
    let kind = format!("{:?}", movement.kind);
    let line = movement_line(scene, movement, beside);
    match movement.sid.map(Route::Receipt).or(movement.cash_in.map(Route::CashIn)) {
        Some(route) => {
            html! {
                <li>
                    <a class="movement" href={route.path()} onclick={scene.goes(route)} data-test="movement" data-kind={kind}>
                        { line }
                    </a>
                </li>
            }
        }
        None => html! { <li><div class="movement" data-test="movement" data-kind={kind}>{ line }</div></li> },
    }
}

fn movement_line(scene: &Scene, movement: &Movement, (beside, with): (Option<AttrValue>, bool)) -> Html {
    let text = scene.text;
    let (words, sign, mark) = match movement.kind {
        MovementKind::Issued => (text.home_issued(), PLUS, icon::coin()),
        MovementKind::Paid => (text.home_paid(), MINUS, icon::outwards()),
        MovementKind::Received => (text.home_received(), PLUS, icon::inwards()),
        MovementKind::Swapped => (text.home_swapped(), "", icon::swap()),
        MovementKind::RolledBack => (text.home_rolled_back(), "", icon::back()),
        MovementKind::GivenBack => (text.home_given_back(), MINUS, icon::outwards()),
        MovementKind::TakenBack => (text.home_taken_back(), "", icon::inwards()),
        MovementKind::FromPaper => (text.home_from_paper(), PLUS, icon::inwards()),
        MovementKind::Printed => (text.home_printed(), MINUS, icon::printer()),
        MovementKind::Unprinted => (text.home_unprinted(), PLUS, icon::back()),
    };
    html! {
        <>
            <span class="movement__mark">{ mark }</span>
            <span class="movement__words">
                <span>{ words }</span>
                <span class="movement__when"><bdi>{ movement.community.clone() }</bdi>{ " · " }<bdi>{ scene.lately(movement.at) }</bdi></span>
                if let Some(peer) = movement.peer.as_ref().filter(|_| with) {
                    <span class="movement__when movement__peer" data-test="movement-peer">{ person::portrait(&peer.key) }<span>{ text.home_person(&person::name(scene, peer)) }</span></span>
                }
                if let Some(beside) = beside {
                    <span class="movement__when">{ beside }</span>
                }
            </span>
            <span class="movement__amount">{ sign }{ scene.amount(movement.amount, &movement.unit) }</span>
        </>
    }
}
