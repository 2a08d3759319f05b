//! Issue coins.
use juicetokens_engine::token::amount::Denomination;
use yew::prelude::*;

use crate::model::issue::{Event as Did, Field as Which, Missing};
use crate::model::{Event, committee, issue};
use crate::view::components::field::{Field, Tick, field, tick};
use crate::view::components::stepper::{Stepper, stepper};
use crate::view::components::{coin, notice};
use crate::view::issued;
use crate::view::scene::Scene;

impl From<issue::Event> for Event {
    fn from(event: issue::Event) -> Self {
        Self::Issue(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.issue;
    let total = typed.total();
    let busy = typed.issuing.is_some();
    let submit = if busy {
        text.issue_issuing()
    } else if total.is_zero() {
        text.issue_submit_empty()
    } else {
        text.issue_submit(&scene.amount(total, typed.unit.trim()))
    };
    html! {
        <form class="form" novalidate=true onsubmit={scene.submitted(Did::Submitted)}>
            <p class="quiet">{ text.issue_intro() }</p>
            { notice::issue_refused(scene) }
            { words(scene) }
            { counts(scene) }
            { preview(scene) }
            { together(scene) }
            { details(scene) }
            <div class="buttons buttons--sticky">
                <button type="submit" class="button button--main" disabled={busy} data-test="issue-submit">{ submit }</button>
            </div>
            { issued::issued(scene) }
        </form>
    }
}

fn problem(scene: &Scene, which: Which) -> Option<AttrValue> {
    let text = scene.text;
    let wrong = scene.model.issue.tried && scene.model.issue.missing().contains(&Missing::Field(which));
    wrong.then_some(match which {
        Which::Community => text.issue_need_community(),
        Which::Reference => text.issue_need_reference(),
        Which::Scenario => text.issue_need_scenario(),
        Which::Unit => text.issue_need_unit(),
        Which::ValidDays => text.issue_need_days(),
    })
}

fn words(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.issue;
    let community = Field {
        id: "issue-community",
        test: "issue-community",
        label: text.issue_community(),
        hint: Some(text.issue_community_hint()),
        problem: problem(scene, Which::Community),
        value: typed.community.clone(),
        ..Field::default()
    };
    let unit = Field {
        id: "issue-unit",
        test: "issue-unit",
        label: text.issue_unit(),
        hint: Some(text.issue_unit_hint()),
        problem: problem(scene, Which::Unit),
        value: typed.unit.clone(),
        ..Field::default()
    };
    let scenario = Field {
        id: "issue-scenario",
        test: "issue-scenario",
        label: text.issue_scenario(),
        hint: Some(text.issue_scenario_hint()),
        problem: problem(scene, Which::Scenario),
        value: typed.scenario.clone(),
        ..Field::default()
    };
    html! {
        <>
            <div class="pair">
                { field(community, scene.typed(|value| Did::Typed(Which::Community, value))) }
                { field(unit, scene.typed(|value| Did::Typed(Which::Unit, value))) }
            </div>
            { field(scenario, scene.typed(|value| Did::Typed(Which::Scenario, value))) }
        </>
    }
}

fn counts(scene: &Scene) -> Html {
    let text = scene.text;
    let wrong = scene.model.issue.tried && scene.model.issue.missing().contains(&Missing::Coins);
    html! {
        <fieldset class="counts">
            <legend>{ text.issue_coins() }</legend>
            <p class="field__hint">{ text.issue_coins_hint() }</p>
            if wrong {
                <p class="field__problem" role="alert" data-test="issue-problem">{ text.issue_need_coins() }</p>
            }
            <div class="counts__rows">{ for Denomination::all().rev().map(|each| {
                let count = scene.model.issue.counts[each.index()];
                stepper(scene, Stepper { denomination: each, count, most: None, test: "issue" }, Did::Counted)
            }) }</div>
        </fieldset>
    }
}

fn preview(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.issue;
    let counted: Vec<_> = Denomination::all().map(|each| (each, typed.counts[each.index()])).collect();
    html! {
        <section class="card" aria-label={text.issue_preview()}>
            <p class="card__total">
                <span>{ text.issue_total() }</span>
                <strong dir="auto" data-test="issue-total" role="status">{ scene.amount(typed.total(), typed.unit.trim()) }</strong>
            </p>
            { coin::pile(scene, &counted, None) }
        </section>
    }
}

/// Whoever sits in a committee may have it settle for the coins.
fn together(scene: &Scene) -> Html {
    let text = scene.text;
    if committee::group(scene.model).is_none() {
        return html! {};
    }
    let chosen = Tick { name: "issue-together", community: None, onchange: scene.on(Did::TogetherToggled) };
    let checked = scene.model.issue.together.is_some();
    tick(text.committee_issue_together(), Some(text.committee_issue_together_hint()), checked, false, chosen)
}

fn details(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = &scene.model.issue;
    let (days_wrong, reference_wrong) = (problem(scene, Which::ValidDays), problem(scene, Which::Reference));
    let wrong = days_wrong.is_some() || reference_wrong.is_some();
    let days = Field {
        id: "issue-valid-days",
        test: "issue-valid-days",
        label: text.issue_valid_days(),
        hint: Some(text.issue_valid_days_hint()),
        problem: days_wrong,
        value: typed.valid_days.clone(),
        inputmode: Some("numeric"),
        ..Field::default()
    };
    let reference = Field {
        id: "issue-reference",
        test: "issue-reference",
        label: text.issue_reference(),
        hint: Some(text.issue_reference_hint()),
        problem: reference_wrong,
        value: typed.reference.clone(),
        ..Field::default()
    };
    html! {
        <details class="details" open={wrong}>
            <summary data-test="issue-details">{ text.issue_details() }</summary>
            <div class="pair">
                { field(days, scene.typed(|value| Did::Typed(Which::ValidDays, value))) }
                { field(reference, scene.typed(|value| Did::Typed(Which::Reference, value))) }
            </div>
        </details>
    }
}
