//! A receipt, or a report of a cashing in, that came as a file or that the wallet keeps: who gave whom what, and each check by its name.
use juicetokens_engine::summary::{CheckedKind, CheckedReceipt, Finding, ReceiptCheck};
use juicetokens_engine::token::amount::Denomination;
use yew::prelude::*;

use crate::model::check::Event as Did;
use crate::model::{Event, Route, check};
use crate::view::components::{coin, icon};
use crate::view::scene::Scene;

impl From<check::Event> for Event {
    fn from(event: check::Event) -> Self {
        Self::Check(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let page = &scene.model.check;
    let content = match &page.receipt {
        _ if page.name.is_empty() => html! { <p class="quiet">{ text.check_choose() }</p> },
        None => html! {
            <div class="center" role="status">{ icon::slice("slice slice--large slice--turning") }<p>{ text.check_reading() }</p></div>
        },
        Some(None) => {
            html! { <p class="aside" role="alert" data-test="check-none">{ icon::warning() }<span>{ text.check_none() }</span></p> }
        }
        Some(Some(receipt)) => found(scene, receipt),
    };
    html! {
        <div class="receipt">
            { content }
            if page.own.is_some() {
                { give_away(scene) }
            }
            <div class="buttons">
                <button type="button" class="button button--main" data-test="check-close" onclick={scene.on(Did::Closed)}>{ text.receipt_done() }</button>
                if !matches!(scene.model.route, Route::CashIn(_)) {
                    <button type="button" class="button" data-test="check-file" onclick={scene.on(Did::FileWanted)}>{ text.check_another() }</button>
                }
            </div>
        </div>
    }
}

/// The wallet's own report as a file, and on paper.
fn give_away(scene: &Scene) -> Html {
    let text = scene.text;
    let button = |test: &'static str, words: AttrValue, did: Did| {
        html! { <button type="button" class="button button--small" data-test={test} onclick={scene.on(did)}>{ words }</button> }
    };
    html! {
        <section class="card">
            <p class="quiet">{ text.cash_in_tells() }</p>
            <div class="open__buttons">
                { button("cash-in-save", text.receipt_file_yes(), Did::SaveWanted) }
                { button("cash-in-share", text.by_text_share(), Did::ShareWanted) }
                { button("cash-in-print", text.request_print(), Did::PrintWanted) }
            </div>
        </section>
    }
}

fn found(scene: &Scene, receipt: &CheckedReceipt) -> Html {
    let text = scene.text;
    let is_cash_in = receipt.kind == CheckedKind::CashIn;
    let (title, words) = match receipt.holds {
        true if is_cash_in => (text.check_proved(), text.cash_in_means()),
        true => (text.check_proved(), text.check_proved_means()),
        false => (text.check_not_proved(), text.check_not_proved_means()),
    };
    let (paid, number) = match is_cash_in {
        true => (text.cash_in_coins(), text.cash_in_number()),
        false => (text.receipt_coins_paid(), text.receipt_header()),
    };
    let (keys, later) = match receipt.kind {
        CheckedKind::Payment => (text.check_keys(), text.check_later()),
        CheckedKind::FromPaper => (text.check_paper(), text.check_later()),
        CheckedKind::CashIn => (text.check_keys(), text.cash_in_later()),
    };
    html! {
        <article class="paper" data-test="check" data-holds={receipt.holds.to_string()}>
            <header class="paper__head">
                if receipt.holds {
                    <div class="done-mark">{ icon::tick() }</div>
                }
                <h2>{ title }</h2>
                if receipt.swap {
                    <p data-test="check-swap">{ text.receipt_swapped() }</p>
                }
                <p class="paper__amount"><strong data-test="check-amount">{ text.figure(receipt.amount) }</strong>{ " " }<bdi>{ receipt.unit.clone() }</bdi></p>
                <p class="quiet">{ words }</p>
            </header>
            { facts(scene, receipt) }
            <section class="paper__coins">
                <h3>{ text.check_checks() }</h3>
                <ul>{ for receipt.checks.iter().map(|(check, finding)| line(scene, receipt.kind, *check, *finding)) }</ul>
            </section>
            { coins(scene, paid, &receipt.paid) }
            if !receipt.change.is_empty() {
                { coins(scene, text.receipt_coins_back(), &receipt.change) }
            }
            <footer class="paper__foot">
                if let Some(header) = receipt.header {
                    <h3>{ number }</h3>
                    <p><code class="long" data-test="check-header">{ header.to_string() }</code></p>
                }
                <p class="quiet">{ keys }{ " " }{ later }</p>
            </footer>
        </article>
    }
}

fn facts(scene: &Scene, receipt: &CheckedReceipt) -> Html {
    let text = scene.text;
    let fact = |name: AttrValue, test: &'static str, value: Html| {
        html! { <div><dt>{ name }</dt><dd data-test={test}>{ value }</dd></div> }
    };
    let key = |key: &str| html! { <code>{ key.to_owned() }</code> };
    let (from, to) = (scene.moment(receipt.from), scene.moment(receipt.to));
    let when = if from == to { from } else { text.check_between(&from, &to) };
    let but = match receipt.kind {
        CheckedKind::CashIn => Some(text.cash_in_told()),
        _ => receipt.doubtful.then(|| text.check_doubtful()),
    };
    html! {
        <dl class="facts">
            { fact(text.check_from(), "check-payer", key(&receipt.payer)) }
            { fact(text.check_to(), "check-payee", key(&receipt.payee)) }
            { fact(text.receipt_when(), "check-when", html! { <>{ when }if let Some(but) = but { { " · " }{ but } }</> }) }
            { fact(text.receipt_community(), "check-community", html! { <bdi>{ receipt.community.clone() }</bdi> }) }
            if !receipt.memo.is_empty() {
                { fact(text.receipt_note(), "check-memo", html! { <bdi>{ receipt.memo.clone() }</bdi> }) }
            }
        </dl>
    }
}

