//! It stopped: what happened to the money first, then why, then what to do, and a stable code.
use juicetokens_engine::summary::Problem;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use yew::prelude::*;

use crate::model::exchange::{Event as Did, is_about_amount, problem_code};
use crate::view::components::icon;
use crate::view::scene::Scene;

/// Why, and what to do.
type Words = (String, &'static str);

pub(super) fn panel(scene: &Scene) -> Html {
    let text = &scene.text.problem;
    let exchange = &scene.model.exchange;
    let problem = exchange.summary.as_ref().and_then(|summary| summary.problem.as_ref());
    let (cause, remedy) = match problem {
        _ if exchange.codes_differ => owned(text.codes_differ),
        Some(problem) => words(scene, problem),
        None => owned(text.cancelled),
    };
    let amounts = payable(problem);
    let home = if amounts.is_empty() { "button button--main" } else { "button" };
    let code = if exchange.codes_differ { Some("CODES-DIFFER".to_owned()) } else { problem.map(problem_code) };
    let money = if exchange.is_bound() { text.money_open } else { text.money_safe };
    html! {
        <div class="problem" role="alert">
            <p class="problem__money" data-test="problem-money">{ money }</p>
            <p>{ cause }</p>
            <p>{ remedy }</p>
            { options(scene, amounts) }
            <div class="buttons">
                { again(scene, problem) }
                <button type="button" class={home} data-test="exchange-home" onclick={scene.on(Did::Left)}>
                    { scene.text.exchange.home }
                </button>
            </div>
            if let Some(code) = code {
                <p class="problem__code">{ icon::warning() }<span>{ text.code }{ ": " }<code data-test="problem-code">{ code }</code></span></p>
            }
            { diagnosis(problem) }
        </div>
    }
}

/// Another amount where that may help, and the same once more where not.
fn again(scene: &Scene, problem: Option<&Problem>) -> Html {
    let text = &scene.text.problem;
    if problem.is_some_and(is_about_amount) && !scene.model.exchange.resumes() {
        return html! {
            <button type="button" class="button" data-test="exchange-change-amount"
                onclick={scene.on(Did::AmountChangeWanted)}>{ text.change_amount }</button>
        };
    }
    html! {
        <button type="button" class="button" data-test="exchange-again" onclick={scene.on(Did::BegunAgain)}>{ text.again }</button>
    }
}

fn owned((cause, remedy): (&'static str, &'static str)) -> Words {
    (cause.to_owned(), remedy)
}

fn words(scene: &Scene, problem: &Problem) -> Words {
    let text = &scene.text.problem;
    let unit = unit(scene);
    match problem {
        Problem::AmountDiffers { asked, typed } => {
            (text.amount_differs)(&scene.amount(*asked, unit), &scene.amount(*typed, unit))
        }
        Problem::CannotPay { asked, below, above } => {
            let asked = scene.amount(*asked, unit);
            let ((cause, remedy), none) = match is_payee(scene) {
                true => ((text.cannot_be_paid)(&asked), text.cannot_be_paid_none),
                false => ((text.cannot_pay)(&asked), text.cannot_pay_none),
            };
            (cause, if below.or(*above).is_none() { none } else { remedy })
        }
        Problem::Cancelled => owned(text.cancelled),
        Problem::DeadlinePassed => owned(text.deadline),
        Problem::OverLimit { .. } => {
            let (reason, remedy) = refusal(scene, RefuseCode::OverLimit as u8);
            ((text.refused)(reason), remedy)
        }
        Problem::OtherVersion { seen } => (text.other_version)(&seen.to_string()),
        Problem::PeerLeft => owned(text.peer_left),
        Problem::PeerMisbehaved { .. } => owned(text.misbehaved),
        Problem::Refused { code } => {
            let (reason, remedy) = refusal(scene, *code as u8);
            ((text.refused)(reason), remedy)
        }
        Problem::RefusedHere { code } => {
            let (reason, remedy) = refusal(scene, *code as u8);
            ((text.refused_here)(reason), remedy)
        }
        Problem::SameRole => owned(text.same_role),
        Problem::SwappedKey => owned(text.swapped_key),
    }
}

/// The catalogue counts from 0, the codes from 1.
fn refusal(scene: &Scene, code: u8) -> (&'static str, &'static str) {
    let place = usize::from(code).saturating_sub(1);
    scene.text.problem.refusals[place.min(scene.text.problem.refusals.len() - 1)]
}

fn unit<'a>(scene: &'a Scene) -> &'a str {
    scene.model.exchange.summary.as_ref().and_then(|summary| summary.unit.as_deref()).unwrap_or_default()
}

fn is_payee(scene: &Scene) -> bool {
    scene.model.exchange.summary.as_ref().is_some_and(|summary| summary.role == Role::Payee)
}

/// Amounts with which the payment would go on.
fn payable(problem: Option<&Problem>) -> Vec<Amount> {
    match problem {
        Some(Problem::CannotPay { below, above, .. }) => [*below, *above].into_iter().flatten().collect(),
        Some(Problem::AmountDiffers { asked, .. }) => vec![*asked],
        _ => Vec::new(),
    }
}

/// The nearest payable amounts, each one tap away.
fn options(scene: &Scene, amounts: Vec<Amount>) -> Html {
    if amounts.is_empty() {
        return html! {};
    }
    let text = &scene.text.problem;
    let instead = if is_payee(scene) { text.ask_instead } else { text.pay_instead };
    html! {
        <div class="options options--large">
            { for amounts.into_iter().map(|amount| html! {
                <button type="button" class="button button--main" data-test="payable-option" data-amount={amount.to_string()}
                    onclick={scene.on(Did::TakenInstead(amount))}>
                    { instead(&scene.amount(amount, unit(scene))) }
                </button>
            }) }
        </div>
    }
}

/// What was wrong, for those who look for the cause.
fn diagnosis(problem: Option<&Problem>) -> Html {
    match problem {
        Some(Problem::PeerMisbehaved { what }) => html! { <p class="problem__code"><code>{ what.clone() }</code></p> },
        _ => html! {},
    }
}
