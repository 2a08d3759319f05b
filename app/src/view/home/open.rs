//! Transfers that are not over: whom they are with, what they mean, and every way out.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::{OpenTransfer, TransferState, WalletSummary};
use juicetokens_engine::token::transfer::record::Role;
use yew::prelude::*;

use crate::model::home::{Event as Did, can_be_settled, waits_for_peer};
use crate::view::components::{coin, person};
use crate::view::scene::Scene;

pub(super) fn open_transfers(scene: &Scene, wallet: &WalletSummary) -> Html {
    if !wallet.open.iter().any(waits_for_peer) {
        return html! {};
    }
    html! {
        <section class="block">
            <h2>{ scene.text.home_open() }</h2>
            { for wallet.open.iter().filter(|each| waits_for_peer(each)).map(|each| open_transfer(scene, each)) }
        </section>
    }
}

fn open_transfer(scene: &Scene, transfer: &OpenTransfer) -> Html {
    let text = scene.text;
    let amount = scene.amount(transfer.amount, &transfer.unit);
    let title = match transfer.role {
        _ if transfer.swap => text.change_go(&amount),
        Role::Payer => text.home_pays(&amount),
        Role::Payee => text.home_gets(&amount),
    };
    let (word, meaning) = state_words(scene, transfer.state, transfer.change.coins() > 0);
    html! {
        <article class="open" data-test="open-transfer" data-state={format!("{:?}", transfer.state)}>
            <header class="open__head">
                <h3>{ title }</h3>
                <span class="tag tag--state" data-test="open-state">
                    { match transfer.decides_at {
                        Some(day) => text.home_state_decides(&word, &decides(scene, day)),
                        None => word,
                    } }
                </span>
            </header>
            { person::linked(scene, &transfer.peer, "open-peer") }
            <p class="open__peer"><bdi>{ scene.lately(transfer.started) }</bdi></p>
            <p>{ meaning }</p>
            <dl class="open__coins">
                <div><dt>{ text.home_hand_over() }</dt><dd>{ coin::coins(scene, &transfer.hand_over) }</dd></div>
                if transfer.change.coins() > 0 {
                    <div><dt>{ text.home_give_back() }</dt><dd>{ coin::coins(scene, &transfer.change) }</dd></div>
                }
            </dl>
            if transfer.state == TransferState::Received {
                <p>{ text.home_tell_them() }</p>
            }
            if let Some(deadline) = transfer.deadline {
                <p class="quiet">{ text.home_deadline(&scene.time(deadline)) }</p>
            }
            <div class="open__buttons">
                <button type="button" class="button button--main" data-test="resume" onclick={scene.on(Did::MeetAgainWanted(transfer.sid))}>
                    { text.home_meet_again() }
                </button>
                if can_be_settled(scene.model.assets(), transfer) {
                    <button type="button" class="button" data-test="open-settle" onclick={scene.on(Did::SettlingWanted)}>
                        { text.home_settle() }
                    </button>
                }
                if transfer.can_cancel {
                    <button type="button" class="button button--danger" data-test="open-cancel"
                        onclick={scene.on(Did::CancelWanted(transfer.sid))}>{ text.home_withdraw() }</button>
                }
            </div>
        </article>
    }
}

/// By which day the issuer decides, or that it can now.
pub(super) fn decides(scene: &Scene, day: Timestamp) -> AttrValue {
    let text = scene.text;
    if day <= scene.model.started { text.home_decides_now() } else { text.home_decides_by(&scene.lately(day)) }
}

/// The one word for a state, and what it means here.
pub(crate) fn state_words(scene: &Scene, state: TransferState, with_change: bool) -> (AttrValue, AttrValue) {
    let text = scene.text;
    match state {
        TransferState::Committed if with_change => (text.state_committed_change(), text.state_committed_change_means()),
        TransferState::Committed => (text.state_committed(), text.state_committed_means()),
        TransferState::Offered => (text.state_offered(), text.state_offered_means()),
        TransferState::Prepared => (text.state_prepared(), text.state_prepared_means()),
        TransferState::Received => (text.state_received(), text.state_received_means()),
        TransferState::RolledBack => (text.state_rolled_back(), text.state_rolled_back_means()),
        TransferState::Settled => (text.state_settled(), text.state_settled_means()),
        TransferState::AbortFiled => (text.state_abort_filed(), text.state_abort_filed_means()),
    }
}
