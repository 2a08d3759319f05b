//! What a stranger, or one of the members, can do to a member over a link.
use std::collections::VecDeque;

use juicetokens_council::border::{Input, LinkId, Opening, Output, Stage, Step, Summary};
use juicetokens_council::council::Council;
use juicetokens_proto::council as proto;
use prost::Message as _;
use proto::founding::Step as FoundingStep;
use proto::link_message::Message;

/// The link of a stranger to the first.
const STRANGER: LinkId = 99;
/// And to the second.
const TO_SECOND: LinkId = 98;
const OTHERS: [LinkId; 3] = [1, 2, 3];

/// Four of whom each is linked to the first, by a link that is called like it.
struct Star {
    members: Vec<Council>,
    shown: Vec<Summary>,
    disks: Vec<Vec<Vec<u8>>>,
    on_their_way: VecDeque<(LinkId, usize, Vec<u8>)>,
    /// What the stranger hears from the first.
    overheard: Vec<Message>,
    steps: u64,
}

impl Star {
    fn new() -> Self {
        let mut star = Self {
            members: ["A", "B", "C", "D"].map(|name| open(name, Vec::new())).into(),
            shown: vec![Summary::default(); 4],
            disks: vec![Vec::new(); 4],
            on_their_way: VecDeque::new(),
            overheard: Vec::new(),
            steps: 0,
        };
        (0..4).for_each(|member| star.give(member, Input::Begin));
        star.link();
        star
    }

    fn founded() -> Self {
        let mut star = Self::new();
        star.agree();
        star.talk();
        assert!(star.all_sit());
        star
    }

    /// All have agreed, and have stored their shares; what they say of that is lost where `is_lost` says so.
    fn shared(&mut self, is_lost: impl Fn(LinkId, usize) -> bool) {
        self.agree();
        while let Some((link, to, bytes)) = self.on_their_way.pop_front() {
            let is_founded =
                matches!(read(&bytes), Message::Founding(proto::Founding { step: Some(FoundingStep::Founded(_)), .. }));
            if !is_founded || !is_lost(link, to) {
                self.give(to, Input::Received(link, bytes));
            }
        }
    }

    fn agree(&mut self) {
        self.give(0, Input::Found);
        self.talk();
        (0..4).for_each(|member| self.agree_one(member));
    }

    fn agree_one(&mut self, member: usize) {
        let code = self.shown[member].code.clone();
        self.give(member, Input::Agree(code));
    }

    fn all_sit(&self) -> bool {
        self.shown.iter().all(|shown| shown.stage == Stage::Sitting)
    }

    fn link(&mut self) {
        for link in OTHERS {
            [0, link as usize].into_iter().for_each(|end| self.give(end, up(link)));
            self.talk();
        }
    }

    fn part(&mut self) {
        for link in OTHERS {
            [0, link as usize].into_iter().for_each(|end| self.give(end, Input::LinkDown(link)));
        }
        self.on_their_way.clear();
    }

    /// The first begins again with what is on its disk, and is linked with nobody.
    fn begin_again(&mut self) {
        self.members[0] = open("A", self.disks[0].clone());
        OTHERS.into_iter().for_each(|link| self.give(link as usize, Input::LinkDown(link)));
        self.on_their_way.clear();
        self.give(0, Input::Begin);
    }

    /// The first has heard that somebody else speaks in its name.
    fn unseat(&mut self, group: [u8; 32]) {
        let unseated = proto::record::Record::Unseated(group.to_vec());
        self.disks[0].push(proto::Record { record: Some(unseated) }.encode_to_vec());
        self.begin_again();
        assert_eq!(self.shown[0].stage, Stage::Unseated);
    }

    fn give(&mut self, member: usize, input: Input) {
        self.steps += 1;
        let mut entropy = [7; 32];
        entropy[..8].copy_from_slice(&self.steps.to_le_bytes());
        for output in self.members[member].step(Step { input, now_ms: 1_760_000_000_000, entropy }) {
            match output {
                Output::Send(STRANGER, bytes) => self.overheard.push(read(&bytes)),
                Output::Send(link, bytes) => {
                    let to = if member == 0 { link as usize } else { 0 };
                    self.on_their_way.push_back((link, to, bytes));
                }
                Output::Changed(summary) => self.shown[member] = summary,
                Output::Store(records) => self.disks[member].extend(records),
                _ => {}
            }
        }
    }

    fn talk(&mut self) {
        while let Some((link, to, bytes)) = self.on_their_way.pop_front() {
            self.give(to, Input::Received(link, bytes));
        }
    }

    /// The second says something, so that there are words to hear.
    fn speak(&mut self) {
        self.give(1, Input::Greet(1, [1; 32]));
        self.talk();
    }

    /// The stranger says something to the first.
    fn tell_first(&mut self, message: Message) {
        self.give(0, Input::Received(STRANGER, write(message)));
    }

    /// What the stranger has heard of one kind, once.
    fn overhear<T>(&mut self, kind: impl Fn(Message) -> Option<T>) -> T {
        std::mem::take(&mut self.overheard).into_iter().find_map(kind).unwrap()
    }
}

