//! Four members of whom one is evil, and the links between them: three seats with what each has on its disk, and whatever the
//! fourth makes of what it hears.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::Dice;
use juicetokens_engine::foundation::signature::{PublicKey, SigRole, Signature};
use juicetokens_engine::lifecycle::witness::committee::matter::{Matter, Outcome};
use juicetokens_engine::lifecycle::witness::committee::seat::{Host, MemberKeys, Output, Place, Seat, SeatRecord};
use juicetokens_engine::lifecycle::witness::committee::word::{Commitment, Lot, Ready, Session, Share, Shares, Word};
use juicetokens_engine::lifecycle::witness::committee::word_wire::{
    decode, decode_seat_record, encode, encode_seat_record,
};
use juicetokens_engine::lifecycle::witness::committee::{Ballot, Committee, Report, SignedReport, Subject, Vote};
use juicetokens_engine::lifecycle::witness::ledger::LedgerRecord;
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Taken, retirement};
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_tests::sim::Chance;
use juicetokens_tests::sim::office::{Deal, Person, issue};
use juicetokens_tests::sim::town::Town;

use super::keys::{FrostKeys, Group, MEMBERS};

pub(super) const HONEST: usize = 3;
pub(super) const EVIL: usize = 3;

/// How long whoever asks waits.
const PATIENCE_MS: u64 = 600_000;
const TICK_MS: u64 = 1_000;

/// What the evil member does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evil {
    /// Says nothing.
    Silent,
    /// Votes for everything that anybody votes for, offers to sign all, and signs nothing.
    ForAll,
    /// Votes for what others vote for second, reports that, and spoils what is signed.
    Against,
    /// Offers to sign with what nobody can sign with.
    Unfit,
}

pub(super) const EVERY_EVIL: [Evil; 4] = [Evil::Silent, Evil::ForAll, Evil::Against, Evil::Unfit];

/// An honest member.
pub(super) struct Chair {
    pub(super) seat: Seat,
    /// What is on its disk.
    pub(super) log: Vec<Vec<u8>>,
    keys: FrostKeys,
    /// How far its clock is ahead of the town's.
    pub(super) ahead_ms: u64,
    /// What it was told of the matters that were put to it.
    told: BTreeMap<Hash, Outcome>,
    /// It stops before it has done so many things more.
    stops_after: Option<u32>,
}

/// The committee, and all that was said in it.
pub(super) struct Council {
    pub(super) group: Group,
    pub(super) town: Town,
    pub(super) issuance: SignedIssuance,
    pub(super) committee: Committee,
    pub(super) chairs: Vec<Chair>,
    pub(super) evil: Evil,
    evil_keys: FrostKeys,
    people: Vec<PublicKey>,
    /// What each member has said so far, as it travels.
    words: Vec<Vec<Vec<u8>>>,
    /// How much of it each has heard, by who hears and who speaks.
    heard: [[usize; 4]; 4],
    chance: Chance,
    /// How often a member stopped and began again.
    pub(super) stops: u32,
}

impl Council {
    pub(super) fn new(evil: Evil) -> Self {
        Self::with_chance(evil, 1)
    }

    pub(super) fn with_chance(evil: Evil, seed: u64) -> Self {
        let (group, town) = (Group::new(), Town::new());
        let issuance = issue(&town.office.signer, |issuance| issuance.witnesses = vec![group.key()]);
        let mut keys = group.keys((10..).take(usize::from(MEMBERS)).map(Person::new).collect());
        let people: Vec<PublicKey> = keys.iter().map(|keys| keys.person.key()).collect();
        let committee = Committee::new(people.iter().copied().collect()).unwrap();
        let evil_keys = keys.pop().unwrap();
        let mut council = Self {
            group,
            town,
            issuance,
            committee,
            chairs: Vec::new(),
            evil,
            evil_keys,
            people,
            words: vec![Vec::new(); 4],
            heard: [[0; 4]; 4],
            chance: Chance::new(seed),
            stops: 0,
        };
        for keys in keys {
            let seat = council.sit_down(&keys, &[]);
            let (log, told) = (Vec::new(), BTreeMap::new());
            council.chairs.push(Chair { seat, log, keys, ahead_ms: 0, told, stops_after: None });
        }
        council
    }

    fn sit_down(&self, keys: &FrostKeys, log: &[SeatRecord]) -> Seat {
        let (committee, group) = (self.committee.clone(), self.group.key());
        let mut seat = Seat::restore(Place { me: keys.person.key(), committee, group }, log);
        seat.learn(BTreeMap::from([(self.issuance.id(), self.issuance.clone())]));
        seat
    }

