//! One wallet's transitions: the engine's own functions, run once for each wallet and input, then looked up.
use std::rc::Rc;

use juicetokens_engine::foundation::hash::Hash;
use juicetokens_engine::foundation::random::{Dice, Entropy};
use juicetokens_engine::foundation::signature::{SigRole, Signature, signed_message};
use juicetokens_engine::token::planning::{CoinOrder, choose_coins};
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::check::Refusal;
use juicetokens_engine::token::transfer::message::{ExoPak, Final, Message, Refuse};
use juicetokens_engine::token::transfer::payee::{CheckedOffer, VoteDraft, check_offer, check_plan};
use juicetokens_engine::token::transfer::payer::{OfferDraft, refuse_held};
use juicetokens_engine::token::transfer::plan::{SignedPlan, Terms};
use juicetokens_engine::token::transfer::record::{Sid, State, TransferRecord};
use juicetokens_engine::token::transfer::recovery::{Recovery, SignedRecovery};
use juicetokens_engine::token::transfer::refuse::RefuseCode;
use juicetokens_engine::token::transfer::step::{Outcome, OwnCoin, Unsigned, Written};
use juicetokens_engine::token::transfer::table::{Arrival, Holdings, Reaction, react};
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::token::void_evidence::MAX_VOIDS;

use crate::book::{Book, CaseId, Kind, MessageId, Place, PlaceId, Said, bit};
use crate::cast::{Cast, Deal, KEY, NOW, moment};
use crate::mutant::Mutant;
use crate::wrong;

/// What reaches one wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Its person pays.
    Offer(usize),
    /// A message arrives, for the first time or again.
    Deliver(MessageId),
    /// The two wallets of a deal meet: TRR.
    Meet(usize),
    /// The offer's time is over.
    Deadline(usize),
    /// Its person stops.
    Stopped(usize),
    /// Its person gives up waiting, where there is no witness.
    GivenUp(usize),
    /// Y is about to leave.
    Filing(usize),
    /// The witness says that it has registered the certificate.
    Registered(CaseId),
    /// It is put back from a backup.
    Restore(usize),
    /// What a mutant adds.
    Wrong(usize),
    /// What a mutant makes of a message.
    WrongMessage(MessageId),
    /// Only the dishonest: Y is given away.
    LeakAbort(usize),
    /// Only the dishonest: M6 is given away before M5 has come.
    LeakFinal(usize),
}

impl Input {
    fn place(self) -> usize {
        let (kind, number) = match self {
            Self::Deliver(message) => return usize::from(message),
            Self::WrongMessage(message) => return 128 + usize::from(message),
            Self::Offer(deal) => (0, deal),
            Self::Meet(deal) => (1, deal),
            Self::Deadline(deal) => (2, deal),
            Self::Stopped(deal) => (3, deal),
            Self::GivenUp(deal) => (4, deal),
            Self::Filing(deal) => (5, deal),
            Self::Restore(deal) => (6, deal),
            Self::Wrong(deal) => (7, deal),
            Self::LeakAbort(deal) => (8, deal),
            Self::LeakFinal(deal) => (9, deal),
            Self::Registered(case) => return 256 + 80 + usize::from(case),
        };
        256 + kind * 8 + number
    }
}

/// What may follow an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The wallet afterwards.
    pub to: PlaceId,
    /// What was said, as bits.
    pub says: u128,
    /// How it went.
    pub way: Way,
}

/// How a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Signed, written, said.
    Whole,
    /// Written, and the device stopped before it said anything.
    Unsaid,
    /// Said, and the device stopped before it had written: only mutants do that.
    Unwritten,
}

/// All wallets' transitions.
pub struct Local {
    /// The numbers.
    pub book: Book,
    /// The rule that is changed, if any.
    pub mutant: Option<Mutant>,
    memo: Vec<Vec<Option<Rc<[Effect]>>>>,
}

impl Local {
    /// Starts with nothing computed.
    pub fn new(cast: Cast, mutant: Option<Mutant>) -> Self {
        Self { book: Book::new(cast), mutant, memo: Vec::new() }
    }

