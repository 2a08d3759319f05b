//! The payer's side, S: offers, and decides (PROTOCOL 3.2).
use std::sync::Arc;

use bytes::Bytes;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, SigRole, Signature, VerificationBatch, signed_message, verify_cached};
use crate::foundation::signature_cache::SignatureCache;
use crate::foundation::time::Timestamp;
use crate::token::hop::Direction;
use crate::token::issuance::SignedIssuance;
use crate::token::token_id::TokenId;
use crate::token::transfer::agreement::{AgreedCoin, Agreement, Certificate, OfferedLeaves, signature_of};
use crate::token::transfer::check::{
    Expected, IssuanceBook, Refusal, Verifier, check_coins, learn, rebuild, retrace_coins, trace_coins, verify_batch,
};
use crate::token::transfer::message::{Commit, ExoPak, Final, Message, OwnerSignature, Refuse, RetroPak};
use crate::token::transfer::plan::{PlanMessage, SignedPlan, Terms};
use crate::token::transfer::record::{Remembered, Sid, State, TransferRecord, Write};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::request::SignedRequest;
use crate::token::transfer::step::{Outcome, OwnCoin, SigningKeys, Unsigned, Wanted, Written};
use crate::token::transfer::wire;

/// How long an offer stands, unless the payer commits or aborts before.
pub const OFFER_STANDS_MS: u64 = 10 * 60 * 1000;

/// M2 and M3, before they are signed; the person has agreed to exactly this.
pub struct OfferDraft {
    terms: Terms,
    salt: [u8; 16],
    leaves: OfferedLeaves,
    coins: Vec<OwnCoin>,
    issuances: Vec<Vec<u8>>,
    key: KeyPath,
    now: Timestamp,
}

impl OfferDraft {
    /// Puts together what the payer offers; coins by ascending token id.
    pub fn new(
        (request, transcript): (SignedRequest, Hash),
        plan: PlanMessage,
        (coins, issuances): (Vec<OwnCoin>, Vec<Vec<u8>>),
        (key, salt): (KeyPath, [u8; 16]),
        now: Timestamp,
    ) -> Self {
        // The signature is not part of what names the terms; it is put in its place by `finish`.
        let plan = SignedPlan { plan, signature: Signature([0; 64]) };
        let terms = Terms::new(request, plan, transcript);
        let leaves = OfferedLeaves::derive(&terms, &salt, coins.iter().map(|own| &own.coin));
        Self { terms, salt, leaves, coins, issuances, key, now }
    }

    /// The transfer's name.
    pub fn sid(&self) -> Sid {
        self.terms.sid()
    }
}

impl Unsigned for OfferDraft {
    fn wanted(&self) -> Vec<Wanted> {
        let plan = signed_message(SigRole::Plan, &self.terms.plan_hash());
        let offer = signed_message(SigRole::Offer, &self.leaves.offer(&self.terms));
        [plan, offer].map(|message| Wanted { key: self.key, message }).to_vec()
    }

    fn finish(mut self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let [plan, offer] = signatures else { return Outcome::default() };
        self.terms.sign_plan(*plan);
        let reserved = self.coins.iter().map(|own| own.coin.traced.token_id).collect();
        let pak = ExoPak {
            sid: self.sid(),
            salt: self.salt,
            coins: self.coins.iter().map(OwnCoin::travelling).collect(),
            issuances: self.issuances,
            signatures: vec![OwnerSignature { key: self.terms.payer(), signature: *offer }],
        };
        let plan = wire::encode(&Message::Plan(Box::new(self.terms.plan.clone())));
        let pak = wire::encode(&Message::SenderExoPak(pak));
        let record = TransferRecord {
            terms: self.terms,
            state: State::Offered,
            key: self.key,
            sender_exo_pak: pak.clone().into(),
            receiver_exo_pak: Bytes::new(),
            commit: Bytes::new(),
            acknowledgement: Bytes::new(),
            sender_retro_pak: Bytes::new(),
            receiver_retro_pak: Bytes::new(),
            abort_certificate: Bytes::new(),
            deadline: self.now.after_ms(OFFER_STANDS_MS),
            started: self.now,
            ended: Timestamp(0),
            decides_at: Timestamp(0),
            delivered: false,
            remembered: Remembered::Offer(self.coins.into_iter().map(|own| own.coin).collect(), self.leaves),
        };
        let mut written = Written::new(Write::S1, record);
        written.reserved = reserved;
        Outcome { written: Some(written), say: vec![plan, pak], asked: None }
    }
}

