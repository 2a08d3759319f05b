//! The payee's side of a meeting: checks the plan and the coins, asks the person where it must, votes, and receives.
use std::sync::Arc;

use crate::engine::credit::{Weighed, over_limit_problem, refusal_for};
use crate::engine::exchange::Stage;
use crate::engine::payer::choice;
use crate::engine::state::Engine;
use crate::engine::work::{AfterTails, AfterWrite};
use crate::foundation::random::Dice;
use crate::foundation::time::Timestamp;
use crate::io::Event;
use crate::summary::{Approval, Problem};
use crate::token::amount::DenominationCounts;
use crate::token::hop::{Direction, most_voids_among};
use crate::token::planning::{CoinOrder, choose_coins};
use crate::token::transfer::check::Refusal;
use crate::token::transfer::message::{ExoPak, Message, Refuse};
use crate::token::transfer::payee::{CheckedOffer, VoteDraft, check_offer, check_plan};
use crate::token::transfer::payer::refuse_held;
use crate::token::transfer::plan::{PlanMessage, SignedPlan, Terms};
use crate::token::transfer::record::{Sid, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::OwnCoin;
use crate::token::transfer::table::Holdings;
use crate::token::transfer::wire;
use crate::trust::dial::{Reason, Verdict};
use crate::wallet::change_set::{Change, ChangeSet};

impl Engine {
    /// M2: the payer's plan.
    pub(super) fn on_plan(&mut self, plan: SignedPlan) {
        let Some(exchange) = &self.exchange else { return };
        let (Stage::ExpectPlan(request), Some(transcript)) = (&exchange.stage, exchange.pipe.transcript()) else {
            return;
        };
        let (payer, claim, credential) = (plan.plan.key, plan.plan.claim, plan.plan.credential.clone());
        let can_give = self.can_give(&plan.plan);
        let sid = Terms::new((**request).clone(), plan.clone(), transcript).sid();
        match check_plan((**request).clone(), plan, transcript, &can_give, self.wallet.signatures()) {
            Ok(terms) => {
                if let Err((code, problem)) = self.meet(payer, credential.as_ref()) {
                    return self.refuse_about((Some(sid), 2), (code, Vec::new()), problem);
                }
                self.hear_claim(payer, claim);
                if let Some(exchange) = &mut self.exchange {
                    exchange.stage = Stage::ExpectOffer(Box::new(terms));
                }
            }
            Err(refusal) => self.refuse_transfer((sid, 2), refusal),
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    /// The change that is there for this plan, by denomination.
    fn can_give(&self, plan: &PlanMessage) -> DenominationCounts {
        self.wallet.free_as_change(&plan.authority, self.now.wall, room_for_evidence(plan))
    }

    fn refuse_here(&mut self, refusal: Refusal) {
        let Refusal { code, data } = refusal;
        self.refuse_with(code, data, Problem::RefusedHere { code });
    }

    /// Says no to a transfer that the payer has reserved coins for, by its name: they are free at once.
    fn refuse_transfer(&mut self, (sid, stage): (Sid, u8), Refusal { code, data }: Refusal) {
        self.refuse_about((Some(sid), stage), (code, data), Problem::RefusedHere { code });
    }

    /// M3: the coins.
    pub(super) fn on_offer(&mut self, (pak, envelope): (&ExoPak, &[u8]), dice: &mut Dice) {
        let Some(exchange) = &self.exchange else { return };
        let terms = match &exchange.stage {
            Stage::ExpectOffer(terms) if terms.sid() == pak.sid => terms,
            _ if exchange.named_sid() == Some(pak.sid) => return,
            _ => return self.refuse_unexpected(pak.sid),
        };
        let held = |id: &crate::token::token_id::TokenId| self.wallet.holds_or_awaits(id);
        let source = (&self.wallet.issuances, &held as &dyn Fn(&_) -> bool);
        let plan = &terms.plan.plan;
        let moment = self.expiry_view(&plan.key, plan.claim).judged_at;
        let verifier = (dice, Some(&self.wallet.signatures));
        match check_offer((**terms).clone(), (pak, envelope.to_vec()), source, moment, verifier) {
            Ok(offer) => self.weigh_offer(offer),
            Err(refusal) => {
                self.refuse_here(refusal.clone());
                self.compare_held(&refusal, pak);
            }
        }
        self.events.push_back(Event::ExchangeChanged);
    }

    /// An offer that nobody waits for any longer: the payer has reserved coins for it, and is told.
    fn refuse_unexpected(&mut self, sid: Sid) {
        if self.state_of(sid).is_none() {
            let refuse = Refuse { sid: Some(sid), stage: 3, code: RefuseCode::Unexpected, data: Vec::new() };
            self.say(wire::encode(&Message::Refuse(refuse)));
        }
    }

    /// Holds the coins against the two clocks and the risk dial.
    fn weigh_offer(&mut self, offer: CheckedOffer) {
        self.watch_peer(offer.terms.payer(), &offer.payment);
        let giver = offer.terms.payer();
        let witnesses = self.witnesses_of(&offer.terms.plan.plan.authority, &offer.new_issuances);
        if let Err(refusal) = self.refuse_contested(&giver, &offer.payment, &witnesses) {
            self.say_why_contested(&giver, &offer.payment, &witnesses);
            return self.refuse_here(refusal);
        }
        let plan = &offer.terms.plan.plan;
        let view = match self.judge_expiry((&plan.key, plan.claim), &offer.payment) {
            Ok(view) => view,
            Err(refusal) => return self.refuse_here(refusal),
        };
        let giver = (self.who(plan.key, plan.credential.as_ref()), view.is_contradicted);
        let Weighed { verdict, on_trust } = self.weigh(giver, &plan.authority, &offer.payment);
        let (reasons, must_ask) = match verdict {
            Verdict::Accept(reasons) => (reasons, false),
            Verdict::Ask(reasons) => (reasons, true),
            Verdict::Refuse(reasons) => return self.refuse_over_dial(&reasons),
        };
        self.remember_weighed(offer.terms.sid(), on_trust, reasons.clone());
        self.ask_person_to_receive(offer, reasons, must_ask);
    }

    fn refuse_over_dial(&mut self, reasons: &[Reason]) {
        let Refusal { code, data } = refusal_for(reasons);
        let problem = over_limit_problem(code, &data).unwrap_or(Problem::RefusedHere { code });
        self.refuse_with(code, data, problem);
    }

    /// Coins of an issuer that is new here, an amount that the payer chose, coins against coins, or more on trust than the dial
    /// allows by itself: these need this person's yes.
    fn ask_person_to_receive(&mut self, offer: CheckedOffer, reasons: Vec<Reason>, must_ask: bool) {
        let authority = offer.terms.plan.plan.authority;
        let new_issuer = !self.wallet.accepted.contains(&authority);
        let request = &offer.terms.request.request;
        if !new_issuer && !must_ask && !request.amount.is_zero() && !request.swap {
            return self.start_vote(offer);
        }
        let (community, unit, issuer) = self.names_in(&offer);
        let expires = offer.payment.iter().map(|coin| coin.traced.expiry_minutes).min().unwrap_or(0);
        let Some(exchange) = &mut self.exchange else { return };
        let plan = &offer.terms.plan.plan;
        exchange.approval = Some(if offer.terms.request.request.swap {
            let (value, give, take) = (offer.terms.value(), plan.change, plan.pay);
            Approval::Swap { value, unit, community, give, take, reasons }
        } else {
            let (amount, expires) = (plan.amount, Timestamp(u64::from(expires) * 60_000));
            Approval::Receive { amount, unit, community, issuer, expires, new_issuer, reasons }
        });
        exchange.stage = Stage::ApprovingOffer(Box::new(offer));
    }

    /// Picks the change, fewest hops first, and fetches its history.
    pub(super) fn start_vote(&mut self, offer: CheckedOffer) {
        // While the person looked, an older transfer may have come to await the same coin.
        if let Err(refusal) = refuse_held(&offer.payment, &|id| self.wallet.holds_or_awaits(id)) {
            return self.refuse_transfer((offer.terms.sid(), 3), refusal);
        }
        let plan = &offer.terms.plan.plan;
        let coins = choice(self.wallet.coins_free_as_change(&plan.authority, self.now.wall, room_for_evidence(plan)));
        let chosen = choose_coins(&plan.change, &coins, CoinOrder::FewestHops);
        match chosen.map(|coins| coins.into_iter().map(|(.., id)| *id).collect::<Vec<_>>()) {
            None => {
                let data = self.can_give(plan).0.to_vec();
                self.refuse_transfer((offer.terms.sid(), 3), Refusal { code: RefuseCode::CannotGive, data });
            }
            Some(coins) if coins.is_empty() => self.vote(offer, Vec::new()),
            Some(coins) => self.load_tails(coins, AfterTails::Vote(Box::new(offer))),
        }
    }

    /// The change's histories are here: M4 and Y are put together and signed.
    pub(super) fn vote(&mut self, offer: CheckedOffer, change: Vec<OwnCoin>) {
        // The key that M1 named: midnight may have passed since.
        let key = self.wallet.path_of(&offer.terms.payee());
        let Some(keys) = key.and_then(|key| self.wallet.keys_of(key, change.iter().map(|own| own.owner))) else {
            return self.fail();
        };
        let issuances = self.wallet.issuances_of(&change);
        let Some(key) = key else { return };
        self.sign_step(VoteDraft::new(offer, (change, issuances), key, keys, self.now.wall));
    }

    /// The payer is known to have M6; nothing is left to say.
    pub(super) fn note_delivered(&mut self, sid: Sid) {
        let Some(record) = self.wallet.record(&sid).filter(|record| !record.delivered) else { return };
        let mut record = record.clone();
        record.delivered = true;
        let mut set = ChangeSet::default();
        set.push(Change::Transfer(Arc::new(record)));
        self.persist(Write::Local, set, AfterWrite { sid: Some(sid), ..AfterWrite::default() });
    }
}

/// How much evidence a coin may carry that is given as change by this plan, wherever it lies.
fn room_for_evidence(plan: &PlanMessage) -> usize {
    most_voids_among(Direction::Change, plan.pay.coins() + plan.change.coins())
}
