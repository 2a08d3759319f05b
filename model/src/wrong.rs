//! What mutants do in a wallet: the engine's functions are asked with a lie, or their outcome is bent.
use juicetokens_engine::foundation::signature::{SigRole, signed_message};
use juicetokens_engine::token::issuance::SignedIssuance;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::token::transfer::agreement::Certificate;
use juicetokens_engine::token::transfer::check::{IssuanceBook, rebuild};
use juicetokens_engine::token::transfer::message::{Message, RetroPak};
use juicetokens_engine::token::transfer::record::{State, TransferRecord, Write};
use juicetokens_engine::token::transfer::step::Written;
use juicetokens_engine::token::transfer::table::Arrival;
use juicetokens_engine::token::transfer::wire;
use juicetokens_engine::token::void_evidence::VoidEvidence;
use juicetokens_engine::wallet::change_set::{Change, ChangeSet};

use crate::book::{Kind, MessageId, PlaceId, Said, bit};
use crate::cast::{KEY, NOW};
use crate::local::{Effect, Input, Local, Way, sid_of};
use crate::mutant::Mutant;

/// Puts a wallet back: backup 0 is its start, backup 1 + n its start with the offer of deal n written. The engine is told so,
/// unless the mutant says otherwise.
pub(crate) fn restore(local: &mut Local, id: PlaceId, backup: usize) -> Vec<Effect> {
    let who = local.place(id).who;
    let start = PlaceId::try_from(who).expect("few people");
    let from = match backup.checked_sub(1) {
        None => start,
        Some(deal) => match local.step(start, Input::Offer(deal)).first() {
            Some(effect) => effect.to,
            None => return Vec::new(),
        },
    };
    let mut place = local.place(from).clone();
    if local.mutant != Some(Mutant::RestoreWithoutQuarantine) {
        let mut set = ChangeSet::default();
        set.push(Change::Restored(NOW));
        if place.wallet.apply(&set).is_err() {
            return vec![local.damaged(id)];
        }
        place.quarantined = true;
    }
    vec![Effect { to: local.book.place_id(place), says: 0, way: Way::Whole }]
}

/// A forbidden transition of one deal.
pub(crate) fn move_of(local: &mut Local, id: PlaceId, deal: usize) -> Vec<Effect> {
    let Some(record) = local.book.record(id, deal).cloned() else { return Vec::new() };
    match (local.mutant, record.state) {
        (Some(Mutant::RollbackAfterCommit), State::Committed) => roll_back(local, id, &record),
        (Some(Mutant::UnlockAtExpiry), State::Prepared) => {
            let change = change_of(local, &record).into_iter().map(|id| (id, None)).collect();
            release(local, id, State::RolledBack, (&record, change))
        }
        (Some(Mutant::MixedRules), State::Prepared) => {
            let Ok(Message::ReceiverRetroPak(pak)) = wire::decode(&record.receiver_retro_pak) else {
                return Vec::new();
            };
            let kind = SigRole::ReceiverAbort;
            let evidence = VoidEvidence { kind, header: pak.header, signature: pak.signature };
            let change = change_of(local, &record).into_iter().map(|id| (id, Some(evidence))).collect();
            release(local, id, State::Abandoned, (&record, change))
        }
        _ => Vec::new(),
    }
}

type Released = Vec<(TokenId, Option<VoidEvidence>)>;

fn release(
    local: &mut Local,
    id: PlaceId,
    state: State,
    (record, released): (&TransferRecord, Released),
) -> Vec<Effect> {
    let ended = TransferRecord { state, ..record.clone() };
    let written = Written { released, ..Written::new(Write::RolledBack, ended) };
    local.carry(id, written.into(), None)
}

fn change_of(local: &Local, record: &TransferRecord) -> Vec<TokenId> {
    let book = book_of(&local.book.cast.issuance);
    let agreement = rebuild(record, &book).expect("a record that knows M4").0;
    agreement.change.iter().map(|coin| coin.traced.token_id).collect()
}

