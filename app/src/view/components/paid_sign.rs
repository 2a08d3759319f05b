//! The moving sign of a payment that was made: the same on both screens, and on no picture of a screen.
use juicetokens_engine::token::transfer::record::Sid;
use yew::prelude::*;

use super::{person, symbol};
use crate::model::paid_sign::PaidSign;
use crate::view::scene::Scene;

/// Of a payment, or of a swap. The slice turns, one picture after another is lit, and the seconds run: what moves says when, what
/// stands says which payment.
pub(crate) fn paid_sign(scene: &Scene, (sid, swap): (Sid, bool), seconds: u32) -> Html {
    let text = scene.text;
    let sign = PaidSign::of(sid);
    let lit = sign.lit(seconds);
    let time = format!("{}:{:02}", seconds / 60, seconds % 60);
    let ago = if swap { text.paid_changed_ago(&time) } else { text.paid_ago(&time) };
    let shown = sign.pictures.map(|picture| picture.to_string()).join(" ");
    html! {
        <div class="paid-sign" data-test="paid-sign" data-pictures={shown} data-lit={sign.pictures[lit].to_string()}>
            <div class={classes!("paid-sign__slice", sign.is_backwards.then_some("paid-sign__slice--backwards"))}>
                { person::portrait(&sign.drawing) }
            </div>
            <p class="paid-sign__time">{ ago }</p>
            <ul class="symbols">
                { for sign.pictures.iter().enumerate().map(|(place, picture)| html! {
                    <li class={(place == lit).then_some("paid-sign__lit")}>{ symbol::symbol(*picture) }<span>{ symbol::name(scene, *picture) }</span></li>
                }) }
            </ul>
            <p class="quiet">{ text.paid_same() }</p>
        </div>
    }
}
