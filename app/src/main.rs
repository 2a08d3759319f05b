//! The JuiceTokens wallet: one module, which is the page in a window and the wallet in a worker.
use std::rc::Rc;

use juicetokens_app::host::page::Page;
use juicetokens_app::host::{Place, place, worker};
use juicetokens_app::model::{Event, Model, update};
use juicetokens_app::view::App;
use yew::prelude::*;

fn main() {
    match place() {
        Some(Place::Page) => {
            yew::Renderer::<Root>::new().render();
        }
        Some(Place::Worker) => {
            // Fails only where there is no worker's scope, and there is one here.
            let _ = worker::start();
        }
        None => {}
    }
}

/// Holds the model, and stands between the view and the host.
struct Root {
    model: Rc<Model>,
    page: Page,
}

impl Component for Root {
    type Message = Event;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let happened = context.link().callback(Event::Host);
        let page = Page::open(move |event| happened.emit(event));
        Self { model: Rc::new(Model::new(Page::start())), page }
    }

    fn update(&mut self, _context: &Context<Self>, event: Event) -> bool {
        for command in update(Rc::make_mut(&mut self.model), event) {
            self.page.run(command);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        html! { <App model={self.model.clone()} dispatch={context.link().callback(|event| event)} /> }
    }
}
