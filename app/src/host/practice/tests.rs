//! A whole practice without a browser: the model, and the phones that it talks to.
#![allow(clippy::unwrap_used, clippy::panic)]
use std::collections::VecDeque;

use juicetokens_engine::foundation::time::{Now, Timestamp};
use juicetokens_engine::summary::{Receipt, TransferState};
use juicetokens_engine::token::amount::Amount;
use juicetokens_engine::token::transfer::record::Sid;

use super::Table;
use crate::model::border::{HostCommand, HostEvent};
use crate::model::coins::ChainPage;
use crate::model::home::in_balance;
use crate::model::practice::{Event as Did, Hint, Lesson, Practice};
use crate::model::practice_link::{FromPractice, Side, ToPractice};
use crate::model::receipt::ReceiptPage;
use crate::model::wallet_link::{FromWallet, Presence, ToWallet};
use crate::model::{Event, Model, Route, Screen, Start, exchange, pay, receive, update};

const NOON: Timestamp = Timestamp(1_795_262_400_000);
/// A code stands about as long.
const TURN_MS: u64 = 60;
/// Turns after which nothing more is expected to happen: a minute.
const MOST_TURNS: usize = 1_000;

/// A page without a browser.
struct World {
    model: Model,
    table: Option<Table>,
    facing: bool,
    uptime_ms: u64,
    hints: Vec<Hint>,
}

impl World {
    fn with(presence: Presence) -> Self {
        let mut model = Model::new(Start {
            language: "en".into(),
            path: "/".into(),
            origin: "https://wallet.example".into(),
            links_offered: false,
            now: NOON,
        });
        update(&mut model, Event::Host(HostEvent::FromWallet(FromWallet::Presence(presence))));
        Self { model, table: None, facing: false, uptime_ms: 0, hints: Vec::new() }
    }

    fn begun() -> Self {
        let mut world = Self::with(Presence::None);
        world.happen(Event::Opened(Route::Practice));
        world
    }

    fn now(&self) -> Now {
        Now { wall: Timestamp(NOON.0 + self.uptime_ms), uptime_ms: self.uptime_ms }
    }

    fn practice(&self) -> &Practice {
        self.model.practice.as_ref().unwrap()
    }

    /// Lets it happen, and all that follows from it.
    fn happen(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for command in update(&mut self.model, event) {
                self.run(command);
            }
            let said = self.table.as_mut().map(Table::said).unwrap_or_default();
            events.extend(
                said.into_iter().map(|(side, said)| Event::Host(HostEvent::Practice(FromPractice::Said(side, said)))),
            );
        }
        if let Some(practice) = &self.model.practice
            && self.hints.last() != Some(&practice.hint())
        {
            self.hints.push(practice.hint());
        }
    }

    /// Nothing but a practice may come of a practice.
    fn run(&mut self, command: HostCommand) {
        let now = self.now();
        match command {
            HostCommand::Practice(ToPractice::Begin) => self.table = Table::lay(),
            HostCommand::Practice(ToPractice::Say(side, said)) => self.table.as_mut().unwrap().say(side, said, now),
            HostCommand::Practice(ToPractice::StartExchange) => self.facing = true,
            HostCommand::Practice(ToPractice::StopExchange) => {
                self.facing = false;
                self.table.as_mut().unwrap().put_down(now);
            }
            HostCommand::Practice(ToPractice::End) => (self.table, self.facing) = (None, false),
            HostCommand::Navigate(path) => assert!(self.model.practice.is_none() || path.starts_with("/practice")),
            HostCommand::Vibrate => {}
            _ => panic!("a practice asks for something else of the world"),
        }
    }

    fn inside(&mut self, event: impl Into<Event>) {
        self.happen(Did::Inside(Box::new(event.into())).into());
    }

    fn go_on(&mut self) {
        self.happen(Did::WentOn.into());
    }

    /// Each phone shows a code and sees the other's.
    fn turn(&mut self) {
        self.uptime_ms += TURN_MS;
        let now = self.now();
        let table = self.table.as_mut().unwrap();
        for side in Side::BOTH {
            if let Some(code) = table.next_code(side, now) {
                table.see(side.other(), &code, now);
            }
        }
        table.tell_time(now);
        for (side, said) in self.table.as_mut().map(Table::said).unwrap() {
            self.happen(Event::Host(HostEvent::Practice(FromPractice::Said(side, said))));
        }
    }

    /// Says yes to whatever is asked, until the guide says this.
    fn until(&mut self, hint: Hint) {
        for _ in 0..MOST_TURNS {
            match self.practice().hint() {
                reached if reached == hint => return,
                Hint::Compare => self.inside(exchange::Event::CodesSame),
                Hint::Take | Hint::Give => self.inside(exchange::Event::Approved),
                _ => {}
            }
            self.turn();
        }
        panic!("the guide never says {hint:?}, but {:?}", self.hints);
    }

    fn be_paid(&mut self) {
        self.inside(Event::Opened(Route::Receive));
        self.inside(receive::Event::Typed("5".into()));
        self.inside(receive::Event::Continued);
    }

    fn pay(&mut self) {
        self.inside(pay::Event::AskedWanted);
    }

    fn balance(&self) -> Amount {
        let assets = self.practice().wallet.assets();
        assets.first().map_or(Amount::ZERO, |asset| in_balance(&asset.balance))
    }

    fn receipt(&mut self, side: Side, sid: Sid) -> Receipt {
        let now = self.now();
        let table = self.table.as_mut().unwrap();
        table.say(side, ToWallet::ReceiptWanted(sid), now);
        let said = table.said();
        said.into_iter()
            .find_map(|(of, said)| match said {
                FromWallet::Receipt(Some(receipt)) if of == side => Some(*receipt),
                _ => None,
            })
            .unwrap()
    }

    fn last_sid(&self) -> Sid {
        self.practice().wallet.wallet.as_ref().unwrap().movements[0].sid.unwrap()
    }
}

