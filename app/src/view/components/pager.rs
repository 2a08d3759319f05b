//! Turns the pages of a long list.
use yew::prelude::*;

use crate::model::Event;
use crate::model::pages::{Range, Turn};
use crate::view::scene::Scene;

/// Which rows are there, and the ways to those before and after; nothing where one page holds all.
pub(crate) fn pager<E: Into<Event>>(scene: &Scene, range: Range, is_busy: bool, turned: fn(Turn) -> E) -> Html {
    let text = scene.text;
    if range.first <= 1 && !range.goes_on {
        return html! {};
    }
    let button = |test: &'static str, words: AttrValue, is_there: bool, turn| {
        html! {
            <button type="button" class="button" data-test={test} disabled={is_busy || !is_there} onclick={scene.on(turned(turn))}>{ words }</button>
        }
    };
    let shown = match range.all {
        Some(all) => text.pager_of(range.first, range.last, all),
        None => text.pager_range(range.first, range.last),
    };
    html! {
        <nav class="pager" aria-label={text.pager_title()}>
            <p role="status" data-test="pager" data-first={range.first.to_string()} data-last={range.last.to_string()}>{ shown }</p>
            { button("pager-back", text.pager_back(), range.first > 1, Turn::Back) }
            { button("pager-on", text.pager_on(), range.goes_on, Turn::On) }
        </nav>
    }
}
