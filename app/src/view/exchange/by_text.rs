//! Codes as text, for where no camera is at hand; also the way for those who do not see.
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use crate::model::exchange::Event as Did;
use crate::view::scene::Scene;

pub(super) fn panel(scene: &Scene) -> Html {
    let text = scene.text;
    let exchange = &scene.model.exchange;
    let (opened, closed) = (scene.on::<()>(Did::TextToggled(true)), scene.on::<()>(Did::TextToggled(false)));
    let ontoggle = Callback::from(move |event: yew::Event| {
        let details: HtmlDetailsElement = event.target_unchecked_into();
        if details.open() { opened.emit(()) } else { closed.emit(()) }
    });
    html! {
        <details class="details" open={exchange.text_open} {ontoggle}>
            <summary data-test="exchange-text-open">{ text.by_text_title() }</summary>
            <p class="quiet">{ text.by_text_how() }</p>
            { own(scene) }
            { theirs(scene) }
        </details>
    }
}

fn own(scene: &Scene) -> Html {
    let text = scene.text;
    let own = scene.model.exchange.text.clone();
    let missing = own.is_none();
    let copied = match scene.model.exchange.copied {
        Some(true) => text.by_text_copied(),
        Some(false) => text.by_text_not_copied(),
        None => AttrValue::default(),
    };
    html! {
        <div class="field">
            <label class="field__label" for="own-text">{ text.by_text_own() }</label>
            <textarea id="own-text" class="field__input field__input--code" rows="3" readonly=true spellcheck="false" dir="ltr"
                data-test="exchange-text" value={own.unwrap_or_default()} />
            <div class="field__buttons">
                <button type="button" class="button button--small" disabled={missing} data-test="exchange-copy"
                    onclick={scene.on(Did::TextCopied)}>{ text.by_text_copy() }</button>
                <button type="button" class="button button--small" disabled={missing} data-test="exchange-share"
                    onclick={scene.on(Did::TextShared)}>{ text.by_text_share() }</button>
                <button type="button" class="button button--small" disabled={missing} data-test="exchange-save"
                    onclick={scene.on(Did::TextSaved)}>{ text.by_text_save() }</button>
                <p class="quiet" role="status">{ copied }</p>
            </div>
        </div>
    }
}

fn theirs(scene: &Scene) -> Html {
    let text = scene.text;
    let exchange = &scene.model.exchange;
    html! {
        <div class="field">
            <label class="field__label" for="their-text">{ text.by_text_theirs() }</label>
            <textarea id="their-text" class="field__input field__input--code" rows="3" spellcheck="false" dir="ltr" autocomplete="off"
                data-test="exchange-paste" value={exchange.pasted.clone()} oninput={scene.typed(Did::PasteTyped)} />
            <div class="field__buttons">
                <button type="button" class="button button--small" disabled={exchange.pasted.trim().is_empty()}
                    data-test="exchange-paste-submit" onclick={scene.on(Did::PasteSubmitted)}>{ text.by_text_give() }</button>
                <button type="button" class="button button--small" data-test="exchange-file"
                    onclick={scene.on(Did::FileWanted)}>{ text.scan_file() }</button>
                <p class="quiet" role="status" data-test="exchange-paste-answer">{ pasted_answer(scene) }</p>
            </div>
        </div>
    }
}

/// What became of the last pasted text.
fn pasted_answer(scene: &Scene) -> AttrValue {
    let exchange = &scene.model.exchange;
    let text = scene.text;
    match (&exchange.paste_refused, exchange.pastes > 0 && exchange.pasted.is_empty()) {
        (_, false) => AttrValue::default(),
        (Some(_), true) => text.by_text_not_a_code(),
        (None, true) => text.by_text_given(),
    }
}
