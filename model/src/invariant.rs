//! I1 to I9 (PROTOCOL 3.6), each a predicate of its own over a state of the world.
use std::collections::HashMap;

use juicetokens_engine::token::transfer::record::State;

use crate::book::{CaseId, Kind, MessageId, PlaceId, bits};
use crate::cast::Deal;
use crate::conflict::Conflicts;
use crate::court::{Court, Fate, LedgerId};
use crate::facts::{CoinFact, DealFact, Facts};
use crate::local::Local;
use crate::world::{Global, World};

/// The invariants, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Invariant {
    /// Spendable by the honest, in flight and locked together are never more than was issued.
    I1,
    /// No coin is spendable in two honest wallets.
    I2,
    /// No log, and nobody honest, holds both COMMIT and ABORT of a transfer.
    I3,
    /// Change is spendable only after acknowledgement or anchor.
    I4,
    /// The witness never both commits and aborts; an AbortCert takes role Y from the payee.
    I5,
    /// What an honest party has in the end is what it had before, or what was agreed, and the witness takes it; and nobody who
    /// holds the certificate is overruled without a window.
    I6,
    /// From every state a resolved state can be reached, without the dishonest; without the witness, as long as it was not asked.
    I7,
    /// Every conflict names at most one culprit, never an honest one.
    I8,
    /// A message that comes again changes nothing.
    I9,
}

impl Invariant {
    /// All of them.
    pub const ALL: [Self; 9] =
        [Self::I1, Self::I2, Self::I3, Self::I4, Self::I5, Self::I6, Self::I7, Self::I8, Self::I9];

    /// What it says.
    pub fn text(self) -> &'static str {
        match self {
            Self::I1 => "I1 spendable + in flight + locked <= issued",
            Self::I2 => "I2 no coin spendable in two honest wallets",
            Self::I3 => "I3 nobody honest both commits and aborts",
            Self::I4 => "I4 change spendable only after acknowledgement or anchor",
            Self::I5 => "I5 the witness never both commits and aborts, nor aborts without Y",
            Self::I6 => "I6 the honest end with before or after",
            Self::I7 => "I7 a resolved state is always reachable",
            Self::I8 => "I8 at most one culprit, never an honest one",
            Self::I9 => "I9 a message that comes again changes nothing",
        }
    }
}

/// The predicates, with what they have computed already.
#[derive(Default)]
pub struct Judge {
    conflicts: Conflicts,
    ends: HashMap<(PlaceId, LedgerId), bool>,
    agrees: HashMap<(PlaceId, LedgerId), bool>,
}

impl Judge {
    /// The invariants of I1 to I6 and I8 that a state violates.
    pub fn violated(&mut self, world: &mut World, state: &Global) -> Vec<Invariant> {
        let facts: Vec<&Facts> = world.honest().map(|who| world.local.book.facts_of(state.places[who])).collect();
        let local = &world.local;
        let mut found = Vec::new();
        let mut note = |violated: bool, invariant| {
            if violated {
                found.push(invariant);
            }
        };
        note(is_more_than_issued(local, &facts), Invariant::I1);
        note(is_held_twice(&facts), Invariant::I2);
        note(has_two_minds(local, &facts, state.net()), Invariant::I3);
        note(spends_unsettled_change(local, &world.court, &facts, state), Invariant::I4);
        note(witness_contradicts(local, state.net()), Invariant::I5);
        let honest: Vec<usize> = world.honest().collect();
        let ended_wrong = honest.iter().any(|who| !self.ends_well(world, state.places[*who], state.ledger));
        if ended_wrong {
            found.push(Invariant::I6);
        }
        if self.conflicts.blames_an_honest(world, state) {
            found.push(Invariant::I8);
        }
        found
    }

    /// Whether every honest party is done, and agrees with what the witness decided (the goal of I7).
    pub fn is_resolved(&mut self, world: &World, state: &Global) -> bool {
        world.honest().all(|who| {
            let place = state.places[who];
            world.local.book.facts_of(place).quarantined || self.agrees(world, place, state.ledger)
        })
    }

    fn agrees(&mut self, world: &World, place: PlaceId, ledger: LedgerId) -> bool {
        let key = (place, ledger);
        if let Some(known) = self.agrees.get(&key) {
            return *known;
        }
        let answer = agrees(&world.local, &world.court, place, ledger);
        self.agrees.insert(key, answer);
        answer
    }

    fn ends_well(&mut self, world: &World, place: PlaceId, ledger: LedgerId) -> bool {
        let key = (place, ledger);
        if let Some(known) = self.ends.get(&key) {
            return *known;
        }
        let agrees = self.agrees(world, place, ledger);
        let answer = ends_well(&world.local, &world.court, (place, ledger), agrees);
        self.ends.insert(key, answer);
        answer
    }
}

