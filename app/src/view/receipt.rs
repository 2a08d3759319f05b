//! The receipt: what both sides keep.
mod refund;

use juicetokens_engine::summary::{Receipt, ReceiptCoin, TransferState};
use juicetokens_engine::token::transfer::record::Role;
use yew::prelude::*;

use crate::model::receipt::{Event as Did, ReceiptPage, Saving};
use crate::model::{Event, Route, receipt};
use crate::view::components::{coin, icon, person, reasons};
use crate::view::home::state_words;
use crate::view::scene::Scene;

impl From<receipt::Event> for Event {
    fn from(event: receipt::Event) -> Self {
        Self::Receipt(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    match &scene.model.receipt {
        ReceiptPage::Found(receipt) => found(scene, receipt),
        ReceiptPage::Loading => html! {
            <div class="center" role="status">{ icon::slice("slice slice--large slice--turning") }<p>{ text.receipt_loading() }</p></div>
        },
        ReceiptPage::Missing => html! {
            <div class="center" data-test="receipt-missing">
                <h2>{ text.receipt_missing() }</h2>
                <p>{ text.receipt_missing_do() }</p>
                { done(scene) }
            </div>
        },
    }
}

fn done(scene: &Scene) -> Html {
    html! {
        <div class="buttons">
            <a class="button button--main" href="/" data-test="receipt-done" onclick={scene.goes(Route::Home)}>
                { scene.text.receipt_done() }
            </a>
        </div>
    }
}

fn found(scene: &Scene, receipt: &Receipt) -> Html {
    let text = scene.text;
    let words = match receipt.role {
        _ if receipt.from_paper => text.home_from_paper(),
        _ if receipt.swap => text.receipt_swapped(),
        Role::Payer => text.receipt_paid(),
        Role::Payee => text.receipt_received(),
    };
    let (state, meaning) = state_words(scene, receipt.state, !receipt.change.is_empty());
    let (paid, change) = match (receipt.swap, receipt.role) {
        (false, _) => (text.receipt_coins_paid(), text.receipt_coins_back()),
        (true, Role::Payer) => (text.receipt_coins_given(), text.receipt_coins_got()),
        (true, Role::Payee) => (text.receipt_coins_got(), text.receipt_coins_given()),
    };
    let sure = matches!(receipt.state, TransferState::Settled | TransferState::Received | TransferState::Committed);
    html! {
        <div class="receipt">
            <article class="paper">
                <header class="paper__head">
                    if sure {
                        <div class="done-mark">{ icon::tick() }</div>
                    }
                    <h2>{ words }</h2>
                    <p class="paper__amount"><strong data-test="receipt-amount">{ scene.text.figure(receipt.amount) }</strong>{ " " }<bdi>{ receipt.unit.clone() }</bdi></p>
                    <p class="paper__state"><span class="tag tag--state" data-test="receipt-state">{ state }</span></p>
                    <p class="quiet">{ meaning }</p>
                </header>
                { facts(scene, receipt) }
                { reasons::reasons(scene, scene.text.reason_title_taken(), &receipt.reasons, &receipt.unit) }
                { coins(scene, paid, "receipt-coin", &receipt.paid) }
                if !receipt.change.is_empty() {
                    { coins(scene, change, "receipt-change-coin", &receipt.change) }
                }
                { header(scene, receipt) }
            </article>
            { refund::panel(scene, receipt) }
            { save(scene, receipt) }
            { done(scene) }
        </div>
    }
}

/// The receipt as a file: first what it tells to whoever gets it.
fn save(scene: &Scene, receipt: &Receipt) -> Html {
    let text = scene.text;
    let happened = !matches!(receipt.state, TransferState::RolledBack | TransferState::Offered);
    if receipt.header.is_none() || !happened || scene.model.practises {
        return html! {};
    }
    let button = |test: &'static str, words: AttrValue, did: Did| {
        html! { <button type="button" class="button button--small" data-test={test} onclick={scene.on(did)}>{ words }</button> }
    };
    match scene.model.saving {
        Saving::No => html! {
            <button type="button" class="button button--wide" data-test="receipt-save" onclick={scene.on(Did::SaveAsked)}>
                { text.receipt_save() }
            </button>
        },
        Saving::Done => {
            html! { <p class="aside" role="status" data-test="receipt-file-saved">{ icon::tick() }<span>{ text.receipt_file_saved() }</span></p> }
        }
        Saving::Asked | Saving::Making { .. } => html! {
            <section class="card" role="alert">
                <h3>{ text.receipt_file_title() }</h3>
                <p>{ text.receipt_file_tells() }</p>
                <p>{ text.receipt_file_hides() }</p>
                <div class="open__buttons">
                    { button("receipt-file-yes", text.receipt_file_yes(), Did::SaveAgreed { to_share: false }) }
                    { button("receipt-file-share", text.by_text_share(), Did::SaveAgreed { to_share: true }) }
                    { button("receipt-file-no", text.receipt_file_no(), Did::SaveDropped) }
                </div>
            </section>
        },
    }
}

fn facts(scene: &Scene, receipt: &Receipt) -> Html {
    let text = scene.text;
    html! {
        <dl class="facts">
            <div><dt>{ text.receipt_community() }</dt><dd><bdi>{ receipt.community.clone() }</bdi></dd></div>
            <div><dt>{ text.receipt_when() }</dt><dd>{ scene.moment(receipt.at) }</dd></div>
            <div class="facts__peer"><dt>{ text.receipt_peer() }</dt><dd>{ person::linked(scene, &receipt.peer, "receipt-peer") }{ person::add(scene, &receipt.peer) }</dd></div>
            if !receipt.memo.is_empty() {
                <div><dt>{ text.receipt_note() }</dt><dd data-test="receipt-memo"><bdi>{ receipt.memo.clone() }</bdi></dd></div>
            }
        </dl>
    }
}

fn coins(scene: &Scene, title: AttrValue, test: &'static str, coins: &[ReceiptCoin]) -> Html {
    html! {
        <section class="paper__coins">
            <h3>{ title }</h3>
            <ul>{ for coins.iter().map(|each| receipt_coin(scene, test, each)) }</ul>
        </section>
    }
}

fn receipt_coin(scene: &Scene, test: &'static str, each: &ReceiptCoin) -> Html {
    let text = scene.text;
    let hops = u32::from(each.hops);
    html! {
        <li class="line" data-test={test} data-label={each.label.clone()} data-value={each.denomination.value().to_string()}
            data-hops={each.hops.to_string()} data-verified={each.verified.to_string()}>
            <span class="line__coin">{ coin::coin(each.denomination) }</span>
            <span class="unseen">{ scene.text.common_coins(1, each.denomination.value()) }</span>
            <span class="line__words">
                <code>{ each.label.clone() }</code>
                <span class={if each.verified { "line__held" } else { "line__broken" }}>
                    { if each.verified { icon::tick() } else { icon::warning() } }
                    <span>{ if each.verified { text.receipt_verified(hops) } else { text.receipt_not_verified(hops) } }</span>
                </span>
            </span>
        </li>
    }
}

fn header(scene: &Scene, receipt: &Receipt) -> Html {
    let text = scene.text;
    html! {
        <footer class="paper__foot">
            <h3>{ text.receipt_header() }</h3>
            if let Some(header) = receipt.header {
                <p><code class="long" data-test="receipt-header">{ header.to_string() }</code></p>
                <p class="quiet">{ text.receipt_header_hint() }</p>
            } else {
                <p class="quiet">{ text.receipt_no_header() }</p>
            }
        </footer>
    }
}
