//! A committee's member in a meeting with a holder: this wallet hands on what the holder asks, and what all members have decided
//! (`docs/spec/14-committee-links.md`, section 6). It keeps the member's records and knows nothing of what stands in them.
use crate::engine::exchange::{Exchange, Stage};
use crate::engine::settlement::{AskedTogether, Returned, ReturnedTogether};
use crate::engine::state::Engine;
use crate::engine::work::AfterWrite;
use crate::foundation::signature::PublicKey;
use crate::io::{AskId, CommitteeAsk, Effect, Event, Intent};
use crate::lifecycle::witness::message::{Answer, Question, Settlement, SurrenderedCoin, Taken, TakenAnswer};
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
            self.ask_committee(None, None, CommitteeAsk::Greeting(transcript));
        }
    }

    fn ask_committee(&mut self, number: Option<u32>, returned: Option<Returned>, ask: CommitteeAsk) {
        let id = AskId(self.next_id);
        self.next_id = self.next_id.wrapping_add(1);
        let Some(exchange) = &mut self.exchange else { return };
        exchange.settling.asked_together = Some(AskedTogether { id, number, returned });
        self.effects.push_back(Effect::AskCommittee(id, ask));
    }

    /// A holder asks, one question after another. What it gives back for good is shown to the person here first, who hands out what
    /// it is worth.
    pub(super) fn hand_on(&mut self, number: u32, question: Question, settlement: &[u8]) {
        let waits = |exchange: &Exchange| {
            matches!(exchange.stage, Stage::ApprovingTogether(_)) || exchange.settling.asked_together.is_some()
        };
        if self.exchange.as_ref().is_some_and(waits) || !self.may_ask(&question) {
            return self.answer_witnessed(number, &Answer::Refused(RefuseCode::Unexpected));
        }
        let settlement = settlement.to_vec();
        let Some(returned) = returned(&question) else {
            return self.ask_committee(Some(number), None, CommitteeAsk::Question(settlement));
        };
        let record = self.wallet.issuances.get(&returned.issuance).map(|known| &known.issuance);
        let (unit, community) =
            record.map_or_else(Default::default, |issuance| (issuance.unit.clone(), issuance.name.clone()));
        let Some(exchange) = &mut self.exchange else { return };
        exchange.approval = Some(Approval::TakeBack { amount: returned.amount(), unit, community });
        exchange.stage = Stage::ApprovingTogether(Box::new(ReturnedTogether { number, settlement, returned }));
    }

    pub(super) fn approve_together(&mut self, asked: ReturnedTogether) {
        let ReturnedTogether { number, settlement, returned } = asked;
        self.ask_committee(Some(number), Some(returned), CommitteeAsk::Question(settlement));
    }

    pub(super) fn decline_together(&mut self, asked: ReturnedTogether) {
        self.ask_committee(Some(asked.number), None, CommitteeAsk::Declined(asked.settlement));
    }

    /// The members have decided. What they have signed is the holder's; this wallet only notes what its person took back.
    pub(super) fn on_committee_said(&mut self, id: AskId, bytes: &[u8]) {
        let Some(group) = self.serves_for() else { return };
        let Some(exchange) = &mut self.exchange else { return };
        let Some(asked) = exchange.settling.asked_together.take_if(|asked| asked.id == id) else { return };
        let message = wire::encode(&Message::Settlement(bytes.to_vec()));
        match (witness_wire::decode(bytes), asked.number) {
            (Ok(Settlement::Greeting(greeting)), None) if greeting.witness == group => {
                exchange.settling.witness = Some(group);
                self.say(message);
            }
            (Ok(Settlement::Answer(number, answer)), Some(asked_number)) if number == asked_number => {
                self.pass_on(&answer, asked.returned, message);
            }
            _ => {}
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    fn pass_on(&mut self, answer: &Answer, returned: Option<Returned>, message: Vec<u8>) {
        let taken_back = returned.map(|returned| (returned.issuance, taken_back(answer, &returned)));
        let taken_back = taken_back.filter(|(_, amount)| !amount.is_zero());
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

/// What a question gives back for good; nothing when it does not.
fn returned(question: &Question) -> Option<Returned> {
    let Question::Surrender(coins) = question else { return None };
    let is_for_good = |coin: &&SurrenderedCoin| coin.surrender.purpose == SurrenderPurpose::Redemption;
    let issuance = coins.iter().find(is_for_good)?.telomeer.anchor.issuance;
    let value = |coin: &SurrenderedCoin| if is_for_good(&coin) { coin.telomeer.anchor.denomination.value() } else { 0 };
    Some(Returned { issuance, values: coins.iter().map(value).collect() })
}

/// What was retired by this very answer: what another member was told first, that member's person has paid for.
fn taken_back(answer: &Answer, returned: &Returned) -> Amount {
    let Answer::Taken(taken) = answer else { return Amount::ZERO };
    let is_new = |coin: &TakenAnswer| matches!(coin.taken, Taken::Retired(_)) && !coin.repeated;
    let values = taken.iter().zip(&returned.values).filter(|(coin, _)| is_new(coin)).map(|(_, value)| *value);
    Amount(values.fold(0, u32::saturating_add))
}