/// I1. Coins that were in dishonest hands are left out: those hands can sign twice, which I8 names. Change that the witness has
/// settled for the payer while the payee still has it locked is one coin, not two: nothing but the witness's word unlocks it.
fn is_more_than_issued(local: &Local, facts: &[&Facts]) -> bool {
    let book = &local.book;
    let value = |coin: usize| book.cast.coins[coin].value;
    let sound = facts.iter().filter(|facts| !facts.quarantined);
    let held: u32 = sound
        .flat_map(|facts| &facts.coins)
        .filter(|coin| !coin.tainted && !coin.dead)
        .map(|coin| value(coin.coin))
        .sum();
    let (mut in_flight, mut settled_twice) = (0, 0);
    for (number, deal) in book.cast.deals.iter().enumerate() {
        let side = |who: usize| facts.iter().find(|facts| facts.who == who).map(|facts| facts.deals[number].state);
        let (Some(payer), Some(payee)) = (side(deal.payer), side(deal.payee)) else { continue };
        let change = deal.change.iter().map(|coin| value(*coin)).sum::<u32>();
        if matches!(payer, Some(State::Committed | State::Final)) && payee != Some(State::Received) {
            in_flight += deal.pay.iter().map(|coin| value(*coin)).sum::<u32>();
        }
        match (payer, payee) {
            (Some(State::Offered | State::Committed), Some(State::Received)) => in_flight += change,
            (Some(State::Final), Some(State::Prepared | State::AbortFiled)) => settled_twice += change,
            _ => {}
        }
    }
    held + in_flight > settled_twice + book.cast.coins.iter().map(|coin| coin.value).sum::<u32>()
}

/// I2.
fn is_held_twice(facts: &[&Facts]) -> bool {
    let spendable = |coin: &&CoinFact| coin.spendable && !coin.tainted;
    facts.iter().enumerate().any(|(place, first)| {
        let others = || facts[place + 1..].iter().flat_map(|other| other.coins.iter().filter(spendable));
        first.coins.iter().filter(spendable).any(|coin| others().any(|other| other.coin == coin.coin))
    })
}

/// I3: in the log, and in what was said.
fn has_two_minds(local: &Local, facts: &[&Facts], net: u128) -> bool {
    let book = &local.book;
    book.cast.deals.iter().enumerate().any(|(number, deal)| {
        let Some(payer) = facts.iter().find(|facts| facts.who == deal.payer) else { return false };
        let fact = payer.deals[number];
        let commit = fact.commit || net & book.about_deal(Kind::Commit, number) != 0;
        let abort = fact.own_abort || net & book.about_deal(Kind::SenderAbort, number) != 0;
        commit && abort
    })
}

/// I4.
fn spends_unsettled_change(local: &Local, court: &Court, facts: &[&Facts], state: &Global) -> bool {
    local.book.cases.iter().enumerate().any(|(number, case)| {
        let deal = &local.book.cast.deals[case.deal];
        let Some(payer) = facts.iter().find(|facts| facts.who == deal.payer) else { return false };
        let anchored = || {
            let case = CaseId::try_from(number).expect("few headers");
            court.fate(state.ledger, &local.book, case) == Fate::Committed
                || local.book.about(Kind::Registered, case).is_some_and(|said| state.net() >> said & 1 == 1)
        };
        let spent = case.change.iter().any(|spend| {
            payer.coin(spend.coin).is_some_and(|coin| coin.chain.iter().any(|(_, link)| *link == spend.link))
        });
        spent && !payer.deals[case.deal].ack && !anchored()
    })
}

/// I5, from what the witness has said.
fn witness_contradicts(local: &Local, net: u128) -> bool {
    let said = |kind: Kind, case: Option<CaseId>| {
        let mut all = bits(net).map(|message| &local.book.said[usize::from(message)]);
        all.any(|said| said.kind == kind && said.case == case)
    };
    let voids = bits(net).map(|message: MessageId| &local.book.said[usize::from(message)]);
    let mut voids = voids.filter(|said| said.kind == Kind::AbortCertificate);
    voids.any(|void| said(Kind::Registered, void.case) || !said(Kind::Filed, void.case))
}

/// Whether a wallet waits for nothing and believes what the witness decided.
fn agrees(local: &Local, court: &Court, place: PlaceId, ledger: LedgerId) -> bool {
    let facts = local.book.facts_of(place);
    let excused = |number: usize| loses_change_to_a_cheat(local, court, (place, ledger), number);
    let open = |(number, state): (usize, Option<State>)| {
        let open = [State::Offered, State::Committed, State::Prepared, State::AbortFiled];
        state.is_some_and(|state| open.contains(&state)) && !excused(number)
    };
    if facts.deals.iter().map(|deal| deal.state).enumerate().any(open) {
        return false;
    }
    let believes = |(number, deal): (usize, &DealFact)| {
        let (Some(state), Some(case)) = (deal.state, deal.case) else { return true };
        match court.fate(ledger, &local.book, case) {
            Fate::Open | Fate::Pending => true,
            Fate::Committed => matches!(state, State::Final | State::Received) || excused(number),
            Fate::Void => !matches!(state, State::Final | State::Received),
        }
    };
    facts.deals.iter().enumerate().all(believes)
}

