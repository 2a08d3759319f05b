//! Putting coins on paper: which ones, the sheet for the printer, and what is on paper already.
use juicetokens_engine::summary::{PrintProblem, Printable, PrintedCoin};
use juicetokens_engine::token::amount::{Amount, Denomination};
use juicetokens_engine::token::token_id::TokenId;
use yew::prelude::*;

use crate::model::link::paper_link;
use crate::model::paper_link::PaperCode;
use crate::model::printing::Event as Did;
use crate::model::{Event, printing, static_code};
use crate::view::components::kind::{self, Kind};
use crate::view::components::static_code::static_code;
use crate::view::components::stepper::steppers;
use crate::view::components::{coin, icon};
use crate::view::scene::Scene;

impl From<printing::Event> for Event {
    fn from(event: printing::Event) -> Self {
        Self::Printing(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let page = &scene.model.printing;
    if !page.sheet.is_empty() {
        return sheet(scene);
    }
    let text = scene.text;
    html! {
        <div class="print">
            <p>{ text.print_intro() }</p>
            <p class="aside">{ icon::warning() }<span>{ text.print_copies() }</span></p>
            { match page.kind() {
                Some(kind) => choose(scene, kind),
                None if page.overview.is_none() => html! {},
                None => html! { <p class="quiet" data-test="print-nothing">{ text.print_nothing() }</p> },
            } }
            { on_paper(scene) }
        </div>
    }
}

fn choose(scene: &Scene, kind: &Printable) -> Html {
    let text = scene.text;
    let page = &scene.model.printing;
    let total = page.total();
    let words = match () {
        () if page.busy => text.print_going(),
        () if total.is_zero() => text.print_go_empty(),
        () => text.print_go(&scene.amount(total, &kind.unit)),
    };
    let problem = page.problem.map(|problem| match problem {
        PrintProblem::TooFew => text.print_too_few(),
        PrintProblem::TooLong => text.print_too_long(),
    });
    html! {
        <form class="form" novalidate=true onsubmit={scene.submitted(Did::Submitted)}>
            { kinds(scene, kind) }
            { steppers(scene, (&kind.coins, "print"), |each| page.counts[each.index()], Did::Counted) }
            if let Some(problem) = problem {
                <p class="field__problem" role="alert" data-test="print-problem">{ problem }</p>
            }
            <div class="buttons buttons--sticky">
                <button type="submit" class="button button--main" disabled={page.busy || total.is_zero()} data-test="print-submit">{ words }</button>
            </div>
        </form>
    }
}

fn kinds(scene: &Scene, chosen: &Printable) -> Html {
    let kinds = scene.model.printing.overview.as_ref().map_or(&[][..], |overview| &overview.printable);
    if kinds.len() < 2 {
        return html! { <p class="quiet" dir="auto">{ chosen.community.clone() }</p> };
    }
    let choices = kinds.iter().map(|kind| Kind {
        authority: kind.authority,
        community: &kind.community,
        held: scene.amount(kind.coins.value(), &kind.unit),
    });
    kind::choice(scene, choices, (Some(chosen.authority), "print-kind"), Did::KindChosen)
}

/// What is on paper as far as this wallet knows, one kind after another.
fn on_paper(scene: &Scene) -> Html {
    let text = scene.text;
    let printed = scene.model.printing.overview.as_ref().map_or(&[][..], |overview| &overview.printed);
    let kinds = printed.chunk_by(|one, other| one.authority == other.authority);
    html! {
        if !printed.is_empty() {
            <section class="block">
                <h2>{ text.print_on_paper() }</h2>
                <p class="quiet">{ text.print_on_paper_hint() }</p>
                { for kinds.map(|coins| batch(scene, coins)) }
            </section>
        }
    }
}

fn batch(scene: &Scene, coins: &[PrintedCoin]) -> Html {
    let text = scene.text;
    let (ids, first) = (coins.iter().map(|coin| coin.token_id).collect::<Vec<_>>(), &coins[0]);
    let total = Amount(coins.iter().map(|coin| coin.denomination.value()).fold(0, u32::saturating_add));
    let count = |each: Denomination| coins.iter().filter(|coin| coin.denomination == each).count() as u32;
    let counted: Vec<_> = Denomination::all().map(|each| (each, count(each))).collect();
    html! {
        <section class="card" data-test="print-batch" data-community={first.community.clone()}>
            <p class="card__total">
                <bdi>{ first.community.clone() }</bdi>
                <strong dir="auto" data-test="print-batch-total">{ scene.amount(total, &first.unit) }</strong>
            </p>
            { coin::pile(scene, &counted, None) }
            <div class="open__buttons">
                <button type="button" class="button button--small" data-test="print-again"
                    onclick={scene.on(Did::SheetWanted(ids.clone()))}>{ text.print_again() }</button>
                <button type="button" class="button button--small" data-test="print-back"
                    onclick={scene.on(Did::UnprintAsked(ids.clone()))}>{ text.print_back() }</button>
            </div>
            <details class="details">
                <summary data-test="print-each">{ text.print_each() }</summary>
                <ul class="slips">{ for coins.iter().map(|coin| one(scene, coin)) }</ul>
            </details>
            { sure(scene, coins, &ids) }
        </section>
    }
}

fn one(scene: &Scene, coin: &PrintedCoin) -> Html {
    let text = scene.text;
    let label = coin.label.clone();
    html! {
        <li class="line" data-test="print-one" data-label={label.clone()}>
            <span class="line__words"><code>{ label.clone() }</code><span class="quiet">{ text.paper_expires(&scene.day(coin.expires)) }</span></span>
            <button type="button" class="button button--quiet" data-test="print-one-again" aria-label={text.print_again_one(&label)}
                onclick={scene.on(Did::SheetWanted(vec![coin.token_id]))}>{ text.print_again() }</button>
            <button type="button" class="button button--quiet" data-test="print-one-back" aria-label={text.print_back_one(&label)}
                onclick={scene.on(Did::UnprintAsked(vec![coin.token_id]))}>{ text.print_back() }</button>
        </li>
    }
}

/// Taking back is asked twice: whoever has the paper would be left with nothing.
fn sure(scene: &Scene, coins: &[PrintedCoin], ids: &[TokenId]) -> Html {
    let text = scene.text;
    let Some(asked) = scene.model.printing.unprinting.as_ref().filter(|asked| asked.iter().all(|id| ids.contains(id)))
    else {
        return html! {};
    };
    let worth = coins.iter().filter(|coin| asked.contains(&coin.token_id)).map(|coin| coin.denomination.value());
    let total = scene.amount(Amount(worth.fold(0, u32::saturating_add)), &coins[0].unit);
    html! {
        <div class="warning__sure" role="alert">
            <p>{ text.print_back_means(&total) }</p>
            <div class="open__buttons">
                <button type="button" class="button button--danger" data-test="print-back-yes" onclick={scene.on(Did::UnprintWanted)}>{ text.print_back_yes() }</button>
                <button type="button" class="button" data-test="print-back-no" onclick={scene.on(Did::UnprintDropped)}>{ text.print_back_no() }</button>
            </div>
        </div>
    }
}

fn sheet(scene: &Scene) -> Html {
    let text = scene.text;
    let sheet = &scene.model.printing.sheet;
    html! {
        <div class="print">
            <div class="print__head">
                <p role="status"><strong data-test="print-ready">{ text.print_ready(sheet.len() as u32) }</strong>{ " " }{ text.print_ready_how() }</p>
                <div class="buttons">
                    <button type="button" class="button button--main" data-test="print-now" onclick={scene.on(Did::PrinterWanted)}>{ text.print_now() }</button>
                    <button type="button" class="button" data-test="print-close" onclick={scene.on(Did::SheetClosed)}>{ text.print_close() }</button>
                </div>
            </div>
            <ul class="sheet">{ for sheet.iter().enumerate().map(|(place, each)| slip(scene, place, each)) }</ul>
        </div>
    }
}

/// One coin as it is cut out.
fn slip(scene: &Scene, place: usize, (coin, code): &(PrintedCoin, PaperCode)) -> Html {
    let text = scene.text;
    let (before, digits) = paper_link(code, &scene.model.origin);
    let amount = scene.amount(Amount(coin.denomination.value()), &coin.unit);
    html! {
        <li class="slip" data-test="slip" data-label={coin.label.clone()} data-value={coin.denomination.value().to_string()}>
            <header class="slip__head">
                { coin::coin(coin.denomination) }
                <div><h2 dir="auto">{ amount.clone() }</h2><p class="slip__community" dir="auto">{ coin.community.clone() }</p></div>
            </header>
            <div class="slip__words">
                if !coin.scenario.is_empty() {
                    <p dir="auto">{ coin.scenario.clone() }</p>
                }
                <p><strong>{ text.paper_expires(&scene.day(coin.expires)) }</strong></p>
                <p class="slip__small">{ text.slip_how() }{ " " }{ text.slip_copies() }</p>
                <p class="slip__label"><code>{ coin.label.clone() }</code></p>
            </div>
            <div class="slip__ways">
                <button type="button" class="button button--small" data-test="slip-copy" onclick={scene.on(Did::SlipCopied(place))}>{ text.by_text_copy() }</button>
                <button type="button" class="button button--small" data-test="slip-save" onclick={scene.on(Did::SlipSaved(place))}>{ text.by_text_save() }</button>
            </div>
            <div class="slip__code">{ static_code(static_code::of_digits(&before, &digits), text.slip_code(&amount)) }</div>
        </li>
    }
}
