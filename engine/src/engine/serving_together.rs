//! A committee's member in a meeting with a holder: this wallet hands on what the holder asks, and what all members have decided
//! (`docs/spec/14-committee-links.md`, section 6). It keeps the member's records and knows nothing of what stands in them.
use crate::engine::exchange::{Exchange, Stage};
use crate::engine::settlement::ReturnedTogether;
use crate::engine::state::Engine;
use crate::engine::work::AfterWrite;
use crate::foundation::signature::PublicKey;
use crate::io::{CommitteeAsk, Effect, Event, Intent};
use crate::lifecycle::witness::message::{Answer, Question, Settlement, Taken};
use crate::lifecycle::witness::wire as witness_wire;
use crate::summary::Approval;
use crate::token::amount::Amount;
use crate::token::issuance::{IssuanceId, SignedIssuance};
use crate::token::surrender::SurrenderPurpose;
use crate::token::transfer::message::Message;
use crate::token::transfer::record::Write;
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::wire;
use crate::trust::epoch::RevocationEpoch;
use crate::wallet::change_set::{Change, ChangeSet, MovementOf, MovementRecord};

impl Engine {
    /// What the host's member of a committee has stored here, in its order.
    pub fn seat_records(&self) -> &[Vec<u8>] {
        &self.wallet.seat
    }

    /// Issuances that this wallet knows and that a group settles for, with their records.
    pub fn issuances_settled_by(&self, group: &PublicKey) -> impl Iterator<Item = (IssuanceId, Vec<u8>)> {
        let settled = self.wallet.issuances.values().filter(move |known| known.issuance.witnesses.contains(group));
        settled.map(|known| (known.id(), known.bytes().to_vec()))
    }

    pub(super) fn keep_seat(&mut self, records: Vec<Vec<u8>>) {
        let mut set = ChangeSet::default();
        records.into_iter().for_each(|record| set.push(Change::Seat(record)));
        self.persist(Write::Witnessed, set, AfterWrite::default());
    }

    /// People have compared the code: the group says who it is in this session.
    pub(super) fn greet_together(&mut self) {
        if let Some(transcript) = self.exchange.as_ref().and_then(|exchange| exchange.pipe.transcript()) {
            self.effects.push_back(Effect::AskCommittee(CommitteeAsk::Greeting(transcript)));
        }
    }

    /// A holder asks. What it gives back for good is shown to the person here first, who hands out what it is worth.
    pub(super) fn hand_on(&mut self, number: u32, question: Question, settlement: &[u8]) {
        let waits = |exchange: &Exchange| matches!(exchange.stage, Stage::ApprovingTogether(_));
        if self.exchange.as_ref().is_some_and(waits) || !self.may_ask(&question) {
            return self.answer_witnessed(number, &Answer::Refused(RefuseCode::Unexpected));
        }
        let Some(exchange) = &mut self.exchange else { return };
        exchange.settling.redeeming = None;
        let settlement = settlement.to_vec();
        let Some(of) = redeemed(&question) else {
            return self.effects.push_back(Effect::AskCommittee(CommitteeAsk::Question(settlement)));
        };
        let record = self.wallet.issuances.get(&of.0).map(|known| &known.issuance);
        let (unit, community) =
            record.map_or_else(Default::default, |issuance| (issuance.unit.clone(), issuance.name.clone()));
        exchange.approval = Some(Approval::TakeBack { amount: of.1, unit, community });
        exchange.stage = Stage::ApprovingTogether(Box::new(ReturnedTogether { number, settlement, of }));
    }

    pub(super) fn ask_committee_about(&mut self, returned: ReturnedTogether) {
        let Some(exchange) = &mut self.exchange else { return };
        exchange.settling.redeeming = Some(returned.of);
        self.effects.push_back(Effect::AskCommittee(CommitteeAsk::Question(returned.settlement)));
    }

    pub(super) fn decline_together(&mut self, returned: &ReturnedTogether) {
        self.answer_witnessed(returned.number, &Answer::Refused(RefuseCode::Declined));
    }

    /// The members have decided. What they have signed is the holder's; this wallet only notes what its person took back.
    pub(super) fn on_committee_said(&mut self, bytes: &[u8]) {
        let Some(group) = self.serves_for() else { return };
        let message = || wire::encode(&Message::Settlement(bytes.to_vec()));
        match witness_wire::decode(bytes) {
            Ok(Settlement::Greeting(greeting)) if greeting.witness == group => {
                if let Some(exchange) = &mut self.exchange {
                    exchange.settling.witness = Some(group);
                }
                self.say(message());
            }
            Ok(Settlement::Answer(_, answer)) => self.pass_on(&answer, message()),
            _ => {}
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    fn pass_on(&mut self, answer: &Answer, message: Vec<u8>) {
        let redeeming = self.exchange.as_mut().and_then(|exchange| exchange.settling.redeeming.take());
        let taken_back = redeeming.filter(|_| retires(answer));
        self.note_answer(answer, taken_back.map(|(_, amount)| amount));
        // Where its own member never told of the issuance, a history has no words for it.
        let taken_back = taken_back.filter(|(issuance, _)| self.wallet.issuances.contains_key(issuance));
        let Some((issuance, amount)) = taken_back else { return self.say(message) };
        let of = MovementOf::TakenBack(issuance, amount, None);
        let mut set = ChangeSet::default();
        set.push(Change::Movement(MovementRecord { at: self.now.wall, of }));
        self.persist(Write::Witnessed, set, AfterWrite { say: vec![message], ..AfterWrite::default() });
    }

    /// The group whose members this wallet hands questions on to, in this meeting.
    fn serves_for(&self) -> Option<PublicKey> {
        match self.exchange.as_ref()?.intent {
            Intent::ServeTogether(group) => Some(group),
            _ => None,
        }
    }

    /// What the coins are that holders will bring; a record that was merely seen shows nowhere.
    pub(super) fn on_committee_settles(&mut self, bytes: &[u8]) {
        let Ok(issuance) = SignedIssuance::parse(bytes) else { return };
        if self.wallet.issuances.contains_key(&issuance.id()) {
            return;
        }
        let mut set = ChangeSet::default();
        set.push(Change::Issuance(Box::new(issuance)));
        self.persist(Write::Witnessed, set, AfterWrite::default());
    }

    /// A newer list than the one that is known; it travels on with every meeting from now on.
    pub(super) fn on_committee_revoked(&mut self, bytes: &[u8]) {
        let Ok(epoch) = RevocationEpoch::parse(bytes) else { return };
        let known = self.wallet.known.epoch_of(&epoch.witness()).map_or(0, RevocationEpoch::epoch);
        if epoch.epoch() <= known || epoch.verify().is_err() {
            return;
        }
        let mut set = ChangeSet::default();
        set.push(Change::Epoch(Box::new(epoch)));
        self.persist(Write::Witnessed, set, AfterWrite::default());
    }
}

/// What a question gives back for good, in one sum; nothing when it does not.
fn redeemed(question: &Question) -> Option<(IssuanceId, Amount)> {
    let Question::Surrender(coins) = question else { return None };
    let for_good = coins.iter().filter(|coin| coin.surrender.purpose == SurrenderPurpose::Redemption);
    let issuance = for_good.clone().next()?.telomeer.anchor.issuance;
    let sum = for_good.fold(0_u32, |sum, coin| sum.saturating_add(coin.telomeer.anchor.denomination.value()));
    Some((issuance, Amount(sum)))
}

fn retires(answer: &Answer) -> bool {
    matches!(answer, Answer::Taken(taken) if taken.iter().any(|coin| matches!(coin.taken, Taken::Retired(_))))
}
