//! The screens.
use std::rc::Rc;

use yew::prelude::*;

use crate::model::{Event, Model};

/// What the root component hands down.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What to show.
    pub model: Rc<Model>,
    /// Where a person's doings go.
    pub dispatch: Callback<Event>,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! { <main>{ props.model.route.path() }</main> }
}