    pub(super) fn coin(&self, index: u32, owner: &Person) -> Telomeer {
        self.town.office.coin_of(&self.issuance, index, owner.key())
    }

    /// Two claims on one coin, to renew it and that it was paid, and the payment.
    pub(super) fn claims(&self) -> ([Question; 2], Deal) {
        let town = Town::new();
        let coin = self.coin(0, &town.payer);
        let deal = Deal::new((&town.payer, &town.other), &[&coin], &[], (2, &[]));
        let registered = Question::Register(vec![deal.acknowledged(&town.other, &deal.paid[0])]);
        ([town.payer.renewal(&coin), registered], deal)
    }

    /// A member is asked; nobody hears of it yet.
    pub(super) fn put(&mut self, member: usize, question: &Question) {
        self.put_matter(member, &Matter::Question(question.clone()));
    }

    pub(super) fn put_matter(&mut self, member: usize, matter: &Matter) {
        self.chairs[member].told.remove(&matter.id());
        self.with_host(member, |seat, host| assert!(seat.put(matter.clone(), host), "there is room for it"));
    }

    /// Somebody hears all that another member has said and it has not heard yet.
    pub(super) fn deliver(&mut self, from: usize, to: usize) {
        while let Some(bytes) = self.words[from].get(self.heard[to][from]).cloned() {
            self.hear(to, from, &bytes);
        }
    }

    fn hear(&mut self, to: usize, from: usize, bytes: &[u8]) {
        let word = decode(bytes).unwrap();
        self.heard[to][from] += 1;
        if to == EVIL {
            return self.turn(&word);
        }
        let speaker = self.people[from];
        self.with_host(to, |seat, host| assert!(seat.hear(speaker, word, host), "there is room for it"));
    }

    /// All hear each other, one word at a time in any order, until nobody has anything to say; time passes when it must.
    pub(super) fn talk(&mut self, done: impl Fn(&Self) -> bool) {
        let mut waited_ms = 0;
        while !done(self) && waited_ms < PATIENCE_MS {
            self.talk_now();
            self.wait(TICK_MS);
            waited_ms += TICK_MS;
        }
    }

    fn talk_now(&mut self) {
        loop {
            let open = |(to, from): &(usize, usize)| self.heard[*to][*from] < self.words[*from].len();
            let pairs = (0..4).flat_map(|to| (0..4).map(move |from| (to, from))).filter(|(to, from)| to != from);
            let waiting: Vec<(usize, usize)> = pairs.filter(open).collect();
            if waiting.is_empty() {
                return;
            }
            let next = self.chance.below(u32::try_from(waiting.len()).unwrap());
            let (to, from) = waiting[next as usize];
            let bytes = self.words[from][self.heard[to][from]].clone();
            self.hear(to, from, &bytes);
        }
    }

    /// Asks the first member.
    pub(super) fn ask(&mut self, question: &Question) -> Option<Answer> {
        self.ask_member(0, question)
    }

    /// Asks a member, and asks again should its power go.
    pub(super) fn ask_member(&mut self, member: usize, question: &Question) -> Option<Answer> {
        let matter = Matter::Question(question.clone());
        match self.ask_matter(member, &matter).or_else(|| self.ask_matter(member, &matter))? {
            Outcome::Answer(answer) => Some(answer),
            other => panic!("a question is answered: {other:?}"),
        }
    }

    pub(super) fn ask_matter(&mut self, member: usize, matter: &Matter) -> Option<Outcome> {
        let id = matter.id();
        self.put_matter(member, matter);
        self.talk(|council| council.chairs[member].told.contains_key(&id));
        let told = self.chairs[member].told.remove(&id);
        // What was decided reaches the others.
        self.talk_now();
        told
    }

    /// What a member was told of a question that was put to it.
    pub(super) fn told(&self, member: usize, question: &Question) -> Option<&Answer> {
        match self.chairs[member].told.get(&Matter::Question(question.clone()).id())? {
            Outcome::Answer(answer) => Some(answer),
            other => panic!("a question is answered: {other:?}"),
        }
    }

    /// Time passes, and all look at their clocks.
    pub(super) fn wait(&mut self, milliseconds: u64) {
        self.town.office.pass(milliseconds);
        (0..HONEST).for_each(|member| self.with_host(member, Seat::tick));
    }

    /// Its power goes before it has done so many things more, and comes back at once.
    pub(super) fn stop_after(&mut self, member: usize, outputs: u32) {
        self.chairs[member].stops_after = Some(outputs);
    }

