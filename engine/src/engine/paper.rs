//! Taking coins from paper (`docs/spec/12-paper.md`, section 4): nobody is met; the whole transfer is one write.
use std::sync::Arc;

use crate::engine::credit::{over_limit_problem, refusal_for};
use crate::engine::state::Engine;
use crate::engine::work::{AfterWrite, Pending, Taking, Work};
use crate::foundation::key::KeyPath;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::{PublicKey, Signature};
use crate::foundation::time::Timestamp;
use crate::io::{Command, Event};
use crate::lifecycle::witness::ledger::LedgerRecord;
use crate::summary::{PaperProblem, PaperSummary, Problem};
use crate::token::issuance::SignedIssuance;
use crate::token::paper::PaperCoin;
use crate::token::telomeer::Telomeer;
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::AgreedCoin;
use crate::token::transfer::moment::Moment;
use crate::token::transfer::record::{State, TransferRecord};
use crate::token::transfer::table::Holdings;
use crate::token::transfer::taking::{Salts, TakingDraft};
use crate::trust::dial::{Reason, Verdict};
use crate::wallet::change_set::{Acceptance, Change, Standing};

/// A coin on paper that reads and verifies.
struct Judged {
    coin: AgreedCoin,
    issuance: SignedIssuance,
    /// The key that spends it, where it was printed here.
    printed_under: Option<KeyPath>,
    acceptance: Acceptance,
    problem: Option<PaperProblem>,
}

impl Engine {
    /// What a coin on paper is, and whether it could be taken; `key` is what the paper's secret is the secret of.
    pub fn paper(&self, coin: &[u8], key: &PublicKey, entropy: Entropy) -> Result<PaperSummary, PaperProblem> {
        let judged = self.judge_paper(coin, key, &mut Dice::new(&entropy))?;
        let (record, traced) = (&judged.issuance.issuance, &judged.coin.traced);
        Ok(PaperSummary {
            label: record.label(traced.index),
            denomination: traced.denomination,
            unit: record.unit.clone(),
            community: record.name.clone(),
            issuer: record.issuer.short(),
            expires: Timestamp(u64::from(traced.expiry_minutes) * 60_000),
            new_issuer: !self.wallet.accepted.contains(&judged.issuance.authority()),
            printed_here: judged.printed_under.is_some(),
            issued_here: self.is_own_issue(&judged.issuance.authority()),
            reasons: judged.acceptance.reasons,
            problem: judged.problem,
        })
    }

    fn judge_paper(&self, coin: &[u8], key: &PublicKey, dice: &mut Dice) -> Result<Judged, PaperProblem> {
        let PaperCoin { issuance, telomeer } = PaperCoin::parse(coin).map_err(|_| PaperProblem::Unreadable)?;
        let traced = PaperCoin { issuance: issuance.clone(), telomeer: telomeer.clone() }.trace(dice);
        let traced = traced.ok().filter(|traced| traced.owner == *key).ok_or(PaperProblem::Unreadable)?;
        let printed_under = self.wallet.path_of(key);
        let coin = AgreedCoin { telomeer: Arc::new(telomeer), traced, void: Vec::new() };
        let mut judged = Judged { coin, issuance, printed_under, acceptance: Acceptance::default(), problem: None };
        judged.problem = self.problem_of(&judged).or_else(|| self.weigh_paper(&mut judged));
        Ok(judged)
    }

    /// What forbids taking a coin, whatever its value.
    fn problem_of(&self, judged: &Judged) -> Option<PaperProblem> {
        let (traced, record) = (&judged.coin.traced, &judged.issuance.issuance);
        let is_own = self.is_own_issue(&judged.issuance.authority());
        let known = |record: &&TransferRecord| {
            record.is_from_paper() && record.state == State::Received && record.terms.payer() == traced.owner
        };
        if let Some(taken) = self.wallet.records().find(known) {
            return Some(PaperProblem::TakenHere(taken.started));
        }
        if self.wallet.holds_or_awaits(&traced.token_id) {
            return Some(PaperProblem::Held);
        }
        if self.is_spent_here(&traced.token_id, traced.seq) {
            return Some(PaperProblem::TakenBefore);
        }
        if self.refuse_contested(&traced.owner, std::slice::from_ref(&judged.coin), &record.witnesses).is_err() {
            return Some(PaperProblem::TakenBefore);
        }
        // Only the issuer still takes a coin between its expiry and the end of its grace.
        let grace_ms = if is_own { u64::from(record.grace_s) * 1000 } else { 0 };
        let good_until = u64::from(traced.expiry_minutes) * 60_000 + grace_ms;
        match () {
            () if !record.is_witnessed() => Some(PaperProblem::NotAccepted),
            () if good_until <= self.now.wall.0 => Some(PaperProblem::Expired),
            () if traced.hops >= record.hop_limit || traced.seq == u16::MAX => Some(PaperProblem::Worn),
            () => None,
        }
    }

