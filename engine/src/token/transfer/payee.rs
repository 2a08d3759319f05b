//! The payee's side, R: asks, votes, and waits for the payer's decision (PROTOCOL 3.2).
use std::sync::Arc;

use bytes::Bytes;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{SigRole, Signature, VerificationBatch, signed_message, verify};
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::Timestamp;
use crate::token::amount::DenominationCounts;
use crate::token::hop::Direction;
use crate::token::issuance::SignedIssuance;
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::{AgreedCoin, Agreement, Certificate, OfferedLeaves};
use crate::token::transfer::check::{
    Expected, IssuanceBook, Refusal, Verifier, check_coins, learn, rebuild, trace_coins, verify_batch,
};
use crate::token::transfer::message::{Commit, ExoPak, Final, Message, OwnerSignature, RetroPak};
use crate::token::transfer::moment::Moment;
use crate::token::transfer::payer::{distinct_owners, push_signatures, refuse_held};
use crate::token::transfer::plan::{SignedPlan, Terms};
use crate::token::transfer::record::{Remembered, State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::{Request, SignedRequest};
use crate::token::transfer::step::{Outcome, OwnCoin, SigningKeys, Unsigned, Wanted, Written};
use crate::token::transfer::wire;
use crate::token::void_evidence::VoidEvidence;

/// M1, before it is signed. Nothing is at stake yet, so nothing is written.
pub struct RequestDraft {
    /// What is asked.
    pub request: Request,
    /// The session.
    pub transcript: Hash,
    /// The payee's transfer key.
    pub key: KeyPath,
}

impl RequestDraft {
    /// The request with its signature.
    pub fn signed(&self, signature: Signature) -> SignedRequest {
        SignedRequest { request: self.request.clone(), signature }
    }
}

impl Unsigned for RequestDraft {
    fn wanted(&self) -> Vec<Wanted> {
        let message = signed_message(SigRole::Request, &self.request.hash(&self.transcript));
        vec![Wanted { key: self.key, message }]
    }

    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let [signature] = signatures else { return Outcome::default() };
        let message = Message::Request(Box::new(SignedRequest { request: self.request, signature: *signature }));
        let say = vec![wire::encode(&message)];
        let asked = if let Message::Request(request) = message { Some(*request) } else { None };
        Outcome { written: None, say, asked }
    }
}

/// Checks M2 against what was asked, and against the change that can still be given.
pub fn check_plan(
    request: SignedRequest,
    plan: SignedPlan,
    transcript: Hash,
    can_give: &DenominationCounts,
    cache: Option<&SignatureCache>,
) -> Result<Terms, Refusal> {
    let terms = Terms::new(request, plan, transcript);
    terms.verify_plan(cache).map_err(|_| RefuseCode::Signature)?;
    let (request, plan) = (&terms.request.request, &terms.plan.plan);
    let known = request.accepted.iter().any(|acceptance| acceptance.authority == plan.authority);
    if (!known && !request.open_to_new) || plan.no_witness {
        return Err(RefuseCode::NotAccepted.into());
    }
    if !terms.is_as_asked() {
        return Err(RefuseCode::Amount.into());
    }
    if plan.change.0.iter().zip(can_give.0).any(|(wanted, given)| *wanted > given) {
        return Err(Refusal { code: RefuseCode::CannotGive, data: can_give.0.to_vec() });
    }
    if terms.payer() == terms.payee() {
        return Err(RefuseCode::Unexpected.into());
    }
    Ok(terms)
}

/// M3, checked: every chain and the payer's signature hold.
#[derive(Clone)]
pub struct CheckedOffer {
    /// M1 and M2.
    pub terms: Terms,
    /// The coins.
    pub payment: Vec<AgreedCoin>,
    /// Issuance records that came along and were not known.
    pub new_issuances: Vec<SignedIssuance>,
    leaves: OfferedLeaves,
    envelope: Bytes,
}

