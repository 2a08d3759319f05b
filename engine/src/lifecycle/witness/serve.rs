//! How a witness answers: from its ledger and a question to an answer that waits for signatures, then for the disk
//! (`docs/spec/09-witness.md`; PROTOCOL 2.6, F1, F2, F5; 3.2, rules 4 to 6).
use std::collections::BTreeMap;

use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::random::Dice;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message, verify};
use crate::foundation::time::Timestamp;
use crate::lifecycle::cash_in::ChainEnd;
use crate::lifecycle::witness::admit::Admission;
use crate::lifecycle::witness::ledger::{Decision, LedgerRecord, Place, TakenCoin};
use crate::lifecycle::witness::message::{
    Answer, FileAbort, Question, Registration, SurrenderedCoin, Taken, TakenAnswer, retirement,
};
use crate::lifecycle::witness::office::Witness;
use crate::lifecycle::witness::prove;
use crate::token::amount::Amount;
use crate::token::anchor::{Anchor, AnchorDraft, Checkpoint};
use crate::token::hop::HeaderFields;
use crate::token::issuance::{Issuance, IssuanceId, Renewal};
use crate::token::surrender::{Surrender, SurrenderPurpose};
use crate::token::telomeer::Traced;
use crate::token::token_id::TokenId;
use crate::token::transfer::message::{AbortCertificate, OwnerSignature};
use crate::token::transfer::refuse::RefuseCode;
use crate::token::transfer::step::Wanted;

/// A payer may claim any T_exp; more than a day after the request nobody waits for it.
const LONGEST_EXPIRY_MS: u64 = 24 * 60 * 60 * 1000;

/// An answer that waits for signatures; what it writes and says comes of [`AnswerDraft::finish`].
#[derive(Clone)]
pub struct AnswerDraft {
    records: Vec<LedgerRecord>,
    key: KeyPath,
    rest: Rest,
}

#[derive(Clone)]
enum Rest {
    Ready(Answer),
    Registered { header: Hash, witness: PublicKey },
    Committed { header: Hash, witness: PublicKey, commits: Vec<OwnerSignature> },
    Void { filed: Box<FileAbort>, witness: PublicKey },
    Taken(Vec<TakenDraft>),
}

#[derive(Clone)]
enum TakenDraft {
    Ready(TakenAnswer),
    Renewal(SurrenderedCoin, Box<AnchorDraft>),
    /// With how its chain begins anew if the witness's person will not take it back; none when its numbers run out.
    Redemption(SurrenderedCoin, Option<Box<AnchorDraft>>),
}