    /// What follows when `input` reaches a wallet; empty when nothing does.
    pub fn step(&mut self, place: PlaceId, input: Input) -> Rc<[Effect]> {
        let (row, column) = (usize::from(place), input.place());
        if let Some(Some(effects)) = self.memo.get(row).and_then(|row| row.get(column)) {
            return Rc::clone(effects);
        }
        let effects: Rc<[Effect]> = self.compute(place, input).into();
        if self.memo.len() <= row {
            self.memo.resize(row + 1, Vec::new());
        }
        if self.memo[row].len() <= column {
            self.memo[row].resize(column + 1, None);
        }
        self.memo[row][column] = Some(Rc::clone(&effects));
        effects
    }

    fn compute(&mut self, place: PlaceId, input: Input) -> Vec<Effect> {
        match input {
            Input::Offer(deal) => self.offer(place, deal),
            Input::Deliver(message) => self.deliver(place, message),
            Input::Meet(deal) => self.meet(place, deal),
            Input::Deadline(deal) => self.arrive(place, deal, &Arrival::Deadline),
            Input::Stopped(deal) => self.arrive(place, deal, &Arrival::Stopped),
            Input::GivenUp(deal) => self.arrive(place, deal, &Arrival::GivenUp),
            Input::Filing(deal) => self.arrive(place, deal, &Arrival::Filing),
            Input::Registered(case) => self.registered(place, case),
            Input::Restore(backup) => wrong::restore(self, place, backup),
            Input::Wrong(deal) => wrong::move_of(self, place, deal),
            Input::WrongMessage(message) => wrong::message(self, place, message),
            Input::LeakAbort(deal) => self.leak_abort(place, deal),
            Input::LeakFinal(deal) => self.leak_final(place, deal),
        }
    }

    pub(crate) fn place(&self, place: PlaceId) -> &Place {
        &self.book.places[usize::from(place)]
    }

    /// S1.
    fn offer(&mut self, id: PlaceId, number: usize) -> Vec<Effect> {
        let (deal, place) = (self.book.cast.deals[number].clone(), self.place(id).clone());
        if self.book.record(id, number).is_some() {
            return Vec::new();
        }
        let ids: Vec<TokenId> = deal.pay.iter().map(|coin| self.book.cast.coins[*coin].id).collect();
        let spendable = |id: &TokenId| {
            let mut coins = place.wallet.spendable_coins(&deal.plan.authority, NOW);
            coins.any(|(other, _)| other == id)
        };
        if !ids.iter().all(spendable) {
            return Vec::new();
        }
        let coins = own_coins(&place, &ids);
        let issuances = place.wallet.issuances_of(&coins);
        let request = (deal.request.clone(), deal.transcript);
        let draft = OfferDraft::new(request, deal.plan.clone(), (coins, issuances), (KEY, deal.salt), NOW);
        let mut outcome = self.signed(place.who, Box::new(draft));
        // M2 goes with M3 here, as it does between wallets.
        outcome.say.remove(0);
        self.carry(id, outcome, None)
    }

    fn deliver(&mut self, id: PlaceId, number: MessageId) -> Vec<Effect> {
        let said = &self.book.said[usize::from(number)];
        let (deal, Some(message), envelope) = (said.deal, said.message.clone(), said.bytes.clone()) else {
            return Vec::new();
        };
        let lied = self.mutant == Some(Mutant::LateCommitAfterFiling) && said.kind == Kind::Commit;
        let forgets = self.mutant == Some(Mutant::OfferTakenAgain) && said.kind == Kind::Offer;
        let record = self.book.record(id, deal).cloned();
        match (&message, record.filter(|record| !(forgets && record.state == State::RolledBack))) {
            (_, Some(mut record)) => {
                if lied && record.state == State::AbortFiled {
                    record.state = State::Prepared;
                }
                let outcome = self.respond(id, &record, &Arrival::Message(&message, &envelope));
                self.carry_or_damage(id, outcome, Some(number))
            }
            (Message::SenderExoPak(pak), None) if self.book.cast.deals[deal].payee == self.place(id).who => {
                self.take_offer(id, (deal, number), (pak, envelope))
            }
            (Message::ReceiverExoPak(_), None) if self.mutant == Some(Mutant::AbortForUnknown) => {
                wrong::abort_unknown(self, id, number)
            }
            _ => Vec::new(),
        }
    }

