//! In which order a committee decides what a question rests on (`docs/spec/09-witness.md`, section 10, rule 5).
use std::collections::BTreeSet;

use crate::foundation::hash::Hash;
use crate::lifecycle::witness::committee::Subject;
use crate::lifecycle::witness::ledger::{Decision, Ledger, LedgerRecord};
use crate::lifecycle::witness::message::{Taken, retirement};
use crate::token::telomeer::Step;
use crate::token::token_id::TokenId;
use crate::trust::epoch::RevocationEpoch;

/// What members may vote on at the same time, and what for.
pub type Stage = Vec<(Subject, Hash)>;

/// Lays out what a single witness would write, `records`, as stages: a member votes on one only when it has locked on what those
/// before it say. What the ledger holds already is in none. `None` when the chains contradict each other about the order of
/// their transfers, one cannot be traced, or an epoch's number is over: nothing is decided then.
pub fn agenda(ledger: &Ledger, records: &[LedgerRecord]) -> Option<Vec<Stage>> {
    let mut open = Vec::new();
    for record in records {
        if let LedgerRecord::Registered(chain) = record {
            open.push((chain.anchor.token_id(), chain.steps().ok()?));
        }
    }
    open.iter_mut().for_each(|(_, steps)| steps.reverse());
    let mut stages: Vec<Stage> = Vec::new();
    while open.iter().any(|(_, steps)| !steps.is_empty()) {
        let ready = ready(&open);
        if ready.is_empty() {
            return None;
        }
        let hops = open.iter_mut().filter_map(|(coin, steps)| {
            steps.pop_if(|step| ready.contains(&step.header)).map(|step| (Subject::Place(*coin, step.seq), step.link))
        });
        stages.push(hops.collect());
        stages.push(ready.into_iter().map(|header| (Subject::Transfer(header), Subject::COMMITTED)).collect());
    }
    if records.iter().any(|record| is_of_the_past(ledger, record)) {
        return None;
    }
    stages.push(records.iter().filter_map(last).collect());
    for stage in &mut stages {
        stage.retain(|(subject, _)| !is_decided(ledger, subject));
    }
    stages.retain(|stage| !stage.is_empty());
    Some(stages)
}

/// The transfers that come next in every chain that still has a hop of them; chains are from the end.
fn ready(open: &[(TokenId, Vec<Step>)]) -> BTreeSet<Hash> {
    let next: BTreeSet<Hash> = open.iter().filter_map(|(_, steps)| Some(steps.last()?.header)).collect();
    let comes_later =
        |header: &Hash| open.iter().any(|(_, steps)| steps.iter().rev().skip(1).any(|step| step.header == *header));
    next.into_iter().filter(|header| !comes_later(header)).collect()
}

/// What rests on all chains.
fn last(record: &LedgerRecord) -> Option<(Subject, Hash)> {
    match record {
        LedgerRecord::Taken(coin) => {
            let said = match &coin.taken {
                Taken::Renewed(anchor) => anchor.hash(),
                _ => retirement(&coin.surrender),
            };
            Some((Subject::Place(coin.surrender.token_id, coin.surrender.seq), said))
        }
        LedgerRecord::Voided(certificate) => Some((Subject::Transfer(certificate.header), Subject::VOID)),
        // Said again when further owners' commits are learnt; a chain says so the first time.
        LedgerRecord::Committed(..) | LedgerRecord::Registered(_) => None,
        LedgerRecord::Epoch(epoch) => {
            let epoch = RevocationEpoch::parse(epoch).ok()?;
            Some((Subject::Epoch(epoch.witness(), epoch.epoch()), epoch.value()))
        }
        LedgerRecord::Filed { .. } | LedgerRecord::Asked { .. } | LedgerRecord::Listening(_) => None,
    }
}

/// An epoch whose number was given to another one, or a later number to any.
fn is_of_the_past(ledger: &Ledger, record: &LedgerRecord) -> bool {
    let LedgerRecord::Epoch(epoch) = record else { return false };
    let newest = RevocationEpoch::parse(&ledger.epoch).ok();
    RevocationEpoch::parse(epoch).is_ok_and(|epoch| {
        newest.is_some_and(|newest| newest.epoch() >= epoch.epoch() && newest.value() != epoch.value())
    })
}

/// Whether the ledger says what a subject came to.
pub fn is_decided(ledger: &Ledger, subject: &Subject) -> bool {
    match subject {
        Subject::Place(coin, seq) => ledger.place(coin, *seq).is_some(),
        Subject::Transfer(header) => {
            matches!(ledger.decision(header), Some(Decision::Committed(_) | Decision::Void(_)))
        }
        Subject::Epoch(group, number) => RevocationEpoch::parse(&ledger.epoch)
            .is_ok_and(|newest| newest.witness() == *group && newest.epoch() >= *number),
    }
}