/// A payer that has committed takes the credit risk of the change: the payee has spent it elsewhere and registered that first.
fn loses_change_to_a_cheat(local: &Local, court: &Court, (place, ledger): (PlaceId, LedgerId), number: usize) -> bool {
    let (facts, deal) = (local.book.facts_of(place), &local.book.cast.deals[number]);
    let committed = facts.deals[number].state == Some(State::Committed);
    let cases = local.book.cases.iter().filter(|case| case.deal == number);
    let mut dead = cases.flat_map(|case| &case.change).map(|spend| court.is_dead(ledger, &local.book, spend));
    committed && facts.who == deal.payer && !local.book.cast.people[deal.payee].honest && dead.any(|dead| dead)
}

/// I6.
fn ends_well(local: &Local, court: &Court, (place, ledger): (PlaceId, LedgerId), agrees: bool) -> bool {
    let book = &local.book;
    let facts = book.facts_of(place);
    if facts.damaged {
        return false;
    }
    if facts.quarantined || !facts.is_closed() {
        return true;
    }
    let mut expected: Vec<i32> = book.cast.coins.iter().map(|coin| i32::from(coin.owner == facts.who)).collect();
    for (number, deal) in book.cast.deals.iter().enumerate() {
        let (gone, come) = match facts.deals[number].state {
            Some(State::Final) => (&deal.pay, &deal.change),
            Some(State::Received) => (&deal.change, &deal.pay),
            _ => continue,
        };
        gone.iter().for_each(|coin| expected[*coin] -= 1);
        come.iter().for_each(|coin| expected[*coin] += 1);
    }
    let holds = |coin: usize| facts.coin(coin).is_some_and(|fact| !fact.held && !fact.dead);
    // Change that was set free by a cheat's A5 and paid on, and whose commit the witness took all the same: the cheat's victim has
    // the payment, and owes the coin to whom it was paid on.
    let owing = if book.cast.people.iter().all(|person| person.honest) { i32::MIN } else { 0 };
    let exact = expected.iter().enumerate().all(|(coin, count)| *count.max(&owing) == i32::from(holds(coin)));
    let sound = |coin: &CoinFact| is_live(local, court, ledger, coin) || is_credit(local, court, (place, ledger), coin);
    exact && (!agrees || facts.coins.iter().filter(|coin| !coin.dead).all(sound))
}

/// Whether the witness would take a coin as this wallet holds it.
fn is_live(local: &Local, court: &Court, ledger: LedgerId, coin: &CoinFact) -> bool {
    let stands = |(seq, link): &(u16, _)| !court.contradicts(ledger, &local.book, (coin.coin, *seq), Some(link));
    let void = |(_, link): &(u16, _)| {
        let of = |case: &crate::book::Case| case.paid.iter().chain(&case.change).any(|spend| spend.link == *link);
        let mut cases = local.book.cases.iter().enumerate().filter(|(_, case)| of(case));
        cases.any(|(number, _)| {
            court.fate(ledger, &local.book, CaseId::try_from(number).expect("few headers")) == Fate::Void
        })
    };
    coin.chain.iter().all(stands)
        && !coin.chain.iter().any(void)
        && !court.contradicts(ledger, &local.book, (coin.coin, coin.next), None)
}

/// Credit: a coin that was taken on trust, or as change, and that is dead because a cheat has signed twice.
fn is_credit(local: &Local, court: &Court, (place, ledger): (PlaceId, LedgerId), coin: &CoinFact) -> bool {
    let (facts, book) = (local.book.facts_of(place), &local.book);
    let cheat = |deal: &Deal| !book.cast.people[deal.payer].honest || !book.cast.people[deal.payee].honest;
    let by_cheat = coin.chain.iter().filter_map(|(seq, link)| court.standing(ledger, book, (coin.coin, *seq), link));
    let by_cheat = by_cheat.into_iter().any(|other| {
        let mut cases = book.cases.iter().filter(|case| case.paid.iter().chain(&case.change).any(|s| s.link == other));
        cases.any(|case| cheat(&book.cast.deals[case.deal]))
    });
    let came_as_change = book.cast.deals.iter().enumerate().any(|(number, deal)| {
        deal.payer == facts.who && deal.change.contains(&coin.coin) && facts.deals[number].state == Some(State::Final)
    });
    by_cheat && (coin.on_trust || came_as_change)
}