/// The payee's vote, checked: M4 as it came, and what both sides sign.
pub struct CheckedVote {
    agreement: Arc<Agreement>,
    votes: Arc<[OwnerSignature]>,
    envelope: Bytes,
    dial: Result<(), Refusal>,
    new_issuances: Vec<SignedIssuance>,
}

/// Checks M4 against an offered transfer. `Err` is a message that does not hold; a vote that holds but whose change the payer
/// will not take is `Ok` with [`CheckedVote::refusal`], because it can be answered by a signed abort.
pub fn check_vote(
    record: &TransferRecord,
    (pak, envelope): (&ExoPak, Vec<u8>),
    (book, held): (&IssuanceBook, &dyn Fn(&TokenId) -> bool),
    now: Timestamp,
    verifier: Verifier<'_>,
) -> Result<CheckedVote, Refusal> {
    let (book, new_issuances) = learn(book, pak)?;
    let (payment, leaves) = own_offer(record, &book)?;
    let mut batch = VerificationBatch::new();
    let change = trace_coins(&pak.coins, &book, &mut batch)?;
    let agreement = Agreement::derive(record.terms.clone(), leaves, payment, change);
    push_votes(&agreement, &pak.signatures, &mut batch)?;
    verify_batch(batch, &agreement.change, verifier)?;
    let expected = Expected { plan: &record.terms.plan.plan, direction: Direction::Change, now };
    let coins = &agreement.change;
    let dial = check_coins(coins, &expected, &book).and_then(|()| refuse_held(coins, held));
    let (agreement, votes) = (Arc::new(agreement), pak.signatures.as_slice().into());
    Ok(CheckedVote { agreement, votes, envelope: envelope.into(), dial, new_issuances })
}

/// The coins of the payer's own M3, and their leaves.
fn own_offer(record: &TransferRecord, book: &IssuanceBook) -> Result<(Vec<AgreedCoin>, OfferedLeaves), Refusal> {
    if let Remembered::Offer(payment, leaves) = &record.remembered {
        return Ok((payment.to_vec(), leaves.clone()));
    }
    let Ok(Message::SenderExoPak(offer)) = wire::decode(&record.sender_exo_pak) else {
        return Err(RefuseCode::Unexpected.into());
    };
    let payment = retrace_coins(&offer.coins, book)?;
    let leaves = OfferedLeaves::derive(&record.terms, &offer.salt, payment.iter());
    Ok((payment, leaves))
}

/// A coin that this wallet holds or awaits already is not taken a second time: somebody has spent it twice.
pub fn refuse_held(coins: &[AgreedCoin], held: &dyn Fn(&TokenId) -> bool) -> Result<(), Refusal> {
    match coins.iter().find(|coin| held(&coin.traced.token_id)) {
        Some(coin) => Err(Refusal { code: RefuseCode::AlreadySeen, data: coin.traced.token_id.as_bytes().to_vec() }),
        None => Ok(()),
    }
}

/// Requires one vote of the payee and one of each other owner of change, and nothing else.
fn push_votes(
    agreement: &Agreement,
    votes: &[OwnerSignature],
    batch: &mut VerificationBatch,
) -> Result<(), RefuseCode> {
    let owners = distinct_owners(agreement.terms.payee(), &agreement.change);
    push_signatures(&owners, SigRole::Vote, &agreement.header(), votes, batch)
}

