//! Links to the wallets of a committee's other people: `public/links.js`, loaded when the first is wanted.
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use juicetokens_council::border::{Input, LinkId};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::wallet::Wallet;
use super::{HostEvent, Tell, ToWallet};
use crate::host::reflect;
use crate::model::committee::{CommitteeWish, LinkNews, LinkProblem, LinkWish};

/// All links of this page.
pub(super) struct Links {
    wallet: Rc<Wallet>,
    tell: Tell,
    /// What the script gave; none before it is wanted.
    script: RefCell<Option<Script>>,
}

struct Script {
    links: JsValue,
    _told: Closure<dyn Fn(String, LinkId, JsValue)>,
}

impl Links {
    pub(super) fn new(wallet: Rc<Wallet>, tell: Tell) -> Rc<Self> {
        Rc::new(Self { wallet, tell, script: RefCell::default() })
    }

    /// Carries out one wish of the model.
    pub(super) fn run(self: &Rc<Self>, wish: LinkWish) {
        let this = self.clone();
        spawn_local(async move {
            if let (LinkWish::Offer, false) = (&wish, this.is_loaded()) {
                this.load().await;
            }
            match wish {
                LinkWish::Offer if !this.is_loaded() => this.tell(LinkNews::Failed(LinkProblem::Unsupported)),
                LinkWish::Offer => this.call("offer", &[]),
                LinkWish::Take(code) => this.call("take", &[code.into()]),
                LinkWish::Stop => this.call("stop", &[]),
                LinkWish::CloseAll => this.call("close", &[]),
            }
        });
    }

    /// Sends bytes of the wallet's member over a link.
    pub(super) fn send(&self, link: LinkId, bytes: &[u8]) {
        self.call("send", &[link.into(), Uint8Array::from(bytes).into()]);
    }

    fn is_loaded(&self) -> bool {
        self.script.borrow().is_some()
    }

    fn call(&self, method: &str, arguments: &[JsValue]) {
        if let Some(script) = &*self.script.borrow() {
            // A link that is gone has told so already.
            let _ = reflect::call(&script.links, method, arguments);
        }
    }

    async fn load(self: &Rc<Self>) {
        let Ok(module) = reflect::call_async(&js_sys::global(), "loadLinks", &[]).await else { return };
        let this: Weak<Self> = Rc::downgrade(self);
        let told = Closure::<dyn Fn(String, LinkId, JsValue)>::new(move |kind: String, link, value| {
            if let Some(links) = this.upgrade() {
                links.heard(&kind, link, &value);
            }
        });
        if let Ok(links) = reflect::call(&module, "openLinks", &[told.as_ref().clone()]) {
            self.script.replace(Some(Script { links, _told: told }));
        }
    }

    fn heard(&self, kind: &str, link: LinkId, value: &JsValue) {
        match kind {
            "code" => self.tell(LinkNews::Shown(value.as_string().unwrap_or_default())),
            "up" => {
                self.give(Input::LinkUp(link, value.as_string().unwrap_or_default().into_bytes()));
                self.tell(LinkNews::Linked);
            }
            "down" => self.give(Input::LinkDown(link)),
            "bytes" => {
                if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
                    self.give(Input::Received(link, bytes.to_vec()));
                }
            }
            _ if value.as_string().as_deref() == Some("no-network") => {
                self.tell(LinkNews::Failed(LinkProblem::NoNetwork));
            }
            _ => self.tell(LinkNews::Failed(LinkProblem::Unsupported)),
        }
    }

    fn give(&self, input: Input) {
        self.wallet.say(&ToWallet::Committee(CommitteeWish::Give(input)));
    }

    fn tell(&self, news: LinkNews) {
        (self.tell)(HostEvent::Link(news));
    }
}
