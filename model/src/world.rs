//! The whole: every wallet, the witness, everything that was ever said, and what can happen next.
use std::collections::HashMap;

use juicetokens_engine::lifecycle::witness::message::Question;
use juicetokens_engine::token::transfer::record::State;

use crate::book::{CaseId, Kind, PlaceId, bits};
use crate::cast::Cast;
use crate::coalition::{Coalition, file, register};
use crate::court::{Court, LedgerId, QUIET_TICK, QuestionId};
use crate::local::{Input, Local, Way};
use crate::mutant::Mutant;

/// Most people in one world.
pub const MAX_PEOPLE: usize = 4;

/// A state of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Global {
    /// Wallets; the dishonest have none here.
    pub places: [PlaceId; MAX_PEOPLE],
    /// What the witness knows.
    pub ledger: LedgerId,
    /// Ticks so far.
    pub tick: u8,
    /// What has happened once: the witness came within reach, somebody was put back from a backup.
    pub marks: u8,
    net: [u64; 2],
}

/// The witness is within reach.
pub const ONLINE: u8 = 1;
/// Somebody's wallet, or the witness, was put back from a backup.
pub const RESTORED: u8 = 2;

impl Global {
    /// Everything said so far: it may arrive at any time, any number of times, or never.
    pub fn net(&self) -> u128 {
        u128::from(self.net[0]) | u128::from(self.net[1]) << 64
    }

    fn set_net(&mut self, net: u128) {
        self.net = [(net & u128::from(u64::MAX)) as u64, (net >> 64) as u64];
    }

    /// Whether the witness is within reach.
    pub fn is_online(&self) -> bool {
        self.marks & ONLINE != 0
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An input reached somebody's wallet.
    Step(usize, Input, Way),
    /// Somebody asked the witness.
    Ask(usize, QuestionId),
    /// The dishonest said something to somebody.
    Told(usize, Input, Way),
    /// The dishonest asked the witness.
    Asked(QuestionId),
    /// The witness let a payer abort alone.
    AbortedForPayer(CaseId),
    /// Time went on.
    Tick,
    /// The witness came within reach.
    Online,
    /// The witness was put back from a backup.
    WitnessRestored,
}

impl Event {
    /// Whether the honest can bring it about, without the dishonest and without mishap.
    pub fn is_helpful(self) -> bool {
        match self {
            Self::Step(_, Input::Restore(_) | Input::Wrong(_) | Input::WrongMessage(_), _) => false,
            Self::Step(_, _, way) => way == Way::Whole,
            Self::Ask(..) | Self::Tick | Self::Online => true,
            Self::Told(..) | Self::Asked(_) | Self::AbortedForPayer(_) | Self::WitnessRestored => false,
        }
    }
}

/// What may happen in a world.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whose wallet may be put back from a backup.
    pub restores: Option<usize>,
    /// Whether the witness may be put back from a backup.
    pub witness_restores: bool,
    /// Leaves out, to be smaller, what other worlds have: devices that stop between writing and speaking, wishes to stop, and
    /// times without the witness.
    pub lean: bool,
    /// Leaves out requests about deals among the dishonest alone.
    pub prune: bool,
    /// Whether there is a witness at all.
    pub witnessed: bool,
    /// Whether it is ever within reach, and time goes on.
    pub reachable: bool,
}

/// A world to search.
pub struct World {
    /// The wallets' transitions.
    pub local: Local,
    /// The witness's.
    pub court: Court,
    /// What may happen.
    pub options: Options,
    coalition: Coalition,
    dull: Vec<u128>,
    shows: HashMap<(PlaceId, usize), Option<QuestionId>>,
    files: HashMap<(PlaceId, usize), Option<QuestionId>>,
}

impl World {
    /// Starts a world.
    pub fn new(cast: Cast, options: Options, mutant: Option<Mutant>) -> Self {
        let local = Local::new(cast, mutant);
        let coalition = Coalition::new(&local);
        let court = Court::new(mutant);
        Self { local, court, options, coalition, dull: Vec::new(), shows: HashMap::new(), files: HashMap::new() }
    }

    /// How it begins.
    pub fn start(&self) -> Global {
        let mut places = [0; MAX_PEOPLE];
        for (who, place) in places.iter_mut().enumerate().take(self.local.book.cast.people.len()) {
            *place = PlaceId::try_from(who).expect("few people");
        }
        let marks = if self.options.lean && self.options.reachable { ONLINE } else { 0 };
        Global { places, ledger: 0, tick: 0, marks, net: [0; 2] }
    }

    /// The honest people.
    pub fn honest(&self) -> impl Iterator<Item = usize> + use<> {
        let honest: Vec<usize> =
            (0..self.local.book.cast.people.len()).filter(|who| self.local.book.cast.people[*who].honest).collect();
        honest.into_iter()
    }

