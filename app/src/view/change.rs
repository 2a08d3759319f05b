//! Change coins: which ones go. The other person opens Pay, and both see what comes before they agree.
use yew::prelude::*;

use crate::model::change::{Event as Did, changeable, chosen, total};
use crate::model::pay::payable_assets;
use crate::model::{Event, Route, change};
use crate::view::components::stepper::steppers;
use crate::view::components::{icon, kind, link};
use crate::view::scene::Scene;

impl From<change::Event> for Event {
    fn from(event: change::Event) -> Self {
        Self::Change(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(asset) = chosen(scene.model) else { return nothing(scene) };
    let (give, total) = (scene.model.change.give, total(scene.model));
    let words = if total.is_zero() { text.print_go_empty() } else { text.change_go(&scene.amount(total, &asset.unit)) };
    html! {
        <form class="form" novalidate=true onsubmit={scene.submitted(Did::Submitted)}>
            <p>{ text.change_intro() }</p>
            <p class="quiet">{ text.change_other() }</p>
            if payable_assets(scene.model).count() > 1 {
                { kind::choice(scene, payable_assets(scene.model).map(|asset| kind::of_asset(scene, asset)),
                    (scene.model.change.authority, "change-kind"), Did::KindChosen) }
            } else {
                <p class="quiet" dir="auto">{ asset.community.clone() }</p>
            }
            { steppers(scene, (&changeable(asset), "change"), |each| give.count(each).into(), Did::Counted) }
            <div class="buttons buttons--sticky">
                <button type="submit" class="button button--main" disabled={total.is_zero()} data-test="change-submit">{ words }</button>
            </div>
        </form>
    }
}

fn nothing(scene: &Scene) -> Html {
    let text = scene.text;
    html! {
        <div class="center" data-test="change-nothing">
            { icon::slice("slice slice--large") }
            <h2>{ text.pay_nothing() }</h2>
            <p>{ text.pay_nothing_do() }</p>
            { link::wide(scene, Route::Receive, "change-receive", text.home_get_paid()) }
        </div>
    }
}
