//! Labelled fields.
use yew::prelude::*;

/// A field and all that is said about it.
#[derive(Default)]
pub(crate) struct Field {
    pub(crate) id: &'static str,
    pub(crate) test: &'static str,
    pub(crate) label: AttrValue,
    pub(crate) hint: Option<AttrValue>,
    pub(crate) problem: Option<AttrValue>,
    pub(crate) value: String,
    pub(crate) kind: &'static str,
    pub(crate) autocomplete: &'static str,
    pub(crate) inputmode: Option<&'static str>,
    pub(crate) disabled: bool,
}

/// A labelled field; its hint and problem are read with it.
pub(crate) fn field(field: Field, oninput: Callback<InputEvent>) -> Html {
    let hint_id = format!("{}-hint", field.id);
    let problem_id = format!("{}-problem", field.id);
    let described = match (&field.hint, &field.problem) {
        (_, Some(_)) => Some(problem_id.clone()),
        (Some(_), None) => Some(hint_id.clone()),
        (None, None) => None,
    };
    // What a person types has a direction of its own; an empty field has the page's.
    let dir = (!field.value.is_empty()).then_some("auto");
    html! {
        <div class={classes!("field", field.problem.is_some().then_some("field--wrong"))}>
            <label class="field__label" for={field.id}>{ field.label }</label>
            <input id={field.id} class="field__input" type={if field.kind.is_empty() { "text" } else { field.kind }}
                value={field.value} {dir} autocomplete={if field.autocomplete.is_empty() { "off" } else { field.autocomplete }}
                inputmode={field.inputmode} aria-invalid={field.problem.as_ref().map(|_| "true")} aria-describedby={described}
                disabled={field.disabled} spellcheck="false" data-test={field.test} {oninput} />
            if let Some(problem) = field.problem {
                <p id={problem_id} class="field__problem" role="alert">{ problem }</p>
            } else if let Some(hint) = field.hint {
                <p id={hint_id} class="field__hint">{ hint }</p>
            }
        </div>
    }
}

/// A box to tick, with a second line under its label.
pub(crate) fn tick(label: AttrValue, hint: Option<AttrValue>, checked: bool, disabled: bool, test: Tick) -> Html {
    let Tick { name, community, onchange } = test;
    html! {
        <label class={classes!("tick", disabled.then_some("tick--off"))}>
            <input type="checkbox" {checked} {disabled} {onchange} data-test={name} data-community={community} />
            <span class="tick__words">
                <bdi>{ label }</bdi>
                if let Some(hint) = hint {
                    <span class="tick__hint">{ hint }</span>
                }
            </span>
        </label>
    }
}

/// How a box is found, and what ticking it does.
pub(crate) struct Tick {
    pub(crate) name: &'static str,
    pub(crate) community: Option<String>,
    pub(crate) onchange: Callback<yew::Event>,
}
