//! Ways to another screen.
use yew::prelude::*;

use crate::model::Route;
use crate::view::scene::Scene;

/// A wide button that leads to another screen.
pub(crate) fn wide(scene: &Scene, route: Route, test: &'static str, words: AttrValue) -> Html {
    html! { <a class="button button--wide" href={route.path()} data-test={test} onclick={scene.goes(route)}>{ words }</a> }
}
