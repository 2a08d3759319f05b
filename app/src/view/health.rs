//! Health: each finding with what to do about it, and the file for whoever helps.
use juicetokens_engine::foundation::time::confidence::Confidence;
use juicetokens_engine::foundation::time::spoofing::ClockSign;
use juicetokens_engine::token::transfer::request::PROTOCOL;
use yew::prelude::*;

use crate::model::health::{Concern, Event as Did, concerns, confidence};
use crate::model::{Event, Route, health, notices};
use crate::view::components::{icon, link, notice};
use crate::view::safety;
use crate::view::scene::Scene;

impl From<health::Event> for Event {
    fn from(event: health::Event) -> Self {
        Self::Health(event)
    }
}

/// What was found, and what to do about it.
#[derive(Default)]
struct Finding {
    /// For tests.
    name: &'static str,
    /// How it stands, for tests.
    state: &'static str,
    /// Whether it asks for something.
    minds: bool,
    title: AttrValue,
    /// Above the words.
    first: Html,
    words: Vec<AttrValue>,
    /// Below them.
    last: Html,
}

pub(crate) fn screen(scene: &Scene) -> Html {
    let found = concerns(scene.model);
    let findings = [
        Some(storage(scene, &found)),
        Some(backup(scene, &found)),
        place(scene, &found),
        Some(update(scene, &found)),
        time(scene, &found),
        device(scene),
        versions(scene),
    ];
    html! {
        <div class="form" data-test="health" data-concerns={found.len().to_string()}>
            if found.is_empty() {
                <p class="check check--exact" role="status">{ icon::tick() }<span>{ scene.text.health_well() }</span></p>
            }
            { for findings.into_iter().flatten().map(card) }
            { file(scene) }
        </div>
    }
}

fn card(finding: Finding) -> Html {
    let Finding { name, state, minds, title, first, words, last } = finding;
    html! {
        <section class="card" aria-labelledby={name} data-test={format!("health-{name}")} data-minds={minds.to_string()} data-state={state}>
            <h2 id={name} class="finding">{ if minds { icon::warning() } else { icon::tick() } }<span>{ title }</span></h2>
            { first }
            { for words.into_iter().map(|each| html! { <p>{ each }</p> }) }
            { last }
        </section>
    }
}

fn storage(scene: &Scene, found: &[Concern]) -> Finding {
    let text = scene.text;
    let is_full = found.contains(&Concern::NearlyFull);
    let mut words = Vec::new();
    if scene.model.notices.persistence.is_some_and(|answer| answer != Some(true)) {
        words.push(text.health_not_kept_do());
    }
    let device = scene.model.health.device.as_ref();
    if let Some((used, quota)) = device.and_then(|device| device.used.zip(device.quota)) {
        let megabytes = |bytes: f64| text.whole((bytes / 1e6).ceil().max(1.0) as u64);
        words.push(text.health_used(&megabytes(used), &megabytes(quota)));
    }
    if is_full {
        words.push(text.health_full_do());
    }
    let minds = is_full || found.contains(&Concern::NotKept);
    let first = notice::persistence(scene);
    Finding { name: "storage", minds, title: text.health_storage(), first, words, ..Finding::default() }
}

fn backup(scene: &Scene, found: &[Concern]) -> Finding {
    let text = scene.text;
    Finding {
        name: "backup",
        minds: found.contains(&Concern::NotBackedUp),
        title: text.safety_backup(),
        first: safety::standing(scene),
        last: link::wide(scene, Route::Safety, "health-to-safety", text.safety_open()),
        ..Finding::default()
    }
}

fn place(scene: &Scene, found: &[Concern]) -> Option<Finding> {
    let text = scene.text;
    let installed = scene.model.health.device.as_ref()?.installed;
    let minds = found.contains(&Concern::InTab);
    let mut words = vec![if installed { text.health_installed() } else { text.health_tab() }];
    words.extend(minds.then(|| text.install_rule()));
    let last = match installed {
        true => html! {},
        false => link::wide(scene, Route::Install, "health-install", text.install_title()),
    };
    Some(Finding { name: "place", minds, title: text.health_place(), words, last, ..Finding::default() })
}

