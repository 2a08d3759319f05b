//! The committee: whom this wallet is linked with, what they found together, and settling for others.
use juicetokens_council::border::{Person, Stage, Summary};
use yew::prelude::*;

use crate::model::border::CameraState;
use crate::model::committee::{Event as Did, LinkProblem, Linking, can_found, in_reach};
use crate::model::{Event, Route, committee, static_code};
use crate::view::components::static_code::static_code;
use crate::view::components::{icon, link};
use crate::view::exchange;
use crate::view::scene::Scene;

impl From<committee::Event> for Event {
    fn from(event: committee::Event) -> Self {
        Self::Committee(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let (text, page) = (scene.text, &scene.model.committee);
    if let Some(why) = &page.failed {
        return html! {
            <div class="form">
                <p class="aside" role="alert" data-test="committee-failed">{ icon::warning() }<span>{ text.committee_failed() }</span></p>
                <p class="quiet"><code dir="ltr">{ why.clone() }</code></p>
            </div>
        };
    }
    let Some(summary) = &page.summary else {
        return html! { <p class="quiet" role="status">{ text.common_moment() }</p> };
    };
    html! {
        <div class="form" data-test="committee" data-stage={format!("{:?}", summary.stage).to_lowercase()}>
            // The code has the screen to itself: the other phone's camera looks for it.
            if let Some(linking) = &page.linking {
                { face_to_face(scene, linking) }
            } else {
                <p class="quiet">{ text.committee_means() }</p>
                { people(scene, summary) }
                { stage(scene, summary) }
            }
        </div>
    }
}

fn people(scene: &Scene, summary: &Summary) -> Html {
    html! {
        <section class="card" aria-labelledby="committee-people">
            <h2 id="committee-people">{ scene.text.committee_people() }</h2>
            <ul class="committee" aria-live="polite">{ for summary.people.iter().map(|one| person(scene, summary.stage, one)) }</ul>
        </section>
    }
}

fn person(scene: &Scene, stage: Stage, one: &Person) -> Html {
    let text = scene.text;
    let there = one.is_me || one.linked;
    let so = match stage {
        _ if one.is_me => text.committee_me(),
        Stage::Founding if one.founded => text.committee_has_founded(),
        _ if one.linked => text.committee_linked(),
        _ => text.committee_away(),
    };
    html! {
        <li class="committee__one" data-test="member" data-name={one.name.clone()} data-linked={there.to_string()}>
            <span class="committee__mark" aria-hidden="true">{ if there { icon::tick() } else { icon::warning() } }</span>
            <span><strong dir="auto">{ one.name.clone() }</strong>{ " " }<code class="quiet">{ one.key.clone() }</code></span>
            <span class="quiet">{ so }</span>
        </li>
    }
}

fn stage(scene: &Scene, summary: &Summary) -> Html {
    match summary.stage {
        Stage::Gathering => gathering(scene, summary),
        Stage::Founding => founding(scene, summary),
        Stage::Sitting => sitting(scene, summary),
        Stage::Unseated => unseated(scene),
    }
}

fn gathering(scene: &Scene, summary: &Summary) -> Html {
    let text = scene.text;
    let count = summary.people.len();
    html! {
        <>
            <p class="quiet">{ text.committee_how_many() }</p>
            <div class="buttons">
                if can_found(count) {
                    { button(scene, "button button--main", "committee-found", text.committee_found(count as u32), Did::FoundingWanted) }
                }
                { link_button(scene, !can_found(count)) }
            </div>
        </>
    }
}

fn founding(scene: &Scene, summary: &Summary) -> Html {
    let text = scene.text;
    html! {
        <section class="card" aria-labelledby="committee-code">
            <h2 id="committee-code">{ text.committee_compare() }</h2>
            if summary.code.is_empty() {
                <p role="status">{ icon::slice("slice slice--turning") }{ " " }{ text.common_moment() }</p>
            } else {
                <p class="committee__code" data-test="committee-code" dir="ltr">{ summary.code.clone() }</p>
            }
            if summary.agreed {
                <p role="status" data-test="committee-agreed">{ icon::slice("slice slice--turning") }{ " " }{ text.committee_waits() }</p>
            } else {
                <p class="quiet">{ text.committee_compare_means() }</p>
            }
            <div class="buttons">
                if !summary.agreed && !summary.code.is_empty() {
                    { button(scene, "button button--main", "committee-agree", text.committee_agree(), Did::Agreed) }
                }
                { button(scene, "button button--quiet", "committee-back", text.committee_step_back(), Did::SteppedBack) }
            </div>
            { link_button(scene, false) }
        </section>
    }
}

fn sitting(scene: &Scene, summary: &Summary) -> Html {
    let text = scene.text;
    let (reached, quorum) = (in_reach(summary), summary.quorum);
    let enough = reached >= quorum;
    html! {
        <>
            <p class={if enough { "check check--exact" } else { "aside" }} role="status" data-test="committee-reach" data-reached={reached.to_string()}>
                if enough { { icon::tick() } } else { { icon::warning() } }
                <span>{ text.committee_reach(reached, quorum) }</span>
            </p>
            <p class="quiet">{ text.committee_open() }</p>
            <div class="buttons">
                { button(scene, "button button--main", "committee-serve", text.settle_serve(), Did::ServingWanted) }
                { link_button(scene, false) }
                { link::wide(scene, Route::Issue, "committee-issue", text.committee_issue()) }
            </div>
        </>
    }
}

/// Another device speaks in this member's name: this one had better say nothing.
fn unseated(scene: &Scene) -> Html {
    html! {
        <>
            <p class="aside" role="alert" data-test="committee-unseated">{ icon::warning() }<span>{ scene.text.committee_unseated() }</span></p>
            <div class="buttons">{ link_button(scene, false) }</div>
        </>
    }
}

fn link_button(scene: &Scene, main: bool) -> Html {
    let class = if main { "button button--main" } else { "button" };
    button(scene, class, "committee-link", scene.text.committee_link(), Did::LinkWanted)
}

fn button(scene: &Scene, class: &'static str, test: &'static str, words: AttrValue, did: Did) -> Html {
    html! { <button type="button" {class} data-test={test} onclick={scene.on(did)}>{ words }</button> }
}

/// Two phones, each with a code for the other's camera.
fn face_to_face(scene: &Scene, linking: &Linking) -> Html {
    let text = scene.text;
    let problem = linking.problem.map(|problem| match problem {
        LinkProblem::NoNetwork => text.committee_no_network(),
        LinkProblem::Unsupported => text.committee_unsupported(),
    });
    html! {
        <section class="card" aria-labelledby="committee-linking">
            <h2 id="committee-linking">{ text.committee_linking() }</h2>
            <p class="quiet">{ text.committee_linking_how() }</p>
            if let Some(problem) = problem {
                <p class="aside" role="alert" data-test="committee-problem">{ icon::warning() }<span>{ problem }</span></p>
            }
            if let Some(code) = &linking.shown {
                <div class="committee__shown" data-test="link-code" data-code={code.clone()}>
                    { static_code(static_code::of_text(code), text.committee_code_shown()) }
                </div>
            }
            <div class="scan__sight">
                <video id="camera" class="scan__camera" muted=true playsinline=true autoplay=true disablepictureinpicture=true
                    aria-label={text.exchange_camera()}></video>
                if linking.camera != CameraState::Watching {
                    { camera(scene, &linking.camera) }
                }
            </div>
            { by_text(scene, linking) }
            <div class="buttons">
                { button(scene, "button button--quiet", "committee-link-stop", text.committee_link_stop(), Did::LinkingStopped) }
            </div>
        </section>
    }
}

fn camera(scene: &Scene, state: &CameraState) -> Html {
    let (so, remedy) = exchange::camera_words(scene, state);
    html! {
        <div class="scan__words">
            <p><strong>{ so }</strong>{ " " }{ remedy }</p>
            if !matches!(state, CameraState::Starting) {
                <button type="button" class="button button--small" onclick={scene.on(Did::CameraWanted)}>{ scene.text.camera_retry() }</button>
            }
        </div>
    }
}

/// Without a camera: the code goes by any other way, one each way.
fn by_text(scene: &Scene, linking: &Linking) -> Html {
    let text = scene.text;
    html! {
        <details class="details">
            <summary data-test="committee-by-text">{ text.committee_by_text() }</summary>
            <form class="form" novalidate=true onsubmit={scene.submitted(Did::PasteSubmitted)}>
                <div class="field">
                    <label class="field__label" for="committee-text">{ text.committee_paste() }</label>
                    <textarea id="committee-text" class="field__input field__input--code" rows="2" spellcheck="false" dir="ltr" autocomplete="off"
                        data-test="committee-text" value={linking.pasted.clone()} oninput={scene.typed(Did::PasteTyped)} />
                </div>
                <div class="buttons buttons--row">
                    <button type="submit" class="button" disabled={linking.pasted.trim().is_empty()} data-test="committee-paste">{ text.scan_read() }</button>
                    <button type="button" class="button" disabled={linking.shown.is_none()} data-test="committee-copy"
                        onclick={scene.on(Did::CopyWanted)}>{ text.by_text_copy() }</button>
                </div>
            </form>
        </details>
    }
}
