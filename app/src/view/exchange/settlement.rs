//! A meeting with the issuer: what was done, what is left, and what each answer means.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::{ExchangePhase, SettledItem, Settlement};
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::committee;
use crate::model::exchange::Event as Did;
use crate::view::components::icon;
use crate::view::exchange::problem::settle_refusal;
use crate::view::exchange::{done_mark, is_over};
use crate::view::scene::Scene;

/// How one answer is shown.
struct Line {
    name: &'static str,
    title: AttrValue,
    means: AttrValue,
    good: bool,
}

/// What the screen is called: by the issuer's name, once it is known.
pub(super) fn title(scene: &Scene) -> AttrValue {
    let text = scene.text;
    let community = scene.model.exchange.settlement().and_then(|settlement| settlement.community.as_deref());
    let done = scene.model.exchange.phase() == ExchangePhase::Done;
    match (serves(scene), done, community) {
        (true, true, _) => text.settle_finished(),
        (true, false, _) => text.settle_serve(),
        (false, true, Some(community)) => text.settle_finished_with(community),
        (false, true, None) => text.settle_finished(),
        (false, false, Some(community)) => text.settle_with(community),
        (false, false, None) => text.settle_title(),
    }
}

/// Whether this wallet is the issuer here.
pub(super) fn serves(scene: &Scene) -> bool {
    scene.model.exchange.intent.as_ref().is_some_and(Intent::serves)
}

/// The list of what was done, read aloud as it grows, and how much is left.
pub(super) fn list(scene: &Scene) -> Html {
    let Some(settlement) = scene.model.exchange.settlement() else { return html! {} };
    let text = scene.text;
    let over = is_over(scene);
    let none = if settlement.finished { text.settle_none_at_all() } else { text.settle_none_yet() };
    html! {
        <section class="settled" aria-labelledby="settled">
            <h2 id="settled">{ if over { text.settle_all_done() } else { text.settle_done() } }</h2>
            { too_few(scene) }
            if settlement.done.is_empty() {
                <p class="quiet">{ none }</p>
            }
            <div role="log" aria-live="polite">
                <ol class="settled__list">{ for settlement.done.iter().map(|item| line(scene, settlement, item)) }</ol>
            </div>
            if over {
                { for settlement.reports.iter().map(|(number, amount)| html! {
                    <button type="button" class="button button--wide" data-test="cash-in-show" onclick={scene.on(Did::ReportWanted(*number))}>
                        { text.cash_in_show(&scene.amount(*amount, unit(scene, settlement))) }
                    </button>
                }) }
            }
            if settlement.left > 0 {
                <p class="settled__left" data-test="settle-left" data-left={settlement.left.to_string()}>
                    if !over {
                        { icon::slice("slice slice--turning") }
                    }
                    <span>{ text.settle_left(settlement.left) }</span>
                </p>
            }
        </section>
    }
}

