//! What the world tells that is only shown.
use crate::model::border::HostEvent;
use crate::model::{Model, request};

/// Keeps what is only shown.
pub(super) fn note(model: &mut Model, seen: HostEvent) {
    let sight = &mut model.exchange.sight;
    match seen {
        HostEvent::CameraRuns(run, devices) => {
            sight.begin(run);
            sight.devices = devices;
        }
        HostEvent::CodeSeen => sight.see(),
        HostEvent::Noticed(note) => sight.notice(note),
        HostEvent::Persistence(answer) => model.notices.persistence = Some(answer),
        HostEvent::UpdateReady => model.notices.update_ready = true,
        HostEvent::InstallOffered => model.notices.install_offered = true,
        HostEvent::Device(device) => model.health.device = Some(*device),
        HostEvent::Diagnosed(text) => model.health.file = Some(text),
        HostEvent::Copied(copied) => {
            request::copied(model, copied);
            model.exchange.copied = Some(copied);
        }
        HostEvent::PasskeysOffered => model.safety.passkeys_offered = true,
        _ => {}
    }
}
