//! Coins: every one of them, how sure it is, how long it lives and how many hands may still take it.
pub(super) mod chain;

use juicetokens_engine::summary::{AssetSummary, CoinSummary, Grade};
use yew::prelude::*;

use crate::model::coins::{Event as Did, Life, count, grades, is_worn, life, listed, range};
use crate::model::{Event, Route, coins, pay};
use crate::view::components::pager::pager;
use crate::view::components::{coin, icon, link};
use crate::view::scene::Scene;

/// Hands drawn as dots; more are only counted.
const MOST_DOTS: u8 = 16;

impl From<coins::Event> for Event {
    fn from(event: coins::Event) -> Self {
        Self::Coins(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let (known, groups) = (&scene.model.coins, listed(scene.model));
    html! {
        <div class="coinlist">
            { filter(scene) }
            if groups.is_empty() {
                <p class="quiet" role="status" data-test={known.awaited.is_none().then_some("coins-none")}>
                    { if known.awaited.is_none() { text.coins_none() } else { text.common_moment() } }
                </p>
            }
            if pay::payable_assets(scene.model).next().is_some() {
                { link::wide(scene, Route::Change, "coins-change", text.change_title()) }
            }
            { for groups.into_iter().map(|(asset, coins)| kind(scene, asset, coins)) }
            { pager(scene, range(known), known.awaited.is_some(), Did::Turned) }
        </div>
    }
}

/// Only where there is something to choose.
fn filter(scene: &Scene) -> Html {
    let text = scene.text;
    let grades = grades(scene.model.assets());
    if grades.len() < 2 {
        return html! {};
    }
    let chosen = scene.model.coins.grade;
    let chip = |grade: Option<Grade>, words: AttrValue| {
        let name = grade.map_or("all".to_owned(), |grade| format!("{grade:?}"));
        html! {
            <button type="button" class="chip" aria-pressed={(chosen == grade).to_string()} data-test="coins-grade" data-grade={name}
                onclick={scene.on(Did::GradeChosen(grade))}>{ words }</button>
        }
    };
    html! {
        <div class="chips" role="group" aria-label={text.coins_filter()}>
            { chip(None, text.coins_every()) }
            { for grades.into_iter().map(|(grade, count)| {
                chip(Some(grade), format!("{} · {count}", grade_words(scene, grade)).into())
            }) }
        </div>
    }
}

/// One community's coins, in rows under their value.
fn kind(scene: &Scene, asset: &AssetSummary, coins: &[CoinSummary]) -> Html {
    let values = coins.chunk_by(|one, other| one.denomination == other.denomination);
    html! {
        <section class="block" aria-label={asset.community.clone()}>
            <h2><bdi>{ asset.community.clone() }</bdi></h2>
            { for values.map(|coins| value(scene, asset, coins)) }
        </section>
    }
}

/// Those of one value on this page, under how many there are.
fn value(scene: &Scene, asset: &AssetSummary, coins: &[CoinSummary]) -> Html {
    let Some(first) = coins.first() else { return html! {} };
    let count = count(asset, first.denomination, scene.model.coins.grade);
    html! {
        <>
            <h3 class="coinlist__value">{ scene.text.common_coins(count, first.denomination.value()) }</h3>
            <ul class="movements">{ for coins.iter().map(|coin| row(scene, coin)) }</ul>
        </>
    }
}

fn row(scene: &Scene, each: &CoinSummary) -> Html {
    let route = Route::Coin(each.token_id);
    let life = life(each, scene.model.started);
    html! {
        <li key={each.token_id.to_string()}>
            <a class="movement coinrow" href={route.path()} onclick={scene.goes(route)} data-test="coin-row"
                data-value={each.denomination.value().to_string()} data-grade={format!("{:?}", each.grade)}
                data-hands={each.hands_left.to_string()} data-days={life.days.unwrap_or(0).to_string()}>
                <span class="coinrow__coin">{ coin::coin(each.denomination) }</span>
                <span class="movement__words">
                    <span><span class="unseen">{ each.denomination.value() }{ ", " }</span>{ grade_words(scene, each.grade) }</span>
                    <code class="coinrow__label" dir="ltr">{ each.label.clone() }</code>
                    { expiry(scene, life) }
                    { hands(each, scene.text.coins_hands(each.hands_left.into())) }
                </span>
                <span class="coinrow__on" aria-hidden="true">{ icon::back() }</span>
            </a>
        </li>
    }
}

/// A bar that runs empty, and the same in words.
fn expiry(scene: &Scene, life: Life) -> Html {
    let text = scene.text;
    let words = life.days.map_or_else(|| text.coins_expired(), |days| text.coins_days(days));
    html! {
        <span class={classes!("meter", life.is_short.then_some("meter--low"))}>
            <svg class="meter__bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="meter__whole" x="0" y="0" width="1000" height="10" />
                <rect class="meter__left" x="0" y="0" width={life.left.to_string()} height="10" />
            </svg>
            <span>{ words }</span>
        </span>
    }
}

/// A dot for each hand, filled where it is still to come, with the number.
fn hands(each: &CoinSummary, words: AttrValue) -> Html {
    let (left, limit) = (each.hands_left, each.hand_limit.min(MOST_DOTS));
    let dot = |place: u8| html! { <i class={classes!("hand", (place < left).then_some("hand--left"))}></i> };
    html! {
        <span class={classes!("meter", is_worn(each).then_some("meter--low"))}>
            <span class="hands" aria-hidden="true">{ for (0..limit).map(dot) }</span>
            <span>{ words }</span>
        </span>
    }
}

fn grade_words(scene: &Scene, grade: Grade) -> AttrValue {
    let text = scene.text;
    match grade {
        Grade::Settled => text.home_settled(),
        Grade::OnTrust => text.home_on_trust(),
        Grade::Reserved => text.home_reserved(),
        Grade::ChangeComing => text.home_change_coming(),
        Grade::InDoubt => text.home_in_doubt(),
        Grade::WithIssuer => text.home_with_issuer(),
        Grade::Quarantined => text.home_quarantined(),
        Grade::Contested => text.home_contested(),
        Grade::Lost => text.coins_lost(),
        Grade::OnPaper => text.home_on_paper(),
    }
}
