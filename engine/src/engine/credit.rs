//! The risk dial at work: what was taken on trust before, what is offered now, and what the dial says (`docs/spec/08-risk.md`).
use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::engine::people::Who;
use crate::engine::state::Engine;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::PublicKey;
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::Timestamp;
use crate::summary::Problem;
use crate::token::amount::Amount;
use crate::token::issuance::Authority;
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::check::{IssuanceBook, Refusal};
use crate::token::transfer::plan::PlanMessage;
use crate::token::transfer::record::{Sid, State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::NO_LIMIT;
use crate::token::transfer::step::{SigningKeys, Written};
use crate::token::transfer::table::Holdings;
use crate::trust::dial::{Exposure, Giver, OfferedValue, Reason, Verdict, WINDOW_MS, judge};
use crate::wallet::change_set::{Acceptance, Change, ChangeSet};

/// The wallet and its dial, lent to the table of transfers; keeps what the dial said.
pub(super) struct OnTheTable<'a> {
    engine: &'a Engine,
    weighed: RefCell<Option<(Sid, Acceptance)>>,
}

impl<'a> OnTheTable<'a> {
    pub(super) fn of(engine: &'a Engine) -> Self {
        Self { engine, weighed: RefCell::new(None) }
    }

    /// Why change was taken, if some was.
    pub(super) fn into_weighed(self) -> Option<(Sid, Acceptance)> {
        self.weighed.into_inner()
    }
}

impl Holdings for OnTheTable<'_> {
    fn book(&self) -> &IssuanceBook {
        self.engine.wallet.book()
    }

    fn holds_or_awaits(&self, token_id: &TokenId) -> bool {
        self.engine.wallet.holds_or_awaits(token_id)
    }

    fn signatures(&self) -> Option<&SignatureCache> {
        self.engine.wallet.signatures()
    }

    fn signing_keys(&self, record: &TransferRecord) -> Option<SigningKeys> {
        self.engine.wallet.signing_keys(record)
    }

    fn dial(&self, record: &TransferRecord, change: &[AgreedCoin]) -> Result<(), Refusal> {
        if !change.is_empty() {
            let acceptance = self.engine.dial_change(record, change)?;
            *self.weighed.borrow_mut() = Some((record.sid(), acceptance));
        }
        Ok(())
    }

    fn path_of(&self, key: &PublicKey) -> Option<KeyPath> {
        self.engine.wallet.path_of(key)
    }
}

/// The answer of the dial to coins that are on the table.
pub(super) struct Weighed {
    pub(super) verdict: Verdict,
    pub(super) on_trust: Amount,
}

impl Engine {
    /// What M1 says: the most on trust that this wallet would take now, by itself or by its person's yes.
    pub(super) fn limit_on_trust(&self, accepted: &[Authority], open_to_new: bool) -> Amount {
        if accepted.iter().any(|authority| self.is_own_issue(authority)) {
            return NO_LIMIT;
        }
        let known = accepted.iter().map(|authority| self.exposure(|_| false, authority).from_strangers);
        let fresh = open_to_new.then_some(Amount::ZERO);
        let knows_anybody = self.knows_anybody();
        let most = known.chain(fresh).map(|used| self.wallet.policy.most_from_anybody(used, knows_anybody)).max();
        most.unwrap_or(Amount::ZERO)
    }

    /// Judges coins that a giver hands over.
    pub(super) fn weigh(
        &self,
        (giver, clock_is_doubtful): (Who, bool),
        authority: &Authority,
        coins: &[AgreedCoin],
    ) -> Weighed {
        let offered = self.offered_value(authority, coins);
        let verdict = self.judge_value((giver, clock_is_doubtful), authority, &offered);
        let on_trust = if offered.is_own_issue { Amount::ZERO } else { offered.on_trust };
        Weighed { verdict, on_trust }
    }

    /// Judges change before its coins are known: all of it is taken to be on trust. Nothing when there is none.
    pub(super) fn weigh_planned_change(&self, payee: Who, plan: &PlanMessage) -> Option<Verdict> {
        let value = plan.change.value();
        let is_own_issue = self.is_own_issue(&plan.authority);
        let offered = OfferedValue { value, on_trust: value, is_own_issue, ..OfferedValue::default() };
        (!value.is_zero()).then(|| self.judge_value((payee, false), &plan.authority, &offered))
    }