impl Witness<'_> {
    /// Answers a question. Nothing is written or said before the draft is finished and stored.
    pub fn answer(&self, question: &Question, now: Timestamp, dice: &mut Dice) -> AnswerDraft {
        if self.ledger.is_listening(now) {
            return self.listen(question, now, dice);
        }
        match question {
            Question::Register(tails) => match Admission::of(self, tails, false, dice) {
                Ok(admission) => {
                    let rest = Rest::Registered { header: admission.header, witness: self.key.1 };
                    AnswerDraft { records: admission.records, key: self.key.0, rest }
                }
                Err(answer) => self.ready(Vec::new(), answer),
            },
            Question::FileAbort(filed) => self.decide(filed, now),
            Question::Surrender(coins) => self.take(coins, now, dice),
        }
    }

    fn ready(&self, records: Vec<LedgerRecord>, answer: Answer) -> AnswerDraft {
        AnswerDraft { records, key: self.key.0, rest: Rest::Ready(answer) }
    }

    /// A witness that was put back from a backup may have forgotten locks: it collects what holders show, and signs nothing.
    fn listen(&self, question: &Question, now: Timestamp, dice: &mut Dice) -> AnswerDraft {
        let until = self.ledger.listening_until.unwrap_or(now);
        let shown = |tails: &[_], dice: &mut Dice| {
            Admission::of(self, tails, false, dice).map_or_else(|_| Vec::new(), |admission| admission.records)
        };
        let records = match question {
            Question::Register(tails) => shown(tails, dice),
            Question::FileAbort(filed) if self.ledger.decision(&filed.opening.hash()).is_some() => Vec::new(),
            Question::FileAbort(filed) => self.publish(filed, now).map_or_else(|_| Vec::new(), |record| vec![record]),
            Question::Surrender(coins) => coins.iter().flat_map(|coin| self.collect(coin, dice)).collect(),
        };
        self.ready(records, Answer::Listening(until))
    }

    /// What a surrender shows: the owner's signature acknowledges the payment that brought the coin.
    fn collect(&self, coin: &SurrenderedCoin, dice: &mut Dice) -> Vec<LedgerRecord> {
        match Admission::of(self, std::slice::from_ref(&coin.telomeer), true, dice) {
            Ok(Admission { traced, records, .. })
                if traced.iter().all(|chain| check_surrender(coin, chain).is_ok()) =>
            {
                records
            }
            _ => Vec::new(),
        }
    }

    /// Y: decided at once with the payer's abort, otherwise when the window is over and no certificate has come. Nobody but the
    /// payee can ask.
    fn decide(&self, filed: &FileAbort, now: Timestamp) -> AnswerDraft {
        let header = filed.opening.hash();
        let record = match self.publish(filed, now) {
            Ok(record) => record,
            Err(code) => return self.ready(Vec::new(), Answer::Refused(code)),
        };
        let (due, known) = match self.ledger.decision(&header) {
            Some(Decision::Void(certificate)) => return self.ready(Vec::new(), Answer::Void(Box::new(*certificate))),
            Some(Decision::Committed(commits)) => {
                let rest = Rest::Committed { header, witness: self.key.1, commits: commits.clone() };
                return AnswerDraft { records: Vec::new(), key: self.key.0, rest };
            }
            Some(Decision::Pending { decides_at, .. }) => (*decides_at, true),
            None => (decides_at(&record), false),
        };
        if filed.sender_abort.is_some() || (known && now >= due) {
            let rest = Rest::Void { filed: Box::new(filed.clone()), witness: self.key.1 };
            return AnswerDraft { records: Vec::new(), key: self.key.0, rest };
        }
        let records = if known { Vec::new() } else { vec![record] };
        self.ready(records, Answer::Pending { header, decides_at: due })
    }

    /// Checks a request and says how it would be published.
    fn publish(&self, filed: &FileAbort, now: Timestamp) -> Result<LedgerRecord, RefuseCode> {
        self.issuance(&filed.issuance).ok_or(RefuseCode::NotAccepted)?;
        let header = filed.opening.hash();
        verify(&filed.opening.receiver, SigRole::ReceiverAbort, &header, &filed.receiver_abort)
            .map_err(|_| RefuseCode::Signature)?;
        if let Some(abort) = &filed.sender_abort {
            verify(&filed.opening.sender, SigRole::SenderAbort, &header, abort).map_err(|_| RefuseCode::Signature)?;
        }
        let from = expiry(&filed.opening, now).max(now);
        let decides_at = from.after_ms(u64::from(self.longest_window_s()) * 1000);
        Ok(LedgerRecord::Filed { sid: filed.sid, header, published: now, decides_at })
    }

    /// Coins to renew or to redeem: each stands or falls alone (F6).
    fn take(&self, coins: &[SurrenderedCoin], now: Timestamp, dice: &mut Dice) -> AnswerDraft {
        let ids = |coin: &SurrenderedCoin| coin.surrender.token_id;
        let ascending = coins.windows(2).all(|pair| ids(&pair[0]) < ids(&pair[1]));
        if coins.is_empty() || !ascending || !self.is_one_purpose(coins) {
            return self.ready(Vec::new(), Answer::Refused(RefuseCode::Malformed));
        }
        let mut records = Vec::new();
        let drafts = coins.iter().map(|coin| self.take_one(coin, now, &mut records, dice)).collect();
        AnswerDraft { records, key: self.key.0, rest: Rest::Taken(drafts) }
    }

    /// The witness's person is shown one unit and one sum: what is redeemed together is of one authority, and nothing is renewed
    /// beside it.
    fn is_one_purpose(&self, coins: &[SurrenderedCoin]) -> bool {
        let redeemed = coins.iter().filter(|coin| coin.surrender.purpose == SurrenderPurpose::Redemption);
        let authority =
            |coin: &SurrenderedCoin| self.book.get(&coin.telomeer.anchor.issuance).map(|known| known.authority());
        let mut authorities = redeemed.clone().map(authority);
        let first = authorities.next();
        first.is_none_or(|first| redeemed.count() == coins.len() && authorities.all(|other| other == first))
    }

    fn take_one(
        &self,
        coin: &SurrenderedCoin,
        now: Timestamp,
        records: &mut Vec<LedgerRecord>,
        dice: &mut Dice,
    ) -> TakenDraft {
        let ready = |taken: Taken| TakenDraft::Ready(taken.into());
        let refused = |code| ready(Taken::Refused(code));
        let admission = match Admission::of(self, std::slice::from_ref(&coin.telomeer), true, dice) {
            Ok(admission) => admission,
            Err(Answer::Void(certificate)) => return ready(Taken::Void(certificate)),
            Err(Answer::Dead { proof, .. }) => return ready(Taken::Dead(proof)),
            Err(Answer::Refused(code)) => return refused(code),
            Err(_) => return refused(RefuseCode::Unexpected),
        };
        let [traced] = admission.traced.as_slice() else { return refused(RefuseCode::Malformed) };
        if let Err(code) = check_surrender(coin, traced) {
            return refused(code);
        }
        match self.ledger.place(&traced.token_id, coin.surrender.seq) {
            // The same owner handed it over here already, if in other words: nobody else has it, and the first answer stands.
            Some(Place::Surrender(known)) if known.surrender.prev == coin.surrender.prev => {
                TakenDraft::Ready(TakenAnswer::again(known.taken.clone()))
            }
            Some(place) => match self.answered_before(place, &coin.surrender, &traced.owner) {
                Some(anchor) => TakenDraft::Ready(TakenAnswer::again(Taken::Renewed(anchor))),
                None => ready(Taken::Dead(prove::against_surrender(self, place, coin, traced))),
            },
            // The chain goes on further up, from something that this witness has forgotten.
            None if self.ledger.newest_checkpoint(&traced.token_id).is_some_and(|(newest, _)| traced.seq < newest) => {
                ready(Taken::Dead(Vec::new()))
            }
            None => {
                let draft = self.new_taken(coin, traced, now);
                if !matches!(draft, TakenDraft::Ready(_)) {
                    records.extend(admission.records);
                }
                draft
            }
        }
    }

    /// The checkpoint that answered a surrender which this witness has forgotten.
    fn answered_before(&self, place: &Place, surrender: &Surrender, owner: &PublicKey) -> Option<Anchor> {
        let Place::Checkpoint { archived } = place else { return None };
        let anchor = &self.ledger.archived(*archived)?.anchor;
        let fits = (anchor.head, anchor.owner) == (surrender.prev, surrender.back_to(owner));
        fits.then(|| anchor.clone())
    }

    fn new_taken(&self, coin: &SurrenderedCoin, traced: &Traced, now: Timestamp) -> TakenDraft {
        let refused = |code| TakenDraft::Ready(Taken::Refused(code).into());
        let Some(issuance) = self.issuance(&traced.issuance) else { return refused(RefuseCode::NotAccepted) };
        let last_moment = u64::from(traced.expiry_minutes) * 60_000 + u64::from(issuance.grace_s) * 1000;
        if now.0 > last_moment {
            return refused(RefuseCode::Expired);
        }
        let renewed = |owner| {
            Box::new(Anchor::checkpoint(Checkpoint {
                issuance: traced.issuance,
                index: traced.index,
                denomination: traced.denomination,
                expiry_minutes: renewed_expiry(issuance, traced, now),
                anchored_minutes: now.minutes(),
                epoch: self.epoch,
                seq: coin.surrender.seq,
                head: traced.head,
                owner,
                witness: self.key.1,
            }))
        };
        match coin.surrender.purpose {
            SurrenderPurpose::Redemption => {
                let goes_on = coin.surrender.seq < u16::MAX;
                TakenDraft::Redemption(coin.clone(), goes_on.then(|| renewed(traced.owner)))
            }
            SurrenderPurpose::Renewal => TakenDraft::Renewal(coin.clone(), renewed(coin.surrender.new_owner)),
        }
    }
}

