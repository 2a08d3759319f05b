//! What a screen is given: the model, the words, and the way back to the model.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::token::amount::Amount;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::text::{DateStyle, Text};
use crate::model::{Event, Model, Route};

/// What a screen is given.
pub(crate) struct Scene<'a> {
    pub(crate) model: &'a Model,
    pub(crate) text: Text,
    dispatch: &'a Callback<Event>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(model: &'a Model, dispatch: &'a Callback<Event>) -> Self {
        Self { model, text: Text::of(model.language), dispatch }
    }

    /// Tells the model this, whatever exactly was pressed.
    pub(crate) fn on<T: 'static>(&self, event: impl Into<Event>) -> Callback<T> {
        let (dispatch, event) = (self.dispatch.clone(), event.into());
        Callback::from(move |_| dispatch.emit(event.clone()))
    }

    /// Tells the model what is in a field now.
    pub(crate) fn typed<E: Into<Event>>(&self, event: impl Fn(String) -> E + 'static) -> Callback<InputEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |input: InputEvent| {
            let field: HtmlInputElement = input.target_unchecked_into();
            dispatch.emit(event(field.value()).into());
        })
    }

    /// Tells the model what is chosen in a list now.
    pub(crate) fn chosen<E: Into<Event>>(
        &self,
        event: impl Fn(HtmlSelectElement) -> E + 'static,
    ) -> Callback<yew::Event> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |change: yew::Event| dispatch.emit(event(change.target_unchecked_into()).into()))
    }

    /// Tells the model that a form is filled in; the page stays.
    pub(crate) fn submitted(&self, event: impl Into<Event>) -> Callback<SubmitEvent> {
        let (dispatch, event) = (self.dispatch.clone(), event.into());
        Callback::from(move |submit: SubmitEvent| {
            submit.prevent_default();
            dispatch.emit(event.clone());
        })
    }

    /// The way back from a screen inside this one.
    pub(crate) fn within<E: Into<Event>>(&self, event: impl Fn(Event) -> E + 'static) -> Callback<Event> {
        self.dispatch.reform(move |inside| event(inside).into())
    }

    /// Follows a link inside the app; with a modifier key the browser does what it always does.
    pub(crate) fn goes(&self, route: Route) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |click: MouseEvent| {
            if !(click.ctrl_key() || click.meta_key() || click.shift_key()) {
                click.prevent_default();
                dispatch.emit(Event::Opened(route));
            }
        })
    }

    /// An amount with its unit.
    pub(crate) fn amount(&self, amount: Amount, unit: &str) -> AttrValue {
        self.text.amount(amount, unit)
    }

    /// Day and time.
    pub(crate) fn moment(&self, at: Timestamp) -> AttrValue {
        self.text.date(at, DateStyle::Moment)
    }

    /// Day and time, without the year: for what happened lately.
    pub(crate) fn lately(&self, at: Timestamp) -> AttrValue {
        self.text.date(at, DateStyle::Lately)
    }

    /// The day.
    pub(crate) fn day(&self, at: Timestamp) -> AttrValue {
        self.text.date(at, DateStyle::Day)
    }

    /// The month.
    pub(crate) fn month(&self, at: Timestamp) -> AttrValue {
        self.text.date(at, DateStyle::Month)
    }

    /// The time of day.
    pub(crate) fn time(&self, at: Timestamp) -> AttrValue {
        self.text.date(at, DateStyle::Time)
    }
}
