//! It stopped: what happened to the money first, then why, then what to do, and a stable code.
use juicetokens_engine::Intent;
use juicetokens_engine::summary::Problem;
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use yew::prelude::*;

use crate::model::exchange::{Event as Did, is_about_amount, problem_code};
use crate::view::components::icon;
use crate::view::scene::Scene;
use crate::view::text::Text;

/// Why, and what to do.
type Words = (AttrValue, AttrValue);

pub(super) fn panel(scene: &Scene) -> Html {
    let text = scene.text;
    let exchange = &scene.model.exchange;
    let problem = exchange.summary.as_ref().and_then(|summary| summary.problem.as_ref());
    let (cause, remedy) = match problem {
        _ if exchange.codes_differ => (text.problem_codes_differ(), text.problem_codes_differ_do()),
        Some(problem) => settle_words(scene, problem).unwrap_or_else(|| words(scene, problem)),
        None if exchange.settles() => (scene.text.settle_cancelled(), scene.text.settle_cancelled_do()),
        None => (text.problem_cancelled(), text.problem_cancelled_do()),
    };
    let amounts = payable(problem);
    let home = if amounts.is_empty() { "button button--main" } else { "button" };
    let code = if exchange.codes_differ { Some("CODES-DIFFER".to_owned()) } else { problem.map(problem_code) };
    let money = match (exchange.settles(), exchange.is_bound()) {
        (true, _) => scene.text.settle_problem_money(),
        (false, true) => text.problem_money_open(),
        (false, false) => text.problem_money_safe(),
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
                    { scene.text.exchange_home() }
                </button>
            </div>
            if let Some(code) = code {
                <p class="problem__code">{ icon::warning() }<span>{ text.problem_code() }{ " " }<code data-test="problem-code">{ code }</code></span></p>
            }
            { diagnosis(problem) }
        </div>
    }
}

/// Another amount where that may help, and the same once more where not.
fn again(scene: &Scene, problem: Option<&Problem>) -> Html {
    let text = scene.text;
    if problem.is_some_and(is_about_amount) && !scene.model.exchange.resumes() {
        return html! {
            <button type="button" class="button" data-test="exchange-change-amount"
                onclick={scene.on(Did::AmountChangeWanted)}>{ text.problem_change_amount() }</button>
        };
    }
    if matches!(problem, Some(Problem::CannotSwap { .. }))
        && matches!(scene.model.exchange.intent, Some(Intent::Swap { .. }))
    {
        return html! {
            <button type="button" class="button" data-test="exchange-other-coins"
                onclick={scene.on(Did::AmountChangeWanted)}>{ text.problem_other_coins() }</button>
        };
    }
    html! {
        <button type="button" class="button" data-test="exchange-again" onclick={scene.on(Did::BegunAgain)}>{ text.problem_again() }</button>
    }
}

fn words(scene: &Scene, problem: &Problem) -> Words {
    let text = scene.text;
    let unit = unit(scene);
    match problem {
        Problem::AmountDiffers { asked, typed } => {
            let cause = text.problem_amount_differs(&scene.amount(*asked, unit), &scene.amount(*typed, unit));
            (cause, text.problem_amount_differs_do())
        }
        Problem::CannotPay { asked, below, above } => {
            let asked = scene.amount(*asked, unit);
            let none = below.or(*above).is_none();
            match (is_payee(scene), none) {
                (true, true) => (text.problem_cannot_be_paid(&asked), text.problem_cannot_be_paid_none()),
                (true, false) => (text.problem_cannot_be_paid(&asked), text.problem_cannot_be_paid_do()),
                (false, true) => (text.problem_cannot_pay(&asked), text.problem_cannot_pay_none()),
                (false, false) => (text.problem_cannot_pay(&asked), text.problem_cannot_pay_do()),
            }
        }
        Problem::CannotSwap { value } => {
            (text.problem_cannot_swap(&scene.amount(*value, unit)), text.problem_cannot_swap_do())
        }
        Problem::Blocked => (text.problem_blocked(), text.problem_blocked_do()),
        Problem::OtherPerson => (text.problem_other_person(), text.problem_other_person_do()),
        Problem::Cancelled => (text.problem_cancelled(), text.problem_cancelled_do()),
        Problem::DeadlinePassed => (text.problem_deadline(), text.problem_deadline_do()),
        Problem::OtherPurpose => (text.problem_other_purpose(), text.problem_other_purpose_do()),
        Problem::OtherVersion { seen } => {
            (text.problem_other_version(&seen.to_string()), text.problem_other_version_do())
        }
        Problem::OverLimit { limit, on_trust } => {
            let cause = text.reason_over_limit(&scene.amount(*on_trust, unit), &scene.amount(*limit, unit));
            (cause, text.reason_over_limit_do())
        }
        Problem::PeerLeft => (text.problem_peer_left(), text.problem_peer_left_do()),
        Problem::PeerMisbehaved { .. } => (text.problem_misbehaved(), text.problem_misbehaved_do()),
        Problem::Refused { code } => {
            let (reason, remedy) = refusal(scene, *code);
            (text.problem_refused(&reason), remedy)
        }
        Problem::RefusedHere { code } => {
            let (reason, remedy) = refusal(scene, *code);
            (text.problem_refused_here(&reason), remedy)
        }
        Problem::SameRole => (text.problem_same_role(), text.problem_same_role_do()),
        Problem::SpentTwice { culprit } => (text.warning_problem(culprit), text.warning_problem_do()),
        Problem::SwappedKey => (text.problem_swapped_key(), text.problem_swapped_key_do()),
    }
}

