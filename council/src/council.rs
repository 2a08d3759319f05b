//! The member as a whole: it gathers with others, founds a committee with them, and sits in it.
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature, verify};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::committee::seat::SeatRecord;
use juicetokens_engine::lifecycle::witness::committee::word_wire::decode_seat_record;
use juicetokens_engine::token::issuance::SignedIssuance;
use thiserror::Error;

use crate::border::{Input, LinkId, Opening, Output, Person, Stage as Shown, Step, Summary};
use crate::founding::{Founding, Progress, SignedStep};
use crate::keys::{FrostKeys, GroupShare};
use crate::links::Links;
use crate::minutes::{Position, Said};
use crate::roster::{MAX_NAME, Member, Roster};
use crate::secret::MemberSecret;
use crate::sitting::{Moment, Sitting, stored};
use crate::wire::{LinkMessage, Record, decode, decode_record, encode};

/// What was stored does not read, or contradicts itself.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("what this member has stored is damaged: {0}")]
pub struct Damaged(String);

/// A member of a committee, or who may become one.
pub struct Council {
    name: String,
    secret: Option<MemberSecret>,
    /// Nobody has heard of the secret's keys yet, and it is not stored: most who look at this found nothing.
    is_unwritten: bool,
    /// What the next roster commits this member to; used once.
    nonce: [u8; 32],
    stage: Stage,
    links: Links,
    /// Read from the log, until it sits down.
    recalled: Recalled,
    outputs: VecDeque<Output>,
    shown: Option<Summary>,
}

enum Stage {
    Gathering,
    Founding(Box<Founding>),
    Sitting(Box<Sitting>),
    /// It sat with these, and another one speaks in its name.
    Unseated(Box<Roster>),
}

#[derive(Default)]
struct Recalled {
    /// Every share, the newest last: the others may found what this member has given up.
    founded: Vec<(Roster, Box<GroupShare>)>,
    /// Groups in which another device speaks for this member: it never sits there again.
    unseated: BTreeSet<PublicKey>,
    seated: Option<(PublicKey, Vec<SignedStep>)>,
    sitting: u64,
    seat: Vec<SeatRecord>,
    issuances: Vec<SignedIssuance>,
}

impl Recalled {
    /// Whether this member may sit with this share.
    fn is_usable(&self, share: &GroupShare) -> bool {
        share.group().is_some_and(|group| !self.unseated.contains(&group))
    }

    /// What follows belongs to this group; what an earlier one had is over.
    fn sit_anew(&mut self, seated: (PublicKey, Vec<SignedStep>)) {
        self.seated = Some(seated);
        self.seat.clear();
        self.issuances.clear();
    }
}

impl Council {
    /// Opens a member with all that it has stored.
    ///
    /// # Errors
    /// Fails when that is damaged: a member that may have forgotten what it said shall say nothing.
    pub fn open(opening: Opening) -> Result<Self, Damaged> {
        let (mut secret, mut recalled) = (None, Recalled::default());
        for bytes in &opening.log {
            match decode_record(bytes).map_err(|error| Damaged(error.to_string()))? {
                Record::Secret(stored) => secret = Some(stored),
                Record::Founded(roster, _, share) => recalled.founded.push((roster, share)),
                Record::Unseated(group) => {
                    recalled.unseated.insert(group);
                }
                Record::Seated(group, founded) => recalled.sit_anew((group, founded)),
                Record::Sitting(number) => recalled.sitting = number,
                Record::Seat(bytes) => {
                    recalled.seat.push(decode_seat_record(&bytes).map_err(|error| Damaged(error.to_string()))?);
                }
                Record::Issuance(bytes) => {
                    let read = SignedIssuance::parse(&bytes).map_err(|error| Damaged(error.to_string()))?;
                    recalled.issuances.push(read);
                }
            }
        }
        let (links, outputs) = (Links::default(), VecDeque::new());
        let name = shortened(opening.name);
        let (is_unwritten, nonce) = (false, [0; 32]);
        Ok(Self { name, secret, is_unwritten, nonce, stage: Stage::Gathering, links, recalled, outputs, shown: None })
    }