/// A renewed coin is valid as long as a new one, and never shorter than before.
fn renewed_expiry(issuance: &Issuance, traced: &Traced, now: Timestamp) -> u32 {
    let valid = issuance.expiry_minutes().saturating_sub(issuance.issued.minutes());
    match issuance.renewal {
        Renewal::None => traced.expiry_minutes,
        Renewal::AnyWitness => traced.expiry_minutes.max(now.minutes().saturating_add(valid)),
    }
}

fn check_surrender(coin: &SurrenderedCoin, traced: &Traced) -> Result<(), RefuseCode> {
    let surrender = &coin.surrender;
    let next = traced.seq.checked_add(1).ok_or(RefuseCode::TooManyHops)?;
    if (surrender.token_id, surrender.seq, surrender.prev) != (traced.token_id, next, traced.head) {
        return Err(RefuseCode::Malformed);
    }
    // The number after it must exist, or a renewed coin could not be paid on.
    if surrender.purpose == SurrenderPurpose::Renewal && next == u16::MAX {
        return Err(RefuseCode::TooManyHops);
    }
    verify(&traced.owner, SigRole::Surrender, &surrender.hash(), &coin.signature).map_err(|_| RefuseCode::Signature)
}

fn expiry(opening: &HeaderFields, now: Timestamp) -> Timestamp {
    let claimed = opening.times.upper().after_ms(u64::from(opening.times.expiry_s) * 1000);
    claimed.min(now.after_ms(LONGEST_EXPIRY_MS))
}

