//! The payer's side of a meeting: plans, asks the person, offers, and decides.
use std::collections::BTreeSet;

use crate::engine::credit::{over_limit_data, over_limit_problem, refusal_for};
use crate::engine::exchange::{Exchange, PlannedPayment, Stage};
use crate::engine::meeting::asked_amount;
use crate::engine::state::Engine;
use crate::engine::work::AfterTails;
use crate::foundation::random::Dice;
use crate::io::{Event, Intent};
use crate::summary::{Approval, Problem};
use crate::token::amount::{Amount, Denomination, DenominationCounts};
use crate::token::hop::{Direction, most_coins_carrying, most_voids_among};
use crate::token::issuance::Authority;
use crate::token::needs::DenominationNeeds;
use crate::token::planning::{CannotPay, CoinOrder, Plan, PlanInput, choose_coins, plan, plan_swap};
use crate::token::token_id::TokenId;
use crate::token::transfer::check::Refusal;
use crate::token::transfer::payer::OfferDraft;
use crate::token::transfer::plan::{EXPIRY_SECONDS, PlanMessage};
use crate::token::transfer::record::{Role, TransferRecord};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::{Acceptance, PROTOCOL, Request, SignedRequest};
use crate::token::transfer::step::OwnCoin;
use crate::token::transfer::table::Holdings;
use crate::trust::dial::{Reason, Verdict};
use crate::wallet::Coin;

impl Engine {
    /// M1: checks it, plans, and either offers (the person typed exactly this amount before) or asks the person.
    pub(super) fn on_request(&mut self, request: SignedRequest, dice: &mut Dice) {
        let Some(exchange) = &self.exchange else { return };
        if matches!(exchange.intent, Intent::Settle { .. }) {
            return self.on_request_while_settling();
        }
        let pays = exchange.role == Role::Payer;
        let waiting = pays && matches!(exchange.stage, Stage::Meeting | Stage::Bound);
        let Some(transcript) = exchange.pipe.transcript() else { return };
        if !exchange.is_confirmed() || !waiting || self.is_bound_to_open_transfer() {
            return;
        }
        if request.verify(&transcript, self.wallet.signatures()).is_err() {
            let what = "the request's signature does not hold".to_owned();
            return self.refuse_and_stop(RefuseCode::Signature, Problem::PeerMisbehaved { what });
        }
        if !(request.request.protocols.0..=request.request.protocols.1).contains(&PROTOCOL) {
            let seen = request.request.protocols.0;
            return self.refuse_and_stop(RefuseCode::Version, Problem::OtherVersion { seen });
        }
        let (typed, authority) = match &exchange.intent {
            Intent::Pay { amount, authority } => (*amount, *authority),
            _ => (None, None),
        };
        if let Err((code, problem)) = self.meet(request.request.key, request.request.credential.as_ref()) {
            return self.refuse_and_stop(code, problem);
        }
        self.hear_claim(request.request.key, request.request.claim);
        match asked_amount(&request.request, typed) {
            Err(problem) if request.request.swap => self.refuse_and_stop(RefuseCode::OtherPurpose, problem),
            Err(problem) => self.refuse_and_stop(RefuseCode::Amount, problem),
            Ok((amount, typed)) => {
                // What was typed before the meeting agrees to one offer. Whoever asks again asks the person; so does whoever was
                // recognised: nobody here has looked yet at whom they pay.
                let is_first = |exchange: &Exchange| exchange.sid.is_none() && !exchange.acquainted.agreed_by_key;
                let agreed = typed && self.exchange.as_ref().is_some_and(is_first);
                self.plan_payment(request, (amount, agreed), authority, dice);
            }
        }
    }

    /// A wallet that came to settle pays nothing: its coins are on their way to the witness. Whoever asks to be paid is none.
    fn on_request_while_settling(&mut self) {
        let is_waiting = |exchange: &Exchange| exchange.is_confirmed() && exchange.settling.witness.is_none();
        if self.exchange.as_ref().is_some_and(is_waiting) {
            self.refuse_and_stop(RefuseCode::OtherPurpose, Problem::OtherPurpose);
        }
    }

    fn is_bound_to_open_transfer(&self) -> bool {
        let Some(exchange) = &self.exchange else { return false };
        let record = exchange.sid.and_then(|sid| self.wallet.record(&sid));
        matches!(exchange.stage, Stage::Bound) && record.is_some_and(TransferRecord::is_open)
    }