    /// Takes an input, and says what the host is to do.
    pub fn step(&mut self, Step { input, now_ms, entropy }: Step) -> Vec<Output> {
        let mut moment = Moment { now: Timestamp(now_ms), dice: Dice::new(&Entropy(entropy)) };
        self.hear(input, &mut moment);
        self.advance(&mut moment);
        self.send_words();
        let summary = self.summary();
        if self.shown.as_ref() != Some(&summary) {
            self.outputs.push_back(Output::Changed(summary.clone()));
            self.shown = Some(summary);
        }
        self.outputs.drain(..).collect()
    }

    fn hear(&mut self, input: Input, moment: &mut Moment) {
        match input {
            Input::Begin => self.begin(moment),
            Input::LinkUp(link, binding) => self.link_up(link, binding, moment),
            Input::LinkDown(link) => {
                self.links.close(link);
                self.tell_present();
            }
            Input::Received(link, bytes) => {
                // What does not read is of a later version, or of nobody that is wanted here: nothing comes of it.
                if let Ok(message) = decode(&bytes) {
                    self.on_message(link, message, moment);
                }
            }
            Input::Found => self.propose(moment),
            Input::Agree(code) => self.agree(&code, moment),
            Input::StepBack => self.step_back(),
            Input::Learn(issuance) => self.learn(&issuance),
            input => self.hear_sitting(input, moment),
        }
    }

    fn hear_sitting(&mut self, input: Input, moment: &mut Moment) {
        let Stage::Sitting(sitting) = &mut self.stage else { return };
        match input {
            Input::Greet(id, transcript) => sitting.greet(id, transcript, moment),
            Input::Ask(id, settlement) => sitting.ask(id, &settlement, true, moment),
            Input::Decline(id, settlement) => sitting.ask(id, &settlement, false, moment),
            Input::Leave => sitting.leave(),
            Input::Tick => sitting.tick(moment),
            _ => {}
        }
    }

    fn begin(&mut self, moment: &mut Moment) {
        self.nonce = moment.dice.make_bytes();
        let secret = match self.secret.clone() {
            Some(secret) => secret,
            None => {
                self.is_unwritten = true;
                self.secret.insert(MemberSecret::draw(&mut moment.dice)).clone()
            }
        };
        // It may have founded again since it sat the last time, and not be done.
        let seated = self.recalled.seated.take();
        let is_seated = |share: &GroupShare| seated.as_ref().is_some_and(|(group, _)| share.group() == Some(*group));
        let usable = || self.recalled.founded.iter().filter(|(_, share)| self.recalled.is_usable(share));
        let Some((roster, share)) = usable().find(|(_, share)| is_seated(share)).or(usable().next_back()) else {
            if let Some((roster, _)) = self.recalled.founded.last() {
                self.stage = Stage::Unseated(Box::new(roster.clone()));
            }
            return;
        };
        let (roster, share) = (roster.clone(), (**share).clone());
        match seated.filter(|(group, _)| share.group() == Some(*group)) {
            Some((_, founded)) => self.sit_down(secret, (roster, founded), share, moment),
            None => self.stage = Stage::Founding(Box::new(Founding::with_share(roster, &secret, share))),
        }
    }

    fn sit_down(
        &mut self,
        secret: MemberSecret,
        (roster, founded): (Roster, Vec<SignedStep>),
        share: GroupShare,
        moment: &mut Moment,
    ) {
        let Some(group) = share.group() else { return };
        let unseated = Recalled { unseated: self.recalled.unseated.clone(), ..Recalled::default() };
        let recalled = std::mem::replace(&mut self.recalled, unseated);
        let number = recalled.sitting.saturating_add(1);
        self.outputs.extend(stored(&[Record::Sitting(number)]));
        let keys = FrostKeys::new(secret, share, roster.identifiers(), &mut moment.dice);
        let sitting = Sitting::new((roster, group, founded), keys, number, &recalled.seat, recalled.issuances);
        self.stage = Stage::Sitting(Box::new(sitting));
        for link in self.links.ids() {
            self.challenge(link);
        }
    }

