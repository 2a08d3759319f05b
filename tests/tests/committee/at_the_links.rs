//! What a stranger, or one of the members, can do to a member over a link.
use std::collections::VecDeque;

use juicetokens_council::border::{Input, LinkId, Opening, Output, Stage, Step, Summary};
use juicetokens_council::council::Council;
use juicetokens_proto::council as proto;
use prost::Message as _;
use proto::link_message::Message;

/// The link of a stranger to the first.
const STRANGER: LinkId = 99;

/// Each link has something that no other has.
fn up(link: LinkId) -> Input {
    Input::LinkUp(link, vec![link as u8])
}

/// Four of whom each is linked to the first, by a link that is called like it.
struct Star {
    chairs: Vec<Council>,
    shown: Vec<Summary>,
    disk: Vec<Vec<Vec<u8>>>,
    way: VecDeque<(u32, usize, Vec<u8>)>,
    out: Vec<Vec<u8>>,
    n: u64,
}
impl Star {
    fn give(&mut self, m: usize, input: Input) {
        self.n += 1;
        let mut entropy = [7; 32];
        entropy[..8].copy_from_slice(&self.n.to_le_bytes());
        let outputs = self.chairs[m].step(Step { input, now_ms: 1_760_000_000_000, entropy });
        for output in outputs {
            match output {
                Output::Send(STRANGER, bytes) => self.out.push(bytes),
                Output::Send(link, bytes) => {
                    let to = if m == 0 { link as usize } else { 0 };
                    self.way.push_back((link, to, bytes));
                }
                Output::Changed(s) => self.shown[m] = s,
                Output::Store(r) => self.disk[m].extend(r),
                _ => {}
            }
        }
    }
    fn talk(&mut self) {
        while let Some((l, to, b)) = self.way.pop_front() {
            self.give(to, Input::Received(l, b));
        }
    }
    fn eve(&mut self, m: Message) {
        let b = proto::LinkMessage { version: 1, message: Some(m) }.encode_to_vec();
        self.give(0, Input::Received(STRANGER, b));
    }
    fn heard(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.out)
            .iter()
            .map(|b| proto::LinkMessage::decode(&b[..]).unwrap().message.unwrap())
            .collect()
    }
    fn new() -> Self {
        let open = |n: &str| Council::open(Opening { name: n.into(), log: vec![] }).unwrap();
        let mut star = Star {
            chairs: ["A", "B", "C", "D"].map(open).into(),
            shown: vec![Summary::default(); 4],
            disk: vec![vec![]; 4],
            way: VecDeque::new(),
            out: vec![],
            n: 0,
        };
        for m in 0..4 {
            star.give(m, Input::Begin);
        }
        for m in 1..4u32 {
            star.give(0, up(m));
            star.give(m as usize, up(m));
        }
        star.talk();
        star
    }
    fn found(&mut self) {
        self.give(0, Input::Found);
        self.talk();
        for m in 0..4 {
            let c = self.shown[m].code.clone();
            self.give(m, Input::Agree(c));
        }
        self.talk();
    }
}

#[test]
fn a_members_own_proof_that_is_sent_back_to_it_proves_nothing() {
    let mut star = Star::new();
    star.found();
    assert!(star.shown.iter().all(|s| s.stage == Stage::Sitting));
    star.give(1, Input::Greet(1, [1; 32]));
    star.talk();
    star.give(0, up(STRANGER));
    let challenge =
        star.heard().into_iter().find_map(|m| if let Message::Challenge(c) = m { Some(c) } else { None }).unwrap();
    star.eve(Message::Challenge(challenge));
    let proof = star.heard().into_iter().find_map(|m| if let Message::Proof(p) = m { Some(p) } else { None }).unwrap();
    star.eve(Message::Proof(proof));
    star.eve(Message::Heard(proto::Heard::default()));
    let heard = star.heard();
    let words = heard.iter().filter(|m| matches!(m, Message::Said(_))).count();
    assert_eq!(words, 0, "a member is not taken in by its own word");
}