fn open(name: &str, log: Vec<Vec<u8>>) -> Council {
    Council::open(Opening { name: name.to_owned(), log }).unwrap()
}

/// Each link has something that no other has.
fn up(link: LinkId) -> Input {
    Input::LinkUp(link, link.to_le_bytes().to_vec())
}

fn read(bytes: &[u8]) -> Message {
    proto::LinkMessage::decode(bytes).unwrap().message.unwrap()
}

fn write(message: Message) -> Vec<u8> {
    proto::LinkMessage { version: 1, message: Some(message) }.encode_to_vec()
}

fn is_word(message: &Message) -> bool {
    matches!(message, Message::Said(_))
}

#[test]
fn a_members_own_proof_that_is_sent_back_to_it_proves_nothing() {
    let mut star = Star::founded();
    star.speak();
    star.give(0, up(STRANGER));
    let challenge = star.overhear(|message| if let Message::Challenge(value) = message { Some(value) } else { None });
    star.tell_first(Message::Challenge(challenge));
    let proof = star.overhear(|message| if let Message::Proof(proof) = message { Some(proof) } else { None });
    star.tell_first(Message::Proof(proof));
    star.tell_first(Message::Heard(proto::Heard::default()));
    assert!(!star.overheard.iter().any(is_word), "it is not taken in by its own word");
}

#[test]
fn whoever_stands_between_two_members_passes_for_neither() {
    let mut star = Star::founded();
    star.speak();
    // Each of them is linked with the stranger, who hands on all that they say to each other, but that neither has heard anything.
    let handed_on = |message| match message {
        Message::Heard(_) => Message::Heard(proto::Heard::default()),
        other => other,
    };
    star.give(0, up(STRANGER));
    star.give(1, up(TO_SECOND));
    let mut heard = Vec::new();
    for _ in 0..8 {
        for message in std::mem::take(&mut star.overheard) {
            heard.push(message.clone());
            star.give(1, Input::Received(TO_SECOND, write(handed_on(message))));
        }
        for (_, _, bytes) in std::mem::take(&mut star.on_their_way).into_iter().filter(|(link, ..)| *link == TO_SECOND)
        {
            let message = read(&bytes);
            heard.push(message.clone());
            star.give(0, Input::Received(STRANGER, write(handed_on(message))));
        }
    }
    assert!(heard.iter().any(|message| matches!(message, Message::Proof(_))), "they have proved themselves");
    assert!(!heard.iter().any(is_word), "links have different certificates");
}

#[test]
fn a_step_that_nobody_signed_takes_nobody_out_of_what_it_has_agreed_to() {
    let mut star = Star::new();
    star.give(0, up(STRANGER));
    star.shared(|_, _| true);
    let earlier = star.overhear(|message| if let Message::Founding(step) = message { Some(step) } else { None });
    (0..4).for_each(|member| star.give(member, Input::StepBack));
    star.give(0, Input::Found);
    star.talk();
    star.agree_one(0);
    let code = star.shown[0].code.clone();
    let forged = proto::Founding { step: Some(FoundingStep::Founded(vec![0; 32])), ..earlier };
    star.tell_first(Message::Founding(forged));
    assert!(star.shown[0].agreed && !code.is_empty() && star.shown[0].code == code);
}

#[test]
fn shares_that_were_given_up_are_taken_up_when_the_others_go_on() {
    let mut star = Star::new();
    star.shared(|_, _| true);
    [2, 3].into_iter().for_each(|member| star.give(member, Input::StepBack));
    star.part();
    star.link();
    assert!(star.all_sit());
}

#[test]
fn a_member_that_is_unseated_may_found_anew_though_its_power_goes() {
    let mut old = Star::founded();
    let group = old.shown[0].group.unwrap();
    old.speak();
    let mut star = Star::new();
    star.part();
    star.disks[0] = old.disks.swap_remove(0);
    star.unseat(group);
    star.link();
    star.shared(|link, to| (link, to) == (1, 0));
    assert_eq!(star.shown[0].stage, Stage::Founding);
    star.begin_again();
    star.link();
    assert!(star.all_sit() && star.shown[0].group != Some(group));
}

#[test]
fn a_member_that_is_unseated_does_not_sit_there_again_whatever_is_proposed_to_it() {
    let mut star = Star::founded();
    star.speak();
    let group = star.shown[0].group.unwrap();
    star.unseat(group);
    star.give(0, up(STRANGER));
    let me = star.overhear(|message| if let Message::Hello(member) = message { Some(member) } else { None });
    let made_up = |number: u8| {
        let bytes = vec![number; 32];
        let (key, exchange_key, commitment) = (bytes.clone(), bytes.clone(), bytes);
        proto::Member { key, exchange_key, name: "x".to_owned(), commitment }
    };
    let mut members = vec![me, made_up(1), made_up(2), made_up(3)];
    members.sort_by_key(|member| member.key.clone());
    star.tell_first(Message::Roster(proto::Roster { members, attempt: vec![0; 16] }));
    assert_eq!(star.shown[0].stage, Stage::Founding, "it may found another one");
    star.link();
    assert_ne!(star.shown[0].stage, Stage::Sitting, "whatever the old one's members say to it");
}