    fn me(&self) -> Option<Member> {
        let secret = self.secret.as_ref()?;
        let (key, exchange_key) = (secret.key(), secret.exchange_key());
        Some(Member { key, exchange_key, name: self.name.clone(), commitment: Member::commit(&self.nonce) })
    }

    fn link_up(&mut self, link: LinkId, binding: Vec<u8>, moment: &mut Moment) {
        let own = (moment.dice.make_bytes(), binding);
        let Some(me) = self.me().filter(|_| self.links.open(link, own)) else { return };
        if let (true, Some(secret)) = (std::mem::take(&mut self.is_unwritten), self.secret.clone()) {
            self.outputs.extend(stored(&[Record::Secret(secret)]));
        }
        self.send(link, &LinkMessage::Hello(me));
        if let Stage::Founding(founding) = &self.stage {
            let steps: Vec<SignedStep> = founding.steps().cloned().collect();
            let roster = founding.roster.clone();
            self.send(link, &LinkMessage::Roster(roster));
            steps.into_iter().for_each(|step| self.send(link, &LinkMessage::Founding(step)));
        }
        self.challenge(link);
        self.tell_present();
    }

    /// What a member that sits says first: that all have founded the group, for whoever has not heard it; and the other end is to say who
    /// it is.
    fn challenge(&mut self, link: LinkId) {
        let Stage::Sitting(sitting) = &self.stage else { return };
        let founded = sitting.founded.clone();
        founded.into_iter().for_each(|step| self.send(link, &LinkMessage::Founding(step)));
        let challenge = self.links.link_mut(link).map(|link| link.challenge);
        challenge.into_iter().for_each(|challenge| self.send(link, &LinkMessage::Challenge(challenge)));
    }

    /// The other end wants to know who is here. It sits as well, and may not have heard what was said before it did.
    fn on_challenge(&mut self, link: LinkId, challenge: &[u8; 32]) {
        let (Some(secret), Some(binding)) = (&self.secret, self.links.link_mut(link).map(|link| &link.binding)) else {
            return;
        };
        let (member, signature) = (secret.key(), secret.sign(&proof_value(binding, challenge, &secret.key())));
        self.send(link, &LinkMessage::Proof(member, signature));
        self.introduce_sitting(link);
    }

    fn on_proof(&mut self, from: LinkId, member: PublicKey, signature: &Signature) {
        let Stage::Sitting(sitting) = &self.stage else { return };
        // Whoever has no key of its own could send this member's own word back to it.
        let is_own = self.secret.as_ref().is_none_or(|secret| secret.key() == member);
        let is_member = !is_own && sitting.roster.member(&member).is_some();
        let Some(link) = self.links.link_mut(from).filter(|_| is_member) else { return };
        let value = proof_value(&link.binding, &link.challenge, &member);
        if link.proven.is_none() && verify(&member, SigRole::Ballot, &value, signature).is_ok() {
            link.proven = Some(member);
            self.introduce_sitting(from);
        }
    }

    /// What a member that sits says to another one: how much it has heard, and the issuances that it knows.
    fn introduce_sitting(&mut self, link: LinkId) {
        let is_proven = self.links.link_mut(link).is_some_and(|link| link.proven.is_some());
        let Stage::Sitting(sitting) = &self.stage else { return };
        if !is_proven {
            return;
        }
        let positions = sitting.minutes.positions();
        let issuances: Vec<Vec<u8>> = sitting.issuances().map(|issuance| issuance.bytes().to_vec()).collect();
        self.send(link, &LinkMessage::Heard(positions));
        issuances.into_iter().for_each(|issuance| self.send(link, &LinkMessage::Issuance(issuance)));
    }

    fn tell_present(&mut self) {
        let present = self.links.people().into_keys().collect();
        self.broadcast(&LinkMessage::Present(present), None);
    }