    /// From M2 and M3 to R1, as the engine's meeting does it.
    fn take_offer(
        &mut self,
        id: PlaceId,
        (number, from): (usize, MessageId),
        offer: (&ExoPak, Vec<u8>),
    ) -> Vec<Effect> {
        let (deal, place) = (self.book.cast.deals[number].clone(), self.place(id).clone());
        // A payee that was put back has forgotten which M1 is out, and takes no M2 for it.
        if place.quarantined {
            return Vec::new();
        }
        let checked = self.check(&place, &deal, offer);
        let outcome = match checked.and_then(|offer| self.vote(&place, &deal, offer)) {
            Ok(draft) => self.signed(place.who, Box::new(draft)),
            Err(Refusal { code, data }) => {
                let refuse = Refuse { sid: Some(sid_of(&self.book.cast, &deal)), stage: 3, code, data };
                return self.refuse(id, number, refuse);
            }
        };
        self.carry(id, outcome, Some(from))
    }

    fn check(&self, place: &Place, deal: &Deal, (pak, envelope): (&ExoPak, Vec<u8>)) -> Result<CheckedOffer, Refusal> {
        let wallet = &place.wallet;
        let terms = terms_of(&self.book.cast, deal);
        let terms = if deal.plan.no_witness {
            // The engine takes no such plan from anybody yet; the rules behind that gate are what is checked here.
            terms
        } else {
            let can_give = wallet.free_as_change(&deal.plan.authority, NOW, MAX_VOIDS);
            check_plan((*terms.request).clone(), terms.plan, deal.transcript, &can_give, None)?
        };
        let held = |id: &TokenId| wallet.holds_or_awaits(id);
        let source = (&wallet.issuances, &held as &dyn Fn(&TokenId) -> bool);
        let offer = check_offer(terms, (pak, envelope), source, NOW, (&mut dice(), None))?;
        refuse_held(&offer.payment, &held)?;
        Ok(offer)
    }

    fn vote(&self, place: &Place, deal: &Deal, offer: CheckedOffer) -> Result<VoteDraft, Refusal> {
        let wallet = &place.wallet;
        let free = wallet.coins_free_as_change(&deal.plan.authority, NOW, MAX_VOIDS);
        let free: Vec<_> = free.map(|(id, coin)| (coin.denomination, coin.hops, *id)).collect();
        let chosen = choose_coins(&deal.plan.change, &free, CoinOrder::FewestHops).ok_or(RefuseCode::CannotGive)?;
        let mut ids: Vec<TokenId> = chosen.into_iter().map(|(.., id)| *id).collect();
        ids.sort();
        let change = own_coins(place, &ids);
        let keys = wallet.keys_of(KEY, change.iter().map(|own| own.owner)).ok_or(RefuseCode::Unexpected)?;
        let issuances = wallet.issuances_of(&change);
        Ok(VoteDraft::new(offer, (change, issuances), KEY, keys, NOW))
    }

    /// TRR from the peer.
    fn meet(&mut self, id: PlaceId, number: usize) -> Vec<Effect> {
        let deal = self.book.cast.deals[number].clone();
        let (who, sid) = (self.place(id).who, sid_of(&self.book.cast, &deal));
        if self.book.record(id, number).is_none() {
            let refuse = Refuse { sid: Some(sid), stage: 0, code: RefuseCode::Unknown, data: Vec::new() };
            return self.refuse(id, number, refuse);
        }
        let peer = &self.book.cast.people[if deal.payer == who { deal.payee } else { deal.payer }];
        let state = if deal.payer == who { State::Prepared } else { State::Offered };
        let recovery = Recovery { sid, key: peer.key(), state, last_received: Hash::ZERO, nonce: [9; 16] };
        let message = signed_message(SigRole::Recovery, &recovery.hash(&deal.transcript));
        let signature = peer.signer.sign(&KEY, &message);
        let message = Message::Recovery(SignedRecovery { recovery, signature });
        let envelope = wire::encode(&message);
        self.arrive(id, number, &Arrival::Message(&message, &envelope))
    }