    /// Before the commit point: the payer's own dial on the change. Its person has seen how much it is; nobody has seen the coins.
    fn dial_change(&self, record: &TransferRecord, change: &[AgreedCoin]) -> Result<Acceptance, Refusal> {
        let witnesses = self.witnesses_of(&record.terms.plan.plan.authority, &[]);
        self.refuse_contested(&record.peer(), change, &witnesses)?;
        let claim = record.terms.request.request.claim;
        let view = self.judge_expiry((&record.peer(), claim), change)?;
        let giver = (Who::of(record), view.is_contradicted);
        let Weighed { verdict, on_trust } = self.weigh(giver, &record.terms.plan.plan.authority, change);
        let reasons = match verdict {
            Verdict::Accept(reasons) => reasons,
            Verdict::Ask(mut reasons) if !reasons.iter().any(Reason::is_about_coins) => {
                reasons.push(Reason::PersonAgreed);
                reasons
            }
            Verdict::Ask(reasons) | Verdict::Refuse(reasons) => return Err(refusal_for(&reasons)),
        };
        Ok(Acceptance { on_trust, reasons })
    }

    /// What the given coins of ours are worth to a receiver on trust: everything but coins straight from their genesis.
    pub(super) fn on_trust_for_others(&self, coins: &[TokenId]) -> Amount {
        let coins = coins.iter().filter_map(|id| self.wallet.coins.get(id));
        let values = coins.filter(|coin| coin.seq > 0).map(|coin| coin.denomination.value());
        Amount(values.fold(0, u32::saturating_add))
    }

    /// Stores with the vote or the commit why its coins are taken.
    pub(super) fn push_acceptance(&mut self, set: &mut ChangeSet, written: &Written) {
        let sid = written.record.sid();
        if !matches!(written.write, Write::R1 | Write::S2) {
            return;
        }
        if let Some((_, acceptance)) = self.weighed.take_if(|(weighed, _)| *weighed == sid) {
            set.push(Change::Acceptance(sid, acceptance));
        }
    }

    /// Remembers what the dial said of a transfer until its write.
    pub(super) fn remember_weighed(&mut self, sid: Sid, on_trust: Amount, reasons: Vec<Reason>) {
        self.weighed = Some((sid, Acceptance { on_trust, reasons }));
    }

    /// The person said yes to what the dial asked about.
    pub(super) fn note_agreement(&mut self, sid: Sid) {
        if let Some((_, acceptance)) = self.weighed.as_mut().filter(|(weighed, _)| *weighed == sid) {
            acceptance.reasons.push(Reason::PersonAgreed);
        }
    }

    fn judge_value(
        &self,
        (giver, clock_is_doubtful): (Who, bool),
        authority: &Authority,
        offered: &OfferedValue,
    ) -> Verdict {
        // Attested standings, hardware credentials and fraud proofs come with their own parts.
        let (has_standing, is_blocked) = (self.has_standing(&giver), self.is_blocked(&giver));
        let known = Giver { has_standing, is_blocked, clock_is_doubtful, ..Giver::default() };
        let is_giver = |record: &TransferRecord| giver.is_same(&Who::of(record));
        judge(&self.wallet.policy, &known, &self.exposure(is_giver, authority), offered)
    }

    /// Judges coins on paper. Each lies under a key of its own, but whoever has a copier has them all: paper is one giver.
    pub(super) fn weigh_from_paper(&self, authority: &Authority, coins: &[AgreedCoin]) -> (Verdict, Amount) {
        let offered = self.offered_value(authority, coins);
        let exposure = self.exposure(TransferRecord::is_from_paper, authority);
        let on_trust = if offered.is_own_issue { Amount::ZERO } else { offered.on_trust };
        (judge(&self.wallet.policy, &Giver::default(), &exposure, &offered), on_trust)
    }

    fn offered_value(&self, authority: &Authority, coins: &[AgreedCoin]) -> OfferedValue {
        let sum = |coins: &mut dyn Iterator<Item = &AgreedCoin>| {
            Amount(coins.map(|coin| coin.traced.denomination.value()).fold(0, u32::saturating_add))
        };
        // A genesis names a key of the issuer's own: whoever pays a coin straight from it is the issuer, who settles doubt itself.
        let on_trust: Vec<&AgreedCoin> = coins.iter().filter(|coin| coin.traced.seq > 0).collect();
        let oldest = on_trust.iter().map(|coin| coin.telomeer.anchor.anchored_minutes).min();
        OfferedValue {
            value: sum(&mut coins.iter()),
            on_trust: sum(&mut on_trust.iter().copied()),
            is_own_issue: self.is_own_issue(authority),
            hops: on_trust.iter().map(|coin| coin.traced.hops).max().unwrap_or(0),
            age_days: oldest.map_or(0, |minutes| self.now.wall.minutes().saturating_sub(minutes) / (24 * 60)),
        }
    }