    fn plan_payment(
        &mut self,
        request: SignedRequest,
        (amount, agreed): (Amount, bool),
        chosen: Option<Authority>,
        dice: &mut Dice,
    ) {
        match self.first_plan(&request.request, amount, chosen) {
            Ok((authority, plan)) => {
                let planned = self.planned(request, authority, plan, dice);
                self.weigh_plan(planned, agreed);
            }
            Err(Some(near)) => {
                let numbers = [Some(amount), near.below, near.above].map(|number| number.map_or(0, |amount| amount.0));
                let data = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
                let problem = match request.request.swap {
                    true => Problem::CannotSwap { value: amount },
                    false => Problem::CannotPay { asked: amount, below: near.below, above: near.above },
                };
                self.refuse_with(RefuseCode::CannotPay, data, problem);
            }
            Err(None) => {
                let code = RefuseCode::NotAccepted;
                self.refuse_and_stop(code, Problem::RefusedHere { code });
            }
        }
    }

    /// The first kind of coins that both sides want and that meets the amount.
    fn first_plan(
        &self,
        request: &Request,
        amount: Amount,
        chosen: Option<Authority>,
    ) -> Result<(Authority, Plan), Option<CannotPay>> {
        let accepted = request.accepted.iter().map(|acceptance| acceptance.authority);
        let mut candidates: Vec<Authority> = accepted.collect();
        if request.open_to_new {
            let held = self.held_authorities();
            candidates.extend(
                held.into_iter().filter(|authority| !request.accepted.iter().any(|a| a.authority == *authority)),
            );
        }
        candidates.retain(|authority| chosen.is_none_or(|chosen| chosen == *authority));
        candidates.retain(|authority| self.wallet.coins.values().any(|coin| coin.authority() == *authority));
        let mut nearest = None;
        for authority in candidates {
            match self.plan_with(request, amount, authority) {
                Ok(plan) => return Ok((authority, plan)),
                Err(near) => nearest = nearest.or(Some(near)),
            }
        }
        Err(nearest)
    }

    fn plan_with(&self, request: &Request, amount: Amount, authority: Authority) -> Result<Plan, CannotPay> {
        let mut nearest: Option<CannotPay> = None;
        for (holdings, max_coins) in self.ways_to_pay(&authority) {
            match self.plan_from((&holdings, max_coins), request, amount, authority) {
                Ok(plan) => return Ok(plan),
                Err(near) => nearest = Some(nearest.map_or(near, |other| other.nearest(near))),
            }
        }
        Err(nearest.unwrap_or(CannotPay { below: None, above: None }))
    }

    /// Which coins can be paid together, and how many at most: the more evidence a coin carries, the fewer go with it. The largest
    /// payments first.
    pub(super) fn ways_to_pay(&self, authority: &Authority) -> impl Iterator<Item = (DenominationCounts, u8)> {
        let carried = self.wallet.spendable_coins(authority, self.now.wall).map(|(_, coin)| coin.void().len());
        let most_carried = carried.max().unwrap_or(0);
        (1..=most_carried.max(1))
            .map(|voids| (self.wallet.spendable_within(authority, self.now.wall, voids), most_coins_carrying(voids)))
    }

    fn plan_from(
        &self,
        (holdings, max_coins): (&DenominationCounts, u8),
        request: &Request,
        amount: Amount,
        authority: Authority,
    ) -> Result<Plan, CannotPay> {
        let acceptance = request.accepted.iter().find(|acceptance| acceptance.authority == authority);
        let nothing = DenominationCounts::default();
        if request.swap {
            let swapped = request.swapped().filter(|only| only.authority == authority);
            let plan = swapped.and_then(|asked| swap(asked, holdings, max_coins));
            return plan.ok_or(CannotPay { below: None, above: None });
        }
        plan(PlanInput {
            amount,
            holdings,
            offered: acceptance.map_or(&nothing, |acceptance| acceptance.change.counts()),
            payer_needs: &DenominationNeeds::derive(holdings),
            payee_needs: &acceptance.map_or(DenominationNeeds::derive(&nothing), |acceptance| acceptance.needs),
            max_coins,
        })
    }

    fn planned(
        &self,
        request: SignedRequest,
        authority: Authority,
        plan: Plan,
        dice: &mut Dice,
    ) -> Option<PlannedPayment> {
        let most_voids = most_voids_among(Direction::Payment, plan.pay.coins() + plan.change.coins());
        let coins = self.wallet.spendable_coins(&authority, self.now.wall);
        let coins = choice(coins.filter(|(_, coin)| coin.void().len() <= most_voids));
        let coins = choose_coins(&plan.pay, &coins, CoinOrder::LowestId)?.into_iter().map(|(.., id)| *id).collect();
        let holdings = self.wallet.spendable(&authority, self.now.wall);
        let plan = PlanMessage {
            no_witness: false,
            authority,
            amount: plan.pay.value().checked_sub(plan.change.value())?,
            expiry_s: EXPIRY_SECONDS,
            epoch: 0,
            claim: self.time_claim(),
            nonce: dice.make_bytes(),
            key: *self.wallet.keys.get(&self.exchange.as_ref()?.key)?,
            needs: DenominationNeeds::derive(&holdings),
            pay: plan.pay,
            change: plan.change,
            credential: self.exchange.as_ref()?.acquainted.own.clone(),
        };
        Some(PlannedPayment { request, plan, coins, salt: dice.make_bytes() })
    }

