//! Health: each finding with what to do about it, and the file for whoever helps.
use juicetokens_engine::foundation::time::confidence::Confidence;
use juicetokens_engine::foundation::time::spoofing::ClockSign;
use juicetokens_engine::token::transfer::request::PROTOCOL;
use yew::prelude::*;

use crate::model::border::Device;
use crate::model::health::{Concern, Event as Did, concerns, confidence};
use crate::model::{Event, Route, health, notices};
use crate::view::components::{icon, notice};
use crate::view::safety;
use crate::view::scene::Scene;

/// What a device may have that an exchange uses, or could use one day.
const PARTS: [&str; 5] = ["camera", "share", "passkey", "bluetooth", "nfc"];

impl From<health::Event> for Event {
    fn from(event: health::Event) -> Self {
        Self::Health(event)
    }
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let found = concerns(scene.model);
    let minds = |concern: Concern| found.contains(&concern);
    html! {
        <div class="form" data-test="health" data-concerns={found.len().to_string()}>
            if found.is_empty() {
                <p class="check check--exact" role="status">{ icon::tick() }<span>{ scene.text.health_well() }</span></p>
            }
            { storage(scene, minds(Concern::NotKept) || minds(Concern::NearlyFull), minds(Concern::NearlyFull)) }
            { backup(scene, minds(Concern::NotBackedUp)) }
            { place(scene, minds(Concern::InTab)) }
            { update(scene) }
            { time(scene, minds(Concern::ClockTurned)) }
            { device(scene) }
            { versions(scene) }
            { file(scene) }
        </div>
    }
}

/// One finding: whether it asks for something, its title, and what is said of it.
fn finding(name: &'static str, minds: bool, title: AttrValue, content: Html) -> Html {
    html! {
        <section class="card" aria-labelledby={name} data-test={format!("health-{name}")} data-minds={minds.to_string()}>
            <h2 id={name} class="finding">{ if minds { icon::warning() } else { icon::tick() } }<span>{ title }</span></h2>
            { content }
        </section>
    }
}

fn storage(scene: &Scene, minds: bool, full: bool) -> Html {
    let text = scene.text;
    let amounts = scene.model.health.device.as_ref().and_then(|device| device.used.zip(device.quota));
    let not_kept = scene.model.notices.persistence.is_some_and(|answer| answer != Some(true));
    finding(
        "storage",
        minds,
        text.health_storage(),
        html! {
            <>
                { notice::persistence(scene) }
                if not_kept { <p>{ text.health_not_kept_do() }</p> }
                if let Some((used, quota)) = amounts {
                    <p class="quiet" data-test="health-used">{ text.health_used(&megabytes(scene, used), &megabytes(scene, quota)) }</p>
                }
                if full { <p>{ text.health_full_do() }</p> }
            </>
        },
    )
}

/// Whole megabytes, at least one.
fn megabytes(scene: &Scene, bytes: f64) -> AttrValue {
    scene.text.whole((bytes / 1e6).ceil().max(1.0) as u64)
}

fn backup(scene: &Scene, minds: bool) -> Html {
    let text = scene.text;
    finding(
        "backup",
        minds,
        text.safety_backup(),
        html! {
            <>
                { safety::standing(scene) }
                <a class="button button--wide" href={Route::Safety.path()} data-test="health-to-safety" onclick={scene.goes(Route::Safety)}>
                    { text.safety_open() }
                </a>
            </>
        },
    )
}

fn place(scene: &Scene, minds: bool) -> Html {
    let text = scene.text;
    let Some(device) = &scene.model.health.device else { return html! {} };
    finding(
        "place",
        minds,
        text.health_place(),
        html! {
            <>
                <p>{ if device.installed { text.health_installed() } else { text.health_tab() } }</p>
                if minds { <p>{ text.install_rule() }</p> }
                if !device.installed {
                    <a class="button button--wide" href={Route::Install.path()} data-test="health-install" onclick={scene.goes(Route::Install)}>
                        { text.install_title() }
                    </a>
                }
            </>
        },
    )
}

fn update(scene: &Scene) -> Html {
    let text = scene.text;
    let ready = scene.model.notices.update_ready;
    finding(
        "update",
        ready,
        text.health_update(),
        html! {
            if ready {
                <p>{ text.health_update_do() }</p>
                <button type="button" class="button button--wide" data-test="health-update-apply"
                    onclick={scene.on(Event::Notices(notices::Event::UpdateWanted))}>{ text.notice_update_yes() }</button>
            } else {
                <p>{ text.health_newest() }</p>
            }
        },
    )
}

