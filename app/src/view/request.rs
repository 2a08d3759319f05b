//! A request as a code: for the counter, for a message, for a wall.
use yew::prelude::*;

use crate::model::request::{Event as Did, asked, link, name};
use crate::model::{Event, Route, receive, request, static_code};
use crate::view::components::field::{Field, field};
use crate::view::components::icon;
use crate::view::components::static_code::static_code;
use crate::view::scene::Scene;

impl From<request::Event> for Event {
    fn from(event: request::Event) -> Self {
        Self::Request(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let text = scene.text;
    let typed = Field {
        id: "request-name",
        test: "request-name",
        label: text.request_name(),
        hint: Some(text.request_name_hint()),
        value: name(scene.model),
        ..Field::default()
    };
    html! {
        <div class="request">
            { stand(scene) }
            <p class="quiet">{ text.request_how() }</p>
            { field(typed, scene.typed(Did::NameTyped)) }
            { ways(scene) }
        </div>
    }
}

/// What is printed and stands on the counter.
fn stand(scene: &Scene) -> Html {
    let (text, link, asked) = (scene.text, link(scene.model), asked(scene.model));
    let unit = scene.model.assets().iter().find(|asset| Some(asset.authority) == asked.authority);
    let unit = unit.map_or("", |asset| &asset.unit);
    html! {
        <article class="stand" data-test="request-stand">
            if !asked.to.is_empty() {
                <h2 class="stand__name" dir="auto">{ asked.to.clone() }</h2>
            }
            { static_code(static_code::of_text(&link), text.request_code()) }
            <p class="stand__words">{ icon::coin() }<strong>{ text.request_scan() }</strong></p>
            if let Some(amount) = asked.amount {
                <p class="stand__amount" dir="auto">{ scene.amount(amount, unit) }</p>
            }
            if !asked.note.is_empty() {
                <p dir="auto">{ asked.note.clone() }</p>
            }
            <p class="stand__link" dir="ltr"><code data-test="request-link">{ link }</code></p>
        </article>
    }
}

fn ways(scene: &Scene) -> Html {
    let text = scene.text;
    let copied = match scene.model.request.copied {
        Some(true) => text.by_text_copied(),
        Some(false) => text.by_text_not_copied(),
        None => AttrValue::default(),
    };
    let way = |test: &'static str, words: AttrValue, did: Did| {
        html! { <button type="button" class="button" data-test={test} onclick={scene.on(did)}>{ words }</button> }
    };
    html! {
        <>
            <div class="buttons buttons--row">
                { way("request-copy", text.by_text_copy(), Did::CopyWanted) }
                { way("request-share", text.by_text_share(), Did::ShareWanted) }
                { way("request-picture", text.request_picture(), Did::PictureWanted) }
                { way("request-print", text.request_print(), Did::PrinterWanted) }
            </div>
            <p class="quiet" role="status">{ copied }</p>
            <div class="buttons">
                <button type="button" class="button button--main" data-test="request-meet"
                    onclick={scene.on(receive::Event::Continued)}>{ text.request_meet() }</button>
                <a class="button button--quiet" href={Route::Receive.path()} data-test="request-change"
                    onclick={scene.goes(Route::Receive)}>{ text.request_change() }</a>
            </div>
        </>
    }
}
