//! A coin on paper, before and after it is taken.
use juicetokens_engine::summary::{PaperProblem, PaperSummary};
use juicetokens_engine::token::amount::Amount;
use yew::prelude::*;

use crate::model::paper::Event as Did;
use crate::model::{Event, Route, paper};
use crate::view::components::{coin, icon, reasons};
use crate::view::scene::Scene;

impl From<paper::Event> for Event {
    fn from(event: paper::Event) -> Self {
        Self::Paper(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let page = &scene.model.paper;
    match (&page.seen, page.taken) {
        (Some(Ok(coin)), Some(sid)) => taken(scene, coin, Route::Receipt(sid)),
        (Some(Ok(coin)), None) => found(scene, coin),
        (Some(Err(problem)), _) => {
            html! { <div class="slip-page">{ refusal(scene, *problem, "") }{ ways(scene, None) }</div> }
        }
        (None, _) if page.code.is_some() => html! {
            <div class="center" role="status">{ icon::slice("slice slice--large slice--turning") }<p>{ text.paper_looking() }</p></div>
        },
        (None, _) => html! { <div class="center"><p>{ text.paper_none() }</p>{ ways(scene, None) }</div> },
    }
}

fn found(scene: &Scene, found: &PaperSummary) -> Html {
    let text = scene.text;
    let busy = scene.model.paper.busy;
    let words = if busy { text.paper_taking() } else { text.paper_take(&amount(scene, found)) };
    let take = html! {
        <button type="button" class="button button--main" disabled={busy} data-test="paper-take"
            onclick={scene.on(Did::TakeWanted)}>{ words }</button>
    };
    html! {
        <div class="slip-page">
            { picture(scene, found) }
            if let Some(problem) = found.problem {
                { refusal(scene, problem, &found.unit) }
                { ways(scene, None) }
            } else {
                { said(scene, found) }
                { reasons::reasons(scene, text.reason_title_asked(), &found.reasons, &found.unit) }
                { ways(scene, Some(take)) }
            }
        </div>
    }
}

fn amount(scene: &Scene, found: &PaperSummary) -> AttrValue {
    scene.amount(Amount(found.denomination.value()), &found.unit)
}

fn picture(scene: &Scene, found: &PaperSummary) -> Html {
    html! {
        <article class="slip slip--screen" data-test="paper-coin" data-value={found.denomination.value().to_string()} data-label={found.label.clone()}>
            <span class="slip__coin">{ coin::coin(found.denomination) }</span>
            <div class="slip__words">
                <h2 dir="auto">{ amount(scene, found) }</h2>
                <p dir="auto">{ found.community.clone() }</p>
                <p class="quiet">{ scene.text.paper_expires(&scene.day(found.expires)) }</p>
                <p class="quiet"><code>{ found.label.clone() }</code></p>
            </div>
        </article>
    }
}

/// What speaks for taking it, or what to know before.
fn said(scene: &Scene, found: &PaperSummary) -> Html {
    let text = scene.text;
    let (kind, words) = match (found.issued_here, found.printed_here) {
        (true, _) => ("own", text.paper_own()),
        (false, true) => ("printed-here", text.paper_printed_here()),
        (false, false) => ("copies", text.paper_copies()),
    };
    html! {
        <>
            <p class="aside" data-test="paper-says" data-kind={kind}>{ if kind == "copies" { icon::warning() } else { icon::seal() } }<span>{ words }</span></p>
            if found.new_issuer {
                <p class="aside" data-test="paper-new">{ icon::warning() }<span>{ text.paper_new(&found.issuer) }</span></p>
            }
        </>
    }
}

fn refusal(scene: &Scene, problem: PaperProblem, unit: &str) -> Html {
    let text = scene.text;
    let words = match problem {
        PaperProblem::Unreadable => text.paper_unreadable(),
        PaperProblem::TakenHere(at) => text.paper_taken_here(&scene.moment(at)),
        PaperProblem::Held => text.paper_held(),
        PaperProblem::TakenBefore => text.paper_taken_before(),
        PaperProblem::Expired => text.paper_expired(),
        PaperProblem::Worn => text.paper_worn(),
        PaperProblem::OverLimit { limit, .. } => text.paper_over_limit(&scene.amount(limit, unit)),
        PaperProblem::NotAccepted => text.paper_not_accepted(),
    };
    let code = format!("{problem:?}");
    let code = code.split(['(', ' ']).next().unwrap_or_default().to_owned();
    html! {
        <div class="warning" role="alert" data-test="paper-problem" data-problem={code}>
            <h3>{ text.paper_not_taken() }</h3><p>{ words }</p>
        </div>
    }
}

fn taken(scene: &Scene, coin: &PaperSummary, receipt: Route) -> Html {
    let text = scene.text;
    let words = if coin.issued_here { text.paper_taken_settled() } else { text.paper_taken_trust() };
    html! {
        <div class="slip-page">
            <div class="center" role="status" data-test="paper-taken">
                <div class="done-mark">{ icon::tick() }</div>
                <h2>{ text.paper_taken(&amount(scene, coin)) }</h2>
                <p>{ words }</p>
            </div>
            { ways(scene, Some(html! {
                <a class="button" href={receipt.path()} data-test="paper-receipt" onclick={scene.goes(receipt)}>{ text.paper_receipt() }</a>
            })) }
        </div>
    }
}

fn ways(scene: &Scene, first: Option<Html>) -> Html {
    html! {
        <div class="buttons">
            { first }
            <a class="button" href={Route::Scan.path()} data-test="paper-next" onclick={scene.goes(Route::Scan)}>{ scene.text.paper_next() }</a>
        </div>
    }
}