    /// Asks the risk dial: whoever gives paper is a stranger, and all paper of a day is from one giver. What was printed here was
    /// this wallet's before.
    fn weigh_paper(&self, judged: &mut Judged) -> Option<PaperProblem> {
        if judged.printed_under.is_some() {
            return None;
        }
        let (authority, coins) = (judged.issuance.authority(), std::slice::from_ref(&judged.coin));
        let (verdict, on_trust) = self.weigh_from_paper(&authority, coins);
        judged.acceptance.on_trust = on_trust;
        let (reasons, problem) = match verdict {
            Verdict::Accept(reasons) | Verdict::Ask(reasons) => (reasons, None),
            Verdict::Refuse(reasons) => {
                let refusal = refusal_for(&reasons);
                let problem = match over_limit_problem(refusal.code, &refusal.data) {
                    Some(Problem::OverLimit { limit, on_trust }) => PaperProblem::OverLimit { limit, on_trust },
                    _ => PaperProblem::NotAccepted,
                };
                (reasons, Some(problem))
            }
        };
        judged.acceptance.reasons = reasons;
        problem
    }

    /// Whether this wallet, as the witness, knows what became of a coin after its hop of this number.
    pub(super) fn is_spent_here(&self, token_id: &TokenId, seq: u16) -> bool {
        seq.checked_add(1).is_some_and(|next| self.wallet.ledger.place(token_id, next).is_some())
    }

    /// The person looked at the coin and wants it.
    pub(super) fn take_paper(&mut self, coin: Vec<u8>, key: PublicKey, dice: &mut Dice) {
        let ours = self.todays_key(dice);
        if !self.keys_exist(&[ours], || Pending::Command(Command::TakePaper { coin: coin.clone(), key })) {
            return;
        }
        let judged = match self.judge_paper(&coin, &key, dice) {
            Ok(Judged { problem: Some(problem), .. }) | Err(problem) => return self.refuse_paper(problem),
            Ok(judged) => judged,
        };
        let Some(public) = self.wallet.keys.get(&ours).copied() else { return };
        let mut acceptance = judged.acceptance;
        acceptance.reasons.push(Reason::PersonAgreed);
        // A wallet that was put back may have taken from its own paper since.
        let printed = self.wallet.coins.get(&judged.coin.traced.token_id).map(|coin| coin.standing);
        let standing = printed.unwrap_or_default();
        let (authority, paper) = (judged.issuance.authority(), judged.printed_under.unwrap_or(KeyPath::Found));
        let moment = Moment { now: self.now.wall, claim: self.time_claim() };
        let salts = Salts::make(dice);
        let draft = TakingDraft::new((judged.coin, authority), (ours, public), paper, (salts, moment));
        let entropy = Entropy(dice.make_bytes());
        let taking = Taking { draft, issuance: judged.issuance, acceptance, standing, entropy };
        self.sign(taking.draft.wanted(), Work::Taking(Box::new(taking)));
    }

    fn refuse_paper(&mut self, problem: PaperProblem) {
        self.events.push_back(Event::PaperRefused(problem));
    }

    /// The signatures are there: one write, and the coin is ours. Taken by its issuer it is settled at once, for the issuer's
    /// ledger says from then on that nobody else has it.
    pub(super) fn taken(&mut self, taking: Taking, signatures: &[Signature]) {
        let Some(mut taken) = taking.draft.finish(signatures) else { return self.fail() };
        let known = self.wallet.issuances.contains_key(&taking.issuance.id());
        let settled = if known {
            self.settle_own(&taken.coin.1, taking.standing, &mut Dice::new(&taking.entropy))
        } else {
            Ok(None)
        };
        let Ok(settled) = settled else { return self.refuse_paper(PaperProblem::TakenBefore) };
        if !known {
            taken.written.issuances.push(taking.issuance);
        }
        taken.written.on_trust = settled.is_none();
        let Some(mut set) = self.wallet.change_of(&taken.written) else { return self.fail() };
        if settled.is_none() {
            set.put_standing(taking.standing);
        }
        set.changes.extend(settled.into_iter().flatten().map(|record| Change::Ledger(Box::new(record))));
        let sid = taken.written.record.sid();
        set.push(Change::Acceptance(sid, taking.acceptance));
        let after = AfterWrite { tell: Some(Event::PaperTaken(sid)), ..AfterWrite::default() };
        self.persist(taken.written.write, set, after);
    }

    /// What this wallet's own witness writes so that a chain of its own issue stands, whose end is in its own hands; nothing where
    /// it is not the witness, only listens, or has the coin in quarantine: put back from a backup, it may have forgotten who took it.
    /// An error: something else stands there.
    pub(super) fn settle_own(
        &self,
        chain: &Telomeer,
        standing: Standing,
        dice: &mut Dice,
    ) -> Result<Option<Vec<LedgerRecord>>, ()> {
        let Some(witness) = self.witness().filter(|witness| witness.settles(&chain.anchor.issuance)) else {
            return Ok(None);
        };
        if standing == Standing::Quarantined || self.wallet.ledger.is_listening(self.own_clock()) {
            return Ok(None);
        }
        witness.register_own(chain, dice).map(Some).map_err(|_| ())
    }
}