/// The transfer key of a side, then each other key under which its coins lie.
pub(super) fn distinct_owners(transfer: PublicKey, coins: &[AgreedCoin]) -> Vec<PublicKey> {
    let mut owners = vec![transfer];
    for coin in coins {
        if !owners.contains(&coin.traced.owner) {
            owners.push(coin.traced.owner);
        }
    }
    owners
}

/// Puts exactly one signature of each owner into the batch; labels beyond the coins name the message itself.
pub(super) fn push_signatures(
    owners: &[PublicKey],
    role: SigRole,
    header: &Hash,
    signatures: &[OwnerSignature],
    batch: &mut VerificationBatch,
) -> Result<(), RefuseCode> {
    if signatures.len() != owners.len() {
        return Err(RefuseCode::Signature);
    }
    for owner in owners {
        let signature = signature_of(signatures, owner).ok_or(RefuseCode::Signature)?;
        batch.push((*owner, signature), role, *header, usize::MAX);
    }
    Ok(())
}

impl CheckedVote {
    /// Why the payer will not take the change, if it will not.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.dial.as_ref().err()
    }

    /// Asks the payer's own dial about change that is otherwise taken.
    pub fn dialled(self, dial: impl FnOnce(&[AgreedCoin]) -> Result<(), Refusal>) -> Self {
        let dial = self.dial.and_then(|()| dial(&self.agreement.change));
        Self { dial, ..self }
    }
}

/// M5, before it is signed. `finish` is the commit point's write.
pub struct CommitDraft {
    record: TransferRecord,
    vote: CheckedVote,
    keys: SigningKeys,
}

impl CommitDraft {
    /// Goes from an offered transfer and a checked vote to a commit.
    pub fn new(record: TransferRecord, vote: CheckedVote, keys: SigningKeys) -> Self {
        Self { record, vote, keys }
    }
}

impl Unsigned for CommitDraft {
    fn wanted(&self) -> Vec<Wanted> {
        self.keys.wanted(signed_message(SigRole::Commit, &self.vote.agreement.header()))
    }

    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let commit = Commit { sid: self.record.sid(), signatures: self.keys.pair(signatures) };
        let commit = wire::encode(&Message::Commit(commit));
        let spent = self.vote.agreement.payment.iter().map(|coin| coin.traced.token_id).collect();
        let record = TransferRecord {
            state: State::Committed,
            receiver_exo_pak: self.vote.envelope,
            commit: commit.clone().into(),
            remembered: Remembered::Agreement(self.vote.agreement, self.vote.votes),
            ..self.record
        };
        let issuances = self.vote.new_issuances;
        let written = Written { spent, issuances, ..Written::new(Write::S2, record) };
        Outcome { written: Some(written), say: vec![commit], asked: None }
    }
}

/// An abort before the commit point. With a checked vote it carries A5, which frees the payee at once.
pub struct AbortDraft {
    record: TransferRecord,
    vote: Option<CheckedVote>,
    reason: RefuseCode,
    now: Timestamp,
}

impl AbortDraft {
    /// Goes from an offered (or aborted, when the vote comes late) transfer to an abort.
    pub fn new(record: TransferRecord, vote: Option<CheckedVote>, reason: RefuseCode, now: Timestamp) -> Self {
        Self { record, vote, reason, now }
    }
}

impl Unsigned for AbortDraft {
    fn wanted(&self) -> Vec<Wanted> {
        let header = self.vote.as_ref().map(|vote| vote.agreement.header());
        let message = header.map(|header| signed_message(SigRole::SenderAbort, &header));
        message.map(|message| Wanted { key: self.record.key, message }).into_iter().collect()
    }