    fn on_message(&mut self, from: LinkId, message: LinkMessage, moment: &mut Moment) {
        let Some(link) = self.links.link_mut(from) else { return };
        match message {
            LinkMessage::Hello(member) => {
                link.hello = Some(member);
                self.tell_present();
            }
            LinkMessage::Present(members) => link.present = members,
            LinkMessage::Heard(positions) if link.proven.is_some() => {
                link.heard.get_or_insert(positions);
            }
            LinkMessage::Said(_) | LinkMessage::Issuance(_) | LinkMessage::Heard(_) if link.proven.is_none() => {}
            LinkMessage::Heard(_) => {}
            LinkMessage::Challenge(challenge) => self.on_challenge(from, &challenge),
            LinkMessage::Proof(member, signature) => self.on_proof(from, member, &signature),
            LinkMessage::Roster(roster) => self.on_roster(roster, moment),
            LinkMessage::Founding(step) => self.on_step(from, step),
            LinkMessage::Said(said) => self.on_said(from, said, moment),
            LinkMessage::Issuance(bytes) => self.on_issuance(from, &bytes),
        }
    }

    /// Somebody proposes a committee: one with this member, while it looks at no other. Whoever could propose one after another would see
    /// what this member shows each time.
    fn on_roster(&mut self, roster: Roster, moment: &mut Moment) {
        let Some(me) = self.me() else { return };
        let is_free = matches!(self.stage, Stage::Gathering | Stage::Unseated(_));
        if is_free && roster.member(&me.key) == Some(&me) {
            self.begin_founding(roster, moment);
        }
    }

    /// Shows the nonce that the roster commits this member to, and has another one for the next.
    fn begin_founding(&mut self, roster: Roster, moment: &mut Moment) {
        let Some(secret) = self.secret.clone() else { return };
        let mut founding = Founding::new(roster, secret.key());
        founding.open(&secret, std::mem::replace(&mut self.nonce, moment.dice.make_bytes()));
        let steps: Vec<SignedStep> = founding.steps().cloned().collect();
        self.stage = Stage::Founding(Box::new(founding));
        steps.into_iter().for_each(|step| self.broadcast(&LinkMessage::Founding(step), None));
        self.me().into_iter().for_each(|me| self.broadcast(&LinkMessage::Hello(me), None));
    }

    fn on_step(&mut self, from: LinkId, step: SignedStep) {
        self.go_back_to(&step);
        let Stage::Founding(founding) = &mut self.stage else { return };
        if founding.hear(step.clone()) {
            self.broadcast(&LinkMessage::Founding(step), Some(from));
        }
    }

    /// One of the others has gone on with a committee that this member has a share of and has given up. What it has agreed to since stands.
    fn go_back_to(&mut self, step: &SignedStep) {
        let is_free = match &self.stage {
            Stage::Gathering | Stage::Unseated(_) => true,
            Stage::Founding(founding) => !founding.is_agreed(),
            Stage::Sitting(_) => false,
        };
        let is_given_up =
            |(known, share): &&(Roster, Box<GroupShare>)| known.hash() == step.roster && self.recalled.is_usable(share);
        let given_up = self.recalled.founded.iter().find(is_given_up);
        let (true, Some((roster, share)), Some(secret)) = (is_free, given_up, &self.secret) else { return };
        let mut founding = Founding::with_share(roster.clone(), secret, (**share).clone());
        if founding.hear(step.clone()) {
            let steps = founding.founded();
            self.stage = Stage::Founding(Box::new(founding));
            steps.into_iter().for_each(|step| self.broadcast(&LinkMessage::Founding(step), None));
        }
    }

