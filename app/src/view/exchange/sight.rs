//! What the camera sees, which one it is, and what to do when it does not see.
use juicetokens_engine::summary::{ExchangePhase, Problem};
use juicetokens_engine::token::transfer::record::Role;
use juicetokens_engine::transport::Turn;
use yew::prelude::*;

use crate::model::border::{CameraChoice, CameraState};
use crate::model::exchange::Event as Did;
use crate::model::link::{Link, PayRequest};
use crate::model::sight::Note;
use crate::model::sighting::Foreign;
use crate::view::components::icon;
use crate::view::exchange::is_over;
use crate::view::scene::Scene;

/// Whose screen has to be seen next, where the phones take turns.
pub(super) fn turn(scene: &Scene) -> Option<Turn> {
    let exchange = &scene.model.exchange;
    let summary = exchange.summary.as_ref().filter(|_| exchange.sight.is_one_way())?;
    if is_over(scene) {
        return turn_at_the_end(scene, summary.guidance.turn);
    }
    let comparing = exchange.phase() == ExchangePhase::Comparing && !summary.confirmed_here;
    let is_asked = comparing || exchange.approval().is_some();
    Some(match summary.guidance.turn {
        // Nobody is asked anything here: it is the other's person who decides, and the other's screen that will tell.
        Turn::Nobody if !is_asked => Turn::There,
        turn => turn,
    })
}

/// What is still on its way is shown and read; whoever has the last word goes on showing it.
fn turn_at_the_end(scene: &Scene, turn: Turn) -> Option<Turn> {
    let exchange = &scene.model.exchange;
    match turn {
        Turn::Nobody if exchange.phase() == ExchangePhase::Done => exchange.is_still_telling().then_some(Turn::Here),
        Turn::Nobody => None,
        turn => Some(turn),
    }
}

/// What stands above everything else: the turn, or why it does not go on.
pub(super) fn guide(scene: &Scene) -> Html {
    let text = scene.text;
    if let Some(panel) = same_role(scene).or_else(|| other_version(scene)) {
        return panel;
    }
    if let Some(turn) = turn(scene) {
        let (name, words, mark) = match turn {
            Turn::Here => ("here", text.sight_show_now(), icon::outwards()),
            Turn::There => ("there", text.sight_read_now(), icon::inwards()),
            Turn::Nobody => ("nobody", text.sight_rest_now(), icon::tick()),
        };
        return html! {
            <section class={classes!("guide", format!("guide--{name}"))} role="status" aria-live="assertive" data-test="exchange-turn" data-turn={name}>
                <span class="guide__mark" aria-hidden="true">{ mark }</span>
                <p class="guide__words">{ words }</p>
            </section>
        };
    }
    let exchange = &scene.model.exchange;
    let watching = exchange.camera == CameraState::Watching && !exchange.text_open && !is_over(scene);
    match watching {
        true if exchange.sight.is_blind() => blind(scene),
        true if exchange.phase() == ExchangePhase::Meeting && exchange.sight.is_clear() => {
            let (so, remedy) = (text.sight_unseen_there(), text.sight_unseen_there_do());
            html! {
                <div class="hint" role="status" data-test="exchange-unseen"><p><strong>{ so }</strong></p><p>{ remedy }</p></div>
            }
        }
        _ => html! {},
    }
}

fn blind(scene: &Scene) -> Html {
    let (so, remedy) = (scene.text.sight_blind(), scene.text.sight_blind_do());
    let (turns, other) = (scene.text.sight_other_way(), scene.text.sight_other_way_use());
    let may_turn = scene.model.exchange.sight.devices.len() != 1;
    html! {
        <div class="hint" role="status" data-test="exchange-blind">
            <p><strong>{ so }</strong></p>
            <p>{ remedy }</p>
            if may_turn {
                <p>{ turns }</p>
                <button type="button" class="button button--small" data-test="exchange-use-rear"
                    onclick={scene.on(Did::CameraChosen(CameraChoice::Rear))}>{ other }</button>
            }
        </div>
    }
}

/// Both chose the same button: one tap on one phone is enough.
fn same_role(scene: &Scene) -> Option<Html> {
    let exchange = &scene.model.exchange;
    let summary = exchange.summary.as_ref().filter(|_| exchange.may_take_other_role() && !scene.model.stall.only)?;
    let text = scene.text;
    let (so, button) = match summary.role {
        Role::Payer => (text.sight_same_pay(), text.sight_same_pay_other()),
        Role::Payee => (text.sight_same_receive(), text.sight_same_receive_other()),
    };
    Some(html! {
        <div class="hint" role="alert" data-test="exchange-same-role">
            <p><strong>{ so }</strong></p>
            <p>{ text.sight_same_do() }</p>
            <button type="button" class="button button--main" data-test="exchange-other-role"
                onclick={scene.on(Did::OtherRoleTaken)}>{ button }</button>
        </div>
    })
}

