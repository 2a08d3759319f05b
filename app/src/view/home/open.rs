//! Transfers that are not over: whom they are with, what they mean, and every way out.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{OpenTransfer, TransferState, WalletSummary};
use juicetokens_engine::token::transfer::record::Role;
use yew::prelude::*;

use crate::model::home::{Event as Did, can_be_settled, waits_for_peer};
use crate::view::components::coin;
use crate::view::scene::Scene;

pub(super) fn open_transfers(scene: &Scene, wallet: &WalletSummary) -> Html {
    if !wallet.open.iter().any(waits_for_peer) {
        return html! {};
    }
    html! {
        <section class="block">
            <h2>{ scene.text.home.open }</h2>
            { for wallet.open.iter().filter(|each| waits_for_peer(each)).map(|each| open_transfer(scene, each)) }
        </section>
    }
}

fn open_transfer(scene: &Scene, transfer: &OpenTransfer) -> Html {
    let text = &scene.text.home;
    let amount = scene.amount(transfer.amount, &transfer.unit);
    let title = if transfer.role == Role::Payer { (text.pays)(&amount) } else { (text.gets)(&amount) };
    let (word, meaning) = state_words(scene, transfer.state, transfer.change.coins() > 0);
    html! {
        <article class="open" data-test="open-transfer" data-state={format!("{:?}", transfer.state)}>
            <header class="open__head">
                <h3>{ title }</h3>
                <span class="tag tag--state" data-test="open-state">
                    { word }
                    if let Some(day) = transfer.decides_at {
                        { ": " }{ decides(scene, day) }
                    }
                </span>
            </header>
            <p class="open__peer">{ (text.person)(&transfer.peer) }{ " · " }{ scene.lately(transfer.started) }</p>
            <p>{ meaning }</p>
            <dl class="open__coins">
                <div><dt>{ text.hand_over }</dt><dd>{ coin::coins(scene, &transfer.hand_over) }</dd></div>
                if transfer.change.coins() > 0 {
                    <div><dt>{ text.give_back }</dt><dd>{ coin::coins(scene, &transfer.change) }</dd></div>
                }
            </dl>
            if transfer.state == TransferState::Received {
                <p>{ text.tell_them }</p>
            }
            if let Some(deadline) = transfer.deadline {
                <p class="quiet">{ (text.deadline)(&scene.time(deadline)) }</p>
            }
            <div class="open__buttons">
                <button type="button" class="button button--main" data-test="resume" onclick={scene.on(Did::MeetAgainWanted(transfer.sid))}>
                    { text.meet_again }
                </button>
                if can_be_settled(scene.model.assets(), transfer) {
                    <button type="button" class="button" data-test="open-settle" onclick={scene.on(Did::SettlingWanted)}>
                        { text.settle }
                    </button>
                }
                if transfer.can_cancel {
                    <button type="button" class="button button--danger" data-test="open-cancel"
                        onclick={scene.on(Did::CancelWanted(transfer.sid))}>{ text.withdraw }</button>
                }
            </div>
        </article>
    }
}

/// By which day the issuer decides, or that it can now.
pub(super) fn decides(scene: &Scene, day: Timestamp) -> String {
    let text = &scene.text.home;
    if day <= scene.model.started { text.decides_now.to_owned() } else { (text.decides_by)(&scene.lately(day)) }
}

/// The one word for a state, and what it means here.
pub(crate) fn state_words(scene: &Scene, state: TransferState, with_change: bool) -> (&'static str, &'static str) {
    let text = &scene.text.states;
    match state {
        TransferState::Committed if with_change => text.committed_change,
        TransferState::Committed => text.committed,
        TransferState::Offered => text.offered,
        TransferState::Prepared => text.prepared,
        TransferState::Received => text.received,
        TransferState::RolledBack => text.rolled_back,
        TransferState::Settled => text.settled,
        TransferState::AbortFiled => text.abort_filed,
    }
}
