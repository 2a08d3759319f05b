//! Touches and keys, as far as the worker must know that somebody is there.
use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::listener::Listener;
use super::wallet::Wallet;
use crate::model::wallet_link::ToWallet;

/// What a person does.
const SIGNS: [&str; 5] = ["pointerdown", "keydown", "input", "wheel", "touchmove"];
/// More often it is not said.
const PAUSE_MS: f64 = 1_000.0;

/// Tells the worker of each, until the page ends.
pub(super) fn listen(wallet: &Rc<Wallet>) {
    let Some(window) = web_sys::window() else { return };
    let said = Rc::new(Cell::new(f64::NEG_INFINITY));
    for sign in SIGNS {
        let (wallet, said) = (wallet.clone(), said.clone());
        let heard = move |_: JsValue| {
            let now = js_sys::Date::now();
            // A clock that is set back must not silence it.
            if (now - said.get()).abs() >= PAUSE_MS {
                said.set(now);
                wallet.say(&ToWallet::Touched);
            }
        };
        Listener::new(&window, sign, heard).for_ever();
    }
}