    /// What was taken on trust in the last day, by this wallet's slower clock; what is dated later counts as well.
    fn exposure(&self, is_giver: impl Fn(&TransferRecord) -> bool, authority: &Authority) -> Exposure {
        let since = Timestamp(self.steady_moment().0.saturating_sub(WINDOW_MS));
        let mut exposure = Exposure::default();
        for (sid, acceptance) in &self.wallet.acceptances {
            let Some(record) = self.wallet.record(sid) else { continue };
            if record.terms.plan.plan.authority != *authority || !is_taken(record) || taken_at(record) <= since {
                continue;
            }
            let add = |to: &mut Amount| to.0 = to.0.saturating_add(acceptance.on_trust.0);
            if !self.has_standing(&Who::of(record)) {
                add(&mut exposure.from_strangers);
            }
            if is_giver(record) {
                add(&mut exposure.from_giver);
            }
        }
        exposure
    }

    /// What was taken on trust from somebody in the last day, whatever the coins: how much of which unit.
    pub(super) fn on_trust_from(&self, identity: PublicKey) -> Vec<(Amount, String)> {
        let who = Who { key: identity, identity: Some(identity) };
        let authorities: BTreeSet<Authority> =
            self.wallet.issuances.values().map(crate::token::issuance::SignedIssuance::authority).collect();
        let used = authorities
            .iter()
            .map(|authority| (self.exposure(|record| who.is_same(&Who::of(record)), authority).from_giver, authority));
        used.filter(|(used, _)| !used.is_zero()).map(|(used, authority)| (used, self.names_of(authority).1)).collect()
    }

    pub(super) fn is_own_issue(&self, authority: &Authority) -> bool {
        let own = self.wallet.keys.get(&KeyPath::Issuer);
        let mut issued = self.wallet.issuances.values().filter(|known| Some(&known.issuance.issuer) == own);
        issued.any(|known| known.authority() == *authority)
    }
}

fn is_taken(record: &TransferRecord) -> bool {
    matches!(record.state, State::Prepared | State::AbortFiled | State::Received | State::Committed | State::Final)
}

fn taken_at(record: &TransferRecord) -> Timestamp {
    record.started.max(record.ended)
}

/// The refusal that says what speaks against an offer, with the limit's number where there is one.
pub(super) fn refusal_for(reasons: &[Reason]) -> Refusal {
    let find = |matches: fn(&Reason) -> bool| reasons.iter().any(matches);
    if find(|reason| matches!(reason, Reason::Convicted | Reason::Blocked)) {
        return RefuseCode::Declined.into();
    }
    if find(|reason| matches!(reason, Reason::TooManyHops { .. })) {
        return RefuseCode::TooManyHops.into();
    }
    let measures = reasons.iter().filter_map(|reason| match reason {
        Reason::OverAskLimit(measure) => Some(*measure),
        _ => None,
    });
    let data =
        measures.map(|over| over_limit_data(Amount(over.limit.0.saturating_sub(over.used.0)), over.offered)).next();
    Refusal { code: RefuseCode::OverLimit, data: data.unwrap_or_default() }
}

/// The data of Refuse 9: what would have been taken on trust, and what was to be.
pub(super) fn over_limit_data(limit: Amount, on_trust: Amount) -> Vec<u8> {
    [limit.0.to_le_bytes(), on_trust.0.to_le_bytes()].concat()
}

/// What Refuse 9 says, if it says it in numbers.
pub(super) fn over_limit_problem(code: RefuseCode, data: &[u8]) -> Option<Problem> {
    let numbers: [u8; 8] = data.try_into().ok().filter(|_| code == RefuseCode::OverLimit)?;
    let [a, b, c, d, e, f, g, h] = numbers;
    let (limit, on_trust) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
    Some(Problem::OverLimit { limit: Amount(limit), on_trust: Amount(on_trust) })
}