/// A member who serves alone answers nothing: its person is told whom it takes.
fn too_few(scene: &Scene) -> Html {
    let Some((reached, quorum)) = committee::too_few(scene.model) else { return html! {} };
    html! {
        <p class="aside" role="status" data-test="committee-too-few" data-reached={reached.to_string()}>
            { icon::warning() }<span>{ scene.text.committee_reach(reached, quorum) }</span>
        </p>
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
    let unit = unit(scene, settlement);
    let shown = |amount: &Amount| match amount.is_zero() {
        true => scene.text.settle_unknown_amount(),
        false => scene.amount(*amount, unit),
    };
    let (title, means) = match settlement.serving {
        true => served(scene, item, shown),
        false => settled(scene, item, shown),
    };
    Line { name: name(item), title, means, good: is_good(item) }
}

/// What the issuer did, as the holder reads it.
fn settled(scene: &Scene, item: &SettledItem, shown: impl Fn(&Amount) -> AttrValue) -> (AttrValue, AttrValue) {
    let text = scene.text;
    match item {
        SettledItem::Renewed(amount) => (text.settled_renewed(&shown(amount)), text.settled_renewed_means()),
        SettledItem::GivenBack(amount) => (text.settled_given_back(&shown(amount)), text.settled_given_back_means()),
        SettledItem::Registered(amount) => (text.settled_registered(&shown(amount)), text.settled_registered_means()),
        SettledItem::Voided(amount) => (text.settled_voided(&shown(amount)), text.settled_voided_means()),
        SettledItem::Received(amount) => (text.settled_received(&shown(amount)), text.settled_received_means()),
        SettledItem::Dead(amount) => (text.settled_dead(&shown(amount)), text.settled_dead_means()),
        SettledItem::Filed { amount, decides_at } => {
            (text.settled_filed(&shown(amount), &scene.lately(*decides_at)), text.settled_filed_means())
        }
        SettledItem::Listening(until) => {
            (text.settled_listening(&scene.lately(*until)), text.settled_listening_means())
        }
        SettledItem::Refused(code) => {
            let (reason, remedy) = settle_refusal(scene, *code);
            (text.settled_refused(&reason), remedy)
        }
    }
}

/// The same, as the issuer's person reads it.
fn served(scene: &Scene, item: &SettledItem, shown: impl Fn(&Amount) -> AttrValue) -> (AttrValue, AttrValue) {
    let text = scene.text;
    match item {
        SettledItem::Renewed(amount) => (text.served_renewed(&shown(amount)), text.served_renewed_means()),
        SettledItem::GivenBack(amount) => (text.served_given_back(&shown(amount)), text.served_given_back_means()),
        SettledItem::Registered(amount) => (text.served_registered(&shown(amount)), text.served_registered_means()),
        SettledItem::Voided(amount) => (text.served_voided(&shown(amount)), text.served_voided_means()),
        SettledItem::Received(amount) => (text.served_received(&shown(amount)), text.served_received_means()),
        SettledItem::Dead(amount) => (text.served_dead(&shown(amount)), text.served_dead_means()),
        SettledItem::Filed { amount, decides_at } => {
            (text.served_filed(&shown(amount), &scene.lately(*decides_at)), text.served_filed_means())
        }
        SettledItem::Listening(until) => (text.served_listening(&scene.lately(*until)), text.served_listening_means()),
        SettledItem::Refused(code) => {
            let (reason, remedy) = settle_refusal(scene, *code);
            (text.served_refused(&reason), remedy)
        }
    }
}

/// An answer's name for tests.
fn name(item: &SettledItem) -> &'static str {
    match item {
        SettledItem::Dead(_) => "Dead",
        SettledItem::Filed { .. } => "Filed",
        SettledItem::GivenBack(_) => "GivenBack",
        SettledItem::Listening(_) => "Listening",
        SettledItem::Received(_) => "Received",
        SettledItem::Refused(_) => "Refused",
        SettledItem::Registered(_) => "Registered",
        SettledItem::Renewed(_) => "Renewed",
        SettledItem::Voided(_) => "Voided",
    }
}

fn is_good(item: &SettledItem) -> bool {
    !matches!(item, SettledItem::Dead(_) | SettledItem::Listening(_) | SettledItem::Refused(_))
}

/// The unit's name: an issuer's community has one kind of coins as a rule, and where it has several, figures stand alone.
fn unit<'a>(scene: &'a Scene, settlement: &Settlement) -> &'a str {
    let of_issuer = scene.model.assets().iter().filter(|asset| settlement.community.as_ref() == Some(&asset.community));
    let mut units: Vec<&str> = of_issuer.map(|asset| asset.unit.as_str()).collect();
    units.dedup();
    if let [unit] = units[..] { unit } else { "" }
}

/// Everything is answered: the way home, and for the issuer the next person.
pub(super) fn done(scene: &Scene) -> Html {
    html! {
        <section class="ask ask--done">
            { done_mark() }
            <button type="button" class="button button--main" data-test="exchange-home" onclick={scene.on(Did::Left)}>
                { scene.text.exchange_home() }
            </button>
            if serves(scene) {
                <button type="button" class="button" data-test="serve-next" onclick={scene.on(Did::BegunAgain)}>
                    { scene.text.settle_next() }
                </button>
            }
        </section>
    }
}