    fn on_said(&mut self, from: LinkId, said: Said, moment: &mut Moment) {
        let Stage::Sitting(sitting) = &mut self.stage else { return };
        let (member, heard) = (said.member, (said.sitting, said.index.saturating_add(1)));
        if sitting.roster.member(&member).is_none() {
            return;
        }
        sitting.hear(said, moment);
        if sitting.is_unseated {
            let (group, roster) = (sitting.group(), Box::new(sitting.roster.clone()));
            self.recalled.unseated.insert(group);
            self.drain();
            self.stage = Stage::Unseated(roster);
            return;
        }
        // Whoever says a word has heard it.
        if let Some(positions) = self.links.link_mut(from).and_then(|link| link.heard.as_mut()) {
            let known = positions.entry(member).or_default();
            *known = heard.max(*known);
        }
    }

    fn on_issuance(&mut self, from: LinkId, bytes: &[u8]) {
        self.learn_from(bytes, Some(from));
    }

    fn learn(&mut self, bytes: &[u8]) {
        self.learn_from(bytes, None);
    }

    fn learn_from(&mut self, bytes: &[u8], from: Option<LinkId>) {
        let Stage::Sitting(sitting) = &mut self.stage else { return };
        if sitting.learn(bytes) {
            // What it stores of it comes first.
            self.drain();
            let proven: Vec<LinkId> =
                self.links.each_mut().filter(|(_, link)| link.proven.is_some()).map(|(id, _)| id).collect();
            for link in proven.into_iter().filter(|link| Some(*link) != from) {
                self.send(link, &LinkMessage::Issuance(bytes.to_vec()));
            }
        }
    }

    /// What the member that sits wants to be done, in its order.
    fn drain(&mut self) {
        let Stage::Sitting(sitting) = &mut self.stage else { return };
        while let Some(output) = sitting.poll_output() {
            self.outputs.push_back(output);
        }
    }

    /// Proposes a committee of everybody who is linked.
    fn propose(&mut self, moment: &mut Moment) {
        let is_free = match &self.stage {
            Stage::Gathering | Stage::Unseated(_) => true,
            Stage::Founding(founding) => !founding.is_agreed(),
            Stage::Sitting(_) => false,
        };
        let Some(me) = self.me().filter(|_| is_free) else { return };
        let members = self.links.people().into_values().chain([me]).collect();
        let Some(roster) = Roster::new(members, moment.dice.make_bytes()) else { return };
        self.broadcast(&LinkMessage::Roster(roster.clone()), None);
        self.begin_founding(roster, moment);
    }

    fn agree(&mut self, code: &str, moment: &mut Moment) {
        let (Stage::Founding(founding), Some(secret)) = (&mut self.stage, &self.secret) else { return };
        if founding.code().is_some_and(|shown| shown == code) && founding.agree(secret, &mut moment.dice) {
            let steps: Vec<SignedStep> = founding.steps().cloned().collect();
            steps.into_iter().for_each(|step| self.broadcast(&LinkMessage::Founding(step), None));
        }
    }

    /// A share that is stored is kept until another is: the others may have founded already, and count on this member.
    fn step_back(&mut self) {
        if matches!(&self.stage, Stage::Founding(_)) {
            self.stage = Stage::Gathering;
        }
    }

    /// A founding goes on as far as it can.
    fn advance(&mut self, moment: &mut Moment) {
        let (Stage::Founding(founding), Some(secret)) = (&mut self.stage, self.secret.clone()) else { return };
        let known = founding.steps().count();
        let mut progress = founding.advance(&secret);
        if let (Progress::Shared, Some(share)) = (&progress, founding.share.clone()) {
            self.recalled.founded.push((founding.roster.clone(), Box::new(share.clone())));
            let record = Record::Founded(founding.roster.clone(), secret.key(), Box::new(share));
            let Some(write) = stored(&[record]) else { return self.step_back() };
            self.outputs.push_back(write);
            founding.say_founded(&secret);
            progress = founding.advance(&secret);
        }
        if founding.steps().count() > known {
            let steps: Vec<SignedStep> = founding.steps().cloned().collect();
            let of_me = |step: &SignedStep| step.member == secret.key();
            steps.into_iter().filter(of_me).for_each(|step| self.broadcast(&LinkMessage::Founding(step), None));
        }
        match progress {
            Progress::Founded => self.take_seat(secret, moment),
            Progress::Failed => self.step_back(),
            Progress::Waits | Progress::Shared => {}
        }
    }