/// Any step, unsigned, that names an old roster, takes a member out of the founding that it is in.
#[test]
fn a_step_that_nobody_signed_takes_nobody_out_of_what_it_has_agreed_to() {
    let mut star = Star::new();
    // First founding: D's (3) words are lost once all have shares: D steps back
    star.give(0, Input::Found);
    star.talk();
    for m in 0..4 {
        let c = star.shown[m].code.clone();
        star.give(m, Input::Agree(c));
    }
    // deliver all but D's founded
    let mut roster = vec![];
    while let Some((l, to, b)) = star.way.pop_front() {
        let m = message_of(&b);
        if let Message::Founding(f) = &m {
            roster = f.roster.clone();
            if matches!(f.step, Some(proto::founding::Step::Founded(_))) {
                continue;
            }
        }
        star.give(to, Input::Received(l, b));
    }
    assert!(star.shown.iter().all(|s| s.stage == Stage::Founding && s.agreed), "{:?}", star.shown);
    for m in 0..4 {
        star.give(m, Input::StepBack);
    }
    star.talk();
    star.found_until_agreed();
    let before = star.shown[0].code.clone();
    assert!(!before.is_empty());
    star.give(0, up(STRANGER));
    star.eve(Message::Founding(proto::Founding {
        roster,
        member: vec![0; 32],
        step: Some(proto::founding::Step::Opened(vec![0; 32])),
        signature: vec![0; 64],
    }));
    assert_eq!(star.shown[0].code, before, "{:?}", star.shown[0]);
}
impl Star {
    fn found_until_agreed(&mut self) {
        self.give(0, Input::Found);
        self.talk();
        assert!(self.shown.iter().all(|s| s.stage == Stage::Founding && !s.agreed), "{:?}", self.shown);
        let c = self.shown[0].code.clone();
        self.give(0, Input::Agree(c));
        self.talk();
        assert!(self.shown[0].agreed);
    }
}

/// Members that have stored their shares and step back, and hear the others again: do they all found?
#[test]
fn shares_that_were_given_up_are_taken_up_when_the_others_go_on() {
    let mut star = Star::new();
    star.give(0, Input::Found);
    star.talk();
    for m in 0..4 {
        let c = star.shown[m].code.clone();
        star.give(m, Input::Agree(c));
    }
    while let Some((l, to, b)) = star.way.pop_front() {
        let m = message_of(&b);
        if let Message::Founding(f) = &m
            && matches!(f.step, Some(proto::founding::Step::Founded(_)))
        {
            continue;
        }
        star.give(to, Input::Received(l, b));
    }
    for m in 0..4u32 {
        if m > 0 {
            star.give(0, Input::LinkDown(m));
            star.give(m as usize, Input::LinkDown(m));
        }
    }
    // 2 and 3 step back before they are linked again
    star.give(2, Input::StepBack);
    star.give(3, Input::StepBack);
    star.way.clear();
    for m in 1..4u32 {
        star.give(0, up(m));
        star.give(m as usize, up(m));
        star.talk();
    }
    assert!(star.shown.iter().all(|s| s.stage == Stage::Sitting));
}

