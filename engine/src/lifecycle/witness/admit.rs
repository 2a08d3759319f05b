//! What a witness checks of the chains it is shown, before it locks them (PROTOCOL 2.6, F1, F2 and F5).
use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::hash::Hash;
use crate::foundation::random::Dice;
use crate::foundation::signature::VerificationBatch;
use crate::lifecycle::witness::ledger::{Decision, LedgerRecord, Place};
use crate::lifecycle::witness::message::Answer;
use crate::lifecycle::witness::office::Witness;
use crate::lifecycle::witness::prove;
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::hop::{Direction, Hop};
use crate::token::telomeer::{Step, Telomeer, Traced};
use crate::token::token_id::TokenId;
use crate::token::transfer::message::OwnerSignature;
use crate::token::transfer::refuse::RefuseCode;

/// Most chains of one question.
const MAX_TAILS: usize = 63;

/// Chains that contradict nothing: what is to be written so that nothing contradicts them later.
pub(super) struct Admission {
    pub(super) traced: Vec<Traced>,
    pub(super) records: Vec<LedgerRecord>,
    /// The header of the first chain's last hop; zero when it has none.
    pub(super) header: Hash,
}

impl Admission {
    /// Checks chains together. `spent_on` says that the last owner signs in the same step, which acknowledges a payment.
    pub(super) fn of(
        witness: &Witness<'_>,
        tails: &[Telomeer],
        spent_on: bool,
        dice: &mut Dice,
    ) -> Result<Self, Answer> {
        if tails.is_empty() || tails.len() > MAX_TAILS {
            return Err(Answer::Refused(RefuseCode::Malformed));
        }
        let traced = trace(witness, tails, dice)?;
        let steps = |tail: &Telomeer| tail.steps().map_err(|_| Answer::Refused(RefuseCode::Malformed));
        let steps: Vec<Vec<Step>> = tails.iter().map(steps).collect::<Result<_, _>>()?;
        steps.iter().try_for_each(|steps| check_last(witness, steps))?;
        let mut records = Vec::new();
        let mut headers = Headers::default();
        for (tail, steps) in tails.iter().zip(&steps) {
            check_anchor(witness, tail)?;
            if check_steps(witness, tail, steps)? {
                records.push(LedgerRecord::Registered(tail.clone()));
            }
            headers.note(tail, steps, spent_on);
        }
        records.extend(headers.commits(witness)?);
        Ok(Self { traced, records, header: headers.last.unwrap_or(Hash::ZERO) })
    }
}

impl Witness<'_> {
    /// What is to be written so that a chain which this wallet made by itself stands, from paper into its own hands; or why it
    /// cannot stand.
    pub fn register_own(&self, chain: &Telomeer, dice: &mut Dice) -> Result<Vec<LedgerRecord>, Answer> {
        Admission::of(self, std::slice::from_ref(chain), false, dice).map(|admission| admission.records)
    }
}

fn trace(witness: &Witness<'_>, tails: &[Telomeer], dice: &mut Dice) -> Result<Vec<Traced>, Answer> {
    let mut batch = VerificationBatch::new();
    let mut traced = Vec::with_capacity(tails.len());
    for (label, tail) in tails.iter().enumerate() {
        let issuance = witness.book.get(&tail.anchor.issuance).filter(|known| witness.issuance(&known.id()).is_some());
        let issuance = issuance.ok_or(Answer::Refused(RefuseCode::NotAccepted))?;
        let chain = tail.trace_for_witness(issuance, &mut batch, label);
        traced.push(chain.map_err(|_| Answer::Refused(RefuseCode::Malformed))?);
    }
    let ids: BTreeSet<_> = traced.iter().map(|chain| chain.token_id).collect();
    if ids.len() != traced.len() {
        return Err(Answer::Refused(RefuseCode::Malformed));
    }
    batch.verify(dice).map_err(|_| Answer::Refused(RefuseCode::Signature))?;
    Ok(traced)
}

/// Whether the transfer that a chain ends with is void is said first: its payer has the coins back by that, also those which came
/// beside a coin that had been spent before.
fn check_last(witness: &Witness<'_>, steps: &[Step]) -> Result<(), Answer> {
    steps.last().map_or(Ok(()), |step| check_not_void(witness, step))
}

fn check_not_void(witness: &Witness<'_>, step: &Step) -> Result<(), Answer> {
    match witness.ledger.decision(&step.fields.hash()) {
        Some(Decision::Void(certificate)) => Err(Answer::Void(Box::new(*certificate))),
        _ => Ok(()),
    }
}

/// A checkpoint must be the one that this witness gave; one that it has forgotten bears its own signature.
fn check_anchor(witness: &Witness<'_>, tail: &Telomeer) -> Result<(), Answer> {
    let anchor = &tail.anchor;
    if anchor.kind == AnchorKind::Genesis {
        return Ok(());
    }
    match witness.ledger.place(&anchor.token_id(), anchor.seq) {
        None => Ok(()),
        Some(Place::Surrender(known)) if known.taken.is_anchor(anchor) => Ok(()),
        Some(Place::Checkpoint { archived }) if stands_at(witness, *archived, anchor) => Ok(()),
        Some(_) => Err(Answer::Dead { token_id: anchor.token_id(), proof: Vec::new() }),
    }
}

