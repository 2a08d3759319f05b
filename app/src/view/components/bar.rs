//! The line at the top: where one is, and the way back.
use yew::prelude::*;

use crate::model::wallet_link::Presence;
use crate::model::{Event, Route, Screen, exchange, home, stall};
use crate::view::NAME;
use crate::view::components::{icon, language};
use crate::view::scene::Scene;

/// The line at the top of each screen.
pub(crate) fn bar(scene: &Scene) -> Html {
    let content = match scene.model.screen() {
        Screen::Open(Route::Home) if scene.model.practises => brand(None),
        Screen::Open(Route::Home) => home_bar(scene),
        Screen::Open(Route::Exchange) => html! {},
        Screen::Check => html! { <h1 id="title" tabindex="-1" class="bar__title">{ scene.text.check_title() }</h1> },
        Screen::Open(route) => back_bar(scene, route),
        Screen::Welcome => html! { <>{ brand(None) }{ language::chooser(scene) }</> },
        _ => brand(None),
    };
    html! { <header class="bar">{ content }</header> }
}

fn brand(name: Option<&str>) -> Html {
    html! {
        <p class="brand">
            { icon::slice("slice") }
            <span dir="auto" data-test={name.map(|_| "home-name")}>{ name.unwrap_or(NAME) }</span>
        </p>
    }
}

fn home_bar(scene: &Scene) -> Html {
    let name = match &scene.model.presence {
        Some(Presence::Open { name, .. }) => Some(name.as_str()),
        _ => None,
    };
    html! {
        <>
            { brand(name) }
            <a class="button button--quiet button--icon bar__people" href={Route::People.path()} aria-label={scene.text.people_title()}
                data-test="home-people" onclick={scene.goes(Route::People)}>{ icon::people() }</a>
            <a class="button button--quiet button--icon" href={Route::Scan.path()} aria-label={scene.text.scan_title()}
                data-test="home-scan" onclick={scene.goes(Route::Scan)}>{ icon::scan() }</a>
            <a class="button button--quiet button--icon" href={Route::Settings.path()} aria-label={scene.text.settings_title()}
                data-test="home-settings" onclick={scene.goes(Route::Settings)}>{ icon::dial() }</a>
            <button type="button" class="button button--quiet bar__lock" data-test="home-lock"
                onclick={scene.on(Event::Home(home::Event::LockWanted))}>
                { icon::lock() }<span>{ scene.text.home_lock() }</span>
            </button>
        </>
    }
}

fn back_bar(scene: &Scene, route: Route) -> Html {
    let text = scene.text;
    let title = match route {
        Route::Coin(_) => text.coin_title(),
        Route::Coins => text.coins_title(),
        Route::CashIn(_) => text.cash_in_title(),
        Route::Change => text.change_title(),
        Route::Check => text.check_title(),
        Route::Paper => text.paper_title(),
        Route::Practice => text.practice_title(),
        Route::Print => text.print_title(),
        Route::Request => text.request_title(),
        Route::Scan => text.scan_title(),
        Route::Movements => text.movements_title(),
        Route::Handover => text.handover_title(),
        Route::Health => text.health_title(),
        Route::Install => text.install_title(),
        Route::Issue => text.issue_title(),
        Route::Pay => text.pay_title(),
        Route::People => text.people_title(),
        Route::Person(_) => text.person_title(),
        Route::Receive => text.receive_title(),
        Route::Receipt(_) => text.receipt_title(),
        Route::Safety => text.safety_title(),
        Route::Settings => text.settings_title(),
        Route::Settle => text.settle_title(),
        Route::Committee => text.committee_title(),
        Route::Stall => text.stall_title(),
        Route::StallDay => text.stall_day(),
        Route::Exchange | Route::Home => AttrValue::default(),
    };
    let up = match route {
        Route::Coin(_) | Route::Change => Route::Coins,
        Route::Health | Route::Committee => Route::Settings,
        Route::Person(_) => Route::People,
        Route::Request if scene.model.stall.only => Route::Stall,
        Route::Request => Route::Receive,
        Route::Print => Route::Issue,
        Route::StallDay => Route::Stall,
        _ => Route::Home,
    };
    html! {
        <>
            if stall::allowed(scene.model, up) == up {
                <a class="button button--quiet button--icon" href={up.path()} aria-label={text.common_back()} data-test="back"
                    onclick={scene.goes(up)}>{ icon::back() }</a>
            }
            <h1 id="title" tabindex="-1" class="bar__title">{ title }</h1>
        </>
    }
}

/// What the exchange screen's bar says is the screen's own; leaving it is an event of its own.
pub(crate) fn leave_exchange(scene: &Scene) -> Html {
    html! {
        <button type="button" class="button button--quiet" data-test="exchange-not-now"
            onclick={scene.on(Event::Exchange(exchange::Event::Left))}>{ scene.text.exchange_not_now() }</button>
    }
}