    fn refuse(&mut self, id: PlaceId, deal: usize, refuse: Refuse) -> Vec<Effect> {
        let message = Message::Refuse(refuse);
        let bytes = wire::encode(&message);
        let said = Said { bytes, message: Some(message), kind: Kind::Refuse, deal, case: None };
        let says = bit(self.book.message_id(said));
        vec![Effect { to: id, says, way: Way::Whole }]
    }

    fn registered(&mut self, id: PlaceId, case: CaseId) -> Vec<Effect> {
        let deal = self.book.cases[usize::from(case)].deal;
        let commit = self.book.about(Kind::Commit, case).expect("what was registered was signed");
        let Some(Message::Commit(commit)) = self.book.said[usize::from(commit)].message.clone() else {
            return Vec::new();
        };
        self.arrive(id, deal, &Arrival::Registered(&commit.signatures))
    }

    fn arrive(&mut self, id: PlaceId, deal: usize, arrival: &Arrival<'_>) -> Vec<Effect> {
        let Some(record) = self.book.record(id, deal).cloned() else { return Vec::new() };
        let outcome = self.respond(id, &record, arrival);
        self.carry_or_damage(id, outcome, None)
    }

    /// The table's answer, with its signatures; `None` is damage.
    pub(crate) fn respond(
        &mut self,
        id: PlaceId,
        record: &TransferRecord,
        arrival: &Arrival<'_>,
    ) -> Option<(Outcome, TransferRecord)> {
        let place = self.place(id);
        let response = react(record, arrival, &place.wallet, moment(), &mut dice());
        let outcome = match response.reaction {
            Reaction::Nothing => Outcome::default(),
            Reaction::Answer(say) => Outcome { say, ..Outcome::default() },
            Reaction::Sign(draft) => self.signed(place.who, draft),
            Reaction::Carry(outcome) => *outcome,
            Reaction::Damaged => return None,
        };
        Some((outcome, record.clone()))
    }

    pub(crate) fn signed(&self, who: usize, draft: Box<dyn Unsigned>) -> Outcome {
        let signer = &self.book.cast.people[who].signer;
        let signatures: Vec<Signature> =
            draft.wanted().iter().map(|wanted| signer.sign(&wanted.key, &wanted.message)).collect();
        draft.finish(&signatures)
    }

    pub(crate) fn carry_or_damage(
        &mut self,
        id: PlaceId,
        outcome: Option<(Outcome, TransferRecord)>,
        from: Option<MessageId>,
    ) -> Vec<Effect> {
        match outcome {
            Some((outcome, record)) => self.carry_about(id, outcome, &record, from),
            None => vec![self.damaged(id)],
        }
    }

    pub(crate) fn carry(&mut self, id: PlaceId, outcome: Outcome, from: Option<MessageId>) -> Vec<Effect> {
        let Some(record) = outcome.written.as_ref().map(|written| written.record.clone()) else {
            return Vec::new();
        };
        self.carry_about(id, outcome, &record, from)
    }