/// Checks M3. `held` says whether a coin is already in this wallet.
pub fn check_offer(
    terms: Terms,
    (pak, envelope): (&ExoPak, Vec<u8>),
    (book, held): (&IssuanceBook, &dyn Fn(&TokenId) -> bool),
    now: Timestamp,
    verifier: Verifier<'_>,
) -> Result<CheckedOffer, Refusal> {
    let (book, new_issuances) = learn(book, pak)?;
    let expected = Expected { plan: &terms.plan.plan, direction: Direction::Payment, now };
    let mut batch = VerificationBatch::new();
    let payment = trace_coins(&pak.coins, &book, &mut batch)?;
    check_coins(&payment, &expected, &book)?;
    refuse_held(&payment, held)?;
    let leaves = OfferedLeaves::derive(&terms, &pak.salt, payment.iter());
    push_signatures(&[terms.payer()], SigRole::Offer, &leaves.offer(&terms), &pak.signatures, &mut batch)?;
    verify_batch(batch, &payment, verifier)?;
    Ok(CheckedOffer { terms, payment, new_issuances, leaves, envelope: envelope.into() })
}

/// M4 and Y, before they are signed.
pub struct VoteDraft {
    offer: CheckedOffer,
    agreement: Arc<Agreement>,
    change: Vec<OwnCoin>,
    issuances: Vec<Vec<u8>>,
    key: KeyPath,
    keys: SigningKeys,
    now: Timestamp,
}

impl VoteDraft {
    /// Puts the payee's change beside a checked offer; coins by ascending token id.
    pub fn new(
        offer: CheckedOffer,
        (change, issuances): (Vec<OwnCoin>, Vec<Vec<u8>>),
        key: KeyPath,
        keys: SigningKeys,
        now: Timestamp,
    ) -> Self {
        let coins = change.iter().map(|own| own.coin.clone()).collect();
        let agreement = Agreement::derive(offer.terms.clone(), offer.leaves.clone(), offer.payment.clone(), coins);
        let agreement = Arc::new(agreement);
        Self { offer, agreement, change, issuances, key, keys, now }
    }
}

impl Unsigned for VoteDraft {
    fn wanted(&self) -> Vec<Wanted> {
        let header = self.agreement.header();
        let mut wanted = self.keys.wanted(signed_message(SigRole::Vote, &header));
        wanted.push(Wanted { key: self.key, message: signed_message(SigRole::ReceiverAbort, &header) });
        wanted
    }

    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let Some((abort, votes)) = signatures.split_last() else { return Outcome::default() };
        let sid = self.offer.terms.sid();
        let votes = self.keys.pair(votes);
        let remembered = Remembered::Agreement(Arc::clone(&self.agreement), votes.as_slice().into());
        let pak = ExoPak {
            sid,
            salt: [0; 16],
            coins: self.change.iter().map(OwnCoin::travelling).collect(),
            issuances: self.issuances,
            signatures: votes,
        };
        let vote = wire::encode(&Message::ReceiverExoPak(pak));
        let retro = RetroPak { sid, header: self.agreement.header(), signature: *abort };
        let record = TransferRecord {
            terms: self.offer.terms,
            state: State::Prepared,
            key: self.key,
            sender_exo_pak: self.offer.envelope,
            receiver_exo_pak: vote.clone().into(),
            commit: Bytes::new(),
            acknowledgement: Bytes::new(),
            sender_retro_pak: Bytes::new(),
            receiver_retro_pak: wire::encode(&Message::ReceiverRetroPak(retro)).into(),
            abort_certificate: Bytes::new(),
            deadline: Timestamp(0),
            started: self.now,
            ended: Timestamp(0),
            decides_at: Timestamp(0),
            delivered: false,
            remembered,
        };
        let mut written = Written::new(Write::R1, record);
        written.reserved = self.change.iter().map(|own| own.coin.traced.token_id).collect();
        written.issuances = self.offer.new_issuances;
        Outcome { written: Some(written), say: vec![vote], asked: None }
    }
}

/// M6, before it is signed.
pub struct AcknowledgeDraft {
    record: TransferRecord,
    agreement: Arc<Agreement>,
    commit: (Commit, Vec<u8>),
    votes: Arc<[OwnerSignature]>,
    moment: Moment,
    registered: bool,
}

