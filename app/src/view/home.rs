//! Home: what is held, the two large buttons, what is open, and what has happened.
use juicetokens_engine::summary::{
    AssetSummary, Balance, Movement, MovementKind, OpenTransfer, TransferState, WalletSummary,
};
use juicetokens_engine::token::amount::{Amount, Denomination};
use juicetokens_engine::token::transfer::record::Role;
use yew::prelude::*;

use crate::model::home::{Event as Did, coins_by_denomination, in_balance, waits_for_peer};
use crate::model::{Event, Route, home};
use crate::view::components::{coin, icon, notice};
use crate::view::scene::Scene;

impl From<home::Event> for Event {
    fn from(event: home::Event) -> Self {
        Self::Home(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let Some(wallet) = &scene.model.wallet else { return html! {} };
    html! {
        <div class="home">
            <h1 id="title" tabindex="-1" class="unseen">{ scene.text.home.balance }</h1>
            <div class="home__purse">
                { notice::issued(scene) }
                { purse(scene, wallet) }
            </div>
            { actions(scene) }
            <div class="home__rest">
                { open_transfers(scene, wallet) }
                { movements(scene, wallet) }
                if !wallet.assets.is_empty() {
                    <a class="button button--wide" href={Route::Issue.path()} data-test="home-issue"
                        onclick={scene.goes(Route::Issue)}>{ icon::coin() }<span>{ scene.text.home.issue }</span></a>
                }
                { notice::install(scene) }
                { notice::persistence(scene) }
            </div>
        </div>
    }
}

fn actions(scene: &Scene) -> Html {
    let text = &scene.text.home;
    html! {
        <nav class="actions">
            <a class="action action--pay" href={Route::Pay.path()} data-test="home-pay" onclick={scene.goes(Route::Pay)}>
                { icon::outwards() }<span>{ text.pay }</span>
            </a>
            <a class="action" href={Route::Receive.path()} data-test="home-receive" onclick={scene.goes(Route::Receive)}>
                { icon::inwards() }<span>{ text.get_paid }</span>
            </a>
        </nav>
    }
}

fn purse(scene: &Scene, wallet: &WalletSummary) -> Html {
    if !wallet.assets.is_empty() {
        return wallet.assets.iter().map(|each| asset(scene, each)).collect();
    }
    let text = &scene.text.home;
    html! {
        <section class="purse purse--empty" data-test="home-empty">
            { icon::slice("slice purse__slice") }
            <h2>{ text.empty }</h2>
            <p>{ text.empty_do }</p>
            <a class="button" href={Route::Issue.path()} data-test="home-issue" onclick={scene.goes(Route::Issue)}>
                { icon::coin() }<span>{ text.issue_first }</span>
            </a>
        </section>
    }
}

fn asset(scene: &Scene, asset: &AssetSummary) -> Html {
    let text = &scene.text.home;
    let counts = coins_by_denomination(asset);
    let counted: Vec<_> = Denomination::all().map(|each| (each, u32::from(counts.count(each)))).collect();
    html! {
        <section class="purse" aria-label={asset.community.clone()}>
            { icon::slice("slice purse__slice") }
            <p class="purse__community">
                <span>{ asset.community.clone() }</span>
                if asset.issued_here {
                    <span class="tag">{ text.issued_here }</span>
                }
            </p>
            <p class="purse__balance">
                <strong data-test={format!("balance-{}", asset.unit)}>{ scene.text.figure(in_balance(&asset.balance)) }</strong>
                { " " }<span>{ asset.unit.clone() }</span>
            </p>
            { grades(scene, &asset.balance, &asset.unit) }
            <h2 class="unseen">{ text.in_hand }</h2>
            { coin::pile(scene, &counted, Some(format!("coins-{}", asset.unit))) }
        </section>
    }
}

/// The grades one beside the other: those in the balance as one bar, those outside it apart.
fn grades(scene: &Scene, balance: &Balance, unit: &str) -> Html {
    let text = &scene.text.home;
    let inside = [
        ("settled", text.settled, balance.settled),
        ("on-trust", text.on_trust, balance.on_trust),
        ("reserved", text.reserved, balance.reserved),
    ];
    let outside =
        [("change-coming", text.change_coming, balance.change_coming), ("in-doubt", text.in_doubt, balance.in_doubt)];
    let any_outside = outside.iter().any(|(_, _, amount)| !amount.is_zero());
    html! {
        <div class="grades">
            { grade_bar(&inside) }
            <ul class="grades__list">{ for inside.into_iter().map(|each| grade(scene, each, unit)) }</ul>
            if any_outside {
                <div class="grades__beside">
                    <p>{ text.beside }</p>
                    <ul class="grades__list">{ for outside.into_iter().map(|each| grade(scene, each, unit)) }</ul>
                </div>
            }
        </div>
    }
}

fn grade(scene: &Scene, (name, words, amount): (&'static str, &'static str, Amount), unit: &str) -> Html {
    if amount.is_zero() {
        return html! {};
    }
    html! {
        <li class={classes!("grade", format!("grade--{name}"))}>
            <i class="grade__mark" aria-hidden="true"></i>
            <strong data-test={format!("{name}-{unit}")}>{ scene.text.figure(amount) }</strong>{ " " }<span>{ words }</span>
        </li>
    }
}

/// Drawn only when there is more than one grade to tell apart; widths in thousandths.
fn grade_bar(grades: &[(&'static str, &'static str, Amount)]) -> Html {
    let total: u64 = grades.iter().map(|(_, _, amount)| u64::from(amount.0)).sum();
    if grades.iter().filter(|(_, _, amount)| !amount.is_zero()).count() < 2 {
        return html! {};
    }
    let mut start = 0;
    let parts = grades.iter().map(|(name, _, amount)| {
        let width = u64::from(amount.0) * 1_000 / total.max(1);
        let part = html! {
            <rect class={format!("grades__part grades__part--{name}")} x={start.to_string()} y="0" width={width.to_string()} height="10" />
        };
        start += width;
        part
    });
    html! {
        <svg class="grades__bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            { for parts }
        </svg>
    }
}

fn open_transfers(scene: &Scene, wallet: &WalletSummary) -> Html {
    if !wallet.open.iter().any(waits_for_peer) {
        return html! {};
    }
    html! {
        <section class="block">
            <h2>{ scene.text.home.open }</h2>
            { for wallet.open.iter().filter(|each| waits_for_peer(each)).map(|each| open_transfer(scene, each)) }
        </section>
    }
}

fn open_transfer(scene: &Scene, transfer: &OpenTransfer) -> Html {
    let text = &scene.text.home;
    let amount = scene.amount(transfer.amount, &transfer.unit);
    let title = if transfer.role == Role::Payer { (text.pays)(&amount) } else { (text.gets)(&amount) };
    let (word, meaning) = state_words(scene, transfer.state, transfer.change.coins() > 0);
    html! {
        <article class="open" data-test="open-transfer" data-state={format!("{:?}", transfer.state)}>
            <header class="open__head">
                <h3>{ title }</h3>
                <span class="tag tag--state">{ word }</span>
            </header>
            <p class="open__peer">{ (text.person)(&transfer.peer) }{ " · " }{ scene.lately(transfer.started) }</p>
            <p>{ meaning }</p>
            <dl class="open__coins">
                <div><dt>{ text.hand_over }</dt><dd>{ coin::coins(scene, &transfer.hand_over) }</dd></div>
                if transfer.change.coins() > 0 {
                    <div><dt>{ text.give_back }</dt><dd>{ coin::coins(scene, &transfer.change) }</dd></div>
                }
            </dl>
            if transfer.state == TransferState::Received {
                <p>{ text.tell_them }</p>
            }
            if let Some(deadline) = transfer.deadline {
                <p class="quiet">{ (text.deadline)(&scene.time(deadline)) }</p>
            }
            <div class="open__buttons">
                <button type="button" class="button button--main" data-test="resume" onclick={scene.on(Did::MeetAgainWanted(transfer.sid))}>
                    { text.meet_again }
                </button>
                if transfer.can_cancel {
                    <button type="button" class="button button--danger" data-test="open-cancel"
                        onclick={scene.on(Did::CancelWanted(transfer.sid))}>{ text.withdraw }</button>
                }
            </div>
        </article>
    }
}

/// The one word for a state, and what it means here.
pub(crate) fn state_words(scene: &Scene, state: TransferState, with_change: bool) -> (&'static str, &'static str) {
    let text = &scene.text.states;
    match state {
        TransferState::Committed if with_change => text.committed_change,
        TransferState::Committed => text.committed,
        TransferState::Offered => text.offered,
        TransferState::Prepared => text.prepared,
        TransferState::Received => text.received,
        TransferState::RolledBack => text.rolled_back,
        TransferState::Settled => text.settled,
        TransferState::AbortFiled => text.abort_filed,
    }
}

fn movements(scene: &Scene, wallet: &WalletSummary) -> Html {
    let text = &scene.text.home;
    let shown = scene.model.home.movements_shown;
    html! {
        <section class="block">
            <h2>{ text.movements }</h2>
            if wallet.movements.is_empty() {
                <p class="quiet">{ text.no_movements }</p>
            }
            <ul class="movements">{ for wallet.movements.iter().take(shown).map(|each| movement(scene, each)) }</ul>
            if wallet.movements.len() > shown {
                <button type="button" class="button button--quiet" data-test="movements-more"
                    onclick={scene.on(Did::MoreMovementsWanted)}>{ text.more }</button>
            }
        </section>
    }
}

fn movement(scene: &Scene, movement: &Movement) -> Html {
    let kind = format!("{:?}", movement.kind);
    let line = movement_line(scene, movement);
    match movement.sid {
        Some(sid) => {
            let route = Route::Receipt(sid);
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

fn movement_line(scene: &Scene, movement: &Movement) -> Html {
    let text = &scene.text.home;
    let (words, sign, mark) = match movement.kind {
        MovementKind::Issued => (text.issued, "+", icon::coin()),
        MovementKind::Paid => (text.paid, "−", icon::outwards()),
        MovementKind::Received => (text.received, "+", icon::inwards()),
        MovementKind::RolledBack => (text.rolled_back, "", icon::back()),
        MovementKind::GivenBack => (text.given_back, "−", icon::outwards()),
        MovementKind::TakenBack => (text.taken_back, "", icon::inwards()),
    };
    html! {
        <>
            <span class="movement__mark">{ mark }</span>
            <span class="movement__words">
                <span>{ words }</span>
                <span class="movement__when">{ format!("{} · {}", movement.community, scene.lately(movement.at)) }</span>
            </span>
            <span class="movement__amount">{ sign }{ scene.amount(movement.amount, &movement.unit) }</span>
        </>
    }
}
