//! Four members with a ledger each, of whom one is evil, and all that is said among them. It reaches everybody here;
//! `model/src/committee.rs` searches what happens when it does not.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{SigRole, Signature};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::committee::{
    Ballot, Committee, Draw, Member, Report, SignedReport, Stage, Subject, Vote, agenda, moment,
};
use juicetokens_engine::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use juicetokens_engine::lifecycle::witness::message::{Answer, Question};
use juicetokens_engine::lifecycle::witness::office::Witness;
use juicetokens_engine::lifecycle::witness::serve::AnswerDraft;
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_tests::sim::office::{Person, issue};
use juicetokens_tests::sim::town::Town;

use super::{Group, MEMBERS};

pub(super) const HONEST: usize = 3;
pub(super) const EVIL: usize = 3;

/// What the evil member does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evil {
    /// Says nothing.
    Silent,
    /// Votes for everything that anybody votes for.
    ForAll,
    /// Votes for what others vote for second, and reports that.
    Against,
}

/// A question, and when it was put.
pub(super) type Put = (Question, Timestamp);

/// An honest member.
#[derive(Clone, Default)]
pub(super) struct Seat {
    pub(super) ledger: Ledger,
    pub(super) member: Member,
    /// What it was asked, and at which moment that was put, in the order in which it heard of it.
    pub(super) asked: Vec<Put>,
    /// How far its clock is ahead of the town's.
    pub(super) ahead_ms: u64,
}

/// The committee, and all that was said in it.
pub(super) struct Council {
    pub(super) group: Group,
    pub(super) town: Town,
    pub(super) issuance: SignedIssuance,
    pub(super) committee: Committee,
    pub(super) people: Vec<Person>,
    pub(super) seats: Vec<Seat>,
    pub(super) evil: Evil,
    pub(super) ballots: Vec<Ballot>,
    /// The round of each subject that had a run-off.
    pub(super) rounds: BTreeMap<Subject, u16>,
    /// Transfers of which an AbortCert was given.
    pub(super) void: BTreeSet<Hash>,
    /// How many stages of a question are voted on; all, but where a test stops in between.
    pub(super) most_stages: usize,
}

impl Council {
    pub(super) fn new(evil: Evil) -> Self {
        let (group, town) = (Group::new(), Town::new());
        let issuance = issue(&town.office.signer, |issuance| issuance.witnesses = vec![group.key()]);
        let people: Vec<Person> = (10..).take(usize::from(MEMBERS)).map(Person::new).collect();
        let committee = Committee::new(people.iter().map(Person::key).collect()).unwrap();
        let seats = vec![Seat::default(); HONEST];
        let (ballots, rounds, void) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Self { group, town, issuance, committee, people, seats, evil, ballots, rounds, void, most_stages: usize::MAX }
    }

    pub(super) fn coin(&self, index: u32, owner: &Person) -> Telomeer {
        self.town.office.coin_of(&self.issuance, index, owner.key())
    }

    /// What a member would answer were it the only one, at the moment at which it was asked; a payee's request is judged by its
    /// own clock.
    pub(super) fn draft(&self, seat: usize, (question, put_at): &Put) -> AnswerDraft {
        let book = BTreeMap::from([(self.issuance.id(), self.issuance.clone())]);
        let key = (KeyPath::Issuer, self.group.key());
        let Seat { ledger, ahead_ms, .. } = &self.seats[seat];
        let at = match question {
            Question::FileAbort(_) => self.town.office.now.after_ms(*ahead_ms),
            _ => *put_at,
        };
        Witness { ledger, book: &book, key, epoch: 1 }.answer(question, at, &mut Dice::new(&Entropy([1; 32])))
    }

    /// What a member would write; its signatures are not there yet.
    pub(super) fn stages(&self, seat: usize, question: &Put) -> Vec<Stage> {
        let draft = self.draft(seat, question);
        let unsigned = vec![Signature([0; 64]); draft.wanted().len()];
        agenda(&self.seats[seat].ledger, &draft.finish(&unsigned).0).unwrap()
    }

    pub(super) fn show(&mut self, seat: usize, question: &Question) {
        self.show_put(seat, &(question.clone(), self.town.office.now));
    }