    fn mutant(&self) -> Option<Mutant> {
        self.local.mutant
    }

    /// Everything that can happen next.
    pub fn next(&mut self, state: &Global, into: &mut Vec<(Event, Global)>) {
        for who in self.honest() {
            self.inputs_of(state, who, into);
            self.mail_of(state, who, into);
            if state.is_online() {
                self.questions_of(state, who, into);
            }
        }
        self.dishonest(state, into);
        self.fortune(state, into);
        into.retain(|(_, next)| next != state);
    }

    fn step(&mut self, state: &Global, who: usize, input: Input, into: &mut Vec<(Event, Global)>) -> bool {
        let effects = self.local.step(state.places[who], input);
        for effect in effects.iter().filter(|effect| !(self.options.lean && effect.way == Way::Unsaid)) {
            let mut next = *state;
            next.places[who] = effect.to;
            next.set_net(state.net() | effect.says);
            if matches!(input, Input::Restore(_)) {
                next.marks |= RESTORED;
            }
            into.push((Event::Step(who, input, effect.way), next));
        }
        !effects.is_empty()
    }

    fn inputs_of(&mut self, state: &Global, who: usize, into: &mut Vec<(Event, Global)>) {
        for number in 0..self.local.book.cast.deals.len() {
            let (payer, payee) = (self.local.book.cast.deals[number].payer, self.local.book.cast.deals[number].payee);
            if payer == who {
                self.step(state, who, Input::Offer(number), into);
                self.step(state, who, Input::Deadline(number), into);
            }
            if payee == who {
                if !self.options.lean {
                    self.step(state, who, Input::Stopped(number), into);
                }
                self.step(state, who, Input::GivenUp(number), into);
                if state.is_online() || self.mutant() == Some(Mutant::FiledBeforeItLeaves) {
                    self.step(state, who, Input::Filing(number), into);
                }
            }
            if (payer == who || payee == who) && self.can_meet(state, number, payer + payee - who) {
                self.step(state, who, Input::Meet(number), into);
            }
            if self.mutant() != Some(Mutant::UnlockAtExpiry) || state.tick > 0 {
                self.step(state, who, Input::Wrong(number), into);
            }
        }
        if self.options.restores == Some(who) && state.marks & RESTORED == 0 {
            for backup in 0..=self.local.book.cast.deals.len() {
                self.step(state, who, Input::Restore(backup), into);
            }
        }
    }

    /// Somebody who knows of a transfer can bring it up.
    fn can_meet(&self, state: &Global, deal: usize, peer: usize) -> bool {
        !self.local.book.cast.people[peer].honest || self.local.book.state(state.places[peer], deal).is_some()
    }

    fn mail_of(&mut self, state: &Global, who: usize, into: &mut Vec<(Event, Global)>) {
        let place = usize::from(state.places[who]);
        if self.dull.len() <= place {
            self.dull.resize(place + 1, 0);
        }
        let mut dull = self.dull[place];
        for message in bits(state.net() & !dull) {
            let said = &self.local.book.said[usize::from(message)];
            let deal = &self.local.book.cast.deals[said.deal];
            if deal.payer != who && deal.payee != who {
                dull |= 1 << message;
                continue;
            }
            let input = match said.kind {
                Kind::Filed => None,
                Kind::Registered => said.case.map(Input::Registered),
                _ => Some(Input::Deliver(message)),
            };
            let mut moved = input.is_some_and(|input| self.step(state, who, input, into));
            if self.mutant() == Some(Mutant::ForeignVoidEvidence) {
                moved |= self.step(state, who, Input::WrongMessage(message), into);
            }
            if !moved {
                dull |= 1 << message;
            }
        }
        self.dull[place] = dull;
    }

    fn questions_of(&mut self, state: &Global, who: usize, into: &mut Vec<(Event, Global)>) {
        for deal in 0..self.local.book.cast.deals.len() {
            let questions = [self.show_of(state.places[who], deal), self.file_of(state.places[who], deal)];
            for question in questions.into_iter().flatten() {
                let next = self.asked(state, question);
                into.push((Event::Ask(who, question), next));
            }
        }
    }

    fn asked(&mut self, state: &Global, question: QuestionId) -> Global {
        let (ledger, says) = self.court.ask(&mut self.local.book, (state.ledger, question, state.tick));
        let mut next = Global { ledger, ..*state };
        next.set_net(state.net() | says);
        next
    }