/// What is said otherwise when it is about settling.
fn settle_words(scene: &Scene, problem: &Problem) -> Option<Words> {
    let text = scene.text;
    if !scene.model.exchange.settles() {
        return None;
    }
    match problem {
        Problem::Cancelled => Some((text.settle_cancelled(), text.settle_cancelled_do())),
        Problem::OtherPurpose => Some((text.settle_other_purpose(), text.settle_other_purpose_do())),
        Problem::PeerLeft => Some((text.settle_peer_left(), text.settle_peer_left_do())),
        Problem::SameRole => Some((text.settle_same_role(), text.settle_same_role_do())),
        Problem::Refused { code } => {
            let (reason, remedy) = settle_refusal(scene, *code);
            Some((text.problem_refused(&reason), remedy))
        }
        Problem::RefusedHere { code } => {
            let (reason, remedy) = settle_refusal(scene, *code);
            Some((text.problem_refused_here(&reason), remedy))
        }
        _ => None,
    }
}

/// Why the issuer would not, and what to do.
pub(super) fn settle_refusal(scene: &Scene, code: RefuseCode) -> Words {
    let text = scene.text;
    match code {
        RefuseCode::NotAccepted | RefuseCode::Unknown => {
            (text.settle_not_the_issuer(), text.settle_not_the_issuer_do())
        }
        RefuseCode::Declined => (text.settle_declined(), text.settle_declined_do()),
        _ => refusal(scene, code),
    }
}

/// Why a wallet said no, and what to do.
fn refusal(scene: &Scene, code: RefuseCode) -> Words {
    let text = scene.text;
    match code {
        RefuseCode::CannotGive => (text.refusal_no_change(), text.refusal_no_change_do()),
        RefuseCode::CannotPay => (text.refusal_no_way(), text.refusal_no_way_do()),
        RefuseCode::Version => (text.refusal_no_version(), text.refusal_no_version_do()),
        RefuseCode::Malformed => (text.refusal_unreadable(), text.refusal_unreadable_do()),
        RefuseCode::Signature => (text.refusal_signature(), text.refusal_signature_do()),
        RefuseCode::NotAccepted => (text.refusal_community(), text.refusal_community_do()),
        RefuseCode::Expired => (text.refusal_expired(), text.refusal_expired_do()),
        RefuseCode::TooManyHops => (text.refusal_worn(), text.refusal_worn_do()),
        RefuseCode::OverLimit => (text.refusal_over_limit(), text.refusal_over_limit_do()),
        RefuseCode::AlreadySeen => (text.refusal_seen_before(), text.refusal_seen_before_do()),
        RefuseCode::Declined => (text.refusal_declined(), text.refusal_declined_do()),
        RefuseCode::Aborted => (text.refusal_stopped(), text.refusal_stopped_do()),
        RefuseCode::Unexpected => (text.refusal_out_of_turn(), text.refusal_out_of_turn_do()),
        RefuseCode::Unknown => (text.refusal_unknown(), text.refusal_unknown_do()),
        RefuseCode::Amount => (text.refusal_amount(), text.refusal_amount_do()),
        RefuseCode::Incomplete => (text.refusal_not_all_shown(), text.refusal_not_all_shown_do()),
        RefuseCode::Contested => (text.refusal_spent_twice(), text.refusal_spent_twice_do()),
        RefuseCode::ClocksDisagree => (text.refusal_clocks(), text.refusal_clocks_do()),
        RefuseCode::OtherPurpose => (text.refusal_other_purpose(), text.refusal_other_purpose_do()),
    }
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
    let text = scene.text;
    let instead = if is_payee(scene) { Text::problem_ask_instead } else { Text::problem_pay_instead };
    html! {
        <div class="options options--large">
            { for amounts.into_iter().map(|amount| html! {
                <button type="button" class="button button--main" data-test="payable-option" data-amount={amount.to_string()}
                    onclick={scene.on(Did::TakenInstead(amount))}>
                    { instead(text, &scene.amount(amount, unit(scene))) }
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
