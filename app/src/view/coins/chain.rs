//! One coin: what it is worth, and every hand it has been in, each hand-over verified on the spot.
use juicetokens_engine::summary::{ChainAnchor, ChainLink, ChainSummary};
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use super::{expiry, grade_words, hands};
use crate::model::Route;
use crate::model::coins::{ChainPage, is_to_renew, life};
use crate::view::components::{coin, icon};
use crate::view::scene::Scene;

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    match &scene.model.coins.chain {
        ChainPage::Missing => html! {
            <div class="center" data-test="coin-missing">
                <h2>{ text.coin_missing() }</h2>
                <p>{ text.coin_missing_do() }</p>
            </div>
        },
        ChainPage::Loading => html! {
            <div class="center" role="status">{ icon::slice("slice slice--large slice--turning") }<p>{ text.coin_loading() }</p></div>
        },
        ChainPage::Found(chain) => page(scene, chain),
    }
}

fn page(scene: &Scene, chain: &ChainSummary) -> Html {
    let (text, each) = (scene.text, &chain.coin);
    html! {
        <article class="onecoin">
            <header class="onecoin__head">
                <span class="onecoin__coin">{ coin::coin(each.denomination) }</span>
                <h2>{ scene.amount(Amount(each.denomination.value()), &chain.unit) }</h2>
                <p><span class="tag tag--state">{ grade_words(scene, each.grade) }</span></p>
                <code dir="ltr" data-test="coin-label">{ each.label.clone() }</code>
            </header>
            <dl class="facts">
                <div><dt>{ text.receipt_community() }</dt><dd><bdi>{ chain.community.clone() }</bdi></dd></div>
                <div><dt>{ text.exchange_issuer() }</dt><dd><code dir="ltr">{ chain.issuer.clone() }</code></dd></div>
                <div><dt>{ text.coin_expires() }</dt><dd>{ scene.day(each.expires) }{ expiry(scene, life(each, scene.model.started)) }</dd></div>
                <div><dt>{ text.coin_hands() }</dt><dd data-test="coin-hands">
                    { hands(each, text.exchange_of(each.hands_left.into(), each.hand_limit.into())) }
                </dd></div>
            </dl>
            if !scene.model.practises && (!chain.holds || is_to_renew(each, scene.model.started)) {
                <section class="onecoin__renew">
                    <p>{ text.coin_renew() }</p>
                    <a class="button button--main" href={Route::Settle.path()} data-test="coin-settle" onclick={scene.goes(Route::Settle)}>
                        { icon::seal() }<span>{ text.settle_title() }</span>
                    </a>
                </section>
            }
            { drawn(scene, chain) }
        </article>
    }
}

fn drawn(scene: &Scene, chain: &ChainSummary) -> Html {
    let text = scene.text;
    let (class, mark, words) = if chain.holds {
        ("line__held", icon::tick(), text.coin_holds())
    } else {
        ("line__broken", icon::warning(), text.coin_broken())
    };
    html! {
        <section class="block" data-test="chain" data-holds={chain.holds.to_string()}>
            <h2>{ text.coin_chain() }</h2>
            <p class="quiet">{ text.coin_chain_how() }</p>
            <ol class="chain">
                if let Some(begin) = &chain.anchor {
                    { anchor(scene, begin) }
                }
                { for chain.links.iter().map(|each| link(scene, each)) }
            </ol>
            <p class={class} role="status">{ mark }<span>{ words }</span></p>
        </section>
    }
}

fn anchor(scene: &Scene, anchor: &ChainAnchor) -> Html {
    let text = scene.text;
    let owner = name(scene, anchor.is_ours, &anchor.owner);
    let words = if anchor.is_renewed { text.coin_renewed(&owner) } else { text.coin_issued(&owner) };
    html! {
        <li class={classes!("chain__link", "chain__link--first", (!anchor.is_verified).then_some("chain__link--broken"))}
            data-test="chain-anchor" data-verified={anchor.is_verified.to_string()}>
            <span class="chain__mark">{ mark(anchor.is_verified) }</span>
            <span class="chain__words">
                <strong>{ words }</strong>
                <span class="quiet">{ scene.moment(anchor.at) }</span>
                { verdict(scene, anchor.is_verified) }
            </span>
        </li>
    }
}

fn link(scene: &Scene, link: &ChainLink) -> Html {
    let text = scene.text;
    let (giver, taker) = (name(scene, link.gave_we, &link.giver), name(scene, link.took_we, &link.taker));
    html! {
        <li class={classes!("chain__link", (!link.is_verified).then_some("chain__link--broken"))} data-test="chain-link"
            data-number={link.number.to_string()} data-verified={link.is_verified.to_string()}>
            <span class="chain__mark">{ mark(link.is_verified) }</span>
            <span class="chain__words">
                <strong>{ format!("{}. ", link.number) }{ text.coin_from_to(&giver, &taker) }</strong>
                <span class="quiet">
                    { scene.moment(link.at) }
                    if link.is_change {
                        { " · " }{ text.coin_as_change() }
                    }
                </span>
                { verdict(scene, link.is_verified) }
            </span>
        </li>
    }
}

/// Keys read from left to right in every language.
fn name(scene: &Scene, is_ours: bool, key: &str) -> String {
    if is_ours { scene.text.coin_this_wallet().to_string() } else { format!("\u{2066}{key}\u{2069}") }
}

fn mark(is_verified: bool) -> Html {
    if is_verified { icon::tick() } else { icon::warning() }
}

fn verdict(scene: &Scene, is_verified: bool) -> Html {
    let text = scene.text;
    if is_verified {
        html! { <span class="line__held">{ text.coin_verified() }</span> }
    } else {
        html! { <span class="line__broken">{ text.coin_not_verified() }</span> }
    }
}
