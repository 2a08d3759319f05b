//! The holder's side of a meeting with a witness: one question after another, each signed and stored before it is asked
//! (`docs/spec/09-witness.md`).
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use crate::engine::exchange::Exchange;
use crate::engine::settlement::{Asking, Handing};
use crate::engine::state::Engine;
use crate::engine::work::{AfterTails, AfterWrite, Pending, Work};
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, Signature};
use crate::io::{Event, Intent};
use crate::lifecycle::witness::message::{Greeting, Question, Settlement, SurrenderedCoin};
use crate::lifecycle::witness::questions::{SurrenderDraft, file_abort, register, surrender_of};
use crate::lifecycle::witness::wire as witness_wire;
use crate::summary::{Problem, Settlement as Shown};
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::needs::DenominationNeeds;
use crate::token::planning::{CoinOrder, PlanInput, choose_coins, plan};
use crate::token::surrender::Surrender;
use crate::token::token_id::TokenId;
use crate::token::transfer::message::Message;
use crate::token::transfer::plan::MAX_COINS;
use crate::token::transfer::record::{Sid, State, Write};
use crate::token::transfer::step::OwnCoin;
use crate::token::transfer::table::{Arrival, Reaction, react};
use crate::token::transfer::wire;
use crate::wallet::Coin;
use crate::wallet::change_set::{Change, ChangeSet, Standing, Surrendered};

/// Coins of one question: their chains fit into one message.
const COINS_AT_ONCE: usize = 24;

/// Coins with fewer hands left are renewed when their witness is met.
const WORN_HANDS: u8 = 3;

impl Engine {
    pub(super) fn on_settlement(&mut self, bytes: &[u8], dice: &mut Dice) {
        let Some(exchange) = self.exchange.as_ref().filter(|exchange| exchange.is_confirmed()) else { return };
        let serving = exchange.intent == Intent::Serve;
        match witness_wire::decode(bytes) {
            Ok(Settlement::Greeting(greeting)) => self.on_greeting(&greeting),
            Ok(Settlement::Question(number, question)) if serving => self.on_question(number, &question, dice),
            Ok(Settlement::Answer(number, answer)) => self.on_answer(number, answer, dice),
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

    /// Everything that this witness can do for this wallet, what is at stake first.
    fn questions_for(&self, witness: &PublicKey, give_back: Option<(Authority, Amount)>) -> VecDeque<Asking> {
        let mut questions = VecDeque::new();
        for record in
            self.wallet.transfers.values().filter(|record| self.settles(witness, &record.terms.plan.plan.authority))
        {
            match record.state {
                State::Committed => questions.push_back(Asking::Register(record.sid())),
                State::AbortFiled if !record.commit.is_empty() => questions.push_back(Asking::Register(record.sid())),
                State::Prepared | State::AbortFiled => questions.push_back(Asking::File(record.sid())),
                _ => {}
            }
        }
        let of_witness: BTreeMap<&TokenId, &Coin> =
            self.wallet.coins.iter().filter(|(_, coin)| self.settles(witness, &coin.authority())).collect();
        let again = of_witness.iter().filter(|(_, coin)| coin.surrendered().is_some());
        push_coins(&mut questions, again.map(|(id, _)| **id).collect(), Handing::Again);
        let given = give_back.and_then(|(authority, amount)| self.coins_to_give_back(&authority, amount));
        let given = given.unwrap_or_default();
        let renewed = of_witness.iter().filter(|(id, coin)| is_to_renew(coin) && !given.contains(**id));
        let renewed = renewed.map(|(id, _)| **id).collect();
        push_coins(&mut questions, given, Handing::GiveBack);
        push_coins(&mut questions, renewed, Handing::Renew);
        questions
    }

    /// Whether a witness settles for a kind of coins.
    fn settles(&self, witness: &PublicKey, authority: &Authority) -> bool {
        let mut issuances = self.wallet.issuances.values().filter(|known| known.authority() == *authority);
        issuances.any(|known| known.issuance.witnesses.contains(witness))
    }

    /// Coins that make exactly an amount; giving back is always allowed, in quarantine too.
    fn coins_to_give_back(&self, authority: &Authority, amount: Amount) -> Option<Vec<TokenId>> {
        let returnable = |coin: &Coin| coin.authority() == *authority && is_in_hand(coin);
        let coins: Vec<(Denomination, u8, TokenId)> = self
            .wallet
            .coins
            .iter()
            .filter(|(_, coin)| returnable(coin))
            .map(|(id, coin)| (coin.denomination, coin.hops, *id))
            .collect();
        let mut holdings = DenominationCounts::default();
        for (denomination, ..) in &coins {
            let count = &mut holdings.0[denomination.index()];
            *count = count.saturating_add(1);
        }
        let nothing = DenominationCounts::default();
        let needs = DenominationNeeds::derive(&holdings);
        let plan = plan(PlanInput {
            amount,
            holdings: &holdings,
            offered: &nothing,
            payer_needs: &needs,
            payee_needs: &needs,
            max_coins: MAX_COINS,
        });
        let chosen = choose_coins(&plan.ok()?.pay, &coins, CoinOrder::LowestId)?;
        Some(chosen.into_iter().map(|(.., id)| *id).collect())
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
            Asking::Register(sid) => {
                let record = self.wallet.transfers.get(&sid);
                match record.and_then(|record| register(record, &self.wallet.issuances)) {
                    Some(question) => self.ask_question(&question),
                    None => self.skip_question(),
                }
            }
            Asking::File(sid) => self.file(sid, dice),
            Asking::Coins(ids, Handing::Again) => self.load_tails(ids, AfterTails::Resend),
            Asking::Coins(ids, handing) => {
                self.load_tails(ids, AfterTails::Surrender { for_good: handing == Handing::GiveBack });
            }
        }
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
            Some(message) => self.say(message),
            None => self.skip_question(),
        }
    }