    /// The certificate that a wallet can show of a deal.
    fn show_of(&mut self, place: PlaceId, deal: usize) -> Option<QuestionId> {
        if let Some(known) = self.shows.get(&(place, deal)) {
            return *known;
        }
        let record = self.local.book.record(place, deal).cloned();
        let shown = [State::Committed, State::Final, State::Received, State::AbortFiled];
        let record = record.filter(|record| shown.contains(&record.state) && !self.local.place(place).quarantined);
        let question = record.and_then(|record| register(&mut self.local, &mut self.court, &record));
        self.shows.insert((place, deal), question);
        question
    }

    fn file_of(&mut self, place: PlaceId, deal: usize) -> Option<QuestionId> {
        if let Some(known) = self.files.get(&(place, deal)) {
            return *known;
        }
        let record = self.local.book.record(place, deal).cloned();
        let record = record.filter(|record| record.state == State::AbortFiled);
        let question = record.and_then(|record| file(&mut self.local, &mut self.court, &record));
        self.files.insert((place, deal), question);
        question
    }

    fn dishonest(&mut self, state: &Global, into: &mut Vec<(Event, Global)>) {
        let means = self.coalition.means(&mut self.local, &mut self.court, state.net());
        for who in self.honest() {
            self.tell(state, who, means.pool & !state.net(), into);
        }
        if !state.is_online() {
            return;
        }
        for question in means
            .asks
            .iter()
            .filter(|question| !(self.options.prune && self.is_among_cheats(**question)))
            .copied()
            .collect::<Vec<_>>()
        {
            let next = self.asked(state, question);
            into.push((Event::Asked(question), next));
        }
        if self.mutant() == Some(Mutant::WitnessAbortsForPayer) {
            let aborts = bits(means.pool).filter_map(|message| {
                let said = &self.local.book.said[usize::from(message)];
                let payee = self.local.book.cast.deals[said.deal].payee;
                let honest = self.local.book.cast.people[payee].honest;
                said.case.filter(|_| honest && said.kind == Kind::SenderAbort)
            });
            for case in aborts.collect::<Vec<_>>() {
                let Some((ledger, says)) = self.court.abort_for_payer(&mut self.local.book, state.ledger, case) else {
                    continue;
                };
                let mut next = Global { ledger, ..*state };
                next.set_net(state.net() | says);
                into.push((Event::AbortedForPayer(case), next));
            }
        }
    }

    fn is_among_cheats(&self, question: QuestionId) -> bool {
        let (question, case) = &self.court.questions[usize::from(question)];
        let deal = &self.local.book.cast.deals[self.local.book.cases[usize::from(*case)].deal];
        let people = &self.local.book.cast.people;
        matches!(question, Question::FileAbort(_)) && !people[deal.payer].honest && !people[deal.payee].honest
    }

    /// What the dishonest say arrives at once: they could have said it later as well.
    fn tell(&mut self, state: &Global, who: usize, pool: u128, into: &mut Vec<(Event, Global)>) {
        for message in bits(pool) {
            let said = &self.local.book.said[usize::from(message)];
            let deal = &self.local.book.cast.deals[said.deal];
            if deal.payer != who && deal.payee != who {
                continue;
            }
            let from = into.len();
            self.step(state, who, Input::Deliver(message), into);
            if self.mutant() == Some(Mutant::ForeignVoidEvidence) {
                self.step(state, who, Input::WrongMessage(message), into);
            }
            for (event, _) in &mut into[from..] {
                if let Event::Step(who, input, way) = *event {
                    *event = Event::Told(who, input, way);
                }
            }
        }
    }

    /// Everything that has been said, or that somebody dishonest can say.
    pub fn sayable(&mut self, state: &Global) -> u128 {
        state.net() | self.coalition.means(&mut self.local, &mut self.court, state.net()).pool
    }

    fn fortune(&mut self, state: &Global, into: &mut Vec<(Event, Global)>) {
        if !self.options.reachable {
            return;
        }
        if !state.is_online() {
            into.push((Event::Online, Global { marks: state.marks | ONLINE, ..*state }));
        }
        if state.tick < QUIET_TICK || self.court.awaits(state.ledger, &self.local.book, state.tick) {
            into.push((Event::Tick, Global { tick: state.tick + 1, ..*state }));
        }
        if self.options.witness_restores && state.marks & RESTORED == 0 && state.ledger != 0 {
            let ledger = self.court.restored();
            into.push((Event::WitnessRestored, Global { ledger, marks: state.marks | RESTORED, ..*state }));
        }
    }

    /// Whether somebody honest can show the certificate of a header.
    pub fn holds_certificate(&mut self, state: &Global, case: CaseId) -> bool {
        let deal = self.local.book.cases[usize::from(case)].deal;
        self.honest().any(|who| {
            let shown = self.show_of(state.places[who], deal);
            shown.is_some_and(|question| self.court.questions[usize::from(question)].1 == case)
        })
    }
}
