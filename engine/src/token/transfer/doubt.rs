//! How doubt ends: by the witness's word, or, where an issuance has no witness, by the payee's own abort
//! (`docs/spec/04-transfer.md`, section 5; `docs/spec/09-witness.md`).
use std::sync::Arc;

use bytes::Bytes;

use crate::foundation::signature::{PublicKey, SigRole, Signature, verify};
use crate::foundation::time::Timestamp;
use crate::token::transfer::agreement::{AgreedCoin, Agreement};
use crate::token::transfer::check::{IssuanceBook, Refusal, Verifier, rebuild};
use crate::token::transfer::message::{AbortCertificate, Commit, Message, OwnerSignature, RetroPak};
use crate::token::transfer::moment::Moment;
use crate::token::transfer::payee::{AcknowledgeDraft, check_commit};
use crate::token::transfer::payer::distinct_owners;
use crate::token::transfer::record::{State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::{Outcome, Written};
use crate::token::transfer::wire;
use crate::token::void_evidence::{VoidEvidence, add_evidence};

/// R3: nothing is signed, for Y was signed with the vote; from this write on M5 is held, not acknowledged.
pub fn file(record: &TransferRecord) -> Option<Written> {
    let witnessed = !record.terms.plan.plan.no_witness;
    let filed = TransferRecord { state: State::AbortFiled, ..record.clone() };
    witnessed.then(|| Written::new(Write::R3, filed))
}

/// Checks V and sets the payee's change free.
pub fn check_void_for_payee(
    record: &TransferRecord,
    void: (&AbortCertificate, &[u8]),
    book: &IssuanceBook,
    now: Timestamp,
) -> Result<Written, Refusal> {
    let (agreement, evidence) = check_certificate(record, void.0, book)?;
    let release = |coin: &AgreedCoin| (coin.traced.token_id, Some(evidence));
    let released = agreement.change.iter().map(release).collect();
    let ended = TransferRecord {
        state: State::RolledBack,
        abort_certificate: Bytes::copy_from_slice(void.1),
        ended: now,
        ..record.clone()
    };
    Ok(Written { released, ..Written::new(Write::RolledBack, ended) })
}

/// Checks V and gives a payer that has committed its payment back: the only way back there is. Change that it has already is
/// dead from then on.
pub fn check_void_for_payer(
    record: &TransferRecord,
    void: (&AbortCertificate, &[u8]),
    book: &IssuanceBook,
    now: Timestamp,
) -> Result<Written, Refusal> {
    let (agreement, evidence) = check_certificate(record, void.0, book)?;
    let ended = TransferRecord {
        state: State::Voided,
        abort_certificate: Bytes::copy_from_slice(void.1),
        ended: now,
        ..record.clone()
    };
    Ok(Written { dead: agreement.change_links(), ..give_back(&agreement, evidence, ended) })
}

fn check_certificate(
    record: &TransferRecord,
    certificate: &AbortCertificate,
    book: &IssuanceBook,
) -> Result<(Arc<Agreement>, VoidEvidence), Refusal> {
    let (agreement, _) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    if certificate.header != agreement.header() {
        return Err(RefuseCode::Malformed.into());
    }
    check_witness(&agreement, &certificate.witness, book)?;
    verify(&certificate.witness, SigRole::AbortCertificate, &certificate.header, &certificate.signature)
        .map_err(|_| RefuseCode::Signature)?;
    Ok((agreement, certificate.evidence()))
}

fn check_witness(agreement: &Agreement, witness: &PublicKey, book: &IssuanceBook) -> Result<(), Refusal> {
    let coin = agreement.payment.first().ok_or(RefuseCode::Unexpected)?;
    let issuance = book.get(&coin.traced.issuance).ok_or(RefuseCode::Unexpected)?;
    // All coins of a transfer share one authority, hence one set of witnesses.
    if issuance.issuance.witnesses.contains(witness) { Ok(()) } else { Err(RefuseCode::NotAccepted.into()) }
}

/// Checks that a witness of this transfer's coins says that it stands: role `G` over its header.
pub fn check_registered(
    record: &TransferRecord,
    (witness, signature): (&PublicKey, &Signature),
    book: &IssuanceBook,
) -> Result<(), Refusal> {
    let (agreement, _) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    check_witness(&agreement, witness, book)?;
    Ok(verify(witness, SigRole::Registration, &agreement.header(), signature).map_err(|_| RefuseCode::Signature)?)
}

fn give_back(agreement: &Agreement, evidence: VoidEvidence, record: TransferRecord) -> Written {
    let mut returned = agreement.payment.clone();
    returned.iter_mut().for_each(|coin| add_evidence(&mut coin.void, Some(evidence)));
    Written { returned, ..Written::new(Write::RolledBack, record) }
}

/// The witness has seen the certificate: the payee takes the commits from it, as if M5 had come. What the witness knows of other
/// keys, from other chains of the transfer, is not asked for.
pub fn adopt_registered(
    record: &TransferRecord,
    commits: &[OwnerSignature],
    book: &IssuanceBook,
    moment: Moment,
    verifier: Verifier<'_>,
) -> Result<AcknowledgeDraft, Refusal> {
    let (agreement, _) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    let owners = distinct_owners(agreement.terms.payer(), &agreement.payment);
    let of_owner = |owner| commits.iter().find(|commit| commit.key == owner).copied();
    let commit = Commit { sid: record.sid(), signatures: owners.into_iter().filter_map(of_owner).collect() };
    let envelope = wire::encode(&Message::Commit(commit.clone()));
    Ok(check_commit(record, (&commit, envelope), book, moment, verifier)?.registered())
}

/// ABANDON: a payee without a witness gives up before M5 came, once and for good; Y frees its change and tells the payer.
pub fn give_up(record: &TransferRecord, book: &IssuanceBook, now: Timestamp) -> Option<Outcome> {
    if !record.terms.plan.plan.no_witness {
        return None;
    }
    let (agreement, ..) = rebuild(record, book)?;
    let Ok(Message::ReceiverRetroPak(pak)) = wire::decode(&record.receiver_retro_pak) else { return None };
    let evidence = evidence_of(&pak);
    let ended = TransferRecord { state: State::Abandoned, ended: now, ..record.clone() };
    let mut written = Written::new(Write::Abandoned, ended);
    written.released = agreement.change.iter().map(|coin| (coin.traced.token_id, Some(evidence))).collect();
    Some(Outcome { written: Some(written), say: vec![record.receiver_retro_pak.to_vec()], asked: None })
}

/// Checks Y where there is no witness: the payer's payment comes back.
pub fn check_given_up(
    record: &TransferRecord,
    (pak, envelope): (&RetroPak, &[u8]),
    book: &IssuanceBook,
    now: Timestamp,
) -> Result<Written, Refusal> {
    if !record.terms.plan.plan.no_witness {
        return Err(RefuseCode::Unexpected.into());
    }
    let (agreement, ..) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    if pak.header != agreement.header() {
        return Err(RefuseCode::Malformed.into());
    }
    verify(&record.terms.payee(), SigRole::ReceiverAbort, &pak.header, &pak.signature)
        .map_err(|_| RefuseCode::Signature)?;
    let ended = TransferRecord {
        state: State::Voided,
        receiver_retro_pak: Bytes::copy_from_slice(envelope),
        ended: now,
        ..record.clone()
    };
    Ok(give_back(&agreement, evidence_of(pak), ended))
}

fn evidence_of(pak: &RetroPak) -> VoidEvidence {
    VoidEvidence { kind: SigRole::ReceiverAbort, header: pak.header, signature: pak.signature }
}