fn time(scene: &Scene, minds: bool) -> Html {
    let text = scene.text;
    let Some(wallet) = &scene.model.health.wallet else { return html! {} };
    let time = &wallet.time;
    let (name, words) = match confidence(scene.model) {
        Confidence::Verified => ("verified", text.health_time_verified(time.agreeing, time.clocks)),
        Confidence::Consensus => ("consensus", text.health_time_consensus()),
        Confidence::Inadequate => ("inadequate", text.health_time_inadequate()),
    };
    finding(
        "time",
        minds,
        text.health_time(),
        html! {
            <>
                <p data-test="health-confidence" data-confidence={name}>{ words }</p>
                if let Some(bound) = time.not_before {
                    <p class="quiet">{ text.health_time_bound(&scene.moment(bound)) }</p>
                }
                if time.is_corrected { <p>{ text.health_time_corrected() }</p> }
                <ul class="plain">{ for time.signs.iter().map(|each| html! { <li data-test="health-sign">{ sign(scene, each) }</li> }) }</ul>
                if minds { <p>{ text.health_time_do() }</p> }
            </>
        },
    )
}

/// What looks as if somebody had turned a clock.
fn sign(scene: &Scene, sign: &ClockSign) -> AttrValue {
    let text = scene.text;
    let minutes = |by_ms: u64| u32::try_from(by_ms.div_ceil(60_000)).unwrap_or(u32::MAX);
    match sign {
        ClockSign::WallWentAhead { by_ms } => text.health_sign_ahead(minutes(*by_ms)),
        ClockSign::WallWentBack { by_ms } => text.health_sign_back(minutes(*by_ms)),
        ClockSign::WallBehindSigned { by_ms } => text.health_sign_behind(minutes(*by_ms)),
        ClockSign::PeerWentBack { .. } => text.health_sign_peer_back(),
        ClockSign::PeerAheadNearExpiry { .. } => text.health_sign_peer_ahead(),
    }
}

fn device(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(device) = &scene.model.health.device else { return html! {} };
    let named = |there: bool| -> Vec<AttrValue> {
        let parts = PARTS.into_iter().filter(|part| device.has.iter().any(|has| has == part) == there);
        parts.map(|part| part_name(scene, part)).collect()
    };
    let (here, not_here) = (named(true), named(false));
    let has_radio = device.has.iter().any(|has| has == "bluetooth" || has == "nfc");
    finding(
        "device",
        false,
        text.health_device(),
        html! {
            <>
                if !here.is_empty() { <p>{ text.health_has(&text.list(&here)) }</p> }
                if !not_here.is_empty() { <p>{ text.health_lacks(&text.list(&not_here)) }</p> }
                if !has(device, "camera") { <p>{ text.health_no_camera_do() }</p> }
                if has_radio { <p class="quiet">{ text.health_radio() }</p> }
            </>
        },
    )
}

fn has(device: &Device, part: &str) -> bool {
    device.has.iter().any(|each| each == part)
}

fn part_name(scene: &Scene, part: &str) -> AttrValue {
    let text = scene.text;
    match part {
        "camera" => text.health_camera(),
        "share" => text.health_share(),
        "passkey" => text.health_passkey(),
        "bluetooth" => text.health_bluetooth(),
        _ => text.health_nfc(),
    }
}

fn versions(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(wallet) = &scene.model.health.wallet else { return html! {} };
    let build = scene.model.health.device.as_ref().map_or("", |device| &device.build);
    let counts = [u64::from(wallet.coins), u64::from(wallet.movements), wallet.changes].map(|count| text.whole(count));
    let formats = text.health_formats(PROTOCOL.into(), wallet.database, wallet.header.into());
    finding(
        "versions",
        false,
        text.health_versions(),
        html! {
            <>
                <p data-test="health-stored">{ text.health_stored(&counts[0], &counts[1], &counts[2]) }</p>
                <p><bdi>{ env!("CARGO_PKG_VERSION") }{ " · " }<code>{ build }</code></bdi></p>
                <p>{ formats }</p>
            </>
        },
    )
}

/// What is told to whoever helps: read first, then kept or copied.
fn file(scene: &Scene) -> Html {
    let text = scene.text;
    let button = |did: Did, test: &'static str, words: AttrValue| {
        html! { <button type="button" class="button" data-test={test} onclick={scene.on(did)}>{ words }</button> }
    };
    html! {
        <section class="card" aria-labelledby="file">
            <h2 id="file">{ text.failed_file() }</h2>
            <p class="quiet">{ text.failed_file_means() }</p>
            if let Some(file) = &scene.model.health.file {
                <pre class="file" tabindex="0" dir="ltr" lang="en" data-test="health-file">{ file }</pre>
                <div class="buttons">
                    { button(Did::FileSaved, "health-file-save", text.failed_file_save()) }
                    { button(Did::FileCopied, "health-file-copy", text.by_text_copy()) }
                    { button(Did::FileClosed, "health-file-close", text.notice_close()) }
                </div>
            } else {
                { button(Did::FileOpened, "health-file-open", text.health_file_open()) }
            }
        </section>
    }
}
