//! How many coins of one value: fewer, a number, more.
use juicetokens_engine::token::amount::{Denomination, DenominationCounts};
use yew::prelude::*;

use super::{coin, icon};
use crate::model::Event;
use crate::model::stepper::Step;
use crate::view::scene::Scene;

/// A number of coins.
pub(crate) struct Stepper {
    pub(crate) denomination: Denomination,
    pub(crate) count: u32,
    /// How many there are, where there are only so many.
    pub(crate) most: Option<u32>,
    /// Its hooks begin with this.
    pub(crate) test: &'static str,
}

/// The coin, and how many.
pub(crate) fn stepper<E: Into<Event>>(
    scene: &Scene,
    it: Stepper,
    counted: impl Fn(Denomination, Step) -> E + Copy + 'static,
) -> Html {
    let text = scene.text;
    let (denomination, count, test) = (it.denomination, it.count, it.test);
    let value = denomination.value();
    html! {
        <div class={classes!("count", (count > 0).then_some("count--some"))}>
            <span class="count__coin">{ coin::coin(denomination) }</span>
            if let Some(most) = it.most {
                <span class="count__of" aria-hidden="true">{ text.print_of(most) }</span>
            }
            <div class="stepper">
                <button type="button" class="stepper__button" disabled={count == 0} aria-label={text.issue_fewer(value)}
                    data-test={format!("{test}-fewer-{value}")} onclick={scene.on(counted(denomination, Step::Fewer))}>{ icon::minus() }</button>
                <input class="stepper__count" type="text" inputmode="numeric" autocomplete="off" placeholder="0"
                    value={if count > 0 { count.to_string() } else { String::new() }}
                    aria-label={text.issue_count(value)} data-test={format!("{test}-count-{value}")}
                    oninput={scene.typed(move |typed| counted(denomination, Step::Typed(typed)))} />
                <button type="button" class="stepper__button" disabled={it.most.is_some_and(|most| count >= most)} aria-label={text.issue_more(value)}
                    data-test={format!("{test}-more-{value}")} onclick={scene.on(counted(denomination, Step::More))}>{ icon::plus() }</button>
            </div>
        </div>
    }
}

/// Coins chosen among those that are held, the highest first.
pub(crate) fn steppers<E: Into<Event>>(
    scene: &Scene,
    (held, test): (&DenominationCounts, &'static str),
    count: impl Fn(Denomination) -> u32,
    counted: impl Fn(Denomination, Step) -> E + Copy + 'static,
) -> Html {
    html! {
        <fieldset class="counts">
            <legend>{ scene.text.print_how_many() }</legend>
            <div class="counts__rows counts__rows--one">{ for Denomination::all().rev().filter(|each| held.count(*each) > 0).map(|denomination| {
                let (count, most) = (count(denomination), Some(u32::from(held.count(denomination))));
                stepper(scene, Stepper { denomination, count, most, test }, counted)
            }) }</div>
        </fieldset>
    }
}