    fn with_host(&mut self, member: usize, act: impl FnOnce(&mut Seat, &mut Host<'_>)) {
        let chair = &mut self.chairs[member];
        let now = self.town.office.now.after_ms(chair.ahead_ms);
        let entropy = self.chance.entropy();
        let mut dice = Dice::new(&entropy);
        act(&mut chair.seat, &mut Host { now, dice: &mut dice, keys: &mut chair.keys });
        while let Some(output) = chair.seat.poll_output() {
            match &mut chair.stops_after {
                Some(0) => return self.begin_again(member),
                Some(left) => *left -= 1,
                None => {}
            }
            match output {
                Output::Write(records) => chair.log.extend(records.iter().map(encode_seat_record)),
                Output::Say(word) => self.words[member].push(encode(&word)),
                Output::Tell(matter, outcome) => {
                    chair.told.insert(matter, outcome);
                }
            }
        }
    }

    /// The power is back: the disk is there, and all else is heard and said again.
    fn begin_again(&mut self, member: usize) {
        self.stops += 1;
        let chair = &mut self.chairs[member];
        chair.keys.lose_power();
        chair.stops_after = None;
        let log: Vec<SeatRecord> = chair.log.iter().map(|record| decode_seat_record(record).unwrap()).collect();
        let seat = self.sit_down(&self.chairs[member].keys, &log);
        self.chairs[member].seat = seat;
        self.words[member] = Seat::said(&log).map(encode).collect();
        self.heard[member] = [0; 4];
        self.heard.iter_mut().for_each(|heard| heard[member] = 0);
    }

    /// What each member has said, a line a word, for whoever looks into a failure.
    pub(super) fn minutes(&self) -> String {
        let line = |bytes: &Vec<u8>| match decode(bytes).unwrap() {
            Word::Put(put) => format!("Put {} at {}: {}", put.id(), put.at.0, kind(&put.matter)),
            Word::Ballot(ballot) => format!("{:?}", ballot.vote),
            Word::Report(signed) => format!("{:?}", signed.report),
            Word::Lot(lot) => format!("{lot:?}"),
            Word::Ready(ready) => format!("Ready {} {}", ready.put, ready.stand),
            Word::Session(session) => format!("Session of {}", session.ready.len()),
            Word::Shares(shares) => format!("Shares of {}", shares.session),
            Word::Decided(decided) => format!("Decided {}", decided.put.id()),
        };
        let of_member = |(member, words): (usize, &Vec<Vec<u8>>)| {
            format!("member {member}:\n  {}\n", words.iter().map(line).collect::<Vec<_>>().join("\n  "))
        };
        self.words.iter().enumerate().map(of_member).collect()
    }

    /// What has been voted on, by whatever an honest member has said.
    pub(super) fn is_voted_on(&self, subject: &Subject) -> bool {
        self.ballots().iter().any(|ballot| ballot.vote.subject == *subject)
    }

    pub(super) fn ballots(&self) -> Vec<Ballot> {
        let said = self.words[..HONEST].iter().flatten().map(|bytes| decode(bytes).unwrap());
        said.filter_map(|word| if let Word::Ballot(ballot) = word { Some(ballot) } else { None }).collect()
    }

    /// What the honest have offered to sign last, by ascending member.
    pub(super) fn ready_words(&self) -> Vec<Ready> {
        let last = |words: &Vec<Vec<u8>>| {
            words.iter().rev().find_map(|bytes| match decode(bytes).unwrap() {
                Word::Ready(ready) => Some(ready),
                _ => None,
            })
        };
        let mut ready: Vec<Ready> = self.words[..HONEST].iter().filter_map(last).collect();
        ready.sort_by_key(|ready| ready.member);
        ready
    }

    /// How many run-offs there were about anything.
    pub(super) fn rounds(&self) -> u16 {
        self.ballots().iter().map(|ballot| ballot.vote.round).max().unwrap_or(0)
    }

    /// Checks that all ledgers say the same: whichever session signed it, and whenever each has published what a payee asked.
    pub(super) fn agree(&self) {
        let ledgers = self.chairs.iter().map(|chair| {
            let records = chair.seat.ledger().records();
            records.iter().flat_map(said_by_all).collect::<BTreeSet<String>>()
        });
        let ledgers: Vec<BTreeSet<String>> = ledgers.collect();
        for ledger in &ledgers {
            let more: Vec<&String> = ledger.difference(&ledgers[0]).collect();
            let less: Vec<&String> = ledgers[0].difference(ledger).collect();
            assert!(more.is_empty() && less.is_empty(), "{more:#?} and {less:#?}\n{}", self.minutes());
        }
    }

    /// The evil member hears a word.
    fn turn(&mut self, word: &Word) {
        if self.evil == Evil::Silent {
            return;
        }
        match word {
            Word::Ballot(ballot) => self.turn_ballot(&ballot.vote),
            Word::Report(signed) => self.turn_report(&signed.report),
            Word::Lot(lot) => self.evil_says(Word::Lot(Lot { drawn: Hash([66; 32]), ..*lot })),
            Word::Ready(ready) => self.turn_ready(ready),
            Word::Session(session) if self.evil == Evil::Against => self.spoil(session),
            Word::Session(_) => {}
            Word::Put(_) | Word::Shares(_) | Word::Decided(_) => {}
        }
    }

    pub(super) fn evil_says(&mut self, word: Word) {
        let bytes = encode(&word);
        if !self.words[EVIL].contains(&bytes) {
            self.words[EVIL].push(bytes);
        }
    }

    fn turn_ballot(&mut self, vote: &Vote) {
        let is_second = self.ballots().iter().any(|ballot| {
            (ballot.vote.subject, ballot.vote.round) == (vote.subject, vote.round) && ballot.vote.choice != vote.choice
        });
        if self.evil == Evil::ForAll || is_second {
            let signature = self.evil_keys.person.sign(SigRole::Ballot, &vote.hash());
            self.evil_says(Word::Ballot(Ballot { member: self.people[EVIL], vote: *vote, signature }));
        }
    }

    /// It claims to have voted for what fewest have.
    fn turn_report(&mut self, report: &Report) {
        let first = report.first.map(|choice| {
            let votes = self.ballots();
            let count = |choice: &Hash| {
                votes
                    .iter()
                    .filter(|ballot| ballot.vote.subject == report.subject && ballot.vote.choice == *choice)
                    .count()
            };
            let choices = votes.iter().filter(|ballot| ballot.vote.subject == report.subject);
            choices.map(|ballot| ballot.vote.choice).min_by_key(count).unwrap_or(choice)
        });
        let report = Report { first, lock: None, ..*report };
        let signature = self.evil_keys.person.sign(SigRole::Ballot, &report.hash());
        let signed = SignedReport { member: self.people[EVIL], report, certificate: Vec::new(), signature };
        self.evil_says(Word::Report(Box::new(signed)));
    }

    /// It offers to sign whatever another one would.
    fn turn_ready(&mut self, other: &Ready) {
        let commitments = match self.evil {
            Evil::Unfit if self.words[EVIL].len().is_multiple_of(2) => Vec::new(),
            Evil::Unfit => vec![Commitment([255; 64]); other.commitments.len()],
            _ => other.commitments.iter().map(|_| self.evil_keys.commit()).collect(),
        };
        let mut ready =
            Ready { member: self.people[EVIL], commitments, signature: Signature([0; 64]), ..other.clone() };
        ready.signature = self.evil_keys.person.sign(SigRole::Ballot, &ready.value());
        self.evil_says(Word::Ready(ready));
    }

    fn spoil(&mut self, session: &Session) {
        let Some(mine) = session.ready.iter().find(|ready| ready.member == self.people[EVIL]) else { return };
        let shares = vec![Share([3; 32]); mine.commitments.len()];
        self.evil_says(Word::Shares(Shares { session: session.id(), shares }));
    }
}

fn kind(matter: &Matter) -> &'static str {
    match matter {
        Matter::Question(Question::Register(_)) => "register",
        Matter::Question(Question::FileAbort(_)) => "decide",
        Matter::Question(Question::Surrender(_)) => "surrender",
        Matter::Declined(_) => "declined",
        Matter::Greeting(_) => "greeting",
        Matter::Epoch(_) => "epoch",
    }
}

/// What an entry of a ledger says for ever, however the chains were shown.
fn said_by_all(record: &LedgerRecord) -> Vec<String> {
    match record {
        LedgerRecord::Filed { .. } => Vec::new(),
        LedgerRecord::Voided(certificate) => vec![format!("void {}", certificate.header)],
        LedgerRecord::Taken(coin) => {
            let taken = match &coin.taken {
                Taken::Renewed(anchor) => anchor.hash(),
                _ => retirement(&coin.surrender),
            };
            vec![format!("taken {:?} {taken}", coin.surrender)]
        }
        LedgerRecord::Registered(chain) => {
            let token_id = chain.anchor.token_id();
            chain.steps().unwrap().iter().map(|step| format!("{token_id:?} {} {}", step.seq, step.link)).collect()
        }
        other => vec![format!("{other:?}")],
    }
}