fn line(scene: &Scene, kind: CheckedKind, check: ReceiptCheck, finding: Finding) -> Html {
    let text = scene.text;
    let name = match check {
        ReceiptCheck::Issuer => text.check_issuer(),
        ReceiptCheck::Coins if kind == CheckedKind::CashIn => text.cash_in_owned(),
        ReceiptCheck::Coins => text.check_coins(),
        ReceiptCheck::Sum => text.check_sum(),
        ReceiptCheck::Request => text.check_request(),
        ReceiptCheck::Plan => text.check_plan(),
        ReceiptCheck::Payer => text.check_payer(),
        ReceiptCheck::Payee => text.check_payee(),
        ReceiptCheck::Acknowledged => text.check_acknowledged(),
        ReceiptCheck::Given => text.cash_in_given(),
        ReceiptCheck::Taken => text.cash_in_taken(),
    };
    let (so, class) = match finding {
        Finding::Holds => (text.check_holds(), "line__held"),
        Finding::Fails => (text.check_fails(), "line__broken"),
        Finding::Missing => (text.check_missing(), "quiet"),
        Finding::Unchecked => (text.check_unchecked(), "quiet"),
    };
    html! {
        <li class="line" data-test="check-line" data-check={format!("{check:?}")} data-finding={format!("{finding:?}")}>
            <span class="line__words">
                <span>{ name }</span>
                <span class={class}>{ if finding == Finding::Holds { icon::tick() } else { icon::warning() } }<span>{ so }</span></span>
            </span>
        </li>
    }
}

fn coins(scene: &Scene, title: AttrValue, coins: &[(String, Denomination)]) -> Html {
    html! {
        <section class="paper__coins">
            <h3>{ title }</h3>
            <ul>{ for coins.iter().map(|(label, value)| html! {
                <li class="line" data-test="check-coin" data-label={label.clone()}>
                    <span class="line__coin">{ coin::coin(*value) }</span>
                    <span class="unseen">{ scene.text.common_coins(1, value.value()) }</span>
                    <span class="line__words"><code>{ label.clone() }</code></span>
                </li>
            }) }</ul>
        </section>
    }
}
