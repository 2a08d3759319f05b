//! A member of a committee, and whatever the other three say: nothing stops it, it says nothing that the others cannot
//! read, it never votes twice, and what it stored says all that was decided.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{PublicKey, Signature};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::committee::matter::{Matter, Put};
use juicetokens_engine::lifecycle::witness::committee::seat::{
    Commitments, Host, MemberKeys, Output, Place, Seat, SeatRecord, Shared,
};
use juicetokens_engine::lifecycle::witness::committee::word::{
    Commitment, Decided, Ready, Session, Share, Shares, Word,
};
use juicetokens_engine::lifecycle::witness::committee::{Ballot, Committee, SignedReport, Subject, word_wire};
use juicetokens_engine::lifecycle::witness::message::Question;
use juicetokens_engine::token::transfer::check::IssuanceBook;

use crate::sim::fixtures::BEGIN;
use crate::sim::office::{Deal, Office, Person, issue};

/// Members have the seeds from this one on; the first is the seat.
const FIRST_SEED: u8 = 10;
const MEMBERS: u8 = 4;
/// Signs as the group.
const GROUP_SEED: u8 = 99;
/// How often the others hear and say the same as the seat, at most.
const MOST_TURNS: usize = 24;
/// Longer than a round of a run-off, and than a session.
const LONG_MS: u64 = 81_000;

/// What reads as a word, or as an entry of a member's log, keeps its meaning; and nothing stops a member that hears it.
pub(super) fn word(data: &[u8]) {
    if let Ok(record) = word_wire::decode_seat_record(data) {
        keeps_its_meaning(&record);
    }
    if let Ok(word) = word_wire::decode(data) {
        can_be_read(&word);
        hear_at_any_time(&word);
    }
}

fn keeps_its_meaning(record: &SeatRecord) {
    let bytes = word_wire::encode_seat_record(record);
    assert_eq!(word_wire::decode_seat_record(&bytes).as_ref(), Ok(record));
}

fn can_be_read(word: &Word) {
    assert_eq!(word_wire::decode(&word_wire::encode(word)).as_ref(), Ok(word));
}

/// Before anything was put, after that, and when it is decided; the power goes in between, and somebody wants one coin
/// for something else.
fn hear_at_any_time(word: &Word) {
    let scene = Scene::shared();
    let mut chair = Chair::new(scene);
    chair.hear_from_all(word);
    chair.put_all();
    chair.hear_from_all(word);
    chair.begin_again();
    chair.put(&scene.rival);
    chair.agree();
    chair.wait();
    chair.hear_from_all(word);
    chair.begin_again();
    chair.hear_from_all(word);
    chair.agree();
}

/// What a committee that agrees says and stores, as seeds.
pub(super) fn worked_words() -> Vec<Vec<u8>> {
    let scene = Scene::shared();
    let mut chair = Chair::new(scene);
    chair.put_all();
    chair.agree();
    assert_eq!(chair.told, scene.matters.len(), "members that agree decide");
    let heard = scene.others().flat_map(|member| chair.said.iter().map(move |word| scene.signed(word, member)));
    let words: Vec<Vec<u8>> = heard.chain(chair.said.iter().cloned()).map(|word| word_wire::encode(&word)).collect();
    words.into_iter().chain(chair.log.iter().map(word_wire::encode_seat_record)).collect()
}

/// Four members, and what is asked.
struct Scene {
    people: Vec<Person>,
    /// Their keys, in the same order.
    keys: Vec<PublicKey>,
    group: Person,
    committee: Committee,
    book: IssuanceBook,
    matters: Vec<Matter>,
    /// The coin that is paid comes back to its payer.
    rival: Matter,
}