    fn carry_about(
        &mut self,
        id: PlaceId,
        mut outcome: Outcome,
        record: &TransferRecord,
        from: Option<MessageId>,
    ) -> Vec<Effect> {
        if let Some(written) = &mut outcome.written {
            wrong::bend(self.mutant, written, &self.book.cast.issuance);
        }
        let record = outcome.written.as_ref().map_or(record, |written| &written.record).clone();
        let says = outcome.say.into_iter().filter_map(|bytes| self.book.envelope_id(bytes, &record));
        let says = says.fold(0, |set, message| set | bit(message));
        let Some(written) = outcome.written else {
            let said = Effect { to: id, says, way: Way::Whole };
            return if says == 0 { Vec::new() } else { vec![said] };
        };
        let Some(to) = self.write(id, &written, from) else { return vec![self.damaged(id)] };
        self.book.case_of(&written.record);
        let mut effects = vec![Effect { to, says, way: Way::Whole }];
        if says != 0 {
            effects.push(Effect { to, says: 0, way: Way::Unsaid });
        }
        if wrong::speaks_first(self.mutant, written.write) {
            effects.push(Effect { to: id, says, way: Way::Unwritten });
        }
        effects
    }

    /// The write: the engine's change set, applied by the engine.
    fn write(&mut self, id: PlaceId, written: &Written, from: Option<MessageId>) -> Option<PlaceId> {
        let mut place = self.place(id).clone();
        let set = place.wallet.change_of(written)?;
        place.wallet.apply(&set).ok()?;
        for (coin, tail) in set.tails() {
            match tail {
                Some(tail) => place.tails.insert(*coin, tail.clone()),
                None => place.tails.remove(coin),
            };
        }
        if self.book.cast.people[place.who].honest {
            place.took |= from.map_or(0, bit);
        }
        Some(self.book.place_id(place))
    }

    pub(crate) fn damaged(&mut self, id: PlaceId) -> Effect {
        let place = Place { damaged: true, ..self.place(id).clone() };
        Effect { to: self.book.place_id(place), says: 0, way: Way::Whole }
    }

    fn leak_abort(&mut self, id: PlaceId, deal: usize) -> Vec<Effect> {
        let Some(record) = self.book.record(id, deal).cloned() else { return Vec::new() };
        if record.receiver_retro_pak.is_empty() || record.state != State::Prepared {
            return Vec::new();
        }
        let Some(said) = self.book.envelope_id(record.receiver_retro_pak.to_vec(), &record) else { return Vec::new() };
        vec![Effect { to: id, says: bit(said), way: Way::Whole }]
    }

    fn leak_final(&mut self, id: PlaceId, deal: usize) -> Vec<Effect> {
        let Some(record) = self.book.record(id, deal).cloned() else { return Vec::new() };
        let Some(case) = self.book.case_of(&record).filter(|_| record.state == State::Prepared) else {
            return Vec::new();
        };
        let value = signed_message(SigRole::Final, &self.book.cases[usize::from(case)].header);
        let signature = self.book.cast.people[self.place(id).who].signer.sign(&KEY, &value);
        let last = Message::Final(Final { sid: record.sid(), signature, claim: moment().claim });
        let Some(said) = self.book.envelope_id(wire::encode(&last), &record) else { return Vec::new() };
        vec![Effect { to: id, says: bit(said), way: Way::Whole }]
    }
}

fn own_coins(place: &Place, ids: &[TokenId]) -> Vec<OwnCoin> {
    let tails: Vec<_> = ids.iter().map(|id| (*id, place.tails[id].clone())).collect();
    place.wallet.own_coins(&tails).expect("histories of coins of theirs")
}

fn terms_of(cast: &Cast, deal: &Deal) -> Terms {
    let request = deal.request.request.hash(&deal.transcript);
    let message = signed_message(SigRole::Plan, &deal.plan.hash(&deal.transcript, &request));
    let signature = cast.people[deal.payer].signer.sign(&KEY, &message);
    let plan = SignedPlan { plan: deal.plan.clone(), signature };
    Terms::new(deal.request.clone(), plan, deal.transcript)
}

/// The name of a deal's transfer.
pub(crate) fn sid_of(cast: &Cast, deal: &Deal) -> Sid {
    terms_of(cast, deal).sid()
}

/// The same dice for every step: nothing here depends on them but batch coefficients.
pub(crate) fn dice() -> Dice {
    Dice::new(&Entropy([3; 32]))
}
