//! Which coins: one kind of several.
use juicetokens_engine::summary::AssetSummary;
use juicetokens_engine::token::issuance::Authority;
use yew::prelude::*;

use crate::model::{Event, home};
use crate::view::scene::Scene;

/// A kind of coins that can be chosen.
pub(crate) struct Kind<'a> {
    pub(crate) authority: Authority,
    pub(crate) community: &'a str,
    /// How much of it there is, in words.
    pub(crate) held: AttrValue,
}

/// All of them, each with what is held.
pub(crate) fn choice<'a, E: Into<Event>>(
    scene: &Scene,
    kinds: impl Iterator<Item = Kind<'a>>,
    (chosen, test): (Option<Authority>, &'static str),
    choose: impl Fn(Authority) -> E,
) -> Html {
    html! {
        <fieldset class="choice">
            <legend>{ scene.text.pay_which() }</legend>
            { for kinds.map(|kind| html! {
                <label class="choice__one">
                    <input type="radio" name={test} checked={chosen == Some(kind.authority)} data-test={test}
                        data-community={kind.community.to_owned()} onchange={scene.on(choose(kind.authority))} />
                    <span class="choice__words">
                        <bdi>{ kind.community.to_owned() }</bdi>
                        <bdi class="choice__held">{ kind.held }</bdi>
                    </span>
                </label>
            }) }
        </fieldset>
    }
}

/// A kind as the wallet's summary says it, with what can be paid with now.
pub(crate) fn of_asset<'a>(scene: &Scene, asset: &'a AssetSummary) -> Kind<'a> {
    let held = scene.amount(home::spendable(&asset.balance), &asset.unit);
    Kind { authority: asset.authority, community: &asset.community, held }
}
