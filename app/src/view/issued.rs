//! What was issued so far, and where it is as far as this wallet knows.
use juicetokens_engine::summary::IssuedSummary;
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::Route;
use crate::view::components::icon;
use crate::view::scene::Scene;

/// One card for each issuance, newest first.
pub(crate) fn issued(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(overview) = &scene.model.printing.overview else { return html! {} };
    html! {
        <>
        if !overview.printable.is_empty() || !overview.printed.is_empty() {
            <a class="button button--wide" href={Route::Print.path()} data-test="issue-print" onclick={scene.goes(Route::Print)}>
                { icon::printer() }<span>{ text.issue_print() }</span>
            </a>
        }
        if !overview.issued.is_empty() {
            <section class="block">
                <h2>{ text.issue_so_far() }</h2>
                <p class="quiet">{ text.issue_known() }</p>
                { for overview.issued.iter().map(|each| batch(scene, each)) }
            </section>
        }
        </>
    }
}

fn batch(scene: &Scene, each: &IssuedSummary) -> Html {
    let text = scene.text;
    let outstanding = Amount(each.total.0.saturating_sub(each.retired.0));
    let parts = [
        ("held", text.issue_held(), each.held),
        ("on-paper", text.issue_on_paper(), each.on_paper),
        ("given-out", text.issue_given_out(), each.given_out),
        ("retired", text.issue_retired(), each.retired),
    ];
    html! {
        <section class="card issued" data-test="issued" data-reference={each.reference.clone()}>
            <p class="card__total">
                <span><bdi>{ each.community.clone() }</bdi>{ " · " }<bdi>{ each.reference.clone() }</bdi></span>
                <strong dir="auto" data-test="issued-outstanding">{ scene.amount(outstanding, &each.unit) }</strong>
            </p>
            <p class="quiet">{ text.issue_batch(&scene.day(each.issued), &scene.day(each.expires)) }</p>
            { bar(each.total, &parts.each_ref().map(|(name, _, amount)| (*name, *amount))) }
            <dl class="issued__parts">
                { for parts.iter().filter(|(.., amount)| !amount.is_zero()).map(|(name, words, amount)| html! {
                    <div><dt><svg class="issued__key" viewBox="0 0 1 1" aria-hidden="true"><rect class={format!("issued--{name}")} width="1" height="1" /></svg>{ words.clone() }</dt>
                        <dd data-test={format!("issued-{name}")}>{ scene.amount(*amount, &each.unit) }</dd></div>
                }) }
            </dl>
        </section>
    }
}

/// The parts beside each other, as long as they are large; their names and figures stand below.
fn bar(total: Amount, parts: &[(&'static str, Amount); 4]) -> Html {
    let mut from = 0;
    let rects: Vec<Html> = parts
        .iter()
        .map(|(name, amount)| {
            let x = from;
            from += amount.0;
            html! { <rect class={format!("issued--{name}")} x={x.to_string()} width={amount.0.to_string()} height="1" /> }
        })
        .collect();
    html! {
        <svg class="issued__bar" viewBox={format!("0 0 {} 1", total.0.max(1))} preserveAspectRatio="none" aria-hidden="true">{ for rects }</svg>
    }
}