fn update(scene: &Scene, found: &[Concern]) -> Finding {
    let text = scene.text;
    let minds = found.contains(&Concern::UpdateReady);
    let (words, last) = match minds {
        true => {
            let wanted = Event::Notices(notices::Event::UpdateWanted);
            (text.health_update_do(), button(scene, wanted, "health-update-apply", text.notice_update_yes()))
        }
        false => (text.health_newest(), html! {}),
    };
    Finding { name: "update", minds, title: text.health_update(), words: vec![words], last, ..Finding::default() }
}

fn button(scene: &Scene, event: Event, test: &'static str, words: AttrValue) -> Html {
    html! { <button type="button" class="button button--wide" data-test={test} onclick={scene.on(event)}>{ words }</button> }
}

fn time(scene: &Scene, found: &[Concern]) -> Option<Finding> {
    let text = scene.text;
    let time = &scene.model.health.wallet.as_ref()?.time;
    let (state, sure) = match confidence(scene.model) {
        Confidence::Verified => ("verified", text.health_time_verified(time.agreeing, time.clocks)),
        Confidence::Consensus => ("consensus", text.health_time_consensus()),
        Confidence::Inadequate => ("inadequate", text.health_time_inadequate()),
    };
    let minds = found.contains(&Concern::ClockTurned);
    let mut words = vec![sure];
    words.extend(time.not_before.map(|bound| text.health_time_bound(&scene.moment(bound))));
    words.extend(time.is_corrected.then(|| text.health_time_corrected()));
    words.extend(time.signs.iter().map(|each| sign(scene, each)));
    words.extend(minds.then(|| text.health_time_do()));
    Some(Finding { name: "time", state, minds, title: text.health_time(), words, ..Finding::default() })
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

fn device(scene: &Scene) -> Option<Finding> {
    let text = scene.text;
    let device = scene.model.health.device.as_ref()?;
    let has = |part: &str| device.has.iter().any(|each| each == part);
    let parts = [
        ("camera", text.health_camera()),
        ("share", text.health_share()),
        ("passkey", text.health_passkey()),
        ("bluetooth", text.health_bluetooth()),
        ("nfc", text.health_nfc()),
    ];
    let (here, not_here): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(part, _)| has(part));
    let list = |parts: Vec<(&str, AttrValue)>| {
        let names: Vec<AttrValue> = parts.into_iter().map(|(_, name)| name).collect();
        (!names.is_empty()).then(|| text.list(&names))
    };
    let lines = [
        list(here).map(|names| text.health_has(&names)),
        list(not_here).map(|names| text.health_lacks(&names)),
        (!has("camera")).then(|| text.health_no_camera_do()),
        (has("bluetooth") || has("nfc")).then(|| text.health_radio()),
    ];
    let words = lines.into_iter().flatten().collect();
    Some(Finding { name: "device", title: text.health_device(), words, ..Finding::default() })
}

fn versions(scene: &Scene) -> Option<Finding> {
    let text = scene.text;
    let wallet = scene.model.health.wallet.as_ref()?;
    let build = scene.model.health.device.as_ref().map_or("", |device| &device.build);
    let [coins, movements, changes] =
        [u64::from(wallet.coins), u64::from(wallet.movements), wallet.changes].map(|count| text.whole(count));
    let words = vec![
        text.health_stored(&coins, &movements, &changes),
        text.health_formats(env!("CARGO_PKG_VERSION"), build, PROTOCOL.into(), wallet.database, wallet.header.into()),
    ];
    Some(Finding { name: "versions", title: text.health_versions(), words, ..Finding::default() })
}

/// What is told to whoever helps: read first, then kept or copied.
fn file(scene: &Scene) -> Html {
    let text = scene.text;
    let Some(file) = &scene.model.health.file else {
        let words = vec![text.failed_file_means()];
        let last = button(scene, Did::FileOpened.into(), "health-file-open", text.health_file_open());
        return card(Finding { name: "help", title: text.failed_file(), words, last, ..Finding::default() });
    };
    let buttons = [
        (Did::FileSaved, "health-file-save", text.failed_file_save()),
        (Did::FileCopied, "health-file-copy", text.by_text_copy()),
        (Did::FileClosed, "health-file-close", text.notice_close()),
    ];
    let last = html! {
        <>
            <pre class="file" tabindex="0" dir="ltr" lang="en" data-test="health-file">{ file }</pre>
            { for buttons.into_iter().map(|(did, test, words)| button(scene, did.into(), test, words)) }
        </>
    };
    let words = vec![text.failed_file_means()];
    card(Finding { name: "help", title: text.failed_file(), words, last, ..Finding::default() })
}