fn decides_at(record: &LedgerRecord) -> Timestamp {
    match record {
        LedgerRecord::Filed { decides_at, .. } => *decides_at,
        _ => Timestamp(u64::MAX),
    }
}

impl AnswerDraft {
    /// That a transfer is void, whatever this witness's own window says: 2f + 1 members of its committee have decided so.
    pub(super) fn void(filed: FileAbort, (key, witness): (KeyPath, PublicKey)) -> Self {
        Self { records: Vec::new(), key, rest: Rest::Void { filed: Box::new(filed), witness } }
    }

    /// Whether everything is refused.
    pub(super) fn is_refused(&self) -> bool {
        let refuses =
            |draft: &TakenDraft| matches!(draft, TakenDraft::Ready(TakenAnswer { taken: Taken::Refused(_), .. }));
        match &self.rest {
            Rest::Ready(answer) => matches!(answer, Answer::Refused(_) | Answer::Listening(_)),
            Rest::Taken(drafts) => drafts.iter().all(refuses),
            _ => false,
        }
    }

    /// The signatures it needs, in order.
    pub fn wanted(&self) -> Vec<Wanted> {
        let message = |role, value: &_| Wanted { key: self.key, message: signed_message(role, value) };
        match &self.rest {
            Rest::Ready(_) => Vec::new(),
            Rest::Registered { header, .. } | Rest::Committed { header, .. } => {
                vec![message(SigRole::Registration, header)]
            }
            Rest::Void { filed, .. } => vec![message(SigRole::AbortCertificate, &filed.opening.hash())],
            Rest::Taken(drafts) => drafts
                .iter()
                .filter_map(|draft| match draft {
                    TakenDraft::Ready(_) => None,
                    TakenDraft::Renewal(_, anchor) => Some(message(SigRole::Anchor, &anchor.value())),
                    TakenDraft::Redemption(coin, _) => Some(message(SigRole::Retirement, &retirement(&coin.surrender))),
                })
                .collect(),
        }
    }