fn book_of(issuance: &SignedIssuance) -> IssuanceBook {
    [(issuance.id(), issuance.clone())].into()
}

/// The seeds' automatic rollback: the engine is told that the payer is still Offered, and the payment comes back.
fn roll_back(local: &mut Local, id: PlaceId, record: &TransferRecord) -> Vec<Effect> {
    let lie = TransferRecord { state: State::Offered, ..record.clone() };
    let Some((mut outcome, _)) = local.respond(id, &lie, &Arrival::Deadline) else { return Vec::new() };
    let book = book_of(&local.book.cast.issuance);
    if let (Some(written), Some((agreement, ..))) = (&mut outcome.written, rebuild(record, &book)) {
        written.returned = agreement.payment.clone();
    }
    local.carry(id, outcome, None)
}

/// A5 of another deal with the same payer is believed to free this one.
pub(crate) fn message(local: &mut Local, id: PlaceId, number: MessageId) -> Vec<Effect> {
    let said = &local.book.said[usize::from(number)];
    let (Some(Message::SenderRetroPak(pak)), deal) = (said.message.clone(), said.deal) else { return Vec::new() };
    if local.mutant != Some(Mutant::ForeignVoidEvidence) {
        return Vec::new();
    }
    let payer = local.book.cast.deals[deal].payer;
    let others =
        (0..local.book.cast.deals.len()).filter(|other| *other != deal && local.book.cast.deals[*other].payer == payer);
    let records = others.filter_map(|other| local.book.record(id, other).cloned()).collect::<Vec<_>>();
    let Some(record) = records.into_iter().find(|record| record.state == State::Prepared) else { return Vec::new() };
    let evidence = VoidEvidence { kind: SigRole::SenderAbort, header: pak.header, signature: pak.signature };
    let change = change_of(local, &record).into_iter().map(|id| (id, Some(evidence))).collect();
    release(local, id, State::RolledBack, (&record, change))
}

/// A payer that knows nothing of a transfer signs its abort all the same.
pub(crate) fn abort_unknown(local: &mut Local, id: PlaceId, vote: MessageId) -> Vec<Effect> {
    let said = &local.book.said[usize::from(vote)];
    let (deal, Some(case)) = (said.deal, said.case) else { return Vec::new() };
    let who = local.place(id).who;
    if local.book.cast.deals[deal].payer != who {
        return Vec::new();
    }
    let header = local.book.cases[usize::from(case)].header;
    let signature = local.book.cast.people[who].signer.sign(&KEY, &signed_message(SigRole::SenderAbort, &header));
    let sid = sid_of(&local.book.cast, &local.book.cast.deals[deal]);
    let message = Message::SenderRetroPak(RetroPak { sid, header, signature });
    let bytes = wire::encode(&message);
    let said = Said { bytes, message: Some(message), kind: Kind::SenderAbort, deal, case: Some(case) };
    vec![Effect { to: id, says: bit(local.book.message_id(said)), way: Way::Whole }]
}

/// Changes what a write does.
pub(crate) fn bend(mutant: Option<Mutant>, written: &mut Written, issuance: &SignedIssuance) {
    if mutant != Some(Mutant::ChangeSpendableAtCommit) || written.write != Write::S2 {
        return;
    }
    let Some((agreement, votes)) = rebuild(&written.record, &book_of(issuance)) else { return };
    let Ok(Message::Commit(commit)) = wire::decode(&written.record.commit) else { return };
    let certificate = Certificate { commits: &commit.signatures, votes: &votes, acknowledgement: None };
    written.received = agreement.change_telomeers(&certificate).unwrap_or_default();
}

/// Whether a write's words leave before it is on the disk.
pub(crate) fn speaks_first(mutant: Option<Mutant>, write: Write) -> bool {
    matches!((mutant, write), (Some(Mutant::UnflushedCommit), Write::S2) | (Some(Mutant::UnflushedVote), Write::R1))
}
