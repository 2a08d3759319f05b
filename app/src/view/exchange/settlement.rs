//! A meeting with the issuer: what was done, what is left, and what each answer means.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::{ExchangePhase, SettledItem, Settlement};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use yew::prelude::*;

use crate::model::exchange::Event as Did;
use crate::view::components::icon;
use crate::view::exchange::problem::settle_refusal;
use crate::view::exchange::{done_mark, is_over};
use crate::view::scene::Scene;
use crate::view::text::issuer::Items;

/// How one answer is shown.
struct Line {
    name: &'static str,
    title: String,
    means: String,
    good: bool,
}

/// What the screen is called: by the issuer's name, once it is known.
pub(super) fn title(scene: &Scene) -> String {
    let text = scene.text.settle;
    let community = scene.model.exchange.settlement().and_then(|settlement| settlement.community.as_deref());
    let done = scene.model.exchange.phase() == ExchangePhase::Done;
    match (serves(scene), done, community) {
        (true, true, _) => text.finished.to_owned(),
        (true, false, _) => text.serve.to_owned(),
        (false, true, Some(community)) => (text.finished_with)(community),
        (false, true, None) => text.finished.to_owned(),
        (false, false, Some(community)) => (text.with)(community),
        (false, false, None) => text.title.to_owned(),
    }
}

/// Whether this wallet is the issuer here.
pub(super) fn serves(scene: &Scene) -> bool {
    matches!(scene.model.exchange.intent, Some(Intent::Serve))
}

/// The list of what was done, read aloud as it grows, and how much is left.
pub(super) fn list(scene: &Scene) -> Html {
    let Some(settlement) = scene.model.exchange.settlement() else { return html! {} };
    let text = scene.text.settle;
    let over = is_over(scene);
    let none = if settlement.finished { text.none_at_all } else { text.none_yet };
    html! {
        <section class="settled" aria-labelledby="settled">
            <h2 id="settled">{ if over { text.all_done } else { text.done } }</h2>
            if settlement.done.is_empty() {
                <p class="quiet">{ none }</p>
            }
            <ol class="settled__list" role="log" aria-live="polite">
                { for settlement.done.iter().map(|item| line(scene, settlement, item)) }
            </ol>
            if settlement.left > 0 {
                <p class="settled__left" data-test="settle-left" data-left={settlement.left.to_string()}>
                    if !over {
                        { icon::slice("slice slice--turning") }
                    }
                    <span>{ (text.left)(settlement.left) }</span>
                </p>
            }
        </section>
    }
}

fn line(scene: &Scene, settlement: &Settlement, item: &SettledItem) -> Html {
    let Line { name, title, means, good } = words(scene, settlement, item);
    html! {
        <li class={classes!("settled__one", (!good).then_some("settled__one--not"))} data-test="settled" data-item={name}>
            <span class="settled__mark" aria-hidden="true">{ if good { icon::tick() } else { icon::warning() } }</span>
            <div><p><strong>{ title }</strong></p><p class="quiet">{ means }</p></div>
        </li>
    }
}

fn words(scene: &Scene, settlement: &Settlement, item: &SettledItem) -> Line {
    let text = scene.text.settle;
    let items: &Items = if settlement.serving { &text.items_served } else { &text.items };
    let unit = unit(scene, settlement);
    let shown = |amount: &Amount| match amount.is_zero() {
        true => text.unknown_amount.to_owned(),
        false => scene.amount(*amount, unit),
    };
    let of = |name, amount: &Amount, (title, means): (fn(&str) -> String, &'static str)| Line {
        name,
        title: title(&shown(amount)),
        means: means.to_owned(),
        good: true,
    };
    match item {
        SettledItem::Renewed(amount) => of("Renewed", amount, items.renewed),
        SettledItem::GivenBack(amount) => of("GivenBack", amount, items.given_back),
        SettledItem::Registered(amount) => of("Registered", amount, items.registered),
        SettledItem::Voided(amount) => of("Voided", amount, items.voided),
        SettledItem::Received(amount) => of("Received", amount, items.received),
        SettledItem::Dead(amount) => Line { good: false, ..of("Dead", amount, items.dead) },
        SettledItem::Filed { amount, decides_at } => {
            let (title, means) = items.filed;
            let title = title(&shown(amount), &scene.lately(*decides_at));
            Line { name: "Filed", title, means: means.to_owned(), good: true }
        }
        SettledItem::Listening(until) => {
            let (title, means) = items.listening;
            Line { name: "Listening", title: title(&scene.lately(*until)), means: means.to_owned(), good: false }
        }
        SettledItem::Refused(code) => refused(scene, items, *code),
    }
}

/// The unit's name: an issuer's community has one kind of coins as a rule, and where it has several, figures stand alone.
fn unit<'a>(scene: &'a Scene, settlement: &Settlement) -> &'a str {
    let of_issuer = scene.model.assets().iter().filter(|asset| settlement.community.as_ref() == Some(&asset.community));
    let mut units: Vec<&str> = of_issuer.map(|asset| asset.unit.as_str()).collect();
    units.dedup();
    if let [unit] = units[..] { unit } else { "" }
}

fn refused(scene: &Scene, items: &Items, code: RefuseCode) -> Line {
    let (reason, remedy) = settle_refusal(scene, code);
    Line { name: "Refused", title: (items.refused)(reason), means: remedy.to_owned(), good: false }
}

/// Everything is answered: the way home, and for the issuer the next person.
pub(super) fn done(scene: &Scene) -> Html {
    html! {
        <section class="ask ask--done">
            { done_mark() }
            <button type="button" class="button button--main" data-test="exchange-home" onclick={scene.on(Did::Left)}>
                { scene.text.exchange.home }
            </button>
            if serves(scene) {
                <button type="button" class="button" data-test="serve-next" onclick={scene.on(Did::BegunAgain)}>
                    { scene.text.settle.next }
                </button>
            }
        </section>
    }
}