/// An unseated member founds anew, stores its share, and begins again.
#[test]
fn a_member_that_is_unseated_may_found_anew_though_its_power_goes() {
    let mut star = Star::new();
    star.found();
    star.give(1, Input::Greet(1, [1; 32]));
    star.talk();
    // A newly founded group with three newcomers; member 0 unseated by record.
    let group = star.shown[0].group.unwrap();
    let mut log = star.disk[0].clone();
    log.push(proto::Record { record: Some(proto::record::Record::Unseated(group.to_vec())) }.encode_to_vec());
    let mut anew = Star::new();
    anew.disk[0] = log.clone();
    anew.chairs[0] = Council::open(Opening { name: "A".into(), log }).unwrap();
    anew.shown[0] = Summary::default();
    for m in 1..4u32 {
        anew.give(m as usize, Input::LinkDown(m));
    }
    anew.give(0, Input::Begin);
    assert_eq!(anew.shown[0].stage, Stage::Unseated);
    anew.way.clear();
    for m in 1..4u32 {
        anew.give(0, up(m));
        anew.give(m as usize, up(m));
    }
    anew.talk();
    // 2 proposes? it is linked only to 0; so 0 proposes.
    anew.give(0, Input::Found);
    anew.talk();
    for m in 0..4 {
        let c = anew.shown[m].code.clone();
        anew.give(m, Input::Agree(c));
    }
    // everything but what 1 says to have founded arrives at 0
    while let Some((l, to, b)) = anew.way.pop_front() {
        let m = message_of(&b);
        if let Message::Founding(f) = &m
            && matches!(f.step, Some(proto::founding::Step::Founded(_)))
            && l == 1
            && to == 0
        {
            continue;
        }
        anew.give(to, Input::Received(l, b));
    }
    assert_eq!(anew.shown[0].stage, Stage::Founding);
    // power goes
    let log = anew.disk[0].clone();
    anew.chairs[0] = Council::open(Opening { name: "A".into(), log }).unwrap();
    for m in 1..4u32 {
        anew.give(m as usize, Input::LinkDown(m));
    }
    anew.way.clear();
    anew.give(0, Input::Begin);
    for m in 1..4u32 {
        anew.give(0, up(m));
        anew.give(m as usize, up(m));
    }
    anew.talk();
    assert!(anew.shown.iter().all(|s| s.stage == Stage::Sitting));
}

/// An unseated member that has begun again is proposed another committee by anybody, and hears the old one's founded: it sits there again.
#[test]
fn a_member_that_is_unseated_does_not_sit_there_again_whatever_is_proposed_to_it() {
    let mut star = Star::new();
    star.found();
    star.give(1, Input::Greet(1, [1; 32]));
    star.talk();
    let group = star.shown[0].group.unwrap();
    let mut log = star.disk[0].clone();
    log.push(proto::Record { record: Some(proto::record::Record::Unseated(group.to_vec())) }.encode_to_vec());
    star.chairs[0] = Council::open(Opening { name: "A".into(), log }).unwrap();
    star.give(0, Input::Begin);
    assert_eq!(star.shown[0].stage, Stage::Unseated);
    for m in 1..4u32 {
        star.give(m as usize, Input::LinkDown(m));
    }
    star.way.clear();
    // A stranger proposes something to it.
    star.give(0, up(STRANGER));
    let me = star.heard().into_iter().find_map(|m| if let Message::Hello(m) = m { Some(m) } else { None }).unwrap();
    let other = |n: u8| proto::Member {
        key: vec![n; 32],
        exchange_key: vec![n; 32],
        name: "x".into(),
        commitment: vec![n; 32],
    };
    let mut members = vec![me, other(1), other(2), other(3)];
    members.sort_by_key(|m| m.key.clone());
    star.eve(Message::Roster(proto::Roster { members, attempt: vec![0; 16] }));
    // An old member is linked again.
    star.give(0, up(1));
    star.give(1, up(1));
    star.talk();
    assert_ne!(star.shown[0].stage, Stage::Sitting);
}

#[test]
fn whoever_stands_between_two_members_passes_for_neither() {
    let mut star = Star::new();
    star.found();
    star.give(1, Input::Greet(1, [1; 32]));
    star.talk();
    // Between the first and the second: each is linked with the stranger, who hands on all that they say to each other.
    star.give(0, up(STRANGER));
    star.give(1, up(98));
    let mut words = 0;
    for _ in 0..8 {
        for message in star.heard() {
            words += u32::from(matches!(message, Message::Said(_)));
            let bytes = proto::LinkMessage { version: 1, message: Some(message) }.encode_to_vec();
            star.give(1, Input::Received(98, bytes));
        }
        for (link, _, bytes) in std::mem::take(&mut star.way) {
            if link == 98 {
                words += u32::from(matches!(message_of(&bytes), Message::Said(_)));
                star.give(0, Input::Received(STRANGER, bytes));
            }
        }
    }
    assert_eq!(words, 0, "links have different certificates");
}

fn message_of(bytes: &[u8]) -> Message {
    proto::LinkMessage::decode(bytes).unwrap().message.unwrap()
}
