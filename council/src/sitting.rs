//! A member that sits: its seat, what all have said, the issuances that the group settles for, and who waits for answers here.
use std::collections::{BTreeMap, VecDeque};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::Dice;
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::committee::matter::{Matter, Outcome};
use juicetokens_engine::lifecycle::witness::committee::seat::{Host, Output as SeatOutput, Place, Seat, SeatRecord};
use juicetokens_engine::lifecycle::witness::committee::word::Word;
use juicetokens_engine::lifecycle::witness::committee::word_wire;
use juicetokens_engine::lifecycle::witness::ledger::LedgerRecord;
use juicetokens_engine::lifecycle::witness::message::{Answer, Settlement, Taken};
use juicetokens_engine::lifecycle::witness::wire as witness_wire;
use juicetokens_engine::token::issuance::{IssuanceId, SignedIssuance};
use juicetokens_engine::token::transfer::refuse::RefuseCode;

use crate::border::{AskId, Output};
use crate::founding::SignedStep;
use crate::keys::FrostKeys;
use crate::minutes::{Minutes, Said};
use crate::roster::Roster;
use crate::wire::{Record, encode_record};

/// Most issuances that a group settles for.
const MOST_ISSUANCES: usize = 256;

/// What a host brought along with an input.
pub(crate) struct Moment {
    pub(crate) now: Timestamp,
    pub(crate) dice: Dice,
}

/// For whom a matter was put.
#[derive(Clone, Copy)]
struct Asked {
    id: AskId,
    /// The number of the holder's question; none for the introduction.
    number: Option<u32>,
}

/// A member that sits.
pub(crate) struct Sitting {
    pub(crate) roster: Roster,
    /// What each member has said once it had founded the group.
    pub(crate) founded: Vec<SignedStep>,
    place: Place,
    keys: FrostKeys,
    seat: Seat,
    pub(crate) minutes: Minutes,
    number: u64,
    /// How many words this member has said in this sitting.
    said: u32,
    issuances: BTreeMap<IssuanceId, SignedIssuance>,
    /// Matters that a holder waits for.
    asked: BTreeMap<Hash, Asked>,
    /// Somebody says in this member's name what it does not remember.
    pub(crate) is_unseated: bool,
    outputs: VecDeque<Output>,
}

impl Sitting {
    /// Sits down with what was stored before, in a new sitting.
    pub(crate) fn new(
        (roster, group, founded): (Roster, PublicKey, Vec<SignedStep>),
        keys: FrostKeys,
        number: u64,
        log: &[SeatRecord],
        issuances: Vec<SignedIssuance>,
    ) -> Self {
        let me = keys.secret().key();
        let place = Place { me, committee: roster.committee().clone(), group };
        let mut sitting = Self {
            minutes: Minutes::new(group, roster.members().iter().map(|member| member.key)),
            seat: Seat::restore(place.clone(), log),
            roster,
            founded,
            place,
            keys,
            number,
            said: 0,
            issuances: BTreeMap::new(),
            asked: BTreeMap::new(),
            is_unseated: false,
            outputs: VecDeque::new(),
        };
        issuances.into_iter().for_each(|issuance| sitting.accept(issuance));
        Seat::said(log).for_each(|word| sitting.say(word));
        sitting
    }

    /// The group's key.
    pub(crate) fn group(&self) -> PublicKey {
        self.place.group
    }

    pub(crate) fn issuances(&self) -> impl Iterator<Item = &SignedIssuance> {
        self.issuances.values()
    }

    /// What the host is to do next.
    pub(crate) fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// Learns of an issuance that names the group as a witness; `true` when it is new. Its own signature says that it is one.
    pub(crate) fn learn(&mut self, bytes: &[u8]) -> bool {
        let Ok(issuance) = SignedIssuance::parse(bytes) else { return false };
        let is_ours = issuance.issuance.witnesses.contains(&self.place.group);
        let is_known = self.issuances.contains_key(&issuance.id());
        if !is_ours || is_known || self.issuances.len() >= MOST_ISSUANCES {
            return false;
        }
        self.outputs.extend(stored(&[Record::Issuance(bytes.to_vec())]));
        self.accept(issuance);
        true
    }

    fn accept(&mut self, issuance: SignedIssuance) {
        self.seat.learn(BTreeMap::from([(issuance.id(), issuance.clone())]));
        self.outputs.push_back(Output::Settles(issuance.bytes().to_vec()));
        self.issuances.insert(issuance.id(), issuance);
    }

    /// A holder's session wants to know who settles here.
    pub(crate) fn greet(&mut self, id: AskId, transcript: [u8; 32], moment: &mut Moment) {
        self.put(Matter::Greeting(Hash(transcript)), Some(Asked { id, number: None }), moment);
    }

    /// A holder asks, and this member's person agrees, where that is asked of it, or declines.
    pub(crate) fn ask(&mut self, id: AskId, settlement: &[u8], agrees: bool, moment: &mut Moment) {
        if let Ok(Settlement::Question(number, question)) = witness_wire::decode(settlement) {
            let matter = if agrees { Matter::Question(question) } else { Matter::Declined(question) };
            self.put(matter, Some(Asked { id, number: Some(number) }), moment);
        }
    }

    fn put(&mut self, matter: Matter, asked: Option<Asked>, moment: &mut Moment) {
        let id = matter.id();
        if let Some(asked) = asked {
            self.asked.insert(id, asked);
        }
        let mut has_room = false;
        self.with_host(moment, |seat, host| has_room = seat.put(matter, host));
        if has_room {
            return;
        }
        if let Some(Asked { id, number: Some(number) }) = self.asked.remove(&id) {
            self.answer(id, number, Answer::Refused(RefuseCode::Unexpected));
        }
    }

