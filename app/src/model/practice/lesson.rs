//! What is learnt, in which order, and what the guide says at each moment.
use juicetokens_engine::summary::{Approval, ExchangePhase};
use juicetokens_engine::token::transfer::record::Role;

use super::Practice;
use crate::model::Route;

/// What is being learnt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lesson {
    /// To be paid by the partner.
    #[default]
    GetPaid,
    /// To pay the partner, and get change.
    Pay,
    /// To read the receipt.
    Receipt,
    /// To see the hands that a coin has been in.
    Chain,
    /// That was all.
    End,
}

impl Lesson {
    /// How many there are before the end.
    pub const COUNT: u32 = 4;

    /// Which one it is, from 1.
    pub fn number(self) -> u32 {
        self as u32 + 1
    }
}

/// What the guide says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// There are no coins yet: get paid.
    Begin,
    /// Ask for an amount.
    Ask,
    /// Pay the partner.
    Buy,
    /// Type the price.
    Price,
    /// The phones look for each other.
    Meet,
    /// The codes carry the payment.
    Carry,
    /// Compare the pictures.
    Compare,
    /// Look at the coins that come.
    Take,
    /// Look at the coins that go and come back.
    Give,
    /// Paid, or got paid.
    Done,
    /// It stopped.
    Stopped,
    /// There is a receipt.
    Receipt,
    /// What the receipt says.
    Read,
    /// What the chain says.
    Chain,
    /// That was all.
    End,
}

impl Practice {
    /// What the guide says now.
    pub fn hint(&self) -> Hint {
        match (self.lesson, self.wallet.route) {
            (_, Route::Exchange) => self.hint_of_exchange(),
            (Lesson::GetPaid, Route::Receive) => Hint::Ask,
            (Lesson::GetPaid, _) => Hint::Begin,
            (Lesson::Pay, Route::Pay) => Hint::Price,
            (Lesson::Pay, _) => Hint::Buy,
            (Lesson::Receipt, Route::Receipt(_)) => Hint::Read,
            (Lesson::Receipt, _) => Hint::Receipt,
            (Lesson::Chain, _) => Hint::Chain,
            (Lesson::End, _) => Hint::End,
        }
    }

    fn hint_of_exchange(&self) -> Hint {
        let exchange = &self.wallet.exchange;
        let confirmed = exchange.summary.as_ref().is_some_and(|summary| summary.confirmed_here);
        let partner_shows = self.partner.as_ref().is_some_and(|summary| summary.code.is_some());
        match (exchange.phase(), exchange.approval()) {
            (ExchangePhase::Done, _) => Hint::Done,
            (ExchangePhase::Stopped, _) => Hint::Stopped,
            (_, Some(Approval::Pay { .. })) => Hint::Give,
            (_, Some(_)) => Hint::Take,
            (ExchangePhase::Meeting, _) => Hint::Meet,
            (ExchangePhase::Comparing, _) if !confirmed && partner_shows => Hint::Compare,
            _ => Hint::Carry,
        }
    }

    /// Where the lesson goes on, if the person is not there.
    pub fn next(&self) -> Option<Route> {
        let wallet = &self.wallet;
        let busy = wallet.route == Route::Exchange && !matches!(self.hint(), Hint::Done | Hint::Stopped);
        // There the two large buttons are in sight.
        let at_hand = wallet.route == Route::Home && matches!(self.lesson, Lesson::GetPaid | Lesson::Pay);
        if busy || at_hand {
            return None;
        }
        let next = match self.lesson {
            Lesson::GetPaid => Some(Route::Receive),
            Lesson::Pay => Some(Route::Pay),
            Lesson::Receipt if matches!(wallet.route, Route::Receipt(_)) => self.coin(),
            Lesson::Receipt => self.receipt(),
            Lesson::Chain => Some(Route::Home),
            Lesson::End => None,
        };
        next.filter(|next| *next != wallet.route)
    }

    /// The receipt of the last payment.
    fn receipt(&self) -> Option<Route> {
        let movements = &self.wallet.wallet.as_ref()?.movements;
        movements.iter().find_map(|movement| movement.sid).map(Route::Receipt)
    }

    /// A coin in hand.
    fn coin(&self) -> Option<Route> {
        let mut coins = self.wallet.assets().iter().flat_map(|asset| &asset.coins);
        coins.next().map(|coins| Route::Coin(coins.first))
    }

    /// The person follows the guide.
    pub(super) fn go_on(&mut self) -> Option<Route> {
        let next = self.next();
        if self.lesson == Lesson::Chain {
            self.lesson = Lesson::End;
        }
        next
    }

    /// Whether something was learnt.
    pub(super) fn notice(&mut self) {
        let exchange = &self.wallet.exchange;
        let done = exchange.phase() == ExchangePhase::Done;
        let role = exchange.summary.as_ref().filter(|_| done).map(|summary| summary.role);
        self.lesson = match (self.lesson, role, self.wallet.route) {
            (Lesson::GetPaid, Some(Role::Payee), _) => Lesson::Pay,
            (Lesson::Pay, Some(Role::Payer), _) => Lesson::Receipt,
            (Lesson::Receipt, _, Route::Coin(_)) => Lesson::Chain,
            (lesson, ..) => lesson,
        };
    }
}