/// A wallet of another version was seen before these two have met; this one goes on looking.
fn other_version(scene: &Scene) -> Option<Html> {
    let exchange = &scene.model.exchange;
    let summary = exchange.summary.as_ref().filter(|_| exchange.phase() == ExchangePhase::Meeting)?;
    let Some(Problem::OtherVersion { seen }) = &summary.problem else { return None };
    let (so, remedy) = (scene.text.problem_other_version(&seen.to_string()), scene.text.problem_other_version_do());
    Some(html! {
        <div class="hint" role="alert" data-test="exchange-other-version">
            <p><strong>{ so }</strong></p>
            <p>{ remedy }</p>
        </div>
    })
}

/// A code that is not the other wallet's: what it is, and that nothing came of it.
pub(super) fn note(scene: &Scene) -> Html {
    let text = scene.text;
    match &scene.model.exchange.sight.note {
        None => html! {},
        Some(Note::Foreign(foreign)) => html! {
            <div class="note-seen" role="status" data-test="exchange-foreign" data-format={foreign.code()}>
                <p>{ text.sight_not_ours(&name_of(scene, *foreign)) }{ " " }<span class="quiet">{ text.sight_untouched() }</span></p>
            </div>
        },
        Some(Note::Request(link)) => {
            let words = match link {
                Link::Paper(_) => text.sight_paper(),
                Link::Day(_) => text.stall_other(),
                Link::Pay(PayRequest { amount: Some(amount), .. }) => text.sight_request(&text.figure(*amount)),
                Link::Pay(_) => text.sight_request_open(),
            };
            let go = match link {
                Link::Paper(_) => text.sight_paper_take(),
                Link::Day(_) => text.stall_see(),
                Link::Pay(_) => text.sight_request_take(),
            };
            let may_go = scene.model.exchange.phase() == ExchangePhase::Meeting;
            html! {
                <div class="note-seen" role="status" data-test="exchange-request">
                    <p>{ words }</p>
                    <div class="note-seen__buttons">
                        if may_go {
                            <button type="button" class="button button--small" data-test="exchange-request-take"
                                onclick={scene.on(Did::RequestTaken)}>{ go }</button>
                        }
                        <button type="button" class="button button--quiet" data-test="exchange-note-close"
                            onclick={scene.on(Did::NoteRead)}>{ text.sight_close() }</button>
                    </div>
                </div>
            }
        }
    }
}

pub(crate) fn name_of(scene: &Scene, foreign: Foreign) -> AttrValue {
    let text = scene.text;
    match foreign {
        Foreign::Bbqr => text.sight_foreign_bbqr(),
        Foreign::Bitcoin => text.sight_foreign_bitcoin(),
        Foreign::Cashu => text.sight_foreign_cashu(),
        Foreign::Epc => text.sight_foreign_epc(),
        Foreign::Lightning => text.sight_foreign_lightning(),
        Foreign::Text => text.sight_foreign_text(),
        Foreign::Unknown => text.sight_foreign_unknown(),
        Foreign::Ur => text.sight_foreign_ur(),
        Foreign::Url => text.sight_foreign_url(),
        Foreign::Wifi => text.sight_foreign_wifi(),
    }
}

/// The camera's light and the other cameras; nothing where there is nothing to choose.
pub(super) fn cameras(scene: &Scene) -> Html {
    let sight = &scene.model.exchange.sight;
    let text = scene.text;
    let Some(run) = &sight.run else { return html! {} };
    let several = sight.devices.len() > 1;
    if !several && run.torch.is_none() && !sight.is_one_way() {
        return html! {};
    }
    let choices = [(CameraChoice::Front, text.sight_front()), (CameraChoice::Rear, text.sight_rear())];
    let named = sight.devices.iter().enumerate().map(|(place, device)| {
        let words = if device.label.is_empty() {
            text.sight_unnamed(u32::try_from(place + 1).unwrap_or(u32::MAX))
        } else {
            device.label.clone().into()
        };
        (CameraChoice::Device(device.id.clone()), words)
    });
    html! {
        <div class="cameras">
            if let Some(on) = run.torch {
                <button type="button" class="button button--small" aria-pressed={on.to_string()} data-test="exchange-torch"
                    onclick={scene.on(Did::TorchToggled)}>{ if on { text.sight_torch_off() } else { text.sight_torch_on() } }</button>
            }
            if sight.is_one_way() {
                <button type="button" class="button button--small" data-test="exchange-use-front"
                    onclick={scene.on(Did::CameraChosen(CameraChoice::Front))}>{ text.sight_both_ways() }</button>
            }
            if several {
                <button type="button" class="button button--quiet button--small" aria-expanded={sight.picker_open.to_string()}
                    data-test="exchange-cameras" onclick={scene.on(Did::CamerasToggled(!sight.picker_open))}>{ text.sight_cameras() }</button>
            }
            if several && sight.picker_open {
                <ul class="cameras__list">
                    { for choices.into_iter().chain(named).map(|(choice, words)| html! {
                        <li>
                            <button type="button" class="button button--small" aria-pressed={sight.is_chosen(&choice).to_string()}
                                data-test="exchange-camera-choice" onclick={scene.on(Did::CameraChosen(choice))}>{ words }</button>
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}
