//! The service worker: a new version waits until the person wants it and no exchange is open.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, console};

use super::listener::Listener;
use super::{HostEvent, Tell};
use crate::host::reflect;

const ADDRESS: &str = "/service-worker.js";

/// The registration, once there is one.
pub(super) struct Update(Rc<State>);

struct State {
    /// Whether an exchange is open.
    is_busy: Box<dyn Fn() -> bool>,
    registration: RefCell<Option<ServiceWorkerRegistration>>,
    /// We asked for the change; the first visit's change of controller is none of ours.
    applying: Cell<bool>,
}

impl Update {
    /// Registers the service worker, and tells when a new version waits; never loads the page anew while `is_busy`.
    pub(super) fn listen(tell: &Tell, is_busy: impl Fn() -> bool + 'static) -> Self {
        let state =
            Rc::new(State { is_busy: Box::new(is_busy), registration: RefCell::default(), applying: Cell::default() });
        if let Some(container) = container() {
            let changed = state.clone();
            Listener::new(&container, "controllerchange", move |_| changed.controller_changed()).for_ever();
            spawn_local(register(container, state.clone(), tell.clone()));
        }
        Self(state)
    }

    /// Lets the waiting version take over; the page is loaded anew when it has.
    pub(super) fn apply(&self) {
        let waiting = self.0.registration.borrow().as_ref().and_then(ServiceWorkerRegistration::waiting);
        match waiting {
            Some(waiting) => {
                self.0.applying.set(true);
                let _ = waiting.post_message(&reflect::object(&[("type", "activate".into())]));
            }
            // It took over already, when another tab was closed.
            None => reload(),
        }
    }
}

impl State {
    /// An exchange may have begun since the change was asked for: then the page goes on as it is until the person asks again.
    fn controller_changed(&self) {
        if self.applying.take() && !(self.is_busy)() {
            reload();
        }
    }
}

async fn register(container: ServiceWorkerContainer, state: Rc<State>, tell: Tell) {
    let registered = JsFuture::from(container.register(ADDRESS)).await.and_then(JsCast::dyn_into);
    let registration: ServiceWorkerRegistration = match registered {
        Ok(registration) => registration,
        // The wallet works without it, while there is a network.
        Err(error) => return console::warn_1(&error),
    };
    state.registration.replace(Some(registration.clone()));
    if registration.waiting().is_some() && container.controller().is_some() {
        tell(HostEvent::UpdateReady);
    }
    // One that another tab found a moment ago is told of as well.
    if let Some(installing) = registration.installing() {
        tell_when_installed(installing, tell.clone());
    }
    let found = registration.clone();
    let heard = move |_: JsValue| {
        if let Some(installing) = found.installing() {
            tell_when_installed(installing, tell.clone());
        }
    };
    Listener::new(&registration, "updatefound", heard).for_ever();
}

fn tell_when_installed(installing: ServiceWorker, tell: Tell) {
    let version = installing.clone();
    let heard = move |_: JsValue| {
        // Without a controller it is the first version, which replaces nothing.
        let replaces = container().is_some_and(|container| container.controller().is_some());
        if version.state() == ServiceWorkerState::Installed && replaces {
            tell(HostEvent::UpdateReady);
        }
    };
    Listener::new(&installing, "statechange", heard).for_ever();
}

fn container() -> Option<ServiceWorkerContainer> {
    reflect::field(&web_sys::window()?.navigator(), "serviceWorker").dyn_into().ok()
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
