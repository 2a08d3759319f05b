//! What the screens need to know of a meeting.
use crate::engine::exchange::{Exchange, Stage};
use crate::engine::state::Engine;
use crate::foundation::time::Now;
use crate::io::Intent;
use crate::summary::{ExchangePhase, ExchangeSummary, PayableAnswer, Problem, VerificationCode};
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::planning::payable;
use crate::token::transfer::payee::CheckedOffer;
use crate::token::transfer::plan::Terms;
use crate::token::transfer::record::{State, TransferRecord};

impl Engine {
    /// The exchange screen, while one is open.
    pub fn exchange_summary(&self, now: Now) -> Option<ExchangeSummary> {
        let exchange = self.exchange.as_ref()?;
        let record = self.bound_record(exchange);
        let (amount, unit, memo) = self.terms_shown(exchange, record);
        Some(ExchangeSummary {
            role: exchange.role,
            phase: phase(exchange, record),
            code: exchange.pipe.code().map(|(symbols, digits)| VerificationCode { symbols, digits }),
            confirmed_here: exchange.confirmed_here,
            confirmed_there: exchange.confirmed_there,
            peer: record.map(|record| self.peer_of(record)).or_else(|| self.peer_in(exchange)),
            recognised: exchange.acquainted.recognised.is_some(),
            amount,
            unit,
            memo,
            approval: exchange.approval.clone(),
            steps: steps(exchange, record),
            receiving: exchange.pipe.receiving(),
            sending: exchange.pipe.sending(),
            sid: exchange.sid,
            problem: exchange.problem.clone(),
            can_cancel: can_cancel(exchange, record),
            peer_silent_ms: exchange.pipe.silent_ms(now),
            settlement: self.settlement(exchange),
            guidance: exchange.pipe.guidance(now),
            is_resuming: exchange.pipe.is_resuming(),
        })
    }

    fn bound_record(&self, exchange: &Exchange) -> Option<&TransferRecord> {
        let bound = matches!(exchange.stage, Stage::Bound);
        exchange.sid.filter(|_| bound).and_then(|sid| self.wallet.record(&sid))
    }

    fn terms_shown(
        &self,
        exchange: &Exchange,
        record: Option<&TransferRecord>,
    ) -> (Option<Amount>, Option<String>, String) {
        let of_terms = |terms: &Terms| {
            let plan = &terms.plan.plan;
            (Some(terms.value()), Some(self.names_of(&plan.authority).1), terms.request.request.memo.clone())
        };
        match (&exchange.stage, record) {
            (_, Some(record)) => of_terms(&record.terms),
            (Stage::ExpectOffer(terms), _) => of_terms(terms),
            (Stage::ApprovingOffer(offer), _) => {
                let (amount, _, memo) = of_terms(&offer.terms);
                (amount, Some(self.names_in(offer).1), memo)
            }
            (Stage::ApprovingPlan(planned), _) => {
                let unit = self.names_of(&planned.plan.authority).1;
                (Some(planned.value()), Some(unit), planned.request.request.memo.clone())
            }
            _ => match &exchange.intent {
                Intent::Pay { amount, .. } => (*amount, None, String::new()),
                Intent::Receive { amount, memo, .. } => {
                    (Some(*amount).filter(|amount| !amount.is_zero()), None, memo.clone())
                }
                Intent::Swap { authority, give } => {
                    (Some(give.value()), Some(self.names_of(authority).1), String::new())
                }
                Intent::Resume(_) => (None, None, String::new()),
                Intent::Settle { .. } | Intent::Serve => (None, self.settled_unit(exchange), String::new()),
            },
        }
    }

    /// The community's and the unit's name of a kind of coins; empty while it is not known.
    pub(super) fn names_of(&self, authority: &Authority) -> (String, String) {
        let known = self.wallet.issuances.values().find(|issuance| issuance.authority() == *authority);
        known.map_or_else(Default::default, |known| (known.issuance.name.clone(), known.issuance.unit.clone()))
    }

    /// The community's, the unit's and the issuer's name in an offer, whose issuer may be new here.
    pub(super) fn names_in(&self, offer: &CheckedOffer) -> (String, String, String) {
        let first = offer.payment.first().map(|coin| coin.traced.issuance);
        let new = offer.new_issuances.iter().find(|issuance| Some(issuance.id()) == first);
        let issuance = new.or_else(|| self.wallet.issuances.get(&first?));
        issuance.map_or_else(Default::default, |issuance| {
            let record = &issuance.issuance;
            (record.name.clone(), record.unit.clone(), record.issuer.short())
        })
    }

    /// Whether the coins in hand of one kind sum to an amount.
    pub fn payable(&self, authority: Authority, amount: Amount) -> PayableAnswer {
        let holdings = self.wallet.spendable(&authority, self.now.wall);
        let answer = payable(&holdings, &DenominationCounts::default(), amount);
        PayableAnswer { authority, amount, exact: answer.exact, below: answer.below, above: answer.above }
    }
}

fn phase(exchange: &Exchange, record: Option<&TransferRecord>) -> ExchangePhase {
    if matches!(exchange.stage, Stage::Over) {
        return ExchangePhase::Stopped;
    }
    if exchange.approval.is_some() {
        return ExchangePhase::Approving;
    }
    if exchange.settling.finished {
        return ExchangePhase::Done;
    }
    match record.map(|record| (record.state, record.delivered)) {
        Some((State::Final, _) | (State::Received, true)) => return ExchangePhase::Done,
        Some((State::Aborted | State::Voided | State::RolledBack | State::Abandoned, _)) => {
            return ExchangePhase::Stopped;
        }
        _ => {}
    }
    if !exchange.established {
        ExchangePhase::Meeting
    } else if !exchange.is_confirmed() && !matches!(exchange.stage, Stage::Bound) {
        ExchangePhase::Comparing
    } else if matches!(exchange.problem, Some(Problem::SameRole)) {
        ExchangePhase::Meeting
    } else {
        ExchangePhase::Exchanging
    }
}

/// asked, offered, agreed, paid.
fn steps(exchange: &Exchange, record: Option<&TransferRecord>) -> [bool; 4] {
    match (record.map(|record| (record.state, record.delivered)), &exchange.stage) {
        (Some((State::Final, _) | (State::Received, true)), _) => [true; 4],
        (Some((State::Committed | State::Prepared | State::AbortFiled | State::Received, _)), _) => {
            [true, true, true, false]
        }
        (Some((State::Offered, _)), _) => [true, true, false, false],
        (_, Stage::ExpectOffer(_) | Stage::ApprovingPlan(_)) => [true, false, false, false],
        (_, Stage::ApprovingOffer(_)) => [true, true, false, false],
        _ => [false; 4],
    }
}

fn can_cancel(exchange: &Exchange, record: Option<&TransferRecord>) -> bool {
    match record {
        Some(record) => record.state == State::Offered,
        None => !matches!(exchange.stage, Stage::Over | Stage::Bound),
    }
}