fn stands_at(witness: &Witness<'_>, archived: usize, anchor: &Anchor) -> bool {
    witness.ledger.archived(archived).is_some_and(|known| known.anchor.hash() == anchor.hash())
}

/// Whether anything is new; a place where something else stands is a contradiction.
fn check_steps(witness: &Witness<'_>, tail: &Telomeer, steps: &[Step]) -> Result<bool, Answer> {
    let token_id = tail.anchor.token_id();
    let is_checkpoint = tail.anchor.kind == AnchorKind::Checkpoint;
    let mut new = is_checkpoint && witness.ledger.place(&token_id, tail.anchor.seq).is_none();
    for (place, step) in steps.iter().enumerate() {
        check_not_void(witness, step).map_err(|void| {
            match prove::against_payee(witness, (tail, place), &step.header) {
                Some(proof) => Answer::Dead { token_id, proof },
                None => void,
            }
        })?;
        match witness.ledger.place(&token_id, step.seq) {
            None => {
                check_below(witness, token_id, steps, step.seq)?;
                new = true;
            }
            Some(Place::Hop { link, .. }) if *link == step.link => {}
            Some(known) => {
                return Err(Answer::Dead { token_id, proof: prove::against_hop(witness, known, (tail, place)) });
            }
        }
    }
    Ok(new)
}

/// Below a checkpoint everything was locked once. What a witness has forgotten of it, only a chain that leads to the checkpoint
/// can tell.
fn check_below(witness: &Witness<'_>, token_id: TokenId, steps: &[Step], seq: u16) -> Result<(), Answer> {
    let Some((newest, head)) = witness.ledger.newest_checkpoint(&token_id).filter(|(newest, _)| seq < *newest) else {
        return Ok(());
    };
    match steps.iter().find(|step| step.seq.checked_add(1) == Some(newest)) {
        Some(step) if step.link == head => Ok(()),
        Some(_) => Err(Answer::Dead { token_id, proof: Vec::new() }),
        None => Err(Answer::Refused(RefuseCode::Incomplete)),
    }
}

/// The transfers that chains go through.
#[derive(Default)]
struct Headers {
    seen: BTreeMap<Hash, Seen>,
    last: Option<Hash>,
}

#[derive(Default)]
struct Seen {
    /// The payee has acknowledged: by its signature, or by spending a coin of the payment.
    acknowledged: bool,
    /// Places of payment coins whose chains end here.
    shown: BTreeSet<u8>,
    n_p: u8,
    commits: Vec<OwnerSignature>,
}

impl Headers {
    fn note(&mut self, tail: &Telomeer, steps: &[Step], spent_on: bool) {
        for (place, (hop, step)) in tail.hops.iter().zip(steps).enumerate() {
            let header = step.fields.hash();
            let seen = self.seen.entry(header).or_default();
            let (last, paid) = (place + 1 == steps.len(), hop.direction() == Direction::Payment);
            seen.n_p = hop.n_p;
            seen.acknowledged |= hop.ack.is_some() || (paid && (!last || spent_on));
            if paid && last {
                seen.shown.insert(hop.index);
            }
            seen.note_commits(hop, step);
            if last && self.last.is_none() {
                self.last = Some(header);
            }
        }
    }

    /// Transfers that stand from now on. A payer cannot register change, nor hold the payee to its vote, for a payment that is
    /// not whole and alive (F5).
    fn commits(&mut self, witness: &Witness<'_>) -> Result<Vec<LedgerRecord>, Answer> {
        let mut records = Vec::new();
        for (header, seen) in std::mem::take(&mut self.seen) {
            if let Some(Decision::Committed(known)) = witness.ledger.decision(&header) {
                records.extend(seen.newly_signed(known).map(|commits| LedgerRecord::Committed(header, commits)));
                continue;
            }
            if !seen.acknowledged && seen.shown.len() != usize::from(seen.n_p) {
                return Err(Answer::Refused(RefuseCode::Incomplete));
            }
            records.push(LedgerRecord::Committed(header, seen.commits));
        }
        Ok(records)
    }
}

impl Seen {
    fn note_commits(&mut self, hop: &Hop, step: &Step) {
        self.push(OwnerSignature { key: step.fields.sender, signature: hop.commit });
        if let (Direction::Payment, Some((_, signature))) = (hop.direction(), hop.owner) {
            self.push(OwnerSignature { key: step.owner, signature });
        }
    }

    /// Commits of owners that no chain has shown before; the payee needs every owner's.
    fn newly_signed(self, known: &[OwnerSignature]) -> Option<Vec<OwnerSignature>> {
        let is_new = |commit: &OwnerSignature| !known.iter().any(|known| known.key == commit.key);
        let new: Vec<OwnerSignature> = self.commits.into_iter().filter(is_new).collect();
        (!new.is_empty()).then_some(new)
    }

    fn push(&mut self, commit: OwnerSignature) {
        if !self.commits.iter().any(|known| known.key == commit.key) {
            self.commits.push(commit);
        }
    }
}