    fn finish(self: Box<Self>, signatures: &[Signature]) -> Outcome {
        let sid = self.record.sid();
        let held = offered_coins(&self.record);
        let first = self.record.state == State::Offered;
        let mut record = TransferRecord { state: State::Aborted, ..self.record };
        if first {
            record.ended = self.now;
        }
        let say = match (self.vote, signatures) {
            (Some(vote), [signature]) => {
                let pak = RetroPak { sid, header: vote.agreement.header(), signature: *signature };
                let abort = wire::encode(&Message::SenderRetroPak(pak));
                record.sender_retro_pak = abort.clone().into();
                record.receiver_exo_pak = vote.envelope;
                abort
            }
            _ => {
                wire::encode(&Message::Refuse(Refuse { sid: Some(sid), stage: 4, code: self.reason, data: Vec::new() }))
            }
        };
        let mut written = Written::new(Write::S2Abort, record);
        if first {
            written.released = held.into_iter().map(|token_id| (token_id, None)).collect();
        }
        Outcome { written: Some(written), say: vec![say], asked: None }
    }
}

/// The ids of the coins of an offer.
pub fn offered_coins(record: &TransferRecord) -> Vec<TokenId> {
    coin_ids(&record.sender_exo_pak)
}

/// The ids of the coins that a side waits for: P once R has voted, C once S has committed.
pub fn awaited_coins(record: &TransferRecord) -> Vec<TokenId> {
    let ids = |coins: &[AgreedCoin]| coins.iter().map(|coin| coin.traced.token_id).collect();
    match (record.state, &record.remembered) {
        (State::Prepared | State::AbortFiled, Remembered::Agreement(agreement, _)) => ids(&agreement.payment),
        (State::Committed, Remembered::Agreement(agreement, _)) => ids(&agreement.change),
        (State::Prepared | State::AbortFiled, _) => coin_ids(&record.sender_exo_pak),
        (State::Committed, _) => coin_ids(&record.receiver_exo_pak),
        _ => Vec::new(),
    }
}

/// The ids of the coins in a stored packet, M3 or M4.
pub fn coin_ids(envelope: &[u8]) -> Vec<TokenId> {
    wire::coin_ids(envelope)
}

/// Checks M6 and makes the change usable: the write S3.
pub fn check_final(
    record: &TransferRecord,
    (last, envelope): (&Final, Vec<u8>),
    book: &IssuanceBook,
    now: Timestamp,
    cache: Option<&SignatureCache>,
) -> Result<Written, Refusal> {
    let (agreement, votes) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    verify_cached(cache, (&record.terms.payee(), &last.signature), SigRole::Final, &agreement.header())
        .map_err(|_| RefuseCode::Signature)?;
    let Ok(Message::Commit(commit)) = wire::decode(&record.commit) else {
        return Err(RefuseCode::Unexpected.into());
    };
    let certificate = Certificate { commits: &commit.signatures, votes: &votes, acknowledgement: Some(last.signature) };
    let received = agreement.change_telomeers(&certificate).ok_or(RefuseCode::Unexpected)?;
    let record = TransferRecord { state: State::Final, acknowledgement: envelope.into(), ended: now, ..record.clone() };
    // Whoever held the change may have spent it otherwise too: the acknowledgement says only that the payment happened.
    Ok(Written { received, on_trust: true, ..Written::new(Write::S3, record) })
}

/// The witness has registered the certificate: the change is the payer's, and is renewed before it is spent, because nobody else
/// takes change without the payee's acknowledgement.
pub fn settle_registered(record: &TransferRecord, book: &IssuanceBook, now: Timestamp) -> Result<Written, Refusal> {
    let (agreement, votes) = rebuild(record, book).ok_or(RefuseCode::Unexpected)?;
    let Ok(Message::Commit(commit)) = wire::decode(&record.commit) else {
        return Err(RefuseCode::Unexpected.into());
    };
    let certificate = Certificate { commits: &commit.signatures, votes: &votes, acknowledgement: None };
    let received = agreement.change_telomeers(&certificate).ok_or(RefuseCode::Unexpected)?;
    let record = TransferRecord { state: State::Final, ended: now, ..record.clone() };
    Ok(Written { received, unacknowledged: true, ..Written::new(Write::S3, record) })
}
