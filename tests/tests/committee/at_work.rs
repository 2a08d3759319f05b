//! Four members at work, with a ledger each: they vote in order, lock, run off and sign together; one of them is evil. What
//! is said reaches everybody here; `model/src/committee.rs` searches what happens when it does not.
use std::collections::{BTreeMap, BTreeSet};

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::key::KeyPath;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{SigRole, Signature};
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::lifecycle::witness::committee::{
    Ballot, Committee, Draw, MAX_MOMENT_AGE_MS, Member, Report, SignedReport, Stage, Subject, Vote, agenda, moment,
};
use juicetokens_engine::lifecycle::witness::ledger::{Ledger, LedgerRecord};
use juicetokens_engine::lifecycle::witness::message::{Answer, Question, Taken, TakenAnswer};
use juicetokens_engine::lifecycle::witness::office::Witness;
use juicetokens_engine::lifecycle::witness::serve::AnswerDraft;
use juicetokens_engine::token::hop::VoidEvidence;
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::telomeer::Telomeer;
use juicetokens_engine::trust::blame::{BlameRule, Verdict};
use juicetokens_engine::trust::fraud_proof::FraudProof;
use juicetokens_tests::sim::office::{Deal, Person, issue};
use juicetokens_tests::sim::town::{Town, file};

use super::{Group, MEMBERS};

const HONEST: usize = 3;
const EVIL: usize = 3;

/// What the evil member does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evil {
    /// Says nothing.
    Silent,
    /// Votes for everything that anybody votes for.
    ForAll,
    /// Votes for what others vote for second, and reports that.
    Against,
}

/// A question, and when it was put.
type Put = (Question, Timestamp);

/// An honest member.
#[derive(Clone, Default)]
struct Seat {
    ledger: Ledger,
    member: Member,
    /// What it was asked, and at which moment that was put, in the order in which it heard of it.
    asked: Vec<Put>,
    /// How far its clock is ahead of the town's.
    ahead_ms: u64,
}

/// The committee, and all that was said in it.
struct Council {
    group: Group,
    town: Town,
    issuance: SignedIssuance,
    committee: Committee,
    people: Vec<Person>,
    seats: Vec<Seat>,
    evil: Evil,
    ballots: Vec<Ballot>,
    /// The round of each subject that had a run-off.
    rounds: BTreeMap<Subject, u16>,
    /// Transfers of which an AbortCert was given.
    void: BTreeSet<Hash>,
    /// How many stages of a question are voted on; all, but where a test stops in between.
    most_stages: usize,
}

impl Council {
    fn new(evil: Evil) -> Self {
        let (group, town) = (Group::new(), Town::new());
        let issuance = issue(&town.office.signer, |issuance| issuance.witnesses = vec![group.key()]);
        let people: Vec<Person> = (10..).take(usize::from(MEMBERS)).map(Person::new).collect();
        let committee = Committee::new(people.iter().map(Person::key).collect()).unwrap();
        let seats = vec![Seat::default(); HONEST];
        let (ballots, rounds, void) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Self { group, town, issuance, committee, people, seats, evil, ballots, rounds, void, most_stages: usize::MAX }
    }

    fn coin(&self, index: u32, owner: &Person) -> Telomeer {
        self.town.office.coin_of(&self.issuance, index, owner.key())
    }

    /// What a member would answer were it the only one, and had its clock stood still.
    fn draft(&self, seat: usize, (question, put_at): &Put) -> AnswerDraft {
        let book = BTreeMap::from([(self.issuance.id(), self.issuance.clone())]);
        let key = (KeyPath::Issuer, self.group.key());
        let witness = Witness { ledger: &self.seats[seat].ledger, book: &book, key, epoch: 1 };
        witness.answer(question, *put_at, &mut Dice::new(&Entropy([1; 32])))
    }

    /// What a member would write; its signatures are not there yet.
    fn stages(&self, seat: usize, question: &Put) -> Vec<Stage> {
        let draft = self.draft(seat, question);
        let unsigned = vec![Signature([0; 64]); draft.wanted().len()];
        agenda(&self.seats[seat].ledger, &draft.finish(&unsigned).0).unwrap()
    }

    fn show(&mut self, seat: usize, question: &Question) {
        self.show_put(seat, &(question.clone(), self.town.office.now));
    }

