//! The dishonest: they keep every state their devices were ever in, share all they know, and say or withhold whatever they
//! like. What they can make is everything that the engine's functions make from any of those states.
use std::collections::HashMap;
use std::rc::Rc;

use juicetokens_engine::lifecycle::witness::message::Question;
use juicetokens_engine::lifecycle::witness::questions;
use juicetokens_engine::token::transfer::message::Message;
use juicetokens_engine::token::transfer::record::{State, TransferRecord};

use crate::book::{Kind, PlaceId, bits};
use crate::court::{Court, QuestionId};
use crate::local::{Input, Local};

/// What a coalition can do with what has been said so far.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// Messages that it knows or can make, as bits. They only ever become more, so it says each when it does most harm.
    pub pool: u128,
    /// Questions that it can ask the witness.
    pub asks: Vec<QuestionId>,
}

/// The dishonest people of a cast.
pub struct Coalition {
    people: Vec<PlaceId>,
    memo: HashMap<u128, Rc<Means>>,
    asks: HashMap<(PlaceId, u128), Vec<QuestionId>>,
    /// Messages looked at so far, and which of them are theirs to hear.
    known: usize,
    theirs: u128,
}

impl Coalition {
    /// The people of the cast who are not honest.
    pub fn new(local: &Local) -> Self {
        let people = local.book.cast.people.iter().enumerate().filter(|(_, person)| !person.honest);
        let people = people.filter_map(|(who, _)| PlaceId::try_from(who).ok()).collect();
        Self { people, memo: HashMap::new(), asks: HashMap::new(), known: 0, theirs: 0 }
    }

    /// Everything it can do.
    pub fn means(&mut self, local: &mut Local, court: &mut Court, net: u128) -> Rc<Means> {
        if self.people.is_empty() {
            return Rc::default();
        }
        let net = net & self.concerned(local);
        if let Some(means) = self.memo.get(&net) {
            return Rc::clone(means);
        }
        let (places, pool) = self.close(local, net);
        let is_abort = |message: &u8| local.book.said[usize::from(*message)].kind == Kind::SenderAbort;
        let aborts = bits(pool).filter(is_abort).fold(0, |set, message| set | 1 << message);
        let mut asks = Vec::new();
        for place in places {
            let key = (place, aborts);
            let known = self.asks.entry(key).or_insert_with(|| questions_of(local, court, place, aborts));
            asks.extend_from_slice(known);
        }
        asks.sort_unstable();
        asks.dedup();
        let means = Rc::new(Means { pool, asks });
        self.memo.insert(net, Rc::clone(&means));
        means
    }

    /// Messages about deals that one of them is in.
    fn concerned(&mut self, local: &Local) -> u128 {
        for said in &local.book.said[self.known..] {
            let deal = &local.book.cast.deals[said.deal];
            let theirs = [deal.payer, deal.payee].into_iter().any(|who| !local.book.cast.people[who].honest);
            if theirs && said.kind != Kind::Filed {
                self.theirs |= 1 << self.known;
            }
            self.known += 1;
        }
        self.theirs
    }

    /// Every state their devices can have been in, and every message they know or can make.
    fn close(&self, local: &mut Local, net: u128) -> (Vec<PlaceId>, u128) {
        let (mut places, mut pool) = (self.people.clone(), net);
        loop {
            let before = (places.len(), pool);
            let mut next = 0;
            while next < places.len() {
                let place = places[next];
                for input in inputs(local, place, pool) {
                    for effect in local.step(place, input).iter() {
                        pool |= effect.says;
                        if !places.contains(&effect.to) {
                            places.push(effect.to);
                        }
                    }
                }
                next += 1;
            }
            if (places.len(), pool) == before {
                return (places, pool);
            }
        }
    }
}

fn inputs(local: &Local, place: PlaceId, pool: u128) -> Vec<Input> {
    let deals = 0..local.book.cast.deals.len();
    let of_deals = deals.flat_map(|deal| {
        [
            Input::Offer(deal),
            Input::Deadline(deal),
            Input::GivenUp(deal),
            Input::LeakAbort(deal),
            Input::LeakFinal(deal),
        ]
    });
    let who = local.book.facts[usize::from(place)].who;
    let mine = |deal: usize| {
        let deal = &local.book.cast.deals[deal];
        deal.payer == who || deal.payee == who
    };
    let heard = bits(pool).filter_map(|message| {
        let said = &local.book.said[usize::from(message)];
        match said.kind {
            _ if !mine(said.deal) => None,
            Kind::Filed => None,
            Kind::Registered => said.case.map(Input::Registered),
            _ => Some(Input::Deliver(message)),
        }
    });
    of_deals.chain(heard).collect()
}

/// What one device in one state can ask the witness, knowing these abort statements.
fn questions_of(local: &mut Local, court: &mut Court, place: PlaceId, aborts: u128) -> Vec<QuestionId> {
    let records: Vec<TransferRecord> = local.place(place).wallet.records().cloned().collect();
    let mut asks = Vec::new();
    for record in records {
        let Some(case) = local.book.case_of(&record) else { continue };
        asks.extend(register(local, court, &record));
        let lie = TransferRecord { state: State::Prepared, ..record.clone() };
        let issuances = &local.place(place).wallet.issuances;
        let Some(Question::FileAbort(mut filed)) = questions::file_abort(&lie, issuances) else { continue };
        asks.push(court.question_id(Question::FileAbort(filed.clone()), case));
        for message in bits(aborts) {
            let said = &local.book.said[usize::from(message)];
            if let (Some(Message::SenderRetroPak(pak)), true) = (&said.message, said.case == Some(case)) {
                filed.sender_abort = Some(pak.signature);
                asks.push(court.question_id(Question::FileAbort(filed.clone()), case));
            }
        }
    }
    asks
}

/// The certificate that a record can show.
pub(crate) fn register(local: &mut Local, court: &mut Court, record: &TransferRecord) -> Option<QuestionId> {
    let case = local.book.case_of(record)?;
    let issuances = [(local.book.cast.issuance.id(), local.book.cast.issuance.clone())].into();
    let question = questions::register(record, &issuances)?;
    Some(court.question_id(question, case))
}

/// The request that a record can make.
pub(crate) fn file(local: &mut Local, court: &mut Court, record: &TransferRecord) -> Option<QuestionId> {
    let case = local.book.case_of(record)?;
    let issuances = [(local.book.cast.issuance.id(), local.book.cast.issuance.clone())].into();
    let question = questions::file_abort(record, &issuances)?;
    Some(court.question_id(question, case))
}
