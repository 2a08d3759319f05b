//! The wallets that this one is linked with, and how far each has heard everybody.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::signature::PublicKey;

use crate::border::LinkId;
use crate::minutes::Position;
use crate::roster::Member;

/// Most links at a time.
const MOST_LINKS: usize = 24;

/// What is known of who is at the other end.
#[derive(Default)]
pub(crate) struct Link {
    /// Who it says it is. Whatever it says for others is signed by them.
    pub(crate) hello: Option<Member>,
    /// What it is to sign with a member's key.
    pub(crate) challenge: [u8; 32],
    /// What no other link has: nobody between two members passes for one of them by handing on what they sign.
    pub(crate) binding: Vec<u8>,
    /// A member, by its signature: only a member hears words and tells of issuances.
    pub(crate) proven: Option<PublicKey>,
    /// How far it has heard each member. None until it has said so, once: nothing is sent before.
    pub(crate) heard: Option<BTreeMap<PublicKey, Position>>,
    /// Whom it has links to itself.
    pub(crate) present: BTreeSet<PublicKey>,
}

/// All links.
#[derive(Default)]
pub(crate) struct Links(BTreeMap<LinkId, Link>);

impl Links {
    /// A link is up. `false` when there are too many.
    pub(crate) fn open(&mut self, id: LinkId, (challenge, binding): ([u8; 32], Vec<u8>)) -> bool {
        let has_room = self.0.len() < MOST_LINKS;
        if has_room {
            self.0.insert(id, Link { challenge, binding, ..Link::default() });
        }
        has_room
    }

    pub(crate) fn close(&mut self, id: LinkId) {
        self.0.remove(&id);
    }

    pub(crate) fn link_mut(&mut self, id: LinkId) -> Option<&mut Link> {
        self.0.get_mut(&id)
    }

    pub(crate) fn ids(&self) -> Vec<LinkId> {
        self.0.keys().copied().collect()
    }

    pub(crate) fn each_mut(&mut self) -> impl Iterator<Item = (LinkId, &mut Link)> {
        self.0.iter_mut().map(|(id, link)| (*id, link))
    }

    /// Who is at the other ends, each once.
    pub(crate) fn people(&self) -> BTreeMap<PublicKey, Member> {
        self.0.values().filter_map(|link| link.hello.clone()).map(|member| (member.key, member)).collect()
    }

    /// Whom words reach: over a link, or over a link of somebody who is linked.
    pub(crate) fn reach(&self) -> BTreeSet<PublicKey> {
        let far = self.0.values().flat_map(|link| link.present.iter().copied());
        self.people().into_keys().chain(far).collect()
    }
}
