//! A wallet's member of a committee, and whatever comes over its links: nothing stops it, it sends and stores no more than it should,
//! nobody moves it from its seat but a word that it has signed and does not remember, and what it stored reads back.
mod chair;
mod scene;

use juicetokens_council::border::{Input, Stage};
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_proto::council as proto;
use prost::Message as _;
use proto::founding::Step;
use proto::link_message::Message;

use chair::{Chair, Moment};
use scene::Scene;

/// A link that the first member has.
const LINK: u32 = 1;
/// One that it does not have.
const NO_LINK: u32 = 77;

/// Comes over a link to a member that gathers, to one that founds, and to one that sits; as it is, and as if each of the others had
/// signed it.
pub(super) fn council(data: &[u8]) {
    let scene = Scene::shared();
    let forged = forged(scene, data);
    scene.moments.iter().for_each(|moment| hear_at(moment, data, &forged));
}

fn hear_at(moment: &Moment, data: &[u8], forged: &[Vec<u8>]) {
    let mut chair = Chair::at(moment);
    let (before, stored) = (chair.shown.clone(), chair.disk.len());
    chair.give(Input::Received(NO_LINK, data.to_vec()));
    assert_eq!((&chair.shown, chair.disk.len()), (&before, stored), "nobody is at the other end");
    chair.give(Input::Received(LINK, data.to_vec()));
    for bytes in forged {
        chair.give(Input::Received(LINK, bytes.clone()));
    }
    let agreed = before.agreed || before.stage == Stage::Sitting;
    assert!(agreed || chair.disk.len() == stored, "nothing is stored before its person agrees");
    chair.give(Input::Tick);
    let is_unseated = chair.shown.stage == Stage::Unseated;
    assert!(!is_unseated || (before.group.is_some() && is_own_word(data)), "nobody else unseats it");
    let stays = is_unseated || chair.shown.group == before.group;
    assert!(before.group.is_none() || stays, "nobody moves it from its seat");
    let group = chair.shown.group;
    chair.begin_again();
    assert_eq!(chair.shown.group, group, "it sits again where it sat");
    assert!(!is_unseated || chair.shown.stage == Stage::Unseated, "it does not sit again");
}

/// Whether it says to be a word of the first member: one of a later moment unseats it at an earlier one.
fn is_own_word(data: &[u8]) -> bool {
    match proto::LinkMessage::decode(data).ok().and_then(|message| message.message) {
        Some(Message::Said(said)) => said.member == scene::key(0).0,
        _ => false,
    }
}

/// What a group's founding and its first answer say over links, as seeds.
pub(super) fn worked_messages() -> Vec<Vec<u8>> {
    Scene::shared().said.iter().cloned().collect()
}

/// The same as if each of the other members had signed it: a signature that fits opens the door.
fn forged(scene: &Scene, data: &[u8]) -> Vec<Vec<u8>> {
    let message = proto::LinkMessage::decode(data).ok().and_then(|message| message.message);
    let by = |member: u8| match message.clone()? {
        Message::Founding(founding) => founding.step.map(|step| Message::Founding(sign_step(scene, member, step))),
        Message::Said(said) => Some(Message::Said(sign_word(scene, member, said))),
        _ => None,
    };
    let encode = |message| proto::LinkMessage { version: 1, message: Some(message) }.encode_to_vec();
    scene::OTHERS.filter_map(by).map(encode).collect()
}

/// For the first member, if it is for one.
fn sign_step(scene: &Scene, member: u8, mut step: Step) -> proto::Founding {
    let (me, key) = (scene::key(0).0, scene::key(member).0);
    if let Step::RoundTwo(share) = &mut step {
        share.to = me.to_vec();
    }
    let (kind, to, bytes) = match &step {
        Step::Opened(nonce) => (0, [0; 32], nonce),
        Step::RoundOne(bytes) => (1, [0; 32], bytes),
        Step::RoundTwo(share) => (2, me, &share.sealed),
        Step::Founded(bytes) => (3, [0; 32], bytes),
    };
    let value = Hash::derive("founding", &[&[2, kind], &scene.roster.0, &key, &to, bytes]);
    let signature = scene::sign(member, &value);
    proto::Founding { roster: scene.roster.0.to_vec(), member: key.to_vec(), step: Some(step), signature }
}

/// As the first word of a later sitting, so that it is heard.
fn sign_word(scene: &Scene, member: u8, said: proto::Said) -> proto::Said {
    let (key, sitting, index) = (scene::key(member).0, u64::from(u32::MAX), 0_u32);
    let (sitting_bytes, index_bytes) = (sitting.to_le_bytes(), index.to_le_bytes());
    let value = Hash::derive("said", &[&scene.group.0, &key, &sitting_bytes, &index_bytes, &said.word]);
    proto::Said { member: key.to_vec(), sitting, index, signature: scene::sign(member, &value), ..said }
}