    pub(super) fn show_put(&mut self, seat: usize, put: &Put) {
        let own_clock = self.town.office.now.after_ms(self.seats[seat].ahead_ms);
        let takes_part = moment(put.1, own_clock).is_some();
        if takes_part && !self.seats[seat].asked.contains(put) {
            self.seats[seat].asked.push(put.clone());
        }
        self.settle();
    }

    /// Everybody votes and locks as far as it may, until nobody says anything new.
    pub(super) fn settle(&mut self) {
        loop {
            let before = (self.ballots.len(), self.locks());
            for seat in 0..HONEST {
                for question in self.seats[seat].asked.clone() {
                    self.vote_on(seat, &question);
                }
            }
            self.lock();
            if before == (self.ballots.len(), self.locks()) {
                return;
            }
        }
    }

    pub(super) fn locks(&self) -> usize {
        let subjects = self.subjects();
        let locked = |seat: &Seat| subjects.iter().filter(|subject| seat.member.locked(subject).is_some()).count();
        self.seats.iter().map(locked).sum()
    }

    pub(super) fn vote_on(&mut self, seat: usize, question: &Put) {
        let mut stages = self.stages(seat, question);
        stages.truncate(self.most_stages);
        for vote in self.seats[seat].member.vote_in_order(&stages) {
            self.cast(seat, vote);
        }
    }

    pub(super) fn subjects(&self) -> BTreeSet<Subject> {
        self.ballots.iter().map(|ballot| ballot.vote.subject).collect()
    }

    /// A ballot that all hear, and what the evil member makes of it.
    pub(super) fn cast(&mut self, seat: usize, vote: Vote) {
        let is_second = self.ballots.iter().any(|ballot| {
            (ballot.vote.subject, ballot.vote.round) == (vote.subject, vote.round) && ballot.vote.choice != vote.choice
        });
        let evil = match self.evil {
            Evil::Silent => false,
            Evil::ForAll => true,
            Evil::Against => is_second,
        };
        for member in [seat].into_iter().chain(evil.then_some(EVIL)) {
            let person = &self.people[member];
            let ballot = Ballot { member: person.key(), vote, signature: person.sign(SigRole::Ballot, &vote.hash()) };
            assert!(ballot.verify().is_ok());
            if !self.ballots.contains(&ballot) {
                self.ballots.push(ballot);
            }
        }
    }

    pub(super) fn lock(&mut self) {
        for subject in self.subjects() {
            for seat in &mut self.seats {
                seat.member.lock(&self.committee, subject, &self.ballots);
            }
        }
    }

    /// Links of void transfers, of all chains that were shown.
    pub(super) fn void_links(&self) -> BTreeSet<Hash> {
        let questions = self.seats.iter().flat_map(|seat| &seat.asked);
        let chains = questions.flat_map(|(question, _)| match question {
            Question::Register(chains) => chains.clone(),
            _ => Vec::new(),
        });
        let steps = chains.flat_map(|chain| chain.steps().unwrap());
        steps.filter(|step| self.void.contains(&step.header)).map(|step| step.link).collect()
    }

    /// A run-off about one subject.
    pub(super) fn run_off(&mut self, subject: Subject) {
        let round = self.rounds.get(&subject).map_or(1, |round| round + 1);
        self.rounds.insert(subject, round);
        let void = self.void_links();
        let mut reports = Vec::new();
        for seat in 0..HONEST {
            let wish = self.wish(seat, &subject);
            let (report, certificate) = self.seats[seat].member.report((subject, round), &void, wish).unwrap();
            reports.push(self.signed(seat, report, certificate));
        }
        if self.evil != Evil::Silent {
            // Evil claims to have voted for what fewest have.
            let first = reports
                .iter()
                .filter_map(|signed| signed.report.first)
                .max_by_key(|choice| reports.iter().filter(|signed| signed.report.first != Some(*choice)).count());
            reports.push(self.signed(EVIL, Report { subject, round, first, lock: None }, Vec::new()));
        }
        let shown = self.shown(&subject);
        let draw = Draw { beacon: &Hash([77; 32]), void: &void, shown: &shown };
        for seat in 0..HONEST {
            let vote = self.seats[seat].member.vote_again(&self.committee, subject, &reports, &draw).unwrap();
            self.cast(seat, vote);
        }
        self.lock();
    }

