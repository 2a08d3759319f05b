//! How many coins of one value: fewer, a number, more.
use juicetokens_engine::token::amount::Denomination;
use yew::prelude::*;

use super::{coin, icon};
use crate::model::Event;
use crate::view::scene::Scene;

/// A number of coins, and what its buttons do.
pub(crate) struct Stepper {
    pub(crate) denomination: Denomination,
    pub(crate) count: u32,
    /// How many there are, where there are only so many.
    pub(crate) most: Option<u32>,
    /// Its hooks begin with this.
    pub(crate) test: &'static str,
    pub(crate) fewer: Event,
    pub(crate) more: Event,
}

/// The coin, and how many.
pub(crate) fn stepper<E: Into<Event>>(scene: &Scene, it: Stepper, typed: impl Fn(String) -> E + 'static) -> Html {
    let text = scene.text;
    let (value, count, test) = (it.denomination.value(), it.count, it.test);
    html! {
        <div class={classes!("count", (count > 0).then_some("count--some"))}>
            <span class="count__coin">{ coin::coin(it.denomination) }</span>
            if let Some(most) = it.most {
                <span class="count__of" aria-hidden="true">{ text.print_of(most) }</span>
            }
            <div class="stepper">
                <button type="button" class="stepper__button" disabled={count == 0} aria-label={text.issue_fewer(value)}
                    data-test={format!("{test}-fewer-{value}")} onclick={scene.on(it.fewer)}>{ icon::minus() }</button>
                <input class="stepper__count" type="text" inputmode="numeric" autocomplete="off" placeholder="0"
                    value={if count > 0 { count.to_string() } else { String::new() }}
                    aria-label={text.issue_count(value)} data-test={format!("{test}-count-{value}")} oninput={scene.typed(typed)} />
                <button type="button" class="stepper__button" disabled={it.most.is_some_and(|most| count >= most)} aria-label={text.issue_more(value)}
                    data-test={format!("{test}-more-{value}")} onclick={scene.on(it.more)}>{ icon::plus() }</button>
            </div>
        </div>
    }
}