impl Scene {
    fn shared() -> &'static Self {
        static SCENE: OnceLock<Scene> = OnceLock::new();
        SCENE.get_or_init(Self::new)
    }

    fn new() -> Self {
        let people: Vec<Person> = (FIRST_SEED..FIRST_SEED + MEMBERS).map(Person::new).collect();
        let keys: Vec<PublicKey> = people.iter().map(Person::key).collect();
        let (group, office, payer, payee) = (Person::new(GROUP_SEED), Office::new(), Person::new(2), Person::new(3));
        let issuance = issue(&office.signer, |issuance| issuance.witnesses = vec![group.key()]);
        let [paid, renewed] = [0, 1].map(|index| office.coin_of(&issuance, index, payer.key()));
        let deal = Deal::new((&payer, &payee), &[&paid], &[], (1, &[]));
        let chain = deal.acknowledged(&payee, &deal.paid[0]);
        let questions = [Question::Register(vec![chain]), payer.renewal(&renewed)].map(Matter::Question);
        let matters = questions.into_iter().chain([Matter::Greeting(Hash([7; 32]))]).collect();
        let rival = Matter::Question(payer.renewal(&paid));
        let committee = Committee::new(keys.iter().copied().collect()).unwrap();
        Self { people, keys, group, committee, book: BTreeMap::from([(issuance.id(), issuance)]), matters, rival }
    }

    fn place(&self) -> Place {
        Place { me: self.keys[0], committee: self.committee.clone(), group: self.group.key() }
    }

    fn others(&self) -> impl Iterator<Item = usize> + use<> {
        1..self.people.len()
    }

    fn number_of(&self, member: &PublicKey) -> Option<usize> {
        self.keys.iter().position(|key| key == member)
    }

    /// The same word as if this member had said it: a signature that fits opens the door.
    fn signed(&self, word: &Word, member: usize) -> Word {
        let mut word = word.clone();
        match &mut word {
            Word::Ballot(ballot) => self.sign_ballot(ballot, member),
            Word::Report(signed) => self.sign_report(signed, member),
            Word::Ready(ready) => self.sign_ready(ready, member),
            Word::Session(session) => self.sign_session(session),
            Word::Put(_) | Word::Lot(_) | Word::Shares(_) | Word::Decided(_) => {}
        }
        word
    }

    fn sign_ballot(&self, ballot: &mut Ballot, member: usize) {
        ballot.member = self.keys[member];
        ballot.signature = self.people[member].sign_message(&ballot.vote.message());
    }

    fn sign_report(&self, signed: &mut SignedReport, member: usize) {
        signed.member = self.keys[member];
        signed.signature = self.people[member].sign_message(&signed.report.message());
        for ballot in &mut signed.certificate {
            if let Some(voter) = self.number_of(&ballot.member) {
                self.sign_ballot(ballot, voter);
            }
        }
    }

    fn sign_ready(&self, ready: &mut Ready, member: usize) {
        ready.member = self.keys[member];
        ready.signature = self.people[member].sign_message(&ready.message());
    }

    fn sign_session(&self, session: &mut Session) {
        for ready in &mut session.ready {
            if let Some(member) = self.number_of(&ready.member) {
                self.sign_ready(ready, member);
            }
        }
    }

    /// What another member answers to a word of the seat: the same, or its part of it.
    fn answer(&self, word: &Word, member: usize) -> Option<Word> {
        let shares = |session: &Session| {
            let count = session.ready.first().map_or(0, |ready| ready.commitments.len());
            Word::Shares(Shares { session: session.id(), shares: vec![Share([2; 32]); count] })
        };
        match word {
            Word::Ballot(_) | Word::Report(_) | Word::Lot(_) | Word::Ready(_) => Some(self.signed(word, member)),
            Word::Session(session) => Some(shares(session)),
            Word::Put(_) | Word::Shares(_) | Word::Decided(_) => None,
        }
    }
}

/// A seat with its host.
struct Chair {
    scene: &'static Scene,
    seat: Seat,
    keys: KeysWithoutShare,
    dice: Dice,
    now: Timestamp,
    log: Vec<SeatRecord>,
    said: Vec<Word>,
    /// How much of that the others have answered.
    answered: usize,
    voted: BTreeMap<(Subject, u16), Hash>,
    /// How many matters have come to something.
    told: usize,
}

impl Chair {
    fn new(scene: &'static Scene) -> Self {
        let mut seat = Seat::new(scene.place());
        seat.learn(scene.book.clone());
        let keys = KeysWithoutShare::default();
        let (log, said, voted) = (Vec::new(), Vec::new(), BTreeMap::new());
        let dice = Dice::new(&Entropy([9; 32]));
        Self { scene, seat, keys, dice, now: BEGIN, log, said, answered: 0, voted, told: 0 }
    }

    fn put_all(&mut self) {
        self.scene.matters.iter().for_each(|matter| self.put(matter));
    }

    fn put(&mut self, matter: &Matter) {
        self.with_host(|seat, host| assert!(seat.put(matter.clone(), host), "there is room for it"));
    }

    /// Each member says it, as it is and signed by whoever says it.
    fn hear_from_all(&mut self, word: &Word) {
        let scene = self.scene;
        for member in 0..scene.keys.len() {
            self.hear(member, word.clone());
            self.hear(member, scene.signed(word, member));
        }
    }

    fn hear(&mut self, member: usize, word: Word) {
        let from = self.scene.keys[member];
        self.with_host(|seat, host| _ = seat.hear(from, word, host));
    }

