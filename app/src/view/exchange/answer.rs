//! What the person is asked: whether the codes are the same, and yes or no to the payment.
use juicetokens_engine::summary::{Acquaintance, Approval, ExchangePhase, VerificationCode};
use juicetokens_engine::token::amount::DenominationCounts;
use yew::prelude::*;

use crate::model::exchange::Event as Did;
use crate::model::stall::is_selling;
use crate::view::components::{coin, icon, paid_sign, person, reasons, symbol};
use crate::view::exchange::{done_mark, settlement};
use crate::view::scene::Scene;
use crate::view::stall;

pub(super) fn panel(scene: &Scene) -> Html {
    let exchange = &scene.model.exchange;
    let summary = exchange.summary.as_ref();
    if exchange.phase() == ExchangePhase::Done {
        return done(scene);
    }
    let comparing = exchange.phase() == ExchangePhase::Comparing;
    let code = summary.filter(|_| comparing).and_then(|summary| summary.code.as_ref());
    let confirmed = summary.is_some_and(|summary| summary.confirmed_here);
    html! {
        <>
            { met(scene) }
            if let Some(code) = code {
                { compare(scene, code, confirmed) }
            }
            if let Some(approval) = exchange.approval() {
                { approve(scene, approval) }
            }
        </>
    }
}

/// Who is on the other side, where it has said so, and that nobody stands in between where that is proved.
fn met(scene: &Scene) -> Html {
    let Some(summary) = &scene.model.exchange.summary else { return html! {} };
    let Some(peer) = summary.peer.as_ref().filter(|peer| peer.acquaintance != Acquaintance::Unknown) else {
        return html! {};
    };
    html! {
        <div class="met">
            { person::person(scene, peer, "exchange-peer") }
            if summary.recognised {
                <p class="quiet" data-test="exchange-recognised">{ icon::tick() }<span>{ scene.text.exchange_recognised() }</span></p>
            }
        </div>
    }
}

fn compare(scene: &Scene, code: &VerificationCode, confirmed: bool) -> Html {
    let text = scene.text;
    html! {
        <section class="ask" data-test="exchange-code">
            <h2>{ text.exchange_compare() }</h2>
            { symbol::row(scene, code.symbols, "exchange-symbol") }
            <p class="quiet">{ digits(scene, &code.digits) }</p>
            if !confirmed {
                <div class="ask__buttons">
                    <button type="button" class="button button--main" data-test="exchange-confirm"
                        onclick={scene.on(Did::CodesSame)}>{ text.exchange_same() }</button>
                    <button type="button" class="button button--danger" data-test="exchange-different"
                        onclick={scene.on(Did::CodesDiffer)}>{ text.exchange_different() }</button>
                </div>
            }
        </section>
    }
}

/// The sentence with the digits in an element of their own, so that they stand out and can be found.
fn digits(scene: &Scene, digits: &str) -> Html {
    let sentence = scene.text.exchange_digits("\u{0}");
    let (before, after) = sentence.split_once('\u{0}').unwrap_or((&sentence, ""));
    html! {
        <>{ before.to_owned() }<strong class="digits" data-test="exchange-code-digits">{ digits.to_owned() }</strong>{ after.to_owned() }</>
    }
}

fn approve(scene: &Scene, approval: &Approval) -> Html {
    match approval {
        Approval::Pay { amount, unit, community, memo, hand_over, change, reasons: why } => {
            let amount = scene.amount(*amount, unit);
            let text = scene.text;
            html! {
                <section class="ask" data-test="exchange-approval">
                    <h2>{ text.exchange_approve_pay(&amount, community) }</h2>
                    { note(scene, memo) }
                    { swap(scene, hand_over, (text.exchange_get_back(), change)) }
                    { reasons::reasons(scene, scene.text.reason_title_asked(), why, unit) }
                    { yes_or_no(scene, text.exchange_pay_button(&amount)) }
                </section>
            }
        }
        Approval::Receive { .. } => approve_receive(scene, approval),
        Approval::Swap { value, unit, community, give, take, reasons: why } => {
            let value = scene.amount(*value, unit);
            html! {
                <section class="ask" data-test="exchange-approval">
                    <h2>{ scene.text.exchange_approve_swap(&value, community) }</h2>
                    { swap(scene, give, (scene.text.exchange_get(), take)) }
                    { reasons::reasons(scene, scene.text.reason_title_asked(), why, unit) }
                    { yes_or_no(scene, scene.text.change_go(&value)) }
                </section>
            }
        }
        Approval::TakeBack { amount, unit, community } => {
            let amount = scene.amount(*amount, unit);
            let text = scene.text;
            html! {
                <section class="ask" data-test="exchange-approval">
                    <h2>{ text.settle_take_back(&amount, community) }</h2>
                    <p class="aside">{ text.settle_take_back_means() }</p>
                    { yes_or_no(scene, text.settle_take_back_button(&amount)) }
                </section>
            }
        }
    }
}

