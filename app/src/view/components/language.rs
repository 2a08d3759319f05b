//! The chooser of languages: each under its own name, for those who cannot read the one that is shown.
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::model::Event;
use crate::model::language::{self, Language};
use crate::view::components::icon;
use crate::view::scene::Scene;

impl From<language::Event> for Event {
    fn from(event: language::Event) -> Self {
        Self::Language(event)
    }
}

/// The chooser; its words change at once, and nothing else on the page does.
pub(crate) fn chooser(scene: &Scene) -> Html {
    let chosen = scene.chosen(|select: HtmlSelectElement| language::Event::Chosen(Language::of_tag(&select.value())));
    html! {
        <label class="language">
            { icon::globe() }
            <span class="unseen">{ scene.text.settings_language() }</span>
            <select class="language__choice" data-test="language" onchange={chosen}>
                { for Language::ALL.into_iter().map(|each| html! {
                    <option value={each.tag()} lang={each.tag()} selected={each == scene.model.language}>{ each.own_name() }</option>
                }) }
            </select>
        </label>
    }
}

/// That the language that was wanted is not to be had.
pub(crate) fn missing(scene: &Scene) -> Html {
    if !scene.model.notices.language_missing {
        return html! {};
    }
    html! { <p class="aside" role="alert" data-test="language-missing">{ icon::warning() }<span>{ scene.text.settings_language_missing() }</span></p> }
}