    fn take_seat(&mut self, secret: MemberSecret, moment: &mut Moment) {
        let Stage::Founding(founding) = std::mem::replace(&mut self.stage, Stage::Gathering) else { return };
        let founded = founding.founded();
        let Founding { roster, share, .. } = *founding;
        let Some((share, group)) = share.and_then(|share| Some((share.clone(), share.group()?))) else { return };
        self.outputs.extend(stored(&[Record::Seated(group, founded.clone())]));
        self.recalled.sit_anew((group, founded.clone()));
        self.sit_down(secret, (roster, founded), share, moment);
    }

    /// Every link gets what its other end has not heard.
    fn send_words(&mut self) {
        self.drain();
        let Stage::Sitting(sitting) = &mut self.stage else { return };
        for (link, other) in self.links.each_mut() {
            let Some(heard) = &mut other.heard else { continue };
            for (member, position) in sitting.minutes.positions() {
                let known: &mut Position = heard.entry(member).or_default();
                for said in sitting.minutes.after(&member, *known) {
                    self.outputs.push_back(Output::Send(link, encode(&LinkMessage::Said(said.clone()))));
                }
                *known = position.max(*known);
            }
        }
    }

    fn send(&mut self, link: LinkId, message: &LinkMessage) {
        self.outputs.push_back(Output::Send(link, encode(message)));
    }

    fn broadcast(&mut self, message: &LinkMessage, but: Option<LinkId>) {
        for link in self.links.ids().into_iter().filter(|link| Some(*link) != but) {
            self.send(link, message);
        }
    }

    fn summary(&self) -> Summary {
        let reach = self.links.reach();
        let me = self.me();
        let person = |member: &Member, founded: bool| Person {
            name: member.name.clone(),
            key: member.key.short(),
            is_me: me.as_ref().is_some_and(|me| me.key == member.key),
            linked: reach.contains(&member.key),
            founded,
        };
        let linked: BTreeMap<PublicKey, Member> = self.links.people();
        let mut summary = match &self.stage {
            Stage::Gathering => Summary {
                people: me.iter().chain(linked.values()).map(|member| person(member, false)).collect(),
                ..Summary::default()
            },
            Stage::Founding(founding) => Summary {
                stage: Shown::Founding,
                people: people_of(&founding.roster, |member| person(member, founding.has_founded(&member.key))),
                quorum: quorum_of(&founding.roster),
                code: founding.code().unwrap_or_default(),
                agreed: founding.is_agreed(),
                ..Summary::default()
            },
            Stage::Unseated(roster) => Summary {
                stage: Shown::Unseated,
                people: people_of(roster, |member| person(member, true)),
                ..Summary::default()
            },
            Stage::Sitting(sitting) => Summary {
                stage: Shown::Sitting,
                people: people_of(&sitting.roster, |member| person(member, true)),
                quorum: quorum_of(&sitting.roster),
                group: Some(sitting.group().0),
                issuances: u32::try_from(sitting.issuances().count()).unwrap_or(u32::MAX),
                ..Summary::default()
            },
        };
        summary.people.sort_by_key(|person| (!person.is_me, person.name.clone(), person.key.clone()));
        summary
    }
}

/// What whoever is at the end of a link signs to say that it is a member.
fn proof_value(binding: &[u8], challenge: &[u8; 32], member: &PublicKey) -> Hash {
    Hash::derive("said", &[&[1], challenge, &member.0, binding])
}

fn people_of(roster: &Roster, person: impl Fn(&Member) -> Person) -> Vec<Person> {
    roster.members().iter().map(person).collect()
}

fn quorum_of(roster: &Roster) -> u32 {
    u32::from(roster.sizes().1)
}

/// Cut at a letter's end.
fn shortened(mut name: String) -> String {
    while name.len() > MAX_NAME {
        name.pop();
    }
    name
}