    /// Holds a plan against the payee's limit, and its change against this wallet's own dial.
    fn weigh_plan(&mut self, planned: Option<PlannedPayment>, agreed: bool) {
        let Some(planned) = planned else { return };
        let (on_trust, limit) = (self.on_trust_for_others(&planned.coins), planned.request.request.limit);
        if on_trust > limit {
            let data = over_limit_data(limit, on_trust);
            return self.refuse_with(RefuseCode::OverLimit, data, Problem::OverLimit { limit, on_trust });
        }
        let request = &planned.request.request;
        match self.weigh_planned_change(self.who(request.key, request.credential.as_ref()), &planned.plan) {
            Some(Verdict::Refuse(reasons)) => {
                let Refusal { code, data } = refusal_for(&reasons);
                let problem = over_limit_problem(code, &data).unwrap_or(Problem::RefusedHere { code });
                self.refuse_and_stop(RefuseCode::CannotPay, problem);
            }
            Some(Verdict::Ask(reasons)) => self.ask_person_to_pay(planned, reasons),
            verdict if !agreed => {
                let reasons = verdict.map_or(Vec::new(), |verdict| verdict.reasons().to_vec());
                self.ask_person_to_pay(planned, reasons);
            }
            _ => self.start_offer(planned),
        }
    }

    fn ask_person_to_pay(&mut self, planned: PlannedPayment, reasons: Vec<Reason>) {
        let (community, unit) = self.names_of(&planned.plan.authority);
        let Some(exchange) = &mut self.exchange else { return };
        let (hand_over, change) = (planned.plan.pay, planned.plan.change);
        exchange.approval = Some(if planned.request.request.swap {
            Approval::Swap { value: planned.value(), unit, community, give: hand_over, take: change, reasons }
        } else {
            let (amount, memo) = (planned.plan.amount, planned.request.request.memo.clone());
            Approval::Pay { amount, unit, community, memo, hand_over, change, reasons }
        });
        exchange.problem = None;
        exchange.stage = Stage::ApprovingPlan(Box::new(planned));
        self.events.push_back(Event::ExchangeChanged);
    }

    pub(super) fn start_offer(&mut self, planned: PlannedPayment) {
        let ids = planned.coins.clone();
        // While the person looked, something older may have taken a coin.
        let free: BTreeSet<&TokenId> =
            self.wallet.spendable_coins(&planned.plan.authority, self.now.wall).map(|(id, _)| id).collect();
        if !ids.iter().all(|id| free.contains(id)) {
            let code = RefuseCode::CannotPay;
            return self.refuse_and_stop(code, Problem::RefusedHere { code });
        }
        self.load_tails(ids, AfterTails::Offer(Box::new(planned)));
    }

    /// The coins' histories are here: M2 and M3 are put together and signed.
    pub(super) fn offer(&mut self, planned: PlannedPayment, coins: Vec<OwnCoin>) {
        let Some(transcript) = self.exchange.as_ref().and_then(|exchange| exchange.pipe.transcript()) else { return };
        let issuances = self.wallet.issuances_of(&coins);
        let PlannedPayment { request, plan, salt, .. } = planned;
        let Some(key) = self.wallet.path_of(&plan.key) else { return self.fail() };
        self.sign_step(OfferDraft::new((request, transcript), plan, (coins, issuances), (key, salt), self.now.wall));
    }
}

/// A plan that takes all that the other side offers, and gives as much.
fn swap(asked: &Acceptance, holdings: &DenominationCounts, max_coins: u8) -> Option<Plan> {
    let change = *asked.change.counts();
    Some(Plan { pay: plan_swap(&change, holdings, &asked.needs, max_coins)?, change })
}

/// Coins as the planner chooses among them.
pub(super) fn choice<'a>(coins: impl Iterator<Item = (&'a TokenId, &'a Coin)>) -> Vec<(Denomination, u8, TokenId)> {
    coins.map(|(id, coin)| (coin.denomination, coin.hops, *id)).collect()
}