    /// The others say the same as the seat; the group's signature, which nobody here can make together, comes from
    /// elsewhere.
    fn agree(&mut self) {
        for _ in 0..MOST_TURNS {
            let Some(word) = self.said.get(self.answered).cloned() else { return };
            self.answered += 1;
            self.scene.others().for_each(|member| self.hear_answer(&word, member));
            if let Word::Session(session) = &word
                && let Some(decided) = self.decide(session)
            {
                self.hear(1, Word::Decided(Box::new(decided)));
            }
        }
    }

    fn hear_answer(&mut self, word: &Word, member: usize) {
        if let Some(answer) = self.scene.answer(word, member) {
            self.hear(member, answer);
        }
    }

    /// What a session that the seat takes part in would come to.
    fn decide(&self, session: &Session) -> Option<Decided> {
        let mine = session.ready.iter().find(|ready| ready.member == self.scene.keys[0])?;
        let sign = |own: &Commitment| Some(self.scene.group.sign_message(self.keys.asked.get(own)?));
        let signatures: Option<Vec<Signature>> = mine.commitments.iter().map(sign).collect();
        Some(Decided { put: self.put_of(&mine.put)?, signatures: signatures?, ready: session.ready.clone() })
    }

    /// What the seat has said to be put.
    fn put_of(&self, id: &Hash) -> Option<Box<Put>> {
        self.said.iter().find_map(|word| match word {
            Word::Put(put) if put.id() == *id => Some(put.clone()),
            _ => None,
        })
    }

    fn wait(&mut self) {
        self.now = self.now.after_ms(LONG_MS);
        self.with_host(Seat::tick);
    }

    /// The power goes and comes back: all that was decided is known again.
    fn begin_again(&mut self) {
        let mut seat = Seat::restore(self.scene.place(), &self.log);
        assert_eq!(seat.ledger().records(), self.seat.ledger().records(), "a decision is not in the log");
        seat.learn(self.scene.book.clone());
        self.seat = seat;
        self.keys.live.clear();
        self.said = Seat::said(&self.log).cloned().collect();
        self.answered = 0;
        self.with_host(Seat::tick);
    }

    fn with_host(&mut self, act: impl FnOnce(&mut Seat, &mut Host<'_>)) {
        let mut host = Host { now: self.now, dice: &mut self.dice, keys: &mut self.keys };
        act(&mut self.seat, &mut host);
        while let Some(output) = self.seat.poll_output() {
            match output {
                Output::Write(records) => self.store(records),
                Output::Say(word) => self.say(word),
                Output::Tell(..) => self.told += 1,
            }
        }
    }

    fn store(&mut self, records: Vec<SeatRecord>) {
        records.iter().for_each(keeps_its_meaning);
        self.log.extend(records);
    }

    fn say(&mut self, word: Word) {
        can_be_read(&word);
        if let Word::Ballot(Ballot { vote, .. }) = &word {
            let voted = *self.voted.entry((vote.subject, vote.round)).or_insert(vote.choice);
            assert_eq!(voted, vote.choice, "it votes once for a subject in a round");
        }
        self.said.push(word);
    }
}

/// Signs with the member's own key, and has no share of the group's: what it gives for one fits nothing.
#[derive(Default)]
struct KeysWithoutShare {
    drawn: u64,
    /// Commitments that nothing was signed with yet.
    live: BTreeSet<Commitment>,
    /// What was signed with the others.
    asked: BTreeMap<Commitment, [u8; 41]>,
}

impl MemberKeys for KeysWithoutShare {
    fn sign(&mut self, message: &[u8; 41]) -> Signature {
        Scene::shared().people[0].sign_message(message)
    }

    fn commit(&mut self) -> Commitment {
        self.drawn += 1;
        let mut commitment = Commitment([0; 64]);
        commitment.0[..8].copy_from_slice(&self.drawn.to_le_bytes());
        self.live.insert(commitment);
        commitment
    }

    fn is_commitment(&self, _: &Commitment) -> bool {
        true
    }

    fn sign_share(&mut self, own: &Commitment, all: &Commitments, message: &[u8; 41]) -> Option<Share> {
        assert_eq!(all.get(&Scene::shared().keys[0]), Some(own), "it signs as who it is");
        assert_eq!(self.asked.get(own), None, "two signatures with one pair of nonces give the share away");
        let is_live = self.live.remove(own);
        if is_live {
            self.asked.insert(*own, *message);
        }
        is_live.then_some(Share([1; 32]))
    }

    fn forget(&mut self, commitments: &[Commitment]) {
        commitments.iter().for_each(|commitment| _ = self.live.remove(commitment));
    }

    fn aggregate(&self, all: &Commitments, _: &Shared, _: &[u8; 41]) -> Result<Signature, Vec<PublicKey>> {
        Err(all.keys().copied().collect())
    }
}