    /// Proofs of coins that were spent twice, which this answer gives.
    pub fn proofs(&self) -> Vec<&[u8]> {
        match &self.rest {
            Rest::Ready(Answer::Dead { proof, .. }) => vec![proof],
            Rest::Taken(drafts) => drafts
                .iter()
                .filter_map(|draft| match draft {
                    TakenDraft::Ready(TakenAnswer { taken: Taken::Dead(proof), .. }) => Some(proof.as_slice()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Coins to be taken back for good, which the witness's person agrees to first: the first one's issuance, and their sum.
    pub fn redemption(&self) -> Option<(IssuanceId, Amount)> {
        let Rest::Taken(drafts) = &self.rest else { return None };
        let redeemed = drafts.iter().filter_map(|draft| match draft {
            TakenDraft::Redemption(coin, _) => Some(&coin.telomeer.anchor),
            _ => None,
        });
        let issuance = redeemed.clone().next()?.issuance;
        let values = redeemed.map(|anchor| anchor.denomination.value());
        Some((issuance, Amount(values.fold(0, u32::saturating_add))))
    }

    /// What the chains of coins to be taken back for good said at their ends, for the report.
    pub fn chain_ends(&self) -> BTreeMap<TokenId, ChainEnd> {
        let Rest::Taken(drafts) = &self.rest else { return BTreeMap::new() };
        let ends = drafts.iter().filter_map(|draft| match draft {
            TakenDraft::Redemption(coin, _) => Some((coin.surrender.token_id, ChainEnd::of(&coin.telomeer)?)),
            _ => None,
        });
        ends.collect()
    }

    /// The witness's person will not take coins back for good. What was signed over stays so: they come back renewed, under the
    /// keys under which they lay.
    #[must_use]
    pub fn declined(self) -> Self {
        let rest = match self.rest {
            Rest::Taken(drafts) => Rest::Taken(drafts.into_iter().map(TakenDraft::declined).collect()),
            other => other,
        };
        Self { rest, ..self }
    }

    /// Goes on with exactly those signatures, in that order: what is to be stored, and what may be said then.
    pub fn finish(self, signatures: &[Signature]) -> (Vec<LedgerRecord>, Answer) {
        let mut records = self.records;
        let mut signatures = signatures.iter().copied();
        let answer = match self.rest {
            Rest::Ready(answer) => answer,
            Rest::Registered { header, witness } => match signatures.next() {
                Some(signature) => Answer::Registered(Box::new(Registration { header, witness, signature })),
                None => Answer::Refused(RefuseCode::Unexpected),
            },
            Rest::Committed { header, witness, commits } => match signatures.next() {
                Some(signature) => {
                    let registration = Box::new(Registration { header, witness, signature });
                    Answer::Committed { registration, commits }
                }
                None => Answer::Refused(RefuseCode::Unexpected),
            },
            Rest::Void { filed, witness } => match signatures.next() {
                Some(signature) => {
                    let header = filed.opening.hash();
                    let certificate = AbortCertificate { sid: filed.sid, header, witness, signature };
                    records.push(LedgerRecord::Voided(certificate));
                    records.push(LedgerRecord::Asked { header, receiver_abort: filed.receiver_abort });
                    Answer::Void(Box::new(certificate))
                }
                None => Answer::Refused(RefuseCode::Unexpected),
            },
            Rest::Taken(drafts) => {
                Answer::Taken(drafts.into_iter().map(|draft| draft.finish(&mut signatures, &mut records)).collect())
            }
        };
        (records, answer)
    }
}

impl TakenDraft {
    fn declined(self) -> Self {
        match self {
            Self::Redemption(coin, Some(anchor)) => Self::Renewal(coin, anchor),
            Self::Redemption(_, None) => Self::Ready(Taken::Refused(RefuseCode::Declined).into()),
            other => other,
        }
    }

    fn finish(self, signatures: &mut impl Iterator<Item = Signature>, records: &mut Vec<LedgerRecord>) -> TakenAnswer {
        let unsigned = || Taken::Refused(RefuseCode::Unexpected).into();
        let (coin, taken) = match self {
            Self::Ready(answer) => return answer,
            Self::Renewal(coin, draft) => {
                let Some(signature) = signatures.next() else { return unsigned() };
                (coin, Taken::Renewed(draft.with_signature(signature)))
            }
            Self::Redemption(coin, _) => {
                let Some(signature) = signatures.next() else { return unsigned() };
                (coin, Taken::Retired(signature))
            }
        };
        let SurrenderedCoin { surrender, signature, .. } = coin;
        let stored = TakenCoin { surrender, signature, taken: taken.clone() };
        records.push(LedgerRecord::Taken(Box::new(stored)));
        taken.into()
    }
}
