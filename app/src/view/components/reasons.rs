//! Why coins were taken, or are asked about: every acceptance says why.
use juicetokens_engine::trust::dial::{Measure, Reason};
use yew::prelude::*;

use crate::view::components::icon;
use crate::view::scene::Scene;
use crate::view::text::Text;

/// The reasons, each with what it speaks for; nothing where there are none.
pub(crate) fn reasons(scene: &Scene, title: AttrValue, reasons: &[Reason], unit: &str) -> Html {
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
    let text = scene.text;
    let against = speaks_against(reason);
    let (mark, side) = if against {
        (icon::warning(), text.reason_speaks_against())
    } else {
        (icon::tick(), text.reason_speaks_for())
    };
    html! {
        <li class={classes!("reason", against.then_some("reason--against"))} data-test="reason" data-against={against.to_string()}>
            { mark }
            <span><span class="unseen">{ side }{ " " }</span>{ words(scene, reason, unit) }</span>
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
        | Reason::Convicted
        | Reason::Blocked => true,
    }
}

fn words(scene: &Scene, reason: &Reason, unit: &str) -> AttrValue {
    let text = scene.text;
    let against_limit = |sentence: fn(Text, &str, &str) -> AttrValue, measure: &Measure| {
        let together = measure.used.checked_add(measure.offered).unwrap_or(measure.offered);
        let limit =
            if measure.limit.0 == u32::MAX { text.reason_no_limit() } else { scene.amount(measure.limit, unit) };
        sentence(text, &scene.amount(together, unit), &limit)
    };
    match reason {
        Reason::IssuerIsPayer => text.reason_issuer_is_payer(),
        Reason::OwnIssue => text.reason_own_issue(),
        Reason::WithinDailyStranger(measure) => against_limit(Text::reason_within_stranger, measure),
        Reason::WithinStrangersTotal(measure) => against_limit(Text::reason_within_strangers, measure),
        Reason::KnownPerson(measure) => against_limit(Text::reason_known_person, measure),
        Reason::PersonAgreed => text.reason_person_agreed(),
        Reason::OverDailyStranger(measure) => against_limit(Text::reason_over_stranger, measure),
        Reason::OverStrangersTotal(measure) => against_limit(Text::reason_over_strangers, measure),
        Reason::OverDailyPerson(measure) => against_limit(Text::reason_over_person, measure),
        Reason::OverAskLimit(measure) => against_limit(Text::reason_over_ask, measure),
        Reason::TooManyHops { hops, limit } => text.reason_too_many_hops(u32::from(*hops), u32::from(*limit)),
        Reason::TooOld { days, limit } => text.reason_too_old(*days, *limit),
        Reason::ClockDoubtful => text.reason_clock_doubtful(),
        Reason::Convicted => text.reason_convicted(),
        Reason::Blocked => text.reason_blocked(),
    }
}