    fn show_put(&mut self, seat: usize, put: &Put) {
        let own_clock = self.town.office.now.after_ms(self.seats[seat].ahead_ms);
        let takes_part = moment(put.1, own_clock).is_some();
        if takes_part && !self.seats[seat].asked.contains(put) {
            self.seats[seat].asked.push(put.clone());
        }
        self.settle();
    }

    /// Everybody votes and locks as far as it may, until nobody says anything new.
    fn settle(&mut self) {
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

    fn locks(&self) -> usize {
        let subjects = self.subjects();
        let locked = |seat: &Seat| subjects.iter().filter(|subject| seat.member.locked(subject).is_some()).count();
        self.seats.iter().map(locked).sum()
    }

    fn vote_on(&mut self, seat: usize, question: &Put) {
        let mut stages = self.stages(seat, question);
        stages.truncate(self.most_stages);
        for vote in self.seats[seat].member.vote_in_order(&stages) {
            self.cast(seat, vote);
        }
    }

    fn subjects(&self) -> BTreeSet<Subject> {
        self.ballots.iter().map(|ballot| ballot.vote.subject).collect()
    }

    /// A ballot that all hear, and what the evil member makes of it.
    fn cast(&mut self, seat: usize, vote: Vote) {
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

    fn lock(&mut self) {
        for subject in self.subjects() {
            for seat in &mut self.seats {
                seat.member.lock(&self.committee, subject, &self.ballots);
            }
        }
    }

    /// Links of void transfers, of all chains that were shown.
    fn void_links(&self) -> BTreeSet<Hash> {
        let questions = self.seats.iter().flat_map(|seat| &seat.asked);
        let chains = questions.flat_map(|(question, _)| match question {
            Question::Register(chains) => chains.clone(),
            _ => Vec::new(),
        });
        let steps = chains.flat_map(|chain| chain.steps().unwrap());
        steps.filter(|step| self.void.contains(&step.header)).map(|step| step.link).collect()
    }

    /// A run-off about one subject.
    fn run_off(&mut self, subject: Subject) {
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
    fn shown(&self, subject: &Subject) -> BTreeSet<Hash> {
        let seats = (0..HONEST).flat_map(|seat| self.seats[seat].asked.iter().map(move |question| (seat, question)));
        let stages = seats.flat_map(|(seat, question)| self.stages(seat, question));
        stages.flatten().filter(|(wanted, _)| wanted == subject).map(|(_, choice)| choice).collect()
    }

    fn signed(&self, member: usize, report: Report, certificate: Vec<Ballot>) -> SignedReport {
        let person = &self.people[member];
        let signature = self.people[member].sign(SigRole::Ballot, &report.hash());
        let signed = SignedReport { member: person.key(), report, certificate, signature };
        assert!(signed.verify().is_ok());
        signed
    }

    /// What a member would vote for now: of what it was asked, the first that it finds admissible.
    fn wish(&self, seat: usize, subject: &Subject) -> Option<Hash> {
        let void = self.void_links();
        let questions = self.seats[seat].asked.iter().flat_map(|question| self.stages(seat, question));
        let mut choices = questions.flatten().filter(|(wanted, _)| wanted == subject).map(|(_, choice)| choice);
        choices.find(|choice| !void.contains(choice))
    }

    /// Asks all; when it cannot be decided, whatever stands in its way has a run-off. `None` while other things are decided first.
    fn ask(&mut self, question: &Question) -> Option<Answer> {
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
    fn puts(&self, question: &Question) -> Vec<Put> {
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
    fn in_the_way(&self, put: &Put) -> Option<Subject> {
        (0..HONEST).find_map(|seat| self.seats[seat].member.unlocked(&self.stages(seat, put)).first().copied())
    }

    fn is_voted_on(&self, subject: &Subject) -> bool {
        self.ballots.iter().any(|ballot| ballot.vote.subject == *subject)
    }

    fn is_void(&self, subject: &Subject) -> bool {
        let void = self.void_links();
        self.seats.iter().all(|seat| seat.member.locked(subject).is_some_and(|choice| void.contains(&choice)))
    }

    /// All have locked on all of it: three sign, all write, and it is answered.
    fn sign(&mut self, question: &Put) -> Answer {
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

/// What was said of a coin that its owner used twice, to whoever was second.
fn proof_of(answer: &Answer) -> Option<&[u8]> {
    match answer {
        Answer::Dead { proof, .. } => Some(proof),
        Answer::Taken(taken) => match taken.as_slice() {
            [TakenAnswer { taken: Taken::Dead(proof), .. }] => Some(proof),
            _ => None,
        },
        _ => None,
    }
}

#[test]
fn of_two_holders_of_one_coin_one_has_it_and_the_other_has_the_proof() {
    let mut winners = BTreeSet::new();
    for evil in [Evil::Silent, Evil::ForAll, Evil::Against] {
        for heard in 0..1_usize << HONEST {
            let mut council = Council::new(evil);
            let town = Town::new();
            let coin = council.coin(0, &town.payer);
            let deal = Deal::new((&town.payer, &town.other), &[&coin], &[], (2, &[]));
            let registered = Question::Register(vec![deal.acknowledged(&town.other, &deal.paid[0])]);
            let questions = [town.payer.renewal(&coin), registered];
            for seat in 0..HONEST {
                let first = heard >> seat & 1;
                council.show(seat, &questions[first]);
                council.show(seat, &questions[1 - first]);
            }
            let answers = questions.each_ref().map(|question| council.ask(question));
            // Whoever was told nothing yet asks again.
            let answers =
                [0, 1].map(|place| answers[place].clone().or_else(|| council.ask(&questions[place])).unwrap());
            let (dead, alive): (Vec<&Answer>, Vec<&Answer>) =
                answers.iter().partition(|answer| proof_of(answer).is_some());
            assert_eq!((dead.len(), alive.len()), (1, 1), "{evil:?} {heard:03b}: {answers:?}");
            let is_registered = matches!(alive[0], Answer::Registered(_));
            winners.insert(is_registered);
            assert_eq!(
                council.is_voted_on(&Subject::Transfer(deal.id())),
                is_registered,
                "only where its coin is locked"
            );
            let proof = FraudProof::parse(proof_of(dead[0]).unwrap()).unwrap();
            let verdict = proof.verify(Some(&council.issuance), &mut Dice::new(&Entropy([3; 32])));
            let culprit = Verdict::Culprit { key: town.payer.key(), rule: BlameRule::SpentTwice };
            assert_eq!(verdict, Ok(culprit), "{evil:?} {heard:03b}");
            let ledger = |seat: usize| council.seats[seat].ledger.records();
            assert!((1..HONEST).all(|seat| ledger(seat) == ledger(0)));
        }
    }
    assert_eq!(winners.len(), 2, "each holder wins where more were shown its claim first");
}

#[test]
fn a_coin_comes_back_from_a_transfer_that_is_void_though_its_place_was_locked() {
    let mut council = Council::new(Evil::ForAll);
    let town = Town::new();
    let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
    let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    // Its places are locked, and no member has voted yet that it stands.
    council.most_stages = 1;
    (0..HONEST).for_each(|seat| council.show(seat, &deal.whole()));
    council.most_stages = usize::MAX;
    council.seats.iter_mut().for_each(|seat| seat.asked.clear());
    let mut filed = town.payee.file(&council.issuance, &deal.header);
    filed.sender_abort = Some(town.payer.sign(SigRole::SenderAbort, &deal.id()));
    let Some(Answer::Void(certificate)) = council.ask(&file(filed)) else { panic!("both want it void") };
    assert!(matches!(council.ask(&deal.whole()), Some(Answer::Void(_))), "whoever registers it hears so");

    let kind = SigRole::AbortCertificate;
    let void = [VoidEvidence { kind, header: deal.id(), signature: certificate.signature }];
    let again = Deal::new((&town.payer, &town.other), &[&coins[0]], &[], (2, &void));
    let question = Question::Register(vec![again.acknowledged(&town.other, &again.paid[0])]);
    assert_eq!(council.ask(&question), Some(Answer::Registered(again.id())));
    let back = council.ask(&Question::Surrender(vec![town.payer.surrender(&coins[1], None)]));
    let Some(Answer::Taken(taken)) = back else { panic!("the other coin can be given back: {back:?}") };
    assert!(matches!(taken[0].taken, Taken::Retired(_)), "{taken:?}");
}

#[test]
fn a_transfer_is_not_voted_on_while_one_of_its_coins_is_locked_otherwise() {
    let mut council = Council::new(Evil::ForAll);
    let town = Town::new();
    let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
    // Locked, and nothing is written yet: in the ledgers the coin is still free.
    (0..HONEST).for_each(|seat| council.show(seat, &town.payer.renewal(&coins[0])));
    let deal = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    assert_eq!(council.ask(&deal.whole()), None);
    let place = |coin: &Telomeer| Subject::Place(coin.anchor.token_id(), 1);
    assert!(council.seats.iter().all(|seat| seat.member.locked(&place(&coins[0])).is_some()));
    assert!(!council.is_voted_on(&place(&coins[1])), "its other coin is not locked for nothing");
    assert!(!council.is_voted_on(&Subject::Transfer(deal.id())));
}

#[test]
fn what_a_question_rests_on_is_laid_out_from_the_front() {
    let council = Council::new(Evil::Silent);
    let town = Town::new();
    let coins = [council.coin(0, &town.payer), council.coin(1, &town.payer)];
    let first = Deal::new((&town.payer, &town.payee), &[&coins[0], &coins[1]], &[], (1, &[]));
    let second = Deal::new((&town.payee, &town.other), &[&first.paid[0]], &[], (2, &[]));
    let longer = second.acknowledged(&town.other, &second.paid[0]);
    let renewal = town.other.surrender(&longer, Some(town.other.key()));
    let shape = |question: &Question| {
        let stages = council.stages(0, &(question.clone(), town.office.now));
        let told = |(subject, _): &(Subject, Hash)| match subject {
            Subject::Place(_, seq) => format!("place {seq}"),
            Subject::Transfer(header) if *header == first.id() => "first".to_owned(),
            Subject::Transfer(_) => "second".to_owned(),
            Subject::Epoch(_, number) => format!("epoch {number}"),
        };
        stages.iter().map(|stage| stage.iter().map(told).collect::<Vec<_>>().join(", ")).collect::<Vec<_>>()
    };
    let register = Question::Register(vec![longer.clone(), first.acknowledged(&town.payee, &first.paid[1])]);
    assert_eq!(shape(&register), ["place 1, place 1", "first", "place 2", "second"]);
    let expected = ["place 1", "first", "place 2", "second", "place 3"];
    assert_eq!(shape(&Question::Surrender(vec![renewal])), expected);
}

/// Its clocks differ, and a holder asks one member after another: each puts the question at another moment.
#[test]
fn of_a_question_that_was_put_at_three_moments_one_answer_is_signed() {
    for evil in [Evil::Silent, Evil::ForAll, Evil::Against] {
        let mut council = Council::new(evil);
        let town = Town::new();
        let coin = council.coin(0, &town.payer);
        let question = town.payer.renewal(&coin);
        for seat in 0..HONEST {
            council.seats[seat].ahead_ms = 1_000 * seat as u64;
            council.town.office.pass(120_000);
            council.show(seat, &question);
        }
        assert_eq!(council.puts(&question).len(), 3);
        let Some(Answer::Taken(taken)) = council.ask(&question) else { panic!("one of them is decided") };
        let [TakenAnswer { taken: Taken::Renewed(anchor), .. }] = taken.as_slice() else { panic!("{taken:?}") };
        let begin = Town::new().office.now;
        let minutes = (1..=3).map(|turn| begin.after_ms(turn * 120_000).minutes()).collect::<Vec<_>>();
        assert!(minutes.contains(&anchor.anchored_minutes), "{evil:?}");
        // Asked once more, later, they say it again.
        council.town.office.pass(120_000);
        let Some(Answer::Taken(again)) = council.ask(&question) else { panic!("it was answered") };
        let [TakenAnswer { taken: Taken::Renewed(same), repeated: true }] = again.as_slice() else {
            panic!("{again:?}")
        };
        assert_eq!(same, anchor);
    }
}

#[test]
fn a_member_takes_no_part_at_a_moment_that_has_not_come_or_is_long_past() {
    let now = Town::new().office.now;
    assert_eq!(moment(now, now), Some(now));
    assert_eq!(moment(now, now.after_ms(MAX_MOMENT_AGE_MS)), Some(now));
    assert_eq!(moment(now, now.after_ms(MAX_MOMENT_AGE_MS + 1)), None);
    assert_eq!(moment(now.after_ms(1), now), None);
    let mut council = Council::new(Evil::ForAll);
    let town = Town::new();
    let question = town.payer.renewal(&council.coin(0, &town.payer));
    let put = (question, now.after_ms(60_000));
    (0..HONEST).for_each(|seat| council.show_put(seat, &put));
    assert!(council.ballots.is_empty(), "whoever puts a question does not choose when it was");
}
