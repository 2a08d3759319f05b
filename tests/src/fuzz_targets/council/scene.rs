//! Four members that found a group and settle one question: all that they say, and the first of them at each stage of it.
use std::collections::{BTreeSet, VecDeque};
use std::ops::Range;
use std::sync::OnceLock;

use juicetokens_council::border::{Input, LinkId};
use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, signed_message};
use juicetokens_engine::lifecycle::witness::message::Settlement;
use juicetokens_engine::lifecycle::witness::wire as witness_wire;
use juicetokens_engine::testing::SoftSigner;
use juicetokens_proto::council as proto;
use prost::Message as _;

use super::chair::{Chair, Moment};
use crate::sim::office::issue;
use crate::sim::town::Town;

/// All but the first; each is linked with the first, by a link of its own number.
pub(super) const OTHERS: Range<u8> = 1..4;
/// Longer than it takes until a question is answered.
const MOST_SECONDS: u32 = 60;

/// What is prepared once.
pub(super) struct Scene {
    /// The roster's hash.
    pub(super) roster: Hash,
    pub(super) group: PublicKey,
    /// The first member while it gathers, founds and sits.
    pub(super) moments: Vec<Moment>,
    /// Everything that was sent, each once.
    pub(super) said: BTreeSet<Vec<u8>>,
}

impl Scene {
    pub(super) fn shared() -> &'static Self {
        static SCENE: OnceLock<Scene> = OnceLock::new();
        SCENE.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut room = Room::new();
        let mut moments = room.found();
        let group = PublicKey(room.chairs[0].shown.group.unwrap());
        moments.extend(room.settle(group));
        let roster = room.said.iter().find_map(|bytes| roster_of(bytes)).unwrap();
        Self { roster, group, moments, said: room.said }
    }
}

/// The signing seed of a member.
fn seed(member: u8) -> [u8; 32] {
    [member + 50; 32]
}

fn signer(member: u8) -> SoftSigner {
    let mut signer = SoftSigner::new([0; 32]);
    signer.find(seed(member));
    signer
}

/// A member's key.
pub(super) fn key(member: u8) -> PublicKey {
    signer(member).public(&KeyPath::Found)
}

/// Signs as a member, role `W`.
pub(super) fn sign(member: u8, value: &Hash) -> Vec<u8> {
    signer(member).sign(&KeyPath::Found, &signed_message(SigRole::Ballot, value)).0.to_vec()
}

/// Which roster a step of founding is of.
fn roster_of(bytes: &[u8]) -> Option<Hash> {
    match proto::LinkMessage::decode(bytes).ok()?.message? {
        proto::link_message::Message::Founding(founding) => Some(Hash(founding.roster.try_into().ok()?)),
        _ => None,
    }
}

/// The members, and what is on its way between them.
struct Room {
    chairs: Vec<Chair>,
    on_their_way: VecDeque<(LinkId, usize, Vec<u8>)>,
    said: BTreeSet<Vec<u8>>,
}

impl Room {
    fn new() -> Self {
        let chair = |member: u8| {
            let secret = proto::Secret { seed: seed(member).to_vec(), exchange_seed: vec![member + 90; 32] };
            Chair::new(vec![proto::Record { record: Some(proto::record::Record::Secret(secret)) }.encode_to_vec()])
        };
        Self { chairs: (0..OTHERS.end).map(chair).collect(), on_their_way: VecDeque::new(), said: BTreeSet::new() }
    }

    /// The first at each stage of a founding: linked, proposed, agreed, before it has its share, before the others have theirs.
    fn found(&mut self) -> Vec<Moment> {
        self.link_all();
        let mut moments = vec![self.chairs[0].moment()];
        self.give(0, Input::Found);
        self.talk();
        moments.push(self.chairs[0].moment());
        self.agree(0);
        self.talk();
        moments.push(self.chairs[0].moment());
        OTHERS.for_each(|member| self.agree(usize::from(member)));
        self.talk();
        moments.extend([self.chairs[0].before(2), self.with_share().moment()]);
        moments
    }

    fn agree(&mut self, member: usize) {
        let code = self.chairs[member].shown.code.clone();
        self.give(member, Input::Agree(code));
    }

    /// The first as it begins again when it has stored its share, and nothing after it.
    fn with_share(&self) -> Chair {
        let mut chair = Chair::new(self.chairs[0].disk[..2].to_vec());
        OTHERS.for_each(|link| chair.give(Input::LinkUp(u32::from(link), vec![link])));
        chair
    }

    /// The first where it sits: before anything is asked, in the middle of it, and when it is answered.
    fn settle(&mut self, group: PublicKey) -> [Moment; 3] {
        let town = Town::new();
        let issuance = issue(&town.office.signer, |issuance| issuance.witnesses = vec![group]);
        self.give(0, Input::Learn(issuance.bytes().to_vec()));
        self.talk();
        self.begin_again();
        self.talk();
        let (sits, stored) = (self.chairs[0].moment(), self.chairs[0].disk.len());
        let question = town.payer.renewal(&town.office.coin_of(&issuance, 0, town.payer.key()));
        self.give(1, Input::Ask(1, witness_wire::encode(&Settlement::Question(1, question))));
        for _ in 0..MOST_SECONDS {
            self.talk();
            if self.chairs[1].answers > 0 {
                let middle = self.chairs[0].before(stored + 3);
                return [sits, middle, self.chairs[0].moment()];
            }
            self.chairs.iter_mut().for_each(|chair| chair.wait(1_000));
            (0..self.chairs.len()).for_each(|member| self.collect(member));
        }
        panic!("members that are linked answer");
    }

    /// The first begins anew, and all links with it.
    fn begin_again(&mut self) {
        OTHERS.for_each(|link| self.give(usize::from(link), Input::LinkDown(u32::from(link))));
        self.chairs[0].begin_again();
        self.link_all();
    }

    fn link_all(&mut self) {
        for link in OTHERS {
            [0, usize::from(link)]
                .into_iter()
                .for_each(|end| self.give(end, Input::LinkUp(u32::from(link), vec![link])));
        }
        self.talk();
    }

    fn give(&mut self, member: usize, input: Input) {
        self.chairs[member].give(input);
        self.collect(member);
    }

    fn collect(&mut self, member: usize) {
        for (link, bytes) in std::mem::take(&mut self.chairs[member].sent) {
            self.said.insert(bytes.clone());
            let to = if member == 0 { link as usize } else { 0 };
            self.on_their_way.push_back((link, to, bytes));
        }
    }

    /// Everything on its way arrives.
    fn talk(&mut self) {
        while let Some((link, to, bytes)) = self.on_their_way.pop_front() {
            self.give(to, Input::Received(link, bytes));
        }
    }
}