    /// What all that was asked would have stand there: reports come with it.
    pub(super) fn shown(&self, subject: &Subject) -> BTreeSet<Hash> {
        let seats = (0..HONEST).flat_map(|seat| self.seats[seat].asked.iter().map(move |question| (seat, question)));
        let stages = seats.flat_map(|(seat, question)| self.stages(seat, question));
        stages.flatten().filter(|(wanted, _)| wanted == subject).map(|(_, choice)| choice).collect()
    }

    pub(super) fn signed(&self, member: usize, report: Report, certificate: Vec<Ballot>) -> SignedReport {
        let person = &self.people[member];
        let signature = self.people[member].sign(SigRole::Ballot, &report.hash());
        let signed = SignedReport { member: person.key(), report, certificate, signature };
        assert!(signed.verify().is_ok());
        signed
    }

    /// What a member would vote for now: of what it was asked, the first that it finds admissible.
    pub(super) fn wish(&self, seat: usize, subject: &Subject) -> Option<Hash> {
        let void = self.void_links();
        let questions = self.seats[seat].asked.iter().flat_map(|question| self.stages(seat, question));
        let mut choices = questions.flatten().filter(|(wanted, _)| wanted == subject).map(|(_, choice)| choice);
        choices.find(|choice| !void.contains(choice))
    }

    /// Asks all; when it cannot be decided, whatever stands in its way has a run-off. `None` while other things are decided first.
    pub(super) fn ask(&mut self, question: &Question) -> Option<Answer> {
        let puts = self.puts(question);
        for put in &puts {
            (0..HONEST).for_each(|seat| self.show_put(seat, put));
        }
        for _ in 0..8 {
            let ready: Vec<&Put> = puts.iter().filter(|put| self.in_the_way(put).is_none()).collect();
            if let Some(put) = ready.first() {
                let wanted = |put: &Put| self.draft(0, put).wanted();
                assert!(ready.iter().all(|other| wanted(other) == wanted(put)), "two answers could be signed");
                return Some(self.sign(put));
            }
            let subject = self.in_the_way(&puts[0])?;
            let waits = self.seats.iter().any(|seat| seat.member.locked(&subject).is_none());
            if !self.is_voted_on(&subject) || (!waits && !self.is_void(&subject)) {
                return None;
            }
            self.run_off(subject);
            self.settle();
        }
        None
    }

    /// When anybody was asked this: members hand on what they vote for.
    pub(super) fn puts(&self, question: &Question) -> Vec<Put> {
        let mut puts: Vec<Put> = Vec::new();
        for put in self.seats.iter().flat_map(|seat| &seat.asked).filter(|put| put.0 == *question) {
            if !puts.contains(put) {
                puts.push(put.clone());
            }
        }
        if puts.is_empty() {
            puts.push((question.clone(), self.town.office.now));
        }
        puts
    }

    /// The first subject that somebody has not locked as the question wants it.
    pub(super) fn in_the_way(&self, put: &Put) -> Option<Subject> {
        (0..HONEST).find_map(|seat| self.seats[seat].member.unlocked(&self.stages(seat, put)).first().copied())
    }

    pub(super) fn is_voted_on(&self, subject: &Subject) -> bool {
        self.ballots.iter().any(|ballot| ballot.vote.subject == *subject)
    }

    pub(super) fn is_void(&self, subject: &Subject) -> bool {
        let void = self.void_links();
        self.seats.iter().all(|seat| seat.member.locked(subject).is_some_and(|choice| void.contains(&choice)))
    }

    /// All have locked on all of it: three sign, all write, and it is answered.
    pub(super) fn sign(&mut self, question: &Put) -> Answer {
        let wanted = self.draft(0, question).wanted();
        let signatures: Vec<Signature> = wanted.iter().map(|wanted| self.group.sign(&wanted.message, EVIL)).collect();
        let mut answers: Vec<(Vec<LedgerRecord>, Answer)> = Vec::new();
        for seat in 0..HONEST {
            answers.push(self.draft(seat, question).finish(&signatures));
        }
        for (seat, (records, _)) in self.seats.iter_mut().zip(&answers) {
            records.iter().for_each(|record| seat.ledger.apply(record));
        }
        assert!(answers.iter().all(|answer| answer == &answers[0]), "members would answer differently");
        let answer = answers.remove(0).1;
        if let Answer::Void(certificate) = &answer {
            self.void.insert(certificate.header);
        }
        answer
    }
}