    /// Whoever asked has gone.
    pub(crate) fn leave(&mut self) {
        for id in std::mem::take(&mut self.asked).into_keys() {
            self.seat.leave(&id);
        }
    }

    /// Time has passed.
    pub(crate) fn tick(&mut self, moment: &mut Moment) {
        self.with_host(moment, Seat::tick);
        self.take_in(moment);
    }

    /// Hears a word; `true` when it is new.
    pub(crate) fn hear(&mut self, said: Said, moment: &mut Moment) -> bool {
        if said.member == self.place.me {
            self.hear_own(&said);
            return false;
        }
        let is_new = self.minutes.hear(said);
        if is_new {
            self.take_in(moment);
        }
        is_new
    }

    /// The number of a sitting is stored before its first word: what this member has said in a later one, or otherwise in this one, another
    /// device has said, or this one before it was put back to an earlier day.
    fn hear_own(&mut self, said: &Said) {
        if !self.is_unseated && self.minutes.is_foreign(said, self.number) {
            self.is_unseated = true;
            self.outputs.extend(stored(&[Record::Unseated(self.place.group)]));
        }
    }

    /// Gives the seat what it has not taken in, member by member, as far as it has room. A word that does not read is passed over.
    fn take_in(&mut self, moment: &mut Moment) {
        let me = self.place.me;
        let members: Vec<PublicKey> = self.roster.members().iter().map(|member| member.key).collect();
        for member in members.into_iter().filter(|member| *member != me) {
            while let Some(said) = self.minutes.untaken(&member) {
                let word = word_wire::decode(&said.word).ok();
                let mut has_room = true;
                if let Some(word) = word {
                    self.with_host(moment, |seat, host| has_room = seat.hear(member, word, host));
                }
                if !has_room {
                    break;
                }
                self.minutes.take(&member);
            }
        }
    }

    fn with_host(&mut self, moment: &mut Moment, act: impl FnOnce(&mut Seat, &mut Host<'_>)) {
        self.keys.refresh(&mut moment.dice);
        act(&mut self.seat, &mut Host { now: moment.now, dice: &mut moment.dice, keys: &mut self.keys });
        while let Some(output) = self.seat.poll_output() {
            match output {
                SeatOutput::Write(records) => {
                    let epoch = records.iter().rev().find_map(|record| match record {
                        SeatRecord::Ledger(LedgerRecord::Epoch(epoch)) => Some(epoch.clone()),
                        _ => None,
                    });
                    let records = records.iter().map(|record| Record::Seat(word_wire::encode_seat_record(record)));
                    self.outputs.extend(stored(&records.collect::<Vec<_>>()));
                    self.outputs.extend(epoch.map(Output::Epoch));
                }
                SeatOutput::Say(word) => self.say(&word),
                SeatOutput::Tell(matter, outcome) => self.tell(&matter, outcome, moment),
            }
        }
    }

    /// Signs a word and puts it where all links take it from.
    fn say(&mut self, word: &Word) {
        let (member, position, word) = (self.place.me, (self.number, self.said), word_wire::encode(word));
        let signature = self.keys.secret().sign(&Said::value(&self.place.group, &member, position, &word));
        let (sitting, index) = position;
        self.minutes.say(Said { member, sitting, index, word, signature });
        self.said = self.said.saturating_add(1);
    }

    fn tell(&mut self, matter: &Hash, outcome: Outcome, moment: &mut Moment) {
        let asked = self.asked.remove(matter);
        match (outcome, asked) {
            (Outcome::Answer(answer), Some(Asked { id, number: Some(number) })) => {
                let proofs = proofs_in(&answer);
                self.answer(id, number, answer);
                if !proofs.is_empty() {
                    // Whom they convict is revoked next; every member's wallet learns of it when it is written.
                    self.put(Matter::Epoch(proofs), None, moment);
                }
            }
            (Outcome::Greeting(greeting), Some(Asked { id, .. })) => {
                let greeting = witness_wire::encode(&Settlement::Greeting(greeting));
                self.outputs.push_back(Output::Answer(id, greeting));
            }
            _ => {}
        }
    }

    fn answer(&mut self, id: AskId, number: u32, answer: Answer) {
        let answer = witness_wire::encode(&Settlement::Answer(number, answer));
        self.outputs.push_back(Output::Answer(id, answer));
    }
}

/// Proofs that an answer gives to the holder.
fn proofs_in(answer: &Answer) -> Vec<Vec<u8>> {
    let proofs: Vec<Vec<u8>> = match answer {
        Answer::Dead { proof, .. } => vec![proof.clone()],
        Answer::Taken(taken) => {
            let proof = |taken: &'_ Taken| if let Taken::Dead(proof) = taken { Some(proof.clone()) } else { None };
            taken.iter().filter_map(|coin| proof(&coin.taken)).collect()
        }
        _ => Vec::new(),
    };
    proofs.into_iter().filter(|proof| !proof.is_empty()).collect()
}

/// Records as one write. None when there is nothing to write, or a record cannot be written down.
pub(crate) fn stored(records: &[Record]) -> Option<Output> {
    let records: Option<Vec<Vec<u8>>> = records.iter().map(encode_record).collect();
    records.filter(|records| !records.is_empty()).map(Output::Store)
}
