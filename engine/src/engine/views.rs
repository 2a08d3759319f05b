//! What the screens need to know of a meeting.
use crate::engine::exchange::{Exchange, Stage};
use crate::engine::state::Engine;
use crate::foundation::time::Now;
use crate::io::Intent;
use crate::summary::{ExchangePhase, ExchangeSummary, PayableAnswer, Problem, VerificationCode};
use crate::token::amount::{Amount, DenominationCounts};
use crate::token::issuance::Authority;
use crate::token::planning::{Payable, payable};
use crate::token::transfer::payee::CheckedOffer;
use crate::token::transfer::plan::Terms;
use crate::token::transfer::record::{State, TransferRecord};

impl Engine {
    /// The exchange screen, while one is open.
    pub fn exchange_summary(&self, now: Now) -> Option<ExchangeSummary> {
        let exchange = self.exchange.as_ref()?;
        let record = self.bound_record(exchange);
        let TermsShown { amount, unit, memo, swap } = self.terms_shown(exchange, record);
        Some(ExchangeSummary {
            role: exchange.role,
            phase: phase(exchange, record),
            code: exchange.pipe.code().map(|(symbols, digits)| VerificationCode { symbols, digits }),
            confirmed_here: exchange.confirmed_here,
            confirmed_there: exchange.confirmed_there,
            peer: record.map(|record| self.peer_of(record)).or_else(|| self.peer_in(exchange)),
            recognised: exchange.acquainted.recognised.is_some(),
            amount,
            swap,
            unit,
            memo,
            approval: exchange.approval.clone(),
            steps: steps(exchange, record),
            receiving: exchange.pipe.receiving(),
            sending: exchange.pipe.sending(),
            sid: exchange.sid,
            problem: exchange.problem.clone(),
            can_cancel: can_cancel(exchange, record),
            is_undone: exchange.sid.and_then(|sid| self.wallet.record(&sid)).is_some_and(is_undone),
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

    fn terms_shown(&self, exchange: &Exchange, record: Option<&TransferRecord>) -> TermsShown {
        match (&exchange.stage, record) {
            (_, Some(record)) => self.terms_of(&record.terms),
            (Stage::ExpectOffer(terms), _) => self.terms_of(terms),
            (Stage::ApprovingOffer(offer), _) => {
                TermsShown { unit: Some(self.names_in(offer).1), ..self.terms_of(&offer.terms) }
            }
            (Stage::ApprovingPlan(planned), _) => TermsShown {
                amount: Some(planned.value()),
                unit: Some(self.names_of(&planned.plan.authority).1),
                memo: planned.request.request.memo.clone(),
                swap: planned.request.request.swap,
            },
            _ => self.terms_wished(exchange),
        }
    }

    fn terms_of(&self, terms: &Terms) -> TermsShown {
        let request = &terms.request.request;
        TermsShown {
            amount: Some(terms.value()),
            unit: Some(self.names_of(&terms.plan.plan.authority).1),
            memo: request.memo.clone(),
            swap: request.swap,
        }
    }

    /// What this person wants, before the other has said anything.
    fn terms_wished(&self, exchange: &Exchange) -> TermsShown {
        let nothing = TermsShown::default();
        match &exchange.intent {
            Intent::Pay { amount, .. } => TermsShown { amount: *amount, ..nothing },
            Intent::Receive { amount, memo, .. } => {
                TermsShown { amount: Some(*amount).filter(|amount| !amount.is_zero()), memo: memo.clone(), ..nothing }
            }
            Intent::Swap { authority, give } => {
                TermsShown { amount: Some(give.value()), unit: Some(self.names_of(authority).1), swap: true, ..nothing }
            }
            Intent::Resume(_) => nothing,
            Intent::Settle { .. } | Intent::Serve | Intent::ServeTogether(_) => {
                TermsShown { unit: self.settled_unit(exchange), ..nothing }
            }
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
        let no_change = DenominationCounts::default();
        let ways = self.ways_to_pay(&authority).map(|(holdings, max)| payable(&holdings, &no_change, amount, max));
        let nothing = Payable { exact: false, below: None, above: None };
        let answer = ways.reduce(Payable::or).unwrap_or(nothing);
        PayableAnswer { authority, amount, exact: answer.exact, below: answer.below, above: answer.above }
    }
}

/// What it is about, as far as known.
#[derive(Default)]
struct TermsShown {
    amount: Option<Amount>,
    unit: Option<String>,
    memo: String,
    swap: bool,
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
        _ if record.is_some_and(is_undone) => return ExchangePhase::Stopped,
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
    match (record.map(|record| record.state), &exchange.stage) {
        // A payee has the coins, whether the payer has heard of it or not.
        (Some(State::Final | State::Received), _) => [true; 4],
        (Some(State::Committed | State::Prepared | State::AbortFiled), _) => [true, true, true, false],
        (Some(State::Offered), _) => [true, true, false, false],
        (_, Stage::ExpectOffer(_) | Stage::ApprovingPlan(_)) => [true, false, false, false],
        (_, Stage::ApprovingOffer(_)) => [true, true, false, false],
        _ => [false; 4],
    }
}

fn is_undone(record: &TransferRecord) -> bool {
    matches!(record.state, State::Aborted | State::RolledBack | State::Voided | State::Abandoned)
}

fn can_cancel(exchange: &Exchange, record: Option<&TransferRecord>) -> bool {
    match record {
        Some(record) => record.state == State::Offered,
        None => !matches!(exchange.stage, Stage::Over | Stage::Bound),
    }
}
