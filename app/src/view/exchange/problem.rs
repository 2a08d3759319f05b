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
        Some(problem) => settle_words(scene, problem).unwrap_or_else(|| words(scene, problem)),
        None if exchange.settles() => owned(scene.text.settle.cancelled),
        None => owned(text.cancelled),
    };
    let amounts = payable(problem);
    let home = if amounts.is_empty() { "button button--main" } else { "button" };
    let code = if exchange.codes_differ { Some("CODES-DIFFER".to_owned()) } else { problem.map(problem_code) };
    let money = match (exchange.settles(), exchange.is_bound()) {
        (true, _) => scene.text.settle.problem_money,
        (false, true) => text.money_open,
        (false, false) => text.money_safe,
    };
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
        Problem::OtherPurpose => owned(text.other_purpose),
        Problem::OtherVersion { seen } => (text.other_version)(&seen.to_string()),
        Problem::OverLimit { limit, on_trust } => {
            (scene.text.reasons.over_limit)(&scene.amount(*on_trust, unit), &scene.amount(*limit, unit))
        }
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
        Problem::SpentTwice { culprit } => (scene.text.warnings.problem)(culprit),
        Problem::SwappedKey => owned(text.swapped_key),
    }
}

/// What is said otherwise when it is about settling.
fn settle_words(scene: &Scene, problem: &Problem) -> Option<Words> {
    let text = scene.text.settle;
    if !scene.model.exchange.settles() {
        return None;
    }
    match problem {
        Problem::Cancelled => Some(owned(text.cancelled)),
        Problem::OtherPurpose => Some(owned(text.other_purpose)),
        Problem::PeerLeft => Some(owned(text.peer_left)),
        Problem::SameRole => Some(owned(text.same_role)),
        Problem::Refused { code } => {
            let (reason, remedy) = settle_refusal(scene, *code);
            Some(((scene.text.problem.refused)(reason), remedy))
        }
        Problem::RefusedHere { code } => {
            let (reason, remedy) = settle_refusal(scene, *code);
            Some(((scene.text.problem.refused_here)(reason), remedy))
        }
        _ => None,
    }
}

/// Why the issuer would not, and what to do.
pub(super) fn settle_refusal(scene: &Scene, code: RefuseCode) -> (&'static str, &'static str) {
    let text = scene.text.settle;
    match code {
        RefuseCode::NotAccepted | RefuseCode::Unknown => text.not_the_issuer,
        RefuseCode::Declined => text.declined,
        _ => refusal(scene, code as u8),
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