fn approve_receive(scene: &Scene, approval: &Approval) -> Html {
    let Approval::Receive { amount, unit, community, issuer, expires, new_issuer, reasons: why } = approval else {
        return html! {};
    };
    let text = scene.text;
    let amount = scene.amount(*amount, unit);
    html! {
        <section class="ask" data-test="exchange-approval">
            <h2>{ text.exchange_approve_receive(&amount) }</h2>
            if *new_issuer {
                <p class="aside">{ text.exchange_new_issuer(community) }</p>
            }
            <dl class="facts">
                <div><dt>{ scene.text.receipt_community() }</dt><dd><bdi>{ community.clone() }</bdi></dd></div>
                <div><dt>{ text.exchange_issuer() }</dt><dd><code>{ issuer.clone() }</code></dd></div>
                <div><dt>{ text.exchange_expires() }</dt><dd>{ scene.day(*expires) }</dd></div>
            </dl>
            { reasons::reasons(scene, scene.text.reason_title_asked(), why, unit) }
            { yes_or_no(scene, text.exchange_receive_button(&amount)) }
        </section>
    }
}

fn note(scene: &Scene, memo: &str) -> Html {
    if memo.is_empty() {
        return html! {};
    }
    html! { <p class="note"><span class="quiet">{ scene.text.exchange_note() }{ " " }</span><bdi>{ memo.to_owned() }</bdi></p> }
}

/// What leaves and what comes, as coins.
fn swap(scene: &Scene, hand_over: &DenominationCounts, (comes, change): (AttrValue, &DenominationCounts)) -> Html {
    let text = scene.text;
    html! {
        <dl class="swap">
            <div class="swap__out">
                <dt>{ text.exchange_hand_over() }{ " " }<strong>{ scene.text.figure(hand_over.value()) }</strong></dt>
                <dd>{ coin::coins(scene, hand_over) }</dd>
            </div>
            <div class="swap__in">
                if change.coins() == 0 {
                    <dt>{ comes }</dt>
                    <dd class="quiet">{ text.exchange_no_change() }</dd>
                } else {
                    <dt>{ comes }{ " " }<strong>{ scene.text.figure(change.value()) }</strong></dt>
                    <dd>{ coin::coins(scene, change) }</dd>
                }
            </div>
        </dl>
    }
}

fn yes_or_no(scene: &Scene, yes: AttrValue) -> Html {
    html! {
        <div class="ask__buttons">
            <button type="button" class="button button--main button--large" data-test="exchange-approve"
                onclick={scene.on(Did::Approved)}>{ yes }</button>
            <button type="button" class="button button--quiet" data-test="exchange-decline"
                onclick={scene.on(Did::Declined)}>{ scene.text.exchange_decline() }</button>
        </div>
    }
}

fn done(scene: &Scene) -> Html {
    if scene.model.exchange.settles() {
        return settlement::done(scene);
    }
    let exchange = &scene.model.exchange;
    let sells = is_selling(scene.model);
    html! {
        <section class="ask ask--done">
            if let Some(which) = exchange.summary.as_ref().and_then(|summary| Some((summary.sid?, summary.swap))) {
                { paid_sign::paid_sign(scene, which, exchange.done_seconds) }
            } else {
                { done_mark() }
            }
            if sells {
                { stall::after(scene) }
            }
            { met(scene) }
            if let Some(peer) = scene.model.exchange.summary.as_ref().and_then(|summary| summary.peer.as_ref()) {
                { person::add(scene, peer) }
            }
            if !scene.model.stall.only {
                <button type="button" class={if sells { "button" } else { "button button--main" }} data-test="exchange-receipt"
                onclick={scene.on(Did::ReceiptWanted)}>{ scene.text.exchange_see_receipt() }</button>
            }
        </section>
    }
}