    fn question_bytes(&self, question: &Question) -> Option<Vec<u8>> {
        let (number, _) = self.exchange.as_ref()?.settling.asked.as_ref()?;
        let settlement = witness_wire::encode(&Settlement::Question(*number, question.clone()));
        Some(wire::encode(&Message::Settlement(settlement)))
    }

    /// R3 is written at the moment at which Y leaves, and only then.
    fn file(&mut self, sid: Sid, dice: &mut Dice) {
        let Some(record) = self.wallet.transfers.get(&sid) else { return self.skip_question() };
        let message = file_abort(record, &self.wallet.issuances).and_then(|question| self.question_bytes(&question));
        let Some(message) = message else { return self.skip_question() };
        let response = react(record, &Arrival::Filing, &self.wallet, self.moment(), dice);
        match response.reaction {
            Reaction::Carry(mut outcome) => {
                outcome.say.push(message);
                self.carry_out(*outcome);
            }
            _ => self.say(message),
        }
    }

    /// The coins' histories are here: they are signed over.
    pub(super) fn surrender(&mut self, coins: Vec<OwnCoin>, for_good: bool) {
        let Some(path) = self.exchange.as_ref().map(|exchange| exchange.key) else { return };
        let new_owner = self.wallet.keys.get(&path).map(|public| (path, *public));
        let draft = SurrenderDraft::new(coins, if for_good { None } else { new_owner });
        match draft {
            Some(draft) => self.sign(draft.wanted(), Work::Surrender(draft)),
            None => self.skip_question(),
        }
    }

    /// A coin that is signed over is locked by it: the signature is stored before it is shown.
    pub(super) fn surrendered(&mut self, draft: SurrenderDraft, signatures: &[Signature]) {
        let mut set = ChangeSet::default();
        for ((own, _), signature) in draft.coins.iter().zip(signatures) {
            let Some(coin) = self.wallet.coins.get(&own.coin.traced.token_id) else { return self.fail() };
            let mut record = coin.record();
            record.surrendered = Some(Surrendered { new_owner: draft.new_owner, signature: *signature });
            set.push(Change::Coin(record));
        }
        let say = self.question_bytes(&Question::Surrender(draft.finish(signatures))).into_iter().collect();
        self.persist(Write::Surrendered, set, AfterWrite { say, ..AfterWrite::default() });
    }

    /// Coins whose answer was lost: what was signed is said again.
    pub(super) fn resend_surrendered(&mut self, coins: Vec<OwnCoin>) {
        let again = |own: OwnCoin| {
            let (surrender, signature) = self.surrender_on_record(&own)?;
            Some(SurrenderedCoin { telomeer: Arc::unwrap_or_clone(own.coin.telomeer), surrender, signature })
        };
        match coins.into_iter().map(again).collect() {
            Some(coins) => self.ask_question(&Question::Surrender(coins)),
            None => self.fail(),
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

    /// What the screen shows of it.
    pub(super) fn settlement(&self, exchange: &Exchange) -> Option<Shown> {
        let serving = exchange.intent == Intent::Serve;
        if !serving && !matches!(exchange.intent, Intent::Settle { .. }) {
            return None;
        }
        let settling = &exchange.settling;
        let named = settling.witness.and_then(|witness| {
            self.wallet.issuances.values().find(|known| known.issuance.witnesses.contains(&witness))
        });
        Some(Shown {
            serving,
            community: named.map(|known| known.issuance.name.clone()),
            done: settling.done.clone(),
            left: u32::try_from(settling.waiting.len() + usize::from(settling.asked.is_some())).unwrap_or(u32::MAX),
            finished: settling.finished,
        })
    }
}

fn push_coins(questions: &mut VecDeque<Asking>, ids: Vec<TokenId>, handing: Handing) {
    questions.extend(ids.chunks(COINS_AT_ONCE).map(|ids| Asking::Coins(ids.to_vec(), handing)));
}

/// Whether a coin lies here, bound to nothing, and is not known to be dead.
fn is_in_hand(coin: &Coin) -> bool {
    coin.held_by().is_none() && coin.surrendered().is_none() && coin.standing != Standing::Dead
}

/// Whether its witness would make a coin better.
pub(super) fn is_to_renew(coin: &Coin) -> bool {
    let unsure = coin.contested || coin.on_trust || coin.standing != Standing::Free || !coin.void().is_empty();
    is_in_hand(coin) && (unsure || coin.hands_left < WORN_HANDS)
}
