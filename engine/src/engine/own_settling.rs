//! The issuer settles with itself: one wallet asks as a holder and answers as the witness (`docs/spec/09-witness.md`, section 2).
//!
//! Its words go through its own inbox in place of a session. So the questions, what is checked and what is written before each
//! word are the same as between two wallets; only the greeting is left out, for nobody stands in between.
use crate::engine::exchange::Exchange;
use crate::engine::settlement::{Asking, Handing, Settling};
use crate::engine::state::Engine;
use crate::engine::work::Pending;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::PublicKey;
use crate::io::{Command, Event};
use crate::summary::SettledItem;
use crate::token::transfer::message::Message;
use crate::token::transfer::wire;

impl Engine {
    /// Asks this wallet's own witness everything that it can do for this wallet.
    pub(super) fn settle_with_myself(&mut self, dice: &mut Dice) {
        let Some(witness) = self.wallet.keys.get(&KeyPath::Issuer).copied() else { return };
        let key = self.todays_key(dice);
        if !self.keys_exist(&[key], || Pending::Command(Command::SettleWithMyself)) {
            return;
        }
        // What was left of an earlier one is no answer to what is asked now.
        self.inbox.retain(|pending| !matches!(pending, Pending::OwnWord(_)));
        let mut exchange = Exchange::open_alone(key, dice);
        exchange.settling = self.own_questions(witness);
        self.exchange = Some(exchange);
        self.inbox.push_back(Pending::Ask);
        self.events.push_back(Event::ExchangeChanged);
    }

    /// While this witness listens, it takes no coins: signed over now, they would be locked until then for nothing.
    fn own_questions(&self, witness: PublicKey) -> Settling {
        let waiting = self.questions_for(&witness, None);
        let mut settling = Settling { witness: Some(witness), waiting, ..Settling::default() };
        let ledger = &self.wallet.ledger;
        if let Some(until) = ledger.listening_until.filter(|_| ledger.is_listening(self.own_clock())) {
            settling.waiting.retain(|asking| !matches!(asking, Asking::Coins(_, Handing::Renew)));
            settling.done.push(SettledItem::Listening(until));
            settling.rechecked = true;
        }
        settling
    }

    /// What is said here is heard here; words to the other side of a transfer stay in the log until the two meet.
    pub(super) fn on_own_word(&mut self, envelope: &[u8], dice: &mut Dice) {
        let alone = self.exchange.as_ref().is_some_and(|exchange| exchange.alone);
        if let (true, Ok(Message::Settlement(bytes))) = (alone, wire::decode(envelope)) {
            self.on_settlement(&bytes, dice);
        }
    }
}
