//! Why coins were taken, or are asked about: every acceptance says why.
use juicetokens_engine::trust::dial::{Measure, Reason};
use yew::prelude::*;

use crate::view::components::icon;
use crate::view::scene::Scene;

/// The reasons, each with what it speaks for; nothing where there are none.
pub(crate) fn reasons(scene: &Scene, title: &'static str, reasons: &[Reason], unit: &str) -> Html {
    if reasons.is_empty() {
        return html! {};
    }
    html! {
        <section class="reasons" data-test="reasons">
            <h3>{ title }</h3>
            <ul>{ for reasons.iter().map(|each| reason(scene, each, unit)) }</ul>
        </section>
    }
}

fn reason(scene: &Scene, reason: &Reason, unit: &str) -> Html {
    let text = scene.text.reasons;
    let against = speaks_against(reason);
    let (mark, side) = if against { (icon::warning(), text.speaks_against) } else { (icon::tick(), text.speaks_for) };
    html! {
        <li class={classes!("reason", against.then_some("reason--against"))} data-test="reason" data-against={against.to_string()}>
            { mark }
            <span><span class="unseen">{ side }{ ": " }</span>{ words(scene, reason, unit) }</span>
        </li>
    }
}

fn speaks_against(reason: &Reason) -> bool {
    match reason {
        Reason::IssuerIsPayer
        | Reason::OwnIssue
        | Reason::WithinDailyStranger(_)
        | Reason::WithinStrangersTotal(_)
        | Reason::KnownPerson(_)
        | Reason::PersonAgreed => false,
        Reason::OverDailyStranger(_)
        | Reason::OverStrangersTotal(_)
        | Reason::OverDailyPerson(_)
        | Reason::OverAskLimit(_)
        | Reason::TooManyHops { .. }
        | Reason::TooOld { .. }
        | Reason::ClockDoubtful
        | Reason::Convicted => true,
    }
}

fn words(scene: &Scene, reason: &Reason, unit: &str) -> String {
    let text = scene.text.reasons;
    let against_limit = |sentence: fn(&str, &str) -> String, measure: &Measure| {
        let together = measure.used.checked_add(measure.offered).unwrap_or(measure.offered);
        let limit = if measure.limit.0 == u32::MAX { text.no_limit.into() } else { scene.amount(measure.limit, unit) };
        sentence(&scene.amount(together, unit), &limit)
    };
    match reason {
        Reason::IssuerIsPayer => text.issuer_is_payer.into(),
        Reason::OwnIssue => text.own_issue.into(),
        Reason::WithinDailyStranger(measure) => against_limit(text.within_stranger, measure),
        Reason::WithinStrangersTotal(measure) => against_limit(text.within_strangers, measure),
        Reason::KnownPerson(measure) => against_limit(text.known_person, measure),
        Reason::PersonAgreed => text.person_agreed.into(),
        Reason::OverDailyStranger(measure) => against_limit(text.over_stranger, measure),
        Reason::OverStrangersTotal(measure) => against_limit(text.over_strangers, measure),
        Reason::OverDailyPerson(measure) => against_limit(text.over_person, measure),
        Reason::OverAskLimit(measure) => against_limit(text.over_ask, measure),
        Reason::TooManyHops { hops, limit } => (text.too_many_hops)(&hops.to_string(), &limit.to_string()),
        Reason::TooOld { days, limit } => (text.too_old)(&days.to_string(), &limit.to_string()),
        Reason::ClockDoubtful => text.clock_doubtful.into(),
        Reason::Convicted => text.convicted.into(),
    }
}