/// Checks M5 against a prepared transfer.
pub fn check_commit(
    record: &TransferRecord,
    (commit, envelope): (&Commit, Vec<u8>),
    book: &IssuanceBook,
    moment: Moment,
    verifier: Verifier<'_>,
) -> Result<AcknowledgeDraft, Refusal> {
    let (agreement, votes) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    let owners = distinct_owners(agreement.terms.payer(), &agreement.payment);
    let mut batch = VerificationBatch::new();
    push_signatures(&owners, SigRole::Commit, &agreement.header(), &commit.signatures, &mut batch)?;
    verify_batch(batch, &[], verifier)?;
    let commit = (commit.clone(), envelope);
    Ok(AcknowledgeDraft { record: record.clone(), agreement, commit, votes, moment, registered: false })
}

/// Keeps an M5 that came after R3. It is not acknowledged: the witness decides, and it is shown to the witness.
pub fn hold_commit(
    record: &TransferRecord,
    (commit, envelope): (&Commit, Vec<u8>),
    book: &IssuanceBook,
    moment: Moment,
    verifier: Verifier<'_>,
) -> Result<Written, Refusal> {
    check_commit(record, (commit, envelope.clone()), book, moment, verifier)?;
    Ok(Written::new(Write::Local, TransferRecord { commit: envelope.into(), ..record.clone() }))
}

impl AcknowledgeDraft {
    /// The witness has registered the certificate: the coins are settled, not on trust.
    pub fn registered(self) -> Self {
        Self { registered: true, ..self }
    }
}

impl Unsigned for AcknowledgeDraft {
    fn wanted(&self) -> Vec<Wanted> {
        let message = signed_message(SigRole::Final, &self.agreement.header());
        vec![Wanted { key: self.record.key, message }]
    }

    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let [signature] = signatures else { return Outcome::default() };
        let (commit, envelope) = self.commit;
        let certificate = Certificate { commits: &commit.signatures, votes: &self.votes, acknowledgement: None };
        let Some(received) = self.agreement.paid_telomeers(&certificate) else { return Outcome::default() };
        let last = Final { sid: commit.sid, signature: *signature, claim: self.moment.claim };
        let acknowledgement = wire::encode(&Message::Final(last));
        let was_released = self.record.state == State::RolledBack;
        let record = TransferRecord {
            state: State::Received,
            commit: envelope.into(),
            acknowledgement: acknowledgement.clone().into(),
            ended: self.moment.now,
            ..self.record
        };
        let mut written = Written { received, on_trust: !self.registered, ..Written::new(Write::R2, record) };
        let change = self.agreement.change.iter().map(|coin| &coin.traced);
        if was_released {
            // Long free again, so perhaps paid on: what is still here is dead.
            written.dead = change.map(|coin| (coin.token_id, coin.head)).collect();
        } else {
            written.spent = change.map(|coin| coin.token_id).collect();
        }
        Outcome { written: Some(written), say: vec![acknowledgement], asked: None }
    }
}

/// Checks A5 and sets the change free; its next hop carries the payer's abort as evidence.
pub fn check_abort(
    record: &TransferRecord,
    (pak, envelope): (&RetroPak, Vec<u8>),
    book: &IssuanceBook,
    now: Timestamp,
) -> Result<Written, Refusal> {
    let (agreement, _) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    if pak.header != agreement.header() {
        return Err(RefuseCode::Malformed.into());
    }
    verify(&record.terms.payer(), SigRole::SenderAbort, &pak.header, &pak.signature)
        .map_err(|_| RefuseCode::Signature)?;
    let evidence = VoidEvidence { kind: SigRole::SenderAbort, header: pak.header, signature: pak.signature };
    let release = |coin: &AgreedCoin| (coin.traced.token_id, Some(evidence));
    let released = agreement.change.iter().map(release).collect();
    let record =
        TransferRecord { state: State::RolledBack, sender_retro_pak: envelope.into(), ended: now, ..record.clone() };
    Ok(Written { released, ..Written::new(Write::RolledBack, record) })
}
