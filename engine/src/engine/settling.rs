//! The holder's side of a meeting with a witness: one question after another, each signed and stored before it is asked
//! (`docs/spec/09-witness.md`).
use std::sync::Arc;

use crate::engine::exchange::{Exchange, Stage};
use crate::engine::settlement::{Asking, Handing};
use crate::engine::state::Engine;
use crate::engine::to_settle::is_to_hand;
use crate::engine::work::{AfterTails, AfterWrite, Pending, Work};
use crate::foundation::random::Dice;
use crate::foundation::signature::Signature;
use crate::io::{Event, Intent};
use crate::lifecycle::cash_in::{CashIn, ChainEnd};
use crate::lifecycle::witness::message::{Greeting, Question, Settlement, SurrenderedCoin, ends_in_payment};
use crate::lifecycle::witness::questions::{SurrenderDraft, file_abort, register, surrender_of};
use crate::lifecycle::witness::wire as witness_wire;
use crate::summary::{Problem, SettledItem, Settlement as Shown};
use crate::token::amount::Amount;
use crate::token::issuance::Issuance;
use crate::token::surrender::Surrender;
use crate::token::transfer::message::Message;
use crate::token::transfer::record::{Role, Sid, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::OwnCoin;
use crate::token::transfer::table::{Arrival, Reaction, react};
use crate::token::transfer::wire;
use crate::transport::qr::MAX_PAYLOAD_BYTES;
use crate::wallet::change_set::{Change, ChangeSet, Surrendered};

/// Bytes of coins that make a question full; a single coin may have more, up to what a message holds.
const FULL_QUESTION_BYTES: usize = 120_000;

/// What a surrendered coin has beside its chain and its surrender, and a message beside its coins, at most.
const OVERHEAD_BYTES: usize = 128;

impl Engine {
    pub(super) fn on_settlement(&mut self, bytes: &[u8], dice: &mut Dice) {
        let Some(exchange) = self.exchange.as_ref().filter(|exchange| exchange.is_confirmed()) else { return };
        let together = matches!(exchange.intent, Intent::ServeTogether(_));
        let serving = exchange.alone || exchange.intent.serves();
        match witness_wire::decode(bytes) {
            Ok(Settlement::Greeting(greeting)) => self.on_greeting(&greeting),
            Ok(Settlement::Question(number, question)) if together => self.hand_on(number, question, bytes),
            Ok(Settlement::Question(number, question)) if serving => self.on_question(number, &question, dice),
            Ok(Settlement::Answer(number, answer)) => self.on_answer(number, answer),
            Ok(Settlement::Question(..)) => {}
            Err(error) => {
                if let Some(exchange) = &mut self.exchange {
                    exchange.problem = Some(Problem::PeerMisbehaved { what: error.to_string() });
                }
            }
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    /// The witness says who it is: now the questions are known.
    fn on_greeting(&mut self, greeting: &Greeting) {
        let Some(exchange) = &self.exchange else { return };
        if matches!((&exchange.intent, &exchange.stage), (Intent::Pay { .. }, Stage::Meeting)) {
            return self.refuse_and_stop(RefuseCode::OtherPurpose, Problem::OtherPurpose);
        }
        let (Intent::Settle { give_back }, Some(transcript)) = (&exchange.intent, exchange.pipe.transcript()) else {
            return;
        };
        if exchange.settling.witness.is_some() || greeting.verify(&transcript).is_err() {
            return;
        }
        let waiting = self.questions_for(&greeting.witness, *give_back);
        if let Some(exchange) = &mut self.exchange {
            exchange.settling.witness = Some(greeting.witness);
            exchange.settling.waiting = waiting;
            self.inbox.push_back(Pending::Ask);
        }
    }

    /// Asks the next question, if none is open.
    pub(super) fn ask_witness(&mut self, dice: &mut Dice) {
        let Some(settling) = self.exchange.as_mut().map(|exchange| &mut exchange.settling) else { return };
        if settling.asked.is_some() || settling.witness.is_none() {
            return;
        }
        self.events.push_back(Event::ExchangeChanged);
        let Some(asking) = settling.waiting.pop_front() else { return self.recheck() };
        settling.number = settling.number.wrapping_add(1);
        settling.asked = Some((settling.number, asking.clone()));
        match asking {
            Asking::Register(sid) => self.ask_to_register(sid),
            Asking::File(sid) => self.file(sid, dice),
            Asking::Coins(mut ids, handing) => {
                ids.retain(|id| self.wallet.coins.get(id).is_some_and(|coin| is_to_hand(coin, handing)));
                let then = match handing {
                    Handing::Again => AfterTails::Resend,
                    Handing::GiveBack => AfterTails::Surrender { for_good: true },
                    Handing::Renew => AfterTails::Surrender { for_good: false },
                };
                if ids.is_empty() { self.skip_question() } else { self.load_tails(ids, then) }
            }
        }
    }

    /// A payment with its change; where both are too much for one message, the payment, whose registration lets the change follow.
    fn ask_to_register(&mut self, sid: Sid) {
        let Some(record) = self.wallet.record(&sid) else { return self.skip_question() };
        let payer = record.role() == Role::Payer;
        match register(record, &self.wallet.issuances) {
            Some(Question::Register(mut tails)) if payer && !self.fits(&Question::Register(tails.clone())) => {
                tails.retain(ends_in_payment);
                self.ask_question(&Question::Register(tails));
            }
            Some(question) => self.ask_question(&question),
            None => self.skip_question(),
        }
    }

    fn fits(&self, question: &Question) -> bool {
        self.question_bytes(question).is_some_and(|message| message.len() <= MAX_PAYLOAD_BYTES)
    }

    /// A registered payment brings change that is renewed in the same meeting; then it is over.
    fn recheck(&mut self) {
        let Some(settling) = self.exchange.as_ref().map(|exchange| &exchange.settling) else { return };
        let again = settling.witness.filter(|_| !settling.rechecked);
        let mut questions = again.map(|witness| self.questions_for(&witness, None)).unwrap_or_default();
        questions.retain(|asking| matches!(asking, Asking::Coins(_, Handing::Renew)));
        let Some(settling) = self.exchange.as_mut().map(|exchange| &mut exchange.settling) else { return };
        settling.rechecked = true;
        settling.finished = questions.is_empty();
        if !questions.is_empty() {
            settling.waiting = questions;
            self.inbox.push_back(Pending::Ask);
        }
    }

    fn skip_question(&mut self) {
        if let Some(exchange) = &mut self.exchange {
            exchange.settling.asked = None;
            self.inbox.push_back(Pending::Ask);
        }
    }

    fn ask_question(&mut self, question: &Question) {
        match self.question_bytes(question) {
            Some(message) if message.len() <= MAX_PAYLOAD_BYTES => self.say(message),
            Some(_) => self.drop_question(),
            None => self.skip_question(),
        }
    }

    /// What no message holds is never said: it would break the session.
    fn drop_question(&mut self) {
        let asked = self.exchange.as_ref().and_then(|exchange| exchange.settling.asked.clone());
        if let Some((_, Asking::Register(sid))) = asked {
            self.file_instead(sid);
        }
        self.settle(SettledItem::Refused(RefuseCode::CannotPay));
        self.skip_question();
    }

    fn question_bytes(&self, question: &Question) -> Option<Vec<u8>> {
        let (number, _) = self.exchange.as_ref()?.settling.asked.as_ref()?;
        let settlement = witness_wire::encode(&Settlement::Question(*number, question.clone()));
        Some(wire::encode(&Message::Settlement(settlement)))
    }

    /// R3 is written at the moment at which Y leaves, and only then.
    fn file(&mut self, sid: Sid, dice: &mut Dice) {
        let Some(record) = self.wallet.record(&sid) else { return self.skip_question() };
        let message = file_abort(record, &self.wallet.issuances).and_then(|question| self.question_bytes(&question));
        let Some(message) = message else { return self.skip_question() };
        if message.len() > MAX_PAYLOAD_BYTES {
            return self.drop_question();
        }
        let response = react(record, &Arrival::Filing, &self.wallet, self.moment(), dice);
        match response.reaction {
            Reaction::Carry(mut outcome) => {
                outcome.say.push(message);
                self.carry_out(*outcome);
            }
            _ => self.say(message),
        }
    }

    /// The coins' histories are here: those that are still in hand are signed over, as many as one message holds.
    pub(super) fn surrender(&mut self, coins: Vec<OwnCoin>, for_good: bool) {
        let handing = if for_good { Handing::GiveBack } else { Handing::Renew };
        let coins = self.narrow_question(coins, handing);
        if coins.is_empty() {
            return self.skip_question();
        }
        match SurrenderDraft::new(coins, for_good) {
            Some(draft) => self.sign(draft.wanted(), Work::Surrender(draft)),
            None => self.skip_question(),
        }
    }

    /// Keeps of the question that is being asked what can still be asked and fits into a message; what does not fit is asked next.
    fn narrow_question(&mut self, mut coins: Vec<OwnCoin>, handing: Handing) -> Vec<OwnCoin> {
        let id = |own: &OwnCoin| own.coin.traced.token_id;
        coins.retain(|own| self.wallet.coins.get(&id(own)).is_some_and(|coin| is_to_hand(coin, handing)));
        let before = coins.len();
        coins.retain(|own| surrender_bytes(own) + OVERHEAD_BYTES <= MAX_PAYLOAD_BYTES);
        if coins.len() < before {
            self.settle(SettledItem::Refused(RefuseCode::CannotPay));
        }
        let rest = coins.split_off(fitting(coins.iter().map(surrender_bytes)));
        let Some(settling) = self.exchange.as_mut().map(|exchange| &mut exchange.settling) else { return Vec::new() };
        let Some((_, asking)) = &mut settling.asked else { return Vec::new() };
        *asking = Asking::Coins(coins.iter().map(id).collect(), handing);
        if !rest.is_empty() {
            settling.ask_first(Asking::Coins(rest.iter().map(id).collect(), handing));
        }
        coins
    }

    /// A coin that is signed over is locked by it: the signature is stored before it is shown.
    pub(super) fn surrendered(&mut self, draft: SurrenderDraft, signatures: &[Signature]) {
        if draft.for_good {
            self.note_ends(draft.coins.iter().map(|(own, _)| own));
        }
        let mut set = ChangeSet::default();
        for ((own, _), signature) in draft.coins.iter().zip(signatures) {
            let Some(coin) = self.wallet.coins.get(&own.coin.traced.token_id) else { return self.skip_question() };
            let mut record = coin.record();
            let new_owner = (!draft.for_good).then_some(own.owner);
            record.surrendered = Some(Surrendered { new_owner, signature: *signature });
            set.push(Change::Coin(record));
        }
        let say = self.question_bytes(&Question::Surrender(draft.finish(signatures))).into_iter().collect();
        self.persist(Write::Surrendered, set, AfterWrite { say, ..AfterWrite::default() });
    }

    /// Coins whose answer was lost: what was signed is said again.
    pub(super) fn resend_surrendered(&mut self, coins: Vec<OwnCoin>) {
        let coins = self.narrow_question(coins, Handing::Again);
        if coins.is_empty() {
            return self.skip_question();
        }
        self.note_ends(coins.iter());
        let again = |own: OwnCoin| {
            let (surrender, signature) = self.surrender_on_record(&own)?;
            Some(SurrenderedCoin { telomeer: Arc::unwrap_or_clone(own.coin.telomeer), surrender, signature })
        };
        match coins.into_iter().map(again).collect() {
            Some(coins) => self.ask_question(&Question::Surrender(coins)),
            None => self.skip_question(),
        }
    }

    /// Keeps what the report will need: by the time of the answer the chains are not at hand.
    fn note_ends<'a>(&mut self, coins: impl Iterator<Item = &'a OwnCoin>) {
        let Some(settling) = self.exchange.as_mut().map(|exchange| &mut exchange.settling) else { return };
        let ends = coins.filter_map(|own| Some((own.coin.traced.token_id, ChainEnd::of(&own.coin.telomeer)?)));
        settling.ends.extend(ends);
    }

    /// A report is there as soon as its line of the history is.
    pub(super) fn note_report(&mut self, report: Option<&CashIn>, amount: Amount) {
        if let (Some(exchange), Some(report)) = (&mut self.exchange, report) {
            exchange.settling.reports.push((report.number(), amount));
        }
    }

    fn surrender_on_record(&self, own: &OwnCoin) -> Option<(Surrender, Signature)> {
        let surrendered = self.wallet.coins.get(&own.coin.traced.token_id)?.surrendered()?;
        let new_owner = match surrendered.new_owner {
            Some(path) => Some(*self.wallet.keys.get(&path)?),
            None => None,
        };
        Some((surrender_of(own, new_owner)?, surrendered.signature))
    }

    /// The unit in which a meeting with a witness counts, when all that it settles for counts in one.
    pub(super) fn settled_unit(&self, exchange: &Exchange) -> Option<String> {
        let mut units = self.settled_kinds(exchange).map(|issuance| &issuance.unit);
        let first = units.next()?;
        units.all(|unit| unit == first).then(|| first.clone())
    }

    /// The issuances that the witness of a meeting settles for, once it has said who it is.
    fn settled_kinds(&self, exchange: &Exchange) -> impl Iterator<Item = &Issuance> {
        let witness = exchange.settling.witness;
        let issuances = self.wallet.issuances.values().map(|known| &known.issuance);
        issuances.filter(move |issuance| witness.is_some_and(|witness| issuance.witnesses.contains(&witness)))
    }

    /// What the screen shows of it.
    pub(super) fn settlement(&self, exchange: &Exchange) -> Option<Shown> {
        let serving = exchange.intent.serves();
        if !serving && !matches!(exchange.intent, Intent::Settle { .. }) {
            return None;
        }
        let settling = &exchange.settling;
        Some(Shown {
            serving,
            community: self.settled_kinds(exchange).next().map(|issuance| issuance.name.clone()),
            done: settling.done.clone(),
            reports: settling.reports.clone(),
            left: u32::try_from(settling.waiting.len() + usize::from(settling.asked.is_some())).unwrap_or(u32::MAX),
            finished: settling.finished,
        })
    }
}

/// Bytes of a coin in a question.
fn surrender_bytes(own: &OwnCoin) -> usize {
    let surrender = surrender_of(own, None).map_or(0, |surrender| surrender.encode().len());
    own.coin.telomeer.encode().len() + surrender + OVERHEAD_BYTES
}

/// How many coins of these sizes, from the first on, make one question.
fn fitting(sizes: impl Iterator<Item = usize>) -> usize {
    let sums = sizes.scan(0_usize, |sum, bytes| {
        *sum = sum.saturating_add(bytes);
        Some(*sum)
    });
    sums.enumerate().take_while(|(place, sum)| *place == 0 || *sum <= FULL_QUESTION_BYTES).count()
}

#[cfg(test)]
mod tests {
    use super::{FULL_QUESTION_BYTES, fitting};

    #[test]
    fn a_question_is_full_before_a_message_is() {
        assert_eq!(fitting([1; 24].into_iter()), 24);
        assert_eq!(fitting([FULL_QUESTION_BYTES / 2; 3].into_iter()), 2);
        assert_eq!(fitting([FULL_QUESTION_BYTES / 2 + 1; 3].into_iter()), 1);
        assert_eq!(fitting([FULL_QUESTION_BYTES + 1, 1].into_iter()), 1, "one coin goes alone, however long");
        assert_eq!(fitting(std::iter::empty()), 0);
    }
}
