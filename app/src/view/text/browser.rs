//! The border to `public/words.js`, which holds the open catalogue and the browser's own way with numbers, dates and lists.
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::AttrValue;

/// What stands in the gap of a message.
pub(super) enum Gap<'a> {
    /// A number, which may choose the form of its message.
    Number(u32),
    /// Words that are ready to be shown.
    Words(&'a str),
}

/// How much of a moment is told.
#[derive(Clone, Copy)]
pub(crate) enum DateStyle {
    /// The day with its year.
    Day,
    /// Day and time without the year: for what happened lately.
    Lately,
    /// Day and time.
    Moment,
    /// The month with its year.
    Month,
    /// The time of day.
    Time,
}

/// A message of the open catalogue.
pub(super) fn message(id: &str, gaps: &[(&str, Gap)]) -> AttrValue {
    let arguments = Array::of1(&JsValue::from_str(id));
    for (name, gap) in gaps {
        arguments.push(&JsValue::from_str(name));
        arguments.push(&match gap {
            Gap::Number(number) => JsValue::from(*number),
            Gap::Words(words) => JsValue::from_str(words),
        });
    }
    // A word that is not to be had is named, so that whoever sees it can tell which.
    call("message", &arguments).unwrap_or_else(|| id.to_owned().into())
}

/// A whole number of any size.
pub(super) fn figure(number: u64) -> AttrValue {
    let exact = JsValue::from(number);
    call("figure", &Array::of1(&exact)).unwrap_or_else(|| number.to_string().into())
}

/// Milliseconds since 1970 as a date; they are exact in a JavaScript number for longer than this code will run.
pub(super) fn date(milliseconds: u64, style: DateStyle) -> AttrValue {
    let style = match style {
        DateStyle::Day => "day",
        DateStyle::Lately => "lately",
        DateStyle::Moment => "moment",
        DateStyle::Month => "month",
        DateStyle::Time => "time",
    };
    call("date", &Array::of2(&JsValue::from_f64(milliseconds as f64), &JsValue::from_str(style))).unwrap_or_default()
}

/// Parts as an enumeration.
pub(super) fn list(parts: &[AttrValue]) -> AttrValue {
    let parts: Array = parts.iter().map(|part| JsValue::from_str(part)).collect();
    call("list", &Array::of1(&parts)).unwrap_or_default()
}

/// Calls a method of `globalThis.words`; none where the script is not there, as in a test of the screens alone.
fn call(name: &str, arguments: &Array) -> Option<AttrValue> {
    let words = Reflect::get(&js_sys::global(), &JsValue::from_str("words")).ok()?;
    let method: Function = Reflect::get(&words, &JsValue::from_str(name)).ok()?.dyn_into().ok()?;
    Reflect::apply(&method, &words, arguments).ok()?.as_string().map(AttrValue::from)
}