#[test]
fn one_person_gets_paid_pays_with_change_and_sees_the_chain() {
    let mut world = World::with(Presence::None);
    let before = world.model.clone();
    world.happen(Event::Opened(Route::Practice));
    assert_eq!(world.model.screen(), Screen::Practice);

    world.be_paid();
    world.until(Hint::Done);
    assert_eq!((world.balance(), world.practice().lesson), (Amount(5), Lesson::Pay));

    world.go_on();
    assert_eq!(world.practice().wallet.route, Route::Pay);
    world.pay();
    world.until(Hint::Done);
    assert_eq!((world.balance(), world.practice().lesson), (Amount(2), Lesson::Receipt));

    world.go_on();
    assert!(matches!(world.practice().wallet.receipt, ReceiptPage::Found(_)));
    world.go_on();
    assert!(
        matches!(&world.practice().wallet.coins.chain, ChainPage::Found(chain) if chain.holds && !chain.links.is_empty())
    );
    world.go_on();
    assert_eq!((world.practice().hint(), world.practice().wallet.route), (Hint::End, Route::Home));
    for hint in [Hint::Begin, Hint::Ask, Hint::Meet, Hint::Take, Hint::Compare, Hint::Price, Hint::Give, Hint::Read] {
        assert!(world.hints.contains(&hint), "{hint:?} is missing in {:?}", world.hints);
    }

    world.happen(Event::Opened(Route::Home));
    assert!(world.table.is_none());
    assert!(world.model == before, "nothing of a practice is left");
}

#[test]
fn whoever_looks_at_the_receipt_at_once_leaves_no_doubt_on_the_other_phone() {
    let mut world = World::begun();
    world.be_paid();
    world.until(Hint::Done);
    world.inside(exchange::Event::ReceiptWanted);
    let sid = world.last_sid();
    let (own, partner) = (world.receipt(Side::Own, sid), world.receipt(Side::Partner, sid));
    assert!(own.header.is_some() && own.header == partner.header);
    assert_eq!((own.state, partner.state), (TransferState::Received, TransferState::Settled));

    world.go_on();
    world.pay();
    world.until(Hint::Done);
    world.inside(exchange::Event::ReceiptWanted);
    let sid = world.last_sid();
    let (own, partner) = (world.receipt(Side::Own, sid), world.receipt(Side::Partner, sid));
    assert!(own.header.is_some() && own.header == partner.header);
    assert_eq!((own.state, partner.state), (TransferState::Settled, TransferState::Received));
    assert!(world.practice().wallet.wallet.as_ref().unwrap().open.is_empty());
}

#[test]
fn different_pictures_stop_it_and_it_can_be_tried_again() {
    let mut world = World::begun();
    world.be_paid();
    for _ in 0..MOST_TURNS {
        match world.practice().hint() {
            Hint::Take => world.inside(exchange::Event::Approved),
            Hint::Compare => world.inside(exchange::Event::CodesDiffer),
            Hint::Stopped => break,
            _ => {}
        }
        world.turn();
    }
    assert_eq!(world.practice().hint(), Hint::Stopped);
    assert_eq!((world.balance(), world.practice().lesson), (Amount(0), Lesson::GetPaid));
    world.go_on();
    world.be_paid();
    world.until(Hint::Done);
    assert_eq!(world.balance(), Amount(5));
}
